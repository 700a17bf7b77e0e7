// The dependency matrix: a column uses a row. In levelised order what is allowed stands below the diagonal, so that
// what leads up, and what closes a cycle, stands above it.

import { components, levels, type Numbers } from "./levels";

export interface MatrixInput {
  size: number;
  layer: Numbers; // 0 is the top; -1 goes below all others
  group: Numbers; // -1: none
  from: readonly number[];
  to: readonly number[];
  skips: (edge: number) => boolean; // edges that make no order: those to be cut
  weak: (edge: number) => boolean; // edges that make none within a cycle: those of tests and the like
}

/** Nodes by layer, by group within it, and by level within the group; what uses stands before what is used. */
export function levelisedOrder(input: MatrixInput): number[] {
  const kept = input.from.map((_, e) => e)
    .filter((e) => !input.skips(e) && input.layer[input.from[e]!] === input.layer[input.to[e]!]);
  const from = kept.map((e) => input.from[e]!);
  const to = kept.map((e) => input.to[e]!);
  const height = levels(input.size, from, to);
  const strong = kept.filter((e) => !input.weak(e));
  const inner = levels(input.size, strong.map((e) => input.from[e]!), strong.map((e) => input.to[e]!));
  const cycle = components(input.size, from, to).of;
  const blocks = blockHeights(input, from, to);
  const layerOf = (node: number): number => (input.layer[node]! < 0 ? Infinity : input.layer[node]!);
  return Array.from({ length: input.size }, (_, i) => i).sort((a, b) =>
    compare(layerOf(a), layerOf(b))
    || blocks.height[blocks.of[b]!]! - blocks.height[blocks.of[a]!]!
    || blocks.of[a]! - blocks.of[b]!
    || height[b]! - height[a]!
    || cycle[b]! - cycle[a]!
    || inner[b]! - inner[a]!
    || a - b);
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Levels of the groups of each layer over each other. */
function blockHeights(input: MatrixInput, from: readonly number[], to: readonly number[]) {
  const rows = new Map<string, number>();
  const of = Int32Array.from({ length: input.size }, (_, node) => {
    const key = `${input.layer[node]}/${input.group[node]}`;
    if (!rows.has(key)) rows.set(key, rows.size);
    return rows.get(key)!;
  });
  const apart = from.map((_, e) => e).filter((e) => of[from[e]!] !== of[to[e]!]);
  const height = levels(rows.size, apart.map((e) => of[from[e]!]!), apart.map((e) => of[to[e]!]!));
  return { of, height };
}

export interface MatrixCell {
  row: number; // place of what is used
  column: number; // place of what uses
  edges: number[];
  amount: number;
  fault: number; // 0 to 3, the worst
  faults: number; // how many edges have one
}

export interface Matrix {
  order: number[]; // node at each place
  place: Int32Array; // of each node
  cells: MatrixCell[]; // by fault, so that the worst is drawn last
  at: Map<number, MatrixCell>; // by row * size + column
  parts: Part[];
}

/** Places of one layer and group. */
export interface Part {
  layer: number;
  group: number;
  first: number;
  end: number;
}

export function matrixOf(input: MatrixInput, amount: Numbers, fault: Numbers): Matrix {
  const order = levelisedOrder(input);
  const place = new Int32Array(input.size);
  order.forEach((node, at) => (place[node] = at));
  const at = new Map<number, MatrixCell>();
  for (let e = 0; e < input.from.length; ++e) {
    const [row, column] = [place[input.to[e]!]!, place[input.from[e]!]!];
    const key = row * input.size + column;
    let cell = at.get(key);
    if (!cell) at.set(key, (cell = { row, column, edges: [], amount: 0, fault: 0, faults: 0 }));
    cell.edges.push(e);
    cell.amount += amount[e]!;
    cell.fault = Math.max(cell.fault, fault[e]!);
    if (fault[e]! > 0) ++cell.faults;
  }
  const cells = [...at.values()].sort((a, b) => a.fault - b.fault || a.row - b.row || a.column - b.column);
  return { order, place, cells, at, parts: partsOf(input, order) };
}

function partsOf(input: MatrixInput, order: readonly number[]): Part[] {
  const parts: Part[] = [];
  order.forEach((node, place) => {
    const last = parts[parts.length - 1];
    const [layer, group] = [input.layer[node]!, input.group[node]!];
    if (last && last.layer === layer && last.group === group) last.end = place + 1;
    else parts.push({ layer, group, first: place, end: place + 1 });
  });
  return parts;
}

/** The part of the matrix that is on the screen, in places; fractions are allowed while zooming. */
export interface Window {
  row: number;
  column: number;
  rows: number;
  columns: number;
}

const kLeastPlaces = 4;

/** What a rectangle drawn with the pointer encloses, whole places, at least four by four, inside the matrix. */
export function brushed(
  size: number,
  a: readonly [row: number, column: number],
  b: readonly [row: number, column: number],
): Window {
  const span = (x: number, y: number): [first: number, count: number] => {
    const least = Math.min(kLeastPlaces, size);
    const first = Math.max(0, Math.floor(Math.min(x, y)));
    const count = Math.max(least, Math.min(size, Math.floor(Math.max(x, y)) + 1) - first);
    return [Math.min(first, size - count), count];
  };
  const [row, rows] = span(a[0], b[0]);
  const [column, columns] = span(a[1], b[1]);
  return { row, column, rows, columns };
}

/** About a point that stays where it is. */
export function zoomed(window: Window, size: number, factor: number, row: number, column: number): Window {
  const along = (first: number, count: number, at: number): [number, number] => {
    const next = Math.min(size, Math.max(Math.min(kLeastPlaces, size), count / factor));
    const start = at - ((at - first) / count) * next;
    return [Math.max(0, Math.min(size - next, start)), next];
  };
  const [r, rows] = along(window.row, window.rows, row);
  const [c, columns] = along(window.column, window.columns, column);
  return { row: r, column: c, rows, columns };
}

/** The same window, moved as little as needed to hold the place. */
export function showing(window: Window, size: number, row: number, column: number): Window {
  const along = (first: number, count: number, at: number): number =>
    Math.max(0, Math.min(size - count, at < first ? at : at + 1 > first + count ? at + 1 - count : first));
  return { ...window, row: along(window.row, window.rows, row), column: along(window.column, window.columns, column) };
}

/** The next filled cell in a direction, or null. */
export function nextFilled(
  matrix: Matrix,
  row: number,
  column: number,
  down: number,
  right: number,
): MatrixCell | null {
  const size = matrix.order.length;
  for (let [r, c] = [row + down, column + right]; r >= 0 && c >= 0 && r < size && c < size; r += down, c += right) {
    const cell = matrix.at.get(r * size + c);
    if (cell) return cell;
  }
  return null;
}

/** More is darker, by the logarithm, but never so dark that a number in it cannot be read. */
export function strength(amount: number, most: number, numbers: boolean): number {
  return 0.22 + (numbers ? 0.28 : 0.48) * (Math.log(1 + amount) / Math.log(1 + Math.max(most, 2)));
}
