import assert from "node:assert/strict";
import test from "node:test";
import { branchesOf } from "../src/apps";
import { appChanges, findingsThen, podsThen, turnover } from "../src/before";
import { Status } from "../src/data";
import { Model } from "../src/model";
import { totals } from "../src/overview";
import { podsOfApp } from "../src/savings";
import { appFactory } from "./fixtures";
import { syntheticReport } from "./synthetic";

const model = new Model(syntheticReport(500, { base: true }));
const base = model.data.base!;
const named = (name: string) => appChanges(model).find((one) => one.name === name)!;

test("apps of then and of now are paired by name; one is new, one is gone", () => {
  const changes = appChanges(model);
  assert.equal(changes.length, model.data.apps.length + 1);
  assert.deepEqual(changes[0], { name: model.data.apps[0]!.name, app: 0, was: -1 });
  assert.deepEqual(named("GoneApp"), { name: "GoneApp", app: -1, was: base.apps.length - 1 });
  for (const { name, app, was } of changes) {
    if (app >= 0) assert.equal(model.data.apps[app]!.name, name);
    if (was >= 0) assert.equal(base.apps[was]!.name, name);
  }
  assert.deepEqual(appChanges(appFactory()).map((one) => one.was), [-1, -1, -1, -1]);
});

test("what came and what went is the difference of the sets, the heaviest first", () => {
  for (const { app, was } of appChanges(model)) {
    const [now, then] = [app < 0 ? [] : podsOfApp(model, app), podsThen(base, was)];
    const { came, went } = turnover(model, base, now, then);
    const [names, namesThen] = [now.map((pod) => model.podName(pod)), then.map((pod) => base.pods.name[pod]!)];
    assert.deepEqual(
      came.map((pod) => model.podName(pod)).sort(),
      names.filter((name) => !namesThen.includes(name)).sort(),
    );
    assert.deepEqual(
      went.map((pod) => base.pods.name[pod]!).sort(),
      namesThen.filter((name) => !names.includes(name)).sort(),
    );
    came.forEach((pod, i) => assert.ok(i === 0 || model.bytesOf(came[i - 1]!) >= model.bytesOf(pod)));
    assert.equal(now.length - came.length, then.length - went.length);
  }
  assert.equal(turnover(model, base, podsOfApp(model, 0), []).came.length, model.data.apps[0]!.count);
  assert.ok(turnover(model, base, [], podsThen(base, named("GoneApp").was)).went.length > 4);
});

test("the pods of an app of then have its bytes and its count", () => {
  base.apps.forEach((app, row) => {
    const pods = podsThen(base, row);
    assert.equal(pods.length, app.count);
    assert.equal(branchesOf(base.pods, pods).bytes, app.bytes);
  });
  assert.deepEqual(podsThen(base, -1), []);
  assert.deepEqual(podsThen(base, 99), []);
});

test("what is fixed stood then, what is new did not", () => {
  const data = syntheticReport(500, { base: true });
  const now = totals(new Model(data)).standing;
  const before = findingsThen(new Model(data));
  assert.equal(before, data.findings.status.filter((one) => one === Status.known).length);
  assert.ok(before < now);
  data.findings.status[0] = Status.fixed;
  data.findings.status[1] = Status.allowed;
  const [was, known] = [
    data.findings.status.filter((one) => one === Status.fixed),
    data.findings.status.filter((one) => one === Status.known),
  ];
  assert.equal(findingsThen(new Model(data)), was.length + known.length);
});
