// Model and tools to picture, picture and window to scene; each only anew when it must be.

import { useMemo } from "preact/hooks";
import { makeScene, type Scene } from "../canvas/scene";
import type { Size } from "../canvas/surface";
import type { Lang } from "../i18n";
import { layoutBands } from "../layout";
import type { EdgeMode, Look } from "../look";
import type { Model } from "../model";
import { partPicture, wholePicture, type Picture } from "../picture";
import { bandTitles, blockTitles } from "./layersText";
import { nodesOfPart } from "./part";

export function usePicture(model: Model, lang: Lang, look: Look): { whole: Picture; picture: Picture } {
  const whole = useMemo(() => wholePicture(model, look.unit, lang), [model, look.unit, lang]);
  const picture = useMemo(() => {
    const nodes = nodesOfPart(model, whole, look);
    return nodes ? partPicture(whole, nodes) : whole;
  }, [model, whole, look.part, look.depth, look.way]);
  return { whole, picture };
}

export function useScene(picture: Picture, model: Model, lang: Lang, mode: EdgeMode, size: Size | null): Scene | null {
  const layout = useMemo(() => size && layoutBands(picture.input, size.w, size.h), [picture, size?.w, size?.h]);
  return useMemo(() => {
    if (!layout) return null;
    const parts = { picture, layout };
    return makeScene(picture, layout, bandTitles(parts, model, lang), blockTitles(parts, model, lang), mode);
  }, [layout, picture, model, lang, mode]);
}
