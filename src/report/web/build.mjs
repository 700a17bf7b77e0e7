// Writes dist/report.template.html: two scripts and one style, all named by their hashes in the page's policy, so that
// nothing that comes with the data can run. The program only fills in the three placeholders. The larger script stands
// in the page compressed; the small one, the loader, unpacks it.
//   --plain  writes .out/report.plain.html instead, where the larger script stands as it is: to read, or to compare
//   --check  writes nothing; fails if dist/report.template.html is not, byte for byte, what would be written
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { inflateRawSync } from "node:zlib";
// Not Node's own: what that writes depends on the version of zlib in it, and on the processor.
import { deflateAsync } from "@gfx/zopfli";
import { build, transform } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const kTemplate = "dist/report.template.html";
const kMostBytes = 96 * 1024;
const kManyBytes = 80 * 1024;
const kTarget = ["chrome103", "firefox113", "safari16.4"]; // the first with DecompressionStream("deflate-raw")

async function script(entry) {
  const result = await build({
    entryPoints: [join(here, "src", entry)],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: kTarget,
    jsx: "automatic",
    jsxImportSource: "preact",
    charset: "utf8",
    legalComments: "none",
    absWorkingDir: here,
  });
  // The end tag of a script must not stand in it, nor what makes HTML read on beyond it.
  return result.outputFiles[0].text.trim().replace(/<\/(?=script)/gi, "<\\/").replace(/<!--/g, "<\\!--");
}

async function style() {
  const sheets = ["frame", "views", "pictures", "media"].map((name) => join(here, "style", `${name}.css`));
  const css = sheets.map((path) => readFileSync(path, "utf8")).join("\n");
  return (await transform(css, { loader: "css", minify: true, target: kTarget })).code.trim();
}

async function pack(text) {
  const packed = Buffer.from(await deflateAsync(Buffer.from(text), { numiterations: 15 }));
  if (inflateRawSync(packed).toString() !== text) throw new Error("the script cannot be unpacked again");
  return packed.toString("base64");
}

const hash = (text) => `'sha256-${createHash("sha256").update(text, "utf8").digest("base64")}'`;

async function page(plain) {
  const [loader, main, css] = await Promise.all([script("loader.ts"), script("main.tsx"), style()]);
  const scripts = plain
    ? `<script>${main}</script>`
    : `<script type="text/plain" id="podworks-script">${await pack(main)}</script>\n<script>${loader}</script>`;
  const policy =
    `default-src 'none'; script-src ${hash(loader)} ${hash(main)}; style-src ${hash(css)}; img-src data:; ` +
    "base-uri 'none'; form-action 'none'";
  const notices = readFileSync(join(here, "notices.txt"), "utf8").trim();
  const parts = { POLICY: policy, NOTICES: notices, STYLE: css, SCRIPTS: scripts };
  const shell = readFileSync(join(here, "shell.html"), "utf8");
  return shell.replace(/%%([A-Z]+)%%/g, (_, name) => parts[name]);
}

function checkPage(html, bytes) {
  for (const name of ["TITLE", "TABLES", "DATA"]) {
    const times = html.split(`@@PODWORKS_${name}@@`).length - 1;
    if (times !== 1) throw new Error(`@@PODWORKS_${name}@@ stands ${times} times in the template, must be once`);
  }
  if (bytes > kMostBytes) throw new Error(`the template has ${bytes} bytes, ${kMostBytes} are allowed`);
  if (bytes > kManyBytes) console.log(`warning: more than ${kManyBytes} bytes; ${kMostBytes} are allowed`);
}

const option = process.argv[2] ?? "";
if (!["", "--plain", "--check"].includes(option)) throw new Error(`unknown option ${option}`);
const html = await page(option === "--plain");
const bytes = Buffer.byteLength(html);
if (option !== "--plain") checkPage(html, bytes);
if (option === "--check") {
  const committed = readFileSync(join(here, kTemplate), "utf8") === html;
  if (!committed) console.log("the sources make another page; `npm run build` writes it");
  console.log(`${kTemplate} is ${committed ? "" : "not "}what the sources make`);
  process.exitCode = committed ? 0 : 1;
} else {
  const file = option === "--plain" ? ".out/report.plain.html" : kTemplate;
  mkdirSync(dirname(join(here, file)), { recursive: true });
  writeFileSync(join(here, file), html);
  console.log(`${file}: ${bytes} bytes`);
}
