// What the search box finds: pods, rules, files, apps and findings, by parts of their names. A word with a prefix
// narrows the pods (`layer:`, `group:`, `app:`) or asks for another kind of thing (`rule:`, `file:`).
import { bare } from "./format";
import type { Model } from "./model";
import { nothing, type Selection } from "./selection";

export type Found =
  | { kind: "pod"; pod: number }
  | { kind: "rule"; rule: number }
  | { kind: "app"; app: number }
  | { kind: "finding"; finding: number }
  | { kind: "file"; file: number; selection: Selection };

export const prefixes = ["rule", "layer", "group", "app", "file"] as const;
type Prefix = (typeof prefixes)[number];

export interface Query {
  words: string[]; // lower case
  by: Partial<Record<Prefix, string>>;
}

export function parseQuery(text: string): Query {
  const query: Query = { words: [], by: {} };
  for (const word of text.toLowerCase().split(/\s+/)) {
    const prefix = prefixes.find((name) => word.startsWith(`${name}:`));
    if (prefix) query.by[prefix] = word.slice(prefix.length + 1);
    else if (word) query.words.push(word);
  }
  return query;
}

/** 0 the whole, 1 its beginning, 2 the beginning of a part, 3 anywhere, -1 not all words are there. */
export function rank(name: string, words: readonly string[]): number {
  const plain = bare(name);
  const lower = plain.toLowerCase();
  let worst = 0;
  for (const word of words) {
    const at = lower.indexOf(word);
    if (at < 0) return -1;
    const begins = at > 0 && /[^a-z0-9]/i.test(plain[at - 1] ?? "");
    worst = Math.max(worst, lower === word ? 0 : at === 0 ? 1 : begins ? 2 : 3);
  }
  return worst;
}

/** The best first; at most `most` of them. */
export function find(model: Model, text: string, most: number): Found[] {
  const query = parseQuery(text);
  if (query.words.length === 0 && Object.keys(query.by).length === 0) return [];
  if (query.by.rule !== undefined) return findRules(model, [query.by.rule, ...query.words]).slice(0, most);
  if (query.by.file !== undefined) return findFiles(model, [query.by.file, ...query.words], most);
  const pods = findPods(model, query);
  const narrowed = query.by.layer !== undefined || query.by.group !== undefined;
  if (narrowed) return pods.slice(0, most);
  const appWords = query.by.app === undefined ? query.words : [query.by.app];
  const apps: Found[] = best(model.data.apps.map((app) => app.name), appWords).map((app) => ({ kind: "app", app }));
  if (query.by.app !== undefined) return [...apps, ...pods].slice(0, most);
  const id = model.data.findings.id.findIndex((one) => query.words.length === 1 && one === query.words[0]);
  const finding: Found[] = id >= 0 ? [{ kind: "finding", finding: id }] : [];
  const others = [...finding, ...apps, ...findRules(model, query.words).slice(0, 5)];
  const files = findFiles(model, query.words, 5);
  const room = Math.max(most - others.length - files.length, 5);
  return [...pods.slice(0, room), ...others, ...files].slice(0, most);
}

/** Rows of those names that hold all words. */
function best(names: readonly string[], words: readonly string[]): number[] {
  const ranked = names.map((name, row) => ({ row, rank: rank(name, words) })).filter((one) => one.rank >= 0);
  return ranked.sort((a, b) => a.rank - b.rank || a.row - b.row).map((one) => one.row);
}

function findPods(model: Model, query: Query): Found[] {
  const { layer, group, app } = query.by;
  const { layers, groups, apps } = model.data;
  const has = (text: string | undefined, wanted: string) => bare(text ?? "").toLowerCase().includes(wanted);
  const inLayer = (row: number) =>
    layer === undefined || [layers[row]?.name, layers[row]?.en, layers[row]?.zh].some((name) => has(name, layer));
  const inApp = apps.map((one) => app !== undefined && has(one.name, app));
  return best(model.data.pods.name, query.words)
    .filter((pod) => inLayer(model.layerOf(pod)))
    .filter((pod) => group === undefined || has(groups[model.groupOf(pod)], group))
    .filter((pod) => app === undefined || model.appsWith(pod).some((row) => inApp[row]))
    .map((pod) => ({ kind: "pod", pod }));
}

function findRules(model: Model, words: readonly string[]): Found[] {
  const rows = best(model.data.rules.map((rule) => rule.id), words);
  const broken = rows.filter((rule) => (model.findingsByRule[rule]?.length ?? 0) > 0);
  return broken.map((rule) => ({ kind: "rule", rule }));
}

/** Files that the page says something about: a finding, or else a dependency that begins there. */
function findFiles(model: Model, words: readonly string[], most: number): Found[] {
  const found: Found[] = [];
  for (const file of best(model.data.files, words)) {
    const selection = selectionOfFile(model, file);
    if (selection.kind !== "none") found.push({ kind: "file", file, selection });
    if (found.length === most) break;
  }
  return found;
}

function selectionOfFile(model: Model, file: number): Selection {
  const finding = model.data.findings.file.indexOf(file);
  if (finding >= 0) return { kind: "finding", finding };
  const evidence = model.data.evidence.file.indexOf(file);
  if (evidence >= 0) return { kind: "edge", edge: model.data.evidence.edge[evidence] ?? 0 };
  const named = model.data.findings.imports.findIndex((imports) =>
    imports.some((row, i) => i % 3 === 0 && row === file),
  );
  return named >= 0 ? { kind: "finding", finding: named } : nothing;
}
