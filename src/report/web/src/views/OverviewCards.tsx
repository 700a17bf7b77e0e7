// The figures of the first view, with those of then where there are some.
import { useMemo } from "preact/hooks";
import { findingsThen } from "../before";
import { Status } from "../data";
import { noFilter } from "../filter";
import type { Key } from "../i18n";
import { realPods, totals } from "../overview";
import { usePage } from "../page";
import { Change } from "./Change";

interface CardProps {
  name: string;
  value: string;
  hint?: string;
  look?: string;
  onClick?: () => void;
}

/** A figure; with `then` how it came about. */
function Card({ name, value, hint, look = "", onClick, then, now = 0 }: CardProps & { then?: number; now?: number }) {
  const page = usePage();
  const body = (
    <>
      <span class="value">
        {then !== undefined && <span class="muted">{page.number(then)} → </span>}
        {value}
      </span>
      <span class="name">{name}</span>
      {then !== undefined && (
        <span class="hint">
          <Change then={then} now={now} />
        </span>
      )}
      {hint && <span class="hint">{hint}</span>}
    </>
  );
  return (
    <li>
      {onClick ? (
        <button type="button" class={`card ${look}`} onClick={onClick}>
          {body}
        </button>
      ) : (
        <div class={`card ${look}`}>{body}</div>
      )}
    </li>
  );
}

export function Cards() {
  const page = usePage();
  const { model } = page;
  const { apps, summary, base } = model.data;
  const number = (key: Key, now: number, then: number | undefined, onClick?: () => void) => (
    <Card name={page.count(key, now)} value={page.number(now)} now={now} then={then} onClick={onClick} />
  );
  const unresolved = page.say("overview.unresolved", { n: page.number(summary.unresolved) });
  return (
    <ul class="cards" aria-label={page.say("overview.figures")}>
      <FindingCards />
      <CycleCard />
      {apps.length > 0 && number("overview.apps", apps.length, base?.apps.length, () => page.go({ view: "apps" }))}
      {number("overview.pods", realPods(model), base?.pods.name.length)}
      {number("overview.edges", model.edgeCount, base?.edges)}
      {number("overview.files", summary.files, undefined)}
      <Card name={page.count("overview.imports", summary.imports)} value={page.number(summary.imports)} hint={unresolved} />
    </ul>
  );
}

/** Fewer are better. */
const lookOf = (then: number, now: number) => (now > then ? "bad" : now < then ? "well" : "");

function FindingCards() {
  const page = usePage();
  const { model } = page;
  const { base } = model.data;
  const sums = useMemo(() => totals(model), [model]);
  // Where nothing was compared, nothing is new: they are findings.
  const isCompared = base !== null || sums.byStatus.some((n, one) => n > 0 && one !== Status.new);
  const show = (statuses: number[]) => () => page.go({ view: "violations", filter: { ...noFilter, statuses } });
  const status = (one: number, key: Key, look: string, sign = "") => {
    const n = sums.byStatus[one] ?? 0;
    if (n === 0 && !(base && (one === Status.new || one === Status.fixed))) return null;
    const value = `${n > 0 ? sign : ""}${page.number(n)}`;
    return <Card name={page.count(key, n)} value={value} look={n > 0 ? look : ""} onClick={show([one])} />;
  };
  const [then, now] = [findingsThen(model), sums.standing];
  const all = { name: page.count("overview.findings", now), value: page.number(now), look: lookOf(then, now) };
  return (
    <>
      {base && <Card {...all} now={now} then={then} onClick={show([])} />}
      {status(Status.new, isCompared ? "status.new" : "overview.findings", "bad", base ? "▲ " : "")}
      {status(Status.stale, "status.stale", "bad")}
      {status(Status.known, "status.known", "")}
      {status(Status.fixed, "status.fixed", "well", "▼ ")}
      {status(Status.allowed, "status.allowed", "")}
    </>
  );
}

function CycleCard() {
  const page = usePage();
  const { cycles, base } = page.model.data;
  const now = cycles.length;
  const pods = cycles.reduce((sum, cycle) => sum + cycle.pods.length, 0);
  return (
    <Card
      name={page.count("overview.cycles", now)}
      value={page.number(now)}
      now={now}
      then={base?.cycles}
      hint={now > 0 ? page.count("pods", pods) : undefined}
      look={base ? lookOf(base.cycles, now) : now > 0 ? "bad" : ""}
      onClick={() => page.go({ view: "cycles" })}
    />
  );
}
