// What the layer picture and the matrix draw of a model: nodes (pods, or groups of a layer) and edges between them.

import { PodFlag } from "./data";
import { partOf } from "./focus";
import { t, type Lang } from "./i18n";
import { levels } from "./levels";
import type { Model } from "./model";
import type { BandInput } from "./order";
import { nothing, type Selection } from "./selection";

export const units = ["group", "pod"] as const;
export type Unit = (typeof units)[number];

export interface Picture {
  unit: Unit;
  /** Without layers in the configuration, bands are levels: a pod stands above all that it uses. */
  byLevel: boolean;
  input: BandInput;
  rows: number[]; // pod or block of the model for each node
  edges: number[][]; // edges of the model for each edge
  fault: Uint8Array; // by edge: 0 to 3
  cut: Uint8Array; // by edge: 1 if a cycle is best cut here
  ports: Uint8Array; // by node: 1 if it has ports
  amount: Float64Array; // by edge: imports, or edges of a group
}

/** The worst finding about each edge as such. What a pod declares in vain is about the pod, no wrong way to go. */
export function edgeFaults(model: Model): Uint8Array {
  const { edge, rule, severity } = model.data.findings;
  const faults = new Uint8Array(model.edgeCount);
  edge.forEach((at, finding) => {
    if (at < 0 || !model.stands(finding) || model.data.rules[rule[finding]!]?.about === "pod") return;
    faults[at] = Math.max(faults[at]!, severity[finding]!);
  });
  return faults;
}

export function cutEdges(model: Model): Uint8Array {
  const cut = new Uint8Array(model.edgeCount);
  for (const cycle of model.data.cycles) for (const edge of cycle.cut) cut[edge] = 1;
  return cut;
}

export function hasGroups(model: Model): boolean {
  return model.blocks.length > 1;
}

export function wholePicture(model: Model, unit: Unit, lang: Lang): Picture {
  return unit === "pod" ? podPicture(model) : groupPicture(model, lang);
}

function podPicture(model: Model): Picture {
  const { pods, edges, layers } = model.data;
  const cut = cutEdges(model);
  const byLevel = layers.length === 0;
  const bands = byLevel ? levelBands(model, cut) : { band: pods.layer, bands: layers.length };
  return {
    unit: "pod",
    byLevel,
    input: { names: pods.name, ...bands, group: pods.group, from: edges.from, to: edges.to },
    rows: pods.name.map((_, pod) => pod),
    edges: edges.from.map((_, edge) => [edge]),
    fault: edgeFaults(model),
    cut,
    ports: Uint8Array.from(pods.flags, (flags) => (flags & PodFlag.ports ? 1 : 0)),
    amount: Float64Array.from(edges.imports),
  };
}

function levelBands(model: Model, cut: Uint8Array): { band: number[]; bands: number } {
  const kept = model.data.edges.from.map((_, e) => e).filter((e) => !cut[e]);
  const height = levels(model.podCount, kept.map((e) => model.from(e)), kept.map((e) => model.to(e)));
  const top = height.reduce((a, b) => Math.max(a, b), 0);
  return { band: [...height].map((level) => top - level), bands: top + 1 };
}

function groupPicture(model: Model, lang: Lang): Picture {
  const faults = edgeFaults(model);
  const cuts = cutEdges(model);
  const joined = new Map<string, number[]>();
  for (let edge = 0; edge < model.edgeCount; ++edge) {
    const [a, b] = [model.blockOf[model.from(edge)]!, model.blockOf[model.to(edge)]!];
    const list = joined.get(`${a}>${b}`);
    if (list) list.push(edge);
    else joined.set(`${a}>${b}`, [edge]);
  }
  const edges = [...joined.values()];
  const { blocks } = model;
  const end = (edge: number | undefined, of: "from" | "to"): number => model.blockOf[model[of](edge ?? -1)] ?? -1;
  return {
    unit: "group",
    byLevel: false,
    input: {
      names: blocks.map((_, row) => blockTitle(model, row, lang)),
      band: blocks.map((block) => block.layer),
      bands: model.data.layers.length,
      group: blocks.map(() => -1),
      from: edges.map((list) => end(list[0], "from")),
      to: edges.map((list) => end(list[0], "to")),
    },
    rows: blocks.map((_, row) => row),
    edges,
    fault: Uint8Array.from(edges, (list) => list.reduce((worst, edge) => Math.max(worst, faults[edge]!), 0)),
    cut: Uint8Array.from(edges, (list) => (list.some((edge) => cuts[edge]) ? 1 : 0)),
    ports: new Uint8Array(blocks.length),
    amount: Float64Array.from(edges, (list) => list.length),
  };
}

/** Some of the nodes, and the edges among them. */
export function partPicture(whole: Picture, nodes: readonly number[]): Picture {
  const { input, pods, edges } = partOf(whole.input, nodes);
  return {
    ...whole,
    input,
    rows: pods.map((node) => whole.rows[node]!),
    edges: edges.map((e) => whole.edges[e]!),
    fault: Uint8Array.from(edges, (e) => whole.fault[e]!),
    cut: Uint8Array.from(edges, (e) => whole.cut[e]!),
    ports: Uint8Array.from(pods, (node) => whole.ports[node]!),
    amount: Float64Array.from(edges, (e) => whole.amount[e]!),
  };
}

export function layerTitle(model: Model, layer: number, lang: Lang): string {
  const row = model.data.layers[layer];
  return row ? row[lang] || row.name : t(lang, "layers.unlayered");
}

export function groupTitle(model: Model, group: number, lang: Lang): string {
  return model.data.groups[group] ?? t(lang, "layers.other");
}

/** The name of the group, or of the layer where it is not divided. */
export function blockTitle(model: Model, row: number, lang: Lang): string {
  const block = model.blocks[row];
  if (!block) return "";
  const divided = model.blocks.some((other) => other.layer === block.layer && other.group !== block.group);
  return block.group >= 0 || divided ? groupTitle(model, block.group, lang) : layerTitle(model, block.layer, lang);
}

// Selections

export function selectNode(picture: Picture, node: number): Selection {
  const row = picture.rows[node];
  if (row === undefined) return nothing;
  return picture.unit === "pod" ? { kind: "pod", pod: row } : { kind: "blocks", from: row, to: row };
}

export function selectEdge(picture: Picture, edge: number): Selection {
  const { from, to } = picture.input;
  const list = picture.edges[edge] ?? [];
  if (list.length === 1) return { kind: "edge", edge: list[0]! };
  return { kind: "blocks", from: picture.rows[from[edge]!]!, to: picture.rows[to[edge]!]! };
}

/** Nodes that a selection is about, the pod or group itself first. */
export function nodesOf(picture: Picture, model: Model, selection: Selection): number[] {
  const row = new Map(picture.rows.map((at, node) => [at, node]));
  const asked = selection.kind === "blocks" && picture.unit === "group"
    ? [selection.from, selection.to]
    : model.podsOf(selection).map((pod) => (picture.unit === "pod" ? pod : model.blockOf[pod]!));
  return [...new Set(asked)].flatMap((at) => row.get(at) ?? []);
}

/** Edges that a selection is about; of a pod or group those that begin or end there. */
export function edgesOf(picture: Picture, model: Model, selection: Selection): number[] {
  const { from, to } = picture.input;
  const every = from.map((_, e) => e);
  if (selection.kind === "none") return [];
  if (selection.kind === "pod" || (selection.kind === "blocks" && selection.from === selection.to)) {
    const nodes = new Set(nodesOf(picture, model, selection));
    return every.filter((e) => nodes.has(from[e]!) || nodes.has(to[e]!));
  }
  const wanted = new Set(model.edgesOf(selection));
  return every.filter((e) => picture.edges[e]!.some((edge) => wanted.has(edge)));
}
