// What is known of a dependency, and of those between two blocks.
import { useMemo } from "preact/hooks";
import { Status } from "../data";
import { usePage } from "../page";
import { savingsOf } from "../savings";
import { CopyFinding, FindingList } from "./Finding";
import { EdgeButton, groupTitle, InRow, kindsText, layerTitle, PodButton, Table, useFirst } from "./parts";
import { CheckoutHint, Place } from "./Place";

export function EdgePanel({ edge }: { edge: number }) {
  const page = usePage();
  const { model } = page;
  const [from, to] = [model.from(edge), model.to(edge)];
  const findings = model.findingsOfEdge(edge);
  const layers = [model.layerOf(from), model.layerOf(to)] as const;
  const hasLayers = model.data.layers.length > 0;
  return (
    <>
      <h2>
        <PodButton pod={from} /> → <PodButton pod={to} />
      </h2>
      {hasLayers && (
        <p class={model.leadsUp(edge) ? "up" : undefined}>
          {layerTitle(page, layers[0])} → {layerTitle(page, layers[1])}
          {model.leadsUp(edge) && ` ↑ ${page.say("edge.up")}`}
          {layers[0] === layers[1] && layers[0] >= 0 && ` ↔ ${page.say("edge.same")}`}
        </p>
      )}
      <p>
        {page.count("imports", model.imports(edge))}
        {page.say("semicolon")}
        {kindsText(page, edge)}
      </p>
      {findings.length > 0 && (
        <section>
          <h3>{page.say("column.findings")}</h3>
          <FindingList findings={findings} />
          {findings[0] !== undefined && <CopyFinding finding={findings[0]} />}
        </section>
      )}
      <Evidence edge={edge} />
      <InCycle edge={edge} />
      <Savings edge={edge} />
    </>
  );
}

function Evidence({ edge }: { edge: number }) {
  const page = usePage();
  const { evidence } = page.model.data;
  const [first, end] = page.model.evidenceOf(edge);
  const all = page.model.imports(edge);
  if (all === 0) return null;
  const rows = Array.from({ length: end - first }, (_, i) => first + i);
  return (
    <section>
      <h3>{page.say("edge.where")}</h3>
      <ul class="places">
        {rows.map((row) => (
          <li key={row}>
            <Place file={evidence.file[row] ?? -1} line={evidence.line[row] ?? 0} />
          </li>
        ))}
      </ul>
      {all > rows.length && <p class="muted">{page.count("edge.rest", all - rows.length)}</p>}
      <CheckoutHint />
    </section>
  );
}

function InCycle({ edge }: { edge: number }) {
  const page = usePage();
  const { model } = page;
  const row = model.cycleOf[model.from(edge)] ?? -1;
  const cycle = model.data.cycles[row];
  if (!cycle || model.cycleOf[model.to(edge)] !== row) return null;
  const key = cycle.cut.includes(edge) ? "edge.cut" : "edge.cycle";
  return (
    <p>
      <button type="button" class="link" onClick={() => page.go({ view: "cycles" })}>
        {page.say(key, { n: row + 1 })}
      </button>
    </p>
  );
}

/** Computed when asked for: one search through each app. */
function Savings({ edge }: { edge: number }) {
  const page = usePage();
  const { model } = page;
  const savings = useMemo(() => savingsOf(model, edge), [model, edge]);
  const carriers = model.apps.filter((_, app) => model.appHasEdge(app, edge)).length;
  if (carriers === 0) return null;
  if (savings.length === 0) return <p class="muted">{page.say("edge.saves.none")}</p>;
  const heads = [page.say("column.app"), `#${page.say("column.pods")}`, `#${page.say("column.bytes")}`];
  return (
    <section>
      <h3>{page.say("edge.saves")}</h3>
      <Table caption={page.say("edge.saves")} hideCaption heads={heads}>
        {savings.map(({ app, pods, bytes }) => (
          <tr key={app}>
            <th scope="row">
              <details>
                <summary>{model.data.apps[app]?.name}</summary>
                <InRow items={pods.slice(0, 50).map((pod) => <PodButton pod={pod} />)} between={page.say("comma")} />
                {pods.length > 50 && ` +${page.number(pods.length - 50)}`}
              </details>
            </th>
            <td class="num">−{page.number(pods.length)}</td>
            <td class="num">−{page.bytes(bytes)}</td>
          </tr>
        ))}
      </Table>
    </section>
  );
}

/** The worst first, then those of most imports. */
export function BlocksPanel({ from, to }: { from: number; to: number }) {
  const page = usePage();
  const { model } = page;
  const edges = useMemo(() => {
    const weight = (edge: number) => model.edgeFault[edge] ?? 0;
    const all = model.edgesBetween(from, to);
    return all.sort((a, b) => weight(b) - weight(a) || model.imports(b) - model.imports(a) || a - b);
  }, [model, from, to]);
  const [first, more] = useFirst(edges, 60);
  const title = (row: number) => {
    const block = model.blocks[row];
    if (!block) return "";
    const group = block.group >= 0 ? ` · ${groupTitle(page, block.group)}` : "";
    return `${layerTitle(page, block.layer)}${group}`;
  };
  return (
    <>
      <h2>
        {title(from)} → {title(to)}
      </h2>
      <p>{page.count("edges", edges.length)}</p>
      <EdgeTable edges={first} />
      {more}
    </>
  );
}

export function EdgeTable({ edges, caption }: { edges: readonly number[]; caption?: string }) {
  const page = usePage();
  const { model } = page;
  const title = caption ?? page.say("column.dependency");
  return (
    <Table caption={title} hideCaption heads={[page.say("column.dependency"), `#${page.say("column.imports")}`]}>
      {edges.map((edge) => (
        <tr key={edge}>
          <th scope="row">
            <EdgeButton edge={edge} withMark />
            {model.edgeIsNew[edge] === 1 && model.data.base && (
              <span class={`status t${Status.new}`}> {page.say("status.new")}</span>
            )}
          </th>
          <td class="num">{page.number(model.imports(edge))}</td>
        </tr>
      ))}
    </Table>
  );
}
