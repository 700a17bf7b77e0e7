// Which part of a picture is in the window: a point p of the picture stands at p * k + (x, y).

export interface View {
  k: number;
  x: number;
  y: number;
}

export interface Extent {
  w: number;
  h: number;
}

const kMost = 16;
const kMargin = 40;

const kLeastFirst = 0.6;

/** The whole picture, never enlarged, in the middle of the width. */
export function fitView(picture: Extent, window: Extent): View {
  return standAt(Math.min(1, window.w / picture.w, window.h / picture.h), picture, window);
}

/** The same, but of a picture that would become too small to be read only the upper part. */
export function firstView(picture: Extent, window: Extent): View {
  const wide = Math.min(1, window.w / picture.w);
  const whole = fitView(picture, window);
  return whole.k < wide * kLeastFirst ? standAt(wide, picture, window) : whole;
}

function standAt(k: number, picture: Extent, window: Extent): View {
  return { k, x: (window.w - picture.w * k) / 2, y: Math.max(0, (window.h - picture.h * k) / 8) };
}

/** The point of the window stays over the same point of the picture. */
export function zoomAbout(view: View, factor: number, x: number, y: number, picture: Extent, window: Extent): View {
  const k = Math.max(fitView(picture, window).k, Math.min(kMost, view.k * factor));
  return held({ k, x: x - ((x - view.x) / view.k) * k, y: y - ((y - view.y) / view.k) * k }, picture, window);
}

/** Moved back so that no more than a margin beyond the picture is seen; a small picture may stand anywhere inside. */
export function held(view: View, picture: Extent, window: Extent): View {
  const along = (at: number, length: number, room: number): number => {
    const [low, high] = [room - length * view.k - kMargin, kMargin];
    return low > high ? Math.max(0, Math.min(room - length * view.k, at)) : Math.max(low, Math.min(high, at));
  };
  return { k: view.k, x: along(view.x, picture.w, window.w), y: along(view.y, picture.h, window.h) };
}
