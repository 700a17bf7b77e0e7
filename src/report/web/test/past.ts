// What was before a report: the pool at another revision, and a row of runs. Made of today's numbers, always the same.
import { decodeBits, encodeBits, hasBit, setBit } from "../src/bits";
import { Status, type Base, type ReportData, type Trend } from "../src/data";

const kGone = 4;

/** Of today's pods each ninth was not there, four others were; the first app is new, another one is gone. */
export function baseOf(data: ReportData): Base {
  const { pods } = data;
  const kept = pods.name.map((_, pod) => pod).filter((pod) => pod % 9 !== 5);
  const last = kept[kept.length - 1]!;
  const gone = Array.from({ length: kGone }, (_, k) => ({ name: `WBGoneKit${k}`, bytes: 250_000 * (k + 1) }));
  const bytes = [
    ...kept.map((pod) => Math.round(pods.bytes[pod]! * (pod % 3 === 0 ? 0.8 : 1))),
    ...gone.map((one) => one.bytes),
  ];
  const app = (name: string, holds: (row: number) => boolean): Base["apps"][number] => {
    const bits = new Uint8Array((bytes.length + 7) >> 3);
    const rows = bytes.map((_, row) => row).filter(holds);
    for (const row of rows) setBit(bits, row);
    return { name, count: rows.length, bytes: rows.reduce((sum, row) => sum + bytes[row]!, 0), pods: encodeBits(bits) };
  };
  return {
    revision: "origin/main",
    commit: "0123456789abcdef0123456789abcdef01234567",
    pods: {
      name: [...kept.map((pod) => pods.name[pod]!), ...gone.map((one) => one.name)],
      layer: [...kept, last, last, last, last].map((pod) => pods.layer[pod]!),
      group: [...kept, last, last, last, last].map((pod) => pods.group[pod]!),
      bytes,
    },
    edges: data.edges.from.length - 3,
    cycles: data.cycles.length + 1,
    apps: [
      ...data.apps.slice(1).map((one) => {
        const now = decodeBits(one.pods, pods.name.length);
        return app(one.name, (row) => (row < kept.length ? hasBit(now, kept[row]!) : row === kept.length));
      }),
      app("GoneApp", (row) => row % 5 === 0 || row >= kept.length),
    ],
  };
}

/** Runs of which the last is this one; the second knew neither the last rule nor the first app. */
export function trendOf(data: ReportData, runs: number): Trend {
  const stand = data.findings.status.filter((one) => one !== Status.fixed && one !== Status.allowed).length;
  const known = data.findings.status.filter((one) => one === Status.known).length;
  const rows = Array.from({ length: runs }, (_, run) => run);
  /** Ends at today's number, and was the larger the longer ago. */
  const falling = (now: number, step: number) =>
    rows.map((run) => now + Math.round((runs - 1 - run) * step * (1 + (run % 3))));
  const growing = (now: number, part: number) =>
    rows.map((run) => Math.round(now * (1 - part * ((runs - 1 - run) / runs))));
  const without = (list: number[], run: number) => list.map((value, row) => (row === run ? -1 : value));
  return {
    rev: rows.map((run) =>
      run === 0 ? "" : (0xabc0000 + run * 7919).toString(16).padStart(40, "0").split("").reverse().join(""),
    ),
    time: rows.map((run) =>
      run === 0 ? "" : new Date(Date.UTC(2026, 8, 1) + run * 5 * 86_400_000).toISOString().slice(0, 19) + "Z",
    ),
    pods: growing(data.pods.name.length, 0.2),
    edges: growing(data.edges.from.length, 0.25),
    cycles: falling(data.cycles.length, 0.3),
    findings: falling(stand, 1),
    known: falling(known, 0.8),
    allowed: rows.map(() => 0),
    rules: data.rules.map(({ id }, row) => {
      const now = data.findings.rule.filter((one) => one === row).length;
      return { id, findings: row === data.rules.length - 1 ? without(falling(now, 0.5), 1) : falling(now, 0.5) };
    }),
    apps: data.apps.map((one, row) => {
      const [pods, bytes] = [growing(one.count, 0.1), growing(one.bytes, 0.3)];
      return row === 0
        ? { name: one.name, pods: without(pods, 1), bytes: without(bytes, 1) }
        : { name: one.name, pods, bytes };
    }),
    dropped: 2,
  };
}
