// What a hit in the layer picture highlights and selects.

import type { Hit, Scene } from "../canvas/scene";
import { highlightOfEdges, highlightOfNode, type Highlight } from "../highlight";
import type { Model } from "../model";
import { selectEdge, selectNode, type Picture } from "../picture";
import { nothing, type Selection } from "../selection";

/** The old one if it is the same, so that nothing is drawn again. */
export function sameHit(old: Hit | null, next: Hit | null): Hit | null {
  return JSON.stringify(old) === JSON.stringify(next) ? old : next;
}

export function highlightOfHit(picture: Picture, scene: Scene | null, hit: Hit | null): Highlight | null {
  if (!hit) return null;
  if (hit.kind === "node") return highlightOfNode(picture, hit.node);
  if (hit.kind === "edge") return highlightOfEdges(picture, [hit.edge]);
  const ribbon = scene?.ribbons[hit.ribbon];
  return ribbon ? highlightOfEdges(picture, ribbon.edges) : null;
}

export function selectHit(scene: Scene, model: Model, hit: Hit | null): Selection {
  if (!hit) return nothing;
  if (hit.kind === "node") return selectNode(scene.picture, hit.node);
  if (hit.kind === "edge") return selectEdge(scene.picture, hit.edge);
  const { edges } = scene.ribbons[hit.ribbon]!;
  const edge = scene.picture.edges[edges[0]!]![0]!;
  if (edges.length === 1) return { kind: "edge", edge };
  return { kind: "blocks", from: model.blockOf[model.from(edge)]!, to: model.blockOf[model.to(edge)]! };
}
