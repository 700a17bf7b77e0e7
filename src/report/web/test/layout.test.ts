import assert from "node:assert/strict";
import { test } from "node:test";
import { curveBetween, cellOf, distanceTo, kMostCurves, mutualEdges, pointAt, ribbonsOf } from "../src/curves";
import { layoutBands, type BandLayout } from "../src/layout";
import { moveFrom, picturedRows } from "../src/moves";
import type { BandInput } from "../src/order";
import { overlaps } from "../src/placing";
import { random, syntheticReport } from "./synthetic";

function inputOf(pods: number): BandInput {
  const data = syntheticReport(pods);
  return {
    names: data.pods.name, band: data.pods.layer, bands: data.layers.length, group: data.pods.group,
    from: data.edges.from, to: data.edges.to,
  };
}

function checkCells(layout: BandLayout, input: BandInput): void {
  const { w, h } = layout.cell;
  input.names.forEach((name, pod) => {
    const cell = cellOf(layout, pod);
    const block = layout.blocks[layout.blockOf[pod]!]!;
    const band = layout.bands[block.band]!;
    assert.equal(band.layer, input.band[pod]! < 0 ? input.bands : input.band[pod], name);
    assert.equal(block.group, input.group[pod], name);
    assert.ok(cell.x >= block.x && cell.x + w <= block.x + block.w, `${name} leaves its block sideways`);
    assert.ok(cell.y >= block.y + block.header && cell.y + h <= block.y + block.h, `${name} leaves its block`);
  });
  for (const block of layout.blocks) {
    const band = layout.bands[block.band]!;
    assert.ok(block.x >= band.x && block.x + block.w <= band.x + band.w, "a block leaves its band sideways");
    assert.ok(block.y >= band.y + band.header && block.y + block.h <= band.y + band.h, "a block leaves its band");
    // Blocks do not overlap, so that it is enough to look within each.
    const cells = block.pods.map((pod) => cellOf(layout, pod));
    cells.forEach((a, k) => cells.slice(k + 1).forEach((b) => assert.ok(!overlaps(a, b), "cells overlap")));
  }
  layout.blocks.forEach((a, k) =>
    layout.blocks.slice(k + 1).forEach((b) => assert.ok(!overlaps(a, b), "blocks overlap")),
  );
  layout.bands.forEach((band, k) => {
    assert.ok(band.x >= 0 && band.x + band.w <= layout.width && band.y + band.h <= layout.height);
    const above = layout.bands[k - 1];
    if (above) assert.ok(above.layer < band.layer && above.y + above.h < band.y, "bands stand in order");
  });
}

for (const pods of [1, 3, 60, 120, 121, 500, 700, 701, 2000]) {
  for (const [width, height] of [[1200, 700], [360, 500], [1900, 1000]] as const) {
    test(`cells of ${pods} pods in ${width} x ${height} keep to their blocks, blocks to their bands`, () => {
      const input = inputOf(pods);
      const layout = layoutBands(input, width, height);
      checkCells(layout, input);
      assert.ok(layout.width <= width, `${layout.width} is wider than the window`);
    });
  }
}

test("pods without a layer stand in a last band, pods without a group in a last block", () => {
  const input = { ...inputOf(60), band: inputOf(60).band, group: inputOf(60).group };
  const band = Array.from({ length: 60 }, (_, i) => (i % 7 === 0 ? -1 : input.band[i]!));
  const layout = layoutBands({ ...input, band }, 1200, 700);
  checkCells(layout, { ...input, band });
  assert.equal(layout.bands[layout.bands.length - 1]!.layer, input.bands);
  for (const [k, block] of layout.blocks.entries()) {
    const next = layout.blocks[k + 1];
    if (block.group < 0 && next) assert.notEqual(next.band, block.band);
  }
});

test("nothing, one pod and many tiny groups can be laid out", () => {
  const none = layoutBands({ names: [], band: [], bands: 3, group: [], from: [], to: [] }, 800, 600);
  assert.deepEqual([none.bands.length, none.blocks.length], [0, 0]);
  const names = Array.from({ length: 400 }, (_, i) => `P${i}`);
  const input = { names, band: names.map(() => 0), bands: 1, group: names.map((_, i) => i), from: [], to: [] };
  checkCells(layoutBands(input, 700, 500), input);
});

test("the same input gives the same picture", () => {
  const [a, b] = [layoutBands(inputOf(500), 1200, 700), layoutBands(inputOf(500), 1200, 700)];
  assert.deepEqual(a, b);
});

test("the sweeps shorten the edges", () => {
  const input = inputOf(500);
  const along = (order: BandInput): number => {
    const { x } = layoutBands(order, 1600, 1000);
    return input.from.reduce((sum, from, e) => sum + Math.abs(x[from]! - x[input.to[e]!]!), 0);
  };
  assert.ok(along(input) < along({ ...input, from: [], to: [] }));
});

test("5,000 pods are laid out in time", (context) => {
  for (const pods of [60, 500, 2000, 5000]) {
    const input = inputOf(pods);
    layoutBands(input, 1600, 1000);
    const start = performance.now();
    layoutBands(input, 1600, 1000);
    const took = performance.now() - start;
    context.diagnostic(`${pods} pods, ${input.from.length} edges: ${took.toFixed(0)} ms`);
    assert.ok(took < 3000);
  }
});

test("mutual edges are drawn apart, in every direction", () => {
  const at = (x: number, y: number) => ({ x, y, w: 40, h: 20 });
  for (const [a, b] of [
    [at(0, 0), at(0, 100)],
    [at(0, 0), at(200, 0)],
    [at(300, 200), at(0, 0)],
    [at(0, 0), at(0, 24)],
  ] as const) {
    const [there, back] = [curveBetween(a, b, true), curveBetween(b, a, true)];
    for (const t of [0.25, 0.5, 0.75]) {
      assert.ok(distanceTo(back, ...pointAt(there, t)) > 4, JSON.stringify([a, b, t]));
    }
  }
});

test("edges that have one back are found", () => {
  assert.deepEqual([...mutualEdges([0, 1, 2], [1, 2, 2], [2, 1, 3])].sort(), [0, 1]);
});

test("ribbons hold every edge once, the thickest last", () => {
  const input = inputOf(2000);
  const layout = layoutBands(input, 1200, 700);
  const edges = input.from.map((_, e) => e);
  assert.ok(edges.length > kMostCurves);
  const ribbons = ribbonsOf(edges, input.from, input.to, layout.blockOf);
  assert.deepEqual(ribbons.flatMap((ribbon) => ribbon.edges).sort((a, b) => a - b), edges);
  for (const [k, ribbon] of ribbons.entries()) assert.ok(k === 0 || ribbons[k - 1]!.width <= ribbon.width);
});

test("arrow keys reach every cell and go back where they came from along a row", () => {
  const layout = layoutBands(inputOf(120), 1200, 700);
  for (const row of picturedRows(layout)) {
    row.forEach((pod, k) => {
      assert.equal(moveFrom(layout, pod, "right"), row[k + 1] ?? pod);
      assert.equal(moveFrom(layout, pod, "left"), row[k - 1] ?? pod);
    });
  }
  let pod = moveFrom(layout, -1, "down");
  const next = random(1);
  for (let k = 0; k < 50; ++k) {
    const y = layout.y[pod]!;
    pod = moveFrom(layout, pod, next() < 0.5 ? "down" : "up");
    assert.ok(pod >= 0 && Number.isFinite(y));
  }
});

/** Twenty levels of three pods. */
const levels = (): BandInput => {
  const names = Array.from({ length: 60 }, (_, i) => `P${i}`);
  return { names, band: names.map((_, i) => i % 20), bands: 20, group: names.map(() => -1), from: [], to: [] };
};

test("low cells take the width that is free, for the sake of their names", () => {
  const { cell, height } = layoutBands(levels(), 1400, 700);
  assert.ok(cell.h < 30 && height <= 700, JSON.stringify(cell));
  assert.ok(cell.w >= 160, `${cell.w}`);
});

test("titles of many bands stand beside the blocks in a window of middle width, too", () => {
  for (const band of layoutBands(levels(), 600, 500).bands) assert.equal(band.header, 0);
  for (const band of layoutBands(levels(), 400, 500).bands) assert.ok(band.header > 0);
});
