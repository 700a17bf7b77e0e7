// The order of pods in their band: neighbours stand above each other, groups stay together.
// Barycentre sweeps after Sugiyama, Tagawa and Toda, "Methods for visual understanding of hierarchical systems" (1981).

import { adjacencyOf, edgesAt, type Adjacency } from "./adjacency";
import type { Numbers } from "./levels";

export interface BandInput {
  names: readonly string[];
  band: Numbers; // 0 is the top; -1 goes below all others
  bands: number;
  group: Numbers; // -1 is the block of the others
  from: readonly number[];
  to: readonly number[];
}

/** Pods of one group in one band. */
export interface OrderedBlock {
  group: number;
  pods: number[];
}

const kSweeps = 6;

interface State {
  band: Numbers;
  place: Float64Array; // 0 to 1 within the band
  sides: readonly { at: Adjacency; ends: readonly number[] }[];
}

/** One list of blocks per band, the last one for pods of no layer; a band may be empty. O(sweeps * (E + N log N)). */
export function orderBands(input: BandInput): OrderedBlock[][] {
  const nodes = input.names.length;
  const band = Int32Array.from(input.names, (_, i) => (input.band[i]! < 0 ? input.bands : input.band[i]!));
  const ordered = firstOrder(input, band);
  const state: State = {
    band,
    place: new Float64Array(nodes),
    sides: [
      { at: adjacencyOf(input.from, nodes), ends: input.to },
      { at: adjacencyOf(input.to, nodes), ends: input.from },
    ],
  };
  for (const blocks of ordered) notePlaces(blocks, state.place);
  for (let sweep = 0; sweep < kSweeps; ++sweep) {
    const down = sweep % 2 === 0;
    for (let k = 0; k < ordered.length; ++k) {
      const at = down ? k : ordered.length - 1 - k;
      ordered[at] = sortBand(ordered[at]!, state, down);
      notePlaces(ordered[at]!, state.place);
    }
  }
  return ordered;
}

function firstOrder(input: BandInput, band: Int32Array): OrderedBlock[][] {
  const blocks: Map<number, OrderedBlock>[] = Array.from({ length: input.bands + 1 }, () => new Map());
  for (let i = 0; i < input.names.length; ++i) {
    const group = input.group[i]!;
    const here = blocks[band[i]!]!;
    const block = here.get(group);
    if (block) block.pods.push(i);
    else here.set(group, { group, pods: [i] });
  }
  return blocks.map((here) => [...here.values()].sort((a, b) => byGroup(a.group, b.group)));
}

/** The block of the others stands last. */
function byGroup(a: number, b: number): number {
  if (a < 0 || b < 0) return a === b ? 0 : a < 0 ? 1 : -1;
  return a - b;
}

function notePlaces(blocks: readonly OrderedBlock[], place: Float64Array): void {
  const total = blocks.reduce((sum, block) => sum + block.pods.length, 0);
  let at = 0;
  for (const block of blocks) for (const pod of block.pods) place[pod] = (at++ + 0.5) / total;
}

function sortBand(blocks: readonly OrderedBlock[], state: State, down: boolean): OrderedBlock[] {
  const wish = new Map<number, number>();
  const keyed = blocks.map((block) => {
    let sum = 0;
    for (const pod of block.pods) {
      const centre = barycentre(pod, state, down);
      wish.set(pod, centre);
      sum += centre;
    }
    const pods = [...block.pods].sort((a, b) => wish.get(a)! - wish.get(b)! || a - b);
    return { group: block.group, pods, mean: sum / block.pods.length };
  });
  keyed.sort((a, b) =>
    a.group < 0 || b.group < 0 ? byGroup(a.group, b.group) : a.mean - b.mean || byGroup(a.group, b.group));
  return keyed.map(({ group, pods }) => ({ group, pods }));
}

/** Mean place of the neighbours in the bands that this sweep has been through; its own place where it has none. */
function barycentre(pod: number, state: State, down: boolean): number {
  let sum = 0;
  let count = 0;
  const own = state.band[pod]!;
  for (const { at, ends } of state.sides) {
    for (const edge of edgesAt(at, pod)) {
      const other = ends[edge]!;
      const there = state.band[other]!;
      if (down ? there >= own : there <= own) continue;
      sum += state.place[other]!;
      ++count;
    }
  }
  return count === 0 ? state.place[pod]! : sum / count;
}
