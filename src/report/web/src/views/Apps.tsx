// Which pods and bytes has each app, what is only there, and what do two apps differ in?
import { useMemo } from "preact/hooks";
import { compareApps, onlyIn } from "../apps";
import { appChanges } from "../before";
import type { Key } from "../i18n";
import { usePage } from "../page";
import { bytesOf } from "../savings";
import { PodTable } from "./AppPods";
import { AppsSince, CameAndWent, PodList } from "./AppsSince";
import { AppTree, TwoApps } from "./AppTree";
import { Prose, Table } from "./parts";

export function AppsView() {
  const page = usePage();
  const { model, route } = page;
  const { base, apps } = model.data;
  const was = route.app < 0 ? route.gone : (base?.apps.findIndex((one) => one.name === apps[route.app]?.name) ?? -1);
  const isPicked = route.app >= 0 || route.gone >= 0;
  const areTwo = route.app >= 0 && route.other >= 0 && route.app !== route.other;
  return (
    <>
      {apps.length > 0 ? (
        <AppTable />
      ) : (
        <p class="muted">
          <Prose text={page.say("apps.none")} />
        </p>
      )}
      {base && appChanges(model).length > 0 && <AppsSince base={base} />}
      {base && isPicked && <CameAndWent base={base} app={route.app} was={was} />}
      {areTwo && <Compared />}
      {areTwo ? <TwoApps first={route.app} second={route.other} /> : <AppTree app={route.app} was={was} />}
      <PodTable />
    </>
  );
}

function AppTable() {
  const page = usePage();
  const { model, route } = page;
  const numbers = (["column.pods", "column.bytes", "apps.only.pods", "apps.only.bytes"] as const).map((key) =>
    page.say(key),
  );
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
  const rows = (pods: readonly number[]) =>
    pods.map((pod) => ({ name: model.podName(pod), bytes: model.bytesOf(pod) }));
  return (
    <section>
      <h2>{page.say("apps.differ", { a, b })}</h2>
      <div class="columns three">
        <PodList title={page.say("apps.only.in", { app: a })} pods={rows(lists.onlyFirst)} />
        <PodList title={page.say("apps.only.in", { app: b })} pods={rows(lists.onlySecond)} />
        <PodList title={page.say("apps.both")} pods={rows(lists.both)} />
      </div>
    </section>
  );
}
