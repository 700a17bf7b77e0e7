// What was before, and the row of runs, in a real browser: node test/browser/past.mjs. Without a browser it ends with 77.
import assert from "node:assert/strict";
import { test } from "node:test";
import { appFactory, pageOf, synthetic, withPage } from "./checked.mjs";

const data = await synthetic(500, { base: true, trend: 12 });
const past = pageOf("past", data);
const text = (page, selector) => page.locator(selector).innerText();

const at = (hash, use, url = past) => withPage(`${url}#${hash}`, {}, use);

test("the cards say what was, what is, and the difference in words", () =>
  at("v=overview", async (page) => {
    const cards = await text(page, ".cards");
    assert.match(cards, /449 → 500\npods\n▲ 51 more/);
    assert.match(cards, /5 → 4\ncycles\n▼ 1 fewer/);
    assert.match(cards, /8 → 8\napps\nas before/);
    assert.match(cards, /20 → 31\nfindings\n▲ 11 more/);
    assert.match(await text(page, "#view"), /ListApp2\s+267 → 299\s+▲ 32 more\s+120 MB → 149 MB\s+▲ 29\.4 MB more/);
  }));

test("in Chinese, too", () =>
  at("v=overview&lang=zh", async (page) => {
    assert.match(await text(page, ".cards"), /5 → 4\n循环依赖\n▼ 减少 1/);
  }));

test("without a revision to compare with nothing is said of then", async () => {
  const url = pageOf("alone", appFactory());
  await at("v=overview", async (page) => assert.doesNotMatch(await text(page, ".cards"), /→|as before/), url);
  await at("v=apps&app=58App", async (page) => {
    assert.doesNotMatch(await text(page, "#view"), /since|Before/);
    assert.equal(await page.locator(".treemap svg").count(), 1);
  }, url);
});

/** Area of the leaves of each treemap by the bytes that its caption names. */
const areas = (page) =>
  page.locator(".treemap figure").evaluateAll((figures) =>
    figures.map((figure) => {
      const svg = figure.querySelector("svg");
      const layers = [...svg.querySelectorAll(".d1 rect")].map((one) => one.getBBox());
      return { caption: figure.textContent, area: layers.reduce((sum, box) => sum + box.width * box.height, 0) };
    }));

test("an app's treemaps of then and now are on one scale", () =>
  at("v=apps&app=ListApp2", async (page) => {
    const [before, now] = await areas(page);
    assert.match(before.caption, /^Before 120 MB, 267 pods/);
    assert.match(now.caption, /^After 149 MB, 299 pods/);
    const ratio = before.area / now.area / (120 / 149);
    assert.ok(ratio > 0.97 && ratio < 1.03, String(ratio));
    assert.match(await text(page, "#view"), /Pods that came\s+33 pods, 20\.4 MB[^]*Pods that went\s+1 pod, 250 kB\s+WBGoneKit0/);
    assert.equal(await page.locator(".treemap .own").count(), 34);
    assert.match(await page.locator("figure:first-child .own title").textContent(), /^− WBGoneKit0/);
  }));

test("an app that is new has no before, one that is gone no after", () =>
  at("v=apps", async (page) => {
    await page.getByRole("button", { name: data.apps[0].name, exact: true }).last().click();
    let [before, now] = await areas(page);
    assert.ok(before.area === 0 && now.area > 0);
    await page.getByRole("button", { name: "GoneApp" }).click();
    assert.match(page.url(), /app=GoneApp/);
    [before, now] = await areas(page);
    assert.ok(before.area > 0 && now.area === 0);
    assert.match(await text(page, "#view"), /GoneApp since origin\/main[^]*Pods that came\s+0 pods/);
    await page.goBack();
    assert.match(page.url(), new RegExp(`app=${data.apps[0].name}`));
  }));

test("a pod of then that is still there can be picked in the treemap of then", () =>
  at("v=apps&app=GoneApp", async (page) => {
    await page.locator("figure:first-child .leaf").first().click();
    assert.match(page.url(), /pod=WB/);
  }));

test("two apps that are compared have one scale", () =>
  at("v=apps&app=ListApp2&with=PayApp3", async (page) => {
    const [first, second] = await areas(page);
    assert.match(first.caption, /^ListApp2 149 MB/);
    assert.match(second.caption, /^PayApp3 160 MB/);
    const ratio = first.area / second.area / (149 / 160);
    assert.ok(ratio > 0.97 && ratio < 1.03, String(ratio));
  }));
