// Drag, wheel and pinch move the picture.

import type { RefObject } from "preact";
import { useCallback, useLayoutEffect, useRef } from "preact/hooks";
import type { Rect } from "../layout";
import { firstView, fitView, held, zoomAbout, type Extent, type View } from "../view";

type Canvas = RefObject<HTMLCanvasElement | null>;
type Change = (change: (view: View) => View) => void;

const kLeastDrag = 4; // pixels; less is a click

/** `view` is where the picture stands; a new picture is shown whole. `wasDrag` says whether a click ended a drag. */
export function usePanZoom(canvas: Canvas, picture: Extent | null, window: Extent | null, moved: () => void) {
  const view = useRef<View>({ k: 1, x: 0, y: 0 });
  const dragged = useRef(false);
  const shown = useRef<Extent | null>(null);
  const change: Change = (next) => {
    if (!picture || !window) return;
    view.current = next(view.current);
    moved();
  };
  // Until the reader moves it, the picture follows the window.
  const touched = useRef(false);
  const fit = () => {
    touched.current = false;
    change(() => fitView(picture!, window!));
  };
  useLayoutEffect(() => {
    const element = canvas.current;
    if (!element || !picture || !window) return;
    if (shown.current !== picture) touched.current = false;
    if (!touched.current) change(() => firstView(picture, window));
    shown.current = picture;
    const move: Change = (next) => {
      touched.current = true;
      change(next);
    };
    return listen(element, picture, window, move, dragged);
  }, [picture, window]);
  /** Moves only what is out of sight. */
  const reveal = useCallback((rect: Rect) => {
    if (!window) return;
    const { k, x, y } = view.current;
    const [left, top] = [rect.x * k + x, rect.y * k + y];
    if (left >= 0 && top >= 0 && left + rect.w * k <= window.w && top + rect.h * k <= window.h) return;
    touched.current = true;
    change(() => ({ k, x: window.w / 2 - (rect.x + rect.w / 2) * k, y: window.h / 2 - (rect.y + rect.h / 2) * k }));
  }, [picture, window]);
  return { view, fit, reveal, wasDrag: () => dragged.current };
}

interface Finger {
  x: number;
  y: number;
}

type Flag = { current: boolean };

function listen(element: HTMLElement, picture: Extent, window: Extent, change: Change, dragged: Flag): () => void {
  const fingers = new Map<number, Finger>();
  let travel = 0;
  const about = (factor: number, x: number, y: number) =>
    change((view) => zoomAbout(view, factor, x, y, picture, window));
  const pan = (dx: number, dy: number) =>
    change((view) => held({ ...view, x: view.x + dx, y: view.y + dy }, picture, window));
  const onDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    if (fingers.size === 0) {
      travel = 0;
      dragged.current = false;
    }
    fingers.set(event.pointerId, { x: event.offsetX, y: event.offsetY });
    element.setPointerCapture(event.pointerId);
  };
  const onMove = (event: PointerEvent) => {
    const finger = fingers.get(event.pointerId);
    if (!finger) return;
    const [before, place] = [spread(fingers), { x: event.offsetX, y: event.offsetY }];
    const [dx, dy] = [place.x - finger.x, place.y - finger.y];
    fingers.set(event.pointerId, place);
    travel += Math.hypot(dx, dy);
    if (travel < kLeastDrag) return;
    dragged.current = true;
    pan(dx / fingers.size, dy / fingers.size);
    const after = spread(fingers);
    if (fingers.size === 2 && before.apart > 0) about(after.apart / before.apart, after.x, after.y);
  };
  const onWheel = (event: WheelEvent) => {
    event.preventDefault();
    about(wheelFactor(event), event.offsetX, event.offsetY);
  };
  return hear(element, onDown, onMove, (event) => fingers.delete(event.pointerId), onWheel);
}

type OnPointer = (event: PointerEvent) => void;

/** Returns what ends the listening. */
function hear(
  element: HTMLElement,
  onDown: OnPointer,
  onMove: OnPointer,
  onUp: OnPointer,
  onWheel: (event: WheelEvent) => void,
) {
  const end = new AbortController();
  const { signal } = end;
  element.addEventListener("pointerdown", onDown, { signal });
  element.addEventListener("pointermove", onMove, { signal });
  for (const name of ["pointerup", "pointercancel"] as const) element.addEventListener(name, onUp, { signal });
  element.addEventListener("wheel", onWheel, { signal, passive: false });
  return () => end.abort();
}

/** Middle and distance of the fingers. */
function spread(fingers: ReadonlyMap<number, Finger>): Finger & { apart: number } {
  const [a, b] = [...fingers.values()];
  if (!a || !b) return { x: a?.x ?? 0, y: a?.y ?? 0, apart: 0 };
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, apart: Math.hypot(a.x - b.x, a.y - b.y) };
}

/** Pinching a trackpad comes as a wheel with the control key, in much smaller steps. */
export function wheelFactor(event: WheelEvent): number {
  const unit = event.deltaMode === 1 ? 25 : event.deltaMode === 2 ? 500 : 1;
  return Math.exp(-event.deltaY * unit * (event.ctrlKey ? 0.01 : 0.002));
}
