// One line about what is picked, for those who hear the page and for those who look at a picture.
import { noFilter, orderedFindings, matches } from "./filter";
import type { Page } from "./page";

export function statusText(page: Page): string {
  const { model, route } = page;
  const { selection } = route;
  const { layers } = model.data;
  const separator = page.say("comma");
  switch (selection.kind) {
    case "none":
      return "";
    case "pod": {
      const layer = layers[model.layerOf(selection.pod)];
      const title = layer ? (page.lang === "zh" ? layer.zh : layer.en) || layer.name : "";
      const stand = model.findingsOfPod(selection.pod).filter((row) => model.stands(row)).length;
      const parts = [model.podName(selection.pod), title, page.count("findings", stand)];
      return parts.filter((part) => part).join(separator);
    }
    case "edge": {
      const { edge } = selection;
      const stand = model.findingsOfEdge(edge).filter((row) => model.stands(row)).length;
      const name = `${model.podName(model.from(edge))} → ${model.podName(model.to(edge))}`;
      return [name, page.count("imports", model.imports(edge)), page.count("findings", stand)].join(separator);
    }
    case "blocks":
      return page.count("edges", model.edgesOf(selection).length);
    case "finding":
      return model.text(model.data.findings.message[selection.finding]).replace(/`/g, "");
  }
}

/** The finding before or behind the one that is picked, in the order of the list, of those that stand. */
export function neighbourFinding(page: Page, step: 1 | -1): number {
  const { model, route } = page;
  const filter = route.view === "violations" ? route.filter : noFilter;
  const rows = orderedFindings(model).filter((row) => matches(model, filter, row) && model.stands(row));
  const picked = route.selection.kind === "finding" ? rows.indexOf(route.selection.finding) : -1;
  const next = picked < 0 ? (step > 0 ? 0 : rows.length - 1) : (picked + step + rows.length) % rows.length;
  return rows[next] ?? -1;
}
