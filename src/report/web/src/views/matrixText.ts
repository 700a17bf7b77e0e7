// What the line under the matrix says.

import type { MatrixScene } from "../canvas/matrix";
import { count, t, type Lang } from "../i18n";
import type { Model } from "../model";
import type { Picture } from "../picture";

export function matrixText(
  scene: MatrixScene, picture: Picture, model: Model, lang: Lang, [row, column]: readonly [number, number]): string {
  const { order, at } = scene.matrix;
  const [used, using] = [order[row]!, order[column]!];
  const title = (node: number): string => scene.names[node]!;
  const cell = at.get(row * order.length + column);
  if (!cell) {
    return used === using
      ? t(lang, "matrix.status.self", { name: title(used) })
      : t(lang, "matrix.status.none", { from: title(using), to: title(used) });
  }
  const edges = cell.edges.reduce((sum, e) => sum + picture.edges[e]!.length, 0);
  const imports = cell.edges.reduce(
    (sum, e) => sum + picture.edges[e]!.reduce((all, edge) => all + model.imports(edge), 0),
    0,
  );
  const text = t(lang, "matrix.status", {
    from: title(using),
    to: title(used),
    edges: count(lang, "matrix.edges", edges, String(edges)),
    imports: count(lang, "matrix.imports", imports, String(imports)),
  });
  return cell.fault === 0 ? text : `${text}; ${count(lang, "layers.status.faults", cell.faults, String(cell.faults))}`;
}
