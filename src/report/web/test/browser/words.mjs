// How the words of the page are set, and the list of what to look at first: node test/browser/words.mjs
import assert from "node:assert/strict";
import { test } from "node:test";
import { appFactory, pageOf, synthetic, withPage } from "./checked.mjs";

const data = appFactory();
const factory = pageOf("factory", data);
const text = (page, selector) => page.locator(selector).innerText();

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
