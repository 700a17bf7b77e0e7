// Bands, blocks and cells of the layer picture. Text has the same size at every zoom, and as much of it as fits.

import type { Highlight } from "../highlight";
import { cellOf } from "../curves";
import { cellLines, fitText, shortNames, withoutSharedBeginnings, wrap } from "../labels";
import type { BandLayout, Rect } from "../layout";
import { faultColor, font, measureIn, type Palette } from "./palette";
import { onScreen, type Scene } from "./scene";
import type { Size } from "./surface";
import type { View } from "../view";

export interface Brush {
  ctx: CanvasRenderingContext2D;
  colors: Palette;
  scene: Scene;
  view: View;
  size: Size;
}

const kLineHeight = 13;
const kTextPad = 4;
const kMarkRoom = 7; // for the marks of a violation beside the text,
const kLowCell = 26; // where they cannot stand above and below it
const kLeastText = 50; // what narrower cells could hold says nothing

export function isSeen(rect: Rect, size: Size): boolean {
  return rect.x < size.w && rect.y < size.h && rect.x + rect.w > 0 && rect.y + rect.h > 0;
}

export function box(ctx: CanvasRenderingContext2D, rect: Rect, radius: number): void {
  ctx.beginPath();
  ctx.roundRect(rect.x, rect.y, rect.w, rect.h, Math.min(radius, rect.w / 2, rect.h / 2));
}

export function drawBands({ ctx, colors, scene, view, size }: Brush): void {
  for (const band of scene.layout.bands) {
    const rect = onScreen(band, view);
    if (!isSeen(rect, size)) continue;
    ctx.fillStyle = colors.band;
    box(ctx, rect, 6);
    ctx.fill();
  }
  for (const block of scene.layout.blocks) {
    const rect = onScreen(block, view);
    if (!isSeen(rect, size) || block.header === 0) continue;
    ctx.fillStyle = colors.bg;
    ctx.strokeStyle = colors.line;
    ctx.lineWidth = 1;
    box(ctx, rect, 5);
    ctx.fill();
    ctx.stroke();
  }
}

export function drawBlockTitles({ ctx, colors, scene, view, size }: Brush): void {
  const face = font(11);
  const measure = measureIn(ctx, face);
  scene.layout.blocks.forEach((block, row) => {
    const rect = onScreen(block, view);
    const title = scene.blockTitles[row];
    if (!title || !isSeen(rect, size) || block.header * view.k < 12) return;
    const inner = scene.ribbons.some((ribbon) => ribbon.curve === null && ribbon.from === row) ? 36 * view.k : 8;
    ctx.font = face;
    ctx.fillStyle = colors.muted;
    ctx.strokeStyle = colors.bg;
    const text = fitText(title, rect.w - kTextPad - inner, measure);
    write(ctx, text, rect.x + kTextPad, rect.y + (block.header * view.k) / 2 + 1);
  });
}

/** In the colours of the context: what it fills with, on a rim that keeps lines off. */
function write(ctx: CanvasRenderingContext2D, text: string, x: number, y: number): void {
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  ctx.lineWidth = 4;
  ctx.strokeText(text, x, y);
  ctx.fillText(text, x, y);
}

/** The names of the layers stay in the window while the picture is moved under them. */
export function drawBandTitles({ ctx, colors, scene, view, size }: Brush): void {
  const face = font(12, true);
  const measure = measureIn(ctx, face);
  const measureCount = measureIn(ctx, font(11));
  scene.layout.bands.forEach((band, row) => {
    const rect = onScreen(band, view);
    if (!isSeen(rect, size)) return;
    const [title, count] = scene.bandTitles[row] ?? ["", ""];
    const room = band.gutter > 0 ? Math.max(band.gutter * view.k, 110) - 12 : Math.min(rect.w, size.w) - 16;
    const lines = band.gutter === 0 || rect.h < 46 ? [fitText(title, room, measure)] : wrap(title, room, measure);
    const width = Math.max(...lines.map(measure), measureCount(count));
    const apart = band.gutter > 0 && rect.h >= (lines.length + 1) * 15 + 4;
    const height = (lines.length + (apart ? 1 : 0)) * 15;
    const x = Math.max(rect.x, 0) + 8;
    const y = Math.min(Math.max(rect.y + 3, 3), rect.y + rect.h - height - 1);
    if (rect.x < 0 || rect.y < 0 || view.k < 0.8) shade(ctx, colors.band, { x: x - 4, y, w: width + 8, h: height });
    ctx.font = face;
    ctx.fillStyle = colors.fg;
    ctx.strokeStyle = colors.band;
    lines.forEach((line, k) => write(ctx, line, x, y + 8 + k * 15));
    ctx.font = font(11);
    ctx.fillStyle = colors.muted;
    const beside = measure(lines[0]!) + 8;
    if (apart) write(ctx, count, x, y + 8 + lines.length * 15);
    else if (beside + measureCount(count) < room) write(ctx, count, x + beside, y + 8);
  });
}

function shade(ctx: CanvasRenderingContext2D, color: string, rect: Rect): void {
  ctx.globalAlpha = 0.85;
  ctx.fillStyle = color;
  ctx.fillRect(rect.x, rect.y, rect.w, rect.h);
  ctx.globalAlpha = 1;
}

interface Name {
  rect: Rect;
  lines: string[];
}

/** Nodes whose whole name stands in its cell are added to `named`. Returns the names to be drawn over lines. */
export function drawCells(brush: Brush, highlight: Highlight | null, named: Set<number>): Name[] {
  const { ctx, scene, view, size } = brush;
  const lit = highlight ? new Set(highlight.nodes) : null;
  const over: Name[] = [];
  const width = scene.layout.cell.w * view.k;
  const height = scene.layout.cell.h * view.k;
  const texts = height >= 11 && width >= kLeastText;
  const room = Math.floor((width - 2 * kTextPad - (height < kLowCell ? kMarkRoom : 0)) / 4) * 4;
  scene.layout.blocks.forEach((block, row) => {
    if (!isSeen(onScreen(block, view), size)) return;
    const labels = texts ? labelsOf(ctx, scene, row, room, height) : [];
    block.pods.forEach((node, k) => {
      const rect = onScreen(cellOf(scene.layout, node), view);
      if (!isSeen(rect, size)) return;
      const isDim = lit && !lit.has(node);
      ctx.globalAlpha = isDim ? 0.4 : 1;
      drawCell(brush, node, rect);
      const lines = labels[k];
      if (!lines) return;
      if (isDim) drawNames(brush, [{ rect, lines }]);
      else over.push({ rect, lines });
      if (lines.join("") === scene.picture.input.names[node]) named.add(node);
    });
  });
  ctx.globalAlpha = 1;
  return over;
}

function drawCell({ ctx, colors, scene, view }: Brush, node: number, rect: Rect): void {
  const begins = scene.begins[node]!;
  const ends = scene.ends[node]!;
  const tiny = scene.layout.detail === "mosaic" && view.k < 2;
  ctx.fillStyle = tiny && begins ? faultColor(colors, begins) : colors.panel;
  ctx.strokeStyle = begins || ends ? faultColor(colors, Math.max(begins, ends)) : colors.line;
  ctx.lineWidth = begins || ends ? 1.5 : 1;
  if (tiny) {
    ctx.fillRect(rect.x, rect.y, rect.w, rect.h);
    ctx.strokeRect(rect.x + 0.5, rect.y + 0.5, rect.w - 1, rect.h - 1);
    return;
  }
  box(ctx, rect, 4);
  ctx.fill();
  ctx.stroke();
  if (scene.picture.ports[node]) portMark(ctx, rect, colors.fg);
  if (begins) beginMark(ctx, rect, faultColor(colors, begins));
  if (ends) endMark(ctx, rect, faultColor(colors, ends));
}

/** A filled corner where a violation begins. */
function beginMark(ctx: CanvasRenderingContext2D, rect: Rect, color: string): void {
  const side = Math.min(9, rect.h * 0.45);
  ctx.fillStyle = color;
  ctx.beginPath();
  ctx.moveTo(rect.x + rect.w - side, rect.y);
  ctx.lineTo(rect.x + rect.w, rect.y);
  ctx.lineTo(rect.x + rect.w, rect.y + side);
  ctx.fill();
}

/** A socket in the upper edge of a pod with ports. */
function portMark(ctx: CanvasRenderingContext2D, rect: Rect, color: string): void {
  ctx.fillStyle = color;
  ctx.beginPath();
  ctx.arc(rect.x + 10, rect.y, Math.min(4, rect.h * 0.2), 0, Math.PI);
  ctx.fill();
}

/** A ring where one ends. */
function endMark(ctx: CanvasRenderingContext2D, rect: Rect, color: string): void {
  const radius = Math.min(3, rect.h * 0.18);
  ctx.strokeStyle = color;
  ctx.lineWidth = 1.5;
  ctx.beginPath();
  ctx.arc(rect.x + rect.w - radius - 2.5, rect.y + rect.h - radius - 2.5, radius, 0, Math.PI * 2);
  ctx.stroke();
}

export function drawNames({ ctx, colors }: Brush, names: readonly Name[]): void {
  ctx.font = font(11);
  ctx.fillStyle = colors.fg;
  ctx.strokeStyle = colors.panel;
  for (const { rect, lines } of names) {
    const top = rect.y + rect.h / 2 - ((lines.length - 1) * kLineHeight) / 2 + 0.5;
    lines.forEach((line, k) => write(ctx, line, rect.x + kTextPad, top + k * kLineHeight));
  }
}

interface Labels {
  everywhere: string[];
  short: (string[] | undefined)[]; // by block
  key: string; // of what follows
  lines: (string[][] | undefined)[]; // by block
}

const cache = new WeakMap<BandLayout, Labels>();

/** The labels of a block in the order of its pods. Kept for the last size of cells, and made for seen blocks only. */
function labelsOf(ctx: CanvasRenderingContext2D, scene: Scene, row: number, width: number, height: number): string[][] {
  const { layout, picture } = scene;
  const rows = height >= 2 * kLineHeight + 2 ? 2 : 1;
  const key = `${width}/${rows}`;
  const known = cache.get(layout) ?? {
    everywhere: withoutSharedBeginnings(picture.input.names),
    short: [],
    key,
    lines: [],
  };
  cache.set(layout, known);
  if (known.key !== key) Object.assign(known, { key, lines: [] });
  const { pods } = layout.blocks[row]!;
  const names = pods.map((node) => picture.input.names[node]!);
  const short = (known.short[row] ??= shortNames(names, pods.map((node) => known.everywhere[node]!)));
  return (known.lines[row] ??= cellLines(names, width, rows, measureIn(ctx, font(11)), short));
}
