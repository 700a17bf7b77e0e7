// The part of the matrix in the window, the cell of the keyboard, and the rectangle that the pointer draws.

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { MatrixScene } from "../canvas/matrix";
import { wheelFactor } from "../canvas/panzoom";
import { brushed, nextFilled, showing, zoomed, type Window } from "../matrix";

export type Place = readonly [row: number, column: number];

export function useMatrix(scene: MatrixScene) {
  const count = scene.matrix.order.length;
  const all = useMemo<Window>(() => ({ row: 0, column: 0, rows: count, columns: count }), [count]);
  const [window, setWindow] = useState(all);
  const [cursor, setCursor] = useState<Place | null>(null);
  const drag = useDrag();
  // The window of another matrix means nothing in this one.
  const shown = window.row + window.rows > count || window.column + window.columns > count ? all : window;
  const reset = () => setWindow(all);
  useEffect(() => {
    reset();
    setCursor(null);
  }, [all, scene.numbers]);
  return {
    count,
    shown,
    cursor,
    drag,
    setCursor,
    reset,
    isWhole: shown.rows === count && shown.columns === count,
    show: (row: number, column: number) =>
      setWindow((old) => showing(old.rows > count ? all : old, count, row, column)),
    brush: (from: Place, to: Place) => setWindow(brushed(count, from, to)),
    zoom: (factor: number, [row, column]: Place) => setWindow(zoomed(shown, count, factor, row, column)),
    step: (down: number, right: number, far: boolean) => {
      const next = placeAfter(scene, cursor, down, right, far);
      setCursor(next);
      setWindow(showing(shown, count, next[0], next[1]));
    },
  };
}

/** One cell on, or the next one with an edge. */
function placeAfter(scene: MatrixScene, at: Place | null, down: number, right: number, far: boolean): Place {
  if (!at) return [0, 0];
  const last = scene.matrix.order.length - 1;
  const cell = far ? nextFilled(scene.matrix, at[0], at[1], down, right) : null;
  if (cell) return [cell.row, cell.column];
  const inside = (place: number): number => Math.max(0, Math.min(last, place));
  return far ? at : [inside(at[0] + down), inside(at[1] + right)];
}

const kLeastDrag = 6; // pixels

/** `end` tells the rectangle, or null for a click. */
function useDrag() {
  const [rect, setRect] = useState<{ from: Place; to: Place } | null>(null);
  const begin = useRef<{ place: Place; x: number; y: number } | null>(null);
  return {
    rect,
    start: (place: Place | null, x: number, y: number) => void (begin.current = place && { place, x, y }),
    move: (to: Place) => begin.current && setRect({ from: begin.current.place, to }),
    end: (x: number, y: number): { from: Place; isClick: boolean } | null => {
      const from = begin.current;
      begin.current = null;
      setRect(null);
      return from && { from: from.place, isClick: Math.hypot(x - from.x, y - from.y) <= kLeastDrag };
    },
  };
}

/** Not through the framework, which listens to wheels without the right to keep the page from scrolling. */
export function useWheel(
  canvas: { current: HTMLCanvasElement | null },
  turn: (x: number, y: number, factor: number) => void,
): void {
  const latest = useRef(turn);
  latest.current = turn;
  useEffect(() => {
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
