// Each pod's edges in compressed sparse rows: those of pod p are edges[start[p]] .. edges[start[p + 1] - 1], ascending.

export interface Adjacency {
  start: Int32Array;
  edges: Int32Array;
}

/** `ends` is the column of the edge table by which to sort: `from` gives what a pod uses, `to` what uses it. */
export function adjacencyOf(ends: readonly number[], pods: number): Adjacency {
  const start = new Int32Array(pods + 1);
  for (const pod of ends) start[pod + 1] = (start[pod + 1] ?? 0) + 1;
  for (let pod = 0; pod < pods; pod++) start[pod + 1] = (start[pod + 1] ?? 0) + (start[pod] ?? 0);
  const next = start.slice();
  const edges = new Int32Array(ends.length);
  ends.forEach((pod, edge) => {
    const at = next[pod] ?? 0;
    edges[at] = edge;
    next[pod] = at + 1;
  });
  return { start, edges };
}

export function edgesAt(adjacency: Adjacency, pod: number): Int32Array {
  return adjacency.edges.subarray(adjacency.start[pod], adjacency.start[pod + 1]);
}
