import assert from "node:assert/strict";
import { test } from "node:test";
import { closure, neighbourhood, partOf, shortestPath } from "../src/focus";
import { components, levels } from "../src/levels";
import { brushed, levelisedOrder, matrixOf, nextFilled, showing, strength, zoomed, type MatrixInput } from "../src/matrix";
import { random, syntheticReport } from "./synthetic";
import template from "../dist/report.template.html";

function inputOf(pods: number): MatrixInput {
  const data = syntheticReport(pods);
  const cut = new Set(data.cycles.flatMap((cycle) => cycle.cut));
  return {
    size: pods, layer: data.pods.layer, group: data.pods.group, from: data.edges.from, to: data.edges.to,
    skips: (edge) => cut.has(edge), weak: () => false,
  };
}

test("components and levels are those that brute force finds", () => {
  const next = random(5);
  for (let round = 0; round < 40; ++round) {
    const size = 2 + Math.floor(next() * 9);
    const from: number[] = [];
    const to: number[] = [];
    for (let k = 0; k < size * 2; ++k) {
      from.push(Math.floor(next() * size));
      to.push(Math.floor(next() * size));
    }
    const graph = { nodes: size, from, to };
    const reach = Array.from({ length: size }, (_, i) => new Set(closure(graph, [i])));
    const found = components(size, from, to);
    const level = levels(size, from, to);
    for (let a = 0; a < size; ++a) {
      for (let b = 0; b < size; ++b) {
        const together = reach[a]!.has(b) && reach[b]!.has(a);
        assert.equal(found.of[a] === found.of[b], together);
        if (reach[a]!.has(b) && !together) assert.ok(level[a]! > level[b]!);
      }
    }
  }
});

test("without cycles, layers and groups everything stands below the diagonal", () => {
  const next = random(9);
  const size = 80;
  const from: number[] = [];
  const to: number[] = [];
  for (let k = 0; k < 300; ++k) {
    const [a, b] = [Math.floor(next() * size), Math.floor(next() * size)];
    if (a < b) from.push(b), to.push(a);
  }
  const flat = new Int32Array(size).fill(-1);
  const input: MatrixInput = { size, layer: flat, group: flat, from, to, skips: () => false, weak: () => false };
  const ones = from.map(() => 1);
  for (const cell of matrixOf(input, ones, from.map(() => 0)).cells) assert.ok(cell.row > cell.column);
});

test("layers stand in order, groups together, and what leads up stands above the diagonal", () => {
  const input = inputOf(500);
  const matrix = matrixOf(input, input.from.map(() => 1), input.from.map(() => 0));
  matrix.order.slice(1).forEach((node, k) => assert.ok(input.layer[matrix.order[k]!]! <= input.layer[node]!));
  assert.equal(new Set(matrix.parts.map((part) => `${part.layer}/${part.group}`)).size, matrix.parts.length);
  input.from.forEach((from, e) => {
    if (input.layer[input.to[e]!]! < input.layer[from]!) assert.ok(matrix.place[input.to[e]!]! < matrix.place[from]!);
  });
  assert.deepEqual([...matrix.order].sort((a, b) => a - b), Array.from({ length: 500 }, (_, i) => i));
  assert.deepEqual(levelisedOrder(input), matrix.order);
});

test("within a cycle that tests close, the other edges make the order", () => {
  const flat = [-1, -1, -1];
  const input: MatrixInput = {
    size: 3, layer: flat, group: flat, from: [0, 1, 2], to: [1, 2, 0], skips: () => false, weak: (edge) => edge === 1,
  };
  assert.deepEqual(levelisedOrder(input), [2, 0, 1]);
});

test("cells count their edges and the faulty ones come last", () => {
  const input: MatrixInput = {
    size: 2, layer: [0, 1], group: [-1, -1], from: [0, 1, 0], to: [1, 0, 1], skips: () => false, weak: () => false,
  };
  const matrix = matrixOf(input, [2, 3, 4], [0, 3, 0]);
  assert.deepEqual(
    matrix.cells.map((cell) => [cell.row, cell.column, cell.amount, cell.fault, cell.faults]),
    [
      [1, 0, 6, 0, 0],
      [0, 1, 3, 3, 1],
    ],
  );
  assert.equal(nextFilled(matrix, 0, 0, 0, 1)?.column, 1);
  assert.equal(nextFilled(matrix, 0, 0, 0, -1), null);
});

test("a brush encloses whole places inside the matrix", () => {
  assert.deepEqual(brushed(100, [10.5, 20.2], [15.1, 40.9]), { row: 10, column: 20, rows: 6, columns: 21 });
  assert.deepEqual(brushed(100, [99.5, 99.5], [98.9, 120]), { row: 96, column: 96, rows: 4, columns: 4 });
  assert.deepEqual(brushed(3, [0, 0], [1, 1]), { row: 0, column: 0, rows: 3, columns: 3 });
});

test("zooming keeps the place under the pointer and stays inside", () => {
  const window = { row: 0, column: 0, rows: 100, columns: 100 };
  const near = zoomed(window, 100, 2, 30, 60);
  assert.deepEqual(near, { row: 15, column: 30, rows: 50, columns: 50 });
  assert.deepEqual(zoomed(near, 100, 0.1, 30, 60), window);
  assert.deepEqual(showing(near, 100, 80, 10), { row: 31, column: 10, rows: 50, columns: 50 });
});

test("5,000 pods are brought into order in time", (context) => {
  for (const pods of [500, 2000, 5000]) {
    const input = inputOf(pods);
    const start = performance.now();
    matrixOf(input, input.from.map(() => 1), input.from.map(() => 0));
    const took = performance.now() - start;
    context.diagnostic(`${pods} pods, ${input.from.length} edges: ${took.toFixed(0)} ms`);
    assert.ok(took < 3000);
  }
});

const diamond = { nodes: 6, from: [0, 0, 1, 2, 3, 5], to: [1, 2, 3, 3, 4, 0] };

test("a neighbourhood goes as deep and in the direction that is asked for", () => {
  assert.deepEqual(neighbourhood(diamond, [0], 1, "uses"), [0, 1, 2]);
  assert.deepEqual(neighbourhood(diamond, [0], 2, "uses"), [0, 1, 2, 3]);
  assert.deepEqual(neighbourhood(diamond, [3], 3, "used"), [0, 1, 2, 3, 5]);
  assert.deepEqual(neighbourhood(diamond, [1], 1, "both"), [0, 1, 3]);
  assert.deepEqual(closure(diamond, [1]), [1, 3, 4]);
  assert.deepEqual(closure(diamond, [1], (edge) => edge !== 4), [1, 3]);
});

test("a path is a shortest one, or null", () => {
  assert.deepEqual(shortestPath(diamond, 5, 4), [5, 0, 1, 3, 4]);
  assert.deepEqual(shortestPath(diamond, 2, 2), [2]);
  assert.equal(shortestPath(diamond, 4, 0), null);
});

test("a part keeps the names, the bands and the edges among its pods", () => {
  const whole = {
    names: [..."abcdef"],
    band: [0, 1, 1, 2, 2, 0],
    bands: 3,
    group: [0, 0, 1, 1, -1, 0],
    from: diamond.from,
    to: diamond.to,
  };
  const part = partOf(whole, [1, 3, 4]);
  assert.deepEqual(part.input, {
    names: ["b", "d", "e"],
    band: [1, 2, 2],
    bands: 3,
    group: [0, 1, -1],
    from: [0, 1],
    to: [1, 2],
  });
  assert.deepEqual(part.edges, [2, 4]);
});

test("a number can be read in a cell of any strength, light and dark", () => {
  const [light, dark] = ["accent", "panel", "band", "fg"].reduce<Record<string, number[]>[]>(
    (themes, name) => {
      const found = [...template.matchAll(new RegExp(`--${name}:\\s*#([0-9a-f]{3,6})`, "g"))].map((one) => one[1]!);
      found.forEach((hex, k) => {
        const full = hex.length === 3 ? hex.replace(/./g, "$&$&") : hex;
        themes[k]![name] = [0, 2, 4].map((at) => parseInt(full.slice(at, at + 2), 16));
      });
      return themes;
    },
    [{}, {}],
  );
  const light01 = (value: number): number => (value <= 10 ? value / 3294 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]: number[]): number =>
    0.2126 * light01(r!) + 0.7152 * light01(g!) + 0.0722 * light01(b!);
  for (const colors of [light!, dark!]) {
    for (const ground of ["panel", "band"]) {
      for (const amount of [1, 10, 1000]) {
        const alpha = strength(amount, 1000, true);
        const cell = colors["accent"]!.map((value, k) => alpha * value + (1 - alpha) * colors[ground]![k]!);
        const [high, low] = [luminance(cell), luminance(colors["fg"]!)].sort((x, y) => y - x);
        const contrast = (high! + 0.05) / (low! + 0.05);
        assert.ok(contrast >= 4.5, `${amount} on ${ground}: ${contrast}`);
      }
    }
  }
});
