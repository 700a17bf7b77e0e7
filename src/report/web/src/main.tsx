import { render } from "preact";
import type { ReportData } from "./data";
import { Model } from "./model";
import { nothing } from "./selection";
import { LayersView } from "./views/Layers";
import { MatrixView } from "./views/Matrix";

function start(): void {
  const holder = document.getElementById("podworks-data");
  const root = document.getElementById("app");
  if (!holder || !root) return;
  const data = JSON.parse(holder.textContent ?? "") as ReportData;
  const model = new Model(data);
  const props = { model, lang: "en" as const, selection: nothing, onSelect: () => {} };
  render(
    <>
      <LayersView {...props} />
      <MatrixView {...props} />
    </>,
    root,
  );
  document.getElementById("static")?.remove();
}

start();
