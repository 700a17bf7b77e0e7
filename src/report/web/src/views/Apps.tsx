// Which pods and bytes has each app, what is only there, and what do two apps differ in?
import { useMemo, useState } from "preact/hooks";
import { compareApps, onlyIn, podRows, type PodRow } from "../apps";
import { PodFlag } from "../data";
import type { Key } from "../i18n";
import { usePage } from "../page";
import { closure } from "../paths";
import { bytesOf } from "../savings";
import { groupTitle, layerTitle, PodButton, Prose, Table, useFirst } from "./parts";
import { TreemapOf } from "./Treemap";

export function AppsView() {
  const page = usePage();
  const { model, route } = page;
  if (model.apps.length === 0) {
    return (
      <>
        <p class="muted">
          <Prose text={page.say("apps.none")} />
        </p>
        <TreemapOf app={-1} />
        <PodTable />
      </>
    );
  }
  return (
    <>
      <AppTable />
      {route.app >= 0 && route.other >= 0 && route.app !== route.other && <Compared />}
      <TreemapOf app={route.app} />
      <PodTable />
    </>
  );
}

function AppTable() {
  const page = usePage();
  const { model, route } = page;
  const numbers = (["column.pods", "column.bytes", "apps.only.pods", "apps.only.bytes"] as const).map((key) => page.say(key));
  const titles = [page.say("column.app"), ...numbers.map((title) => `#${title}`), page.say("apps.outside")];
  return (
    <section>
      <h2>{page.say("apps.title")}</h2>
      <Table caption={page.say("apps.title")} hideCaption heads={titles}>
        {model.data.apps.map((app, row) => {
          const only = onlyIn(model, row);
          return (
            <tr key={row} class={row === route.app ? "picked" : undefined}>
              <th scope="row">
                <button
                  type="button"
                  class="link"
                  aria-pressed={row === route.app}
                  onClick={() => page.go({ app: row === route.app ? -1 : row, other: -1 })}
                >
                  {app.name}
                </button>
              </th>
              <td class="num">{page.number(app.count)}</td>
              <td class="num">{page.bytes(app.bytes)}</td>
              <td class="num">{page.number(only.length)}</td>
              <td class="num">{page.bytes(bytesOf(model, only))}</td>
              <td>{app.outside.join(page.say("comma"))}</td>
            </tr>
          );
        })}
      </Table>
      {model.apps.length > 1 && <Choice />}
    </section>
  );
}

function Choice() {
  const page = usePage();
  const { route, model } = page;
  const choose = (key: "app" | "other", label: Key) => (
    <label>
      {page.say(label)}{" "}
      <select value={String(route[key])} onChange={(event) => page.go({ [key]: Number(event.currentTarget.value) })}>
        <option value="-1">{page.say("apps.nothing")}</option>
        {model.data.apps.map((app, row) => (
          <option key={row} value={String(row)}>
            {app.name}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <p class="ask">
      {choose("app", "apps.compare")} {choose("other", "apps.with")}
    </p>
  );
}

function Compared() {
  const page = usePage();
  const { model, route } = page;
  const lists = useMemo(() => compareApps(model, route.app, route.other), [model, route.app, route.other]);
  const [a, b] = [model.data.apps[route.app]?.name ?? "", model.data.apps[route.other]?.name ?? ""];
  return (
    <section>
      <h2>{page.say("apps.differ", { a, b })}</h2>
      <div class="columns three">
        <PodList title={page.say("apps.only.in", { app: a })} pods={lists.onlyFirst} />
        <PodList title={page.say("apps.only.in", { app: b })} pods={lists.onlySecond} />
        <PodList title={page.say("apps.both")} pods={lists.both} />
      </div>
    </section>
  );
}

function PodList({ title, pods }: { title: string; pods: readonly number[] }) {
  const page = usePage();
  const [first, more] = useFirst(pods, 30);
  return (
    <div>
      <h3>{title}</h3>
      <p class="muted">
        {page.count("pods", pods.length)}
        {page.say("comma")}
        {page.bytes(bytesOf(page.model, pods))}
      </p>
      <ul class="plain">
        {first.map((pod) => (
          <li key={pod}>
            <PodButton pod={pod} /> <span class="muted">{page.bytes(page.model.bytesOf(pod))}</span>
          </li>
        ))}
      </ul>
      {more}
    </div>
  );
}

type Choice = "all" | "only" | "shared" | "standard";
const choices: readonly Choice[] = ["all", "standard", "only", "shared"];
const kMostColumns = 24;

function PodTable() {
  const page = usePage();
  const { model, route } = page;
  const [choice, setChoice] = useState<Choice>("all");
  const all = useMemo(() => podRows(model), [model]);
  const rows = useMemo(() => {
    const wanted = (row: PodRow) =>
      choice === "all" ||
      (choice === "only" && row.apps.length === 1) ||
      (choice === "shared" && row.apps.length > 1) ||
      (choice === "standard" && model.hasFlag(row.pod, PodFlag.standard));
    return all.filter((row) => wanted(row) && (route.app < 0 || row.apps.includes(route.app)));
  }, [all, choice, route.app, model]);
  const [first, more] = useFirst(rows, 100);
  const apps = model.data.apps.slice(0, kMostColumns);
  // What a standard pod weighs is what every app must carry for it.
  const withAll = choice === "standard";
  const heads = [page.say("column.pod"), page.say("column.layer"), page.say("column.group"), `#${page.say("column.bytes")}`];
  if (withAll) heads.push(`#${page.say("pod.carries")}`);
  const title = page.say(apps.length > 0 ? "apps.table" : "apps.pods");
  return (
    <section>
      <h2>{title}</h2>
      <div class="chips" role="group" aria-label={title}>
        {choices.slice(0, model.apps.length > 0 ? 4 : 2).map((one) => (
          <button key={one} type="button" class="chip" aria-pressed={one === choice} onClick={() => setChoice(one)}>
            {page.say(`apps.${one}`)}
          </button>
        ))}
      </div>
      <Table caption={title} hideCaption heads={[...heads, ...apps.map((app) => app.name), `#${page.say("apps.title")}`]}>
        {first.map((row) => (
          <PodLine key={row.pod} row={row} withAll={withAll} />
        ))}
      </Table>
      {more}
    </section>
  );
}

function PodLine({ row, withAll }: { row: PodRow; withAll: boolean }) {
  const page = usePage();
  const { model } = page;
  return (
    <tr>
      <th scope="row">
        <PodButton pod={row.pod} />
      </th>
      <td>{layerTitle(page, model.layerOf(row.pod))}</td>
      <td>{model.groupOf(row.pod) < 0 ? "" : groupTitle(page, model.groupOf(row.pod))}</td>
      <td class="num">{page.bytes(model.bytesOf(row.pod))}</td>
      {withAll && <td class="num">{page.bytes(bytesOf(model, closure(model, row.pod)))}</td>}
      {model.data.apps.slice(0, kMostColumns).map((app, column) => (
        <td key={column} class="mid">
          {row.apps.includes(column) && <WhyButton pod={row.pod} app={column} name={app.name} />}
        </td>
      ))}
      <td class="num">{page.number(row.apps.length)}</td>
    </tr>
  );
}

/** A dot that leads to the answer why the pod is in the app. */
function WhyButton({ pod, app, name }: { pod: number; app: number; name: string }) {
  const page = usePage();
  const title = page.say("why.title", { pod: page.model.podName(pod), app: name });
  return (
    <button
      type="button"
      class="link dot"
      aria-label={title}
      title={title}
      onClick={() => page.go({ view: "why", target: pod, start: -1, app })}
    >
      ●
    </button>
  );
}
