// What an app would do without if an edge were cut.
import { rowsOf } from "./bits";
import type { Model } from "./model";
import { searchFrom } from "./paths";

export interface Saving {
  app: number;
  pods: number[];
  bytes: number;
}

export function rootsOf(model: Model, app: number): readonly number[] {
  return model.data.apps[app]?.roots ?? [];
}

export function bytesOf(model: Model, pods: readonly number[]): number {
  return pods.reduce((sum, pod) => sum + model.bytesOf(pod), 0);
}

export function podsOfApp(model: Model, app: number): number[] {
  const sets = model.apps[app];
  return sets ? rowsOf(sets.pods, model.podCount) : [];
}

/** The pods that are in the app and no longer reached from its roots; empty if the edge pulls nothing in alone. */
export function savingOf(model: Model, app: number, edge: number): Saving {
  if (!model.appHasEdge(app, edge)) return { app, pods: [], bytes: 0 };
  const allows = (other: number) => other !== edge && model.appHasEdge(app, other);
  const { depth } = searchFrom(model, rootsOf(model, app), allows);
  const pods = podsOfApp(model, app).filter((pod) => (depth[pod] ?? -1) < 0);
  return { app, pods, bytes: bytesOf(model, pods) };
}

/** Of every app that would lose something, the most first. */
export function savingsOf(model: Model, edge: number): Saving[] {
  return model.apps
    .map((_, app) => savingOf(model, app, edge))
    .filter((saving) => saving.pods.length > 0)
    .sort((a, b) => b.bytes - a.bytes || b.pods.length - a.pods.length || a.app - b.app);
}
