// What the layer picture is asked to show, and the words for it in links: names, never rows.
import type { Direction } from "./focus";
import type { Model } from "./model";
import { hasGroups, type Unit } from "./picture";

export type EdgeMode = "faults" | "all" | "selection";

/** Rows are those of the unit: pods, or blocks of the model. */
export type Part =
  | { kind: "all" }
  | { kind: "near"; rows: readonly number[] }
  | { kind: "path"; from: number; to: number }
  | { kind: "group"; group: number }
  | { kind: "app"; app: number };

export interface Look {
  mode: EdgeMode;
  unit: Unit;
  depth: number; // of a neighbourhood; Infinity for all
  way: Direction;
  part: Part;
}

export const everything: Part = { kind: "all" };
export const firstLook: Look = { mode: "faults", unit: "pod", depth: 1, way: "both", part: everything };

export const depths = [1, 2, 3, Infinity] as const;
export const ways = ["both", "uses", "used"] as const;
export const modes = ["faults", "all", "selection"] as const;

/** Of a part the edges are few enough to be seen all. */
export const modeOf = (part: Part): EdgeMode => (part.kind === "all" ? firstLook.mode : "all");

const textOf = (depth: number) => (depth === Infinity ? "all" : String(depth));

/** Only what is not as it is at first. A name of a block is two: that of its layer and that of its group. */
export function wordsOfLook({ mode, unit, depth, way, part }: Look, model: Model): [key: string, texts: string[]][] {
  const words: [string, string[]][] = [];
  if (mode !== modeOf(part)) words.push(["edges", [mode]]);
  if (unit !== firstLook.unit) words.push(["by", [unit]]);
  if (depth !== firstLook.depth) words.push(["depth", [textOf(depth)]]);
  if (way !== firstLook.way) words.push(["way", [way]]);
  const names = (rows: readonly number[]) =>
    rows.flatMap((row) => (unit === "pod" ? [model.raw.pods.name[row] ?? ""] : blockNames(model, row)));
  if (part.kind === "near") words.push(["focus", names(part.rows)]);
  if (part.kind === "path") words.push(["path", names([part.from, part.to])]);
  if (part.kind === "group") words.push(["group", [model.raw.groups[part.group] ?? ""]]);
  if (part.kind === "app") words.push(["in", [model.raw.apps[part.app]?.name ?? ""]]);
  return words;
}

export function lookOfWords(words: ReadonlyMap<string, string[]>, model: Model): Look {
  const one = (key: string) => words.get(key)?.[0] ?? "";
  const unit = one("by") === "group" && hasGroups(model) ? "group" : firstLook.unit;
  const part = partOfWords(words, model, unit);
  return {
    mode: modes.find((mode) => mode === one("edges")) ?? modeOf(part),
    unit,
    depth: depths.find((depth) => textOf(depth) === one("depth")) ?? firstLook.depth,
    way: ways.find((way) => way === one("way")) ?? firstLook.way,
    part,
  };
}

function partOfWords(words: ReadonlyMap<string, string[]>, model: Model, unit: Unit): Part {
  const near = rowsOfNames(words.get("focus"), model, unit);
  if (near.length > 0) return { kind: "near", rows: near };
  const [from, to] = rowsOfNames(words.get("path"), model, unit);
  if (from !== undefined && to !== undefined) return { kind: "path", from, to };
  const [group, app] = [words.get("group"), words.get("in")].map((names) => names?.[0] ?? "");
  const rows = [model.raw.groups.indexOf(group ?? ""), model.raw.apps.findIndex((one) => one.name === app)] as const;
  if (rows[0] >= 0) return { kind: "group", group: rows[0] };
  return rows[1] >= 0 ? { kind: "app", app: rows[1] } : everything;
}

/** Those that the data knows. */
function rowsOfNames(names: readonly string[] = [], model: Model, unit: Unit): number[] {
  const rows = unit === "pod"
    ? names.map((name) => model.podNamed(name))
    : names.flatMap((group, i) => (i % 2 === 1 ? [blockNamed(model, names[i - 1], group)] : []));
  return rows.filter((row) => row >= 0);
}

export function blockNames(model: Model, row: number): [layer: string, group: string] {
  const block = model.blocks[row];
  return [model.raw.layers[block?.layer ?? -1]?.name ?? "", model.raw.groups[block?.group ?? -1] ?? ""];
}

export function blockNamed(model: Model, layer = "", group = ""): number {
  return model.blocks.findIndex((_, row) => {
    const [ownLayer, ownGroup] = blockNames(model, row);
    return ownLayer === layer && ownGroup === group;
  });
}
