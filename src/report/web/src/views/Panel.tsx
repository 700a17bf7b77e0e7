// The side panel: what is known of the thing that is picked.
import { nothing } from "../selection";
import { ruleWords } from "../i18n";
import { usePage } from "../page";
import { BlocksPanel, EdgePanel } from "./EdgePanel";
import { CopyFinding, FindingBody, RuleHelp } from "./Finding";
import { EdgeButton, Prose, ruleOf, RuleName, SeverityBadge, StatusBadge, Told } from "./parts";
import { PodPanel } from "./PodPanel";

export function Panel() {
  const page = usePage();
  const { selection, view } = page.route;
  if (selection.kind === "none") return null;
  const close = () => {
    page.select(nothing);
    document.getElementById(`tab-${view}`)?.focus(); // or the focus goes with the button
  };
  return (
    <aside class="panel" aria-label={page.say("panel.title")}>
      <button type="button" class="close" aria-label={page.say("panel.close")} onClick={close}>
        ✕
      </button>
      {selection.kind === "pod" && <PodPanel key={selection.pod} pod={selection.pod} />}
      {selection.kind === "edge" && <EdgePanel key={selection.edge} edge={selection.edge} />}
      {selection.kind === "blocks" && (
        <BlocksPanel key={`${selection.from} ${selection.to}`} from={selection.from} to={selection.to} />
      )}
      {selection.kind === "finding" && <FindingPanel key={selection.finding} finding={selection.finding} />}
    </aside>
  );
}

function FindingPanel({ finding }: { finding: number }) {
  const page = usePage();
  const { findings } = page.model.data;
  const edge = findings.edge[finding] ?? -1;
  const rule = ruleOf(page, finding);
  const finds = ruleWords(page.lang, rule)?.[1];
  return (
    <>
      <h2>
        <RuleName id={rule} />
      </h2>
      <p>
        <SeverityBadge severity={findings.severity[finding] ?? 0} />{" "}
        <StatusBadge status={findings.status[finding] ?? 0} /> <code>{findings.id[finding]}</code>
      </p>
      {finds && (
        <p>
          <Prose text={finds} />
        </p>
      )}
      <p class="message">
        <Told text={page.model.text(findings.message[finding])} />
      </p>
      <CopyFinding finding={finding} />
      <FindingBody finding={finding} />
      {edge >= 0 && (
        <p>
          <span class="label">{page.say("column.dependency")}</span> <EdgeButton edge={edge} />
        </p>
      )}
      <RuleHelp rule={findings.rule[finding] ?? -1} />
    </>
  );
}
