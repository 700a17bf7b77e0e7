// The bytes of an app (or of the whole pool) as areas. Everything in it is in the table of pods, too.
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { branchesOf, type Branch } from "../apps";
import { PodFlag, type Sizes } from "../data";
import { font, measureIn } from "../canvas/palette";
import { fitText } from "../labels";
import { usePage, type Page } from "../page";
import { commonWeight, tilesOf, type Tile } from "../treemap";
import { ChoiceChips, groupTitle, layerTitle } from "./parts";

const kHeight = 420;
const kGap = 16; // between two treemaps
const kLeastWidth = 320; // of one of two; narrower ones stand below each other
const kPad = 4; // beside the text of a tile
const kFewest = 3; // letters that say anything

/** What one treemap shows. */
export interface Side {
  title: string; // "" for one that stands alone
  sizes: Sizes & { name: string[] };
  pods: readonly number[]; // rows of these
  own: ReadonlySet<number>; // pods that the other side does not have,
  sign: string; // and what is put before their names
}

const looks = ["all", "only", "standard"] as const;
type Look = (typeof looks)[number];

/** One treemap, or two on one scale: a byte has the same area in both. */
export function Treemaps({ title, sides }: { title: string; sides: readonly Side[] }) {
  const page = usePage();
  const [look, setLook] = useState<Look>("all");
  const [holder, width] = useWidth();
  const trees = useMemo(() => sides.map((side) => branchesOf(side.sizes, side.pods)), [sides]);
  const weight = useMemo(() => commonWeight(trees), [trees]);
  const most = Math.max(1, ...trees.map((tree) => tree.bytes));
  const half = (width - kGap) / 2;
  const room = sides.length > 1 && half >= kLeastWidth ? half : width;
  const options = looks
    .filter((one) => one !== "only" || page.model.apps.length > 0)
    .map((one) => [one, page.say(`apps.${one}`)] as const);
  return (
    <section class="treemap">
      <h2>{title}</h2>
      <ChoiceChips label={title} options={options} chosen={look} pick={setLook} />
      <div ref={holder} class="sides">
        {width > 0 &&
          sides.map((side, i) => (
            <SideShape key={i} {...{ title, side, most, weight, look }} tree={trees[i]!} width={room} />
          ))}
      </div>
    </section>
  );
}

/** How much room the page gives to an element; the side panel takes some away. */
export function useWidth() {
  const holder = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const hasPanel = usePage().route.selection.kind !== "none";
  useLayoutEffect(() => {
    const measure = () => setWidth(holder.current?.clientWidth ?? 0);
    measure();
    window.addEventListener("resize", measure);
    return () => window.removeEventListener("resize", measure);
  }, [hasPanel]);
  return [holder, width] as const;
}

interface SideProps {
  title: string;
  side: Side;
  tree: Branch;
  most: number; // bytes of the larger side, which has all the room
  weight: ReturnType<typeof commonWeight>;
  width: number;
  look: Look;
}

function SideShape({ title, side, tree, most, weight, width, look }: SideProps) {
  const page = usePage();
  const { model } = page;
  const scale = Math.sqrt(tree.bytes / most);
  const height = kHeight * scale;
  const isDimmed = (pod: number) =>
    (look === "only" && model.appsWith(pod).length !== 1) ||
    (look === "standard" && !model.hasFlag(pod, PodFlag.standard));
  const label = [title, side.title, page.say("tree.table")].filter((part) => part).join(". ");
  const sums = [page.bytes(tree.bytes), page.count("pods", side.pods.length)].join(page.say("comma"));
  return (
    <figure>
      {side.title && (
        <figcaption>
          {side.title} <span class="muted">{sums}</span>
        </figcaption>
      )}
      <svg width={width} height={height} viewBox={`0 0 ${width} ${Math.max(height, 1)}`} role="img" aria-label={label}>
        {tilesOf(tree, width * scale, height, weight).map((tile, i) => {
          const pod = model.podNamed(side.sizes.name[tile.branch.pod] ?? "");
          return <TileShape key={i} tile={tile} side={side} pod={pod} isDimmed={tile.depth === 3 && isDimmed(pod)} />;
        })}
      </svg>
    </figure>
  );
}

function titleOf(page: Page, { branch, depth }: Tile, { sizes, own, sign }: Side): string {
  if (branch.pod >= 0) return `${own.has(branch.pod) ? `${sign} ` : ""}${sizes.name[branch.pod] ?? ""}`;
  return depth === 1 ? layerTitle(page, branch.layer) : groupTitle(page, branch.group);
}

const brush = document.createElement("canvas").getContext("2d")!; // to measure with

function textIn(title: string, width: number): string {
  const text = fitText(title, width - 2 * kPad, measureIn(brush, font(11)));
  return text === title || text.length > kFewest ? text : "";
}

/** `pod`: the one of today that it stands for, -1. */
function TileShape({ tile, side, pod, isDimmed }: { tile: Tile; side: Side; pod: number; isDimmed: boolean }) {
  const page = usePage();
  const { branch, depth, x, y, width, height } = tile;
  const { selection } = page.route;
  const title = titleOf(page, tile, side);
  const isPicked = selection.kind === "pod" && selection.pod === pod;
  const look = depth < 3 ? `branch d${depth}` : `leaf ${isPicked ? "picked" : ""} ${isDimmed ? "dim" : ""}`;
  const isOwn = depth === 3 && side.own.has(branch.pod);
  const hasRoom = depth !== 2 && height >= (depth === 1 ? 14 : 13);
  const text = hasRoom ? textIn(title, width) : "";
  const shade = branch.layer < 0 ? 6 : branch.layer % 6;
  return (
    <g
      class={`${look} ${isOwn ? "own" : ""} l${shade}`}
      onClick={pod >= 0 ? () => page.select({ kind: "pod", pod }) : undefined}
    >
      <title>{`${title}, ${page.bytes(branch.bytes)}`}</title>
      <rect x={x} y={y} width={width} height={height} />
      {text && (
        <text x={x + kPad} y={y + 12}>
          {text}
        </text>
      )}
    </g>
  );
}
