import assert from "node:assert/strict";
import { test } from "node:test";
import { firstView, fitView, held, zoomAbout } from "../src/view";

const picture = { w: 1000, h: 2000 };
const window = { w: 800, h: 600 };

test("a large picture is made to fit, a small one is not enlarged", () => {
  assert.equal(fitView(picture, window).k, 0.3);
  assert.equal(fitView({ w: 100, h: 100 }, window).k, 1);
  assert.equal(fitView(picture, window).x, 250);
  assert.deepEqual(firstView(picture, window), { k: 0.8, x: 0, y: 0 });
  assert.equal(firstView({ w: 1000, h: 700 }, window).k, 0.8);
});

test("zooming keeps the point under the pointer", () => {
  const view = { k: 1, x: -100, y: -700 };
  const near = zoomAbout(view, 2, 300, 200, picture, window);
  assert.equal(near.k, 2);
  assert.equal((300 - near.x) / near.k, (300 - view.x) / view.k);
  assert.equal((200 - near.y) / near.k, (200 - view.y) / view.k);
  assert.deepEqual(zoomAbout(near, 0.001, 300, 200, picture, window).k, 0.3);
  assert.equal(zoomAbout(near, 1000, 300, 200, picture, window).k, 16);
});

test("the picture cannot be pushed out of the window", () => {
  assert.deepEqual(held({ k: 1, x: 500, y: -9000 }, picture, window), { k: 1, x: 40, y: -1440 });
  assert.deepEqual(held({ k: 0.3, x: -50, y: 10 }, picture, window), { k: 0.3, x: 0, y: 10 });
});
