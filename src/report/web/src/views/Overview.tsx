// Is it better or worse than before, and where does it hurt?
import { useMemo } from "preact/hooks";
import { Severity, Status } from "../data";
import { noFilter, orderedFindings } from "../filter";
import { moment } from "../format";
import type { Key } from "../i18n";
import { firstFindings, newFindings, ruleRows, totals, type RuleRow } from "../overview";
import { usePage } from "../page";
import { FindingButton } from "./Finding";
import { Cards } from "./OverviewCards";
import { Apps, LayerTable, Owners, Savings } from "./OverviewTables";
import { RuleFinds, RuleName, SeverityBadge, Table } from "./parts";
import { TrendSection } from "./Trend";

const kMostNew = 10;

export function OverviewView() {
  return (
    <>
      <Verdict />
      <Cards />
      <NewFindings />
      <TrendSection />
      <Rules />
      <LayerTable />
      <Apps />
      <Savings />
      <Owners />
      <About />
    </>
  );
}

function Verdict() {
  const page = usePage();
  const { model } = page;
  const sums = useMemo(() => totals(model), [model]);
  const errors = sums.bySeverity[Severity.error] ?? 0;
  const base = model.data.base;
  const n = (status: number) => page.number(sums.byStatus[status] ?? 0);
  const values = {
    new: n(Status.new),
    fixed: n(Status.fixed),
    revision: base?.revision ?? "",
    commit: base?.commit.slice(0, 10) ?? "",
  };
  const key: Key = errors > 0 ? "verdict.errors" : sums.standing > 0 ? "verdict.warnings" : "verdict.clean";
  return (
    <p class="verdict">
      <strong class={errors > 0 ? "bad" : "well"}>{page.count(key, errors > 0 ? errors : sums.standing)}</strong>
      {base && page.say("semicolon") + page.say("verdict.base", values)}
    </p>
  );
}

function NewFindings() {
  const page = usePage();
  const { model } = page;
  const rows = useMemo(() => newFindings(model, orderedFindings(model)), [model]);
  const first = useMemo(() => firstFindings(model.data.findings.rule, rows, kMostNew), [model, rows]);
  if (rows.length === 0) return null;
  const list = (rules: number[]) =>
    page.go({ view: "violations", filter: { ...noFilter, rules, statuses: [Status.new] } });
  return (
    <section>
      <h2>{page.say(model.data.base ? "overview.new" : "overview.first")}</h2>
      <ol class="findings">
        {first.map(({ finding, rule, all }) => (
          <li key={finding}>
            <FindingButton finding={finding} />{" "}
            {all > 0 && (
              <button type="button" class="link" onClick={() => list([rule])}>
                {page.count("overview.ofRule", all)}
              </button>
            )}
          </li>
        ))}
      </ol>
      {rows.length > kMostNew && (
        <p>
          <button type="button" onClick={() => list([])}>
            {page.count("overview.all", rows.length)}
          </button>
        </p>
      )}
    </section>
  );
}

const statusColumns: [number, Key][] = [
  [Status.new, "status.new"],
  [Status.known, "status.known"],
  [Status.stale, "status.stale"],
  [Status.fixed, "status.fixed"],
  [Status.allowed, "status.allowed"],
];

function Rules() {
  const page = usePage();
  const { model } = page;
  const rows = useMemo(() => ruleRows(model), [model]);
  if (rows.length === 0) return null;
  const title = page.say("overview.rules");
  const all = statusColumns.filter(([status]) => rows.some((row) => (row.byStatus[status] ?? 0) > 0));
  const used = all.length === 1 && !model.data.base ? all.map(([status]) => [status, "column.findings"] as const) : all;
  const heads = [page.say("column.rule"), page.say("column.severity"), page.say("column.finds")];
  heads.push(...used.map(([, key]) => `#${page.say(key)}`));
  return (
    <section>
      <h2>{title}</h2>
      <Table caption={title} hideCaption heads={heads}>
        {rows.map((row) => (
          <RuleLine key={row.rule} row={row} statuses={used.map(([status]) => status)} />
        ))}
      </Table>
    </section>
  );
}

function RuleLine({ row, statuses }: { row: RuleRow; statuses: readonly number[] }) {
  const page = usePage();
  const rule = page.model.data.rules[row.rule];
  const open = () => page.go({ view: "violations", filter: { ...noFilter, rules: [row.rule] } });
  return (
    <tr>
      <th scope="row">
        <button type="button" class="link" onClick={open}>
          <RuleName id={rule?.id ?? ""} />
        </button>
      </th>
      <td>
        <SeverityBadge severity={row.severity} />
      </td>
      <td>
        <RuleFinds rule={row.rule} />
      </td>
      {statuses.map((status) => (
        <td key={status} class="num">
          {page.number(row.byStatus[status] ?? 0)}
        </td>
      ))}
    </tr>
  );
}

/** What the page was made of. */
function About() {
  const page = usePage();
  const { tool, limits, rev, time, redacted } = page.model.data;
  const dropped = limits.evidence_dropped;
  const parts = [tool];
  if (rev) parts.push(page.say("overview.rev", { rev }));
  if (time) parts.push(page.say("overview.time", { time: moment(time) }));
  if (redacted) parts.push(page.say("overview.redacted"));
  if (dropped > 0)
    parts.push(page.say("overview.dropped", { n: page.number(dropped), most: page.number(limits.evidence_per_edge) }));
  return <p class="muted about">{parts.join(page.say("semicolon"))}</p>;
}
