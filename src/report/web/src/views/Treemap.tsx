// The bytes of an app (or of the whole pool) as areas. Everything in it is in the table of pods, too.
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { branchesOf } from "../apps";
import { PodFlag } from "../data";
import { shorten } from "../format";
import { usePage, type Page } from "../page";
import { podsOfApp } from "../savings";
import { tilesOf, type Tile } from "../treemap";
import { groupTitle, layerTitle } from "./parts";

const kHeight = 420;
const kLetter = 6.6; // width of a letter at the size of text in tiles

/** `app` -1: all pods. */
export function TreemapOf({ app }: { app: number }) {
  const page = usePage();
  const { model } = page;
  const [look, setLook] = useState<"all" | "only" | "standard">("all");
  const holder = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const hasPanel = page.route.selection.kind !== "none";
  useLayoutEffect(() => {
    const measure = () => setWidth(holder.current?.clientWidth ?? 0);
    measure();
    window.addEventListener("resize", measure);
    return () => window.removeEventListener("resize", measure);
  }, [hasPanel]);
  const tiles = useMemo(() => {
    const pods = app >= 0 ? podsOfApp(model, app) : model.data.pods.name.map((_, pod) => pod);
    return width > 0 ? tilesOf(branchesOf(model, pods), width, kHeight) : [];
  }, [model, app, width]);
  const title = app >= 0 ? page.say("tree.app", { app: model.data.apps[app]?.name ?? "" }) : page.say("tree.pool");
  const isDimmed = (pod: number) =>
    (look === "only" && model.appsWith(pod).length !== 1) ||
    (look === "standard" && !model.hasFlag(pod, PodFlag.standard));
  const looks = model.apps.length > 0 ? (["all", "only", "standard"] as const) : (["all", "standard"] as const);
  return (
    <section class="treemap">
      <h2>{title}</h2>
      <div class="chips" role="group" aria-label={title}>
        {looks.map((one) => (
          <button key={one} type="button" class="chip" aria-pressed={one === look} onClick={() => setLook(one)}>
            {page.say(`apps.${one}`)}
          </button>
        ))}
      </div>
      <div ref={holder}>
        <svg width={width} height={kHeight} viewBox={`0 0 ${Math.max(width, 1)} ${kHeight}`} role="img" aria-label={`${title}. ${page.say("tree.table")}`}>
          {tiles.map((tile, i) => (
            <TileShape key={i} tile={tile} isDimmed={tile.branch.pod >= 0 && isDimmed(tile.branch.pod)} />
          ))}
        </svg>
      </div>
    </section>
  );
}

function titleOf(page: Page, { branch, depth }: Tile): string {
  if (branch.pod >= 0) return page.model.podName(branch.pod);
  return depth === 1 ? layerTitle(page, branch.layer) : groupTitle(page, branch.group);
}

function TileShape({ tile, isDimmed }: { tile: Tile; isDimmed: boolean }) {
  const page = usePage();
  const { branch, depth, x, y, width, height } = tile;
  const { selection } = page.route;
  const title = titleOf(page, tile);
  const isPicked = selection.kind === "pod" && selection.pod === branch.pod;
  const look = depth < 3 ? `branch d${depth}` : `leaf ${isPicked ? "picked" : ""} ${isDimmed ? "dim" : ""}`;
  const most = Math.floor((width - 8) / kLetter);
  const hasText = depth !== 2 && most >= 3 && height >= (depth === 1 ? 14 : 13);
  const shade = branch.layer < 0 ? 6 : branch.layer % 6;
  return (
    <g
      class={`${look} l${shade}`}
      onClick={branch.pod >= 0 ? () => page.select({ kind: "pod", pod: branch.pod }) : undefined}
    >
      <title>{`${title}, ${page.bytes(branch.bytes)}`}</title>
      <rect x={x} y={y} width={width} height={height} />
      {hasText && (
        <text x={x + 4} y={y + 12}>
          {shorten(title, most)}
        </text>
      )}
    </g>
  );
}
