import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import test from "node:test";
import { inflateRawSync } from "node:zlib";
import template from "../dist/report.template.html";

const hash = (text: string) => `'sha256-${createHash("sha256").update(text, "utf8").digest("base64")}'`;
const parts = (tag: string) => [...template.matchAll(new RegExp(`<${tag}>([^]*?)</${tag}>`, "g"))].map((one) => one[1]!);
const packed = /<script type="text\/plain" id="podworks-script">([A-Za-z0-9+/=]+)<\/script>/.exec(template)?.[1] ?? "";
const unpacked = inflateRawSync(Buffer.from(packed, "base64")).toString();

test("the template is small", () => {
  assert.ok(Buffer.byteLength(template) <= 96 * 1024, `${Buffer.byteLength(template)} bytes`);
});

test("each placeholder stands once", () => {
  for (const name of ["TITLE", "TABLES", "DATA"]) {
    assert.equal(template.split(`@@PODWORKS_${name}@@`).length, 2, name);
  }
});

test("the policy lets the loader, the script it unpacks and the one style in, and nothing else", () => {
  const [loader, ...scripts] = parts("script");
  const [style, ...styles] = parts("style");
  assert.deepEqual([scripts, styles], [[], []]);
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(template)?.[1];
  assert.equal(
    policy,
    `default-src 'none'; script-src ${hash(loader!)} ${hash(unpacked)}; style-src ${hash(style!)}; img-src data:; ` +
      "base-uri 'none'; form-action 'none'",
  );
});

test("the policy comes before all that it is about", () => {
  assert.ok(template.indexOf("Content-Security-Policy") < template.indexOf("<style>"));
  assert.ok(template.indexOf("Content-Security-Policy") < template.indexOf("@@PODWORKS_TITLE@@"));
});

test("the page asks for nothing and runs no text", () => {
  for (const word of [/ style="/, /\beval\(/, /new Function\b/, /\bfetch\(/, /\bWorker\(/, /XMLHttpRequest/, / src=/, / href="/, /import\(/]) {
    assert.doesNotMatch(template, word);
    assert.doesNotMatch(unpacked, word);
  }
  assert.match(template, /^<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">/);
  assert.match(template, /<meta name="referrer" content="no-referrer">/);
  assert.match(template, /<meta name="viewport"/);
});

test("the libraries in it are named with their licences", () => {
  for (const name of ["preact", "d3-hierarchy"]) assert.match(template, new RegExp(`^${name}: Copyright`, "m"));
});
