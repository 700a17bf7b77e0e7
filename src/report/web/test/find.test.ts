import assert from "node:assert/strict";
import test from "node:test";
import { branchesOf, type Branch } from "../src/apps";
import { podsThen } from "../src/before";
import { Severity, Status } from "../src/data";
import { countsOf, matches, noFilter, orderedFindings, toggled } from "../src/filter";
import { Model } from "../src/model";
import { firstFindings, layerTable, ruleRows, totals } from "../src/overview";
import { find, parseQuery, rank } from "../src/search";
import { podsOfApp } from "../src/savings";
import { commonWeight, tilesOf } from "../src/treemap";
import { appFactory } from "./fixtures";
import { syntheticReport } from "./synthetic";

const model = appFactory();
const pods = (text: string) =>
  find(model, text, 50).flatMap((one) => (one.kind === "pod" ? [model.podName(one.pod)] : []));

test("a query is words and what narrows them", () => {
  assert.deepEqual(parseQuery("  Net layer:Base rule:x "), { words: ["net"], by: { layer: "base", rule: "x" } });
});

test("a whole name comes before its beginning, that before the middle", () => {
  assert.deepEqual(
    [rank("WBNet", ["wbnet"]), rank("WBNet", ["wb"]), rank("a-net", ["net"]), rank("WBNet", ["et"])],
    [0, 1, 2, 3],
  );
  assert.equal(rank("WBNet", ["wb", "x"]), -1);
  assert.equal(pods("wbnet")[0], "WBNet");
});

test("prefixes narrow the pods, in either language", () => {
  for (const name of pods("layer:base"))
    assert.equal(model.data.layers[model.layerOf(model.podNamed(name))]!.name, "base");
  assert.deepEqual(pods("layer:base"), pods("layer:基础库"));
  const house = pods("group:house");
  assert.ok(
    house.length > 0 && house.every((name) => model.data.groups[model.groupOf(model.podNamed(name))] === "house"),
  );
  assert.equal(pods("app:desk").length, model.data.apps.find((app) => app.name === "Desk")!.count);
});

test("rules and files are found, if the page has something to say of them", () => {
  const rules = find(model, "rule:cycle", 9).map((one) => (one.kind === "rule" ? model.data.rules[one.rule]!.id : ""));
  assert.deepEqual(rules, ["pod-cycle"]);
  const [file] = find(model, "file:wb_store", 9);
  assert.ok(file?.kind === "file" && file.selection.kind !== "none");
  assert.deepEqual(find(model, "  ", 9), []);
  assert.deepEqual(find(model, "no such thing", 9), []);
});

test("findings are ordered by what is to be done, each once", () => {
  const order = orderedFindings(model);
  assert.deepEqual([...order].sort((a, b) => a - b), model.data.findings.id.map((_, row) => row));
  const severities = order.map((row) => model.data.findings.severity[row]!);
  assert.deepEqual(severities, [...severities].sort((a, b) => b - a));
});

test("a facet's counts are what picking the choice would give", () => {
  const filter = toggled(noFilter, "severities", Severity.error);
  for (const [rule, n] of countsOf(model, filter, "rules")) {
    const picked = toggled(filter, "rules", rule);
    assert.equal(orderedFindings(model).filter((row) => matches(model, picked, row)).length, n);
  }
  assert.deepEqual(toggled(filter, "severities", Severity.error), noFilter);
});

test("the text filter looks at pods, files and messages", () => {
  const shown = (text: string) =>
    orderedFindings(model).filter((row) => matches(model, { ...noFilter, text }, row)).length;
  assert.equal(shown(""), model.findingCount);
  assert.ok(shown("WUBARN") > 0 && shown("WUBARN") < model.findingCount);
  assert.ok(shown(".podfile") + shown("wb_store.c") > 0);
});

test("totals, rules and layers count every finding and edge once", () => {
  const sums = totals(model);
  assert.equal(sums.byStatus.reduce((a, b) => a + b), model.findingCount);
  const rows = ruleRows(model).flatMap((row) => row.byStatus);
  assert.equal(rows.reduce((a, b) => a + b), model.findingCount);
  const cells = layerTable(model).flat();
  assert.equal(cells.reduce((sum, cell) => sum + cell.edges, 0), model.edgeCount);
  assert.equal(sums.byStatus[Status.new], 25);
});

test("no rule fills the list of what to look at first while others have findings", () => {
  const first = (rules: number[], most: number) => {
    const order = rules.map((_, row) => row);
    return firstFindings(rules, order, most).map((one) => `${one.finding}${one.all > 0 ? ` of ${one.all}` : ""}`);
  };
  assert.deepEqual(first([7, 7, 7, 7, 7, 7, 1, 2, 2, 2], 6), ["0", "1", "2 of 6", "6", "7", "8 of 3"]);
  assert.deepEqual(first([7, 7, 7, 7], 3), ["0", "1", "2 of 4"]);
  assert.deepEqual(first([7, 7, 7], 3), ["0", "1", "2"]);
  assert.deepEqual(first([1, 2, 3, 3], 3), ["0", "1", "2 of 2"]);
  assert.deepEqual(first([], 3), []);
  assert.deepEqual(firstFindings([5, 4, 5, 5], [3, 1, 0], 2), [
    { finding: 3, rule: 5, all: 2 },
    { finding: 1, rule: 4, all: 0 },
  ]);
});

test("tiles of a treemap lie in their parents, do not overlap, and have their bytes", () => {
  const big = new Model(syntheticReport(500));
  const root = branchesOf(big.data.pods, big.data.pods.name.map((_, pod) => pod));
  const sum = (branch: Branch): number =>
    branch.children.length > 0 ? branch.children.reduce((all, child) => all + sum(child), 0) : branch.bytes;
  assert.equal(sum(root), root.bytes);
  const tiles = tilesOf(root, 1200, 400);
  assert.deepEqual(tiles, tilesOf(root, 1200, 400));
  const leaves = tiles.filter((tile) => tile.depth === 3 && tile.width > 0 && tile.height > 0);
  assert.ok(leaves.length > 400);
  for (const [i, a] of leaves.entries()) {
    assert.ok(a.x >= 0 && a.y >= 0 && a.x + a.width <= 1200 && a.y + a.height <= 400);
    for (const b of leaves.slice(i + 1)) {
      const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
      assert.ok(apart, `${big.podName(a.branch.pod)} ${big.podName(b.branch.pod)}`);
    }
  }
});

test("treemaps side by side have their layers and groups in one order", () => {
  const past = new Model(syntheticReport(500, { base: true }));
  const { base, pods, apps } = past.data;
  const app = apps.findIndex((one) => one.name === "ListApp2");
  const then = podsThen(base!, base!.apps.findIndex((one) => one.name === "ListApp2"));
  const trees = [branchesOf(pods, podsOfApp(past, app)), branchesOf(base!.pods, then)];
  const orders = (weight?: (branch: Branch) => number) =>
    trees.map((tree) => {
      const tiles = tilesOf(tree, 600, 400, weight).filter((tile) => tile.depth < 3);
      return tiles.map((tile) => `${tile.depth} ${tile.branch.layer} ${tile.branch.group}`);
    });
  const [now, before] = orders(commonWeight(trees));
  assert.deepEqual(now, before);
  const [alone, other] = orders();
  assert.notDeepEqual(alone, other); // each by its own bytes
});
