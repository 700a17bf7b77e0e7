// The data of the fixture app-factory, as the program writes it.
import type { ReportData } from "../src/data";
import { Model } from "../src/model";
import data from "./data/app-factory.json";

export function appFactory(): Model {
  return new Model(data as unknown as ReportData);
}
