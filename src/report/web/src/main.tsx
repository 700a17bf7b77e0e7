// Reads the data that stands in the page and draws it. If that fails, the tables without script stay.
import { render } from "preact";
import type { ReportData } from "./data";
import { Model } from "./model";
import { apply } from "./theme";
import { Frame } from "./views/Frame";

function start(): void {
  const holder = document.getElementById("podworks-data");
  const root = document.getElementById("app");
  if (!holder || !root) return;
  const data = JSON.parse(holder.textContent ?? "") as ReportData;
  if (data.schema !== "podworks.report/1") return;
  apply();
  render(<Frame model={new Model(data)} />, root);
  document.getElementById("static")?.remove();
  document.documentElement.dataset.ready = "true";
}

start();
