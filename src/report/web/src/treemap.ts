// Areas by bytes: layer -> group -> pod. The rows of tiles are d3-hierarchy's; of its trees we need none, ours is one.
import { treemapSquarify, type HierarchyRectangularNode } from "d3-hierarchy";
import type { Branch } from "./apps";

export interface Tile {
  branch: Branch;
  depth: number; // 1 layer, 2 group, 3 pod
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What the tiling reads and writes of a node. */
interface Node {
  branch: Branch;
  value: number;
  children: Node[];
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

const kTitle = 16; // room for a layer's name
const kGap = 1;

type Weight = (branch: Branch) => number;

/** Outer tiles come before those in them, heavier ones before lighter ones. Same input, same picture. */
export function tilesOf(root: Branch, width: number, height: number, weight: Weight = (one) => one.bytes): Tile[] {
  const tiles: Tile[] = [];
  const tree = nodeOf(root, weight);
  [tree.x1, tree.y1] = [width, height];
  place(tree, 0, tiles);
  return tiles;
}

/** For treemaps side by side: layers and groups weigh what they have in all of them, so that they lie alike. */
export function commonWeight(roots: readonly Branch[]): Weight {
  const sums = new Map<string, number>();
  const key = (one: Branch) => `${one.layer}/${one.group}/${one.children[0]?.pod === -1 ? "layer" : "group"}`;
  const add = (one: Branch): void => {
    if (one.pod < 0) sums.set(key(one), (sums.get(key(one)) ?? 0) + one.bytes);
    one.children.forEach(add);
  };
  roots.forEach(add);
  return (one) => (one.pod < 0 ? (sums.get(key(one)) ?? 0) : one.bytes);
}

function nodeOf(branch: Branch, weight: Weight): Node {
  const children = branch.children.map((child) => nodeOf(child, weight));
  children.sort((a, b) => weight(b.branch) - weight(a.branch) || a.branch.pod - b.branch.pod);
  return { branch, value: branch.bytes, children, x0: 0, y0: 0, x1: 0, y1: 0 };
}

function place(node: Node, depth: number, tiles: Tile[]): void {
  if (node.children.length === 0) return;
  const [left, top, right, bottom] = inner(node, depth);
  treemapSquarify(node as unknown as HierarchyRectangularNode<Branch>, left, top, right, bottom);
  for (const child of node.children) {
    const [x, y] = [Math.round(child.x0), Math.round(child.y0)];
    const [width, height] = [Math.round(child.x1) - x - kGap, Math.round(child.y1) - y - kGap];
    tiles.push({
      branch: child.branch,
      depth: depth + 1,
      x,
      y,
      width: Math.max(0, width),
      height: Math.max(0, height),
    });
    place(child, depth + 1, tiles);
  }
}

/** What is left for the children: a layer's name stands above them. */
function inner(node: Node, depth: number): [number, number, number, number] {
  const room = depth === 0 ? 0 : 2;
  const top = depth === 1 ? Math.min(kTitle, (node.y1 - node.y0) / 2) : room;
  const right = Math.max(node.x0 + room, node.x1 - room - kGap);
  return [node.x0 + room, node.y0 + top, right, Math.max(node.y0 + top, node.y1 - room - kGap)];
}
