// The smaller tables of the first view.
import { useMemo } from "preact/hooks";
import { appChanges } from "../before";
import { noFilter } from "../filter";
import { layerTable, ownerRows, topSavings, type LayerCell } from "../overview";
import { usePage } from "../page";
import { ThenNow } from "./Change";
import { EdgeButton, layerTitle, Table } from "./parts";

const kMostSavings = 10;

export function LayerTable() {
  const page = usePage();
  const { model } = page;
  const cells = useMemo(() => layerTable(model), [model]);
  const layers = model.data.layers.length;
  if (layers === 0) return null;
  const titles = cells.map((_, i) => layerTitle(page, i));
  return (
    <section>
      <h2>{page.say("overview.layers")}</h2>
      <p class="muted">{page.say("overview.layers.how")}</p>
      <Table
        caption={page.say("overview.layers")}
        hideCaption
        heads={[page.say("column.layer"), ...titles.map((one) => `#${one}`)]}
      >
        {cells.map((row, from) => (
          <tr key={from}>
            <th scope="row">{titles[from]}</th>
            {row.map((cell, to) => (
              <LayerTd key={to} cell={cell} isUp={to < from && from < layers} isSame={to === from} />
            ))}
          </tr>
        ))}
      </Table>
    </section>
  );
}

function LayerTd({ cell, isUp, isSame }: { cell: LayerCell; isUp: boolean; isSame: boolean }) {
  const page = usePage();
  const { edges, faults } = cell;
  return (
    <td class={`num ${isUp && edges > 0 ? "up" : ""} ${isSame ? "same" : ""}`}>
      {edges > 0 && page.number(edges)}
      {faults > 0 && <span class="severity s3"> ({page.say("overview.faults", { n: faults })})</span>}
    </td>
  );
}

export function Apps() {
  const page = usePage();
  const { apps, base } = page.model.data;
  const changes = useMemo(() => appChanges(page.model), [page.model]);
  if (changes.length === 0) return null;
  const title = page.say("apps.title");
  return (
    <section>
      <h2>{title}</h2>
      <Table
        caption={title}
        hideCaption
        heads={[page.say("column.app"), `#${page.say("column.pods")}`, `#${page.say("column.bytes")}`]}
      >
        {changes.map(({ name, app, was }) => {
          const [now, then] = [apps[app], base?.apps[was]];
          const open = () => page.go({ view: "apps", app, gone: app < 0 ? was : -1, other: -1 });
          return (
            <tr key={name}>
              <th scope="row">
                <button type="button" class="link" onClick={open}>
                  {name}
                </button>
                {base && !then && <span class="muted"> {page.say("status.new")}</span>}
                {!now && <span class="muted"> {page.say("change.gone")}</span>}
              </th>
              <td class="num">
                <ThenNow then={then?.count} now={now?.count} />
              </td>
              <td class="num">
                <ThenNow then={then?.bytes} now={now?.bytes} unit="bytes" />
              </td>
            </tr>
          );
        })}
      </Table>
    </section>
  );
}

export function Savings() {
  const page = usePage();
  const { data } = page.model;
  const rows = useMemo(() => topSavings(page.model, kMostSavings), [page.model]);
  if (rows.length === 0) return null;
  const heads = [
    page.say("column.dependency"),
    page.say("column.app"),
    `#${page.say("column.pods")}`,
    `#${page.say("column.bytes")}`,
  ];
  return (
    <section>
      <h2>{page.say("overview.savings")}</h2>
      <p class="muted">{page.say("overview.savings.how")}</p>
      <Table caption={page.say("overview.savings")} hideCaption heads={heads}>
        {rows.map((row) => (
          <tr key={row}>
            <th scope="row">
              <EdgeButton edge={data.savings.edge[row] ?? 0} />
            </th>
            <td>{data.apps[data.savings.app[row] ?? -1]?.name}</td>
            <td class="num">{page.number(data.savings.pods[row] ?? 0)}</td>
            <td class="num">{page.bytes(data.savings.bytes[row] ?? 0)}</td>
          </tr>
        ))}
      </Table>
    </section>
  );
}

export function Owners() {
  const page = usePage();
  const rows = useMemo(() => ownerRows(page.model), [page.model]);
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{page.say("overview.owners")}</h2>
      <Table
        caption={page.say("overview.owners")}
        hideCaption
        heads={[page.say("column.owner"), `#${page.say("column.findings")}`]}
      >
        {rows.slice(0, 20).map(({ owner, findings }) => (
          <tr key={owner}>
            <th scope="row">
              <button
                type="button"
                class="link"
                onClick={() => page.go({ view: "violations", filter: { ...noFilter, text: page.model.text(owner) } })}
              >
                {page.model.text(owner)}
              </button>
            </th>
            <td class="num">{page.number(findings)}</td>
          </tr>
        ))}
      </Table>
    </section>
  );
}
