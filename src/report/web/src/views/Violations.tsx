// Which rule is broken where, by which file and line?
import { useMemo, useState } from "preact/hooks";
import { Severity, Status } from "../data";
import { countsOf, isEmpty, matches, noFilter, orderedFindings, toggled, type Facet } from "../filter";
import type { Key } from "../i18n";
import { usePage } from "../page";
import { isSame } from "../selection";
import { FindingBody, FindingButton, RuleHelp } from "./Finding";
import {
  EdgeButton,
  InRow,
  NamedPod,
  ruleFinds,
  ruleOf,
  RuleName,
  severityWord,
  StatusBadge,
  statusWord,
  Table,
  useFirst,
} from "./parts";
import { Place } from "./Place";

const kShown = 100;

export function ViolationsView() {
  const page = usePage();
  const { model, route } = page;
  const ordered = useMemo(() => orderedFindings(model), [model]);
  const shown = useMemo(
    () => ordered.filter((row) => matches(model, route.filter, row)),
    [ordered, model, route.filter],
  );
  const [first, more] = useFirst(shown, kShown);
  const { rules } = route.filter;
  const withStatus = useMemo(() => new Set(model.data.findings.status).size > 1, [model]);
  const heads = [
    "column.what",
    ...(withStatus ? ["column.status"] : []),
    "column.rule",
    "column.about",
    "column.where",
  ];
  const titles = [...heads.map((key) => page.say(key as Key)), `#${page.say("column.imports")}`];
  return (
    <>
      <Filters />
      {ordered.length === 0 && <p class="verdict">{page.say("verdict.clean")}</p>}
      <p class="muted" role="status">
        {page.say("violations.shown", { shown: page.number(shown.length), all: page.number(ordered.length) })}
      </p>
      {rules.length === 1 && <RuleHelp rule={rules[0] ?? -1} />}
      {shown.length > 0 && (
        <Table caption={page.say("view.violations")} hideCaption heads={titles}>
          {first.map((row) => (
            <Row key={row} finding={row} withStatus={withStatus} />
          ))}
        </Table>
      )}
      {more}
    </>
  );
}

function Filters() {
  const page = usePage();
  const { filter } = page.route;
  const set = (text: string) => page.go({ filter: { ...filter, text } }, true);
  return (
    <form class="filters" onSubmit={(event) => event.preventDefault()}>
      <Chips facet="statuses" order={[Status.new, Status.stale, Status.known, Status.fixed, Status.allowed]} />
      <Chips facet="severities" order={[Severity.error, Severity.warn, Severity.note]} />
      <Chips facet="rules" order={page.model.data.rules.map((_, row) => row)} />
      <p>
        <label>
          {page.say("violations.text")}{" "}
          <input type="search" value={filter.text} onInput={(event) => set(event.currentTarget.value)} />
        </label>{" "}
        {!isEmpty(filter) && (
          <button type="button" onClick={() => page.go({ filter: noFilter })}>
            {page.say("violations.clear")}
          </button>
        )}
      </p>
    </form>
  );
}

function Chips({ facet, order }: { facet: Facet; order: readonly number[] }) {
  const page = usePage();
  const { model, route } = page;
  const counts = useMemo(() => countsOf(model, route.filter, facet), [model, route.filter, facet]);
  const used = order.filter((value) => counts.has(value) || route.filter[facet].includes(value));
  if (used.length === 0 || (used.length === 1 && facet === "statuses" && !route.filter.statuses.length)) return null;
  const name = (value: number) => {
    if (facet === "rules") return <RuleName id={model.data.rules[value]?.id ?? ""} />;
    return facet === "statuses" ? statusWord(page, value) : severityWord(page, value);
  };
  return (
    <div class="chips" role="group" aria-label={page.say(`facet.${facet}`)}>
      {used.map((value) => (
        <button
          key={value}
          type="button"
          class="chip"
          title={facet === "rules" ? ruleFinds(page, value).replace(/`/g, "") : undefined}
          aria-pressed={route.filter[facet].includes(value)}
          onClick={() => page.go({ filter: toggled(route.filter, facet, value) })}
        >
          {name(value)} <span class="count">{page.number(counts.get(value) ?? 0)}</span>
        </button>
      ))}
    </div>
  );
}

function Row({ finding, withStatus }: { finding: number; withStatus: boolean }) {
  const page = usePage();
  const { findings, edges } = page.model.data;
  const [open, setOpen] = useState(false);
  const { selection } = page.route;
  const edge = findings.edge[finding] ?? -1;
  const isOfPicked = edge >= 0 && isSame(selection, { kind: "edge", edge });
  const isPicked = isOfPicked || isSame(selection, { kind: "finding", finding });
  const id = `finding-${finding}`;
  return (
    <>
      <tr class={isPicked ? "picked" : undefined}>
        <th scope="row" class="wide">
          <div>
            <Twist id={id} name={findings.id[finding] ?? ""} open={open} onTurn={setOpen} />
            <FindingButton finding={finding} />
          </div>
        </th>
        {withStatus && (
          <td>
            <StatusBadge status={findings.status[finding] ?? 0} />
          </td>
        )}
        <td>
          <code>{ruleOf(page, finding)}</code>
        </td>
        <td>
          <About finding={finding} />
        </td>
        <td>
          <Place file={findings.file[finding] ?? -1} line={findings.line[finding] ?? 0} />
        </td>
        <td class="num">{edge >= 0 ? page.number(edges.imports[edge] ?? 0) : ""}</td>
      </tr>
      <tr id={id} hidden={!open}>
        <td colSpan={withStatus ? 6 : 5}>{open && <FindingBody finding={finding} />}</td>
      </tr>
    </>
  );
}

function Twist(props: { id: string; name: string; open: boolean; onTurn: (open: boolean) => void }) {
  const { say } = usePage();
  return (
    <button
      type="button"
      class="twist"
      aria-expanded={props.open}
      aria-controls={props.id}
      aria-label={say("violations.more", { id: props.name })}
      onClick={() => props.onTurn(!props.open)}
    >
      {props.open ? "▾" : "▸"}
    </button>
  );
}

const kMostPods = 4;

/** The dependency, or the pods. */
function About({ finding }: { finding: number }) {
  const page = usePage();
  const { edge, from, to, pods } = page.model.data.findings;
  const at = edge[finding] ?? -1;
  if (at >= 0) return <EdgeButton edge={at} />;
  const ends = [from[finding] ?? -1, to[finding] ?? -1].filter((text) => text >= 0);
  const texts = ends.length === 2 ? ends : [...new Set([...ends, ...(pods[finding] ?? [])])];
  const first = texts.slice(0, kMostPods).map((text) => <NamedPod name={page.model.text(text)} />);
  return (
    <>
      <InRow items={first} between={ends.length === 2 ? " → " : page.say("comma")} />
      {texts.length > kMostPods && ` +${page.number(texts.length - kMostPods)}`}
    </>
  );
}
