// Focus: the neighbourhood of what is selected, and a path whose end is picked next.

import { useEffect, useState } from "preact/hooks";
import { t, type Lang } from "../i18n";
import type { Model } from "../model";
import type { Picture } from "../picture";
import type { LayersState } from "./LayersTools";
import { pathNodes } from "./part";

export interface PartTools {
  note: string;
  picking: boolean;
  focus: () => void;
  startPath: () => void;
  endPath: (node: number) => void;
}

/** `own` are the nodes of the picture that are selected. */
export function usePart(
  model: Model, lang: Lang, whole: Picture, picture: Picture, own: readonly number[],
  state: LayersState, change: (change: Partial<LayersState>) => void): PartTools {
  const [start, setStart] = useState(-1); // node of the whole picture
  const [note, setNote] = useState("");
  const wholeNode = (node: number): number => whole.rows.indexOf(picture.rows[node]!);
  // What was said about a path goes with it.
  useEffect(() => {
    setStart(-1);
    if (state.part.kind !== "path") setNote("");
  }, [state]);
  return {
    note,
    picking: start >= 0,
    focus: () => {
      if (own.length > 0) change({ part: { kind: "near", nodes: own.map(wholeNode) }, mode: "all" });
    },
    startPath: () => {
      if (own[0] === undefined) return;
      setStart(wholeNode(own[0]));
      setNote(t(lang, "layers.path.pick"));
    },
    endPath: (node) => {
      const end = wholeNode(node);
      const path = pathNodes(model, whole, start, end);
      const names = { from: whole.input.names[start]!, to: whole.input.names[end]! };
      setStart(-1);
      setNote(path ? t(lang, "layers.path.shown", { ...names, n: path.length - 1 }) : t(lang, "layers.path.none", names));
      if (path) change({ part: { kind: "path", nodes: path }, mode: "all" });
    },
  };
}
