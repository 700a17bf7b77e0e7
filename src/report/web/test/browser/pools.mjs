// Pools of sources of any size, the same ones each time, and what the program makes of them: PODWORKS_BINARY names it.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { out, synthetic } from "./pages.mjs";

export const kSizes = [60, 500, 2000, 5000];
const kMostApps = 8;
const kEndings = [".h", ".m"]; // a pod has a header, and mostly a source

/** Writes the pool, and then its report; returns the report's path. */
export async function reportOf(pods, binary = process.env.PODWORKS_BINARY) {
  const root = join(out, `pool${pods}`);
  const file = join(out, `report${pods}.html`);
  writePool(root, await synthetic(pods));
  const stdio = ["ignore", "ignore", "inherit"];
  execFileSync(binary, ["-C", root, "report", "--title", `${pods} pods`, "-o", file], { stdio });
  return file;
}

function writePool(root, data) {
  const { name, layer } = data.pods;
  const names = name.map((one) => one.replace("app:", ""));
  const isApp = name.map((_, row) => layer[row] === 0 && row < kMostApps);
  const groups = data.pods.group.map((group) => data.groups[group] ?? "shared");
  const folders = names.map((one, row) => (isApp[row] ? `apps/${one}` : `pods/${groups[row]}/${one}`));
  const files = names.map((one, row) => {
    const endings = kEndings.slice(0, data.pods.files[row]);
    return endings.map((ending) => ({ path: join(root, folders[row], one + ending), text: "" }));
  });
  data.edges.from.forEach((from, row) => {
    const line = `#import <${names[data.edges.to[row]]}/${names[data.edges.to[row]]}.h>\n`;
    for (const file of files[from].slice(0, data.edges.imports[row])) file.text += line;
  });
  names.forEach((_, row) => {
    mkdirSync(join(root, folders[row]), { recursive: true });
    for (const file of files[row]) writeFileSync(file.path, file.text);
  });
  writeFileSync(join(root, "podworks.yml"), JSON.stringify(configOf(data, names, isApp, folders)));
}

/** JSON is YAML, too. */
function configOf(data, names, isApp, folders) {
  const those = (fits) => names.filter((_, row) => !isApp[row] && fits(row));
  const layers = data.layers.slice(1).map(({ name, en, zh, standard }, k) => ({
    name,
    title: { en, zh },
    pods: those((row) => Math.max(1, data.pods.layer[row]) === k + 1),
    standard,
  }));
  const lines = data.groups.map((group, k) => [group, those((row) => data.pods.group[row] === k)]);
  const apps = names.flatMap((one, row) => (isApp[row] ? [[one, { path: folders[row] }]] : []));
  return {
    version: 1,
    pods: [{ from: "directory", in: "pods/*/*" }],
    layers,
    tags: { line: Object.fromEntries(lines.filter((entry) => entry[1].length > 0)) },
    apps: Object.fromEntries(apps),
  };
}
