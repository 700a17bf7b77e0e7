// Links to places, on the web and in an editor: node test/browser/places.mjs. Without a browser it ends with 77.
import assert from "node:assert/strict";
import { test } from "node:test";
import { appFactory, newPage, pageOf, withPage } from "./checked.mjs";

const web = "https://git.example/wb/blob/{rev}/{file}#L{line}";
const editor = "vscode://file/{root}/{file}:{line}";
const withLinks = (links, more = {}) => ({
  ...appFactory(),
  rev: "ab12".repeat(10),
  links: { web: "", editor: "", ...links },
  ...more,
});

const withData = (data, hash, use) => withPage(`${pageOf("places", data)}#${hash}`, {}, use);
const hrefs = (page, within = "#app") =>
  page.locator(`${within} .place a`).evaluateAll((all) => all.map((one) => one.getAttribute("href")));

for (const [hash, within] of [
  ["v=violations", "#view"],
  ["v=cycles", "#view"],
  ["v=why&pod=MainPage&app=Recruit", "#view"],
  ["v=overview&edge=Recruit~UserCenter", "aside"],
  ["v=violations&finding=e4886d0a", "aside"],
]) {
  test(`places of ${hash} open beside the report`, () =>
    withData(withLinks({ web }), hash, async (page) => {
      const links = page.locator(`${within} .place a`);
      assert.ok((await links.count()) > 0);
      for (const href of await hrefs(page, within))
        assert.match(href, /^https:\/\/git\.example\/wb\/blob\/(ab12){10}\/[a-z].+#L\d+$/);
      assert.equal(await page.locator('.place a:not([target="_blank"][rel="noopener noreferrer"])').count(), 0);
      assert.equal(await page.locator(`${within} .place`).count(), await links.count());
    }));
}

test("an editor's links wait for the folder of the checkout, which is kept", () =>
  withData(withLinks({ editor }), "v=violations&finding=e4886d0a", async (page) => {
    assert.deepEqual(await hrefs(page), []);
    await page.locator("aside").getByRole("button", { name: /Name the folder of your checkout/ }).click();
    await page.getByLabel("Folder of your checkout").fill("/src/my pool");
    await page.keyboard.press("Enter");
    assert.equal(await page.locator("dialog[open]").count(), 0);
    const link = page.locator("aside .place a").first();
    assert.match(await link.getAttribute("href"), /^vscode:\/\/file\/src\/my%20pool\/[a-z]+\/.+:\d+$/);
    assert.match(await link.getAttribute("aria-label"), /^Open [a-z]+\/.+ in the editor$/);
    assert.equal(await link.getAttribute("target"), null);
    assert.doesNotMatch(page.url(), /my/);
    await page.reload();
    page.requests.pop();
    assert.ok((await hrefs(page)).length > 0);
    assert.equal(await page.getByText("Name the folder of your checkout").count(), 0);
  }));

test("a browser that keeps nothing still links to the editor", async () => {
  // A frame without an origin of its own: asking for its storage throws.
  const url = pageOf("frame", withLinks({ editor }));
  const holder = pageOf(
    "holder",
    appFactory(),
    () => `<iframe sandbox="allow-scripts" width="900" height="700" src="${url}#v=violations"></iframe>`,
  );
  const page = await newPage();
  await page.goto(holder);
  const frame = page.frameLocator("iframe");
  await frame.getByRole("button", { name: "Help", exact: true }).click();
  await frame.getByLabel("Folder of your checkout").fill("/src/wb");
  await frame.getByRole("button", { name: "Close" }).click();
  assert.match(await frame.locator(".place a").first().getAttribute("href"), /^vscode:\/\/file\/src\/wb\//);
  page.requests.pop(); // the frame's
});

test("hostile templates and redacted names make no links", async () => {
  for (const bad of [
    "javascript:alert(1)//{file}",
    " javascript:{file}",
    "data:text/html,{file}",
    "//evil.example/{file}",
  ]) {
    await withData(withLinks({ web: bad, editor: bad }), "v=violations", async (page) => {
      assert.equal(await page.locator("#app a").count(), 0);
    });
  }
  await withData(withLinks({ web, editor }, { redacted: true }), "v=violations&finding=e4886d0a", async (page) => {
    assert.equal(await page.locator("#app a").count(), 0);
    assert.equal(await page.getByText("Name the folder of your checkout").count(), 0);
  });
});
