// The data of the fixture app-factory, as the program writes it.
import { readFileSync } from "node:fs";
import type { ReportData } from "../src/data";
import { Model } from "../src/model";

export function appFactory(): Model {
  const path = `${process.env.PODWORKS_WEB}/test/data/app-factory.json`;
  return new Model(JSON.parse(readFileSync(path, "utf8")) as ReportData);
}
