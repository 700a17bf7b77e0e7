// What the signs of the layer picture mean; only those that are there.

import { t, type Lang } from "../i18n";
import type { Picture } from "../picture";

export function LayersKey({ lang, picture, selected }: { lang: Lang; picture: Picture; selected: boolean }) {
  const { fault, cut } = picture;
  const errors = fault.some((worst) => worst === 3);
  const others = fault.some((worst) => worst === 1 || worst === 2);
  const cuts = cut.some((is, edge) => is === 1 && fault[edge] === 0);
  return (
    <p class="picture-key" aria-hidden="true">
      {errors && <span><i class="line fault" /> {t(lang, "layers.key.error")}</span>}
      {others && <span><i class="line warn" /> {t(lang, "layers.key.warn")}</span>}
      {cuts && <span><i class="line cut" /> {t(lang, "layers.key.cut")}</span>}
      {(errors || others) && <span><i class={errors ? "begins" : "begins warn"} /> {t(lang, "layers.key.begins")}</span>}
      {(errors || others) && <span><i class={errors ? "ends" : "ends warn"} /> {t(lang, "layers.key.ends")}</span>}
      {selected && <span><i class="line uses" /> {t(lang, "layers.key.uses")}</span>}
      {selected && <span><i class="line used" /> {t(lang, "layers.key.used")}</span>}
    </p>
  );
}
