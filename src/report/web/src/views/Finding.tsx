// One finding: in a line, and with all that is known of it.
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { copyText } from "../copy";
import { Status } from "../data";
import { bare, place } from "../format";
import { ruleWords, type Key } from "../i18n";
import { usePage, type Page } from "../page";
import { EdgeButton, InRow, NamedPod, Prose, ruleOf, RuleName, Told } from "./parts";
import { SeverityBadge, severityWord, StatusBadge } from "./parts";
import { CheckoutHint, Place } from "./Place";

/** Its severity and message; picks it. */
export function FindingButton({ finding }: { finding: number }) {
  const page = usePage();
  const { selection } = page.route;
  const isPicked = selection.kind === "finding" && selection.finding === finding;
  return (
    <button
      type="button"
      class="link text"
      aria-pressed={isPicked}
      onClick={() => page.select({ kind: "finding", finding })}
    >
      <SeverityBadge severity={page.model.data.findings.severity[finding] ?? 0} />{" "}
      <Told text={page.model.text(page.model.data.findings.message[finding])} />
    </button>
  );
}

export function FindingList({ findings }: { findings: readonly number[] }) {
  const { model } = usePage();
  return (
    <ul class="findings">
      {findings.map((finding) => (
        <li key={finding}>
          {!model.stands(finding) && <StatusBadge status={model.data.findings.status[finding] ?? 0} />}{" "}
          <FindingButton finding={finding} />
        </li>
      ))}
    </ul>
  );
}

/** As the command line would print it. */
export function findingText(page: Page, row: number): string {
  const { model } = page;
  const { severity, file, line, message, help, notes, id, imports } = model.data.findings;
  const lines = [`${severityWord(page, severity[row] ?? 0)}[${ruleOf(page, row)}]: ${model.text(message[row])}`];
  const at = model.file(file[row]);
  if (at) lines.push(`  --> ${place(at, line[row] ?? 0)}`);
  const flat = imports[row] ?? [];
  for (let i = 3; i + 2 < flat.length; i += 3) lines.push(`      ${place(model.file(flat[i]), flat[i + 1] ?? 0)}`);
  for (const note of notes[row] ?? []) lines.push(`   = note: ${model.text(note)}`);
  const advice = model.text(help[row]);
  if (advice) lines.push(`   = help: ${advice}`);
  lines.push(`   = id: ${id[row] ?? ""}`);
  return bare(lines.join("\n"));
}

export function CopyFinding({ finding }: { finding: number }) {
  const page = usePage();
  const [done, setDone] = useState("");
  useEffect(() => setDone(""), [finding]);
  const copy = async (text: string) => setDone(page.say((await copyText(text)) ? "copy.done" : "copy.failed"));
  return (
    <p class="tools">
      <button type="button" onClick={() => void copy(findingText(page, finding))}>
        {page.say("copy.text")}
      </button>{" "}
      <button type="button" onClick={() => void copy(page.model.data.findings.id[finding] ?? "")}>
        {page.say("copy.id")}
      </button>{" "}
      <button type="button" onClick={() => void copy(location.href)}>
        {page.say("copy.link")}
      </button>{" "}
      <span role="status">{done}</span>
    </p>
  );
}

/** Everything but the message: where, why, what to do, whom it concerns. */
export function FindingBody({ finding }: { finding: number }) {
  const page = usePage();
  const { findings, apps } = page.model.data;
  const owner = page.model.text(findings.owner[finding]);
  const help = page.model.text(findings.help[finding]);
  const fix = ruleWords(page.lang, ruleOf(page, finding))?.[2];
  const carriers = findings.apps[finding] ?? [];
  return (
    <div class="finding-body">
      <Imports finding={finding} />
      <CheckoutHint />
      {(findings.notes[finding] ?? []).map((note) => (
        <Labelled key={note} label="finding.note">
          <Told text={page.model.text(note)} />
        </Labelled>
      ))}
      {fix && (
        <Labelled label="rule.fix" isHelp>
          <Prose text={fix} />
        </Labelled>
      )}
      {help && (
        <Labelled label="finding.help" isHelp>
          <Told text={help} />
        </Labelled>
      )}
      <Path texts={findings.path[finding] ?? []} />
      {carriers.length > 0 && (
        <Labelled label="finding.apps">
          {carriers.map((app) => apps[app]?.name ?? "").join(page.say("comma"))}
        </Labelled>
      )}
      {owner && <Labelled label="column.owner">{owner}</Labelled>}
    </div>
  );
}

function Labelled(props: { label: Key; isHelp?: boolean; children: ComponentChildren }) {
  const { say } = usePage();
  return (
    <p class={props.isHelp ? "help" : undefined}>
      <span class="label">{say(props.label)}</span> {props.children}
    </p>
  );
}

/** A witness: pod by pod. */
function Path({ texts }: { texts: readonly number[] }) {
  const { model } = usePage();
  if (texts.length === 0) return null;
  return (
    <Labelled label="finding.path">
      <InRow items={texts.map((text) => <NamedPod name={model.text(text)} />)} between=" → " />
    </Labelled>
  );
}

function Imports({ finding }: { finding: number }) {
  const page = usePage();
  const { findings, edges } = page.model.data;
  const flat = findings.imports[finding] ?? [];
  const rows = flat.flatMap((file, i) => (i % 3 === 0 ? [[file, flat[i + 1] ?? 0, flat[i + 2] ?? 0] as const] : []));
  if (rows.length === 0) {
    return (
      <p>
        <Place file={findings.file[finding] ?? -1} line={findings.line[finding] ?? 0} />
      </p>
    );
  }
  const own = findings.status[finding];
  const edge = findings.edge[finding] ?? -1;
  const rest = edge >= 0 ? (edges.imports[edge] ?? 0) - rows.length : 0;
  return (
    <ul class="places">
      {rows.map(([file, line, status], i) => (
        <li key={i}>
          <Place file={file} line={line} /> {status !== own && <StatusBadge status={status} />}
        </li>
      ))}
      {rest > 0 && own !== Status.fixed && (
        <li class="muted">
          {page.count("finding.rest", rest)} <EdgeButton edge={edge}>{page.say("finding.dependency")}</EdgeButton>
        </li>
      )}
    </ul>
  );
}

/** What a rule looks for and why, as `podworks explain` says it; before that what the page itself says of the rule. */
export function RuleHelp({ rule }: { rule: number }) {
  const page = usePage();
  const row = page.model.data.rules[rule];
  if (!row || row.explanation.length === 0) return null;
  const [, finds, fix] = ruleWords(page.lang, row.id) ?? [];
  return (
    <details class="rule-help">
      <summary>
        {page.say("rule.about")} <RuleName id={row.id} />
      </summary>
      {finds && <Section heading={page.say("column.finds")} text={finds} />}
      {fix && <Section heading={page.say("rule.fix")} text={fix} />}
      <div lang="en">
        {row.explanation.map(([heading, text]) => (
          <Section key={heading} heading={heading} text={text} />
        ))}
      </div>
    </details>
  );
}

function Section({ heading, text }: { heading: string; text: string }) {
  return (
    <section>
      <h4>{heading}</h4>
      <p>
        <Prose text={text} />
      </p>
    </section>
  );
}
