// One frame of the layer picture, from the ground up.

import type { Highlight } from "../highlight";
import { drawBands, drawBandTitles, drawBlockTitles, drawCells, drawNames, type Brush } from "./cells";
import { drawFaint, drawFaults, drawHighlight, drawLabels, outline } from "./lines";
import { palette } from "./palette";
import type { Scene } from "./scene";
import type { Size } from "./surface";
import type { View } from "../view";

export interface Moment {
  highlight: Highlight | null;
  cursor: number; // the node that the keyboard stands on, -1 if none
}

/** Returns what was drawn, for tests. */
export function drawLayers(
  ctx: CanvasRenderingContext2D,
  size: Size,
  scene: Scene,
  view: View,
  { highlight, cursor }: Moment,
): { labels: number } {
  const colors = palette();
  const brush: Brush = { ctx, colors, scene, view, size };
  ctx.fillStyle = colors.bg;
  ctx.fillRect(0, 0, size.w, size.h);
  const named = new Set<number>();
  drawBands(brush);
  drawFaint(brush, highlight !== null);
  const names = drawCells(brush, highlight, named);
  drawFaults(brush, highlight);
  if (highlight) drawHighlight(brush, highlight);
  drawNames(brush, names); // no line crosses them
  drawBlockTitles(brush);
  if (cursor >= 0) outline(brush, cursor, colors.fg, 1.5, true);
  drawBandTitles(brush);
  return { labels: highlight ? drawLabels(brush, highlight, named) : 0 };
}
