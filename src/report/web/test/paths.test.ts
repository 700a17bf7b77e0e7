import assert from "node:assert/strict";
import test from "node:test";
import { compareApps, onlyIn, podRows } from "../src/apps";
import { Model } from "../src/model";
import { closure, edgesOnEveryPath, searchFrom, shortestPath } from "../src/paths";
import { podFacts } from "../src/pods";
import { bytesOf, podsOfApp, rootsOf, savingOf, savingsOf } from "../src/savings";
import { appFactory } from "./fixtures";
import { random, syntheticReport } from "./synthetic";

test("the roots and edges of an app reach its pods and no other", () => {
  const model = appFactory();
  model.apps.forEach((_, app) => {
    const { depth } = searchFrom(model, rootsOf(model, app), (edge) => model.appHasEdge(app, edge));
    const found = [...depth].flatMap((one, pod) => (one >= 0 ? [pod] : []));
    assert.deepEqual(found, podsOfApp(model, app));
    assert.equal(bytesOf(model, found), model.data.apps[app]!.bytes);
  });
});

test("savings are those that the program found by dominators", () => {
  const model = appFactory();
  const { edge, app, pods, bytes } = model.data.savings;
  assert.ok(edge.length > 0);
  edge.forEach((one, row) => {
    const saving = savingOf(model, app[row]!, one);
    assert.deepEqual([saving.pods.length, saving.bytes], [pods[row], bytes[row]]);
  });
});

test("an edge that the program lists no saving for saves nothing", () => {
  const model = appFactory();
  const listed = new Set(model.data.savings.edge.map((edge, row) => `${edge} ${model.data.savings.app[row]}`));
  for (let edge = 0; edge < model.edgeCount; edge++) {
    for (const saving of savingsOf(model, edge)) assert.ok(listed.has(`${edge} ${saving.app}`));
  }
});

test("the shortest way is one, and there is no shorter", () => {
  const model = appFactory();
  const recruit = model.data.apps.findIndex((app) => app.name === "Recruit");
  const target = model.podNamed("MainPage");
  const path = shortestPath(model, rootsOf(model, recruit), target, (edge) => model.appHasEdge(recruit, edge));
  const names = path!.map((edge) => model.podName(model.from(edge)));
  assert.deepEqual(names, ["Recruit", "UserCenter", "JumpCenter"]);
  assert.equal(shortestPath(model, [target], model.podNamed("Recruit"), () => false), null);
  assert.deepEqual(shortestPath(model, [target], target, () => true), []);
});

test("what is on every way is what brute force finds among all edges", () => {
  const model = new Model(syntheticReport(60));
  const next = random(3);
  const all = () => true;
  for (let round = 0; round < 200; round++) {
    const [start, target] = [Math.floor(next() * 60), Math.floor(next() * 60)] as const;
    const path = shortestPath(model, [start], target, all);
    if (!path) continue;
    const expected: number[] = [];
    for (let edge = 0; edge < model.edgeCount; edge++) {
      if (shortestPath(model, [start], target, (other) => other !== edge) === null) expected.push(edge);
    }
    const found = edgesOnEveryPath(model, [start], target, all, path);
    assert.deepEqual([...found].sort((a, b) => a - b), expected);
  }
});

test("what a pod brings along needs it, and the other way round", () => {
  const model = new Model(syntheticReport(60));
  for (let pod = 0; pod < model.podCount; pod++) {
    for (const other of closure(model, pod)) assert.ok(closure(model, other, true).includes(pod));
  }
});

test("cycles are sets that reach each other, and their cut leaves no loop", () => {
  const model = appFactory();
  for (const cycle of model.data.cycles) {
    const [first] = cycle.pods;
    for (const pod of cycle.pods) assert.ok(closure(model, first!).includes(pod));
    const inside = (edge: number) => cycle.pods.includes(model.from(edge)) && cycle.pods.includes(model.to(edge));
    for (const edge of cycle.loop) assert.ok(inside(edge));
    const left = (edge: number) => inside(edge) && !cycle.cut.includes(edge);
    for (const edge of Array.from({ length: model.edgeCount }, (_, row) => row).filter(left)) {
      assert.equal(shortestPath(model, [model.to(edge)], model.from(edge), left), null);
    }
  }
});

test("two apps: what is in one, in the other and in both is all there is", () => {
  const model = appFactory();
  const { onlyFirst, onlySecond, both } = compareApps(model, 0, 1);
  assert.equal(onlyFirst.length + both.length, model.data.apps[0]!.count);
  assert.equal(onlySecond.length + both.length, model.data.apps[1]!.count);
  const alone = podRows(model).filter((row) => row.apps.length === 1 && row.apps[0] === 0);
  assert.deepEqual(alone.map((row) => row.pod).sort((a, b) => a - b), onlyIn(model, 0));
});

test("a pod may sink to what it uses, and no further", () => {
  const model = appFactory();
  for (let pod = 0; pod < model.podCount; pod++) {
    const { sinkTo, carriedBytes } = podFacts(model, pod);
    assert.ok(carriedBytes >= model.bytesOf(pod));
    if (sinkTo < 0) continue;
    assert.ok(sinkTo > model.layerOf(pod));
    for (const edge of model.uses(pod)) if (model.pulls(edge)) assert.ok(model.layerOf(model.to(edge)) >= sinkTo);
  }
});
