// Hostile names and links, foreign scripts, and readers whose browser runs no script: node test/browser/safety.mjs
import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { appFactory, newPage, open, pageOf } from "./checked.mjs";

const attack = "</script><script>window.hit=1</script><img src=x onerror=window.hit=1>@@PODWORKS_DATA@@";

const long = `<img src=x onerror=window.hit=1>${"VeryLong".repeat(512)}`; // 4 KiB and a bit

function hostile(attack) {
  const data = appFactory();
  data.title = attack;
  data.pods.name[0] = attack;
  data.files = data.files.map((file) => `${file}${attack}`);
  data.texts = data.texts.map((text) => `${text} ${attack}`);
  for (const layer of data.layers) layer.en = layer.zh = attack;
  for (const app of data.apps) app.name += attack;
  data.groups = data.groups.map((group) => group + attack);
  for (const rule of data.rules) rule.summary += attack;
  return data;
}

for (const [kind, name] of Object.entries({ markup: attack, "4 KiB": long })) {
  test(`hostile names are text in every view: ${kind}`, async () => {
    const url = pageOf("hostile", hostile(name));
    for (const view of ["overview", "violations", "layers", "matrix", "cycles", "why", "apps"]) {
      const page = await open(`${url}#v=${view}&pod=${encodeURIComponent(name)}`);
      await page.keyboard.press("]");
      assert.equal(await page.evaluate(() => window.hit), undefined, view);
      assert.equal(await page.locator("#app img").count(), 0);
      const [width, seen] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
      assert.ok(width <= seen, `${view}: the page is ${width} px wide`);
    }
  });
}

test("a hostile link does nothing", async () => {
  const url = pageOf("factory", appFactory());
  for (const hash of [`v=${attack}`, `pod=${attack}`, `q=${attack}&v=violations`, "v=__proto__&lang=constructor"]) {
    const page = await open(`${url}#${encodeURI(hash)}`);
    assert.equal(await page.evaluate(() => window.hit), undefined);
  }
});

test("the policy stops a script that is not the page's own", async () => {
  const foreign = (html) => html.replace("</body>", "<script>window.hit=1</script></body>");
  const url = pageOf("foreign", appFactory(), foreign);
  const page = await open(url, { complaints: /Content Security Policy/ });
  assert.equal(await page.evaluate(() => window.hit), undefined);
});

/** A page that cannot start shows its tables, and the line that says what it needs. */
async function assertPlain(page) {
  await page.locator("#static td", { hasText: "static" }).waitFor();
  const line = page.locator("#static p", { hasText: "a browser from 2023 on" });
  assert.ok((await line.boundingBox()).y < 200, "no empty screen above it");
  assert.equal(await page.locator("#app *").count(), 0);
  assert.equal(await page.evaluate(() => window.hit), undefined);
}

async function withPlain(url, complaints, { init = () => {}, ...options } = {}) {
  const page = await newPage({ complaints, ...options });
  await page.addInitScript(init);
  await page.goto(url);
  for (let tries = 0; complaints && page.complaints.length === 0 && tries < 200; ++tries) await page.waitForTimeout(50);
  await assertPlain(page);
}

test("without script the tables are read", () =>
  withPlain(pageOf("plain", appFactory()), undefined, { javaScriptEnabled: false }));

test("under a policy that forbids script and style the tables are read", () => {
  const policy = "default-src 'none'; img-src 'self'; style-src 'self'";
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  const url = pageOf("jenkins", appFactory(), (html) => html.replace("<head>", `<head>${meta}`));
  return withPlain(url, /Content Security Policy/);
});

/** The page with another script in the place of the compressed one. */
const packed = /(id="podworks-script">)([A-Za-z0-9+/=]+)/;
const repacked = (name, repack) =>
  pageOf(name, appFactory(), (html) => html.replace(packed, (_, before, text) => before + repack(text)));

test("broken data leave the tables where they are", () =>
  withPlain(pageOf("broken", appFactory(), (html) => html.replace('{"schema"', "{{")), /JSON/));

test("the policy stops an unpacked script that is not the page's own", () => {
  const change = (text) => {
    const script = inflateRawSync(Buffer.from(text, "base64")).toString();
    return deflateRawSync(`${script};window.hit=1`).toString("base64");
  };
  return withPlain(repacked("tampered", change), /Content Security Policy/);
});

test("a script that cannot be unpacked leaves the tables", async () => {
  await withPlain(repacked("letters", (text) => `*${text}`), /atob/);
  await withPlain(repacked("short", (text) => text.slice(0, 4000)), /./);
  await withPlain(repacked("bytes", (text) => `////${text}`), /./);
});

test("a browser that cannot unpack shows the tables", () =>
  withPlain(pageOf("old", appFactory()), /DecompressionStream/, { init: () => delete window.DecompressionStream }));
