// Labels beside the cells of highlighted pods, none over another.

import type { Rect } from "./layout";

export interface LabelWish {
  pod: number;
  anchor: Rect; // the cell, in pixels of the screen
  w: number;
  h: number;
}

export interface PlacedLabel extends Rect {
  pod: number;
  far: boolean; // a line to its cell is needed
}

const kRings = 40;
const kSpace = 2;

/** The first wishes get the best places. A label without a free place inside the frame is left out. */
export function placeLabels(wishes: readonly LabelWish[], frame: Rect, blocked: readonly Rect[] = []): PlacedLabel[] {
  const taken: Rect[] = [...blocked];
  const placed: PlacedLabel[] = [];
  for (const wish of wishes) {
    if (!overlaps(wish.anchor, frame)) continue;
    const found = freePlace(wish, frame, taken);
    if (!found) continue;
    taken.push(found);
    placed.push({ ...found, pod: wish.pod, far: distance(found, wish.anchor) > wish.h });
  }
  return placed;
}

function freePlace(wish: LabelWish, frame: Rect, taken: readonly Rect[]): Rect | null {
  const { anchor, w, h } = wish;
  const middle = anchor.x + anchor.w / 2 - w / 2;
  for (let ring = 0; ring < kRings; ++ring) {
    const up = anchor.y - h - kSpace - ring * (h + kSpace);
    const down = anchor.y + anchor.h + kSpace + ring * (h + kSpace);
    const aside = ring * (w / 2);
    for (const y of [up, down]) {
      for (const x of [middle, middle - aside, middle + aside, anchor.x, anchor.x + anchor.w - w]) {
        const rect = { x: clamp(x, frame.x, frame.x + frame.w - w), y, w, h };
        if (inside(rect, frame) && !taken.some((other) => overlaps(rect, other))) return rect;
      }
    }
  }
  return null;
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}

export function overlaps(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

function inside(a: Rect, frame: Rect): boolean {
  return a.x >= frame.x && a.y >= frame.y && a.x + a.w <= frame.x + frame.w && a.y + a.h <= frame.y + frame.h;
}

function distance(a: Rect, b: Rect): number {
  const dx = Math.max(0, b.x - a.x - a.w, a.x - b.x - b.w);
  const dy = Math.max(0, b.y - a.y - a.h, a.y - b.y - b.h);
  return Math.hypot(dx, dy);
}
