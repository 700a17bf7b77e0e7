import assert from "node:assert/strict";
import test from "node:test";
import { Status } from "../src/data";
import { noFilter } from "../src/filter";
import { firstRoute, formatHash, parseHash, views, type Route } from "../src/hash";
import { firstLook, type Look } from "../src/look";
import { Model } from "../src/model";
import { nothing } from "../src/selection";
import { appFactory } from "./fixtures";
import { syntheticReport } from "./synthetic";

const model = appFactory();
const edge = model.edgeBetween(model.podNamed("WubaRN"), model.podNamed("MainPage"));
const there = (change: Partial<Route>): Route => ({ ...firstRoute, ...change });

test("a link leads where it was made", () => {
  const filter = { rules: [0, 2], statuses: [Status.new, Status.stale], severities: [3], text: "a~b &=#%" };
  const routes = [
    ...views.map((view) => there({ view })),
    there({ lang: "zh", selection: { kind: "pod", pod: 3 } }),
    there({ view: "violations", selection: { kind: "edge", edge }, filter }),
    there({ view: "matrix", selection: { kind: "blocks", from: 1, to: 3 } }),
    there({ view: "violations", selection: { kind: "finding", finding: 4 } }),
    there({ view: "why", target: 5, app: 2 }),
    there({ view: "why", target: 5, start: 1, selection: { kind: "pod", pod: 9 } }),
    there({ view: "apps", app: 0, other: 1 }),
  ];
  for (const route of routes) assert.deepEqual(parseHash(formatHash(route, model), model), route);
});

const look = (change: Partial<Look>): Route => there({ view: "layers", look: { ...firstLook, ...change } });

test("what the layer picture shows stands in the link, by names", () => {
  const [house, net] = [model.podNamed("House"), model.podNamed("WBNet")];
  const near = look({ mode: "all", depth: 2, way: "uses", part: { kind: "near", rows: [house] } });
  assert.equal(formatHash(near, model), "#v=layers&depth=2&way=uses&focus=House&lang=en");
  const routes = [
    near,
    look({ mode: "selection", depth: Infinity, way: "used" }),
    look({ mode: "all" }),
    look({ part: { kind: "near", rows: [house, net] } }),
    look({ part: { kind: "path", from: house, to: net } }),
    look({ mode: "all", part: { kind: "group", group: 1 } }),
    look({ mode: "all", part: { kind: "app", app: 2 } }),
    look({ unit: "group" }),
    look({ unit: "group", part: { kind: "near", rows: [2, 4] } }),
    look({ unit: "group", part: { kind: "path", from: 1, to: 5 } }),
    { ...near, selection: { kind: "pod" as const, pod: net } },
    there({ view: "matrix", unit: "pod" }),
    there({ view: "matrix", unit: "group" }),
  ];
  for (const route of routes)
    assert.deepEqual(parseHash(formatHash(route, model), model), route, formatHash(route, model));
});

test("a block without layer and group has a name in links, too", () => {
  const data = syntheticReport(60);
  const none = data.pods.name.map(() => -1);
  const flat = new Model({ ...data, pods: { ...data.pods, layer: none, group: [...none.slice(1), 0] } });
  const route = look({ unit: "group", part: { kind: "near", rows: [0] } });
  assert.deepEqual(parseHash(formatHash(route, flat), flat), route);
});

test("what a link asks of the layers and nobody knows is ignored", () => {
  const asked = (hash: string) => parseHash(`#v=layers&${hash}`, model).look;
  for (const hash of [
    "edges=none&by=me&depth=9&way=out",
    "depth=constructor&way=__proto__",
    "focus=nobody",
    "path=House",
    "path=House~nobody",
    "group=x",
    "in=x",
    "focus=",
    "group=",
    "in=",
  ]) {
    assert.deepEqual(asked(hash), firstLook, hash);
  }
  assert.deepEqual(asked("focus=nobody~House").part, { kind: "near", rows: [model.podNamed("House")] });
  assert.deepEqual(asked("by=group&focus=business~house~business").part, {
    kind: "near",
    rows: [model.blocks.findIndex((one) => one.layer === 1 && one.group === 0)],
  });
  assert.equal(parseHash("#v=matrix&by=me", model).unit, null);
  const single = new Model({
    ...model.data,
    pods: { ...model.data.pods, layer: model.data.pods.layer.map(() => 1), group: model.data.pods.group.map(() => 0) },
  });
  assert.equal(parseHash("#v=layers&by=group", single).look.unit, "pod");
  assert.equal(parseHash("#v=matrix&by=pod", single).unit, null);
});

test("other views forget what was asked of the pictures", () => {
  const route = { ...look({ mode: "all" }), view: "overview" as const, unit: "pod" as const };
  assert.equal(formatHash(route, model), "#v=overview&lang=en");
});

test("a step that is not about the picture leaves it the same", () => {
  const route = look({ part: { kind: "near", rows: [3] } });
  const hash = formatHash({ ...route, selection: { kind: "pod", pod: 9 } }, model);
  assert.equal(parseHash(hash, model, route).look, route.look);
});

test("an app that is no more has a link, too", () => {
  const past = new Model(syntheticReport(500, { base: true }));
  const gone = past.data.base!.apps.findIndex((app) => app.name === "GoneApp");
  const route = there({ view: "apps", gone });
  assert.equal(formatHash(route, past), "#v=apps&app=GoneApp&lang=en");
  assert.deepEqual(parseHash(formatHash(route, past), past), route);
  assert.equal(parseHash("#v=apps&app=ListApp2", past).gone, -1);
  assert.equal(parseHash("#v=apps&app=GoneApp", model).gone, -1);
});

test("links of the documentation mean what it says", () => {
  const why = parseHash("#v=why&pod=MainPage&app=Recruit&lang=zh", model);
  assert.equal(why.target, model.podNamed("MainPage"));
  assert.equal(model.data.apps[why.app]!.name, "Recruit");
  assert.equal(why.lang, "zh");
  assert.deepEqual(parseHash("#v=violations&edge=WubaRN~MainPage", model).selection, { kind: "edge", edge });
});

test("a tilde in a pod's name is none between names", () => {
  const data = syntheticReport(60);
  const first = data.edges.from[0]!;
  data.pods.name[first] = "a~b%2F&c";
  const odd = new Model(data);
  const route = there({ selection: { kind: "edge", edge: 0 } });
  assert.deepEqual(parseHash(formatHash(route, odd), odd), route);
});

test("what a link names and nobody knows is ignored", () => {
  const hashes = [
    "",
    "#",
    "#v=nothing&pod=nobody&app=none&edge=a~b&finding=x&lang=xx&rule=y&blocks=1~2~3~4",
    "#%&=&&~=~",
  ];
  for (const hash of hashes) {
    const route = parseHash(hash, model);
    assert.deepEqual({ ...route, filter: noFilter }, firstRoute);
    assert.deepEqual(route.selection, nothing);
  }
});

test("names such as those of an object's own members are no views and no pods", () => {
  for (const name of ["constructor", "__proto__", "toString"]) {
    assert.deepEqual(parseHash(`#v=${name}&pod=${name}&lang=${name}&status=${name}`, model), firstRoute);
  }
});
