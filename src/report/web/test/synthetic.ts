// Reports of any size, the same ones each time: five layers, businesses, violations of all kinds, cycles and apps.
import { encodeBits, setBit } from "../src/bits";
import { EdgeKind, Severity, type Cycle, type FindingTable, type ReportData, type Trend } from "../src/data";
import { baseOf, trendOf } from "./past";

/** Numbers from 0 to 1 by a linear congruence (Numerical Recipes), enough for pictures. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const kLayers = [
  { name: "app", en: "App shells", zh: "应用", share: 0.02, app: true, standard: false, forbids_peers: false },
  { name: "business", en: "Business", zh: "业务层", share: 0.4, app: false, standard: false, forbids_peers: true },
  {
    name: "business-middleware",
    en: "Business middleware",
    zh: "业务中间件",
    share: 0.22,
    app: false,
    standard: false,
    forbids_peers: false,
  },
  {
    name: "standard-middleware",
    en: "Standard middleware",
    zh: "标准中间件",
    share: 0.18,
    app: false,
    standard: true,
    forbids_peers: false,
  },
  { name: "base", en: "Base library", zh: "基础库", share: 0.18, app: false, standard: false, forbids_peers: false },
];
const kThings = [
  "List",
  "Detail",
  "Search",
  "Publish",
  "Map",
  "Pay",
  "Share",
  "Chat",
  "Video",
  "Image",
  "Router",
  "Track",
  "Login",
  "Cache",
  "Network",
];
const kKinds = ["Kit", "UI", "Service", "Model", "Core", "Bridge"];
const kBusinesses = [
  "House",
  "Recruit",
  "Car",
  "Job",
  "Pet",
  "Local",
  "Finance",
  "Travel",
  "Rental",
  "Market",
  "Health",
  "Edu",
];

interface Pod {
  layer: number;
  group: number;
  name: string;
}

function makePods(total: number, groups: number, next: () => number): Pod[] {
  const pods: Pod[] = [];
  kLayers.forEach((layer, row) => {
    const count = row === kLayers.length - 1 ? total - pods.length : Math.max(1, Math.round(total * layer.share));
    for (let k = 0; k < count; ++k) {
      const group = row === 0 || next() < 0.08 ? -1 : Math.floor(next() * groups);
      const business = group < 0 ? "" : kBusinesses[group % kBusinesses.length]!;
      const thing = kThings[Math.floor(next() * kThings.length)]!;
      const kind = kKinds[Math.floor(next() * kKinds.length)]!;
      pods.push({
        layer: row,
        group,
        name: row === 0 ? `app:${thing}App${k}` : `WB${business}${thing}${kind}${pods.length}`,
      });
    }
  });
  const key = (pod: Pod): number => pod.layer * 1000 + (pod.group < 0 ? 999 : pod.group);
  return pods.sort((a, b) => key(a) - key(b) || (a.name < b.name ? -1 : 1));
}

interface Edge {
  from: number;
  to: number;
  rule: number; // -1: allowed
}

/** 4.7 edges a pod: nearly all go down, a few go up, sideways, or into the group next door. */
function makeEdges(pods: readonly Pod[], next: () => number): Edge[] {
  const seen = new Map<number, Edge>();
  const total = Math.round(pods.length * 4.7);
  for (let tries = 0; seen.size < total && tries < total * 20; ++tries) {
    const from = Math.floor(next() * pods.length);
    const to = Math.floor(next() ** 1.3 * pods.length);
    const [a, b] = [pods[from]!, pods[to]!];
    if (from === to || b.layer === 0 || seen.has(from * pods.length + to)) continue;
    const up = b.layer < a.layer;
    const peer = a.layer === b.layer;
    const near = a.group === b.group || next() < 0.25;
    if (
      up
        ? next() > 0.004
        : peer
          ? a.group !== b.group && a.layer === 1
            ? next() > 0.008
            : from > to && next() > 0.05
          : !near
    )
      continue;
    const rule = up ? (a.layer === 3 ? 1 : 0) : peer && a.layer === 1 && a.group !== b.group ? 2 : -1;
    seen.set(from * pods.length + to, { from, to, rule });
  }
  return [...seen.values()].sort((a, b) => a.from - b.from || a.to - b.to);
}

const kRules = ["layer-order", "standard-pollution", "peer-dependency", "pod-cycle"];

function makeFindings(edges: readonly Edge[], pods: readonly Pod[], texts: string[], next: () => number): FindingTable {
  const text = (value: string): number => texts.push(value) - 1;
  const table: FindingTable = {
    id: [], rule: [], severity: [], status: [], edge: [], from: [], to: [], file: [], line: [], message: [], help: [],
    owner: [], notes: [], pods: [], path: [], apps: [], imports: [],
  };
  edges.forEach((edge, row) => {
    if (edge.rule < 0) return;
    const [a, b] = [pods[edge.from]!.name, pods[edge.to]!.name];
    table.id.push(row.toString(16).padStart(8, "0"));
    table.rule.push(edge.rule);
    table.severity.push(edge.rule === 2 && next() < 0.4 ? Severity.warn : Severity.error);
    table.status.push(next() < 0.7 ? 1 : 0);
    table.edge.push(row);
    table.from.push(text(a));
    table.to.push(text(b));
    table.file.push(row % 50);
    table.line.push(1 + (row % 300));
    table.message.push(text(`\`${a}\` uses \`${b}\``));
    table.help.push(text(`move what is used of \`${b}\` down`));
    table.owner.push(-1);
    for (const list of [table.notes, table.pods, table.path, table.apps] as number[][][]) list.push([]);
    table.imports.push([row % 50, 1 + (row % 300), table.status[table.status.length - 1]!]);
  });
  return table;
}

/** Pairs that use each other. */
function makeCycles(edges: readonly Edge[], pods: number): Cycle[] {
  const rows = new Map(edges.map((edge, row) => [edge.from * pods + edge.to, row]));
  return edges.flatMap((edge, row) => {
    const back = rows.get(edge.to * pods + edge.from);
    if (back === undefined || back < row) return [];
    return [{ pods: [edge.from, edge.to], loop: [row, back], cut: [back], cost: 1, exact: true }];
  });
}

function makeApps(pods: readonly Pod[], edges: readonly Edge[], bytes: readonly number[]): ReportData["apps"] {
  const out: number[][] = pods.map(() => []);
  edges.forEach((edge, row) => out[edge.from]!.push(row));
  return pods.flatMap((pod, root) => {
    if (pod.layer !== 0 || root >= 8) return [];
    const reached = new Set([root]);
    const bits = new Uint8Array((pods.length + 7) >> 3);
    const pulled = new Uint8Array((edges.length + 7) >> 3);
    for (const at of reached) {
      setBit(bits, at);
      for (const row of out[at]!) {
        setBit(pulled, row);
        reached.add(edges[row]!.to);
      }
    }
    const [podBits, edgeBits] = [encodeBits(bits), encodeBits(pulled)];
    const size = [...reached].reduce((sum, at) => sum + bytes[at]!, 0);
    return [
      {
        name: pod.name.slice(4),
        roots: [root],
        count: reached.size,
        bytes: size,
        pods: podBits,
        edges: edgeBits,
        outside: [],
      },
    ];
  });
}

const kNoTrend: Trend = {
  rev: [],
  time: [],
  pods: [],
  edges: [],
  cycles: [],
  findings: [],
  known: [],
  allowed: [],
  rules: [],
  apps: [],
  dropped: 0,
};

export interface Wish {
  seed?: number;
  base?: boolean; // with the pool as it was
  trend?: number; // runs
}

export function syntheticReport(total: number, { seed = 7, base = false, trend = 0 }: Wish = {}): ReportData {
  const next = random(seed);
  const groups = total <= 100 ? 4 : total <= 700 ? 8 : 12;
  const pods = makePods(total, groups, next);
  const edges = makeEdges(pods, next);
  const texts: string[] = [];
  const findings = makeFindings(edges, pods, texts, next);
  const bytes = pods.map(() => Math.floor(next() ** 3 * 2_000_000));
  const about = ["dependency", "dependency", "dependency", "set"];
  const data: ReportData = {
    schema: "podworks.report/1",
    tool: "podworks 0.1.0",
    title: `synthetic ${total}`,
    rev: null,
    time: null,
    links: { web: "", editor: "" },
    redacted: false,
    base: null,
    trend: kNoTrend,
    summary: { files: total * 12, imports: edges.length * 4, unresolved: 0 },
    layers: kLayers.map(({ share: _, ...layer }) => layer),
    groups: kBusinesses.slice(0, groups).map((name) => name.toLowerCase()),
    rules: kRules.map((id, k) => ({ id, severity: "error", about: about[k]!, summary: id, explanation: [] })),
    pods: {
      name: pods.map((pod) => pod.name),
      layer: pods.map((pod) => pod.layer),
      group: pods.map((pod) => pod.group),
      owner: pods.map(() => -1),
      bytes,
      files: pods.map(() => 1 + Math.floor(next() * 30)),
      flags: pods.map((pod) => (pod.layer === 3 ? 1 : 0)),
    },
    edges: {
      from: edges.map((edge) => edge.from),
      to: edges.map((edge) => edge.to),
      imports: edges.map(() => 1 + Math.floor(next() ** 4 * 30)),
      kinds: edges.map(() => EdgeKind.build | EdgeKind.declared),
    },
    evidence: {
      edge: edges.map((_, row) => row),
      file: edges.map((_, row) => row % 50),
      line: edges.map((_, row) => 1 + (row % 300)),
    },
    findings,
    cycles: makeCycles(edges, pods.length),
    apps: makeApps(pods, edges, bytes),
    savings: { edge: [], app: [], pods: [], bytes: [] },
    files: Array.from({ length: 50 }, (_, k) => `pods/Part${k}/Classes/File${k}.m`),
    texts,
    limits: { evidence_per_edge: 5, evidence_dropped: 0 },
  };
  return { ...data, base: base ? baseOf(data) : null, trend: trend > 0 ? trendOf(data, trend) : kNoTrend };
}
