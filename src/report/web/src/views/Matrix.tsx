// The dependency matrix: where the coupling is, and what stands above the diagonal.

import type { TargetedKeyboardEvent, TargetedMouseEvent } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { wheelFactor } from "../canvas/panzoom";
import { drawMatrix, placeAt, type Frame, type MatrixScene } from "../canvas/matrix";
import { useSurface } from "../canvas/surface";
import { t } from "../i18n";
import { brushed, nextFilled, showing, zoomed, type MatrixCell, type Window } from "../matrix";
import { cellsOfSelection, matrixScene, selectCell } from "../matrixPicture";
import { hasGroups, wholePicture, type Unit } from "../picture";
import { nothing } from "../selection";
import type { ViewProps } from "./Layers";
import { Choice } from "./LayersTools";
import { matrixText } from "./matrixText";

type Place = readonly [row: number, column: number];

const kSteps: Record<string, Place> = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
const kLeastDrag = 6; // pixels

export function MatrixView({ model, lang, selection, onSelect }: ViewProps) {
  const [unit, setUnit] = useState<Unit>(hasGroups(model) ? "group" : "pod");
  const picture = useMemo(() => wholePicture(model, unit, lang), [model, unit, lang]);
  const scene = useMemo(() => matrixScene(picture, model, lang), [picture, model, lang]);
  const count = scene.matrix.order.length;
  const all = useMemo<Window>(() => ({ row: 0, column: 0, rows: count, columns: count }), [count]);
  const [window, setWindow] = useState(all);
  const [hover, setHover] = useState<Place | null>(null);
  const [cursor, setCursor] = useState<Place | null>(null);
  const drag = useDrag();
  const shown = window.rows > count || window.row + window.rows > count ? all : window;
  const reset = () => setWindow(all);
  useEffect(() => {
    reset();
    setCursor(null);
  }, [all, unit]);
  const chosen = useMemo(() => cellsOfSelection(scene, picture, model, selection), [scene, picture, model, selection]);
  const frame = useRef<Frame | null>(null);
  const { canvas } = useSurface((ctx, size) => {
    if (count === 0) return;
    frame.current = drawMatrix(ctx, size, scene, { window: shown, cursor: hover ?? cursor, chosen, brush: drag.rect });
  });
  const placeOf = (x: number, y: number) => (frame.current ? placeAt(frame.current, shown, x, y) : null);
  useWheel(canvas, (x, y, factor) => {
    const at = placeOf(x, y);
    if (at) setWindow(zoomed(shown, count, factor, at[0], at[1]));
  });
  const onMove = (event: TargetedMouseEvent<HTMLCanvasElement>) => {
    const at = placeOf(event.offsetX, event.offsetY);
    if (at && drag.from && event.buttons === 1) drag.move(at);
    setHover((old) => samePlace(old, at));
  };
  const onUp = (event: TargetedMouseEvent<HTMLCanvasElement>) => {
    const { from, pixels } = drag;
    const to = placeOf(event.offsetX, event.offsetY) ?? drag.rect?.to;
    drag.end();
    if (!from || !to || !pixels) return;
    const far = Math.hypot(event.offsetX - pixels[0], event.offsetY - pixels[1]) > kLeastDrag;
    if (far) return setWindow(brushed(count, from, to));
    const place: Place = [Math.floor(to[0]), Math.floor(to[1])];
    setCursor(place);
    pick(place);
  };
  const pick = ([row, column]: Place) => {
    const cell = scene.matrix.at.get(row * count + column);
    onSelect(cell ? selectCell(picture, cell) : nothing);
  };
  const onKey = (event: TargetedKeyboardEvent<HTMLCanvasElement>) => {
    const step = kSteps[event.key];
    const zoomedIn = shown.rows < count || shown.columns < count;
    if (event.ctrlKey || event.metaKey || event.altKey || count === 0) return;
    if (step) {
      const next = moved(scene, cursor, step, event.shiftKey);
      setHover(null);
      setCursor(next);
      setWindow(showing(shown, count, next[0], next[1]));
    } else if (event.key === "Enter" && cursor) pick(cursor);
    else if (event.key === "Escape" && zoomedIn && selection.kind === "none") reset();
    else return;
    event.preventDefault();
  };
  useLayoutEffect(() => {
    const first = chosen[0];
    if (first && chosen.length === 1) setWindow((old) => showing(old, count, first.row, first.column));
  }, [chosen]);
  const seen = hover ?? cursor;
  return (
    <section class="picture">
      <div class="picture-tools" role="toolbar" aria-label={t(lang, "view.matrix")}>
        {hasGroups(model) && (
          <Choice label={t(lang, "layers.unit")} value={unit} pick={setUnit}
            options={[["group", t(lang, "layers.unit.group")], ["pod", t(lang, "layers.unit.pod")]]} />
        )}
        <button type="button" onClick={reset}>⤢ {t(lang, "layers.fit")}</button>
        <span class="picture-hint">{t(lang, "matrix.rule")} {t(lang, "matrix.brush")}</span>
      </div>
      <div class="picture-stage">
        <canvas ref={canvas} tabIndex={0} role="application" class="brush" aria-label={t(lang, "matrix.canvas")} onKeyDown={onKey}
          onMouseDown={(event) => event.button === 0 && drag.start(placeOf(event.offsetX, event.offsetY), event)}
          onMouseMove={onMove} onMouseUp={onUp} onMouseLeave={() => (setHover(null), drag.end())} onDblClick={reset} />
        {count === 0 && <p class="picture-empty">{t(lang, "layers.empty")}</p>}
      </div>
      <p class="picture-status" aria-live="polite">{seen ? matrixText(scene, picture, model, lang, seen) : ""}</p>
    </section>
  );
}

function samePlace(old: Place | null, at: Place | null): Place | null {
  const next: Place | null = at && [Math.floor(at[0]), Math.floor(at[1])];
  return old && next && old[0] === next[0] && old[1] === next[1] ? old : next;
}

function moved(scene: MatrixScene, cursor: Place | null, [down, right]: Place, far: boolean): Place {
  const last = scene.matrix.order.length - 1;
  if (!cursor) return [0, 0];
  const cell: MatrixCell | null = far ? nextFilled(scene.matrix, cursor[0], cursor[1], down, right) : null;
  if (cell) return [cell.row, cell.column];
  const inside = (at: number): number => Math.max(0, Math.min(last, at));
  return far ? cursor : [inside(cursor[0] + down), inside(cursor[1] + right)];
}

/** A rectangle in the making. */
function useDrag() {
  const [rect, setRect] = useState<{ from: Place; to: Place } | null>(null);
  const begin = useRef<{ from: Place; pixels: Place } | null>(null);
  return {
    rect,
    get from() {
      return begin.current?.from ?? null;
    },
    get pixels() {
      return begin.current?.pixels ?? null;
    },
    start(at: Place | null, event: TargetedMouseEvent<HTMLCanvasElement>) {
      begin.current = at && { from: at, pixels: [event.offsetX, event.offsetY] };
    },
    move(to: Place) {
      if (begin.current) setRect({ from: begin.current.from, to });
    },
    end() {
      begin.current = null;
      setRect(null);
    },
  };
}

/** Not through the framework, which listens to wheels without the right to keep the page from scrolling. */
function useWheel(canvas: { current: HTMLCanvasElement | null }, turn: (x: number, y: number, factor: number) => void): void {
  const latest = useRef(turn);
  latest.current = turn;
  useLayoutEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      latest.current(event.offsetX, event.offsetY, wheelFactor(event));
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  }, []);
}
