// What stands out of a picture: the selection or what is under the pointer, with its neighbours.

import type { Model } from "./model";
import { edgesOf, nodesOf, type Picture } from "./picture";
import type { Selection } from "./selection";

export interface Highlight {
  nodes: number[]; // the chosen ones first, then those of violations, then those of most imports
  chosen: number;
  edges: number[];
}

export function highlightOfNode(picture: Picture, node: number): Highlight {
  const { from, to } = picture.input;
  return withNeighbours(picture, [node], from.map((_, e) => e).filter((e) => from[e] === node || to[e] === node));
}

export function highlightOfEdges(picture: Picture, edges: number[]): Highlight {
  return withNeighbours(picture, [], edges);
}

/** Null where the selection names nothing that is in the picture. */
export function highlightOf(picture: Picture, model: Model, selection: Selection): Highlight | null {
  const edges = edgesOf(picture, model, selection);
  const own = selection.kind === "edge" || (selection.kind === "blocks" && picture.unit === "pod");
  const nodes = own ? [] : nodesOf(picture, model, selection);
  return nodes.length + edges.length === 0 ? null : withNeighbours(picture, nodes, edges);
}

function withNeighbours(picture: Picture, chosen: readonly number[], edges: number[]): Highlight {
  const { from, to } = picture.input;
  const weight = (edge: number): number => picture.fault[edge]! * 1e9 + picture.amount[edge]!;
  const nodes = new Set(chosen);
  for (const edge of [...edges].sort((a, b) => weight(b) - weight(a) || a - b)) nodes.add(from[edge]!).add(to[edge]!);
  return { nodes: [...nodes], chosen: chosen.length, edges };
}
