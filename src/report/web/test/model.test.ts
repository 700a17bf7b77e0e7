import assert from "node:assert/strict";
import test from "node:test";
import { decodeBits, encodeBits, hasBit, rowsOf, setBit } from "../src/bits";
import { Severity } from "../src/data";
import { Model } from "../src/model";
import { realPods } from "../src/overview";
import { nothing } from "../src/selection";
import { appFactory } from "./fixtures";
import { syntheticReport } from "./synthetic";

test("entries of apps are not counted as pods", () => {
  const model = appFactory();
  assert.equal(model.podCount, 31);
  assert.equal(realPods(model), 27);
});

test("bits survive Base64", () => {
  const bits = new Uint8Array(3);
  for (const row of [0, 7, 8, 19]) setBit(bits, row);
  const again = decodeBits(encodeBits(bits), 20);
  assert.deepEqual(rowsOf(again, 20), [0, 7, 8, 19]);
  assert.equal(hasBit(again, 1), false);
});

test("each edge stands once with the pod that uses and once with the one used", () => {
  const model = new Model(syntheticReport(500));
  const seen = { out: 0, in: 0 };
  for (let pod = 0; pod < model.podCount; pod++) {
    for (const edge of model.uses(pod)) assert.equal(model.from(edge), pod);
    for (const edge of model.usedBy(pod)) assert.equal(model.to(edge), pod);
    seen.out += model.uses(pod).length;
    seen.in += model.usedBy(pod).length;
  }
  assert.deepEqual(seen, { out: model.edgeCount, in: model.edgeCount });
});

test("an app's bits hold as many pods as it counts", () => {
  const model = appFactory();
  model.data.apps.forEach((app, row) => {
    assert.equal(rowsOf(model.apps[row]!.pods, model.podCount).length, app.count);
  });
});

test("blocks follow each other and hold every pod", () => {
  const model = appFactory();
  let next = 0;
  for (const block of model.blocks) {
    assert.equal(block.first, next);
    next = block.end;
  }
  assert.equal(next, model.podCount);
});

test("edges between blocks are those of their pods", () => {
  const model = new Model(syntheticReport(60));
  let sum = 0;
  for (let from = 0; from < model.blocks.length; from++) {
    for (let to = 0; to < model.blocks.length; to++) sum += model.edgesBetween(from, to).length;
  }
  assert.equal(sum, model.edgeCount);
});

test("a finding marks its edge and the pod that uses, not the one used", () => {
  const model = appFactory();
  const edge = model.edgeBetween(model.podNamed("WubaRN"), model.podNamed("MainPage"));
  assert.equal(model.edgeFault[edge], Severity.error);
  assert.equal(model.podFault[model.podNamed("WubaRN")], Severity.error);
  assert.ok(model.findingsOfPod(model.podNamed("MainPage")).length > 0);
  assert.equal(model.leadsUp(edge), true);
});

test("a selection names its edges and pods", () => {
  const model = appFactory();
  const edge = model.edgeBetween(model.podNamed("WubaRN"), model.podNamed("MainPage"));
  assert.deepEqual(model.edgesOf({ kind: "edge", edge }), [edge]);
  assert.equal(model.podsOf({ kind: "edge", edge }).length, 2);
  assert.deepEqual(model.podsOf(nothing), []);
  const finding = model.findingsOfEdge(edge)[0]!;
  assert.deepEqual(model.edgesOf({ kind: "finding", finding }), [edge]);
});

test("evidence of an edge is what the table has for it", () => {
  const model = appFactory();
  for (let edge = 0; edge < model.edgeCount; edge++) {
    const [first, end] = model.evidenceOf(edge);
    for (let row = first; row < end; row++) assert.equal(model.data.evidence.edge[row], edge);
    assert.ok(end - first <= model.imports(edge));
  }
});

test("no pods, no layers, no apps: no failure", () => {
  const data = syntheticReport(60);
  const empty = new Model({
    ...data,
    layers: [],
    groups: [],
    apps: [],
    cycles: [],
    pods: { ...data.pods, layer: data.pods.layer.map(() => -1), group: data.pods.group.map(() => -1) },
  });
  assert.equal(empty.blocks.length, 1);
  assert.deepEqual(empty.appsWith(0), []);
});
