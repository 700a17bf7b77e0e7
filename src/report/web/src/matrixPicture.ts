// The matrix of a picture.

import type { MatrixScene } from "./canvas/matrix";
import { EdgeKind } from "./data";
import type { Lang } from "./i18n";
import { matrixOf, type MatrixCell } from "./matrix";
import type { Model } from "./model";
import { edgesOf, groupTitle, layerTitle, selectEdge, type Picture } from "./picture";
import type { Selection } from "./selection";

export function matrixScene(picture: Picture, model: Model, lang: Lang): MatrixScene {
  const { input, rows } = picture;
  const cutsLoops = (edge: number): boolean => picture.cut[edge] === 1 && picture.unit === "pod";
  const builds = (edge: number): boolean => picture.edges[edge]!.some((row) => model.hasKind(row, EdgeKind.build));
  const isPod = picture.unit === "pod";
  const matrix = matrixOf(
    {
      size: rows.length,
      layer: isPod ? model.data.pods.layer : rows.map((row) => model.blocks[row]!.layer),
      group: isPod ? model.data.pods.group : rows.map(() => -1),
      from: input.from,
      to: input.to,
      skips: cutsLoops,
      weak: (edge) => !builds(edge),
    },
    picture.amount,
    picture.fault,
  );
  const divided = (layer: number): boolean => matrix.parts.filter((part) => part.layer === layer).length > 1;
  return {
    matrix,
    names: isPod ? input.names : rows.map((_, node) => nodeTitle(picture, model, lang, node)),
    layerTitles: matrix.parts.map((part) => layerTitle(model, part.layer, lang)),
    partTitles: matrix.parts.map((part) => {
      const layer = layerTitle(model, part.layer, lang);
      return divided(part.layer) ? `${groupTitle(model, part.group, lang)} · ${layer}` : layer;
    }),
    numbers: !isPod,
    most: matrix.cells.reduce((most, cell) => Math.max(most, cell.amount), 0),
  };
}

export function selectCell(picture: Picture, cell: MatrixCell): Selection {
  return selectEdge(picture, cell.edges[0]!);
}

export function cellsOfSelection(
  scene: MatrixScene,
  picture: Picture,
  model: Model,
  selection: Selection,
): MatrixCell[] {
  const { place, at, order } = scene.matrix;
  const { from, to } = picture.input;
  const keys = edgesOf(picture, model, selection).map((edge) => place[to[edge]!]! * order.length + place[from[edge]!]!);
  return [...new Set(keys)].flatMap((key) => at.get(key) ?? []);
}

/** Groups of one name stand in more than one layer. */
export function nodeTitle(picture: Picture, model: Model, lang: Lang, node: number): string {
  const name = picture.input.names[node]!;
  if (picture.unit === "pod") return name;
  const layer = layerTitle(model, model.blocks[picture.rows[node]!]!.layer, lang);
  return layer === name ? name : `${name} · ${layer}`;
}
