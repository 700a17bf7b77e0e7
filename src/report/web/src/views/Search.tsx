// One box over pods, rules, files, apps and findings: a combobox with a list below it.
import type { Ref, TargetedKeyboardEvent } from "preact";
import { useId, useMemo, useState } from "preact/hooks";
import { noFilter } from "../filter";
import { usePage, type Page } from "../page";
import { find, type Found } from "../search";
import { groupTitle, layerTitle, Prose, RuleName } from "./parts";

const kMost = 30;

export function SearchBox({ field }: { field: Ref<HTMLInputElement> }) {
  const page = usePage();
  const id = useId();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const [open, setOpen] = useState(false);
  const found = useMemo(() => find(page.model, text, kMost), [page.model, text]);
  const isOpen = open && text.trim() !== "";
  const take = (one: Found | undefined) => {
    if (!one) return;
    go(page, one);
    setOpen(false);
  };
  const onKey = (event: TargetedKeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Escape") {
      if (isOpen) setOpen(false);
      else if (text) setText("");
      else event.currentTarget.blur();
      event.stopPropagation();
    } else if (event.key === "Enter") {
      take(found[at]);
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && found.length > 0) {
      event.preventDefault();
      setOpen(true);
      setAt((at + (event.key === "ArrowDown" ? 1 : found.length - 1)) % found.length);
    }
  };
  const label = page.say("search.label");
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
        placeholder={page.say("search.hint")}
        autocomplete="off"
        spellcheck={false}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setAt(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKey}
      />
      <ul id={`${id}-list`} role="listbox" aria-label={label} hidden={!isOpen || found.length === 0}>
        {isOpen &&
          found.map((one, i) => (
            <li
              key={i}
              id={`${id}-${i}`}
              role="option"
              aria-selected={i === at}
              ref={(item) => {
                if (i === at && at > 0) item?.scrollIntoView({ block: "nearest" });
              }}
              onMouseDown={(event) => {
                event.preventDefault(); // or the field loses the focus, and the list is gone before the click
                take(one);
              }}
            >
              <Option found={one} />
            </li>
          ))}
      </ul>
      {isOpen && found.length === 0 && (
        <p class="nothing" role="status">
          {page.say("search.none")}
        </p>
      )}
    </div>
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
