// One finding: in a line, and with all that is known of it.
import { useEffect, useState } from "preact/hooks";
import { copyText } from "../copy";
import { Status } from "../data";
import { bare, place } from "../format";
import { usePage, type Page } from "../page";
import { EdgeButton, NamedPod, Prose, ruleOf, RuleName, SeverityBadge, severityWord, StatusBadge } from "./parts";
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
      <span lang="en">
        <Prose text={page.model.text(page.model.data.findings.message[finding])} />
      </span>
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
  const carriers = findings.apps[finding] ?? [];
  return (
    <div class="finding-body">
      <Imports finding={finding} />
      <CheckoutHint />
      {(findings.notes[finding] ?? []).map((note) => (
        <p key={note} lang="en">
          <span class="label">{page.say("finding.note")}</span> <Prose text={page.model.text(note)} />
        </p>
      ))}
      {help && (
        <p class="help" lang="en">
          <span class="label">{page.say("finding.help")}</span> <Prose text={help} />
        </p>
      )}
      <Path texts={findings.path[finding] ?? []} />
      {carriers.length > 0 && (
        <p>
          <span class="label">{page.say("finding.apps")}</span>{" "}
          {carriers.map((app) => apps[app]?.name ?? "").join(page.say("comma"))}
        </p>
      )}
      {owner && (
        <p>
          <span class="label">{page.say("column.owner")}</span> {owner}
        </p>
      )}
    </div>
  );
}

/** A witness: pod by pod. */
function Path({ texts }: { texts: readonly number[] }) {
  const page = usePage();
  if (texts.length === 0) return null;
  return (
    <p>
      <span class="label">{page.say("finding.path")}</span>{" "}
      {texts.map((text, i) => (
        <span key={i}>
          {i > 0 && " → "}
          <NamedPod name={page.model.text(text)} />
        </span>
      ))}
    </p>
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

/** What a rule looks for and why, as `podworks explain` says it. */
export function RuleHelp({ rule }: { rule: number }) {
  const page = usePage();
  const row = page.model.data.rules[rule];
  if (!row || row.explanation.length === 0) return null;
  return (
    <details class="rule-help">
      <summary>
        {page.say("rule.about")} <RuleName id={row.id} />
      </summary>
      <div lang="en">
        {row.explanation.map(([heading, text]) => (
          <section key={heading}>
            <h4>{heading}</h4>
            <p>
              <Prose text={text} />
            </p>
          </section>
        ))}
      </div>
    </details>
  );
}
