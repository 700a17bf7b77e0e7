// The dependency matrix: where the coupling is, and what stands above the diagonal.

import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { drawMatrix, placeAt, type Frame, type MatrixScene } from "../canvas/matrix";
import { useSurface } from "../canvas/surface";
import { t } from "../i18n";
import type { MatrixCell } from "../matrix";
import { cellsOfSelection, matrixScene, selectCell } from "../matrixPicture";
import { hasGroups, wholePicture, type Unit } from "../picture";
import { nothing } from "../selection";
import type { ViewProps } from "./Layers";
import { UnitChoice } from "./LayersTools";
import { matrixText } from "./matrixText";
import { useHands } from "./useHands";
import { useMatrix, useWheel, type Place } from "./useMatrix";

interface MatrixProps extends ViewProps {
  unit: Unit | null; // null: the reader did not choose
  onUnit: (unit: Unit) => void;
}

export function MatrixView(props: MatrixProps) {
  const { model, lang, selection, onUnit } = props;
  const unit = props.unit ?? (hasGroups(model) ? "group" : "pod");
  const { picture, scene, chosen } = useCells(props, unit);
  const [hover, setHover] = useState<Place | null>(null);
  const matrix = useMatrix(scene);
  const { count, cursor } = matrix;
  const seen = hover ?? cursor;
  const { canvas, placeOf } = useCanvas(scene, matrix, chosen, seen);
  const pick = ([row, column]: Place) => {
    const cell = scene.matrix.at.get(row * count + column);
    props.onSelect(cell ? selectCell(picture, cell) : nothing);
  };
  const hands = useHands({ matrix, placeOf, pick, setHover, isFree: selection.kind === "none" });
  const label = t(lang, "matrix.canvas");
  return (
    <section class="picture">
      <div class="picture-tools" role="toolbar" aria-label={t(lang, "view.matrix")}>
        <UnitChoice model={model} lang={lang} unit={unit} pick={onUnit} />
        <button type="button" onClick={matrix.reset}>
          ⤢ {t(lang, "layers.fit")}
        </button>
        <span class="picture-hint">
          {t(lang, "matrix.rule")} {t(lang, "matrix.brush")}
        </span>
      </div>
      <div class="picture-stage">
        <canvas ref={canvas} tabIndex={0} role="application" class="brush" aria-label={label} {...hands} />
        {count === 0 && <p class="picture-empty">{t(lang, "layers.empty")}</p>}
      </div>
      <p class="picture-status" aria-live="polite">
        {seen && Math.max(...seen) < count ? matrixText(scene, picture, model, lang, seen) : ""}
      </p>
    </section>
  );
}

function useCells({ model, lang, selection }: MatrixProps, unit: Unit) {
  const picture = useMemo(() => wholePicture(model, unit, lang), [model, unit, lang]);
  const scene = useMemo(() => matrixScene(picture, model, lang), [picture, model, lang]);
  const chosen = useMemo(() => cellsOfSelection(scene, picture, model, selection), [scene, picture, model, selection]);
  return { picture, scene, chosen };
}

type Matrix = ReturnType<typeof useMatrix>;

/** The canvas, and which place of the matrix lies at a point of it. */
function useCanvas(scene: MatrixScene, matrix: Matrix, chosen: readonly MatrixCell[], seen: Place | null) {
  const { count, shown } = matrix;
  const frame = useRef<Frame | null>(null);
  const { canvas } = useSurface((ctx, size) => {
    const moment = { window: shown, cursor: seen, chosen, brush: matrix.drag.rect };
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
  return { canvas, placeOf };
}
