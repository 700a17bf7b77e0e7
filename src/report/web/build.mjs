// Writes dist/report.template.html: one script and one style, both named by their hashes in the page's policy, so that
// nothing that comes with the data can run. The program only fills in the three placeholders.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const kMostBytes = 160 * 1024;
const kTarget = ["chrome108", "firefox112", "safari16"];

async function script() {
  const result = await build({
    entryPoints: [join(here, "src/main.tsx")],
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

const hash = (text) => `'sha256-${createHash("sha256").update(text, "utf8").digest("base64")}'`;


async function page() {
  const [js, css] = [await script(), await style()];
  const policy =
    `default-src 'none'; script-src ${hash(js)}; style-src ${hash(css)}; img-src data:; ` +
    "base-uri 'none'; form-action 'none'";
  const parts = { POLICY: policy, NOTICES: readFileSync(join(here, "notices.txt"), "utf8").trim(), STYLE: css, SCRIPT: js };
  const shell = readFileSync(join(here, "shell.html"), "utf8");
  return shell.replace(/%%([A-Z]+)%%/g, (_, name) => parts[name]);
}

const html = await page();
for (const name of ["TITLE", "TABLES", "DATA"]) {
  const times = html.split(`@@PODWORKS_${name}@@`).length - 1;
  if (times !== 1) throw new Error(`@@PODWORKS_${name}@@ stands ${times} times in the template, must be once`);
}
const bytes = Buffer.byteLength(html);
if (bytes > kMostBytes) throw new Error(`the template has ${bytes} bytes, ${kMostBytes} are allowed`);
mkdirSync(join(here, "dist"), { recursive: true });
writeFileSync(join(here, "dist/report.template.html"), html);
console.log(`dist/report.template.html: ${bytes} bytes of ${kMostBytes}`);
