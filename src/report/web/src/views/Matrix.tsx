// The dependency matrix: where the coupling is, and what stands above the diagonal.

import type { TargetedKeyboardEvent, TargetedMouseEvent } from "preact";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { drawMatrix, placeAt, type Frame } from "../canvas/matrix";
import { useSurface } from "../canvas/surface";
import { t } from "../i18n";
import { cellsOfSelection, matrixScene, selectCell } from "../matrixPicture";
import { hasGroups, wholePicture, type Unit } from "../picture";
import { nothing } from "../selection";
import type { ViewProps } from "./Layers";
import { Choice } from "./LayersTools";
import { matrixText } from "./matrixText";
import { samePlace, useDrag, useMatrix, useWheel, type Place } from "./useMatrix";

const kSteps: Record<string, Place> = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

export function MatrixView({ model, lang, selection, onSelect }: ViewProps) {
  const [unit, setUnit] = useState<Unit>(hasGroups(model) ? "group" : "pod");
  const picture = useMemo(() => wholePicture(model, unit, lang), [model, unit, lang]);
  const scene = useMemo(() => matrixScene(picture, model, lang), [picture, model, lang]);
  const chosen = useMemo(() => cellsOfSelection(scene, picture, model, selection), [scene, picture, model, selection]);
  const [hover, setHover] = useState<Place | null>(null);
  const matrix = useMatrix(scene);
  const drag = useDrag();
  const { count, shown, cursor } = matrix;
  const frame = useRef<Frame | null>(null);
  const { canvas } = useSurface((ctx, size) => {
    const moment = { window: shown, cursor: hover ?? cursor, chosen, brush: drag.rect };
    frame.current = count === 0 ? null : drawMatrix(ctx, size, scene, moment);
  });
  const placeOf = (x: number, y: number) => (frame.current ? placeAt(frame.current, shown, x, y) : null);
  useWheel(canvas, (x, y, factor) => {
    const at = placeOf(x, y);
    if (at) matrix.zoom(factor, at);
  });
  useLayoutEffect(() => {
    const [first] = chosen;
    if (first && chosen.length === 1) matrix.show(first.row, first.column);
  }, [chosen]);

  const pick = ([row, column]: Place) => {
    const cell = scene.matrix.at.get(row * count + column);
    onSelect(cell ? selectCell(picture, cell) : nothing);
  };
  const onMove = (event: TargetedMouseEvent<HTMLCanvasElement>) => {
    const at = placeOf(event.offsetX, event.offsetY);
    if (at && event.buttons === 1) drag.move(at);
    setHover((old) => samePlace(old, at));
  };
  const onUp = (event: TargetedMouseEvent<HTMLCanvasElement>) => {
    const to = placeOf(event.offsetX, event.offsetY) ?? drag.rect?.to;
    const done = drag.end(event.offsetX, event.offsetY);
    if (!done || !to) return;
    if (!done.isClick) return matrix.brush(done.from, to);
    const place: Place = [Math.floor(to[0]), Math.floor(to[1])];
    matrix.setCursor(place);
    pick(place);
  };
  const onKey = (event: TargetedKeyboardEvent<HTMLCanvasElement>) => {
    const step = kSteps[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey || count === 0) return;
    if (step) {
      setHover(null);
      matrix.step(step[0], step[1], event.shiftKey);
    } else if (event.key === "Enter" && cursor) pick(cursor);
    else if (event.key === "Escape" && !matrix.isWhole && selection.kind === "none") matrix.reset();
    else return;
    event.preventDefault();
  };
  const seen = hover ?? cursor;
  return (
    <section class="picture">
      <div class="picture-tools" role="toolbar" aria-label={t(lang, "view.matrix")}>
        {hasGroups(model) && (
          <Choice label={t(lang, "layers.unit")} value={unit} pick={setUnit}
            options={[["group", t(lang, "layers.unit.group")], ["pod", t(lang, "layers.unit.pod")]]} />
        )}
        <button type="button" onClick={matrix.reset}>⤢ {t(lang, "layers.fit")}</button>
        <span class="picture-hint">{t(lang, "matrix.rule")} {t(lang, "matrix.brush")}</span>
      </div>
      <div class="picture-stage">
        <canvas ref={canvas} tabIndex={0} role="application" class="brush" aria-label={t(lang, "matrix.canvas")} onKeyDown={onKey}
          onMouseDown={(event) => event.button === 0 && drag.start(placeOf(event.offsetX, event.offsetY), event.offsetX, event.offsetY)}
          onMouseMove={onMove} onMouseUp={onUp} onMouseLeave={() => (setHover(null), void drag.end(0, 0))} onDblClick={matrix.reset} />
        {count === 0 && <p class="picture-empty">{t(lang, "layers.empty")}</p>}
      </div>
      <p class="picture-status" aria-live="polite">{seen && Math.max(...seen) < count ? matrixText(scene, picture, model, lang, seen) : ""}</p>
    </section>
  );
}
