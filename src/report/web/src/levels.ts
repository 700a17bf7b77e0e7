// How far a node stands above the ground: strongly connected sets, and the level of each over what it uses.

import { adjacencyOf } from "./adjacency";

/** Column of a table, of whatever kind. */
export interface Numbers {
  readonly length: number;
  readonly [index: number]: number;
}

export interface Components {
  of: Int32Array; // component of each node; what a component uses has a lower number
  count: number;
}

/** Tarjan's strongly connected components ("Depth-first search and linear graph algorithms", 1972), not recursive. */
export function components(nodes: number, from: readonly number[], to: Numbers): Components {
  const { start, edges } = adjacencyOf(from, nodes);
  const of = new Int32Array(nodes).fill(-1);
  const index = new Int32Array(nodes).fill(-1);
  const low = new Int32Array(nodes);
  const next = start.slice(0, nodes);
  const open: number[] = [];
  let count = 0;
  let seen = 0;
  const close = (root: number): void => {
    for (;;) {
      const node = open.pop()!;
      of[node] = count;
      if (node === root) break;
    }
    ++count;
  };
  for (let root = 0; root < nodes; ++root) {
    if (index[root]! >= 0) continue;
    const path = [root];
    while (path.length > 0) {
      const node = path[path.length - 1]!;
      if (index[node]! < 0) {
        index[node] = low[node] = seen++;
        open.push(node);
      }
      if (next[node]! < start[node + 1]!) {
        const target = to[edges[next[node]!++]!]!;
        if (index[target]! < 0) path.push(target);
        else if (of[target]! < 0) low[node] = Math.min(low[node]!, index[target]!);
        continue;
      }
      path.pop();
      const parent = path[path.length - 1];
      if (parent !== undefined) low[parent] = Math.min(low[parent]!, low[node]!);
      if (low[node] === index[node]) close(node);
    }
  }
  return { of, count };
}

/** 0 for what uses nothing, else one more than the highest that is used; members of a cycle share a level. */
export function levels(nodes: number, from: readonly number[], to: Numbers): Int32Array {
  const found = components(nodes, from, to);
  // What a component uses has a lower number, so that going through the edges by component meets finished heights.
  const rows = from.map((_, e) => e).sort((a, b) => found.of[from[a]!]! - found.of[from[b]!]!);
  const height = new Int32Array(found.count);
  for (const e of rows) {
    const above = found.of[from[e]!]!;
    const below = found.of[to[e]!]!;
    if (above !== below) height[above] = Math.max(height[above]!, height[below]! + 1);
  }
  return Int32Array.from(found.of, (c) => height[c]!);
}
