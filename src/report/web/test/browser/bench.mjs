// Prints how large a page is, when it is ready, how long a frame of Layers takes while it is zoomed and moved, and how
// long each view takes to change: node test/browser/bench.mjs [pods...]
// With PODWORKS_BINARY the program writes the pages from sources, else they hold synthetic data. Nothing is asserted.
import { statSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { emptyPage, goTo, launch, missing, pageOf, synthetic } from "./pages.mjs";
import { kSizes, reportOf } from "./pools.mjs";

if (missing) {
  console.log(`SKIPPED: ${missing}`);
  process.exit(77);
}
const sizes = process.argv.slice(2).map(Number);
const browser = await launch();
const kRounds = 5;

/** The time that `share` of all times do not pass. */
function within(times, share) {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** Milliseconds from the begin of the navigation to the first frame that shows the page. */
async function ready(url) {
  const page = await emptyPage(browser);
  await page.addInitScript(() => {
    const seen = () => requestAnimationFrame(() => (window.readyAt = performance.now()));
    const watcher = new MutationObserver(() => document.documentElement.dataset.ready && seen());
    watcher.observe(document, { attributes: true, subtree: true, attributeFilter: ["data-ready"] });
  });
  await goTo(page, url);
  await page.waitForFunction(() => window.readyAt);
  return { page, time: await page.evaluate(() => window.readyAt) };
}

/** Milliseconds that drawing took in each frame, by the page's own watch: 30 of the wheel, 30 of a drag. */
async function redraws(page, mode) {
  await page.getByRole("button", { name: mode, exact: true }).click();
  const canvas = page.locator("#view canvas");
  const box = await canvas.boundingBox();
  const times = [];
  const frame = async () => {
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    times.push(Number(await canvas.getAttribute("data-ms")));
  };
  await page.mouse.move(box.x + 500, box.y + 300);
  for (let k = 0; k < 30; ++k) {
    await page.mouse.wheel(0, k < 20 ? -80 : 80);
    await frame();
  }
  await page.mouse.down();
  for (let k = 0; k < 30; ++k) {
    await page.mouse.move(box.x + 500 - 5 * k, box.y + 300 + 3 * k);
    await frame();
  }
  await page.mouse.up();
  return times;
}

/** Milliseconds from the key to the frame behind the one that shows the view. */
async function change(page, key) {
  return page.evaluate(async (pressed) => {
    const begin = performance.now();
    document.dispatchEvent(new KeyboardEvent("keydown", { key: pressed, bubbles: true }));
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    return performance.now() - begin;
  }, key);
}

async function changes(page) {
  const views = [];
  for (const key of ["1", "2", "3", "4", "5", "6", "7"]) {
    const times = [];
    for (let round = 0; round < 3; ++round) {
      await change(page, key === "1" ? "2" : "1");
      times.push(await change(page, key));
    }
    views.push(`${key}: ${within(times, 0.5).toFixed(0)}`);
  }
  return views.join(", ");
}

async function urlOf(pods) {
  if (process.env.PODWORKS_BINARY) return pathToFileURL(await reportOf(pods)).href;
  return pageOf(`bench${pods}`, await synthetic(pods));
}

for (const pods of sizes.length > 0 ? sizes : kSizes) {
  const url = await urlOf(pods);
  const times = [];
  let page;
  for (let round = 0; round < kRounds; ++round) {
    await page?.context().close();
    const begun = await ready(`${url}#v=layers&lang=en`);
    page = begun.page;
    times.push(begun.time);
  }
  const drawn = [];
  for (const mode of ["Violations", "All"]) {
    drawn.push(`${mode} ${within(await redraws(page, mode), 0.95).toFixed(0)} ms`);
  }
  const kib = Math.round(statSync(fileURLToPath(url)).size / 1024);
  console.log(`${pods} pods: ${kib} KiB, ready in ${within(times, 0.5).toFixed(0)} ms (median of ${kRounds}); ` +
    `redraw p95: ${drawn.join(", ")}; views in ms ${await changes(page)}`);
  await page.context().close();
}
await browser.close();
