// The layer picture: which edges go up or sideways, and what lies around a pod.

import type { RefObject, TargetedKeyboardEvent, TargetedMouseEvent } from "preact";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { drawLayers } from "../canvas/layers";
import { usePanZoom } from "../canvas/panzoom";
import { hitAt, type Hit, type Scene } from "../canvas/scene";
import { useSurface } from "../canvas/surface";
import { cellOf } from "../curves";
import { highlightOf } from "../highlight";
import { t, type Lang } from "../i18n";
import { everything, type Look } from "../look";
import type { Model, Selection } from "../model";
import { moveFrom, type Move } from "../moves";
import type { Picture } from "../picture";
import type { View } from "../view";
import { highlightOfHit, sameHit, selectHit } from "./layersHits";
import { LayersKey } from "./LayersKey";
import { LayersTools } from "./LayersTools";
import { hitText, sumText } from "./layersText";
import { useBase } from "./useBase";
import { usePart, type PartTools } from "./usePart";
import { usePicture, useScene } from "./useScene";

export interface ViewProps {
  model: Model;
  lang: Lang;
  selection: Selection;
  onSelect: (selection: Selection) => void;
}

const kMoves: Record<string, Move> = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" };

interface LayersProps extends ViewProps {
  look: Look;
  onLook: (look: Look) => void;
}

export function LayersView(props: LayersProps) {
  const { model, lang, look, onLook } = props;
  const moment = useMoment(look);
  const { hover, cursor, setHover } = moment;
  const change = (part: Partial<Look>) => onLook({ ...look, ...part });
  const { whole, picture } = usePicture(model, lang, look);
  const stage = useStage(props, picture, moment);
  const { scene, chosen } = stage;
  const own = chosen ? chosen.nodes.slice(0, chosen.chosen || chosen.nodes.length) : cursor >= 0 ? [cursor] : [];
  const part = usePart({ model, lang, whole, picture, own, look, change });
  const { pick, act } = handsOf(props, moment, stage, part, own[0] ?? -1, change);
  const seen: Hit | null = hover ?? (cursor >= 0 ? { kind: "node", node: cursor } : null);
  return (
    <section class="picture">
      <LayersTools {...props} change={change} canFocus={own.length > 0} part={part} onFit={stage.fit} />
      <div class="picture-stage">
        <Canvas
          of={stage.canvas}
          label={t(lang, "layers.canvas")}
          over={hover !== null}
          act={act}
          at={stage.hit}
          onHover={(hit) => setHover(sameHit(hover, hit))}
          onPick={(hit) => stage.wasDrag() || pick(hit)}
          onFocus={part.focus}
        />
        {picture.rows.length === 0 && <p class="picture-empty">{t(lang, "layers.empty")}</p>}
      </div>
      <LayersKey lang={lang} picture={picture} mode={look.mode} selected={stage.highlight !== null} />
      <p class="picture-status" aria-live="polite">
        {part.note || (scene && seen ? hitText(scene, model, lang, seen) : sumText(picture, lang))}
      </p>
    </section>
  );
}

type Moment = ReturnType<typeof useMoment>;
type Stage = ReturnType<typeof useStage>;

/** What a click and a key do; a key that does nothing here goes on to the page. `own` is the node that is selected. */
function handsOf(
  { model, selection, look, onSelect }: LayersProps,
  { cursor, setCursor, setHover }: Moment,
  stage: Stage,
  part: PartTools,
  own: number,
  change: (change: Partial<Look>) => void,
) {
  const { scene } = stage;
  const pick = (hit: Hit | null) => {
    if (hit?.kind === "node") setCursor(hit.node);
    if (hit?.kind === "node" && part.picking) part.endPath(hit.node);
    else if (scene) onSelect(selectHit(scene, model, hit));
  };
  const act = (key: string): boolean => {
    const move = kMoves[key];
    const isPart = look.part.kind !== "all" && selection.kind === "none";
    if (move && scene) {
      const next = moveFrom(scene.layout, cursor >= 0 ? cursor : own, move);
      setCursor(next);
      setHover(null);
      if (next >= 0) stage.reveal(cellOf(scene.layout, next));
    } else if (key === "Enter" && cursor >= 0) pick({ kind: "node", node: cursor });
    else if (key === "f") part.focus();
    else if (key === "Escape" && isPart) change({ part: everything, mode: "faults" });
    else return false;
    return true;
  };
  return { pick, act };
}

/** What pointer and keys stand on. Of another picture, be it by Back, it means nothing. */
function useMoment(look: Look) {
  const nowhere = { look, hover: null as Hit | null, cursor: -1 };
  const [kept, keep] = useState(nowhere);
  const { hover, cursor } = kept.look === look ? kept : nowhere;
  return {
    hover,
    cursor,
    setHover: (next: Hit | null) => keep((old) => ({ ...(old.look === look ? old : nowhere), hover: next })),
    setCursor: (next: number) => keep((old) => ({ ...(old.look === look ? old : nowhere), cursor: next })),
  };
}

/** The canvas with what is drawn on it and where. */
function useStage({ model, lang, selection, look }: LayersProps, picture: Picture, { hover, cursor }: Moment) {
  const now = useRef<{ scene: Scene | null; view: View }>({ scene: null, view: { k: 1, x: 0, y: 0 } });
  const chosen = useMemo(() => highlightOf(picture, model, selection), [picture, model, selection]);
  const lit = useMemo(() => highlightOfHit(picture, now.current.scene, hover), [picture, hover]);
  const highlight = lit ?? chosen;
  const { canvas, size, redraw } = useSurface((ctx, extent) => {
    if (!now.current.scene) return;
    const { labels } = drawLayers(ctx, extent, now.current.scene, now.current.view, { highlight, cursor });
    ctx.canvas.dataset.labels = String(labels);
  });
  const [base, rebase] = useBase(size);
  const scene = useScene(picture, model, lang, look.mode, base);
  now.current.scene = scene;
  const extent = useMemo(() => (scene ? { w: scene.layout.width, h: scene.layout.height } : null), [scene?.layout]);
  const { view, fit, reveal, wasDrag } = usePanZoom(canvas, extent, size, () => {
    now.current.view = view.current;
    redraw();
  });
  useLayoutEffect(() => {
    const first = chosen?.nodes[0];
    if (scene && first !== undefined && selection.kind !== "blocks") reveal(cellOf(scene.layout, first));
  }, [chosen, scene?.layout]);
  return {
    canvas,
    scene,
    chosen,
    highlight,
    reveal,
    wasDrag,
    hit: (x: number, y: number): Hit | null => scene && hitAt(scene, view.current, highlight, x, y),
    fit: () => {
      rebase();
      fit();
    },
  };
}

function Canvas(props: {
  of: RefObject<HTMLCanvasElement | null>;
  label: string;
  over: boolean;
  act: (key: string) => boolean;
  at: (x: number, y: number) => Hit | null;
  onHover: (hit: Hit | null) => void;
  onPick: (hit: Hit | null) => void;
  onFocus: () => void;
}) {
  type Mouse = TargetedMouseEvent<HTMLCanvasElement>;
  const onKey = (event: TargetedKeyboardEvent<HTMLCanvasElement>) => {
    if (!event.ctrlKey && !event.metaKey && !event.altKey && props.act(event.key)) event.preventDefault();
  };
  return (
    <canvas
      ref={props.of}
      tabIndex={0}
      role="application"
      aria-label={props.label}
      class={props.over ? "over" : undefined}
      onKeyDown={onKey}
      onDblClick={props.onFocus}
      onMouseLeave={() => props.onHover(null)}
      onMouseMove={(event: Mouse) => event.buttons === 0 && props.onHover(props.at(event.offsetX, event.offsetY))}
      onClick={(event: Mouse) => props.onPick(props.at(event.offsetX, event.offsetY))}
    />
  );
}
