// The layer picture: which edges go up or sideways, and what lies around a pod.

import type { TargetedKeyboardEvent, TargetedMouseEvent } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { drawLayers } from "../canvas/layers";
import { hitAt, makeScene, type Hit, type Scene } from "../canvas/scene";
import { useSurface, type Size } from "../canvas/surface";
import { usePanZoom } from "../canvas/panzoom";
import { cellOf } from "../curves";
import { highlightOf, highlightOfEdges, highlightOfNode, type Highlight } from "../highlight";
import { t, type Lang } from "../i18n";
import { layoutBands } from "../layout";
import type { Model, Selection } from "../model";
import { moveFrom, type Move } from "../moves";
import { partPicture, selectEdge, selectNode, wholePicture, type Picture } from "../picture";
import { nothing } from "../selection";
import type { View } from "../view";
import { LayersKey } from "./LayersKey";
import { LayersTools, type LayersState } from "./LayersTools";
import { bandTitles, blockTitles, hitText, sumText } from "./layersText";
import { everything, nodesOfPart, pathNodes } from "./part";

export interface ViewProps {
  model: Model;
  lang: Lang;
  selection: Selection;
  onSelect: (selection: Selection) => void;
}

const kMoves: Record<string, Move> = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" };
const start: LayersState = { mode: "faults", unit: "pod", depth: 1, way: "both", part: everything };

export function LayersView({ model, lang, selection, onSelect }: ViewProps) {
  const [state, setState] = useState(start);
  const [hover, setHover] = useState<Hit | null>(null);
  const [cursor, setCursor] = useState(-1);
  const [pathStart, setPathStart] = useState(-1); // row of the picture's unit
  const [note, setNote] = useState("");
  const change = (part: Partial<LayersState>) => {
    setState((old) => ({ ...old, ...part }));
    setHover(null);
    setCursor(-1);
    setNote("");
  };
  const whole = useMemo(() => wholePicture(model, state.unit, lang), [model, state.unit, lang]);
  const picture = useMemo(() => {
    const nodes = nodesOfPart(model, whole, state.part, state.depth, state.way);
    return nodes ? partPicture(whole, nodes) : whole;
  }, [model, whole, state.part, state.depth, state.way]);

  const sceneNow = useRef<Scene | null>(null);
  const viewNow = useRef<View>({ k: 1, x: 0, y: 0 });
  const chosen = useMemo(() => highlightOf(picture, model, selection), [picture, model, selection]);
  const highlight = useMemo(
    () => hoverHighlight(picture, sceneNow.current, hover) ?? chosen, [picture, hover, chosen]);
  const { canvas, size, redraw } = useSurface((ctx, now) => {
    if (!sceneNow.current) return;
    const drawn = drawLayers(ctx, now, sceneNow.current, viewNow.current, { highlight, cursor });
    if (canvas.current) canvas.current.dataset.labels = String(drawn.labels);
  });
  const [base, rebase] = useBase(size);
  const scene = useScene(picture, model, lang, state, base);
  sceneNow.current = scene;
  const extent = useMemo(() => (scene ? { w: scene.layout.width, h: scene.layout.height } : null), [scene?.layout]);
  const { view, fit, reveal, wasDrag } = usePanZoom(canvas, extent, size, () => {
    viewNow.current = view.current;
    redraw();
  });
  useLayoutEffect(() => {
    const first = chosen?.nodes[0];
    if (scene && first !== undefined && selection.kind !== "blocks") reveal(cellOf(scene.layout, first));
  }, [chosen, scene?.layout]);
  useEffect(() => setPathStart(-1), [state]);

  const own = chosen ? chosen.nodes.slice(0, chosen.chosen || chosen.nodes.length) : cursor >= 0 ? [cursor] : [];
  const wholeNode = (node: number): number => whole.rows.indexOf(picture.rows[node]!);
  const focus = () => {
    if (own.length > 0) change({ part: { kind: "near", nodes: own.map(wholeNode) } });
  };
  const pickPath = () => {
    setPathStart(own[0] === undefined ? -1 : picture.rows[own[0]]!);
    setNote(t(lang, "layers.path.pick"));
  };
  const endPath = (node: number) => {
    const [from, to] = [whole.rows.indexOf(pathStart), wholeNode(node)];
    const names = { from: whole.input.names[from]!, to: whole.input.names[to]! };
    const path = pathNodes(model, whole, from, to);
    if (path) change({ part: { kind: "path", nodes: path } });
    setPathStart(-1);
    setNote(path ? t(lang, "layers.path.shown", { ...names, n: path.length - 1 }) : t(lang, "layers.path.none", names));
  };
  const pick = (hit: Hit | null) => {
    if (!scene) return;
    if (hit?.kind === "node") {
      setCursor(hit.node);
      if (pathStart >= 0) return endPath(hit.node);
    }
    onSelect(selectHit(scene, model, hit));
  };
  const at = (event: TargetedMouseEvent<HTMLCanvasElement>): Hit | null =>
    scene && hitAt(scene, view.current, highlight, event.offsetX, event.offsetY);
  const onKey = (event: TargetedKeyboardEvent<HTMLCanvasElement>) => {
    const move = kMoves[event.key];
    const escapes = event.key === "Escape" && state.part.kind !== "all" && selection.kind === "none";
    if (!scene || event.ctrlKey || event.metaKey || event.altKey) return;
    if (move) {
      const next = moveFrom(scene.layout, cursor >= 0 ? cursor : (own[0] ?? -1), move);
      setCursor(next);
      setHover(null);
      if (next >= 0) reveal(cellOf(scene.layout, next));
    } else if (event.key === "Enter" && cursor >= 0) pick({ kind: "node", node: cursor });
    else if (event.key === "f") focus();
    else if (escapes) change({ part: everything });
    else return;
    event.preventDefault();
  };
  const seen: Hit | null = hover ?? (cursor >= 0 ? { kind: "node", node: cursor } : null);
  return (
    <section class="picture">
      <LayersTools model={model} lang={lang} state={state} change={change} canFocus={own.length > 0} picking={pathStart >= 0}
        onFocus={focus} onPath={pickPath} onFit={() => (rebase(), fit())} />
      <div class="picture-stage">
        <canvas ref={canvas} tabIndex={0} role="application" aria-label={t(lang, "layers.canvas")} onKeyDown={onKey}
          onClick={(event) => wasDrag() || pick(at(event))} onDblClick={focus}
          onMouseMove={(event) => event.buttons === 0 && setHover((old) => sameHit(old, at(event)))}
          onMouseLeave={() => setHover(null)} class={hover ? "over" : undefined} />
        {picture.rows.length === 0 && <p class="picture-empty">{t(lang, "layers.empty")}</p>}
      </div>
      <LayersKey lang={lang} picture={picture} selected={highlight !== null} />
      <p class="picture-status" aria-live="polite">{note || (scene && seen ? hitText(scene, model, lang, seen) : sumText(picture, lang))}</p>
    </section>
  );
}

/** The same object while nothing changes, so that nothing is drawn again. */
function sameHit(old: Hit | null, next: Hit | null): Hit | null {
  return JSON.stringify(old) === JSON.stringify(next) ? old : next;
}

function hoverHighlight(picture: Picture, scene: Scene | null, hover: Hit | null): Highlight | null {
  if (!hover) return null;
  if (hover.kind === "node") return highlightOfNode(picture, hover.node);
  if (hover.kind === "edge") return highlightOfEdges(picture, [hover.edge]);
  const ribbon = scene?.ribbons[hover.ribbon];
  return ribbon ? highlightOfEdges(picture, ribbon.edges) : null;
}

function selectHit(scene: Scene, model: Model, hit: Hit | null): Selection {
  if (!hit) return nothing;
  if (hit.kind === "node") return selectNode(scene.picture, hit.node);
  if (hit.kind === "edge") return selectEdge(scene.picture, hit.edge);
  const { edges } = scene.ribbons[hit.ribbon]!;
  const [first] = edges;
  const edge = first === undefined ? -1 : scene.picture.edges[first]![0]!;
  if (edges.length === 1) return { kind: "edge", edge };
  return { kind: "blocks", from: model.blockOf[model.from(edge)]!, to: model.blockOf[model.to(edge)]! };
}

/** The size that the picture is laid out for: not that which the side panel leaves, or a click would move everything. */
function useBase(size: Size | null): [Size | null, () => void] {
  const base = useRef<{ size: Size; screen: string } | null>(null);
  const [, again] = useState(0);
  const screen = `${window.innerWidth} ${window.innerHeight}`;
  const old = base.current;
  if (size && (!old || old.screen !== screen || size.w > old.size.w || size.h > old.size.h)) base.current = { size, screen };
  const rebase = () => {
    base.current = null;
    again((n) => n + 1);
  };
  return [base.current?.size ?? null, rebase];
}

function useScene(picture: Picture, model: Model, lang: Lang, state: LayersState, base: Size | null): Scene | null {
  const layout = useMemo(() => base && layoutBands(picture.input, base.w, base.h), [picture, base?.w, base?.h]);
  return useMemo(() => {
    if (!layout) return null;
    const parts = { picture, layout };
    return makeScene(picture, layout, bandTitles(parts, model, lang), blockTitles(parts, model, lang), state.mode);
  }, [layout, picture, model, lang, state.mode]);
}
