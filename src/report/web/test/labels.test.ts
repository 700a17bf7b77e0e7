import assert from "node:assert/strict";
import { test } from "node:test";
import { cellLines, fitText, fitTogether, withoutSharedBeginnings, wordsOf } from "../src/labels";
import { overlaps, placeLabels } from "../src/placing";
import { random } from "./synthetic";

const measure = (text: string): number => [...text].length * 6;

test("words of a name put together are the name", () => {
  for (const name of [
    "WBPayKit2",
    "react-native.core",
    "app:58App",
    "React_RCTText",
    "支付SDK",
    "_x",
    "",
    "A",
    "__",
    "FBSDKCoreKit",
  ]) {
    assert.equal(wordsOf(name).join(""), name);
  }
  assert.deepEqual(wordsOf("WBHousePayKit2"), ["WB", "House", "Pay", "Kit", "2"]);
  assert.deepEqual(wordsOf("React-RCTText"), ["React-", "RCT", "Text"]);
});

test("what most names of a block share at the beginning goes first", () => {
  assert.deepEqual(
    withoutSharedBeginnings(["FirebaseAuth", "FirebaseCore", "FirebaseStorage", "Firebase", "Nanopb"]),
    ["…Auth", "…Core", "…Storage", "Firebase", "Nanopb"]);
  assert.deepEqual(withoutSharedBeginnings(["WBHousePay", "WBHouseMap", "WBHouseList"]), ["…Pay", "…Map", "…List"]);
  assert.deepEqual(withoutSharedBeginnings(["Pay", "Map"]), ["Pay", "Map"]);
  assert.deepEqual(withoutSharedBeginnings([]), []);
});

test("a text is cut in the middle and keeps to the width", () => {
  assert.equal(fitText("AuthenticationService", 60, measure), "Authe…vice");
  assert.equal(fitText("Auth", 60, measure), "Auth");
  assert.equal(fitText("Auth", 5, measure), "");
  for (const width of [6, 12, 30, 100]) assert.ok(measure(fitText("AuthenticationService", width, measure)) <= width);
});

test("labels of a block differ wherever there is room for a difference", () => {
  const names = ["WBHouseListServiceKit", "WBHouseListSearchKit", "WBHouseListSailingKit", "WBHouseListKit"];
  for (const width of [36, 48, 60, 72, 90]) {
    const labels = fitTogether(names, width, measure);
    assert.equal(new Set(labels).size, names.length, `${width}: ${labels.join(" ")}`);
    for (const label of labels) assert.ok(measure(label) <= width, label);
  }
});

test("a box takes two lines before anything of a name is lost", () => {
  assert.deepEqual(cellLines(["FirebaseAnalyticsTarget", "Core"], 108, 2, measure), [
    ["FirebaseAnalytics", "Target"],
    ["Core"],
  ]);
  for (const lines of cellLines(["FirebaseAnalyticsIdentitySupportTarget", "x"], 60, 2, measure)) {
    assert.ok(lines.length <= 2);
    for (const line of lines) assert.ok(measure(line) <= 60);
  }
});

test("forty labels of neighbours do not overlap and all find a place", () => {
  const next = random(3);
  const frame = { x: 0, y: 0, w: 1000, h: 600 };
  for (const spread of [980, 200, 40]) {
    const wishes = Array.from({ length: 40 }, (_, pod) => ({
      pod, w: 60 + next() * 80, h: 16,
      anchor: { x: 400 + next() * spread * 0.5, y: 300 + next() * spread * 0.25, w: 10, h: 9 },
    }));
    const placed = placeLabels(wishes, frame);
    assert.equal(placed.length, 40);
    placed.forEach((a, k) => {
      placed.slice(k + 1).forEach((b) => assert.ok(!overlaps(a, b)));
      assert.ok(a.x >= 0 && a.y >= 0 && a.x + a.w <= frame.w && a.y + a.h <= frame.h);
    });
  }
});

test("cells outside of the window get no label", () => {
  const anchor = { x: -50, y: 10, w: 20, h: 10 };
  assert.deepEqual(placeLabels([{ pod: 0, anchor, w: 50, h: 16 }], { x: 0, y: 0, w: 300, h: 300 }), []);
});
