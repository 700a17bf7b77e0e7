// Text for people: key -> [English, Chinese]. `{name}` in a text is replaced by a value.
import { appWords } from "./words/apps";
import { commonWords } from "./words/common";
import { layerWords } from "./words/layers";
import { panelWords } from "./words/panel";
import { chineseRules } from "./words/rules";

export type Lang = "en" | "zh";
export const languages: readonly Lang[] = ["en", "zh"];

export type Words = Record<string, readonly [en: string, zh: string]>;

export const words = { ...commonWords, ...layerWords, ...panelWords, ...appWords };
export type Key = keyof typeof words;

type Values = Record<string, string | number>;

export function t(lang: Lang, key: Key, values?: Values): string {
  const text = words[key][lang === "en" ? 0 : 1];
  return values ? text.replace(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all)) : text;
}

/** `key.one` for one in English, else `key`; both know {n}. */
export function count(lang: Lang, key: Key, n: number, shown: string): string {
  const single = `${key}.one`;
  return t(lang, lang === "en" && n === 1 && isKey(single) ? single : key, { n: shown });
}

export function isKey(key: string): key is Key {
  return Object.hasOwn(words, key);
}

/** What the page itself says of a rule. The data has the English, and what a project says of its own rules. */
export function ruleWords(lang: Lang, id: string): readonly [title: string, finds: string, fix: string] | undefined {
  return lang === "zh" && Object.hasOwn(chineseRules, id) ? chineseRules[id] : undefined;
}

/** A rule's title; ids that have none (those of a project's own rules) stand for themselves. */
export function ruleTitle(lang: Lang, id: string): string {
  return ruleWords(lang, id)?.[0] ?? id;
}
