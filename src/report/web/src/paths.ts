// Ways through the graph, all by breadth-first search: linear in the edges that `allows` lets through.
import type { Model } from "./model";

export type Allows = (edge: number) => boolean;

export interface Search {
  /** By pod: how many edges away, -1 if not reached. */
  depth: Int32Array;
  /** By pod: the edge by which it was reached first, -1 at the start. */
  by: Int32Array;
}

export function searchFrom(model: Model, starts: readonly number[], allows: Allows, backwards = false): Search {
  const depth = new Int32Array(model.podCount).fill(-1);
  const by = new Int32Array(model.podCount).fill(-1);
  const queue = [...new Set(starts)].filter((pod) => pod >= 0);
  for (const pod of queue) depth[pod] = 0;
  for (let head = 0; head < queue.length; head++) {
    const pod = queue[head] ?? 0;
    for (const edge of backwards ? model.usedBy(pod) : model.uses(pod)) {
      const next = backwards ? model.from(edge) : model.to(edge);
      if (depth[next] !== -1 || !allows(edge)) continue;
      depth[next] = (depth[pod] ?? 0) + 1;
      by[next] = edge;
      queue.push(next);
    }
  }
  return { depth, by };
}

export function reached(search: Search): number[] {
  const pods: number[] = [];
  search.depth.forEach((depth, pod) => depth >= 0 && pods.push(pod));
  return pods;
}

/** Edges from a start to the target; empty if the target is a start, null if no way leads there. */
export function shortestPath(
  model: Model,
  starts: readonly number[],
  target: number,
  allows: Allows,
): number[] | null {
  const { depth, by } = searchFrom(model, starts, allows);
  if ((depth[target] ?? -1) < 0) return null;
  const path: number[] = [];
  for (let pod = target; (by[pod] ?? -1) >= 0; pod = model.from(by[pod] ?? 0)) path.push(by[pod] ?? 0);
  return path.reverse();
}

/**
 * The edges of one path that every path from the starts to the target goes through: without any one of them the target
 * is not reached. They all lie on each path, so those of the shortest are tried one by one.
 */
export function edgesOnEveryPath(
  model: Model,
  starts: readonly number[],
  target: number,
  allows: Allows,
  path: readonly number[],
): number[] {
  return path.filter((edge) => {
    const { depth } = searchFrom(model, starts, (other) => other !== edge && allows(other));
    return (depth[target] ?? -1) < 0;
  });
}

/** What a pod brings along, or what goes with it (backwards), itself included. */
export function closure(model: Model, pod: number, backwards = false): number[] {
  return reached(searchFrom(model, [pod], (edge) => model.pulls(edge), backwards));
}
