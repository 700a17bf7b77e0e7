// What every file of tests in a browser needs, and what must hold of every page they open: one request, and no
// complaint but the expected. It is checked behind each test, so that none can forget it. Without a browser the file
// ends with 77, which ctest counts as skipped.
import assert from "node:assert/strict";
import { after, afterEach } from "node:test";
import { emptyPage, goTo, launch, missing } from "./pages.mjs";

export { appFactory, pageOf, synthetic } from "./pages.mjs";

export function skip(reason) {
  console.log(`SKIPPED: ${reason}`);
  process.exit(77);
}

if (missing) skip(missing);
export const browser = await launch();
after(() => browser.close());

const opened = [];

/** A page that is not yet anywhere. `complaints`: what it is expected to say, at least once, and nothing else. */
export async function newPage({ complaints, ...options } = {}) {
  const page = await emptyPage(browser, options);
  opened.push({ page, complaints });
  return page;
}

/** A page that is ready. */
export async function open(url, options) {
  const page = await newPage(options);
  await goTo(page, url);
  return page;
}

export async function withPage(url, options, use) {
  const page = await open(url, options);
  await use(page, page.locator("#view canvas"));
}

afterEach(async () => {
  const pages = opened.splice(0);
  for (const { page } of pages) await page.context().close();
  for (const { page, complaints } of pages) {
    const said = page.complaints.join("\n");
    assert.equal(page.requests.length, 1, page.requests.join("\n"));
    if (complaints) assert.match(said, complaints);
    for (const one of page.complaints) assert.ok(complaints?.test(one), one);
  }
});
