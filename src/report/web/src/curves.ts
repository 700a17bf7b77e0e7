// The lines of the layer picture: curves between cells, arcs within a row, ribbons between blocks.

import type { BandLayout, Rect } from "./layout";

/** A cubic curve: begin, two control points, end. */
export type Curve = readonly [
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  x3: number,
  y3: number,
];

export function cellOf(layout: BandLayout, pod: number): Rect {
  return { x: layout.x[pod]!, y: layout.y[pod]!, w: layout.cell.w, h: layout.cell.h };
}

/** From border to border. Of two pods that use each other one curve keeps to the left, the other to the right. */
export function curveBetween(a: Rect, b: Rect, mutual: boolean): Curve {
  const down = b.y - a.y;
  if (Math.abs(down) < Math.min(a.h, b.h)) return arc(a, b, mutual);
  const aside = mutual ? Math.min(12, a.w / 5, b.w / 5) : 0;
  const shift = down > 0 ? -aside : aside;
  const across = b.x + b.w / 2 - a.x - a.w / 2;
  const x0 = a.x + a.w / 2 + shift + lean(across, a);
  const x3 = b.x + b.w / 2 + shift - lean(across, b);
  const y0 = down > 0 ? a.y + a.h : a.y;
  const y3 = down > 0 ? b.y : b.y + b.h;
  const bend = Math.max(Math.abs(y3 - y0) * 0.45, 10) * Math.sign(down);
  return [x0, y0, x0 + shift * 2, y0 + bend, x3 + shift * 2, y3 - bend, x3, y3];
}

/** Lines to the left leave on the left, so that those of one cell do not lie on each other. */
function lean(across: number, rect: Rect): number {
  return Math.max(-0.3 * rect.w, Math.min(0.3 * rect.w, across * 0.12));
}

/** Above the row; the way back of a mutual pair runs below it. */
function arc(a: Rect, b: Rect, mutual: boolean): Curve {
  const below = mutual && b.x < a.x;
  const y0 = below ? a.y + a.h : a.y;
  const y3 = below ? b.y + b.h : b.y;
  const right = Math.sign(b.x - a.x) || 1;
  const x0 = a.x + a.w / 2 + (right * a.w) / 4;
  const x3 = b.x + b.w / 2 - (right * b.w) / 4;
  const rise = Math.min(10 + Math.abs(x3 - x0) * 0.12, 40) * (below ? 1 : -1);
  return [x0, y0, x0 + (x3 - x0) * 0.2, y0 + rise, x0 + (x3 - x0) * 0.8, y3 + rise, x3, y3];
}

export function pointAt(c: Curve, t: number): [x: number, y: number] {
  const s = 1 - t;
  const [k0, k1, k2, k3] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
  return [k0 * c[0] + k1 * c[2] + k2 * c[4] + k3 * c[6], k0 * c[1] + k1 * c[3] + k2 * c[5] + k3 * c[7]];
}

/** To the nearest of sixteen chords, which is exact enough for a pointer. */
export function distanceTo(c: Curve, x: number, y: number): number {
  let best = Infinity;
  let [ax, ay] = [c[0], c[1]];
  for (let k = 1; k <= 16; ++k) {
    const [bx, by] = pointAt(c, k / 16);
    const length = (bx - ax) ** 2 + (by - ay) ** 2;
    const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
    best = Math.min(best, Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay)));
    [ax, ay] = [bx, by];
  }
  return best;
}

/** Which of the edges have one in the opposite direction among them. */
export function mutualEdges(edges: readonly number[], from: readonly number[], to: readonly number[]): Set<number> {
  const known = new Map<string, number>();
  const mutual = new Set<number>();
  for (const edge of edges) {
    const back = known.get(`${to[edge]}>${from[edge]}`);
    if (back !== undefined) mutual.add(edge).add(back);
    known.set(`${from[edge]}>${to[edge]}`, edge);
  }
  return mutual;
}

/** More violating edges than this are drawn as ribbons between blocks. */
export const kMostCurves = 150;

export interface Ribbon {
  from: number; // rows of the layout's blocks
  to: number;
  edges: number[];
  width: number;
  mutual: boolean;
}

/** One for each pair of blocks, thin ones first, so that a thick one is not covered by them. */
export function ribbonsOf(
  edges: readonly number[], from: readonly number[], to: readonly number[], blockOf: Int32Array): Ribbon[] {
  const found = new Map<string, Ribbon>();
  for (const edge of edges) {
    const [a, b] = [blockOf[from[edge]!]!, blockOf[to[edge]!]!];
    const key = `${a}>${b}`;
    const ribbon = found.get(key);
    if (ribbon) ribbon.edges.push(edge);
    else found.set(key, { from: a, to: b, edges: [edge], width: 0, mutual: false });
  }
  for (const ribbon of found.values()) {
    ribbon.width = 1.5 + Math.log2(ribbon.edges.length) * 1.5;
    ribbon.mutual = ribbon.from !== ribbon.to && found.has(`${ribbon.to}>${ribbon.from}`);
  }
  return [...found.values()].sort((a, b) => a.edges.length - b.edges.length || a.from - b.from || a.to - b.to);
}
