// The row of runs: which of its figures are drawn, and where on the chart they lie.
import type { Trend } from "./data";

export const figures = ["findings", "pods", "edges", "cycles"] as const;
export type Figure = (typeof figures)[number];

/** What the reader wants to see: a figure, the findings of a rule, or the bytes of an app. */
export type Wish = { of: Figure } | { of: "rule"; row: number } | { of: "app"; row: number };

/** As the value of a choice on the page; what is no such value asks for the findings. */
export function wishText(wish: Wish): string {
  return "row" in wish ? `${wish.of} ${wish.row}` : wish.of;
}

export function wishOf(text: string): Wish {
  const [of, row] = text.split(" ");
  if (of === "rule" || of === "app") return { of, row: Number(row) };
  return { of: figures.find((one) => one === of) ?? "findings" };
}

/** By run, -1 where it is not known. Of findings a second line has those that are known. */
export function linesOf(trend: Trend, wish: Wish): number[][] {
  if (wish.of === "rule") return [trend.rules[wish.row]?.findings ?? []];
  if (wish.of === "app") return [trend.apps[wish.row]?.bytes ?? []];
  return wish.of === "findings" ? [trend.findings, trend.known] : [trend[wish.of]];
}

export type Point = readonly [run: number, value: number];

/** The stretches of a line between runs that did not know it. */
export function stretches(values: readonly number[]): Point[][] {
  const all: Point[][] = [];
  values.forEach((value, run) => {
    if (value < 0) return;
    if (run === 0 || values[run - 1]! < 0) all.push([]);
    all[all.length - 1]!.push([run, value]);
  });
  return all;
}

export interface Scale {
  low: number;
  high: number;
  ticks: number[];
}

/** Begins at 0 unless that would make the line flat. Ticks are 1, 2 or 5 times a power of ten apart, and whole. */
export function scaleOf(lines: readonly (readonly number[])[]): Scale {
  const known = lines.flat().filter((value) => value >= 0);
  const most = Math.max(1, ...known);
  const least = Math.min(most, ...known);
  const from = least * 2 > most ? least - (most - least) / 2 : 0;
  const step = roundStep((most - from) / 4);
  const low = Math.max(0, Math.floor(from / step) * step);
  const high = Math.max(Math.ceil(most / step) * step, low + step);
  const ticks = Array.from({ length: Math.round((high - low) / step) + 1 }, (_, i) => low + i * step);
  return { low, high, ticks };
}

function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(least, 1)));
  return power * ([1, 2, 5].find((times) => times * power >= least) ?? 10);
}

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Pixels of a run and a value. */
export function placeOf(
  { left, top, width, height }: Box,
  { low, high }: Scale,
  runs: number,
  [run, value]: Point,
): [number, number] {
  return [left + (width * run) / Math.max(1, runs - 1), top + height * (1 - (value - low) / (high - low))];
}

/** The run nearest to a place of the chart. */
export function runAt({ left, width }: Box, runs: number, x: number): number {
  return Math.max(0, Math.min(runs - 1, Math.round(((x - left) / Math.max(1, width)) * (runs - 1))));
}
