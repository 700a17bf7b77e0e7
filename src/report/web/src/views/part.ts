// Which part of the picture is shown. The nodes of a whole picture are the rows of its unit.

import { closure, neighbourhood, shortestPath, type Graph } from "../focus";
import type { Look } from "../look";
import type { Model } from "../model";
import type { Picture } from "../picture";

export function graphOf(picture: Picture): Graph {
  return { nodes: picture.rows.length, from: picture.input.from, to: picture.input.to };
}

/** Nodes of the whole picture, ascending; null for all of them. */
export function nodesOfPart(model: Model, whole: Picture, { part, depth, way }: Look): readonly number[] | null {
  const graph = graphOf(whole);
  switch (part.kind) {
    case "all":
      return null;
    case "near":
      return neighbourhood(graph, part.rows, depth, way);
    case "path":
      return pathNodes(model, whole, part.from, part.to)?.sort((a, b) => a - b) ?? null;
    case "group":
      return closure(
        graph,
        nodesWhere(whole, model, (pod) => model.groupOf(pod) === part.group),
        pulling(model, whole),
      );
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
