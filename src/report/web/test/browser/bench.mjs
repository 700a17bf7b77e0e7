// Prints how large a page is, when it is ready and how long each view takes to change: node test/browser/bench.mjs [pods...]
import { statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { emptyPage, goTo, launch, missing, pageOf, synthetic } from "./pages.mjs";

if (missing) {
  console.log(`skipped: ${missing}`);
  process.exit(77);
}
const sizes = process.argv.slice(2).map(Number);
const browser = await launch();
const middle = (times) => [...times].sort((a, b) => a - b)[times.length >> 1];

/** Milliseconds from the key to the frame behind the one that shows the view. */
async function change(page, key) {
  return page.evaluate(async (pressed) => {
    const begin = performance.now();
    document.dispatchEvent(new KeyboardEvent("keydown", { key: pressed, bubbles: true }));
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    return performance.now() - begin;
  }, key);
}

for (const pods of sizes.length > 0 ? sizes : [60, 500, 2000, 5000]) {
  const url = pageOf(`bench${pods}`, await synthetic(pods));
  const ready = [];
  let page;
  for (let round = 0; round < 5; round++) {
    await page?.context().close();
    page = await emptyPage(browser);
    await goTo(page, `${url}#v=layers`);
    ready.push(await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => done(performance.now())))));
  }
  const views = [];
  for (const key of ["1", "2", "3", "4", "5", "6", "7"]) {
    const times = [];
    for (let round = 0; round < 3; round++) {
      await change(page, key === "1" ? "2" : "1");
      times.push(await change(page, key));
    }
    views.push(`${key}: ${Math.round(middle(times))}`);
  }
  const kib = Math.round(statSync(fileURLToPath(url)).size / 1024);
  console.log(`${pods} pods: ${kib} KiB, ready in ${Math.round(middle(ready))} ms; views in ms ${views.join(", ")}`);
  await page.context().close();
}
await browser.close();
