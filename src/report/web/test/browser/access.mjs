// What axe-core finds of WCAG 2 and 2.1, A and AA, in every view, light and dark: node test/browser/access.mjs
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, test } from "node:test";
import { appFactory, launch, missing, open, pageOf } from "./pages.mjs";

if (missing) {
  console.log(`skipped: ${missing}`);
  process.exit(77);
}
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await launch();
after(() => browser.close());
const factory = pageOf("factory", appFactory());
const states = [
  "v=overview&pod=WubaRN",
  "v=violations&edge=WubaRN~MainPage",
  "v=violations&rule=pod-cycle&lang=zh",
  "v=layers&pod=WubaRN",
  "v=matrix",
  "v=cycles",
  "v=why&pod=MainPage",
  "v=apps&app=58App&with=Anjuke",
];

for (const colorScheme of ["light", "dark"]) {
  for (const state of states) {
    test(`${state}, ${colorScheme}`, async () => {
      const page = await open(browser, `${factory}#${state}`, { colorScheme, bypassCSP: true });
      await page.evaluate(axe);
      const problems = await page.evaluate(async () => {
        const wanted = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"] };
        const { violations } = await window.axe.run(document, { runOnly: wanted });
        return violations.map((one) => `${one.id}: ${one.help}: ${one.nodes.map((node) => node.html).slice(0, 3)}`);
      });
      assert.deepEqual(problems, []);
      await page.context().close();
    });
  }
}
