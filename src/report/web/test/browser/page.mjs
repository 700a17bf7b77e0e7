// The page in a real browser: node test/browser/page.mjs
import assert from "node:assert/strict";
import { test } from "node:test";
import { appFactory, pageOf, synthetic, withPage } from "./checked.mjs";

const factory = pageOf("factory", appFactory());
const text = (page, selector) => page.locator(selector).innerText();

for (const view of ["overview", "violations", "layers", "matrix", "cycles", "why", "apps"]) {
  test(`${view} opens in one request and without complaint`, () =>
    withPage(`${factory}#v=${view}`, {}, async (page) => {
      assert.equal(await page.locator(`#tab-${view}`).getAttribute("aria-selected"), "true");
      assert.ok((await text(page, "#view")).length > 20);
      assert.equal(await page.locator("#static").count(), 0);
    }));
}

test("a link in Chinese opens in Chinese", () =>
  withPage(`${factory}#v=why&pod=MainPage&app=Recruit&lang=zh`, {}, async (page) => {
    assert.match(await text(page, "#view"), /MainPage 为何在 Recruit 中？[^]*UserCenter[^]*JumpCenter/);
    assert.equal(await page.locator("html").getAttribute("lang"), "zh-CN");
  }));

test("a browser in Chinese gets Chinese, and the button changes it", () =>
  withPage(factory, { locale: "zh-CN" }, async (page) => {
    assert.match(await text(page, "#tab-overview"), /总览/);
    await page.getByRole("button", { name: "English" }).click();
    assert.match(await text(page, "#tab-overview"), /Overview/);
  }));

test("the search finds a pod by keys alone, and Back undoes each step", () =>
  withPage(factory, {}, async (page) => {
    await page.keyboard.press("2");
    await page.keyboard.press("/");
    await page.keyboard.type("wbne");
    await page.getByRole("option").first().waitFor();
    await page.keyboard.press("Enter");
    assert.match(await text(page, "aside h2"), /WBNet/);
    assert.match(page.url(), /#v=violations&pod=WBNet/);
    await page.goBack();
    assert.equal(await page.locator("aside").count(), 0);
    await page.goBack();
    assert.equal(await page.locator("#tab-overview").getAttribute("aria-selected"), "true");
    await page.goForward();
    assert.equal(await page.locator("#tab-violations").getAttribute("aria-selected"), "true");
  }));

test("prefixes ask for other things than pods", () =>
  withPage(factory, {}, async (page) => {
    for (const [words, expected] of [["rule:layer-or", /rule=layer-order/], ["file:wb_store", /finding=|edge=/], ["layer:base store", /pod=WBStore/]]) {
      await page.getByRole("combobox").first().fill(words);
      await page.getByRole("option").first().waitFor();
      await page.keyboard.press("Enter");
      assert.match(page.url(), expected);
    }
  }));

test("a pod without apps around it is explained by another pod", () =>
  withPage(`${factory}#v=why`, {}, async (page) => {
    await page.getByLabel("Pod", { exact: true }).fill("WBStore");
    await page.getByLabel("or from pod").fill("WBNet");
    assert.match(await text(page, "#view"), /WBNet → WBStore/);
    await page.getByLabel("or from pod").fill("WBNobody");
    assert.match(await text(page, "#view"), /No pod has this name/);
  }));

test("Escape leaves the list, then the words, then the field", () =>
  withPage(factory, {}, async (page) => {
    await page.keyboard.press("/");
    await page.keyboard.type("net");
    await page.keyboard.press("Escape");
    assert.equal(await page.getByRole("option").count(), 0);
    await page.keyboard.press("Escape");
    assert.equal(await page.getByRole("combobox").first().inputValue(), "");
    await page.keyboard.press("Escape");
    await page.keyboard.press("5");
    assert.equal(await page.locator("#tab-cycles").getAttribute("aria-selected"), "true");
  }));

test("arrows move between the tabs, of which one takes the focus", () =>
  withPage(factory, {}, async (page) => {
    await page.locator("#tab-overview").focus();
    await page.keyboard.press("ArrowRight");
    assert.equal(await page.evaluate(() => document.activeElement.id), "tab-violations");
    assert.equal(await page.locator('[role="tab"][tabindex="0"]').count(), 1);
    await page.keyboard.press("End");
    assert.equal(await page.evaluate(() => document.activeElement.id), "tab-apps");
  }));

test("brackets walk through the findings, and the line of state says so", () =>
  withPage(factory, {}, async (page) => {
    await page.keyboard.press("]");
    assert.match(await text(page, "footer"), /WubaRN \(standard-middleware\) uses MainPage/);
    await page.keyboard.press("]");
    assert.match(await text(page, "footer"), /Recruit uses UserCenter/);
    await page.keyboard.press("[");
    assert.match(page.url(), /finding=/);
    await page.keyboard.press("Escape");
    assert.equal((await text(page, "footer")).trim(), "");
  }));

test("an edge says what cutting it would save in each app", () =>
  withPage(`${factory}#v=violations&edge=Recruit~UserCenter`, {}, async (page) => {
    assert.match(await text(page, "aside"), /Recruit\s+−8\s+−4\.1 kB/);
  }));

test("filters count, narrow, and stand in the link", () =>
  withPage(`${factory}#v=violations`, {}, async (page) => {
    await page.getByRole("button", { name: /^layer-order/ }).click();
    assert.match(await text(page, "#view"), /2 of 25 findings/);
    assert.match(page.url(), /rule=layer-order/);
    await page.getByRole("button", { name: "Show all" }).click();
    assert.match(await text(page, "#view"), /25 of 25 findings/);
    await page.getByRole("button", { expanded: false }).first().click();
    assert.match(await text(page, "#view"), /Help/);
  }));

test("two apps are compared, and a dot leads to the reason", () =>
  withPage(`${factory}#v=apps&app=58App&with=Anjuke`, {}, async (page) => {
    assert.match(await text(page, "#view"), /Only in 58App[^]*House[^]*Only in Anjuke[^]*AnjukeHome/);
    await page.getByRole("button", { name: "Why is WBNet in 58App?" }).click();
    assert.match(await text(page, "#view"), /Why is WBNet in 58App\?/);
    assert.match(page.url(), /v=why&pod=WBNet&app=58App/);
  }));

test("dark colours follow the system and the button", () =>
  withPage(factory, { colorScheme: "dark" }, async (page) => {
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const dark = await background();
    await page.getByRole("button", { name: "Dark colours" }).click();
    assert.notEqual(await background(), dark);
  }));

test("a list of thousands shows its first rows, and paper all of them", async () => {
  const url = pageOf("big", await synthetic(2000));
  await withPage(`${url}#v=apps`, {}, async (page) => {
    const rows = () => page.locator("tbody tr").count();
    assert.ok((await rows()) < 400);
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    await page.waitForTimeout(100);
    assert.ok((await rows()) > 500);
    assert.ok((await page.pdf()).length > 20000);
  });
});

test("below 900 pixels the side panel lies below", () =>
  withPage(`${factory}#v=overview&pod=WBNet`, { viewport: { width: 600, height: 800 } }, async (page) => {
    const box = await page.locator("aside").boundingBox();
    assert.ok(box.x === 0 && box.width === 600 && box.y > 300);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 600);
  }));
