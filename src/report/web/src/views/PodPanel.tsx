// What is known of a pod, and what changing it would touch.
import { useMemo } from "preact/hooks";
import { PodFlag } from "../data";
import type { Key } from "../i18n";
import { usePage, type Page } from "../page";
import { podFacts, type PodFacts } from "../pods";
import { FindingList } from "./Finding";
import { EdgeButton, groupTitle, kindsText, layerTitle, Prose, useFirst } from "./parts";

const flagWords: [number, Key][] = [
  [PodFlag.standard, "flag.standard"],
  [PodFlag.strict, "flag.strict"],
  [PodFlag.ports, "flag.ports"],
  [PodFlag.entry, "flag.entry"],
  [PodFlag.absent, "flag.absent"],
];

export function PodPanel({ pod }: { pod: number }) {
  const page = usePage();
  const { model } = page;
  const { severity } = model.data.findings;
  const findings = model.findingsOfPod(pod).filter((row) => model.stands(row));
  findings.sort((a, b) => (severity[b] ?? 0) - (severity[a] ?? 0) || a - b);
  return (
    <>
      <h2>{model.podName(pod)}</h2>
      <Facts pod={pod} />
      <p class="tools">
        <button type="button" onClick={() => page.go({ view: "why", target: pod, start: -1, app: -1 })}>
          {page.say("pod.why")}
        </button>{" "}
        <button type="button" onClick={() => page.go({ view: "layers" })}>
          {page.say("pod.layers")}
        </button>
      </p>
      <CycleHint pod={pod} />
      {findings.length > 0 && (
        <section>
          <h3>
            {page.say("column.findings")} ({page.number(findings.length)})
          </h3>
          <ShortList findings={findings} />
        </section>
      )}
      <Apps pod={pod} />
      <Edges title={page.say("pod.usedBy")} edges={model.usedBy(pod)} other={(edge) => model.from(edge)} />
      <Edges title={page.say("pod.uses")} edges={model.uses(pod)} other={(edge) => model.to(edge)} />
    </>
  );
}

function ShortList({ findings }: { findings: readonly number[] }) {
  const [first, more] = useFirst(findings, 12);
  return (
    <>
      <FindingList findings={first} />
      {more}
    </>
  );
}

function Facts({ pod }: { pod: number }) {
  const page = usePage();
  const facts = useMemo(() => podFacts(page.model, pod), [page.model, pod]);
  const flags = flagWords.filter(([flag]) => page.model.hasFlag(pod, flag));
  return (
    <>
      {flags.length > 0 && (
        <p class="chips">
          {flags.map(([flag, key]) => (
            <span key={flag} class="flag">
              {page.say(key)}
            </span>
          ))}
        </p>
      )}
      <dl class="facts">
        {factRows(page, pod, facts).map(([key, value]) => (
          <div key={key}>
            <dt>{page.say(key)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {facts.sinkTo >= 0 && (
        <p class="hint">
          <Prose text={page.say("pod.sink", { layer: layerTitle(page, facts.sinkTo) })} />
        </p>
      )}
    </>
  );
}

function factRows(page: Page, pod: number, facts: PodFacts): [Key, string][] {
  const { model } = page;
  const { owner, files } = model.data.pods;
  const both = (bytes: number, count: string) => `${page.bytes(bytes)}${page.say("comma")}${count}`;
  const rows: [Key, string][] = [];
  if (model.data.layers.length > 0) rows.push(["column.layer", layerTitle(page, model.layerOf(pod))]);
  if (model.groupOf(pod) >= 0) rows.push(["column.group", groupTitle(page, model.groupOf(pod))]);
  if (model.text(owner[pod])) rows.push(["column.owner", model.text(owner[pod])]);
  rows.push(["pod.size", both(model.bytesOf(pod), page.count("files", files[pod] ?? 0))]);
  rows.push(["pod.carries", both(facts.carriedBytes, page.count("pods.more", facts.carries))]);
  rows.push(["pod.neededBy", page.count("pods", facts.neededBy)]);
  return rows;
}

function CycleHint({ pod }: { pod: number }) {
  const page = usePage();
  const row = page.model.cycleOf[pod] ?? -1;
  const cycle = page.model.data.cycles[row];
  if (!cycle) return null;
  return (
    <p>
      <span class="severity s3" aria-hidden="true">
        ↻
      </span>{" "}
      <button type="button" class="link" onClick={() => page.go({ view: "cycles" })}>
        {page.say("pod.cycle", { n: row + 1, pods: page.count("pods", cycle.pods.length) })}
      </button>
    </p>
  );
}

function Apps({ pod }: { pod: number }) {
  const page = usePage();
  const { model } = page;
  if (model.apps.length === 0) return null;
  const apps = model.appsWith(pod);
  return (
    <section>
      <h3>{page.say("pod.apps")}</h3>
      {apps.length === 0 && <p>{page.say("panel.none")}</p>}
      <ul class="inline">
        {apps.map((app) => (
          <li key={app}>
            <button type="button" onClick={() => page.go({ view: "why", target: pod, start: -1, app })}>
              {page.say("pod.why.app", { app: model.data.apps[app]?.name ?? "" })}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Edges(props: { title: string; edges: Int32Array; other: (edge: number) => number }) {
  const page = usePage();
  const { model } = page;
  const sorted = useMemo(() => {
    const weight = (edge: number) => model.edgeFault[edge] ?? 0;
    return [...props.edges].sort((a, b) => weight(b) - weight(a) || model.imports(b) - model.imports(a) || a - b);
  }, [props.edges, model]);
  const [first, more] = useFirst(sorted, 20);
  return (
    <section>
      <h3>
        {props.title} ({page.number(sorted.length)})
      </h3>
      <ul class="plain">
        {first.map((edge) => (
          <li key={edge}>
            <EdgeButton edge={edge} withMark>
              {model.podName(props.other(edge))}
            </EdgeButton>{" "}
            <span class="muted">
              {model.imports(edge) > 0 ? page.count("imports", model.imports(edge)) : kindsText(page, edge)}
            </span>
          </li>
        ))}
      </ul>
      {more}
    </section>
  );
}
