// A canvas as large as its parent, sharp on every screen, drawn before the page is shown for the first time.

import { useCallback, useLayoutEffect, useRef, useState } from "preact/hooks";
import { onThemeChange } from "../theme";

export interface Size {
  w: number;
  h: number;
}

export type Paint = (ctx: CanvasRenderingContext2D, size: Size) => void;

/** `paint` runs after each render, and once per frame for all calls of `redraw`. `size` is null until measured. */
export function useSurface(paint: Paint) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [size, setSize] = useState<Size | null>(null);
  const latest = useRef(paint);
  latest.current = paint;
  const draw = useCallback(() => {
    if (canvas.current) paintOn(canvas.current, latest.current);
  }, []);
  const frame = useRef(0);
  const redraw = useCallback(() => {
    if (frame.current !== 0) return;
    frame.current = requestAnimationFrame(() => {
      frame.current = 0;
      draw();
    });
  }, []);
  // Measured here and not only when an observer calls: Firefox would show an empty first frame.
  useLayoutEffect(() => {
    const parent = canvas.current?.parentElement;
    if (!parent) return;
    const measure = () => setSize((old) => {
      const next = { w: parent.clientWidth, h: parent.clientHeight };
      return old && old.w === next.w && old.h === next.h ? old : next;
    });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(parent);
    const ends = onThemeChange(draw); // at once, for paper does not wait for a frame
    return () => {
      observer.disconnect();
      ends();
      cancelAnimationFrame(frame.current);
      frame.current = 0;
    };
  }, []);
  useLayoutEffect(draw);
  return { canvas, size, redraw };
}

function paintOn(canvas: HTMLCanvasElement, paint: Paint): void {
  const parent = canvas.parentElement;
  const ctx = canvas.getContext("2d");
  if (!parent || !ctx) return;
  const size = { w: parent.clientWidth, h: parent.clientHeight };
  if (size.w === 0 || size.h === 0) return;
  const ratio = window.devicePixelRatio || 1;
  const [w, h] = [Math.round(size.w * ratio), Math.round(size.h * ratio)];
  if (canvas.width !== w || canvas.height !== h) {
    canvas.width = w;
    canvas.height = h;
    canvas.style.width = `${size.w}px`;
    canvas.style.height = `${size.h}px`;
  }
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  const start = performance.now();
  paint(ctx, size);
  // For tests: how long the last frame took.
  canvas.dataset.ms = (performance.now() - start).toFixed(1);
}
