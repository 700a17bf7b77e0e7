// What every view may ask for: the model, where the reader is, and how to go elsewhere.
import { createContext } from "preact";
import { useCallback, useContext, useEffect, useMemo, useState } from "preact/hooks";
import { keepCheckout, keptCheckout } from "./checkout";
import * as read from "./format";
import { firstRoute, formatHash, parseHash, type Route } from "./hash";
import { count, t, type Key, type Lang } from "./i18n";
import { firstLook } from "./look";
import type { Model } from "./model";
import { isSame, type Selection } from "./selection";

export interface Page {
  model: Model;
  route: Route;
  lang: Lang;
  /** One step of the reader, which Back undoes; with `replace` it takes the place of the last one. */
  go(change: Partial<Route>, replace?: boolean): void;
  select(selection: Selection): void;
  /** The folder of the reader's checkout, "" where it is not known. */
  checkout: string;
  setCheckout(folder: string): void;
  /** Words, numbers and sizes in the reader's language. */
  say(key: Key, values?: Record<string, string | number>): string;
  count(key: Key, n: number): string;
  number(n: number): string;
  bytes(n: number): string;
}

export const PageContext = createContext<Page | null>(null);

export function usePage(): Page {
  const page = useContext(PageContext);
  if (!page) throw new Error("usePage outside of a page");
  return page;
}

export function useRoute(model: Model): Page {
  const [route, setRoute] = useState<Route>(() => parseHash(location.hash, model, languageOfBrowser()));
  useEffect(() => {
    const read = () => setRoute((before) => parseHash(location.hash, model, before));
    window.addEventListener("popstate", read);
    return () => window.removeEventListener("popstate", read);
  }, [model]);
  const go = useCallback(
    (change: Partial<Route>, replace = false) =>
      setRoute((before) => {
        const next = settle({ ...before, ...change }, before);
        remember(formatHash(next, model), replace);
        return next;
      }),
    [model],
  );
  const checkout = useCheckout(model.data.title);
  return useMemo(() => ({ ...pageOf(model, route, go), ...checkout }), [model, route, go, checkout]);
}

function useCheckout(title: string): Pick<Page, "checkout" | "setCheckout"> {
  const [checkout, setFolder] = useState(() => keptCheckout(title));
  return useMemo(() => {
    const setCheckout = (folder: string) => {
      keepCheckout(title, folder);
      setFolder(folder);
    };
    return { checkout, setCheckout };
  }, [title, checkout]);
}

function languageOfBrowser(): Route {
  return { ...firstRoute, lang: navigator.language.startsWith("zh") ? "zh" : "en" };
}

/** Who comes to Why with a pod asks for that pod; views that know no such question forget it. An app is or is gone. */
function settle(change: Route, before: Route): Route {
  const next = { ...change, gone: change.app >= 0 ? -1 : change.gone };
  if (next.view !== before.view && next.look === before.look) next.look = firstLook;
  if (next.view !== "matrix") next.unit = null;
  if (next.view !== "why") return { ...next, target: -1, start: -1 };
  if (before.view !== "why" && next.target < 0 && next.selection.kind === "pod") {
    return { ...next, target: next.selection.pod };
  }
  return next;
}

function remember(hash: string, replace: boolean): void {
  if (hash === location.hash) return;
  try {
    if (replace) history.replaceState(null, "", hash);
    else history.pushState(null, "", hash);
  } catch {
    // A frame without an address of its own, or too many steps in a short time: the page works, the link is not made.
  }
}

function pageOf(model: Model, route: Route, go: Page["go"]): Omit<Page, "checkout" | "setCheckout"> {
  const { lang } = route;
  return {
    model,
    route,
    lang,
    go,
    select: (selection) => {
      if (!isSame(selection, route.selection)) go({ selection });
    },
    say: (key, values) => t(lang, key, values),
    count: (key, n) => count(lang, key, n, read.number(lang, n)),
    number: (n) => read.number(lang, n),
    bytes: (n) => read.bytes(lang, n),
  };
}
