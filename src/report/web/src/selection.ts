// What the reader has picked. Views draw it and make a new one; rows are those of the data, names appear in the hash.

export type Selection =
  | { kind: "none" }
  | { kind: "pod"; pod: number }
  | { kind: "edge"; edge: number }
  | { kind: "blocks"; from: number; to: number } // all edges between the pods of two blocks of the model
  | { kind: "finding"; finding: number }; // one that is about no edge

export const nothing: Selection = { kind: "none" };

export function isSame(a: Selection, b: Selection): boolean {
  if (a.kind === "pod" && b.kind === "pod") return a.pod === b.pod;
  if (a.kind === "edge" && b.kind === "edge") return a.edge === b.edge;
  if (a.kind === "blocks" && b.kind === "blocks") return a.from === b.from && a.to === b.to;
  if (a.kind === "finding" && b.kind === "finding") return a.finding === b.finding;
  return a.kind === "none" && b.kind === "none";
}
