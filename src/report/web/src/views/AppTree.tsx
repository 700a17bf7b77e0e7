// Which treemaps an app gets: its own, beside it the one of then or that of the app it is compared with.
import { useMemo } from "preact/hooks";
import { podsThen, turnover } from "../before";
import { PodFlag } from "../data";
import type { Model } from "../model";
import { usePage, type Page } from "../page";
import { podsOfApp } from "../savings";
import { Treemaps, type Side } from "./Treemap";

const none: ReadonlySet<number> = new Set();

function sideOf(model: Model, pods: readonly number[], title = "", own = none, sign = ""): Side {
  return { title, sizes: model.data.pods, pods, own, sign };
}

/** Without the entries of apps, which are no pods. */
function poolOf(model: Model): number[] {
  return model.data.pods.name.map((_, pod) => pod).filter((pod) => !model.hasFlag(pod, PodFlag.entry));
}

/** `app` and `was` -1: the whole pool, of today and of then. */
function sidesSince(page: Page, app: number, was: number): Side[] {
  const { model } = page;
  const { base } = model.data;
  const isPool = app < 0 && was < 0;
  const now = isPool ? poolOf(model) : podsOfApp(model, app);
  if (!base) return [sideOf(model, now)];
  const then = isPool ? base.pods.name.map((_, pod) => pod) : podsThen(base, was);
  const { came, went } = turnover(model, base, now, then);
  const before: Side = { title: page.say("tree.before"), sizes: base.pods, pods: then, own: new Set(went), sign: "−" };
  return [before, sideOf(model, now, page.say("tree.after"), new Set(came), "+")];
}

export function AppTree({ app, was }: { app: number; was: number }) {
  const page = usePage();
  const { apps, base } = page.model.data;
  const sides = useMemo(() => sidesSince(page, app, was), [page.model, page.lang, app, was]);
  const name = apps[app]?.name ?? base?.apps[was]?.name;
  return (
    <Treemaps title={name === undefined ? page.say("tree.pool") : page.say("tree.app", { app: name })} sides={sides} />
  );
}

export function TwoApps({ first, second }: { first: number; second: number }) {
  const page = usePage();
  const { model } = page;
  const names = [first, second].map((app) => model.data.apps[app]?.name ?? "");
  const sides = useMemo(() => {
    const own = (app: number, other: number) =>
      new Set(podsOfApp(model, app).filter((pod) => !model.appHasPod(other, pod)));
    const side = (app: number, other: number) =>
      sideOf(model, podsOfApp(model, app), model.data.apps[app]?.name, own(app, other), "+");
    return [side(first, second), side(second, first)];
  }, [model, first, second]);
  return <Treemaps title={page.say("tree.two", { a: names[0] ?? "", b: names[1] ?? "" })} sides={sides} />;
}
