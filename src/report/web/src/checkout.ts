// The folder of the reader's own checkout, which links to an editor need. It is kept in this browser and nowhere else.

type Place = () => Storage; // asking for it may throw: in a file, in a frame without rights
const browser: Place = () => localStorage;
const keyOf = (title: string) => `podworks checkout ${title}`; // each pool has its own

export function keptCheckout(title: string, storage = browser): string {
  try {
    return storage().getItem(keyOf(title)) ?? "";
  } catch {
    return "";
  }
}

/** A browser that keeps nothing forgets it with the page. */
export function keepCheckout(title: string, folder: string, storage = browser): void {
  try {
    if (folder) storage().setItem(keyOf(title), folder);
    else storage().removeItem(keyOf(title));
  } catch {
    // Full, or not allowed.
  }
}
