// The tools over the layer picture.

import type { Direction } from "../focus";
import { t, type Key, type Lang } from "../i18n";
import { depths, everything, modes, ways, type Look } from "../look";
import type { Model } from "../model";
import { hasGroups, units, type Unit } from "../picture";
import type { PartTools } from "./usePart";

interface Props {
  model: Model;
  lang: Lang;
  look: Look;
  change: (change: Partial<Look>) => void;
}

interface ToolProps extends Props {
  canFocus: boolean;
  part: PartTools;
  onFit: () => void;
}

export function LayersTools({ canFocus, part, onFit, ...props }: ToolProps) {
  const { model, lang, look, change } = props;
  const say = (key: Key) => t(lang, key);
  return (
    <div class="picture-tools" role="toolbar" aria-label={say("view.layers")}>
      <Choice
        label={say("layers.edges")}
        value={look.mode}
        pick={(mode) => change({ mode })}
        options={modes.map((mode) => [mode, say(`layers.edges.${mode}`)])}
      />
      <UnitChoice model={model} lang={lang} unit={look.unit} pick={(unit) => change({ unit, part: everything })} />
      <PartSelect {...props} />
      <WalkSelects {...props} />
      <button type="button" disabled={!canFocus} onClick={part.focus}>
        {say("layers.focus")}
      </button>
      <button type="button" disabled={!canFocus} aria-pressed={part.picking} onClick={part.startPath}>
        {say("layers.path")}
      </button>
      <button type="button" onClick={onFit}>
        ⤢ {say("layers.fit")}
      </button>
    </div>
  );
}

/** How far, and which way, a neighbourhood reaches. */
function WalkSelects({ lang, look, change }: Props) {
  const say = (key: Key) => t(lang, key);
  return (
    <>
      <label>
        {say("layers.depth")}{" "}
        <select value={String(look.depth)} onChange={(event) => change({ depth: Number(event.currentTarget.value) })}>
          {depths.map((depth) => (
            <option key={depth} value={String(depth)}>
              {depth === Infinity ? say("layers.depth.all") : depth}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span class="picture-hidden">{say("layers.way")}</span>
        <select value={look.way} onChange={(event) => change({ way: event.currentTarget.value as Direction })}>
          {ways.map((way) => (
            <option key={way} value={way}>
              {say(`layers.way.${way}`)}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

/** Groups or pods, where there are groups. */
export function UnitChoice(props: { model: Model; lang: Lang; unit: Unit; pick: (unit: Unit) => void }) {
  const { model, lang, unit, pick } = props;
  if (!hasGroups(model)) return null;
  const options = units.map((one) => [one, t(lang, `layers.unit.${one}`)] as const);
  return <Choice label={t(lang, "layers.unit")} value={unit} pick={pick} options={options} />;
}

/** Buttons of which one is pressed. */
function Choice<T extends string>(props: {
  label: string;
  value: T;
  options: readonly (readonly [value: T, text: string])[];
  pick: (value: T) => void;
}) {
  return (
    <div class="picture-choice" role="group" aria-label={props.label}>
      <span aria-hidden="true">{props.label}</span>
      {props.options.map(([value, text]) => (
        <button key={value} type="button" aria-pressed={value === props.value} onClick={() => props.pick(value)}>
          {text}
        </button>
      ))}
    </div>
  );
}

function PartSelect({ model, lang, look, change }: Props) {
  const { groups, apps } = model.data;
  const { part } = look;
  if (groups.length + apps.length === 0 && part.kind === "all") return null;
  const value = part.kind === "group" ? `group ${part.group}` : part.kind === "app" ? `app ${part.app}` : part.kind;
  const pick = (chosen: string) => {
    const [kind, row] = chosen.split(" ");
    if (kind === "group") change({ part: { kind, group: Number(row) }, mode: "all" });
    else if (kind === "app") change({ part: { kind, app: Number(row) }, mode: "all" });
    else change({ part: everything, mode: "faults" });
  };
  return (
    <label>
      {t(lang, "layers.part")}{" "}
      <select value={value} onChange={(event) => pick(event.currentTarget.value)}>
        <option value="all">{t(lang, "layers.part.all")}</option>
        {part.kind === "near" && <option value="near">{t(lang, "layers.focus")}</option>}
        {part.kind === "path" && <option value="path">{t(lang, "layers.path")}</option>}
        {groups.length > 0 && (
          <optgroup label={t(lang, "layers.part.groups")}>
            {groups.map((name, row) => <option key={name} value={`group ${row}`}>{name}</option>)}
          </optgroup>
        )}
        {apps.length > 0 && (
          <optgroup label={t(lang, "layers.part.apps")}>
            {apps.map((app, row) => <option key={app.name} value={`app ${row}`}>{app.name}</option>)}
          </optgroup>
        )}
      </select>
    </label>
  );
}
