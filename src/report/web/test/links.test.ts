import assert from "node:assert/strict";
import test from "node:test";
import { editorLink, isPage, needsRoot, webLink, type Target } from "../src/links";

const web = "https://git.example/wb/pool/blob/{rev}/{file}#L{line}";
const code = "vscode://file/{root}/{file}:{line}";
const at = (change: Partial<Target> = {}): Target => ({
  file: "pods/House/HSList.m",
  line: 12,
  rev: "ab12",
  root: "/src/wb",
  ...change,
});

test("a place on the web and in an editor", () => {
  assert.equal(webLink(web, at()), "https://git.example/wb/pool/blob/ab12/pods/House/HSList.m#L12");
  assert.equal(editorLink(code, at()), "vscode://file/src/wb/pods/House/HSList.m:12");
  assert.equal(
    editorLink("idea://open?file={root}/{file}&line={line}", at()),
    "idea://open?file=/src/wb/pods/House/HSList.m&line=12",
  );
  assert.equal(
    editorLink("xcode://open?f={file}&again={file}", at()),
    "xcode://open?f=pods/House/HSList.m&again=pods/House/HSList.m",
  );
  assert.equal(
    editorLink("http://localhost:63342/api/file/{file}:{line}", at()),
    "http://localhost:63342/api/file/pods/House/HSList.m:12",
  );
  assert.equal(webLink("", at()), null);
  assert.ok(isPage("https://git.example/") && !isPage("vscode://file/a"));
});

test("a place without a line is its first", () => {
  assert.equal(webLink(web, at({ line: 0 })), "https://git.example/wb/pool/blob/ab12/pods/House/HSList.m#L1");
});

test("a checkout is asked for only where the template needs one", () => {
  assert.ok(needsRoot(code) && !needsRoot(web));
  assert.equal(editorLink(code, at({ root: "" })), null);
  assert.equal(editorLink(code, at({ root: "  " })), null);
  assert.equal(editorLink("vscode://open/{file}", at({ root: "" })), "vscode://open/pods/House/HSList.m");
});

test("roots are taken as people write them", () => {
  for (const root of ["/src/wb/", " /src/wb ", "/src/wb//"]) {
    assert.equal(editorLink(code, at({ root })), "vscode://file/src/wb/pods/House/HSList.m:12");
  }
  assert.equal(
    editorLink(code, at({ root: "C:\\code\\my pool" })),
    "vscode://file/C%3A/code/my%20pool/pods/House/HSList.m:12",
  );
  assert.equal(editorLink("vscode://file{root}/{file}", at()), "vscode://file/src/wb/pods/House/HSList.m");
  assert.equal(editorLink(code, at({ root: "/src/../etc" })), null);
});

test("signs of a name that mean something in an address are encoded", () => {
  const file = "a b/c?d=1#e%41\"<>&/源码/{line}{root}.m";
  const href = webLink(web, at({ file }));
  assert.equal(
    href,
    "https://git.example/wb/pool/blob/ab12/a%20b/c%3Fd%3D1%23e%2541%22%3C%3E%26/%E6%BA%90%E7%A0%81/" +
      "%7Bline%7D%7Broot%7D.m#L12",
  );
  const url = new URL(href!);
  assert.equal(url.hash, "#L12");
  assert.equal(url.search, "");
  assert.equal(decodeURIComponent(url.pathname), `/wb/pool/blob/ab12/${file}`);
});

test("what is filled in is not filled again", () => {
  const href = editorLink("vscode://file/{root}/{file}", at({ root: "/{file}", file: "{root}{rev}$&.m" }));
  assert.equal(href, "vscode://file/%7Bfile%7D/%7Broot%7D%7Brev%7D%24%26.m");
});

test("addresses that run or hide something are no links", () => {
  const hostile = [
    "javascript:alert(1)//{file}",
    " javascript:alert(1)//{file}",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)//{file}",
    "\u0001javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "blob:https://git.example/x",
    "//evil.example/{file}",
    "/{file}",
    "{file}",
    "{file}:alert(1)",
    "https:\\\\evil.example/{file}",
    "ht\ntps://git.example/{file}",
    "https://git.example\u0000/{file}",
    "https://git.example /{file}",
    "https://user:word@git.example/{file}",
    "https://{file}/",
    "https://git.example{file}",
    "https:{file}",
    "https://",
    "https://git.example/a\n{file}",
    "https://git.example/a\\{file}",
    "vscode://file/\t{file}",
    "vscode-evil://{file}",
  ];
  for (const template of hostile) {
    for (const file of ["pods/a.m", "javascript:alert(1)", "//evil.example/a", "@evil.example/a"]) {
      assert.equal(webLink(template, at({ file })), null, template);
      assert.equal(editorLink(template, at({ file })), null, template);
    }
  }
  for (const template of ["vscode://file/{file}", "xcode://{file}", "idea://open?file={file}"]) {
    assert.equal(webLink(template, at()), null, template);
    assert.notEqual(editorLink(template, at()), null, template);
  }
});

test("names cannot lead out of the pool, nor break the page", () => {
  for (const file of ["../../other/secret.m", "pods/../../x.m", "./a.m", "a/\ud800.m"])
    assert.equal(webLink(web, at({ file })), null, file);
  assert.equal(webLink(web, at({ file: "..a/b..m" })), "https://git.example/wb/pool/blob/ab12/..a/b..m#L12");
  assert.equal(
    webLink(web, at({ file: "javascript:alert(1)" })),
    "https://git.example/wb/pool/blob/ab12/javascript%3Aalert(1)#L12",
  );
  assert.equal(webLink(web, at({ rev: "../.." })), "https://git.example/wb/pool/blob/..%2F../pods/House/HSList.m#L12");
});
