// Which part of the picture is shown.

import { closure, neighbourhood, shortestPath, type Direction, type Graph } from "../focus";
import type { Model } from "../model";
import type { Picture } from "../picture";

export type Part =
  | { kind: "all" }
  | { kind: "near"; nodes: readonly number[] }
  | { kind: "path"; nodes: readonly number[] }
  | { kind: "group"; group: number }
  | { kind: "app"; app: number };

export const everything: Part = { kind: "all" };

export function graphOf(picture: Picture): Graph {
  return { nodes: picture.rows.length, from: picture.input.from, to: picture.input.to };
}

/** Nodes of the whole picture, ascending; null for all of them. */
export function nodesOfPart(
  model: Model, whole: Picture, part: Part, depth: number, way: Direction): readonly number[] | null {
  const graph = graphOf(whole);
  switch (part.kind) {
    case "all":
      return null;
    case "near":
      return neighbourhood(graph, part.nodes, depth, way);
    case "path":
      return [...part.nodes].sort((a, b) => a - b);
    case "group":
      return closure(graph, nodesWhere(whole, model, (pod) => model.groupOf(pod) === part.group), pulling(model, whole));
    case "app":
      return nodesWhere(whole, model, (pod) => model.appHasPod(part.app, pod));
  }
}

function nodesWhere(whole: Picture, model: Model, holds: (pod: number) => boolean): number[] {
  const rows = new Set<number>();
  for (let pod = 0; pod < model.podCount; ++pod) {
    if (holds(pod)) rows.add(whole.unit === "pod" ? pod : model.blockOf[pod]!);
  }
  return whole.rows.flatMap((row, node) => (rows.has(row) ? [node] : []));
}

/** Only what takes a pod along into an app belongs to what a business needs. */
function pulling(model: Model, whole: Picture): (edge: number) => boolean {
  return (edge) => whole.edges[edge]!.some((row) => model.pulls(row));
}

export function pathNodes(model: Model, whole: Picture, from: number, to: number): number[] | null {
  return shortestPath(graphOf(whole), from, to, pulling(model, whole));
}
