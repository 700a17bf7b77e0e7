// Small parts of a big graph: the neighbourhood of a pod, a path, all that a business needs. Each is laid out anew.

import { adjacencyOf, edgesAt } from "./adjacency";
import type { BandInput } from "./order";

export type Direction = "uses" | "used" | "both";

export interface Graph {
  nodes: number;
  from: readonly number[];
  to: readonly number[];
}

type Step = (node: number) => readonly number[];

/** What is used by, and what uses, a node; only edges that pass the filter. */
function stepsOf(graph: Graph, passes: Filter): { uses: Step; used: Step } {
  const out = adjacencyOf(graph.from, graph.nodes);
  const into = adjacencyOf(graph.to, graph.nodes);
  const along = (at: typeof out, ends: readonly number[]): Step => (node) =>
    [...edgesAt(at, node)].filter(passes).map((edge) => ends[edge]!);
  return { uses: along(out, graph.to), used: along(into, graph.from) };
}

type Filter = (edge: number) => boolean;

const all: Filter = () => true;

/** Seeds and what is at most `depth` steps away, ascending. "both" goes up from the seeds, and down, never zigzag. */
export function neighbourhood(
  graph: Graph, seeds: readonly number[], depth: number, direction: Direction, passes = all): number[] {
  const steps = stepsOf(graph, passes);
  const found = new Set(seeds);
  for (const way of ["uses", "used"] as const) {
    if (direction !== "both" && direction !== way) continue;
    for (const node of reach(seeds, depth, steps[way])) found.add(node);
  }
  return [...found].sort((a, b) => a - b);
}

function reach(seeds: readonly number[], depth: number, step: Step): Set<number> {
  const found = new Set(seeds);
  let edge = [...seeds];
  for (let k = 0; k < depth && edge.length > 0; ++k) {
    const next: number[] = [];
    for (const node of edge) {
      for (const other of step(node)) {
        if (found.has(other)) continue;
        found.add(other);
        next.push(other);
      }
    }
    edge = next;
  }
  return found;
}

/** Seeds and everything that they need, ascending. */
export function closure(graph: Graph, seeds: readonly number[], passes = all): number[] {
  return neighbourhood(graph, seeds, graph.nodes, "uses", passes);
}

/** Nodes of a shortest path, both ends included; null if there is none. Ties go to the lower edge. */
export function shortestPath(graph: Graph, from: number, to: number, passes = all): number[] | null {
  const { uses } = stepsOf(graph, passes);
  const before = new Int32Array(graph.nodes).fill(-1);
  before[from] = from;
  const queue = [from];
  for (let k = 0; k < queue.length && before[to]! < 0; ++k) {
    for (const next of uses(queue[k]!)) {
      if (before[next]! >= 0) continue;
      before[next] = queue[k]!;
      queue.push(next);
    }
  }
  if (before[to]! < 0) return null;
  const path = [to];
  while (path[0] !== from) path.unshift(before[path[0]!]!);
  return path;
}

export interface Part {
  input: BandInput;
  pods: number[]; // row of the whole for each row of the part
  edges: number[];
}

/** The picture of some of the pods, with the edges among them. */
export function partOf(whole: BandInput, pods: readonly number[]): Part {
  const row = new Map(pods.map((pod, k) => [pod, k]));
  const edges = whole.from.map((_, e) => e).filter((e) => row.has(whole.from[e]!) && row.has(whole.to[e]!));
  return {
    pods: [...pods],
    edges,
    input: {
      names: pods.map((pod) => whole.names[pod]!),
      band: pods.map((pod) => whole.band[pod]!),
      bands: whole.bands,
      group: pods.map((pod) => whole.group[pod]!),
      from: edges.map((e) => row.get(whole.from[e]!)!),
      to: edges.map((e) => row.get(whole.to[e]!)!),
    },
  };
}
