// What the line under the layer picture says.

import type { Hit, Scene } from "../canvas/scene";
import { count, t, type Lang } from "../i18n";
import type { Model } from "../model";
import { blockTitle, groupTitle, layerTitle, type Picture } from "../picture";

export function hitText(scene: Scene, model: Model, lang: Lang, hit: Hit): string {
  if (hit.kind === "node") return nodeText(scene.picture, model, lang, hit.node);
  if (hit.kind === "edge") return edgeText(scene.picture, lang, hit.edge);
  const ribbon = scene.ribbons[hit.ribbon]!;
  const title = (block: number): string => {
    const pod = scene.picture.rows[scene.layout.blocks[block]!.pods[0]!]!;
    const row = model.blockOf[pod]!;
    return `${layerTitle(model, model.blocks[row]!.layer, lang)} / ${blockTitle(model, row, lang)}`;
  };
  return t(lang, "layers.status.ribbon", { from: title(ribbon.from), to: title(ribbon.to), n: ribbon.edges.length });
}

function nodeText(picture: Picture, model: Model, lang: Lang, node: number): string {
  const { from, to, names, band } = picture.input;
  const bad = from.reduce(
    (sum, _, e) => sum + ((from[e] === node || to[e] === node) && picture.fault[e]! > 0 ? 1 : 0),
    0,
  );
  const text = t(lang, "layers.status.pod", {
    name: names[node]!,
    layer: bandTitle(picture, model, lang, band[node]!),
    uses: from.filter((end) => end === node).length,
    used: to.filter((end) => end === node).length,
  });
  return bad === 0 ? text : `${text}; ${count(lang, "layers.status.faults", bad, String(bad))}`;
}

function edgeText(picture: Picture, lang: Lang, edge: number): string {
  const { from, to, names } = picture.input;
  return t(lang, "layers.status.edge", { from: names[from[edge]!]!, to: names[to[edge]!]! });
}

export function bandTitle(picture: Picture, model: Model, lang: Lang, band: number): string {
  if (picture.byLevel) return t(lang, "layers.level", { n: picture.input.bands - 1 - band });
  return layerTitle(model, band, lang);
}

export function bandTitles(
  scene: Pick<Scene, "picture" | "layout">,
  model: Model,
  lang: Lang,
): [title: string, count: string][] {
  return scene.layout.bands.map((band) => {
    const title = bandTitle(scene.picture, model, lang, band.layer);
    return [title, scene.picture.unit === "pod" ? count(lang, "layers.pods", band.count, String(band.count)) : ""];
  });
}

/** Only where a band is divided into groups. */
export function blockTitles(scene: Pick<Scene, "picture" | "layout">, model: Model, lang: Lang): string[] {
  const { blocks } = scene.layout;
  return blocks.map((block) => {
    const divided = blocks.some((other) => other.band === block.band && other !== block);
    return block.group < 0 && !divided ? "" : groupTitle(model, block.group, lang);
  });
}

export function sumText(picture: Picture, lang: Lang): string {
  const faults = picture.fault.reduce((sum, fault) => sum + (fault > 0 ? 1 : 0), 0);
  const n = picture.rows.length;
  const pods = count(lang, picture.unit === "pod" ? "layers.pods" : "layers.groups", n, String(n));
  return t(lang, "layers.status.count", { pods, faults });
}
