// Pods by app: all of them, the shared ones, those of one app only, the standard ones.
import { useMemo, useState } from "preact/hooks";
import { podRows, type PodRow } from "../apps";
import { PodFlag } from "../data";
import type { Model } from "../model";
import { usePage } from "../page";
import { closure } from "../paths";
import { bytesOf } from "../savings";
import { ChoiceChips, groupTitle, layerTitle, PodButton, Table, useFirst } from "./parts";

type Choice = "all" | "only" | "shared" | "standard";
const choices: readonly Choice[] = ["all", "standard", "only", "shared"];
const kMostColumns = 24;

export function PodTable() {
  const page = usePage();
  const { model, route } = page;
  const [choice, setChoice] = useState<Choice>("all");
  const all = useMemo(() => podRows(model), [model]);
  const rows = useMemo(
    () => all.filter((row) => isWanted(model, row, choice) && (route.app < 0 || row.apps.includes(route.app))),
    [all, choice, route.app, model],
  );
  const [first, more] = useFirst(rows, 100);
  const apps = model.data.apps.slice(0, kMostColumns);
  // What a standard pod weighs is what every app must carry for it.
  const withAll = choice === "standard";
  const heads = [page.say("column.pod"), page.say("column.layer"), page.say("column.group")];
  heads.push(`#${page.say("column.bytes")}`, ...(withAll ? [`#${page.say("pod.carries")}`] : []));
  heads.push(...apps.map((app) => app.name), `#${page.say("apps.title")}`);
  const title = page.say(apps.length > 0 ? "apps.table" : "apps.pods");
  const options = choices.slice(0, apps.length > 0 ? 4 : 2).map((one) => [one, page.say(`apps.${one}`)] as const);
  return (
    <section>
      <h2>{title}</h2>
      <ChoiceChips label={title} options={options} chosen={choice} pick={setChoice} />
      <Table caption={title} hideCaption heads={heads}>
        {first.map((row) => (
          <PodLine key={row.pod} row={row} withAll={withAll} />
        ))}
      </Table>
      {more}
    </section>
  );
}

function isWanted(model: Model, { pod, apps }: PodRow, choice: Choice): boolean {
  if (choice === "standard") return model.hasFlag(pod, PodFlag.standard);
  return choice === "all" || (choice === "only") === (apps.length === 1);
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
