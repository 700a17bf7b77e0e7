// Deep links. The part behind # holds names, never rows, so that a link made from one run finds the same in the next;
// what it names and the data does not know is ignored. Parts are percent-encoded, `~` too: it divides pairs.
import { Severity, Status } from "./data";
import { noFilter, type Filter } from "./filter";
import { languages, type Lang } from "./i18n";
import { blockNamed, blockNames, firstLook, lookOfWords, wordsOfLook, type Look } from "./look";
import type { Model } from "./model";
import { hasGroups, units, type Unit } from "./picture";
import { nothing, type Selection } from "./selection";

export const views = ["overview", "violations", "layers", "matrix", "cycles", "why", "apps"] as const;
export type View = (typeof views)[number];

export interface Route {
  view: View;
  lang: Lang;
  selection: Selection;
  target: number; // pod that Why asks for, -1
  start: number; // pod from which Why looks, -1
  app: number; // -1
  other: number; // app to compare with, -1
  gone: number; // app of the revision that is compared with and is no more, -1
  filter: Filter;
  look: Look; // of the layers
  unit: Unit | null; // of the matrix, null: groups where there are some
}

export const firstRoute: Route = {
  view: "overview",
  lang: "en",
  selection: nothing,
  target: -1,
  start: -1,
  app: -1,
  other: -1,
  gone: -1,
  filter: noFilter,
  look: firstLook,
  unit: null,
};

const pair = (key: string, texts: readonly string[]) => `${key}=${texts.map(encode).join("~")}`;
const encode = (name: string) => encodeURIComponent(name).replace(/~/g, "%7E");

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a lone %
  }
}

const statusNames = Object.entries(Status);
const severityNames = Object.entries(Severity);
const names = (table: [string, number][], values: number[]) =>
  values.map((value) => table.find((entry) => entry[1] === value)?.[0] ?? "");
const values = (table: [string, number][], text: string) =>
  table.filter((entry) => text.split("~").includes(entry[0])).map((entry) => entry[1]);

const nameOf = (model: Model, pod: number) => model.raw.pods.name[pod] ?? "";

export function formatHash(route: Route, model: Model): string {
  const parts: string[] = [`v=${route.view}`];
  const add = (key: string, ...texts: string[]) => {
    if (texts.some((text) => text)) parts.push(pair(key, texts));
  };
  const { raw } = model;
  if (route.view === "why") {
    add("pod", nameOf(model, route.target));
    add("from", nameOf(model, route.start));
  }
  if (route.view === "layers") for (const [key, texts] of wordsOfLook(route.look, model)) parts.push(pair(key, texts));
  if (route.view === "matrix") add("by", route.unit ?? "");
  addSelection(route, model, add);
  add("app", raw.apps[route.app]?.name ?? raw.base?.apps[route.gone]?.name ?? "");
  add("with", raw.apps[route.other]?.name ?? "");
  add("rule", ...route.filter.rules.map((rule) => raw.rules[rule]?.id ?? ""));
  add("status", ...names(statusNames, route.filter.statuses));
  add("severity", ...names(severityNames, route.filter.severities));
  add("q", route.filter.text);
  add("lang", route.lang);
  return `#${parts.join("&")}`;
}

function addSelection(route: Route, model: Model, add: (key: string, ...texts: string[]) => void): void {
  const { selection } = route;
  if (selection.kind === "pod") add(route.view === "why" ? "show" : "pod", nameOf(model, selection.pod));
  if (selection.kind === "edge") {
    add("edge", nameOf(model, model.from(selection.edge)), nameOf(model, model.to(selection.edge)));
  }
  if (selection.kind === "blocks") {
    add("blocks", ...blockNames(model, selection.from), ...blockNames(model, selection.to));
  }
  if (selection.kind === "finding") add("finding", model.raw.findings.id[selection.finding] ?? "");
}

/** What the hash does not say comes from `before`: the language of the browser, at the start. */
export function parseHash(hash: string, model: Model, before: Route = firstRoute): Route {
  const parts = new Map<string, string[]>();
  for (const part of hash.replace(/^#/, "").split("&")) {
    const at = part.indexOf("=");
    if (at > 0) parts.set(part.slice(0, at), part.slice(at + 1).split("~").map(decode));
  }
  const one = (key: string) => parts.get(key)?.[0] ?? "";
  const { apps, base } = model.raw;
  const app = (name: string) => (name ? apps.findIndex((entry) => entry.name === name) : -1);
  const view = views.find((name) => name === one("v")) ?? firstRoute.view;
  return {
    view,
    lang: languages.find((lang) => lang === one("lang")) ?? before.lang,
    selection: parseSelection(parts, model, view),
    target: view === "why" ? model.podNamed(one("pod")) : -1,
    start: view === "why" ? model.podNamed(one("from")) : -1,
    app: app(one("app")),
    other: app(one("with")),
    gone: app(one("app")) < 0 ? (base?.apps.findIndex((entry) => entry.name === one("app")) ?? -1) : -1,
    filter: parseFilter(parts, model),
    look: view === "layers" ? keptIfSame(lookOfWords(parts, model), before.look) : firstLook,
    unit: view === "matrix" && hasGroups(model) ? (units.find((unit) => unit === one("by")) ?? null) : null,
  };
}

/** The picture is not drawn anew for a step that is not about it. */
function keptIfSame(look: Look, before: Look): Look {
  return JSON.stringify(look) === JSON.stringify(before) ? before : look;
}

function parseSelection(parts: Map<string, string[]>, model: Model, view: View): Selection {
  const [from = "", to = ""] = parts.get("edge") ?? [];
  const edge = model.edgeBetween(model.podNamed(from), model.podNamed(to));
  if (edge >= 0) return { kind: "edge", edge };
  const id = parts.get("finding")?.[0];
  const finding = id ? model.raw.findings.id.indexOf(id) : -1;
  if (finding >= 0) return { kind: "finding", finding };
  const blocks = parts.get("blocks");
  if (blocks?.length === 4) {
    const rows = [blockNamed(model, blocks[0], blocks[1]), blockNamed(model, blocks[2], blocks[3])] as const;
    if (rows[0] >= 0 && rows[1] >= 0) return { kind: "blocks", from: rows[0], to: rows[1] };
  }
  // In Why, `pod` is what is asked for, and what the side panel shows is another thing.
  const pod = model.podNamed(parts.get(view === "why" ? "show" : "pod")?.[0] ?? "");
  return pod >= 0 ? { kind: "pod", pod } : nothing;
}

function parseFilter(parts: Map<string, string[]>, model: Model): Filter {
  const all = (key: string) => (parts.get(key) ?? []).join("~");
  const ids = parts.get("rule") ?? [];
  return {
    rules: model.raw.rules.flatMap((rule, row) => (ids.includes(rule.id) ? [row] : [])),
    statuses: values(statusNames, all("status")),
    severities: values(severityNames, all("severity")),
    text: all("q"),
  };
}
