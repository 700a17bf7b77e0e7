// A line, or two, over the runs. What it shows stands in the table below it, too.
import { usePage, type Page } from "../page";
import { placeOf, runAt, scaleOf, stretches, type Box, type Point, type Scale } from "../trend";
import { useWidth } from "./Treemap";

const kHeight = 180;
const kMostWidth = 900;
const kMostPoints = 60; // more would be a band
const kLetter = 6.5; // width of a letter of the ticks
const kLooks = ["first", "second"] as const;

interface Props {
  lines: readonly (readonly number[])[];
  names: readonly string[];
  unit: "number" | "bytes";
  run: number; // that is picked
  onRun: (run: number) => void;
}

export function TrendChart({ lines, names, unit, run, onRun }: Props) {
  const page = usePage();
  const [holder, room] = useWidth();
  const runs = page.model.data.trend.rev.length;
  const scale = scaleOf(lines);
  const ticks = scale.ticks.map((tick) => page[unit](tick));
  const left = 12 + kLetter * Math.max(...ticks.map((tick) => tick.length));
  const box: Box = { left, top: 8, width: Math.max(40, Math.min(room, kMostWidth) - left - 12), height: kHeight - 34 };
  const place = (point: Point) => placeOf(box, scale, runs, point);
  const follow = (event: { offsetX: number }) => onRun(runAt(box, runs, event.offsetX));
  const label = labelOf(page, lines, names, unit);
  const width = box.left + box.width + 12;
  return (
    <div ref={holder}>
      {room > 0 && (
        <svg
          width={width}
          height={kHeight}
          viewBox={`0 0 ${width} ${kHeight}`}
          role="img"
          aria-label={label}
          onMouseMove={follow}
          onClick={follow}
        >
          <Ground box={box} scale={scale} ticks={ticks} />
          <path class="at" d={`M${place([run, 0])[0]},${box.top}v${box.height}`} />
          {lines.map((values, i) => (
            <Line key={i} values={values} look={kLooks[i] ?? "first"} run={run} place={place} />
          ))}
        </svg>
      )}
      {names.length > 1 && <Key names={names} />}
    </div>
  );
}

/** Which line is which. */
function Key({ names }: { names: readonly string[] }) {
  return (
    <p class="picture-key" aria-hidden="true">
      {names.map((name, i) => (
        <span key={i}>
          <svg class="sample" width={30} height={10}>
            <path class={kLooks[i]} d="M0,5h30" />
            <Dot look={kLooks[i] ?? "first"} x={15} y={5} size={3} />
          </svg>{" "}
          {name}
        </span>
      ))}
    </p>
  );
}

/** The first figure, the last, and the difference. */
function labelOf(page: Page, lines: Props["lines"], names: Props["names"], unit: Props["unit"]): string {
  const parts = lines.flatMap((values, i) => {
    const known = values.filter((value) => value >= 0);
    const [from, to] = [known[0], known[known.length - 1]];
    if (from === undefined || to === undefined) return [];
    return [
      page.say("trend.label", {
        name: names[i] ?? "",
        from: page[unit](from),
        to: page[unit](to),
        n: page.number(known.length),
      }),
    ];
  });
  return parts.join(page.say("semicolon"));
}

/** Ticks to the left, the days of the first and the last run below. */
function Ground({ box, scale, ticks }: { box: Box; scale: Scale; ticks: readonly string[] }) {
  const { time, rev } = usePage().model.data.trend;
  const name = (run: number) => time[run]?.slice(0, 10) || rev[run]?.slice(0, 8);
  const [right, below] = [box.left + box.width, box.top + box.height];
  return (
    <>
      {scale.ticks.map((tick, i) => {
        const y = Math.round(placeOf(box, scale, 1, [0, tick])[1]) + 0.5;
        return (
          <g key={i}>
            <path class="rule" d={`M${box.left},${y}H${right}`} />
            <text class="num" x={box.left - 6} y={y + 4}>
              {ticks[i]}
            </text>
          </g>
        );
      })}
      <text x={box.left} y={below + 18}>
        {name(0)}
      </text>
      <text class="num" x={right} y={below + 18}>
        {name(rev.length - 1)}
      </text>
    </>
  );
}

interface LineProps {
  values: readonly number[];
  look: (typeof kLooks)[number];
  run: number;
  place: (point: Point) => [number, number];
}

function Line({ values, look, run, place }: LineProps) {
  const parts = stretches(values);
  const all = values.length <= kMostPoints;
  return (
    <>
      <path class={look} d={parts.map((part) => `M${part.map((point) => place(point).join()).join("L")}`).join("")} />
      {parts.flatMap((part) =>
        part.map((point) => {
          const [x, y] = place(point);
          // One that stands alone has no line.
          const isDrawn = all || point[0] === run || part.length === 1;
          return isDrawn && <Dot key={point[0]} look={look} x={x} y={y} size={point[0] === run ? 4.5 : 2.5} />;
        }),
      )}
    </>
  );
}

/** Round and square, for not all see colours apart. */
function Dot({ look, x, y, size }: { look: string; x: number; y: number; size: number }) {
  return look === "first" ? (
    <circle class={look} cx={x} cy={y} r={size} />
  ) : (
    <rect class={look} x={x - size} y={y - size} width={2 * size} height={2 * size} />
  );
}
