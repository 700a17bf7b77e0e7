// What the signs of the layer picture mean; only those that are there.

import { t, type Key, type Lang } from "../i18n";
import { mutualEdges } from "../curves";
import type { EdgeMode } from "../look";
import type { Picture } from "../picture";

interface Props {
  lang: Lang;
  picture: Picture;
  mode: EdgeMode;
  selected: boolean;
}

export function LayersKey({ lang, picture, mode, selected }: Props) {
  const { fault, cut } = picture;
  const errors = fault.some((worst) => worst === 3);
  const others = fault.some((worst) => worst === 1 || worst === 2);
  const cuts = cut.some((is, edge) => is === 1 && fault[edge] === 0);
  const { from, to } = picture.input;
  const drawn = [...fault.keys()].filter((edge) => mode === "all" || fault[edge]! > 0 || cut[edge]! > 0);
  const signs: [isThere: boolean, look: string, word: Key, sign?: string][] = [
    [errors, "line fault", "layers.key.error"],
    [errors, "sign fault", "layers.key.crossed", "✕"],
    [others, "line warn", "layers.key.warn"],
    [cuts, "line cut", "layers.key.cut"],
    [errors || others, errors ? "begins" : "begins warn", "layers.key.begins"],
    [errors || others, errors ? "ends" : "ends warn", "layers.key.ends"],
    [mode === "all", "line plain", "layers.key.plain"],
    [mutualEdges(drawn, from, to).size > 0, "sign", "layers.key.mutual", "⇄"],
    [picture.ports.includes(1), "sign", "layers.key.ports", "◒"],
    [selected, "line uses", "layers.key.uses"],
    [selected, "line used", "layers.key.used"],
  ];
  return (
    <p class="picture-key" aria-hidden="true">
      {signs.map(
        ([isThere, look, word, sign]) =>
          isThere && (
            <span key={word}>
              <i class={look}>{sign}</i> {t(lang, word)}
            </span>
          ),
      )}
    </p>
  );
}
