// One frame of the matrix: names along two sides, a cell for each pair that has edges, violations over the rest.

import { fitText } from "../labels";
import type { Rect } from "../layout";
import { strength, type Matrix, type MatrixCell, type Window } from "../matrix";
import { overlaps } from "../placing";
import { faultColor, font, measureIn, palette, type Palette } from "./palette";
import type { Size } from "./surface";

export interface MatrixScene {
  matrix: Matrix;
  names: readonly string[]; // by node
  partTitles: string[];
  layerTitles: string[]; // of each part
  numbers: boolean; // of edges in cells and not of imports
  most: number; // the largest amount of a cell
}

export interface MatrixMoment {
  window: Window;
  cursor: readonly [row: number, column: number] | null;
  chosen: readonly MatrixCell[];
  brush: { from: readonly [number, number]; to: readonly [number, number] } | null; // places
}

/** Where the cells are drawn. */
export interface Frame extends Rect {
  cw: number;
  ch: number;
  rowNames: boolean; // of nodes, else of groups or layers
  columnNames: boolean;
}

const kMargin = 6;
const kLeastName = 9; // pixels of a row whose name is written
const kMostCell = 48;

export function frameOf(scene: MatrixScene, size: Size, window: Window, measure: (text: string) => number): Frame {
  const longest = (first: number, count: number, room: number): [side: number, names: boolean] => {
    const names = (room * 0.8) / count >= kLeastName;
    const places = scene.matrix.order.slice(Math.floor(first), Math.ceil(first + count));
    const shown = names ? places.map((node) => scene.names[node]!) : scene.partTitles;
    return [Math.min(shown.reduce((most, name) => Math.max(most, measure(name)), 0) + 14, room * 0.3, 200), names];
  };
  const square = window.rows === window.columns;
  const room = Math.min(size.w, size.h);
  const [left, rowNames] = longest(window.row, window.rows, square ? room : size.h);
  const [top, columnNames] = longest(window.column, window.columns, square ? room : size.w);
  const [x, y] = [left + kMargin, top + kMargin];
  const w = Math.max(40, size.w - x - kMargin);
  const h = Math.max(40, size.h - y - kMargin);
  // Few cells stay square and of a size to be read.
  const cell = Math.min(w / window.columns, h / window.rows, kMostCell);
  const [cw, ch] = square
    ? [cell, cell]
    : [Math.min(w / window.columns, kMostCell), Math.min(h / window.rows, kMostCell)];
  return { x, y, w: cw * window.columns, h: ch * window.rows, cw, ch, rowNames, columnNames };
}

/** Row and column, with fractions; null outside of the cells. */
export function placeAt(frame: Frame, window: Window, x: number, y: number): [row: number, column: number] | null {
  if (x < frame.x || y < frame.y || x >= frame.x + frame.w || y >= frame.y + frame.h) return null;
  return [window.row + (y - frame.y) / frame.ch, window.column + (x - frame.x) / frame.cw];
}

interface Brush {
  ctx: CanvasRenderingContext2D;
  colors: Palette;
  scene: MatrixScene;
  frame: Frame;
  window: Window;
}

export function drawMatrix(ctx: CanvasRenderingContext2D, size: Size, scene: MatrixScene, moment: MatrixMoment): Frame {
  const colors = palette();
  const { window } = moment;
  const frame = frameOf(scene, size, window, measureIn(ctx, font(11)));
  const brush: Brush = { ctx, colors, scene, frame, window };
  ctx.fillStyle = colors.bg;
  ctx.fillRect(0, 0, size.w, size.h);
  ctx.fillStyle = colors.panel;
  ctx.fillRect(frame.x, frame.y, frame.w, frame.h);
  ctx.save();
  ctx.beginPath();
  ctx.rect(frame.x, frame.y, frame.w, frame.h);
  ctx.clip();
  drawGround(brush);
  drawMatrixCells(brush);
  drawParts(brush);
  drawChosen(brush, moment);
  ctx.restore();
  ctx.strokeStyle = colors.muted;
  ctx.lineWidth = 1;
  ctx.strokeRect(frame.x - 0.5, frame.y - 0.5, frame.w + 1, frame.h + 1);
  drawNames(brush, moment.cursor);
  return frame;
}

function rectOf({ frame, window }: Brush, row: number, column: number, rows = 1, columns = 1): Rect {
  return {
    x: frame.x + (column - window.column) * frame.cw,
    y: frame.y + (row - window.row) * frame.ch,
    w: columns * frame.cw,
    h: rows * frame.ch,
  };
}

/** The squares of the groups, and the diagonal. */
function drawGround(brush: Brush): void {
  const { ctx, colors, scene } = brush;
  const size = scene.matrix.order.length;
  ctx.fillStyle = colors.band;
  for (const part of scene.matrix.parts) {
    const span = part.end - part.first;
    const rect = rectOf(brush, part.first, part.first, span, span);
    ctx.fillRect(rect.x, rect.y, rect.w, rect.h);
  }
  const [from, to] = [rectOf(brush, 0, 0), rectOf(brush, size, size)];
  ctx.strokeStyle = colors.muted;
  ctx.globalAlpha = 0.5;
  ctx.lineWidth = 1;
  ctx.beginPath();
  ctx.moveTo(from.x, from.y);
  ctx.lineTo(to.x, to.y);
  ctx.stroke();
  ctx.globalAlpha = 1;
}

const kLeastFault = 2.5; // pixels, for violations must be seen in any matrix

function drawMatrixCells(brush: Brush): void {
  const { ctx, colors, scene, frame } = brush;
  const gap = Math.min(frame.cw, frame.ch) >= 6 ? 0.5 : 0;
  const numbers = frame.cw >= 20 && frame.ch >= 13;
  for (const cell of scene.matrix.cells) {
    const rect = rectOf(brush, cell.row, cell.column);
    if (!overlaps(rect, frame)) continue;
    const least = cell.fault > 0 ? kLeastFault : 1;
    const [w, h] = [Math.max(rect.w - 2 * gap, least), Math.max(rect.h - 2 * gap, least)];
    const [x, y] = [rect.x + rect.w / 2 - w / 2, rect.y + rect.h / 2 - h / 2];
    ctx.globalAlpha = cell.fault > 0 ? 1 : strength(cell.amount, scene.most, numbers);
    ctx.fillStyle = cell.fault > 0 ? faultColor(colors, cell.fault) : colors.accent;
    ctx.fillRect(x, y, w, h);
    ctx.globalAlpha = 1;
    if (numbers) drawNumber(brush, rect, cell);
  }
}

function drawNumber({ ctx, colors }: Brush, rect: Rect, cell: MatrixCell): void {
  const text = short(cell.amount);
  const face = font(text.length * 6.2 + 4 > rect.w ? 9 : 11, cell.fault > 0);
  ctx.font = face;
  ctx.fillStyle = cell.fault > 0 ? colors.panel : colors.fg;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(text, rect.x + rect.w / 2, rect.y + rect.h / 2 + 0.5);
  ctx.textAlign = "left";
}

function short(amount: number): string {
  return amount < 1000 ? String(amount) : `${Math.round(amount / 1000)}k`;
}

/** Lines between layers are stronger than those between groups. */
function drawParts(brush: Brush): void {
  const { ctx, colors, scene, frame } = brush;
  scene.matrix.parts.forEach((part, k) => {
    const above = scene.matrix.parts[k - 1];
    if (!above) return;
    const at = rectOf(brush, part.first, part.first);
    const strong = above.layer !== part.layer;
    if (!strong && (part.end - part.first) * Math.min(frame.cw, frame.ch) < kLeastName) return;
    ctx.strokeStyle = strong ? colors.muted : colors.line;
    ctx.lineWidth = 1;
    ctx.beginPath();
    ctx.moveTo(frame.x, Math.round(at.y) + 0.5);
    ctx.lineTo(frame.x + frame.w, Math.round(at.y) + 0.5);
    ctx.moveTo(Math.round(at.x) + 0.5, frame.y);
    ctx.lineTo(Math.round(at.x) + 0.5, frame.y + frame.h);
    ctx.stroke();
  });
}

function drawChosen(brush: Brush, { chosen, cursor, brush: drawn }: MatrixMoment): void {
  const { ctx, colors, frame } = brush;
  const around = (rect: Rect, color: string, width: number): void => {
    ctx.strokeStyle = color;
    ctx.lineWidth = width;
    const more = Math.max(0, 5 - Math.min(rect.w, rect.h)) / 2;
    ctx.strokeRect(rect.x - more, rect.y - more, rect.w + 2 * more, rect.h + 2 * more);
  };
  for (const cell of chosen) around(rectOf(brush, cell.row, cell.column), colors.accent, 2);
  if (cursor) {
    const rect = rectOf(brush, cursor[0], cursor[1]);
    ctx.fillStyle = colors.accent;
    ctx.globalAlpha = 0.14;
    ctx.fillRect(frame.x, rect.y, frame.w, Math.max(rect.h, 1));
    ctx.fillRect(rect.x, frame.y, Math.max(rect.w, 1), frame.h);
    ctx.globalAlpha = 1;
    around(rect, colors.fg, 1.5);
  }
  if (!drawn) return;
  const [a, b] = [rectOf(brush, drawn.from[0], drawn.from[1]), rectOf(brush, drawn.to[0], drawn.to[1])];
  const rect = { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), w: Math.abs(a.x - b.x), h: Math.abs(a.y - b.y) };
  ctx.fillStyle = colors.accent;
  ctx.globalAlpha = 0.2;
  ctx.fillRect(rect.x, rect.y, rect.w, rect.h);
  ctx.globalAlpha = 1;
  around(rect, colors.accent, 1);
}

interface Title {
  text: string;
  at: number; // place of its middle
  span: number; // pixels
  strong: boolean;
}

function drawNames(brush: Brush, cursor: MatrixMoment["cursor"]): void {
  const { ctx, frame, window } = brush;
  const rows = titlesOf(brush, frame.rowNames, window.row, window.rows, frame.ch, cursor ? cursor[0] : -1);
  const columns = titlesOf(brush, frame.columnNames, window.column, window.columns, frame.cw, cursor ? cursor[1] : -1);
  ctx.textBaseline = "middle";
  ctx.textAlign = "right";
  for (const title of rows) {
    ctx.save();
    ctx.translate(frame.x - 6, frame.y + (title.at - window.row) * frame.ch);
    writeTitle(brush, title, frame.x - 10);
    ctx.restore();
  }
  ctx.textAlign = "left";
  for (const title of columns) {
    ctx.save();
    ctx.translate(frame.x + (title.at - window.column) * frame.cw, frame.y - 6);
    ctx.rotate(-Math.PI / 2);
    writeTitle(brush, title, frame.y - 10);
    ctx.restore();
  }
}

/** Of nodes; where they are too narrow, of groups, and where those are, of their layer. */
function titlesOf({ scene }: Brush, nodes: boolean, first: number, count: number, cell: number, own: number): Title[] {
  const { order, parts } = scene.matrix;
  if (nodes) {
    const all = order.map((node, at) => ({ text: scene.names[node]!, at: at + 0.5, span: cell, strong: at === own }));
    return all.slice(Math.floor(first), Math.ceil(first + count));
  }
  const narrow = new Set(parts.filter((part) => (part.end - part.first) * cell < kLeastName).map((part) => part.layer));
  return parts.flatMap((part, k) => {
    const whole = narrow.has(part.layer);
    if (whole && parts[k - 1]?.layer === part.layer) return [];
    const last = whole ? parts.filter((other) => other.layer === part.layer).at(-1)! : part;
    const [from, to] = [Math.max(part.first, first), Math.min(last.end, first + count)];
    const strong = own >= part.first && own < last.end;
    const text = whole ? scene.layerTitles[k]! : scene.partTitles[k]!;
    return to <= from ? [] : [{ text, at: (from + to) / 2, span: (to - from) * cell, strong }];
  });
}

function writeTitle({ ctx, colors }: Brush, title: Title, room: number): void {
  if (title.span < kLeastName) return;
  const face = font(Math.min(11, Math.floor(title.span)), title.strong);
  const text = fitText(title.text, room, measureIn(ctx, face));
  ctx.font = face;
  ctx.fillStyle = title.strong ? colors.fg : colors.muted;
  ctx.fillText(text, 0, 0);
}
