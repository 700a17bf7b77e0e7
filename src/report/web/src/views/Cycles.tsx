// Which pods form a cycle, and which edge is the cheapest to cut?
import { usePage } from "../page";
import type { Cycle } from "../data";
import { FindingList } from "./Finding";
import { EdgeButton, PodButton, Table, useFirst } from "./parts";
import { FirstPlace, Steps } from "./Steps";

export function CyclesView() {
  const page = usePage();
  const { cycles } = page.model.data;
  const loose = page.model.data.rules.flatMap((rule, row) =>
    rule.id.endsWith("-cycle") ? (page.model.findingsByRule[row] ?? []) : [],
  );
  return (
    <>
      <p class="muted">{page.say(cycles.length > 0 ? "cycles.how" : "cycles.none")}</p>
      {cycles.map((cycle, row) => (
        <CycleCard key={row} cycle={cycle} row={row} />
      ))}
      {loose.length > 0 && (
        <section>
          <h2>{page.say("cycles.findings")}</h2>
          <FindingList findings={loose} />
        </section>
      )}
    </>
  );
}

function CycleCard({ cycle, row }: { cycle: Cycle; row: number }) {
  const page = usePage();
  const cost = page.count("cycles.cost", cycle.cost);
  return (
    <section class="cycle">
      <h2>
        {page.say("cycles.title", { n: row + 1 })} <span class="muted">{page.count("pods", cycle.pods.length)}</span>
      </h2>
      <Members pods={cycle.pods} />
      <div class="columns">
        <div>
          <h3>{page.say("cycles.loop")}</h3>
          <Steps edges={cycle.loop} marked={cycle.cut} mark={page.say("cycles.cut.mark")} />
        </div>
        <div>
          <h3>{page.say("cycles.cut")}</h3>
          <p class="muted">
            {cost}
            {page.say("semicolon")}
            {page.say(cycle.exact ? "cycles.exact" : "cycles.inexact")}
          </p>
          <Cut edges={cycle.cut} />
        </div>
      </div>
    </section>
  );
}

function Members({ pods }: { pods: readonly number[] }) {
  const [first, more] = useFirst(pods, 30);
  return (
    <>
      <ul class="inline">
        {first.map((pod) => (
          <li key={pod}>
            <PodButton pod={pod} />
          </li>
        ))}
      </ul>
      {more}
    </>
  );
}

/** The cheapest first. */
function Cut({ edges }: { edges: readonly number[] }) {
  const page = usePage();
  const sorted = [...edges].sort((a, b) => page.model.imports(a) - page.model.imports(b) || a - b);
  const [first, more] = useFirst(sorted, 25);
  const heads = [page.say("column.dependency"), `#${page.say("column.imports")}`, page.say("column.where")];
  return (
    <>
      <Table caption={page.say("cycles.cut")} hideCaption heads={heads}>
        {first.map((edge) => (
          <tr key={edge}>
            <th scope="row">
              <EdgeButton edge={edge} withMark />
            </th>
            <td class="num">{page.number(page.model.imports(edge))}</td>
            <td>
              <FirstPlace edge={edge} />
            </td>
          </tr>
        ))}
      </Table>
      {more}
    </>
  );
}
