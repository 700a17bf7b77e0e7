// Where each pod stands in the layer picture: a band per layer, a block per group, a cell per pod.
// Same input, same picture. Units are CSS pixels of the unzoomed picture.

import { orderBands, type BandInput, type OrderedBlock } from "./order";

export type Detail = "boxes" | "chips" | "mosaic";

export interface Rect {
  x: number;
  y: number;
  w: number;
  h: number;
}

export interface Block extends Rect {
  band: number;
  group: number;
  pods: number[];
  header: number; // height of its title, 0 without
}

export interface Band extends Rect {
  layer: number; // row of layers; as many as there are layers for pods of none
  header: number; // height kept for its title above the blocks,
  gutter: number; // or width beside them
  count: number;
}

export interface BandLayout {
  detail: Detail;
  width: number;
  height: number;
  cell: { w: number; h: number };
  x: Float64Array; // left upper corner of each pod's cell
  y: Float64Array;
  bands: Band[];
  blocks: Block[];
  blockOf: Int32Array; // row of blocks for each pod
}

/** Up to this many pods are drawn as boxes with names, or as chips; more are a mosaic. */
export const kMostBoxes = 120;
export const kMostChips = 700;

interface Style {
  sizes: readonly (readonly [w: number, h: number])[]; // largest first
  gap: number; // between cells
  pad: number; // around the cells of a block
  header: number; // title of a block
  least: number; // width of a block, so that its title can be read
  spread: number; // the widest gap between bands
}

const kStyles: Record<Detail, Style> = {
  boxes: {
    sizes: [
      [168, 42], [152, 40], [136, 36], [124, 34], [112, 32], [150, 20],
      [100, 30], [130, 20], [92, 28], [116, 18], [84, 28], [100, 18],
      [80, 22], [76, 18],
    ],
    gap: 8,
    pad: 6,
    header: 17,
    least: 76,
    spread: 56,
  },
  chips: {
    sizes: [
      [116, 22], [104, 20], [92, 18], [82, 16], [74, 14], [68, 13],
      [62, 13], [56, 12], [50, 12], [44, 12], [38, 12], [32, 11],
    ],
    gap: 3,
    pad: 4,
    header: 15,
    least: 56,
    spread: 40,
  },
  mosaic: {
    sizes: [
      [26, 16], [22, 14], [18, 13], [16, 12], [14, 11], [12, 10],
      [10, 9], [9, 8], [8, 7], [7, 6], [6, 5],
    ],
    gap: 2,
    pad: 4,
    header: 14,
    least: 44,
    spread: 28,
  },
};
const kBandPad = 6;
const kLowBandPad = 2; // of many bands
const kManyBands = 12;
const kMargin = 8;
const kHeader = 18;
const kGutter = 124;
const kWideWindow = 720; // here titles of bands stand beside the blocks, in narrower ones above them,
const kWideForMany = 480; // but of many bands, which have no height to lose

export function detailOf(pods: number): Detail {
  return pods <= kMostBoxes ? "boxes" : pods <= kMostChips ? "chips" : "mosaic";
}

/** Every pod gets a cell inside the width; the height may be exceeded where even the smallest cells do not fit. */
export function layoutBands(input: BandInput, width: number, height: number): BandLayout {
  const ordered = orderBands(input);
  const detail = detailOf(input.names.length);
  const style = kStyles[detail];
  const isHigh = ordered.filter((blocks) => blocks.length > 0).length > kManyBands;
  const gutter = width >= (isHigh ? kWideForMany : kWideWindow) ? kGutter : 0;
  const header = gutter > 0 ? 0 : kHeader;
  const inner = Math.max(width - gutter - 2 * (kMargin + kBandPad), style.least + 2 * style.pad);
  const pad = isHigh ? kLowBandPad : kBandPad;
  const frame: Frame = { style, detail, gutter, header, inner, pad, height: height - 2 * kMargin };
  return place(input, ordered, fitBands(ordered, frame), frame);
}

interface Frame {
  style: Style;
  detail: Detail;
  gutter: number;
  header: number;
  inner: number; // width for the blocks
  pad: number; // above and below them
  height: number;
}

interface Shelves {
  rows: number;
  shelves: OrderedBlock[][];
  title: number; // height of the titles of blocks
  height: number;
}

interface Fit {
  w: number;
  h: number;
  bands: (Shelves | null)[];
  gap: number; // between bands; before it is bounded all that is left of the height
}

const kLeastGap = 5;
const kGoodGap = 20; // enough to follow lines
const kWiden = 4;

function fitBands(ordered: readonly OrderedBlock[][], frame: Frame): Fit {
  const { sizes, spread } = frame.style;
  let fit!: Fit;
  for (const [w, h] of sizes) {
    fit = fitAt(ordered, frame, w, h);
    if (fit.gap >= kLeastGap) break;
  }
  // Names need width more than lines need gaps; a mosaic has no names.
  const least = Math.max(kLeastGap, Math.min(fit.gap, kGoodGap));
  const most = frame.detail === "mosaic" ? 0 : sizes[0]![0];
  for (let w = fit.w + kWiden; w <= most; w += kWiden) {
    const wider = fitAt(ordered, frame, w, fit.h);
    if (wider.gap >= least) fit = wider;
  }
  return { ...fit, gap: Math.max(kLeastGap, Math.min(spread, Math.floor(fit.gap))) };
}

function fitAt(ordered: readonly OrderedBlock[][], frame: Frame, size: number, h: number): Fit {
  const w = Math.min(size, frame.inner - 2 * frame.style.pad);
  const bands = ordered.map((blocks) => (blocks.length === 0 ? null : fitBand(blocks, frame, w, h)));
  const used = bands.filter((band) => band !== null);
  const total = used.reduce((sum, band) => sum + band.height + frame.header + 2 * frame.pad, 0);
  return { w, h, bands, gap: (frame.height - total) / Math.max(used.length - 1, 1) };
}

/** The flattest way to put the blocks of a band side by side; on several shelves when there are too many. */
function fitBand(blocks: readonly OrderedBlock[], frame: Frame, w: number, h: number): Shelves {
  const { style, inner } = frame;
  const title = blocks.length > 1 || blocks.some((block) => block.group >= 0) ? style.header : 0;
  let best: Shelves | null = null;
  const most = Math.max(...blocks.map((block) => block.pods.length));
  for (let rows = 1; rows <= most; ++rows) {
    if (rows < most && columnsFit(inner, style, w) < Math.ceil(most / rows)) continue;
    const shelves = fillShelves(blocks, style, inner, w, rows);
    const height = shelves.length * blockHeight(rows, style, title, h) + style.gap * 2 * (shelves.length - 1);
    if (best === null || height < best.height) best = { rows, shelves, title, height };
    if (shelves.length === 1) break;
  }
  return best!;
}

function columnsFit(inner: number, style: Style, w: number): number {
  return Math.max(1, Math.floor((inner - 2 * style.pad + style.gap) / (w + style.gap)));
}

function fillShelves(
  blocks: readonly OrderedBlock[], style: Style, inner: number, w: number, rows: number): OrderedBlock[][] {
  const shelves: OrderedBlock[][] = [];
  let used = Infinity;
  for (const block of blocks) {
    const width = blockWidth(block, style, w, rows);
    if (used + style.gap * 2 + width > inner) {
      shelves.push([]);
      used = -style.gap * 2;
    }
    shelves[shelves.length - 1]!.push(block);
    used += style.gap * 2 + width;
  }
  return shelves;
}

function blockWidth(block: OrderedBlock, style: Style, w: number, rows: number): number {
  const columns = Math.ceil(block.pods.length / rows);
  return Math.max(style.least, columns * (w + style.gap) - style.gap + 2 * style.pad);
}

/** A block without a title has no border either, and needs no room for one. */
function blockHeight(rows: number, style: Style, title: number, h: number): number {
  return rows * (h + style.gap) - style.gap + (title > 0 ? 2 * style.pad + title : 0);
}

function place(input: BandInput, ordered: readonly OrderedBlock[][], fit: Fit, frame: Frame): BandLayout {
  const nodes = input.names.length;
  const out: BandLayout = {
    detail: frame.detail,
    width: frame.inner + frame.gutter + 2 * (kMargin + kBandPad),
    height: 0,
    cell: { w: fit.w, h: fit.h },
    x: new Float64Array(nodes),
    y: new Float64Array(nodes),
    bands: [],
    blocks: [],
    blockOf: new Int32Array(nodes).fill(-1),
  };
  let y = kMargin;
  ordered.forEach((blocks, layer) => {
    const shelves = fit.bands[layer];
    if (!shelves) return;
    const count = blocks.reduce((sum, block) => sum + block.pods.length, 0);
    const { header, gutter, pad } = frame;
    const h = header + shelves.height + 2 * pad;
    out.bands.push({ layer, x: kMargin, y, w: frame.inner + gutter + 2 * kBandPad, h, header, gutter, count });
    placeBand(out, shelves, fit, frame, y + header + pad);
    y += h + fit.gap;
  });
  out.height = out.bands.length === 0 ? 2 * kMargin : y - fit.gap + kMargin;
  return out;
}

/** Shelves stand in the middle, so that short bands stay near what they use. */
function placeBand(out: BandLayout, band: Shelves, fit: Fit, frame: Frame, top: number): void {
  const { style } = frame;
  const apart = style.gap * 2;
  const h = blockHeight(band.rows, style, band.title, fit.h);
  let y = top;
  for (const shelf of band.shelves) {
    const widths = shelf.map((block) => blockWidth(block, style, fit.w, band.rows));
    const total = widths.reduce((sum, w) => sum + w, 0) + apart * (shelf.length - 1);
    let x = kMargin + kBandPad + frame.gutter + Math.max(0, Math.floor((frame.inner - total) / 2));
    shelf.forEach((block, k) => {
      const rect = { x, y, w: widths[k]!, h };
      placeBlock(out, block, rect, band, fit, style);
      x += widths[k]! + apart;
    });
    y += h + apart;
  }
}

/** Column by column, so that neighbours in the order are neighbours in the picture. */
function placeBlock(out: BandLayout, block: OrderedBlock, rect: Rect, band: Shelves, fit: Fit, style: Style): void {
  const { rows, title } = band;
  const row = out.blocks.length;
  const columns = Math.ceil(block.pods.length / rows);
  const used = columns * (fit.w + style.gap) - style.gap;
  const left = rect.x + Math.floor((rect.w - used) / 2);
  const top = rect.y + (title > 0 ? title + style.pad : 0);
  block.pods.forEach((pod, k) => {
    out.x[pod] = left + Math.floor(k / rows) * (fit.w + style.gap);
    out.y[pod] = top + (k % rows) * (fit.h + style.gap);
    out.blockOf[pod] = row;
  });
  out.blocks.push({ ...rect, band: out.bands.length - 1, group: block.group, pods: block.pods, header: title });
}
