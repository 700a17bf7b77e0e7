// What pointer and keys do to the matrix.

import type { TargetedKeyboardEvent, TargetedMouseEvent } from "preact";
import type { Place, useMatrix } from "./useMatrix";

type Mouse = TargetedMouseEvent<HTMLCanvasElement>;

interface Props {
  matrix: ReturnType<typeof useMatrix>;
  placeOf: (x: number, y: number) => Place | null;
  pick: (place: Place) => void;
  setHover: (change: (old: Place | null) => Place | null) => void;
  isFree: boolean; // nothing is selected, so that Escape is the matrix's own
}

const kSteps: Record<string, Place> = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

/** Handlers for the canvas. */
export function useHands({ matrix, placeOf, pick, setHover, isFree }: Props) {
  const { drag } = matrix;
  const placeUnder = (event: Mouse) => placeOf(event.offsetX, event.offsetY);
  const onMouseMove = (event: Mouse) => {
    const at = placeUnder(event);
    if (at && event.buttons === 1) drag.move(at);
    setHover((old) => samePlace(old, at));
  };
  const onMouseUp = (event: Mouse) => {
    const to = placeUnder(event) ?? drag.rect?.to;
    const done = drag.end(event.offsetX, event.offsetY);
    if (!done || !to) return;
    if (!done.isClick) return matrix.brush(done.from, to);
    const place: Place = [Math.floor(to[0]), Math.floor(to[1])];
    matrix.setCursor(place);
    pick(place);
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLCanvasElement>) => {
    const step = kSteps[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey || matrix.count === 0) return;
    if (step) {
      setHover(() => null);
      matrix.step(step[0], step[1], event.shiftKey);
    } else if (event.key === "Enter" && matrix.cursor) pick(matrix.cursor);
    else if (event.key === "Escape" && !matrix.isWhole && isFree) matrix.reset();
    else return;
    event.preventDefault();
  };
  return {
    onMouseMove, onMouseUp, onKeyDown,
    onMouseDown: (event: Mouse) => event.button === 0 && drag.start(placeUnder(event), event.offsetX, event.offsetY),
    onMouseLeave: () => {
      setHover(() => null);
      drag.end(0, 0);
    },
    onDblClick: matrix.reset,
  };
}

function samePlace(old: Place | null, at: Place | null): Place | null {
  const next: Place | null = at && [Math.floor(at[0]), Math.floor(at[1])];
  return old && next && old[0] === next[0] && old[1] === next[1] ? old : next;
}
