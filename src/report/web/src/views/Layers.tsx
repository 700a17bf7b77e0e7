import type { Lang } from "../i18n";
import type { Model, Selection } from "../model";

export function LayersView(_: {
  model: Model;
  lang: Lang;
  selection: Selection;
  onSelect: (selection: Selection) => void;
}) {
  return null;
}
