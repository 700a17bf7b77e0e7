// One box over pods, rules, files, apps and findings: a combobox with a list below it.
import type { Ref, TargetedKeyboardEvent } from "preact";
import { useEffect, useId, useMemo, useRef, useState } from "preact/hooks";
import { noFilter } from "../filter";
import { usePage, type Page } from "../page";
import { find, type Found } from "../search";
import { groupTitle, layerTitle, Prose, RuleName } from "./parts";

const kMost = 30;

export function SearchBox({ field }: { field: Ref<HTMLInputElement> }) {
  const { say } = usePage();
  const id = useId();
  const box = useBox();
  const { found, at, isOpen } = box;
  const label = say("search.label");
  return (
    <div class="search" role="search">
      <input
        ref={field}
        type="search"
        role="combobox"
        list={undefined}
        aria-label={label}
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-activedescendant={isOpen && found[at] ? `${id}-${at}` : undefined}
        aria-autocomplete="list"
        placeholder={say("search.hint")}
        autocomplete="off"
        spellcheck={false}
        value={box.text}
        onInput={(event) => box.type(event.currentTarget.value)}
        onFocus={() => box.open(true)}
        onBlur={() => box.open(false)}
        onKeyDown={box.onKey}
      />
      <ul id={`${id}-list`} role="listbox" aria-label={label} hidden={!isOpen || found.length === 0}>
        {isOpen &&
          found.map((one, i) => <Item key={i} id={`${id}-${i}`} found={one} isAt={i === at} take={box.take} />)}
      </ul>
      {isOpen && found.length === 0 && (
        <p class="nothing" role="status">
          {say("search.none")}
        </p>
      )}
    </div>
  );
}

/** The words in the box, what they find, and which of it the arrows are at. */
function useBox() {
  const page = usePage();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const [wanted, open] = useState(false);
  const found = useMemo(() => find(page.model, text, kMost), [page.model, text]);
  const isOpen = wanted && text.trim() !== "";
  const take = (one: Found | undefined) => {
    if (!one) return;
    go(page, one);
    open(false);
  };
  const type = (typed: string) => {
    setText(typed);
    setAt(0);
    open(true);
  };
  const move = (step: number) => {
    open(true);
    setAt((at + step + found.length) % found.length);
  };
  const onKey = (event: TargetedKeyboardEvent<HTMLInputElement>) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && found.length > 0) {
      event.preventDefault();
      move(step);
    } else if (event.key === "Enter") take(found[at]);
    else if (event.key === "Escape") {
      event.stopPropagation();
      if (isOpen) open(false);
      else if (text) setText("");
      else event.currentTarget.blur();
    }
  };
  return { text, at, found, isOpen, open, take, type, onKey };
}

function Item(props: { id: string; found: Found; isAt: boolean; take: (found: Found) => void }) {
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (props.isAt) item.current?.scrollIntoView({ block: "nearest" });
  }, [props.isAt]);
  return (
    <li
      ref={item}
      id={props.id}
      role="option"
      aria-selected={props.isAt}
      onMouseDown={(event) => {
        event.preventDefault(); // or the field loses the focus, and the list is gone before the click
        props.take(props.found);
      }}
    >
      <Option found={props.found} />
    </li>
  );
}

function go(page: Page, found: Found): void {
  switch (found.kind) {
    case "pod": {
      const selection = { kind: "pod", pod: found.pod } as const;
      page.go(page.route.view === "why" ? { selection, target: found.pod } : { selection });
      return;
    }
    case "rule":
      page.go({ view: "violations", filter: { ...noFilter, rules: [found.rule] } });
      return;
    case "app":
      page.go({ view: "apps", app: found.app, other: -1 });
      return;
    case "finding":
      page.go({ selection: { kind: "finding", finding: found.finding } });
      return;
    case "file":
      page.go({ selection: found.selection });
  }
}

function Option({ found }: { found: Found }) {
  const page = usePage();
  const { model } = page;
  const { data } = model;
  switch (found.kind) {
    case "pod": {
      const layer = model.layerOf(found.pod) >= 0 ? layerTitle(page, model.layerOf(found.pod)) : "";
      const group = model.groupOf(found.pod) >= 0 ? groupTitle(page, model.groupOf(found.pod)) : "";
      return (
        <>
          {model.podName(found.pod)} <span class="muted">{[layer, group].filter((part) => part).join(" · ")}</span>
        </>
      );
    }
    case "rule":
      return (
        <>
          <RuleName id={data.rules[found.rule]?.id ?? ""} />{" "}
          <span class="muted">{page.count("findings", model.findingsByRule[found.rule]?.length ?? 0)}</span>
        </>
      );
    case "app":
      return (
        <>
          {data.apps[found.app]?.name} <span class="muted">{page.say("column.app")}</span>
        </>
      );
    case "finding":
      return <Prose text={model.text(data.findings.message[found.finding])} />;
    case "file":
      return (
        <>
          <code>{model.file(found.file)}</code> <span class="muted">{page.say("search.file")}</span>
        </>
      );
  }
}
