// Names in little space: what tells a pod from its neighbours stays, what they share goes first.

export type Measure = (text: string) => number;

const kCut = "…";

/** Words of a name with the signs that end them: `WBPayKit2`, `react-native.core`, `app:58App`. */
export function wordsOf(name: string): string[] {
  return (
    name.match(/[^\p{L}\p{N}]*(?:\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{Lo}+|\p{N}+|[^\p{L}\p{N}]+)[-_.:/ ]*/gu) ?? [name]
  );
}

/** Beginnings that at least three fifths of the names share (and three of them) are replaced by an ellipsis. */
export function withoutSharedBeginnings(names: readonly string[]): string[] {
  const words = names.map(wordsOf);
  let alive = names.map((_, i) => i);
  const dropped = names.map(() => 0);
  for (let depth = 0; ; ++depth) {
    const votes = new Map<string, number[]>();
    for (const i of alive) {
      const own = words[i]!;
      if (own.length > depth + 1) votes.set(own[depth]!, [...(votes.get(own[depth]!) ?? []), i]);
    }
    const winner = [...votes.values()].reduce<number[]>((a, b) => (b.length > a.length ? b : a), []);
    if (winner.length < 3 || winner.length < names.length * 0.6) break;
    for (const i of winner) dropped[i] = depth + 1;
    alive = winner;
  }
  const short = names.map((name, i) => {
    const gone = words[i]!.slice(0, dropped[i]).join("");
    return gone.length > 1 ? kCut + name.slice(gone.length) : name;
  });
  return short.map((label, i) => (label.length < names[i]!.length ? label : names[i]!));
}

/** Cut in the middle; empty when not even one letter fits. */
export function fitText(text: string, width: number, measure: Measure): string {
  if (measure(text) <= width) return text;
  const body = [...(text.startsWith(kCut) ? text.slice(1) : text)];
  let low = 0;
  let high = body.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (measure(cutTo(body, middle)) <= width) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? "" : cutTo(body, low);
}

function cutTo(body: readonly string[], keep: number): string {
  const head = Math.ceil(keep * 0.5);
  return body.slice(0, head).join("") + kCut + body.slice(body.length - (keep - head)).join("");
}

/**
 * The labels of neighbours at a width; `short` are their names without shared beginnings. Where two would read the
 * same, each shows the place where the names differ.
 */
export function fitTogether(
  names: readonly string[],
  width: number,
  measure: Measure,
  short: readonly string[] = withoutSharedBeginnings(names),
): string[] {
  const labels = names.map((name, i) => (measure(name) <= width ? name : fitText(short[i]!, width, measure)));
  const same = new Map<string, number[]>();
  labels.forEach((label, i) => same.set(label, [...(same.get(label) ?? []), i]));
  for (const [label, rows] of same) {
    if (label === "" || rows.length < 2) continue;
    const from = firstDifference(rows.map((i) => names[i]!));
    for (const i of rows) labels[i] = windowFrom(names[i]!, from, width, measure);
  }
  return labels;
}

function firstDifference(names: readonly string[]): number {
  const first = names[0]!;
  let at = 0;
  while (at < first.length && names.every((name) => name[at] === first[at])) ++at;
  return at;
}

/** As much of the name as fits, begun where it differs from its neighbours. */
function windowFrom(name: string, from: number, width: number, measure: Measure): string {
  for (let end = name.length; end > from; --end) {
    const text = (from > 0 ? kCut : "") + name.slice(from, end) + (end < name.length ? kCut : "");
    if (measure(text) <= width) return text;
  }
  return fitText(name, width, measure);
}

/** One or two lines; a second line begins at a word. */
export function wrap(name: string, width: number, measure: Measure): string[] {
  if (measure(name) <= width) return [name];
  const words = wordsOf(name);
  for (let k = words.length - 1; k > 0; --k) {
    const head = words.slice(0, k).join("");
    if (measure(head) > width) continue;
    return [head, fitText(name.slice(head.length), width, measure)];
  }
  return [fitText(name, width, measure)];
}

/** Names of a block without what they share, or without what most of a picture's names share (`everywhere`). */
export function shortNames(names: readonly string[], everywhere: readonly string[]): string[] {
  return withoutSharedBeginnings(names).map((label, i) => (label === names[i] ? everywhere[i]! : label));
}

/** What stands in each cell of a block: the whole name where up to `lines` lines hold it, else what tells it apart. */
export function cellLines(
  names: readonly string[],
  width: number,
  lines: number,
  measure: Measure,
  short: readonly string[] = withoutSharedBeginnings(names),
): string[][] {
  const single = lines < 2 ? fitTogether(names, width, measure, short) : [];
  return names.map((name, i) => {
    if (measure(name) <= width) return [name];
    if (lines < 2) return single[i] === "" ? [] : [single[i]!];
    const wrapped = wrap(name, width, measure);
    return wrapped.join("") === name ? wrapped : wrap(short[i]!, width, measure).filter((line) => line !== "");
  });
}
