// What was before, and the row of runs, in a real browser: node test/browser/past.mjs. Without one it ends with 77.
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

test("commit and time stand where they are known, and that files have no names", async () => {
  const known = { ...appFactory(), rev: "ab12cd34".repeat(5), time: "2026-11-22T23:08:34Z", redacted: true };
  await at("v=overview", async (page) => {
    assert.match(await text(page, "h1"), /^app-factory ab12cd34$/);
    assert.match(
      await text(page, ".about"),
      /commit (ab12cd34){5}; written 2026-11-22 23:08 UTC; file names were replaced by numbers/,
    );
  }, pageOf("known", known));
  await at("v=overview", async (page) => {
    assert.equal(await text(page, "h1"), "app-factory");
    assert.doesNotMatch(await text(page, ".about"), /commit|written|replaced/);
  }, pageOf("alone", appFactory()));
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
    assert.match(
      await text(page, "#view"),
      /Pods that came\s+33 pods, 20\.4 MB[^]*Pods that went\s+1 pod, 250 kB\s+WBGoneKit0/,
    );
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

test("entries of apps, which the pool of then does not list, did not come", () => {
  const factory = appFactory();
  const { pods, layers } = factory;
  const rows = pods.name.map((_, pod) => pod).filter((pod) => !layers[pods.layer[pod]]?.app);
  const column = (name) => rows.map((pod) => pods[name][pod]);
  const then = { name: column("name"), layer: column("layer"), group: column("group"), bytes: column("bytes") };
  factory.base = { ...data.base, pods: then, edges: factory.edges.from.length, cycles: 1, apps: [] };
  return at("v=apps", async (page) => {
    assert.equal(await page.locator(".treemap .leaf").count(), 2 * rows.length);
    assert.equal(await page.locator(".treemap .own").count(), 0);
  }, pageOf("entries", factory));
});

test("two apps that are compared have one scale", () =>
  at("v=apps&app=ListApp2&with=PayApp3", async (page) => {
    const [first, second] = await areas(page);
    assert.match(first.caption, /^ListApp2 149 MB/);
    assert.match(second.caption, /^PayApp3 160 MB/);
    const ratio = first.area / second.area / (149 / 160);
    assert.ok(ratio > 0.97 && ratio < 1.03, String(ratio));
  }));

const trend = '.trend [role="img"]';

test("the row of runs is drawn, each run can be reached by keys, and all of it stands in a table", () =>
  at("v=overview", async (page) => {
    assert.match(await text(page, ".trend"), /2 older runs are left out/);
    assert.match(
      await page.locator(trend).getAttribute("aria-label"),
      /^findings that stand: from \d+ to 31 in 12 runs; of them known: from/,
    );
    assert.equal(await page.locator(`${trend} circle`).count(), 12);
    assert.equal(await page.locator(`${trend} rect`).count(), 12);
    const range = page.getByRole("slider", { name: "Run" });
    assert.match(
      await range.getAttribute("aria-valuetext"),
      /^[0-9a-f]{8} 2026-10-26: findings that stand 31, of them known 20$/,
    );
    await range.press("Home");
    assert.match(await text(page, ".trend"), /unknown commit: findings that stand \d+/);
    await page.locator(".trend summary").click();
    const rows = page.locator(".trend tbody tr");
    assert.equal(await rows.count(), 12);
    assert.match(await rows.first().innerText(), /^[0-9a-f]{8} 2026-10-26\s+31\s+20\s+0\s+500\s+2,350\s+4$/);
  }));

test("a rule that a run did not have leaves a gap, and so does an app", () =>
  at("v=overview", async (page) => {
    for (const [option, name, known] of [
      [`rule ${data.rules.length - 1}`, "pod-cycle", 11],
      ["app 0", `Size of ${data.apps[0].name}`, 11],
      ["pods", "pods", 12],
    ]) {
      await page.locator(".trend select").selectOption(option);
      assert.match(
        await page.locator(trend).getAttribute("aria-label"),
        new RegExp(`^${name}: from .* in ${known} runs$`),
      );
      assert.equal(await page.locator(`${trend} circle`).count(), known);
      assert.equal(
        (await page.locator(`${trend} path.first`).getAttribute("d")).match(/M/g).length,
        known === 11 ? 2 : 1,
      );
    }
    await page.locator(".trend select").selectOption("app 0");
    await page.getByRole("slider", { name: "Run" }).press("Home");
    await page.getByRole("slider", { name: "Run" }).press("ArrowRight");
    assert.match(await text(page, ".trend"), /: Size of \w+ not known/);
    await page.locator(".trend summary").click();
    assert.match(await page.locator(".trend tbody tr").nth(10).innerText(), /not known/);
  }));

test("the pointer picks the run below it", () =>
  at("v=overview", async (page) => {
    const box = await page.locator(trend).boundingBox();
    await page.mouse.move(box.x + box.width / 2, box.y + 60);
    const middle = Number(await page.getByRole("slider", { name: "Run" }).inputValue());
    assert.ok(middle === 5 || middle === 6, String(middle));
  }));

test("paper has the chart and the table, in light colours", () =>
  withPage(`${past}#v=overview`, { colorScheme: "dark" }, async (page) => {
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(".trend tbody tr:visible").count(), 12);
    assert.equal(await page.locator(".trend [type=range]:visible").count(), 0);
    assert.ok(await page.locator(trend).isVisible());
  }));

test("one run is no row", async () => {
  const url = pageOf("single", await synthetic(60, { trend: 1 }));
  await at("v=overview", async (page) => assert.equal(await page.locator(".trend").count(), 0), url);
});
