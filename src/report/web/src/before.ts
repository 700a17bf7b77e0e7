// What is different from the revision that the report is compared with. Pods and apps are the same if their names are.
import { decodeBits, rowsOf } from "./bits";
import { Status, type Base } from "./data";
import type { Model } from "./model";
import { totals } from "./overview";

export interface AppChange {
  name: string;
  app: number; // row of today's apps, -1: it is gone
  was: number; // row of the apps of then, -1: it is new
}

/** Today's apps in their order, and behind them those that are gone. */
export function appChanges(model: Model): AppChange[] {
  const now = model.data.apps.map((app) => app.name);
  const then = (model.data.base?.apps ?? []).map((app) => app.name);
  const kept = now.map((name, app) => ({ name, app, was: then.indexOf(name) }));
  const gone = then.map((name, was) => ({ name, app: now.indexOf(name), was }));
  return [...kept, ...gone.filter(({ app }) => app < 0)];
}

/** Rows of the pods of then. */
export function podsThen(base: Base, app: number): number[] {
  const bits = base.apps[app]?.pods;
  return bits === undefined ? [] : rowsOf(decodeBits(bits, base.pods.name.length), base.pods.name.length);
}

export interface Turnover {
  came: number[]; // pods of today
  went: number[]; // pods of then
}

/** Each list with most bytes first. */
export function turnover(model: Model, base: Base, now: readonly number[], then: readonly number[]): Turnover {
  const { pods } = model.data;
  const [names, namesThen] = [now.map((pod) => pods.name[pod]), then.map((pod) => base.pods.name[pod])];
  const [isNow, wasThen] = [new Set(names), new Set(namesThen)];
  const bySize = (bytes: readonly number[]) => (a: number, b: number) => (bytes[b] ?? 0) - (bytes[a] ?? 0) || a - b;
  return {
    came: now.filter((_, i) => !wasThen.has(names[i])).sort(bySize(pods.bytes)),
    went: then.filter((_, i) => !isNow.has(namesThen[i])).sort(bySize(base.pods.bytes)),
  };
}

/** Findings that stood then: of those that stand now the known ones, and those that are fixed. */
export function findingsThen(model: Model): number {
  const { byStatus } = totals(model);
  return (byStatus[Status.known] ?? 0) + (byStatus[Status.fixed] ?? 0);
}
