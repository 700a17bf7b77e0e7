// Drag, wheel and pinch move the picture; d3-zoom knows how, on every device.

import { select } from "d3-selection";
import { zoom, zoomIdentity, type D3ZoomEvent, type ZoomBehavior } from "d3-zoom";
import { useCallback, useLayoutEffect, useRef } from "preact/hooks";
import type { RefObject } from "preact";
import type { Rect } from "../layout";
import type { Size } from "./surface";

export interface View {
  k: number;
  x: number;
  y: number;
}

const kMost = 16;
const kMargin = 40;

/** The whole picture, never enlarged, in the middle of the width. */
export function fitView(picture: Size, window: Size): View {
  const k = Math.min(1, window.w / picture.w, window.h / picture.h);
  return { k, x: (window.w - picture.w * k) / 2, y: Math.max(0, (window.h - picture.h * k) / 8) };
}

/** `view` is where the picture stands; a new picture is shown whole. */
export function useZoom(canvas: RefObject<HTMLCanvasElement | null>, picture: Size | null, window: Size | null, moved: () => void) {
  const view = useRef<View>({ k: 1, x: 0, y: 0 });
  const behavior = useRef<ZoomBehavior<HTMLCanvasElement, unknown> | null>(null);
  const shown = useRef<Size | null>(null);
  const fit = useCallback(() => {
    if (!canvas.current || !behavior.current || !picture || !window) return;
    const { k, x, y } = fitView(picture, window);
    select(canvas.current).call(behavior.current.transform, zoomIdentity.translate(x, y).scale(k));
  }, [picture, window]);
  useLayoutEffect(() => {
    const element = canvas.current;
    if (!element || !picture || !window) return;
    behavior.current = zoom<HTMLCanvasElement, unknown>()
      .scaleExtent([fitView(picture, window).k, kMost])
      .extent([[0, 0], [window.w, window.h]])
      .translateExtent([[-kMargin, -kMargin], [Math.max(picture.w, window.w) + kMargin, Math.max(picture.h, window.h) + kMargin]])
      .clickDistance(4)
      .on("zoom", (event: D3ZoomEvent<HTMLCanvasElement, unknown>) => {
        view.current = { k: event.transform.k, x: event.transform.x, y: event.transform.y };
        moved();
      });
    select(element).call(behavior.current).on("dblclick.zoom", null);
    // The side panel makes the window narrower: what the reader has just picked must not jump away.
    if (shown.current !== picture) fit();
    shown.current = picture;
    return () => void select(element).on(".zoom", null);
  }, [picture, window]);
  /** Moves no more than needed. */
  const reveal = useCallback((rect: Rect) => {
    if (!canvas.current || !behavior.current || !window) return;
    const { k, x, y } = view.current;
    const [left, top] = [rect.x * k + x, rect.y * k + y];
    const seen = left >= 0 && top >= 0 && left + rect.w * k <= window.w && top + rect.h * k <= window.h;
    if (!seen) select(canvas.current).call(behavior.current.translateTo, rect.x + rect.w / 2, rect.y + rect.h / 2);
  }, [window]);
  return { view, fit, reveal };
}
