// What the program writes for pools of 60 to 5,000 pods: how large it may be, and that each view shows it.
// PODWORKS_BINARY=/pool/build/podworks node test/browser/budgets.mjs
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { open, skip } from "./checked.mjs";
import { kSizes, reportOf } from "./pools.mjs";

const kKiB = 1024;
const kMostData = 2048 * kKiB;
const kMostTables = 192 * kKiB; // 200 findings, cycles and apps for readers without script
const kMostTemplate = 96 * kKiB;

if (!process.env.PODWORKS_BINARY) skip("PODWORKS_BINARY names no podworks");

for (const pods of kSizes) {
  test(`the page of ${pods} pods is small enough, and opens in each view`, async (context) => {
    const file = await reportOf(pods);
    const html = readFileSync(file, "utf8");
    const tables = html.slice(html.indexOf('<main id="static">'), html.indexOf("</main>"));
    const data = /id="podworks-data">([^]*?)<\/script>/.exec(html)[1];
    const sizes = { data, tables, template: html.replace(data, "").replace(tables, "") };
    const kib = Object.entries(sizes).map(([name, text]) => [name, Buffer.byteLength(text) / kKiB]);
    context.diagnostic(`${pods} pods: ${kib.map(([name, size]) => `${name} ${size.toFixed(0)} KiB`).join(", ")}`);
    assert.ok(Buffer.byteLength(data) <= kMostData);
    assert.ok(Buffer.byteLength(tables) <= kMostTables);
    assert.ok(Buffer.byteLength(sizes.template) <= kMostTemplate);
    assert.ok(Buffer.byteLength(html) <= kMostData + Buffer.byteLength(sizes.template));
    assert.equal(JSON.parse(data).pods.name.length, pods);
    await showEachView(pathToFileURL(file).href);
  });
}

async function showEachView(url) {
  const page = await open(url);
  for (const view of ["overview", "violations", "layers", "matrix", "cycles", "why", "apps"]) {
    await page.locator(`#tab-${view}`).click();
    assert.ok((await page.locator("#view").innerText()).length > 20, view);
  }
}
