// The frame of the page: head with tabs and search, the view, the side panel and the line of state.
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { ComponentType } from "preact";
import { views, type View } from "../hash";
import type { Key } from "../i18n";
import type { Model } from "../model";
import { PageContext, usePage, useRoute } from "../page";
import { statusText } from "../status";
import { setTheme, theme, useTheme } from "../theme";
import { totals } from "../overview";
import { AppsView } from "./Apps";
import { CyclesView } from "./Cycles";
import { HelpDialog } from "./Help";
import { useKeys } from "./keys";
import { LayersView } from "./Layers";
import { MatrixView } from "./Matrix";
import { OverviewView } from "./Overview";
import { Panel } from "./Panel";
import { SearchBox } from "./Search";
import { ViolationsView } from "./Violations";
import { WhyView } from "./Why";

const components: Record<View, ComponentType> = {
  overview: OverviewView,
  violations: ViolationsView,
  layers: Layers,
  matrix: Matrix,
  cycles: CyclesView,
  why: WhyView,
  apps: AppsView,
};

function Layers() {
  const { model, lang, route, select, go } = usePage();
  const { selection, look } = route;
  return (
    <LayersView
      model={model}
      lang={lang}
      selection={selection}
      onSelect={select}
      look={look}
      onLook={(next) => go({ look: next })}
    />
  );
}

function Matrix() {
  const { model, lang, route, select, go } = usePage();
  const { selection, unit } = route;
  return (
    <MatrixView
      model={model}
      lang={lang}
      selection={selection}
      onSelect={select}
      unit={unit}
      onUnit={(next) => go({ unit: next })}
    />
  );
}

export function Frame({ model }: { model: Model }) {
  const page = useRoute(model);
  const field = useRef<HTMLInputElement>(null);
  const help = useRef<HTMLDialogElement>(null);
  const { view, selection } = page.route;
  const title = model.data.title || "podworks";
  useEffect(() => {
    document.documentElement.lang = page.lang === "zh" ? "zh-CN" : "en";
    document.title = title === "podworks" ? title : `${title} · podworks`;
  }, [page.lang, title]);
  useKeys(page, field, help);
  const View = components[view];
  return (
    <PageContext.Provider value={page}>
      <Head title={title} field={field} help={help} />
      <div class={`body ${selection.kind === "none" ? "" : "with-panel"}`}>
        <main>
          <div
            id="view"
            class={view === "layers" || view === "matrix" ? "fill" : undefined}
            role="tabpanel"
            aria-labelledby={`tab-${view}`}
          >
            <View />
          </div>
        </main>
        <Panel />
      </div>
      <footer>
        <div role="status">{statusText(page)}</div>
      </footer>
      <HelpDialog dialog={help} />
    </PageContext.Provider>
  );
}

interface HeadProps {
  title: string;
  field: { current: HTMLInputElement | null };
  help: { current: HTMLDialogElement | null };
}

function Head({ title, field, help }: HeadProps) {
  const page = usePage();
  const { base, rev } = page.model.data;
  return (
    <header>
      <h1>
        {title}
        {rev && <span class="muted"> {rev.slice(0, 8)}</span>}
        {base && <span class="muted"> {page.say("head.base", { revision: base.revision })}</span>}
      </h1>
      <Tabs />
      <SearchBox field={field} />
      <Buttons help={help} />
    </header>
  );
}

/** Language, colours, help. */
function Buttons({ help }: Pick<HeadProps, "help">) {
  const page = usePage();
  const shade = useTheme();
  const other = page.lang === "zh" ? "en" : "zh";
  const [dark, keys] = [page.say("head.dark"), page.say("head.help")];
  const turn = () => setTheme(theme() === "dark" ? "light" : "dark");
  return (
    <div class="buttons">
      <button type="button" lang={other === "zh" ? "zh-CN" : "en"} onClick={() => page.go({ lang: other }, true)}>
        {other === "zh" ? "中文" : "English"}
      </button>
      <button type="button" aria-pressed={shade === "dark"} aria-label={dark} title={dark} onClick={turn}>
        ☾
      </button>
      <button type="button" aria-label={keys} title={keys} onClick={() => help.current?.showModal()}>
        ?
      </button>
    </div>
  );
}

/** One tab stop; arrows move between the tabs. */
function Tabs() {
  const page = usePage();
  const { view } = page.route;
  const list = useRef<HTMLDivElement>(null);
  const onKey = (event: Pick<KeyboardEvent, "key" | "preventDefault">) => {
    const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };
    const at = views.indexOf(view);
    const step = steps[event.key];
    const next = event.key === "Home" ? 0 : event.key === "End" ? views.length - 1 : at + (step ?? NaN);
    const name = views[(next + views.length) % views.length];
    if (!name) return;
    event.preventDefault();
    page.go({ view: name });
    list.current?.querySelector<HTMLElement>(`#tab-${name}`)?.focus();
  };
  const counts = useCounts();
  return (
    <div class="tabs" role="tablist" aria-label={page.say("head.views")} ref={list} onKeyDown={onKey}>
      {views.map((name) => (
        <button
          key={name}
          id={`tab-${name}`}
          type="button"
          role="tab"
          aria-selected={name === view}
          aria-controls="view"
          tabIndex={name === view ? 0 : -1}
          onClick={() => page.go({ view: name })}
        >
          {page.say(`view.${name}` satisfies Key)}
          {(counts[name] ?? 0) > 0 && <span class="count"> {page.number(counts[name] ?? 0)}</span>}
        </button>
      ))}
    </div>
  );
}

function useCounts(): Partial<Record<View, number>> {
  const { model } = usePage();
  return useMemo(() => ({ violations: totals(model).standing, cycles: model.data.cycles.length }), [model]);
}
