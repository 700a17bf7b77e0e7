// What stands in the page in Chinese, how it is set, and the list of what to look at first:
// node test/browser/words.mjs
import assert from "node:assert/strict";
import { test } from "node:test";
import { appFactory, pageOf, synthetic, withPage } from "./checked.mjs";

const data = appFactory();
const factory = pageOf("factory", data);
const text = (page, selector) => page.locator(selector).innerText();
const ruleRow = (id) => data.rules.findIndex((rule) => rule.id === id);
const findingOf = (rule) => data.findings.id[data.findings.rule.indexOf(ruleRow(rule))];

test("a rule of the program speaks Chinese, one of the project its author's words", () =>
  withPage(`${factory}#v=overview&lang=zh`, {}, async (page) => {
    assert.match(await text(page, "#view"), /layer-order 反向依赖[^]*下层使用了上层[^]*House reaches the map/);
    await page.goto(`${factory}#v=violations&lang=zh&finding=${findingOf("layer-order")}`);
    assert.match(await text(page, "aside"), /下层使用了上层[^]*怎么修 共用的类型和工具下沉[^]*建议 move what/);
    await page.goto(`${factory}#v=violations&lang=zh&finding=${findingOf("custom/house-through-map")}`);
    assert.match(await text(page, "aside"), /House must not use BaiduMap[^]*建议 import WBMap/);
    assert.doesNotMatch(await text(page, "aside"), /怎么修/);
    await page.goto(`${factory}#v=violations&lang=en&finding=${findingOf("layer-order")}`);
    assert.doesNotMatch(await text(page, "aside"), /How to fix[^]*move what/);
  }));

test("the words about a rule begin in Chinese, and the choice of rules names what each finds", () =>
  withPage(`${factory}#v=violations&rule=layer-order&lang=zh`, {}, async (page) => {
    await page.locator(".rule-help summary").click();
    assert.match(await text(page, ".rule-help"), /检查内容\s+下层使用了上层[^]*怎么修[^]*Why it matters/);
    const chip = page.getByRole("button", { name: /^layer-order/ }).first();
    assert.equal(await chip.getAttribute("title"), "下层使用了上层，或使用了 may_use 未列出的层");
  }));

test("the number of the tenth finding stands within its list", () =>
  withPage(`${factory}#v=overview`, {}, async (page) => {
    const [room, needed] = await page.locator("ol.findings").evaluate((list) => {
      const number = list.appendChild(document.createElement("span"));
      number.textContent = "10. .";
      const withNumber = number.getBoundingClientRect().width;
      number.textContent = ".";
      return [parseFloat(getComputedStyle(list).paddingLeft), withNumber - number.getBoundingClientRect().width];
    });
    assert.ok(needed > 10 && needed < room, `${needed} of ${room}`);
  }));

test("a rule of which findings are passed over says how many it has, and leads to them", async () => {
  await withPage(`${pageOf("first", await synthetic(2000))}#v=overview`, {}, async (page) => {
    const passed = page.locator("ol.findings").getByRole("button", { name: /^\d+ of this rule$/ });
    assert.ok((await passed.count()) > 1);
    const [n] = (await passed.first().innerText()).split(" ");
    await passed.first().click();
    assert.match(page.url(), /v=violations&rule=[a-z-]+&status=new/);
    assert.match(await text(page, "#view"), new RegExp(`^${n} of \\d+ findings`, "m"));
  });
});

for (const [lang, comma] of [["zh", "，"], ["en", ","]]) {
  test(`no line of a list of pods begins with the comma, at any width, ${lang}`, () =>
    withPage(`${factory}#v=violations&rule=pod-cycle&lang=${lang}`, {}, async (page) => {
      for (let width = 500; width <= 1300; width += 50) {
        await page.setViewportSize({ width, height: 800 });
        const lefts = await page.locator("tbody td:nth-of-type(2)").first().evaluate(leftsOf, comma);
        assert.equal(lefts.length, 2);
        assert.ok(lefts.every((left) => left > 1), `${width} pixels: ${lefts}`);
      }
    }));
}

/** How far from the left of an element, within which it is run, texts stand that begin with some. */
function leftsOf(element, begin) {
  const range = document.createRange();
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const lefts = [];
  while (texts.nextNode()) {
    if (!texts.currentNode.data.startsWith(begin)) continue;
    range.selectNode(texts.currentNode);
    lefts.push(range.getBoundingClientRect().left - element.getBoundingClientRect().left);
  }
  return lefts;
}

test("long names, paths and ways stay within the side panel", async () => {
  const long = structuredClone(data);
  const { findings, texts } = long;
  const row = findings.id.indexOf(findingOf("layer-order"));
  const path = `pods/${"VeryLongFolderName".repeat(4)}/${"HSHouseDetailViewController".repeat(3)}.m:12`;
  const told = texts.push(`\`${"业务中间件与标准中间件".repeat(6)}\` uses \`${"WBHouse".repeat(12)}\` at ${path}`) - 1;
  findings.message[row] = findings.help[row] = told;
  findings.notes[row] = [told];
  findings.path[row] = Array.from({ length: 12 }, () => findings.from[row]);
  await withPage(`${pageOf("long", long)}#v=violations&lang=zh&finding=${findings.id[row]}`, {}, async (page) => {
    assert.match(await text(page, "aside"), /(WBStore → ){11}WBStore/);
    for (const width of [1300, 420]) {
      await page.setViewportSize({ width, height: 800 });
      const [inner, outer] = await page.locator("aside").evaluate((aside) => [aside.scrollWidth, aside.clientWidth]);
      assert.ok(inner <= outer, `${inner} in ${outer}`);
    }
  });
});
