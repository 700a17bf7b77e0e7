// The figures of the first view.
import { PodFlag, Severity, Status } from "./data";
import type { Model } from "./model";

export interface Totals {
  byStatus: number[]; // index: Status
  bySeverity: number[]; // of those that stand; index: Severity
  standing: number;
}

export function totals(model: Model): Totals {
  const sums: Totals = { byStatus: [0, 0, 0, 0, 0], bySeverity: [0, 0, 0, 0], standing: 0 };
  const { status, severity } = model.data.findings;
  status.forEach((one, row) => {
    sums.byStatus[one] = (sums.byStatus[one] ?? 0) + 1;
    if (!model.stands(row)) return;
    sums.standing++;
    const weight = severity[row] ?? 0;
    sums.bySeverity[weight] = (sums.bySeverity[weight] ?? 0) + 1;
  });
  return sums;
}

/** Entries of apps stand in the pictures like pods, and are none. */
export function realPods(model: Model): number {
  return model.data.pods.flags.filter((flags) => (flags & PodFlag.entry) === 0).length;
}

export interface RuleRow {
  rule: number;
  severity: number; // the worst of its findings
  byStatus: number[];
}

/** Rules that have findings: the worst first, then in the order of the report. */
export function ruleRows(model: Model): RuleRow[] {
  const { status, severity } = model.data.findings;
  const rows = model.findingsByRule.flatMap((findings, rule) => {
    if (findings.length === 0) return [];
    const row: RuleRow = { rule, severity: 0, byStatus: [0, 0, 0, 0, 0] };
    for (const finding of findings) {
      const one = status[finding] ?? 0;
      row.byStatus[one] = (row.byStatus[one] ?? 0) + 1;
      row.severity = Math.max(row.severity, severity[finding] ?? 0);
    }
    return [row];
  });
  return rows.sort((a, b) => b.severity - a.severity || a.rule - b.rule);
}

export interface LayerCell {
  edges: number;
  faults: number; // edges with an error that stands
}

/** [from][to], top first; a last one for pods in no layer, if there are any. */
export function layerTable(model: Model): LayerCell[][] {
  const layers = model.data.layers.length;
  const size = layers + (model.data.pods.layer.includes(-1) ? 1 : 0);
  const at = (pod: number) => (model.layerOf(pod) < 0 ? layers : model.layerOf(pod));
  const cells = Array.from({ length: size }, () => Array.from({ length: size }, () => ({ edges: 0, faults: 0 })));
  for (let edge = 0; edge < model.edgeCount; edge++) {
    const cell = cells[at(model.from(edge))]?.[at(model.to(edge))];
    if (!cell) continue;
    cell.edges++;
    if (model.edgeFault[edge] === Severity.error) cell.faults++;
  }
  return cells;
}

/** Who has to act: owner's text -> findings that stand, the most first. */
export function ownerRows(model: Model): { owner: number; findings: number }[] {
  const sums = new Map<number, number>();
  model.data.findings.owner.forEach((owner, row) => {
    if (owner >= 0 && model.stands(row)) sums.set(owner, (sums.get(owner) ?? 0) + 1);
  });
  const rows = [...sums].map(([owner, findings]) => ({ owner, findings }));
  return rows.sort((a, b) => b.findings - a.findings || a.owner - b.owner);
}

/** Rows of the table of savings, one for each edge: the app that would save most. */
export function topSavings(model: Model, most: number): number[] {
  const seen = new Set<number>();
  const rows: number[] = [];
  model.data.savings.edge.forEach((edge, row) => {
    if (seen.has(edge) || rows.length === most) return;
    seen.add(edge);
    rows.push(row);
  });
  return rows;
}

export interface First {
  finding: number;
  rule: number;
  all: number; // findings of the rule, at the last one that is shown of it if others are not; else 0
}

const kMostOfRule = 2;

/** The first of what is ordered; no rule takes more than two places while others have none. `rule`: by finding. */
export function firstFindings(rule: readonly number[], ordered: readonly number[], most: number): First[] {
  const byRule = new Map<number, number[]>();
  for (const finding of ordered) {
    const own = byRule.get(rule[finding] ?? -1);
    if (own) own.push(finding);
    else byRule.set(rule[finding] ?? -1, [finding]);
  }
  const begins = new Set([...byRule.values()].flatMap((findings) => findings.slice(0, kMostOfRule)));
  const wanted = [...ordered.filter((one) => begins.has(one)), ...ordered.filter((one) => !begins.has(one))];
  const picked = new Set(wanted.slice(0, most));
  return ordered.flatMap((finding) => {
    if (!picked.has(finding)) return [];
    const own = byRule.get(rule[finding] ?? -1) ?? [];
    const next = own[own.indexOf(finding) + 1];
    const isLast = next !== undefined && !picked.has(next);
    return [{ finding, rule: rule[finding] ?? -1, all: isLast ? own.length : 0 }];
  });
}

/** New findings that stand, of those ordered. */
export function newFindings(model: Model, ordered: readonly number[]): number[] {
  return ordered.filter((row) => model.data.findings.status[row] === Status.new);
}
