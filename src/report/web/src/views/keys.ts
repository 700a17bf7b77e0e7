// Keys that work everywhere but in fields. Views may take keys first and stop them.
import { useEffect } from "preact/hooks";
import { views } from "../hash";
import type { Page } from "../page";
import { nothing } from "../selection";
import { neighbourFinding } from "../status";

interface Holder<T> {
  current: T | null;
}

export function useKeys(page: Page, field: Holder<HTMLInputElement>, help: Holder<HTMLDialogElement>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isField(event.target) || help.current?.open) return;
      if (act(event.key, page, field, help)) event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [page, field, help]);
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName);
}

function act(key: string, page: Page, field: Holder<HTMLInputElement>, help: Holder<HTMLDialogElement>): boolean {
  const view = /^[1-9]$/.test(key) ? views[Number(key) - 1] : undefined;
  if (view) page.go({ view });
  else if (key === "/") field.current?.focus();
  else if (key === "?") help.current?.showModal();
  else if (key === "Escape") page.select(nothing);
  else if (key === "]" || key === "[") pickNext(page, key === "]" ? 1 : -1);
  else return false;
  return true;
}

function pickNext(page: Page, step: 1 | -1): void {
  const finding = neighbourFinding(page, step);
  if (finding >= 0) page.select({ kind: "finding", finding });
}
