// The colours of the style sheet, as a canvas needs them.

import { color, type ColorName } from "../theme";

export type Palette = Record<ColorName, string>;

const kNames: readonly ColorName[] = [
  "bg", "panel", "fg", "muted", "line", "accent", "fault", "warn", "note", "good", "band",
];

export function palette(): Palette {
  return Object.fromEntries(kNames.map((name) => [name, color(name)])) as Palette;
}

/** Of the worst severity, 0 to 3. */
export function faultColor(colors: Palette, fault: number): string {
  return fault >= 3 ? colors.fault : fault === 2 ? colors.warn : colors.note;
}

export const kFont =
  'system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';

export function font(size: number, bold = false): string {
  return `${bold ? "600 " : ""}${size}px ${kFont}`;
}

const widths = new Map<string, Map<string, number>>();

/** Sums the widths of characters: a little too wide where letters are kerned, and a hundred times as fast. */
export function measureIn(ctx: CanvasRenderingContext2D, face: string): (text: string) => number {
  let known = widths.get(face);
  if (!known) widths.set(face, (known = new Map()));
  const table = known;
  return (text) => {
    let sum = 0;
    for (const sign of text) {
      let width = table.get(sign);
      if (width === undefined) {
        ctx.font = face;
        table.set(sign, (width = ctx.measureText(sign).width));
      }
      sum += width;
    }
    return sum;
  };
}
