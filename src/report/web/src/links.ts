// Where a place of the pool is opened: on the web and in the reader's editor. The templates come with the data, so they
// are distrusted: what they become is parsed, and anything but a few kinds of address makes no link.

export interface Target {
  file: string;
  line: number; // 0: none
  rev: string;
  root: string; // the reader's own checkout, "" where it is not known
}

const kWeb = ["http:", "https:"];
const kEditors = [...kWeb, "vscode:", "xcode:", "idea:"];

/** null where there is no link: no template, no root for it, or an address that the page does not open. */
export function webLink(template: string, target: Target): string | null {
  return linkOf(template, target, kWeb);
}

export function editorLink(template: string, target: Target): string | null {
  return linkOf(template, target, kEditors);
}

/** Whether the reader has to say where the checkout lies. */
export function needsRoot(template: string): boolean {
  return template.includes("{root}");
}

/** Opened beside the report, for it leads to a page; an editor is called from where the reader is. */
export function isPage(href: string): boolean {
  return /^https?:/.test(href);
}

function linkOf(template: string, target: Target, schemes: readonly string[]): string | null {
  if (!template || (needsRoot(template) && !target.root.trim())) return null;
  try {
    return checked(template, filled(template, target), schemes);
  } catch {
    return null; // no address, or a name that is no Unicode
  }
}

/** Each name once: what comes from a file's name is not looked at again. */
function filled(template: string, { file, line, rev, root }: Target): string {
  return template.replace(/\{(rev|root|file|line)\}/g, (_, name: string, at: number) => {
    if (name === "line") return String(Math.max(line, 1));
    if (name === "rev") return encodeURIComponent(rev);
    return name === "file" ? encodedPath(file) : encodedRoot(root.trim(), template[at - 1] === "/");
  });
}

function encodedPath(path: string): string {
  const parts = path.split("/");
  // They would be taken out of the address, and others with them.
  if (parts.some((part) => part === "." || part === "..")) throw new Error("no path below the root");
  return parts.map(encodeURIComponent).join("/");
}

/** A root begins with a slash, of which two in a row would mean a host; those of Windows are written the other way. */
function encodedRoot(root: string, isAfterSlash: boolean): string {
  const path = encodedPath(root.replace(/\\/g, "/").replace(/\/+$/, ""));
  return isAfterSlash ? path.replace(/^\/+/, "") : path;
}

/** The template itself says scheme and host: nothing that is filled in may become one. */
function checked(template: string, href: string, schemes: readonly string[]): string | null {
  // Browsers drop some of these signs and read others as slashes, so that what is read is not what was parsed.
  if (/[\u0000-\u0020\u007f-\u009f\\]/.test(href)) return null;
  const url = new URL(href);
  if (!schemes.includes(url.protocol) || !template.toLowerCase().startsWith(url.protocol)) return null;
  if (url.username || url.password) return null;
  if (kWeb.includes(url.protocol) && !/^https?:\/\/[^/?#{]+[/?#]/i.test(template)) return null;
  return url.href;
}
