// What the layer picture shows at a moment, and what lies under the pointer.

import {
  cellOf,
  curveBetween,
  distanceTo,
  kMostCurves,
  mutualEdges,
  ribbonsOf,
  type Curve,
  type Ribbon,
} from "../curves";
import type { Highlight } from "../highlight";
import type { BandLayout, Rect } from "../layout";
import type { EdgeMode } from "../look";
import type { Picture } from "../picture";
import type { View } from "../view";

export interface DrawnEdge {
  edge: number;
  curve: Curve;
}

/** What does not change with the pointer. Coordinates are those of the layout. */
export interface Scene {
  picture: Picture;
  layout: BandLayout;
  bandTitles: [title: string, count: string][];
  blockTitles: string[]; // empty where a block needs none
  faults: DrawnEdge[]; // errors last; empty when there are ribbons
  ribbons: (Ribbon & { curve: Curve | null; fault: number })[]; // no curve within a block
  begins: Uint8Array; // by node: worst fault that begins, or ends, there
  ends: Uint8Array;
  plain: DrawnEdge[]; // the edges without violation, if they are few,
  faint: Path2D[]; // or many
  mutual: Set<number>; // drawn in both directions
}

export function makeScene(
  picture: Picture,
  layout: BandLayout,
  bandTitles: Scene["bandTitles"],
  blockTitles: string[],
  mode: EdgeMode,
): Scene {
  const { from, to } = picture.input;
  const every = from.map((_, e) => e);
  const scene: Scene = {
    picture,
    layout,
    bandTitles,
    blockTitles,
    faults: [],
    ribbons: [],
    plain: [],
    faint: [],
    begins: new Uint8Array(picture.rows.length),
    ends: new Uint8Array(picture.rows.length),
    mutual: new Set(),
  };
  // Edges that are not drawn need no room beside those that are.
  const faulty = every.filter((e) => picture.fault[e]! > 0 || picture.cut[e]);
  for (const e of faulty) {
    scene.begins[from[e]!] = Math.max(scene.begins[from[e]!]!, picture.fault[e]!);
    scene.ends[to[e]!] = Math.max(scene.ends[to[e]!]!, picture.fault[e]!);
  }
  scene.mutual = mutualEdges(mode === "all" ? every : faulty, from, to);
  if (mode !== "selection") addFaults(scene, faulty);
  const plain = mode === "all" ? every.filter((e) => picture.fault[e] === 0 && !picture.cut[e]) : [];
  if (plain.length <= kMostPlain) scene.plain = plain.map((edge) => ({ edge, curve: curveOf(scene, edge) }));
  else scene.faint = faintPaths(scene, plain);
  return scene;
}

/** Ribbons need blocks that a selection can name; levels have none. */
function addFaults(scene: Scene, faulty: readonly number[]): void {
  const { picture, layout } = scene;
  const { from, to } = picture.input;
  if (faulty.length <= kMostCurves || picture.byLevel || picture.unit === "group") {
    const sorted = [...faulty].sort((a, b) => picture.fault[a]! - picture.fault[b]! || a - b);
    scene.faults = sorted.map((edge) => ({ edge, curve: curveOf(scene, edge) }));
    return;
  }
  scene.ribbons = ribbonsOf(faulty, from, to, layout.blockOf).map((ribbon) => ({
    ...ribbon,
    curve:
      ribbon.from === ribbon.to
        ? null
        : curveBetween(layout.blocks[ribbon.from]!, layout.blocks[ribbon.to]!, ribbon.mutual),
    fault: ribbon.edges.reduce((worst, e) => Math.max(worst, picture.fault[e]!), 0),
  }));
}

/** `mutual` are the edges that are drawn in both directions together with this one. */
export function curveOf(scene: Scene, edge: number, mutual: ReadonlySet<number> = scene.mutual): Curve {
  const { from, to } = scene.picture.input;
  return curveBetween(cellOf(scene.layout, from[edge]!), cellOf(scene.layout, to[edge]!), mutual.has(edge));
}

const kMostPlain = 250; // with arrows
const kPathEdges = 250;

/** In pieces, for browsers slow down on one path of ten thousand curves. */
function faintPaths(scene: Scene, edges: readonly number[]): Path2D[] {
  const paths: Path2D[] = [];
  edges.forEach((edge, k) => {
    if (k % kPathEdges === 0) paths.push(new Path2D());
    const [x0, y0, x1, y1, x2, y2, x3, y3] = curveOf(scene, edge);
    const path = paths[paths.length - 1]!;
    path.moveTo(x0, y0);
    path.bezierCurveTo(x1, y1, x2, y2, x3, y3);
  });
  return paths;
}

export function onScreen(rect: Rect, view: View): Rect {
  return { x: rect.x * view.k + view.x, y: rect.y * view.k + view.y, w: rect.w * view.k, h: rect.h * view.k };
}

export function curveOnScreen(curve: Curve, { k, x, y }: View): Curve {
  return curve.map((value, i) => value * k + (i % 2 === 0 ? x : y)) as unknown as Curve;
}

export type Hit =
  | { kind: "node"; node: number }
  | { kind: "edge"; edge: number }
  | { kind: "ribbon"; ribbon: number };

const kReach = 5; // pixels

/** Cells before lines, lines of the selection before others. x and y are pixels of the canvas. */
export function hitAt(scene: Scene, view: View, highlight: Highlight | null, x: number, y: number): Hit | null {
  const { layout } = scene;
  const [px, py] = [(x - view.x) / view.k, (y - view.y) / view.k];
  for (let node = 0; node < layout.x.length; ++node) {
    const dx = px - layout.x[node]!;
    const dy = py - layout.y[node]!;
    if (dx >= 0 && dy >= 0 && dx <= layout.cell.w && dy <= layout.cell.h) return { kind: "node", node };
  }
  const reach = kReach / view.k;
  const lit = litMutual(scene, highlight);
  for (const edge of highlight?.edges ?? []) {
    if (distanceTo(curveOf(scene, edge, lit), px, py) < reach) return { kind: "edge", edge };
  }
  for (const { edge, curve } of [...scene.plain, ...scene.faults].reverse()) {
    if (distanceTo(curve, px, py) < reach) return { kind: "edge", edge };
  }
  for (let k = scene.ribbons.length - 1; k >= 0; --k) {
    const ribbon = scene.ribbons[k]!;
    const near = ribbon.curve
      ? distanceTo(ribbon.curve, px, py) < reach + ribbon.width / 2
      : onBadge(layout, ribbon.from, px, py);
    if (near) return { kind: "ribbon", ribbon: k };
  }
  return null;
}

export function litMutual(scene: Scene, highlight: Highlight | null): Set<number> {
  const { from, to } = scene.picture.input;
  return new Set([...scene.mutual, ...mutualEdges(highlight?.edges ?? [], from, to)]);
}

/** Where the number of violations within a block stands. */
export function badgeOf(layout: BandLayout, block: number): Rect {
  const { x, y, w, header } = layout.blocks[block]!;
  return { x: x + w - 30, y: y + 1, w: 28, h: Math.max(header - 2, 10) };
}

function onBadge(layout: BandLayout, block: number, x: number, y: number): boolean {
  const badge = badgeOf(layout, block);
  return x >= badge.x && y >= badge.y && x <= badge.x + badge.w && y <= badge.y + badge.h;
}
