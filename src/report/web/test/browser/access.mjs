// What axe-core finds of WCAG 2 and 2.1, A and AA, in every view and panel, light and dark, in both languages:
// node test/browser/access.mjs
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { appFactory, open, pageOf, synthetic } from "./checked.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const data = appFactory();
const factory = pageOf("factory", data);
const lone = data.findings.id[data.findings.edge.indexOf(-1)];
const views = [
  "v=overview",
  "v=violations",
  "v=violations&rule=pod-cycle",
  "v=layers",
  "v=matrix",
  "v=cycles",
  "v=why&pod=MainPage&app=Recruit",
  "v=apps&app=58App&with=Anjuke",
];
const panels = [
  "v=overview&pod=WubaRN",
  "v=violations&edge=WubaRN~MainPage",
  `v=violations&finding=${encodeURIComponent(lone)}`,
  "v=matrix&blocks=standard-middleware~~business~",
];

/** Pages that show more than that: links to places, what was before, a row of runs. */
const links = { web: "https://git.example/{file}#L{line}", editor: "vscode://file/{file}:{line}" };
const past = await synthetic(150, { base: true, trend: 12 }); // axe takes seconds for a table of hundreds
const others = [
  [pageOf("links", { ...data, links }), [views[1], panels[1]]],
  [pageOf("past", past), ["v=overview", `v=apps&app=${past.base.apps[0].name}`, "v=apps&app=GoneApp"]],
];

/** Goes where a link leads to without loading the page again: axe need not be read again either. */
async function follow(page, hash) {
  await page.evaluate(async (link) => {
    location.hash = link;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  }, hash);
  const view = /v=(\w+)/.exec(hash)[1];
  assert.equal(await page.locator(`#tab-${view}`).getAttribute("aria-selected"), "true");
  assert.equal(await page.locator("aside").count(), panels.includes(hash) ? 1 : 0, `${hash}: side panels`);
}

async function problemsOf(page) {
  return page.evaluate(async () => {
    const wanted = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"] };
    const { violations } = await window.axe.run(document, { runOnly: wanted });
    return violations.map((one) => `${one.id}: ${one.help}: ${one.nodes.map((node) => node.html).slice(0, 3)}`);
  });
}

for (const colorScheme of ["light", "dark"]) {
  for (const locale of ["en-GB", "zh-CN"]) {
    test(`axe finds nothing, ${colorScheme}, ${locale}`, async () => {
      for (const [url, states] of [[factory, [...views, ...panels]], ...others]) {
        const page = await open(url, { colorScheme, locale });
        await page.evaluate(axe);
        assert.equal(await page.locator("html").getAttribute("data-theme"), colorScheme);
        for (const state of states) {
          await follow(page, state);
          assert.match(await page.locator("html").getAttribute("lang"), locale === "zh-CN" ? /^zh/ : /^en/);
          assert.deepEqual(await problemsOf(page), [], state);
        }
      }
    });
  }
}
