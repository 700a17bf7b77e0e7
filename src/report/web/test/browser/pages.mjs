// Pages for the tests in a browser: the template with data in it, in files of their own, and the browser to open them.
import { mkdtempSync, readFileSync, rmSync, existsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { chromium } from "playwright-core";

export const web = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const browserPath = process.env.CHROMIUM ?? "/usr/bin/chromium";
export const out = mkdtempSync(join(tmpdir(), "podworks-page-"));
process.on("exit", () => rmSync(out, { recursive: true, force: true }));

/** Why the tests cannot run here, or null. */
export const missing = existsSync(browserPath) ? null : `no browser at ${browserPath}; CHROMIUM names another`;

export function launch() {
  return chromium.launch({ executablePath: browserPath, args: ["--no-sandbox"] });
}

export function appFactory() {
  return JSON.parse(readFileSync(join(web, "test/data/app-factory.json"), "utf8"));
}

/** The generator is TypeScript; `wish`: what of the past there is. */
export async function synthetic(pods, wish) {
  const file = join(out, "synthetic.mjs");
  if (!existsSync(file)) {
    const entry = join(web, "test/synthetic.ts");
    await build({ entryPoints: [entry], outfile: file, bundle: true, format: "esm", platform: "node" });
  }
  // podworks: allow(unresolved-import) the bundle lies in a temporary folder
  return (await import(pathToFileURL(file).href)).syntheticReport(pods, wish);
}

const escapeJson = (data) =>
  JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);
const escapeHtml = (text) => text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);

/** Fills the template as the program does, and returns the page's address. */
export function pageOf(name, data, change = (html) => html) {
  const parts = {
    TITLE: escapeHtml(data.title),
    TABLES: "<table><caption>Findings</caption><tbody><tr><td>static</td></tr></tbody></table>",
    DATA: escapeJson(data),
  };
  const template = readFileSync(join(web, "dist/report.template.html"), "utf8");
  const html = change(template.replace(/@@PODWORKS_(TITLE|TABLES|DATA)@@/g, (_, part) => parts[part]));
  const file = join(out, `${name}.html`);
  writeFileSync(file, html);
  return pathToFileURL(file).href;
}

/** An empty page; what it will complain of and ask the network for is kept in `complaints` and `requests`. */
export async function emptyPage(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1300, height: 850 }, locale: "en-GB", ...options });
  const page = await context.newPage();
  page.complaints = [];
  page.requests = [];
  page.on("console", (message) => /error|warning/.test(message.type()) && page.complaints.push(message.text()));
  page.on("pageerror", (error) => page.complaints.push(error.message));
  page.on("request", (request) => page.requests.push(request.url()));
  return page;
}

export async function goTo(page, url) {
  await page.goto(url);
  await page.waitForSelector("html[data-ready]", { timeout: 60000 }); // other tests may run beside it
}
