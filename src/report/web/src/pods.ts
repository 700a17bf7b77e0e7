// What the side panel says of a pod.
import { EdgeKind } from "./data";
import type { Model } from "./model";
import { closure } from "./paths";
import { bytesOf } from "./savings";

export interface PodFacts {
  uses: number; // pods, directly
  usedBy: number;
  carries: number; // pods that come along, itself not counted
  carriedBytes: number; // own and theirs
  neededBy: number; // pods that bring it along
  sinkTo: number; // a lower layer where it could lie, -1
}

export function podFacts(model: Model, pod: number): PodFacts {
  const carried = closure(model, pod);
  return {
    uses: model.uses(pod).length,
    usedBy: model.usedBy(pod).length,
    carries: carried.length - 1,
    carriedBytes: bytesOf(model, carried),
    neededBy: closure(model, pod, true).length - 1,
    sinkTo: sinkTo(model, pod),
  };
}

/**
 * The lowest layer that all the pod uses allows: that of the uppermost pod it uses, one above it if that layer's pods
 * must not know each other. -1 if that is no lower than it lies, or if it uses nothing and so could lie anywhere. It
 * does not ask who else lies there, nor what `may_use` says.
 */
export function sinkTo(model: Model, pod: number): number {
  const own = model.layerOf(pod);
  const used = [...model.uses(pod)].filter((edge) => model.hasKind(edge, EdgeKind.build | EdgeKind.declared));
  const layers = used.map((edge) => model.layerOf(model.to(edge)));
  if (own < 0 || layers.length === 0 || layers.includes(-1) || model.data.layers[own]?.app) return -1;
  const upper = Math.min(...layers);
  const target = model.data.layers[upper]?.forbids_peers ? upper - 1 : upper;
  return target > own ? target : -1;
}
