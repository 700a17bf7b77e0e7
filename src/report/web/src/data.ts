// podworks.report/1 as it stands in the page: tables of columns. Row i of a table is element i of each of its columns;
// numbers are rows of other tables, -1 means none. Written by src/report/page/page_json.cpp.

export interface Layer {
  name: string;
  en: string;
  zh: string;
  app: boolean;
  standard: boolean;
  forbids_peers: boolean;
}

export interface Rule {
  id: string;
  severity: "error" | "warn" | "note";
  about: string;
  summary: string;
  explanation: [heading: string, text: string][];
}

/** Where pods lie and what they weigh, today or then: layers and groups are today's. */
export interface Sizes {
  layer: number[];
  group: number[];
  bytes: number[];
}

/** By layer (no layer last), group (none last) and name. */
export interface PodTable extends Sizes {
  name: string[];
  owner: number[]; // texts
  files: number[];
  flags: number[]; // PodFlag
}

export const PodFlag = { standard: 1, strict: 2, ports: 4, entry: 8, absent: 16 } as const;

/** By from, to. */
export interface EdgeTable {
  from: number[];
  to: number[];
  imports: number[];
  kinds: number[]; // EdgeKind
}

/** Without a bit of an import the edge is declared only. `build` and `declared` pull pods into apps. */
export const EdgeKind = {
  build: 1,
  test: 2,
  optional: 4,
  typeOnly: 8,
  forward: 16,
  runtime: 32,
  declared: 64,
} as const;

/** The first imports of an edge. */
export interface EvidenceTable {
  edge: number[];
  file: number[];
  line: number[];
}

export const Status = { new: 0, known: 1, fixed: 2, stale: 3, allowed: 4 } as const;
export const Severity = { note: 1, warn: 2, error: 3 } as const;

export interface FindingTable {
  id: string[];
  rule: number[];
  severity: number[];
  status: number[];
  edge: number[]; // -1 of what is about no dependency, and of fixed ones
  from: number[]; // texts: names of pods
  to: number[];
  file: number[];
  line: number[];
  message: number[]; // texts
  help: number[];
  owner: number[];
  notes: number[][];
  pods: number[][]; // texts
  path: number[][];
  apps: number[][]; // rows of apps
  imports: number[][]; // file, line, status; file, line, status ...
}

/** Pods that reach each other by build edges. */
export interface Cycle {
  pods: number[];
  loop: number[]; // edges of a short loop
  cut: number[]; // edges whose removal leaves no loop
  cost: number; // imports to take out
  exact: boolean; // no cheaper cut exists
}

export interface App {
  name: string;
  roots: number[]; // pods
  count: number;
  bytes: number;
  pods: string; // bits in Base64: row i is bit i % 8 of byte i / 8
  edges: string; // those that pull a pod into this app
  outside: string[];
}

/** What leaves an app if an edge is cut, the largest first. */
export interface SavingTable {
  edge: number[];
  app: number[];
  pods: number[];
  bytes: number[];
}

/** Where places of the pool are opened, "" for nowhere: templates with {rev}, {root}, {file} and {line}. */
export interface Links {
  web: string; // http or https
  editor: string; // {root}, the reader's own checkout, is not in the data
}

/** The pool as it was at the revision that it is compared with. */
export interface Base {
  revision: string;
  commit: string;
  pods: Sizes & { name: string[] };
  edges: number;
  cycles: number;
  apps: { name: string; count: number; bytes: number; pods: string }[]; // bits over these pods
}

/** Earlier runs, the last row is this one; -1: that run did not know the rule or the app. */
export interface Trend {
  rev: string[]; // "": unknown
  time: string[];
  pods: number[];
  edges: number[];
  cycles: number[];
  findings: number[]; // those that stand
  known: number[];
  allowed: number[];
  rules: { id: string; findings: number[] }[];
  apps: { name: string; pods: number[]; bytes: number[] }[];
  dropped: number; // older runs that were left out
}

export interface ReportData {
  schema: "podworks.report/1";
  tool: string;
  title: string;
  rev: string | null;
  time: string | null; // of the run
  links: Links;
  redacted: boolean; // files are called by numbers
  base: Base | null;
  trend: Trend;
  summary: { files: number; imports: number; unresolved: number };
  layers: Layer[]; // top first
  groups: string[];
  rules: Rule[];
  pods: PodTable;
  edges: EdgeTable;
  evidence: EvidenceTable;
  findings: FindingTable;
  cycles: Cycle[];
  apps: App[];
  savings: SavingTable;
  files: string[];
  texts: string[];
  limits: { evidence_per_edge: number; evidence_dropped: number };
}
