// Small pieces that many views are made of.
import { useEffect, useState } from "preact/hooks";
import { Fragment, type ComponentChildren } from "preact";
import { EdgeKind, Severity, Status } from "../data";
import { codeParts } from "../format";
import { ruleTitle, ruleWords, type Key } from "../i18n";
import { usePage, type Page } from "../page";

/** Text with code between backticks. A line must not end within an arrow. */
export function Prose({ text }: { text: string }) {
  const parts = codeParts(text.replace(/ -> /g, " → "));
  return <>{parts.map((part, i) => (i % 2 === 1 ? <code key={i}>{part}</code> : part))}</>;
}

/** What the program says, which is English. */
export function Told({ text }: { text: string }) {
  return (
    <span lang="en">
      <Prose text={text} />
    </span>
  );
}

export function layerTitle(page: Page, layer: number): string {
  const row = page.model.data.layers[layer];
  return row ? (page.lang === "zh" ? row.zh : row.en) || row.name : page.say("layer.none");
}

export function groupTitle(page: Page, group: number): string {
  return page.model.data.groups[group] ?? page.say("group.none");
}

export function PodButton({ pod }: { pod: number }) {
  const page = usePage();
  const { selection } = page.route;
  const isPicked = selection.kind === "pod" && selection.pod === pod;
  return (
    <button type="button" class="link" aria-pressed={isPicked} onClick={() => page.select({ kind: "pod", pod })}>
      {page.model.podName(pod)}
    </button>
  );
}

/** A pod by its name; one that is no more is plain text. */
export function NamedPod({ name }: { name: string }) {
  const pod = usePage().model.podNamed(name);
  return pod < 0 ? <span>{name}</span> : <PodButton pod={pod} />;
}

/** Things in a row. A comma stays with what is before it, though that be a button, and a line may end behind it. */
export function InRow({ items, between }: { items: ComponentChildren[]; between: string }) {
  return (
    <>
      {items.map((item, i) => (
        <Fragment key={i}>
          <span class="together">
            {item}
            {i < items.length - 1 && between.trimEnd()}
          </span>
          {between.endsWith(" ") && " "}
        </Fragment>
      ))}
    </>
  );
}

export function EdgeButton(props: { edge: number; withMark?: boolean; children?: ComponentChildren }) {
  const { edge, withMark, children } = props;
  const page = usePage();
  const { selection } = page.route;
  const isPicked = selection.kind === "edge" && selection.edge === edge;
  return (
    <button type="button" class="link" aria-pressed={isPicked} onClick={() => page.select({ kind: "edge", edge })}>
      {withMark && <FaultMark edge={edge} />} {children ?? edgeText(page, edge)}
    </button>
  );
}

export function edgeText(page: Page, edge: number): string {
  return `${page.model.podName(page.model.from(edge))} → ${page.model.podName(page.model.to(edge))}`;
}

const severityWords: Record<number, Key> = {
  [Severity.error]: "severity.error",
  [Severity.warn]: "severity.warn",
  [Severity.note]: "severity.note",
};
const severityMarks: Record<number, string> = { [Severity.error]: "✖", [Severity.warn]: "▲", [Severity.note]: "●" };

/** A mark and a word, for colour alone says nothing to many. */
export function SeverityBadge({ severity }: { severity: number }) {
  const page = usePage();
  return (
    <span class={`severity s${severity}`}>
      <span aria-hidden="true">{severityMarks[severity] ?? ""}</span> {severityWord(page, severity)}
    </span>
  );
}

export function severityWord(page: Page, severity: number): string {
  return page.say(severityWords[severity] ?? "severity.note");
}

const statusWords: Record<number, Key> = {
  [Status.new]: "status.new",
  [Status.known]: "status.known",
  [Status.fixed]: "status.fixed",
  [Status.stale]: "status.stale",
  [Status.allowed]: "status.allowed",
};

export function statusWord(page: Page, status: number): string {
  return page.say(statusWords[status] ?? "status.known");
}

export function StatusBadge({ status }: { status: number }) {
  const page = usePage();
  return <span class={`status t${status}`}>{statusWord(page, status)}</span>;
}

export function ruleOf(page: Page, finding: number): string {
  return page.model.data.rules[page.model.data.findings.rule[finding] ?? -1]?.id ?? "";
}

/** The id, and behind it the title in the reader's language if that is another word. */
export function RuleName({ id }: { id: string }) {
  const { lang } = usePage();
  const title = ruleTitle(lang, id);
  return (
    <>
      <code>{id}</code>
      {title !== id && <> {title}</>}
    </>
  );
}

/** What a rule finds, in the reader's language if the page knows the rule, else as the data has it. */
export function ruleFinds(page: Page, rule: number): string {
  const row = page.model.data.rules[rule];
  return ruleWords(page.lang, row?.id ?? "")?.[1] ?? row?.summary ?? "";
}

export function RuleFinds({ rule }: { rule: number }) {
  const page = usePage();
  const text = ruleFinds(page, rule);
  return ruleWords(page.lang, page.model.data.rules[rule]?.id ?? "") ? <Prose text={text} /> : <Told text={text} />;
}

const kindWords: [number, Key][] = [
  [EdgeKind.build, "kind.build"],
  [EdgeKind.test, "kind.test"],
  [EdgeKind.optional, "kind.optional"],
  [EdgeKind.typeOnly, "kind.typeOnly"],
  [EdgeKind.forward, "kind.forward"],
  [EdgeKind.runtime, "kind.runtime"],
  [EdgeKind.declared, "kind.declared"],
];

export function kindsText(page: Page, edge: number): string {
  const kinds = kindWords.filter(([kind]) => page.model.hasKind(edge, kind)).map(([, key]) => page.say(key));
  return kinds.join(page.say("comma"));
}

/** Whether something stands against an edge, as a mark with a word for those who do not see it. */
export function FaultMark({ edge }: { edge: number }) {
  const page = usePage();
  const severity = page.model.edgeFault[edge] ?? 0;
  if (severity === 0) return null;
  return (
    <span class={`severity s${severity}`} role="img" aria-label={severityWord(page, severity)}>
      {severityMarks[severity]}
    </span>
  );
}

/** Paper has no buttons: what they would show is shown. */
export function useBeforePrint(show: () => void): void {
  useEffect(() => {
    window.addEventListener("beforeprint", show);
    return () => window.removeEventListener("beforeprint", show);
  }, []);
}

/** The first of a long list, and a button for more; paper shows all of it. */
export function useFirst<T>(all: readonly T[], step: number): [readonly T[], ComponentChildren] {
  const page = usePage();
  const [most, setMost] = useState(step);
  useBeforePrint(() => setMost(Infinity));
  const rest = all.length - most;
  if (rest <= 0) return [all, null];
  const more = (
    <p class="more">
      <button type="button" onClick={() => setMost(most + Math.max(step, 200))}>
        {page.say("more", { n: page.number(Math.min(rest, Math.max(step, 200))) })}
      </button>{" "}
      {page.say("more.rest", { shown: page.number(most), all: page.number(all.length) })}
    </p>
  );
  return [all.slice(0, most), more];
}

/** Buttons of which one is pressed. */
export function ChoiceChips<T extends string>(props: {
  label: string;
  options: readonly (readonly [value: T, text: string])[];
  chosen: T;
  pick: (value: T) => void;
}) {
  const { label, options, chosen, pick } = props;
  return (
    <div class="chips" role="group" aria-label={label}>
      {options.map(([value, text]) => (
        <button key={value} type="button" class="chip" aria-pressed={value === chosen} onClick={() => pick(value)}>
          {text}
        </button>
      ))}
    </div>
  );
}

/** A table with a caption; `heads` that begin with # belong to columns of numbers. */
export function Table(props: { caption: string; heads: string[]; hideCaption?: boolean; children: ComponentChildren }) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={props.caption}>
      <table>
        <caption class={props.hideCaption ? "hidden" : undefined}>{props.caption}</caption>
        <thead>
          <tr>
            {props.heads.map((head, i) => (
              <th key={i} scope="col" class={head.startsWith("#") ? "num" : undefined}>
                {head.replace(/^#/, "")}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{props.children}</tbody>
      </table>
    </div>
  );
}
