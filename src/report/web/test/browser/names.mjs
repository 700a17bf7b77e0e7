// Names that turn the order of what stands around them: node test/browser/names.mjs. Without a browser it ends with 77.
import assert from "node:assert/strict";
import { test } from "node:test";
import { appFactory, newPage, pageOf, synthetic } from "./checked.mjs";
import { goTo } from "./pages.mjs";

const views = ["overview", "violations", "layers", "matrix", "cycles", "why", "apps"];
const kTurning = /[\u061c\u200e\u200f\u202a-\u202e\u2066\u2067]/;

/** Every text that people gave gets a sign that turns what follows. */
function turned(data, sign) {
  const turn = (text) => `${text}${sign}x`;
  for (const table of [data.pods, data.base?.pods]) if (table) table.name = table.name.map(turn);
  for (const list of [data.apps, data.base?.apps ?? [], data.trend.apps, data.layers])
    for (const one of list) one.name = turn(one.name);
  for (const layer of data.layers) layer.en = layer.zh = turn(layer.en);
  for (const rule of data.rules) rule.summary = turn(rule.summary);
  for (const key of ["groups", "files", "texts"]) data[key] = data[key].map(turn);
  data.title = turn(data.title);
  return data;
}

/** The texts that canvases are given are kept. */
async function openKeeping(url) {
  const page = await newPage();
  await page.addInitScript(() => {
    window.drawn = [];
    const { fillText } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
      window.drawn.push(text);
      return fillText.call(this, text, ...rest);
    };
  });
  await goTo(page, url);
  return page;
}

/** All that is read or heard of a page. */
const texts = (page) =>
  page.evaluate(() => {
    const all = [document.title, ...window.drawn];
    for (const node of document.querySelectorAll("body, body :not(script)")) {
      for (const { value } of node.attributes) all.push(value);
      for (const child of node.childNodes) if (child.nodeType === Node.TEXT_NODE) all.push(child.data);
    }
    return all;
  });

for (const [name, data] of [["fixture", appFactory()], ["past", await synthetic(500, { base: true, trend: 5 })]]) {
  const url = pageOf(`turned-${name}`, turned(data, "\u202e"));
  test(`no view passes on a sign that turns the order: ${name}`, async () => {
    for (const view of views) {
      const page = await openKeeping(
        `${url}#v=${view}&pod=${encodeURIComponent(data.pods.name[9])}&app=${encodeURIComponent(data.apps[1].name)}`,
      );
      await page.keyboard.press("]");
      const all = await texts(page);
      assert.ok(all.some((text) => text.includes("‹U+202E›")), view);
      for (const text of all) assert.doesNotMatch(text, kTurning, `${view}: ${text}`);
    }
  });
}

/** The left edges of some texts within an element. */
const edges = (locator, words) =>
  locator.evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (const word of wanted) {
        const at = node.data.indexOf(word);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + word.length);
        found.push(range.getBoundingClientRect().left);
      }
    }
    return found;
  }, words);

test("names from right to left stand in the order of the page", async () => {
  const data = appFactory();
  const edge = data.findings.edge.find((one) => one >= 0);
  const [from, to] = [data.edges.from[edge], data.edges.to[edge]];
  data.pods.name[from] = "אבג";
  data.pods.name[to] = "דהו";
  data.files[data.findings.file[data.findings.edge.indexOf(edge)]] = "זחט/יכל/מנס.m";
  const page = await newPage();
  await goTo(
    page,
    `${pageOf("right", data)}#v=violations&edge=${encodeURIComponent("אבג")}~${encodeURIComponent("דהו")}`,
  );
  const [first, second] = await edges(page.locator("aside h2"), ["אבג", "דהו"]);
  assert.ok(first < second);
  const row = page.locator("#view tr", { hasText: "מנס" }).first();
  const [a, b, c, d] = await edges(row.locator(".place"), ["זחט", "יכל", "מנס", ".m"]);
  assert.ok(a < b && b < c && c < d, `${a} ${b} ${c} ${d}`);
  assert.match(await page.locator("footer").innerText(), /אבג.* → .*דהו/);
  const status = await edges(page.locator("footer [role=status]"), ["אבג", "דהו"]);
  assert.ok(status[0] < status[1]);
});
