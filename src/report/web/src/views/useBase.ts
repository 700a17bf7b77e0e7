// The size that a picture is laid out for.

import { useRef, useState } from "preact/hooks";
import type { Size } from "../canvas/surface";

/** Not the size that the side panel leaves, or a click would move all; the second part asks for the present one. */
export function useBase(size: Size | null): [Size | null, () => void] {
  const base = useRef<{ size: Size; screen: string } | null>(null);
  const [, again] = useState(0);
  const screen = `${window.innerWidth} ${window.innerHeight}`;
  const old = base.current;
  if (size && (!old || old.screen !== screen || size.w > old.size.w)) base.current = { size, screen };
  const rebase = () => {
    base.current = null;
    again((n) => n + 1);
  };
  return [base.current?.size ?? null, rebase];
}
