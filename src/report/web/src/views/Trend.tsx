// How the figures went from run to run: a chart, the run that is picked in words, and all of it in a table.
import { useState } from "preact/hooks";
import { ruleTitle } from "../i18n";
import { usePage, type Page } from "../page";
import { figures, linesOf, wishOf, wishText, type Wish } from "../trend";
import { Table, useBeforePrint } from "./parts";
import { TrendChart } from "./TrendChart";

export function TrendSection() {
  const page = usePage();
  const { trend } = page.model.data;
  const runs = trend.rev.length;
  const [wish, setWish] = useState<Wish>({ of: "findings" });
  const [run, setRun] = useState(runs - 1);
  if (runs < 2) return null;
  const lines = linesOf(trend, wish);
  const names = namesOf(page, wish);
  const text = runText(page, wish, run);
  return (
    <section class="trend">
      <h2>{page.say("trend.title")}</h2>
      {trend.dropped > 0 && <p class="muted">{page.count("trend.dropped", trend.dropped)}</p>}
      <WishSelect wish={wish} onPick={setWish} />
      <TrendChart lines={lines} names={names} unit={unitOf(wish)} run={run} onRun={setRun} />
      <p class="tools">
        <label>
          {page.say("trend.run")}{" "}
          <input
            type="range"
            min={0}
            max={runs - 1}
            value={run}
            aria-valuetext={text}
            onInput={(event) => setRun(Number(event.currentTarget.value))}
          />
        </label>
      </p>
      <p>{text}</p>
      <Figures wish={wish} />
    </section>
  );
}

const unitOf = (wish: Wish) => (wish.of === "app" ? "bytes" : "number");

function figure(page: Page, wish: Wish, value: number | undefined): string {
  return value === undefined || value < 0 ? page.say("trend.gap") : page[unitOf(wish)](value);
}

function ruleName(page: Page, id: string): string {
  const title = ruleTitle(page.lang, id);
  return title === id ? id : `${id} ${title}`;
}

/** What the lines show. */
function namesOf(page: Page, wish: Wish): string[] {
  const { rules, apps } = page.model.data.trend;
  if (wish.of === "rule") return [ruleName(page, rules[wish.row]?.id ?? "")];
  if (wish.of === "app") return [page.say("trend.bytes", { app: apps[wish.row]?.name ?? "" })];
  return wish.of === "findings"
    ? [page.say("trend.findings"), page.say("trend.known")]
    : [page.say(`overview.${wish.of}`)];
}

/** The commit in short and its day, as far as they are known. */
function runName(page: Page, run: number): string {
  const { rev, time } = page.model.data.trend;
  const parts = [rev[run]?.slice(0, 8), time[run]?.slice(0, 10)].filter((part) => part);
  return parts.join(" ") || page.say("trend.unknown");
}

function runText(page: Page, wish: Wish, run: number): string {
  const lines = linesOf(page.model.data.trend, wish);
  const parts = namesOf(page, wish).map((name, i) => `${name} ${figure(page, wish, lines[i]?.[run])}`);
  return `${runName(page, run)}${page.say("colon")}${parts.join(page.say("comma"))}`;
}

function WishSelect({ wish, onPick }: { wish: Wish; onPick: (wish: Wish) => void }) {
  const page = usePage();
  const { rules, apps } = page.model.data.trend;
  const option = (one: Wish, name: string) => (
    <option key={wishText(one)} value={wishText(one)}>
      {name}
    </option>
  );
  return (
    <p>
      <label>
        {page.say("trend.what")}{" "}
        <select value={wishText(wish)} onChange={(event) => onPick(wishOf(event.currentTarget.value))}>
          {figures.map((of) => option({ of }, page.say(`overview.${of}`)))}
          {rules.length > 0 && (
            <optgroup label={page.say("overview.rules")}>
              {rules.map((rule, row) => option({ of: "rule", row }, ruleName(page, rule.id)))}
            </optgroup>
          )}
          {apps.length > 0 && (
            <optgroup label={page.say("trend.sizes")}>
              {apps.map((app, row) => option({ of: "app", row }, app.name))}
            </optgroup>
          )}
        </select>
      </label>
    </p>
  );
}

/** The newest run first. Rules and apps are too many for columns: the one that is drawn has one. */
function Figures({ wish }: { wish: Wish }) {
  const page = usePage();
  const { trend } = page.model.data;
  const [isOpen, setOpen] = useState(false);
  useBeforePrint(() => setOpen(true));
  const columns: (readonly [string, readonly number[], Wish])[] = [
    [page.say("trend.findings"), trend.findings, { of: "findings" }],
    [page.say("trend.known"), trend.known, { of: "findings" }],
    [page.say("status.allowed"), trend.allowed, { of: "findings" }],
    ...figures.slice(1).map((of) => [page.say(`overview.${of}`), trend[of], { of }] as const),
  ];
  if ("row" in wish) columns.unshift([namesOf(page, wish)[0] ?? "", linesOf(trend, wish)[0] ?? [], wish]);
  const runs = trend.rev.map((_, run) => run).reverse();
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{page.say("trend.figures")}</summary>
      <Table
        caption={page.say("trend.title")}
        hideCaption
        heads={[page.say("trend.run"), ...columns.map(([name]) => `#${name}`)]}
      >
        {runs.map((run) => (
          <tr key={run}>
            <th scope="row">{runName(page, run)}</th>
            {columns.map(([, values, of], i) => (
              <td key={i} class="num">
                {figure(page, of, values[run])}
              </td>
            ))}
          </tr>
        ))}
      </Table>
    </details>
  );
}
