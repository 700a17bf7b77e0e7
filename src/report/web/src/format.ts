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

const kPlain = /^[\t\n\r\x20-\x7e]*$/;
/** Signs that hide, or turn the order of what stands around them. */
const kHidden =
  /[\0-\x08\v\f\x0e-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/gu;
const kWord = /[\p{L}\p{M}\p{N}_]+/gu;
const kRightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * A text of the data as it may stand on the page: hidden signs by their numbers, and words that are read from right to
 * left isolated, so that the order of others, of arrows and of parts of a path stays. For text, titles and canvases.
 */
export function shown(text: string): string {
  if (kPlain.test(text)) return text;
  const visible = text.replace(
    kHidden,
    (sign) => `‹U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}›`,
  );
  if (!kRightToLeft.test(visible)) return visible;
  return visible.replace(kWord, (word) => (kRightToLeft.test(word) ? `\u2068${word}\u2069` : word));
}

/** Without what isolates words: to search in, to compare, to copy. */
export function bare(text: string): string {
  return text.replace(/[\u2068\u2069]/g, "");
}

/** Every text of a value; what has none is not copied. */
export function allShown<T>(value: T): T {
  if (typeof value === "string") return shown(value) as T;
  if (typeof value !== "object" || value === null) return value;
  if (!Array.isArray(value))
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, allShown(one)])) as T;
  return typeof value[0] === "number" ? value : (value.map(allShown) as T);
}

/** Parts of a text that alternate between plain and code, as backticks divide it; an unpaired one is plain. */
export function codeParts(text: string): string[] {
  const parts = text.split("`");
  if (parts.length % 2 === 1) return parts;
  const last = parts.pop() ?? "";
  const before = parts.pop() ?? "";
  return [...parts, `${before}\`${last}`];
}
