// Why is pod X in app Y? Or: how does pod A come to use pod B?
import { useId, useMemo, useState } from "preact/hooks";
import { usePage } from "../page";
import { edgesOnEveryPath, shortestPath } from "../paths";
import { rootsOf, savingOf } from "../savings";
import { EdgeButton, PodButton, Table } from "./parts";
import { FirstPlace, Steps } from "./Steps";

export function WhyView() {
  const page = usePage();
  const { route, model } = page;
  const hasApps = model.apps.length > 0;
  return (
    <>
      <p class="muted">{page.say(hasApps ? "why.how" : "why.how.pods")}</p>
      <form class="ask" onSubmit={(event) => event.preventDefault()}>
        <PodField name={page.say("why.pod")} pod={route.target} onPick={(target) => page.go({ target })} />
        {hasApps && <AppField />}
        <PodField
          name={page.say(hasApps ? "why.from.or" : "why.from")}
          pod={route.start}
          onPick={(start) => page.go({ start, app: start < 0 ? route.app : -1 })}
        />
      </form>
      {route.target >= 0 && <Answer />}
    </>
  );
}

/** A text field that knows all pods; what is no pod's name picks none. */
function PodField(props: { name: string; pod: number; onPick: (pod: number) => void }) {
  const { model, say } = usePage();
  const id = useId();
  const [text, setText] = useState<string | null>(null);
  const take = (typed: string) => {
    const pod = model.podNamed(typed.trim());
    setText(pod >= 0 || typed === "" ? null : typed);
    if (pod !== props.pod && (pod >= 0 || typed === "")) props.onPick(pod);
  };
  return (
    <p>
      <label for={id}>{props.name}</label>
      <input
        id={id}
        list={`${id}-pods`}
        value={text ?? model.podName(props.pod)}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => take(event.currentTarget.value)}
      />
      <datalist id={`${id}-pods`}>
        {model.data.pods.name.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {text !== null && <span class="hint">{say("why.unknown")}</span>}
    </p>
  );
}

function AppField() {
  const page = usePage();
  const id = useId();
  const { apps } = page.model.data;
  return (
    <p>
      <label for={id}>{page.say("why.app")}</label>
      <select
        id={id}
        value={String(page.route.app)}
        onChange={(event) => page.go({ app: Number(event.currentTarget.value), start: -1 })}
      >
        <option value="-1">{page.say("why.any")}</option>
        {apps.map((app, row) => (
          <option key={row} value={String(row)}>
            {app.name}
            {page.model.appHasPod(row, page.route.target) ? " ✓" : ""}
          </option>
        ))}
      </select>
    </p>
  );
}

function Answer() {
  const page = usePage();
  const { route, model } = page;
  if (route.start >= 0) return <FromPod />;
  if (model.apps.length === 0) return <Users />;
  if (route.app >= 0) return <InApp app={route.app} />;
  const carriers = model.appsWith(route.target);
  if (carriers.length === 0) return <p>{page.say("why.nowhere", { pod: model.podName(route.target) })}</p>;
  return (
    <>
      {carriers.map((app) => (
        <InApp key={app} app={app} />
      ))}
    </>
  );
}

function InApp({ app }: { app: number }) {
  const page = usePage();
  const { model, route } = page;
  const { target } = route;
  const [name, pod] = [model.data.apps[app]?.name ?? "", model.podName(target)];
  const answer = useMemo(() => {
    const allows = (edge: number) => model.appHasEdge(app, edge);
    const path = shortestPath(model, rootsOf(model, app), target, allows);
    return path && { path, always: edgesOnEveryPath(model, rootsOf(model, app), target, allows, path) };
  }, [model, app, target]);
  return (
    <section>
      <h2>{page.say("why.title", { pod, app: name })}</h2>
      {!answer && <p>{page.say("why.not", { pod, app: name })}</p>}
      {answer?.path.length === 0 && <p>{page.say("why.root", { pod, app: name })}</p>}
      {answer && answer.path.length > 0 && (
        <>
          <h3>{page.say("why.shortest")}</h3>
          <Steps edges={answer.path} marked={answer.always} mark={page.say("why.always.mark")} />
          <Always edges={answer.always} app={app} />
        </>
      )}
    </section>
  );
}

/** Without any one of these the app would not carry the pod. */
function Always({ edges, app }: { edges: readonly number[]; app: number }) {
  const page = usePage();
  if (edges.length === 0) return <p>{page.say("why.always.none")}</p>;
  const heads = [
    page.say("column.dependency"),
    page.say("column.where"),
    `#${page.say("why.saves.pods")}`,
    `#${page.say("why.saves.bytes")}`,
  ];
  return (
    <>
      <h3>{page.say("why.always")}</h3>
      <Table caption={`${page.say("why.always")}: ${page.model.data.apps[app]?.name}`} hideCaption heads={heads}>
        {edges.map((edge) => {
          const saving = savingOf(page.model, app, edge);
          return (
            <tr key={edge}>
              <th scope="row">
                <EdgeButton edge={edge} />
              </th>
              <td>
                <FirstPlace edge={edge} />
              </td>
              <td class="num">−{page.number(saving.pods.length)}</td>
              <td class="num">−{page.bytes(saving.bytes)}</td>
            </tr>
          );
        })}
      </Table>
    </>
  );
}

function FromPod() {
  const page = usePage();
  const { model, route } = page;
  const { start, target } = route;
  const answer = useMemo(() => {
    const allows = (edge: number) => model.pulls(edge);
    const path = shortestPath(model, [start], target, allows);
    return path && { path, always: edgesOnEveryPath(model, [start], target, allows, path) };
  }, [model, start, target]);
  const [from, to] = [model.podName(start), model.podName(target)];
  return (
    <section>
      <h2>
        {from} → {to}
      </h2>
      {!answer && <p>{page.say("why.no.way", { from, to })}</p>}
      {answer && answer.path.length > 0 && (
        <>
          <h3>{page.say("why.shortest")}</h3>
          <Steps edges={answer.path} marked={answer.always} mark={page.say("why.always.mark")} />
        </>
      )}
    </section>
  );
}

/** Where there are no apps: who uses it. */
function Users() {
  const page = usePage();
  const { model, route } = page;
  const users = [...model.usedBy(route.target)];
  return (
    <section>
      <h2>{page.say("why.users", { pod: model.podName(route.target) })}</h2>
      <ul class="inline">
        {users.map((edge) => (
          <li key={edge}>
            <PodButton pod={model.from(edge)} />
          </li>
        ))}
      </ul>
      {users.length === 0 && <p>{page.say("panel.none")}</p>}
    </section>
  );
}
