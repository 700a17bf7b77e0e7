// Light or dark: the system's wish unless the reader chose. Canvases read the colours of the style sheet's variables.

import { useEffect, useState } from "preact/hooks";

export type Theme = "light" | "dark";

const dark = window.matchMedia("(prefers-color-scheme: dark)");
const listeners = new Set<() => void>();
let chosen: Theme | null = null;
let isPrinted = false; // paper is light

export function theme(): Theme {
  if (isPrinted) return "light";
  return chosen ?? (dark.matches ? "dark" : "light");
}

export function setTheme(wanted: Theme): void {
  chosen = wanted;
  apply();
}

/** Puts the theme on the page, where the style sheet asks for it. */
export function apply(): void {
  document.documentElement.dataset.theme = theme();
  for (const listener of listeners) listener();
}

/** Returns what ends the listening. */
export function onThemeChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function useTheme(): Theme {
  const [shown, show] = useState(theme());
  useEffect(() => onThemeChange(() => show(theme())), []);
  return shown;
}

dark.addEventListener("change", apply);
for (const [event, printed] of [["beforeprint", true], ["afterprint", false]] as const) {
  window.addEventListener(event, () => {
    isPrinted = printed;
    apply();
  });
}

export type ColorName =
  | "bg" // of the page
  | "panel" // of what lies on it: side panel, cells, boxes
  | "fg"
  | "muted" // text of less weight; 4.5:1 on bg and panel
  | "line" // borders
  | "accent" // what is selected, links
  | "fault" // errors
  | "warn"
  | "note"
  | "good" // fixed, better
  | "band"; // every second band or row

/** `#rrggbb` */
export function color(name: ColorName): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}
