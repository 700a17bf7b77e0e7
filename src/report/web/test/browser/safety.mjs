// Hostile names and links, foreign scripts, and readers whose browser runs no script: node test/browser/safety.mjs
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { appFactory, launch, missing, open, pageOf } from "./pages.mjs";

if (missing) {
  console.log(`skipped: ${missing}`);
  process.exit(77);
}
const browser = await launch();
after(() => browser.close());

const attack = "</script><script>window.hit=1</script><img src=x onerror=window.hit=1>@@PODWORKS_DATA@@";

function hostile() {
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

test("hostile names are text in every view", async () => {
  const url = pageOf("hostile", hostile());
  for (const view of ["overview", "violations", "layers", "matrix", "cycles", "why", "apps"]) {
    const page = await open(browser, `${url}#v=${view}&pod=${encodeURIComponent(attack)}`);
    await page.keyboard.press("]");
    assert.equal(await page.evaluate(() => window.hit), undefined, view);
    assert.equal(await page.locator("#app img").count(), 0);
    assert.deepEqual(page.complaints, []);
    assert.equal(page.requests.length, 1);
    await page.context().close();
  }
});

test("a hostile link does nothing", async () => {
  const url = pageOf("factory", appFactory());
  for (const hash of [`v=${attack}`, `pod=${attack}`, `q=${attack}&v=violations`, "v=__proto__&lang=constructor"]) {
    const page = await open(browser, `${url}#${encodeURI(hash)}`);
    assert.equal(await page.evaluate(() => window.hit), undefined);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  }
});

test("the policy stops a script that is not the page's own", async () => {
  const url = pageOf("foreign", appFactory(), (html) => html.replace("</body>", "<script>window.hit=1</script></body>"));
  const page = await open(browser, url);
  assert.equal(await page.evaluate(() => window.hit), undefined);
  assert.match(page.complaints.join(), /Content Security Policy/);
  await page.context().close();
});

test("without script the tables are read", async () => {
  const page = await open(browser, pageOf("plain", appFactory()), { javaScriptEnabled: false });
  assert.match(await page.locator("#static").innerText(), /Findings[^]*static/);
  await page.context().close();
});

test("under a policy that forbids script and style the tables are read", async () => {
  const jenkins = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self'; style-src 'self'">`;
  const url = pageOf("jenkins", appFactory(), (html) => html.replace("<head>", `<head>${jenkins}`));
  const page = await browser.newPage();
  await page.goto(url);
  assert.match(await page.locator("#static").innerText(), /Findings/);
  assert.equal(await page.locator("#app *").count(), 0);
  await page.close();
});

test("broken data leave the tables where they are", async () => {
  const page = await browser.newPage();
  await page.goto(pageOf("broken", appFactory(), (html) => html.replace('{"schema"', "{{")));
  assert.match(await page.locator("#static").innerText(), /Findings/);
  await page.close();
});
