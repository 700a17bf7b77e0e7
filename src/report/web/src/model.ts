// What the views ask of the data. Everything here is computed once, in time linear in the data.
import { adjacencyOf, edgesAt, type Adjacency } from "./adjacency";
import { decodeBits, hasBit } from "./bits";
import { EdgeKind, Status, type ReportData } from "./data";
import { allShown } from "./format";
import type { Selection } from "./selection";

export type { Adjacency } from "./adjacency";
export type { Selection } from "./selection";

/** Pods of one layer and one group: the rows first to end - 1, for pods are sorted by layer, group and name. */
export interface Block {
  layer: number; // -1: in no layer
  group: number; // -1: in no group
  first: number;
  end: number;
}

export interface AppSets {
  pods: Uint8Array; // bits, see bits.ts
  edges: Uint8Array;
}

const none: readonly number[] = [];

export class Model {
  readonly podCount: number;
  readonly edgeCount: number;
  readonly findingCount: number;
  /** Edges by the pod that uses, and by the pod that is used. */
  readonly out: Adjacency;
  readonly in: Adjacency;
  readonly blocks: Block[] = [];
  readonly blockOf: Int32Array;
  readonly apps: AppSets[];
  /** By edge: the worst severity of what stands against it (neither fixed nor allowed), 0 for nothing. */
  readonly edgeFault: Uint8Array;
  /** By pod: the same, of findings about the pod alone and about edges that it begins. */
  readonly podFault: Uint8Array;
  /** By edge: 1 if a finding that stands is new. */
  readonly edgeIsNew: Uint8Array;
  readonly findingsByRule: number[][];
  /** By pod: row of the cycle that it is in, or -1. */
  readonly cycleOf: Int32Array;

  private readonly podRows = new Map<string, number>();
  private readonly byEdge = new Map<number, number[]>();
  private readonly byPod = new Map<number, number[]>();
  private readonly evidenceStart: Int32Array;

  /** What is shown; links hold the names of `raw`. */
  readonly data: ReportData;

  constructor(readonly raw: ReportData) {
    const data = allShown(raw);
    this.data = data;
    const { pods, edges, findings } = data;
    this.podCount = pods.name.length;
    this.edgeCount = edges.from.length;
    this.findingCount = findings.id.length;
    this.out = adjacencyOf(edges.from, this.podCount);
    this.in = adjacencyOf(edges.to, this.podCount);
    pods.name.forEach((name, pod) => this.podRows.set(name, pod));
    raw.pods.name.forEach((name, pod) => this.podRows.set(name, pod));
    this.blockOf = this.findBlocks();
    this.apps = data.apps.map((app) => ({
      pods: decodeBits(app.pods, this.podCount),
      edges: decodeBits(app.edges, this.edgeCount),
    }));
    this.edgeFault = new Uint8Array(this.edgeCount);
    this.edgeIsNew = new Uint8Array(this.edgeCount);
    this.podFault = new Uint8Array(this.podCount);
    this.findingsByRule = data.rules.map(() => []);
    for (let finding = 0; finding < this.findingCount; finding++) this.addFinding(finding);
    this.cycleOf = new Int32Array(this.podCount).fill(-1);
    data.cycles.forEach((cycle, row) => cycle.pods.forEach((pod) => (this.cycleOf[pod] = row)));
    // Evidence is sorted by edge, so an edge's rows are a range of it.
    this.evidenceStart = adjacencyOf(data.evidence.edge, this.edgeCount).start;
  }

  // Pods

  podName(pod: number): string {
    return this.data.pods.name[pod] ?? "";
  }
  /** By its name in the data, or by that which is shown; -1 if there is none. */
  podNamed(name: string): number {
    return this.podRows.get(name) ?? -1;
  }
  layerOf(pod: number): number {
    return this.data.pods.layer[pod] ?? -1;
  }
  groupOf(pod: number): number {
    return this.data.pods.group[pod] ?? -1;
  }
  bytesOf(pod: number): number {
    return this.data.pods.bytes[pod] ?? 0;
  }
  hasFlag(pod: number, flag: number): boolean {
    return ((this.data.pods.flags[pod] ?? 0) & flag) !== 0;
  }
  /** Edges that begin, or end, at a pod. */
  uses(pod: number): Int32Array {
    return edgesAt(this.out, pod);
  }
  usedBy(pod: number): Int32Array {
    return edgesAt(this.in, pod);
  }

  // Edges

  from(edge: number): number {
    return this.data.edges.from[edge] ?? -1;
  }
  to(edge: number): number {
    return this.data.edges.to[edge] ?? -1;
  }
  imports(edge: number): number {
    return this.data.edges.imports[edge] ?? 0;
  }
  hasKind(edge: number, kinds: number): boolean {
    return ((this.data.edges.kinds[edge] ?? 0) & kinds) !== 0;
  }
  /** Whether it takes its target along into an app. */
  pulls(edge: number): boolean {
    return this.hasKind(edge, EdgeKind.build | EdgeKind.declared);
  }
  /** -1 if there is none. */
  edgeBetween(from: number, to: number): number {
    if (from < 0 || to < 0) return -1;
    for (const edge of this.uses(from)) if (this.to(edge) === to) return edge;
    return -1;
  }
  /** Rows of the evidence table: first and end. */
  evidenceOf(edge: number): [number, number] {
    return [this.evidenceStart[edge] ?? 0, this.evidenceStart[edge + 1] ?? 0];
  }
  /** Of two pods in layers: whether the edge leads from a lower to an upper one. */
  leadsUp(edge: number): boolean {
    const from = this.layerOf(this.from(edge));
    const to = this.layerOf(this.to(edge));
    return from >= 0 && to >= 0 && to < from;
  }

  // Findings

  /** Ascending rows. */
  findingsOfEdge(edge: number): readonly number[] {
    return this.byEdge.get(edge) ?? none;
  }
  /** Those that name the pod at either end of a dependency or as one of their pods. */
  findingsOfPod(pod: number): readonly number[] {
    return this.byPod.get(pod) ?? none;
  }
  /** Whether it is to be dealt with: neither fixed nor allowed. */
  stands(finding: number): boolean {
    const status = this.data.findings.status[finding];
    return status !== Status.fixed && status !== Status.allowed;
  }
  text(row: number | undefined): string {
    return row === undefined ? "" : (this.data.texts[row] ?? "");
  }
  file(row: number | undefined): string {
    return row === undefined ? "" : (this.data.files[row] ?? "");
  }

  // Apps

  appHasPod(app: number, pod: number): boolean {
    const sets = this.apps[app];
    return sets !== undefined && hasBit(sets.pods, pod);
  }
  appHasEdge(app: number, edge: number): boolean {
    const sets = this.apps[app];
    return sets !== undefined && hasBit(sets.edges, edge);
  }
  appsWith(pod: number): number[] {
    return this.apps.flatMap((sets, app) => (hasBit(sets.pods, pod) ? [app] : []));
  }

  // Selections

  /** Edges that a selection is about: its own, those of its finding, those between its blocks, all of its pod. */
  edgesOf(selection: Selection): number[] {
    switch (selection.kind) {
      case "none":
        return [];
      case "edge":
        return [selection.edge];
      case "finding": {
        const edge = this.data.findings.edge[selection.finding] ?? -1;
        return edge < 0 ? [] : [edge];
      }
      case "pod":
        return [...this.uses(selection.pod), ...this.usedBy(selection.pod)];
      case "blocks":
        return this.edgesBetween(selection.from, selection.to);
    }
  }
  /** Pods that a selection names (of blocks: those at an end of its edges). */
  podsOf(selection: Selection): number[] {
    if (selection.kind === "pod") return [selection.pod];
    if (selection.kind === "finding") return this.podsOfFinding(selection.finding);
    const pods = new Set(this.edgesOf(selection).flatMap((edge) => [this.from(edge), this.to(edge)]));
    return [...pods].sort((a, b) => a - b);
  }
  edgesBetween(from: number, to: number): number[] {
    const block = this.blocks[from];
    if (!block) return [];
    const first = this.out.start[block.first] ?? 0;
    const end = this.out.start[block.end] ?? 0;
    return [...this.out.edges.subarray(first, end)].filter((edge) => this.blockOf[this.to(edge)] === to);
  }
  /** Without repetition; names of pods that are no more are left out. */
  podsOfFinding(finding: number): number[] {
    const { from, to, pods } = this.data.findings;
    const texts = [from[finding] ?? -1, to[finding] ?? -1, ...(pods[finding] ?? [])];
    const rows = texts.flatMap((text) => (text < 0 ? [] : [this.podNamed(this.text(text))]));
    return [...new Set(rows)].filter((pod) => pod >= 0);
  }

  private findBlocks(): Int32Array {
    const blockOf = new Int32Array(this.podCount);
    for (let pod = 0; pod < this.podCount; pod++) {
      const last = this.blocks[this.blocks.length - 1];
      if (last && last.layer === this.layerOf(pod) && last.group === this.groupOf(pod)) last.end = pod + 1;
      else this.blocks.push({ layer: this.layerOf(pod), group: this.groupOf(pod), first: pod, end: pod + 1 });
      blockOf[pod] = this.blocks.length - 1;
    }
    return blockOf;
  }

  private addFinding(finding: number): void {
    const { rule, edge, severity, status } = this.data.findings;
    this.findingsByRule[rule[finding] ?? -1]?.push(finding);
    const pods = this.podsOfFinding(finding);
    for (const pod of pods) append(this.byPod, pod, finding);
    const at = edge[finding] ?? -1;
    if (at >= 0) append(this.byEdge, at, finding);
    if (!this.stands(finding)) return;
    const weight = severity[finding] ?? 0;
    if (at >= 0) raise(this.edgeFault, at, weight);
    if (at >= 0 && status[finding] === Status.new) this.edgeIsNew[at] = 1;
    for (const pod of at >= 0 ? [this.from(at)] : pods) raise(this.podFault, pod, weight);
  }
}

function append(lists: Map<number, number[]>, key: number, value: number): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function raise(column: Uint8Array, row: number, value: number): void {
  if (value > (column[row] ?? 0)) column[row] = value;
}
