// Which cell an arrow key leads to.

import type { BandLayout } from "./layout";

export type Move = "left" | "right" | "up" | "down";

/** Rows of the picture from top to bottom, pods in them from left to right. */
export function picturedRows(layout: BandLayout): number[][] {
  const rows = new Map<number, number[]>();
  for (const block of layout.blocks) {
    for (const pod of block.pods) {
      const y = layout.y[pod]!;
      const row = rows.get(y);
      if (row) row.push(pod);
      else rows.set(y, [pod]);
    }
  }
  const sorted = [...rows.entries()].sort((a, b) => a[0] - b[0]).map(([, pods]) => pods);
  for (const row of sorted) row.sort((a, b) => layout.x[a]! - layout.x[b]!);
  return sorted;
}

/** The pod itself at the border of the picture; the first one from nowhere (-1). */
export function moveFrom(layout: BandLayout, pod: number, move: Move): number {
  const rows = picturedRows(layout);
  if (pod < 0) return rows[0]?.[0] ?? -1;
  const y = layout.y[pod]!;
  const at = rows.findIndex((row) => layout.y[row[0]!] === y);
  const row = rows[at];
  if (!row) return pod;
  if (move === "left" || move === "right") return row[row.indexOf(pod) + (move === "left" ? -1 : 1)] ?? pod;
  const next = rows[at + (move === "up" ? -1 : 1)];
  if (!next) return pod;
  const away = (other: number): number => Math.abs(layout.x[other]! - layout.x[pod]!);
  return next.reduce((best, other) => (away(other) < away(best) ? other : best));
}
