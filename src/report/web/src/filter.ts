// Which findings a reader wants to see, and in which order.
import { Status } from "./data";
import { bare } from "./format";
import type { Model } from "./model";

export interface Filter {
  rules: number[]; // rows; empty: all
  statuses: number[];
  severities: number[];
  text: string; // in message, file, pods or owner, whatever the case
}

export const noFilter: Filter = { rules: [], statuses: [], severities: [], text: "" };

/** What is to be done first: new ones, entries of the baseline that no longer hold, then the rest. */
export const statusOrder = [Status.new, Status.stale, Status.known, Status.fixed, Status.allowed] as const;

export function isEmpty(filter: Filter): boolean {
  return !filter.text && filter.rules.length + filter.statuses.length + filter.severities.length === 0;
}

/** All findings: by status, the worst first, then as the report has them (by rule and place). */
export function orderedFindings(model: Model): number[] {
  const { status, severity, rule } = model.data.findings;
  const rank = new Map<number, number>(statusOrder.map((one, i) => [one, i]));
  const keys = (row: number) =>
    [rank.get(status[row] ?? -1) ?? 9, -(severity[row] ?? 0), rule[row] ?? 0, row] as const;
  const all = Array.from({ length: model.findingCount }, (_, row) => keys(row));
  all.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3]);
  return all.map((key) => key[3]);
}

/** What the text filter looks through. */
export function textOfFinding(model: Model, row: number): string {
  const { message, file, owner, from, to, pods, id } = model.data.findings;
  const texts = [message[row], owner[row], from[row], to[row], ...(pods[row] ?? [])].map((text) => model.text(text));
  return bare(`${id[row] ?? ""} ${model.file(file[row])} ${texts.join(" ")}`).toLowerCase();
}

export type Facet = "rules" | "statuses" | "severities";

/** `except`: a facet that is not asked, to count what its choices would give. */
export function matches(model: Model, filter: Filter, row: number, except?: Facet): boolean {
  const { rule, status, severity } = model.data.findings;
  const allows = (facet: Facet, value: number | undefined) =>
    facet === except || filter[facet].length === 0 || filter[facet].includes(value ?? -1);
  if (!allows("rules", rule[row]) || !allows("statuses", status[row])) return false;
  if (!allows("severities", severity[row])) return false;
  return !filter.text || textOfFinding(model, row).includes(bare(filter.text).toLowerCase());
}

/** value -> how many findings have it, among those that the other facets let through. */
export function countsOf(model: Model, filter: Filter, facet: Facet): Map<number, number> {
  const { rule, status, severity } = model.data.findings;
  const column = { rules: rule, statuses: status, severities: severity }[facet];
  const counts = new Map<number, number>();
  column.forEach((value, row) => {
    if (matches(model, filter, row, facet)) counts.set(value, (counts.get(value) ?? 0) + 1);
  });
  return counts;
}

/** One choice more, or less. */
export function toggled(filter: Filter, facet: Facet, value: number): Filter {
  const chosen = filter[facet];
  const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
  return { ...filter, [facet]: next.sort((a, b) => a - b) };
}
