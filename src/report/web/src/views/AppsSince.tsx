// What each app carried at the revision that the report is compared with, what it carries now, and what came and went.
import { useMemo } from "preact/hooks";
import { appChanges, podsThen, turnover, type AppChange } from "../before";
import type { Base } from "../data";
import { usePage } from "../page";
import { podsOfApp } from "../savings";
import { Change } from "./Change";
import { NamedPod, Table, useFirst } from "./parts";

export function AppsSince({ base }: { base: Base }) {
  const page = usePage();
  const changes = useMemo(() => appChanges(page.model), [page.model]);
  const title = page.say("apps.since", { revision: base.revision });
  const columns = (["pods.then", "pods.now", "pods.change", "bytes.then", "bytes.now", "bytes.change"] as const);
  const heads = [page.say("column.app"), ...columns.map((key) => `#${page.say(`since.${key}`)}`)];
  return (
    <section>
      <h2>{title}</h2>
      <Table caption={title} hideCaption heads={heads}>
        {changes.map((change) => (
          <ChangeLine key={change.name} change={change} base={base} />
        ))}
      </Table>
    </section>
  );
}

function ChangeLine({ change, base }: { change: AppChange; base: Base }) {
  const page = usePage();
  const { route, model } = page;
  const [now, then] = [model.data.apps[change.app], base.apps[change.was]];
  const isPicked = change.app >= 0 ? route.app === change.app : route.gone === change.was;
  const pick = () =>
    page.go(
      isPicked
        ? { app: -1, gone: -1, other: -1 }
        : { app: change.app, gone: change.app < 0 ? change.was : -1, other: -1 },
    );
  const difference = (unit: "number" | "bytes", before: number | undefined, after: number | undefined) => {
    if (before === undefined) return page.say("status.new");
    return after === undefined ? page.say("change.gone") : <Change then={before} now={after} unit={unit} />;
  };
  return (
    <tr class={isPicked ? "picked" : undefined}>
      <th scope="row">
        <button type="button" class="link" aria-pressed={isPicked} onClick={pick}>
          {change.name}
        </button>
      </th>
      <td class="num">{then && page.number(then.count)}</td>
      <td class="num">{now && page.number(now.count)}</td>
      <td class="num">{difference("number", then?.count, now?.count)}</td>
      <td class="num">{then && page.bytes(then.bytes)}</td>
      <td class="num">{now && page.bytes(now.bytes)}</td>
      <td class="num">{difference("bytes", then?.bytes, now?.bytes)}</td>
    </tr>
  );
}

/** Of one app; `app` or `was` is -1 if it is new or gone. */
export function CameAndWent({ base, app, was }: { base: Base; app: number; was: number }) {
  const page = usePage();
  const { model } = page;
  const lists = useMemo(
    () => turnover(model, base, podsOfApp(model, app), podsThen(base, was)),
    [model, base, app, was],
  );
  const name = model.data.apps[app]?.name ?? base.apps[was]?.name ?? "";
  const rows = (pods: readonly number[], { name: names, bytes }: { name: string[]; bytes: number[] }) =>
    pods.map((pod) => ({ name: names[pod] ?? "", bytes: bytes[pod] ?? 0 }));
  return (
    <section>
      <h2>{page.say("since.title", { app: name, revision: base.revision })}</h2>
      <div class="columns">
        <PodList title={page.say("since.came")} pods={rows(lists.came, model.data.pods)} />
        <PodList title={page.say("since.went")} pods={rows(lists.went, base.pods)} />
      </div>
    </section>
  );
}

/** By their names, for some are no more. */
export function PodList({ title, pods }: { title: string; pods: readonly { name: string; bytes: number }[] }) {
  const page = usePage();
  const [first, more] = useFirst(pods, 30);
  return (
    <div>
      <h3>{title}</h3>
      <p class="muted">
        {page.count("pods", pods.length)}
        {page.say("comma")}
        {page.bytes(pods.reduce((sum, pod) => sum + pod.bytes, 0))}
      </p>
      <ul class="plain">
        {first.map(({ name, bytes }) => (
          <li key={name}>
            <NamedPod name={name} /> <span class="muted">{page.bytes(bytes)}</span>
          </li>
        ))}
      </ul>
      {more}
    </div>
  );
}
