// Light or dark: the system's wish unless the reader chose. Canvases read the colours of the style sheet's variables.

export type Theme = "light" | "dark";

const dark = window.matchMedia("(prefers-color-scheme: dark)");
const listeners = new Set<() => void>();
let chosen: Theme | null = null;

export function theme(): Theme {
  return chosen ?? (dark.matches ? "dark" : "light");
}

export function setTheme(wanted: Theme): void {
  chosen = wanted;
  document.documentElement.dataset.theme = wanted;
  for (const listener of listeners) listener();
}

/** Returns what ends the listening. */
export function onThemeChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

dark.addEventListener("change", () => {
  for (const listener of listeners) listener();
});

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
