// Model and tools to picture, picture and window to scene; each only anew when it must be.

import { useMemo } from "preact/hooks";
import { makeScene, type Scene } from "../canvas/scene";
import type { Size } from "../canvas/surface";
import type { Lang } from "../i18n";
import { layoutBands } from "../layout";
import type { Model } from "../model";
import { partPicture, wholePicture, type Picture } from "../picture";
import type { LayersState } from "./LayersTools";
import { bandTitles, blockTitles } from "./layersText";
import { nodesOfPart } from "./part";

export function usePicture(model: Model, lang: Lang, { unit, part, depth, way }: LayersState): { whole: Picture; picture: Picture } {
  const whole = useMemo(() => wholePicture(model, unit, lang), [model, unit, lang]);
  const picture = useMemo(() => {
    const nodes = nodesOfPart(model, whole, part, depth, way);
    return nodes ? partPicture(whole, nodes) : whole;
  }, [model, whole, part, depth, way]);
  return { whole, picture };
}

export function useScene(picture: Picture, model: Model, lang: Lang, mode: LayersState["mode"], size: Size | null): Scene | null {
  const layout = useMemo(() => size && layoutBands(picture.input, size.w, size.h), [picture, size?.w, size?.h]);
  return useMemo(() => {
    if (!layout) return null;
    const parts = { picture, layout };
    return makeScene(picture, layout, bandTitles(parts, model, lang), blockTitles(parts, model, lang), mode);
  }, [layout, picture, model, lang, mode]);
}
