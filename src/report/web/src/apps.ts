// What apps carry, alone and in common.
import type { Sizes } from "./data";
import type { Model } from "./model";
import { podsOfApp } from "./savings";

export interface PodRow {
  pod: number;
  apps: number[]; // that carry it
}

/** All pods that an app carries (where there are no apps: all pods), those of most bytes first. */
export function podRows(model: Model): PodRow[] {
  const rows: PodRow[] = [];
  for (let pod = 0; pod < model.podCount; pod++) {
    const apps = model.appsWith(pod);
    if (apps.length > 0 || model.apps.length === 0) rows.push({ pod, apps });
  }
  return rows.sort((a, b) => model.bytesOf(b.pod) - model.bytesOf(a.pod) || a.pod - b.pod);
}

/** Pods that are in this app and no other. */
export function onlyIn(model: Model, app: number): number[] {
  return podsOfApp(model, app).filter((pod) => model.appsWith(pod).length === 1);
}

export interface Comparison {
  onlyFirst: number[];
  onlySecond: number[];
  both: number[];
}

/** Each list with most bytes first. */
export function compareApps(model: Model, first: number, second: number): Comparison {
  const bySize = (a: number, b: number) => model.bytesOf(b) - model.bytesOf(a) || a - b;
  const pods = podsOfApp(model, first);
  return {
    onlyFirst: pods.filter((pod) => !model.appHasPod(second, pod)).sort(bySize),
    onlySecond: podsOfApp(model, second)
      .filter((pod) => !model.appHasPod(first, pod))
      .sort(bySize),
    both: pods.filter((pod) => model.appHasPod(second, pod)).sort(bySize),
  };
}

/** A layer, a group in it, or a pod; what has children has their bytes. */
export interface Branch {
  pod: number; // -1: a layer or group
  layer: number;
  group: number;
  bytes: number;
  children: Branch[];
}

/** Layer -> group -> pod; levels of which there is one only are kept, so that depth means the same everywhere. */
export function branchesOf(sizes: Sizes, pods: readonly number[]): Branch {
  const root: Branch = { pod: -1, layer: -1, group: -1, bytes: 0, children: [] };
  const child = (parent: Branch, layer: number, group: number): Branch => {
    const known = parent.children.find((one) => one.layer === layer && one.group === group && one.pod < 0);
    if (known) return known;
    const made: Branch = { pod: -1, layer, group, bytes: 0, children: [] };
    parent.children.push(made);
    return made;
  };
  for (const pod of pods) {
    const bytes = sizes.bytes[pod] ?? 0;
    if (bytes <= 0) continue;
    const [layer, group] = [sizes.layer[pod] ?? -1, sizes.group[pod] ?? -1];
    const inLayer = child(root, layer, -1);
    const inGroup = child(inLayer, layer, group);
    root.bytes += bytes;
    inLayer.bytes += bytes;
    inGroup.bytes += bytes;
    inGroup.children.push({ pod, layer, group, bytes, children: [] });
  }
  return root;
}
