// Focus: the neighbourhood of what is selected, and a path whose end is picked next.

import { useEffect, useMemo, useState } from "preact/hooks";
import { t, type Lang } from "../i18n";
import type { Look } from "../look";
import type { Model } from "../model";
import type { Picture } from "../picture";
import { pathNodes } from "./part";

export interface PartTools {
  note: string;
  picking: boolean;
  focus: () => void;
  startPath: () => void;
  endPath: (node: number) => void;
}

interface Props {
  model: Model;
  lang: Lang;
  whole: Picture;
  picture: Picture;
  own: readonly number[]; // nodes of the picture that are selected
  look: Look;
  change: (change: Partial<Look>) => void;
}

export function usePart({ model, lang, whole, picture, own, look, change }: Props): PartTools {
  const [start, setStart] = useState(-1); // node of the whole picture
  const [note, setNote] = useState("");
  const wholeNode = (node: number): number => whole.rows.indexOf(picture.rows[node]!);
  const { part } = look;
  const shown = useMemo(
    () => (part.kind === "path" ? pathNote(model, lang, whole, part.from, part.to) : ""),
    [model, lang, whole, part],
  );
  // What was said about a path goes with it.
  useEffect(() => {
    setStart(-1);
    setNote("");
  }, [look]);
  return {
    note: note || shown,
    picking: start >= 0,
    focus: () => {
      if (own.length > 0) change({ part: { kind: "near", rows: own.map(wholeNode) }, mode: "all" });
    },
    startPath: () => {
      if (own[0] === undefined) return;
      setStart(wholeNode(own[0]));
      setNote(t(lang, "layers.path.pick"));
    },
    endPath: (node) => {
      const end = wholeNode(node);
      setStart(-1);
      if (pathNodes(model, whole, start, end)) change({ part: { kind: "path", from: start, to: end }, mode: "all" });
      else setNote(pathNote(model, lang, whole, start, end));
    },
  };
}

function pathNote(model: Model, lang: Lang, whole: Picture, from: number, to: number): string {
  const path = pathNodes(model, whole, from, to);
  const names = { from: whole.input.names[from]!, to: whole.input.names[to]! };
  const n = path ? path.length - 1 : 0;
  const word = !path ? "layers.path.none" : n === 1 ? "layers.path.shown.one" : "layers.path.shown";
  return t(lang, word, { ...names, n });
}
