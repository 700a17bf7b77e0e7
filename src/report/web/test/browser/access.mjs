// What axe-core finds of WCAG 2 and 2.1, A and AA, in every view and panel, light and dark, in both languages:
// node test/browser/access.mjs
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, test } from "node:test";
import { appFactory, launch, missing, open, pageOf, synthetic } from "./pages.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await launch();
after(() => browser.close());
const links = { web: "https://git.example/{file}#L{line}", editor: "vscode://file/{file}:{line}" };
const factory = pageOf("factory", { ...appFactory(), links });
const past = pageOf("past", await synthetic(500, { base: true, trend: 12 }));
const states = [
  "v=overview&pod=WubaRN",
  "v=violations&edge=WubaRN~MainPage",
  "v=violations&rule=pod-cycle&lang=zh",
  "v=layers&pod=WubaRN",
  "v=matrix",
  "v=cycles",
  "v=why&pod=MainPage&app=Recruit",
  "v=apps&app=58App&with=Anjuke",
].map((state) => [factory, state]);
states.push(...["v=overview", "v=apps&app=ListApp2", "v=apps&app=GoneApp&lang=zh"].map((state) => [past, state]));

for (const colorScheme of ["light", "dark"]) {
  for (const [url, state] of states) {
    test(`${state}, ${colorScheme}`, async () => {
      const page = await open(browser, `${url}#${state}`, { colorScheme, bypassCSP: true });
      await page.evaluate(axe);
      assert.equal(await page.locator("html").getAttribute("data-theme"), colorScheme);
      for (const state of [...views, ...panels]) {
        await follow(page, state);
        assert.match(await page.locator("html").getAttribute("lang"), locale === "zh-CN" ? /^zh/ : /^en/);
        assert.deepEqual(await problemsOf(page), [], state);
      }
    });
  }
}
