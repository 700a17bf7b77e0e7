// Edges, ribbons and labels of the layer picture.

import type { Highlight } from "../highlight";
import { cellOf, pointAt, type Curve } from "../curves";
import { overlaps, placeLabels, type LabelWish, type PlacedLabel } from "../placing";
import type { Rect } from "../layout";
import { box, type Brush } from "./cells";
import { faultColor, font, measureIn } from "./palette";
import { badgeOf, curveOf, curveOnScreen, litMutual, onScreen, type Scene } from "./scene";

const kMostSigned = 120; // lines

export function drawFaint({ ctx, colors, scene, view }: Brush, dimmed: boolean): void {
  const plain: Line = { color: colors.muted, width: 1.1, alpha: dimmed ? 0.2 : 0.7, dashed: false };
  for (const { edge, curve } of scene.plain) {
    drawCurve(ctx, curveOnScreen(curve, view), { ...plain, sign: signOf(scene, edge, scene.mutual) });
  }
  const edges = scene.picture.edges.length;
  ctx.save();
  ctx.translate(view.x, view.y);
  ctx.scale(view.k, view.k);
  ctx.lineWidth = 1 / view.k;
  ctx.strokeStyle = colors.muted;
  ctx.globalAlpha = Math.max(0.05, Math.min(0.5, 120 / edges)) * (dimmed ? 0.4 : 1);
  for (const path of scene.faint) ctx.stroke(path);
  ctx.restore();
}

interface Line {
  color: string;
  width: number;
  alpha: number;
  dashed: boolean;
  sign?: string; // at its middle: ✕ of what is forbidden, ⇄ of two pods that use each other
}

function drawCurve(ctx: CanvasRenderingContext2D, c: Curve, line: Line): void {
  ctx.globalAlpha = line.alpha;
  ctx.strokeStyle = ctx.fillStyle = line.color;
  ctx.lineWidth = line.width;
  ctx.setLineDash(line.dashed ? [5, 3] : []);
  ctx.beginPath();
  ctx.moveTo(c[0], c[1]);
  ctx.bezierCurveTo(c[2], c[3], c[4], c[5], c[6], c[7]);
  ctx.stroke();
  ctx.setLineDash([]);
  const [bx, by] = pointAt(c, 0.94);
  const angle = Math.atan2(c[7] - by, c[6] - bx);
  const side = 4.5 + line.width;
  ctx.beginPath();
  ctx.moveTo(c[6], c[7]);
  ctx.lineTo(c[6] - side * Math.cos(angle - 0.45), c[7] - side * Math.sin(angle - 0.45));
  ctx.lineTo(c[6] - side * Math.cos(angle + 0.45), c[7] - side * Math.sin(angle + 0.45));
  ctx.fill();
  if (line.sign) drawSign(ctx, line.sign, pointAt(c, 0.5));
  ctx.globalAlpha = 1;
}

function drawSign(ctx: CanvasRenderingContext2D, sign: string, [x, y]: [number, number]): void {
  ctx.font = font(14, true);
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(sign, x, y);
  ctx.textAlign = "start";
}

function lineOf({ colors, scene }: Brush, edge: number, alpha: number, mutual = scene.mutual): Line {
  const { fault, cut } = scene.picture;
  const color = fault[edge]! > 0 ? faultColor(colors, fault[edge]!) : cut[edge] ? colors.fault : colors.accent;
  const dashed = cut[edge] === 1 && fault[edge] === 0;
  return { color, width: fault[edge]! >= 3 ? 1.7 : 1.3, alpha, dashed, sign: signOf(scene, edge, mutual) };
}

/** Where there are many lines, signs would hide them. */
function signOf({ picture, faults, plain }: Scene, edge: number, mutual: ReadonlySet<number>): string {
  if (faults.length + plain.length > kMostSigned) return "";
  const crossed = picture.fault[edge] === 3 ? "✕" : "";
  return mutual.has(edge) ? `${crossed}⇄` : crossed;
}

/** Violations; faint while something else is highlighted. */
export function drawFaults(brush: Brush, highlight: Highlight | null): void {
  const { ctx, scene, view } = brush;
  const alpha = highlight ? 0.15 : scene.faults.length > 60 ? 0.6 : 0.9;
  for (const { edge, curve } of scene.faults) drawCurve(ctx, curveOnScreen(curve, view), lineOf(brush, edge, alpha));
  for (const ribbon of scene.ribbons) {
    const color = ribbon.fault > 0 ? faultColor(brush.colors, ribbon.fault) : brush.colors.fault;
    const line = {
      color,
      width: ribbon.width * Math.min(1.5, Math.max(0.7, view.k)),
      alpha: highlight ? 0.08 : ribbonAlpha(ribbon.edges.length),
      dashed: false,
    };
    if (ribbon.curve) drawCurve(ctx, curveOnScreen(ribbon.curve, view), line);
  }
  if (!highlight) drawCounts(brush);
}

function ribbonAlpha(edges: number): number {
  return edges === 1 ? 0.3 : Math.min(0.75, 0.4 + 0.08 * edges);
}

/** Numbers of the thickest ribbons, as many as find room, and those within blocks. */
function drawCounts({ ctx, colors, scene, view, size }: Brush): void {
  const face = font(10, true);
  const measure = measureIn(ctx, face);
  const taken: Rect[] = [];
  for (const ribbon of [...scene.ribbons].reverse()) {
    const text = String(ribbon.edges.length);
    const w = measure(text) + 8;
    const badge = onScreen(badgeOf(scene.layout, ribbon.from), view);
    if (!ribbon.curve && badge.h < 9) continue;
    const [x, y] = ribbon.curve
      ? pointAt(curveOnScreen(ribbon.curve, view), 0.5)
      : [badge.x + badge.w - w / 2, badge.y + badge.h / 2];
    const rect = { x: x - w / 2, y: y - 7, w, h: 14 };
    if ((ribbon.curve && ribbon.edges.length < 2) || taken.some((other) => overlaps(rect, other))) continue;
    if (!overlaps(rect, { x: 0, y: 0, ...size })) continue;
    taken.push(rect);
    ctx.fillStyle = colors.panel;
    ctx.strokeStyle = ctx.fillStyle;
    box(ctx, rect, 7);
    ctx.fill();
    ctx.strokeStyle = faultColor(colors, ribbon.fault || 3);
    ctx.lineWidth = 1;
    ctx.stroke();
    ctx.font = face;
    ctx.fillStyle = faultColor(colors, ribbon.fault || 3);
    ctx.textBaseline = "middle";
    ctx.fillText(text, rect.x + 4, rect.y + 7.5);
  }
}

/** What is used in the colour of links, what uses in green; violations last, so that nothing hides them. */
export function drawHighlight(brush: Brush, highlight: Highlight): void {
  const { ctx, colors, scene, view } = brush;
  const { from } = scene.picture.input;
  const { fault, cut } = scene.picture;
  const chosen = new Set(highlight.nodes.slice(0, highlight.chosen));
  const alpha = highlight.edges.length > 80 ? 0.5 : 0.9;
  const mutual = litMutual(scene, highlight);
  const worth = (edge: number): number => fault[edge]! * 2 + cut[edge]!;
  for (const edge of [...highlight.edges].sort((a, b) => worth(a) - worth(b))) {
    const line = lineOf(brush, edge, worth(edge) > 0 ? 1 : alpha, mutual);
    const used = chosen.size > 0 && !chosen.has(from[edge]!);
    if (worth(edge) === 0 && used) line.color = colors.good;
    drawCurve(ctx, curveOnScreen(curveOf(scene, edge, mutual), view), line);
  }
  for (const node of chosen) outline(brush, node, colors.accent, 2.5);
}

export function outline({ ctx, scene, view }: Brush, node: number, color: string, width: number, dashed = false): void {
  const rect = onScreen(cellOf(scene.layout, node), view);
  ctx.strokeStyle = color;
  ctx.lineWidth = width;
  ctx.setLineDash(dashed ? [3, 2] : []);
  box(ctx, { x: rect.x - 1.5, y: rect.y - 1.5, w: rect.w + 3, h: rect.h + 3 }, 5);
  ctx.stroke();
  ctx.setLineDash([]);
}

const kMostLabels = 40;

/** Names of highlighted nodes whose cells do not hold them, none over another. Returns how many there are. */
export function drawLabels(brush: Brush, highlight: Highlight, named: ReadonlySet<number>): number {
  const { ctx, scene, view, size } = brush;
  const measure = measureIn(ctx, font(11));
  const { names } = scene.picture.input;
  const wishes: LabelWish[] = highlight.nodes
    .filter((node) => !named.has(node))
    .slice(0, kMostLabels)
    .map((node) => ({
      pod: node,
      anchor: onScreen(cellOf(scene.layout, node), view),
      w: measure(names[node]!) + 10,
      h: 17,
    }));
  const placed = placeLabels(wishes, { x: 2, y: 2, w: size.w - 4, h: size.h - 4 });
  for (const label of placed) if (label.far) drawLead(brush, label);
  for (const label of placed) drawLabel(brush, label);
  return placed.length;
}

/** From a label that found no room beside its cell. */
function drawLead({ ctx, colors, scene, view }: Brush, label: PlacedLabel): void {
  const cell = onScreen(cellOf(scene.layout, label.pod), view);
  ctx.strokeStyle = colors.muted;
  ctx.lineWidth = 1;
  ctx.beginPath();
  ctx.moveTo(cell.x + cell.w / 2, cell.y + cell.h / 2);
  ctx.lineTo(label.x + label.w / 2, label.y + label.h / 2);
  ctx.stroke();
}

function drawLabel({ ctx, colors, scene }: Brush, label: PlacedLabel): void {
  const bad = scene.begins[label.pod]! || scene.ends[label.pod]!;
  ctx.fillStyle = colors.panel;
  ctx.strokeStyle = bad ? faultColor(colors, bad) : colors.line;
  ctx.lineWidth = 1;
  box(ctx, label, 4);
  ctx.fill();
  ctx.stroke();
  ctx.font = font(11);
  ctx.fillStyle = colors.fg;
  ctx.textBaseline = "middle";
  ctx.fillText(scene.picture.input.names[label.pod]!, label.x + 5, label.y + label.h / 2 + 1);
}
