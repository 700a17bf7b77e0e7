import assert from "node:assert/strict";
import test from "node:test";
import { allShown, bare, shown } from "../src/format";
import { matches, noFilter } from "../src/filter";
import { firstRoute, formatHash, parseHash } from "../src/hash";
import { Model } from "../src/model";
import { find } from "../src/search";
import { appFactory } from "./fixtures";
import { syntheticReport } from "./synthetic";

const turning = [
  "\u202a",
  "\u202b",
  "\u202c",
  "\u202d",
  "\u202e",
  "\u2066",
  "\u2067",
  "\u2068",
  "\u2069",
  "\u200e",
  "\u200f",
  "\u061c",
];
const kAny = new RegExp(`[${turning.join("")}]`);

test("signs that turn or hide what stands around them are seen by their numbers", () => {
  for (const sign of turning) {
    const seen = shown(`WB${sign}Kit`);
    assert.equal(seen, `WB‹U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}›Kit`);
    assert.doesNotMatch(seen, kAny);
  }
  assert.equal(shown("a\u0000b\u001bc\u2028d\u200be\u{e0041}"), "a‹U+0000›b‹U+001B›c‹U+2028›d‹U+200B›e‹U+E0041›");
});

test("other names stay as they are", () => {
  for (const name of ["WBNet", "业务层/列表.m", "naïve-Ünïcode", "🏠Kit", "line\nnext\tcell", "", "a~b ‹x›"])
    assert.equal(shown(name), name);
});

test("words from right to left are isolated one by one, what parts them keeps its order", () => {
  assert.equal(shown("\u05d0\u05d1/\u0628.m"), "\u2068\u05d0\u05d1\u2069/\u2068\u0628\u2069.m");
  assert.equal(shown("`\u05d0` uses `WB\u05d1`"), "`\u2068\u05d0\u2069` uses `\u2068WB\u05d1\u2069`");
  assert.equal(bare(shown("\u05d0/\u05d1")), "\u05d0/\u05d1");
});

test("every text of a value is made so, and numbers are not copied", () => {
  const numbers = [1, 2];
  const value = { a: ["\u202ex", numbers], b: { c: "\u200f" }, d: null, e: 7 };
  assert.deepEqual(allShown(value), { a: ["‹U+202E›x", numbers], b: { c: "‹U+200F›" }, d: null, e: 7 });
  assert.equal((allShown(value).a as unknown[])[1], numbers);
});

/** The fixture with a first pod, app, group, layer and file of this name. */
function named(name: string): Model {
  const data = structuredClone(appFactory().raw);
  data.pods.name[4] = data.apps[0]!.name = data.groups[0] = data.layers[1]!.name = name;
  data.files[data.findings.file[0]!] = `${name}/a.m`;
  return new Model(data);
}

test("links hold the name as it is in the data, and find what they name", () => {
  for (const name of ["WB\u202eteN", "\u05d0\u05d1", "a\u2068b\u2069"]) {
    const model = named(name);
    assert.equal(model.podName(4), shown(name));
    assert.equal(model.podNamed(name), 4);
    assert.equal(model.podNamed(shown(name)), 4);
    const route = { ...firstRoute, view: "apps" as const, app: 0, selection: { kind: "pod" as const, pod: 4 } };
    const hash = formatHash(route, model);
    assert.ok(hash.includes(encodeURIComponent(name)), hash);
    assert.deepEqual(parseHash(hash, model), route);
    const part = { ...firstRoute.look, part: { kind: "group" as const, group: 0 } };
    const layers = { ...firstRoute, view: "layers" as const, look: part };
    assert.deepEqual(parseHash(formatHash(layers, model), model), layers);
  }
});

test("the search and the filter know names without what isolates them", () => {
  const model = named("\u05d0\u05d1");
  assert.deepEqual(find(model, "\u05d0\u05d1", 5)[0], { kind: "pod", pod: 4 });
  assert.ok(find(model, "file:\u05d0\u05d1/a", 5).length > 0);
  assert.ok(find(model, "group:\u05d0\u05d1", 5).length > 0);
  assert.ok(matches(model, { ...noFilter, text: "\u05d0\u05d1/a.m" }, 0));
  assert.ok(matches(model, { ...noFilter, text: shown("\u05d0\u05d1/a.m") }, 0));
});

test("a report of plain names stays as it is", () => {
  const data = syntheticReport(500, { base: true, trend: 3 });
  assert.deepEqual(allShown(data), data);
});
