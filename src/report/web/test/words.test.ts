import assert from "node:assert/strict";
import test from "node:test";
import { bytes, codeParts, moment, number, percent, place, signed } from "../src/format";
import rulesPage from "../../../../docs/rules.md";
import { count, isKey, ruleTitle, ruleWords, t, words } from "../src/i18n";
import { chineseRules } from "../src/words/rules";
import { appFactory } from "./fixtures";

test("every word is there in both languages, with the same values", () => {
  const values = (text: string) => [...text.matchAll(/\{\w+\}/g)].map((match) => match[0]).sort();
  for (const [key, [en, zh]] of Object.entries(words)) {
    assert.ok(en && zh, key);
    assert.deepEqual(values(en), values(zh), key);
    if (key.endsWith(".one")) assert.ok(isKey(key.slice(0, -4)), key);
  }
});

test("each rule of docs/rules.md has Chinese words, and no other", () => {
  const listed = [...rulesPage.matchAll(/^\| \[`([a-z-]+)`\]\(#/gm)].map((match) => match[1]);
  assert.ok(listed.length > 30);
  // Findings of custom rules are called custom/NAME and say what their authors wrote.
  assert.deepEqual(Object.keys(chineseRules), listed.filter((id) => id !== "custom"));
});

test("the Chinese words of a rule are Chinese but for names", () => {
  for (const [id, texts] of Object.entries(chineseRules)) {
    assert.equal(texts.length, 3, id);
    for (const text of texts) {
      const prose = codeParts(text).filter((_, i) => i % 2 === 0).join("x");
      assert.match(prose, /\p{Script=Han}/u, `${id}: ${text}`);
      assert.doesNotMatch(prose, /`|[A-Za-z]+ [A-Za-z]+ [A-Za-z]+/, `${id}: ${text}`);
    }
  }
});

test("rules that come with the program have words of the page's in Chinese only, others never", () => {
  for (const rule of appFactory().data.rules) {
    const own = !rule.id.startsWith("custom/");
    assert.equal(ruleWords("zh", rule.id) !== undefined, own, rule.id);
    assert.equal(ruleTitle("zh", rule.id) !== rule.id, own, rule.id);
    assert.equal(ruleWords("en", rule.id), undefined);
    assert.equal(ruleTitle("en", rule.id), rule.id);
  }
  assert.equal(ruleTitle("zh", "constructor"), "constructor");
});

test("one and many", () => {
  assert.equal(count("en", "pods", 1, "1"), "1 pod");
  assert.equal(count("en", "pods", 0, "0"), "0 pods");
  assert.equal(count("zh", "pods", 1, "1"), "1 个 pod");
  assert.equal(t("en", "why.not", { app: "A{pod}", pod: "$&" }), "A{pod} does not carry $&.");
});

test("numbers and sizes", () => {
  assert.equal(number("en", 1234567), "1,234,567");
  assert.equal(bytes("en", 0), "0 B");
  assert.equal(bytes("en", 999), "999 B");
  assert.equal(bytes("en", 999_999), "1 MB");
  assert.equal(bytes("en", 4097), "4.1 kB");
  assert.equal(bytes("zh", 73_600_000), "73.6 MB");
  assert.equal(percent("en", 1, 3), "33 %");
  assert.equal(percent("en", 1, 0), "");
  assert.equal(signed("en", -1200), "−1,200");
  assert.equal(place("a.m", 0), "a.m");
});

test("moments are read alike in both languages", () => {
  assert.equal(moment("2026-11-22T23:08:34Z"), "2026-11-22 23:08 UTC");
  assert.equal(moment("2026-11-22T23:08:34+08:00"), "2026-11-22 23:08 +08:00");
  assert.equal(moment("yesterday"), "yesterday");
});

test("backticks part code from words, an odd one does not", () => {
  assert.deepEqual(codeParts("`A` uses `B`"), ["", "A", " uses ", "B", ""]);
  assert.deepEqual(codeParts("a `b` and `c"), ["a ", "b", " and `c"]);
  assert.deepEqual(codeParts("`"), ["`"]);
});

test("one is not many", () => {
  assert.equal(count("en", "overview.cycles", 1, "1"), "cycle");
  assert.equal(count("en", "overview.cycles", 2, "2"), "cycles");
});
