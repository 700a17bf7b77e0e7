// Numbers and names as people read them.
import type { Lang } from "./i18n";

const locales: Record<Lang, string> = { en: "en", zh: "zh-CN" };
const formats = new Map<string, Intl.NumberFormat>();

function format(lang: Lang, digits: number): Intl.NumberFormat {
  const key = `${lang}${digits}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locales[lang], { maximumFractionDigits: digits });
  formats.set(key, made);
  return made;
}

export function number(lang: Lang, n: number): string {
  return format(lang, 0).format(n);
}

/** Decimal units, as the command line prints them. */
export function bytes(lang: Lang, n: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let unit = 0;
  let value = n;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${format(lang, unit === 0 || value >= 99.95 ? 0 : 1).format(value)} ${units[unit]}`;
}

export function percent(lang: Lang, part: number, whole: number): string {
  return whole > 0 ? `${format(lang, 0).format((100 * part) / whole)} %` : "";
}

export function signed(lang: Lang, n: number): string {
  return n > 0 ? `+${number(lang, n)}` : n < 0 ? `−${number(lang, -n)}` : "0";
}

/** `2026-11-22T23:08:34Z` in the order that both languages read; what is no such time stays as it is. */
export function moment(time: string): string {
  const parts = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d)?(Z|[+-]\d\d:?\d\d)$/.exec(time);
  return parts ? `${parts[1]} ${parts[2]} ${parts[3] === "Z" ? "UTC" : parts[3]}` : time;
}

export function place(file: string, line: number): string {
  return line > 0 ? `${file}:${line}` : file;
}

/** Cuts in the middle: names of one pool mostly begin alike. */
export function shorten(text: string, most: number): string {
  const letters = [...text];
  if (letters.length <= most) return text;
  const head = Math.ceil((most - 1) / 2);
  return `${letters.slice(0, head).join("")}…${letters.slice(letters.length - (most - 1 - head)).join("")}`;
}

/** Parts of a text that alternate between plain and code, as backticks divide it; an unpaired one is plain. */
export function codeParts(text: string): string[] {
  const parts = text.split("`");
  if (parts.length % 2 === 1) return parts;
  const last = parts.pop() ?? "";
  const before = parts.pop() ?? "";
  return [...parts, `${before}\`${last}`];
}
