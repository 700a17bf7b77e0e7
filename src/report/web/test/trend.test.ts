import assert from "node:assert/strict";
import test from "node:test";
import { linesOf, placeOf, runAt, scaleOf, stretches, wishOf, wishText } from "../src/trend";
import { syntheticReport } from "./synthetic";

const { trend, rules, apps } = syntheticReport(500, { trend: 12 });

test("figures, rules and apps have their lines, of findings there are two", () => {
  assert.deepEqual(linesOf(trend, { of: "findings" }), [trend.findings, trend.known]);
  assert.deepEqual(linesOf(trend, { of: "cycles" }), [trend.cycles]);
  assert.deepEqual(linesOf(trend, { of: "rule", row: rules.length - 1 })[0]![1], -1);
  assert.equal(linesOf(trend, { of: "app", row: 1 })[0]!.at(-1), apps[1]!.bytes);
  assert.deepEqual(linesOf(trend, { of: "app", row: 99 }), [[]]);
});

test("what is asked for survives as text", () => {
  for (const wish of [{ of: "edges" }, { of: "rule", row: 3 }, { of: "app", row: 0 }] as const) {
    assert.deepEqual(wishOf(wishText(wish)), wish);
  }
  assert.deepEqual(wishOf("constructor"), { of: "findings" });
});

test("a line has a gap where a run did not know it, 0 is none", () => {
  assert.deepEqual(stretches([-1, 3, 0, -1, -1, 5, -1]), [[[1, 3], [2, 0]], [[5, 5]]]);
  assert.deepEqual(stretches([1, 2]), [[[0, 1], [1, 2]]]);
  assert.deepEqual(stretches([-1, -1]), []);
  assert.deepEqual(stretches([]), []);
});

test("every value lies on the scale, whose ticks are round", () => {
  const cases = [
    [0],
    [1],
    [],
    [-1],
    [7, 7, 7],
    [0, 3],
    [20, 31, 25],
    [2000, 2004],
    [999, 1001, -1],
    [120e6, 149e6],
    [1e12, 3],
  ];
  for (const values of cases) {
    const { low, high, ticks } = scaleOf([values]);
    assert.ok(low >= 0 && low < high, String(values));
    for (const value of values.filter((one) => one >= 0))
      assert.ok(low <= value && value <= high, `${value} in ${low}..${high}`);
    assert.ok(ticks.length >= 2 && ticks.length <= 8, `${ticks}`);
    assert.equal(ticks[0], low);
    assert.equal(ticks.at(-1), high);
    const step = ticks[1]! - ticks[0]!;
    assert.match(String(Number(step.toPrecision(6))), /^[125]0*$/);
  }
});

test("a change is to be seen beside a large number, and nothing looks like all", () => {
  assert.ok(scaleOf([[2000, 2004]]).low >= 1900);
  assert.equal(scaleOf([[3, 20]]).low, 0);
  assert.equal(scaleOf([[20, 31], [3, 20]]).low, 0);
});

test("runs and values have their places, and a place its run", () => {
  const box = { left: 40, top: 10, width: 600, height: 100 };
  const scale = { low: 0, high: 50, ticks: [] };
  assert.deepEqual(placeOf(box, scale, 4, [0, 0]), [40, 110]);
  assert.deepEqual(placeOf(box, scale, 4, [3, 50]), [640, 10]);
  assert.deepEqual(placeOf(box, scale, 1, [0, 25]), [40, 60]);
  for (const run of [0, 1, 2, 3]) assert.equal(runAt(box, 4, placeOf(box, scale, 4, [run, 0])[0] + 20), run);
  assert.equal(runAt(box, 4, -500), 0);
  assert.equal(runAt(box, 4, 5000), 3);
});
