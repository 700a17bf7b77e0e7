// The import lexer of JavaScript and TypeScript (cases 43 and 44).
#include <catch2/catch.hpp>

#include "unit/scanner/languages/lexing.h"

using namespace podworks;
using namespace podworks::lexing;

namespace {

Lexed lex_ts(std::string_view text) {
  return lex(find_typescript_imports, text);
}
Lexed lex_js(std::string_view text) {
  return lex(find_jsx_imports, text);
}
Names ts(std::string_view text) {
  return spellings(lex_ts(text));
}
Names js(std::string_view text) {
  return spellings(lex_js(text));
}

/// The flags that are set, as a text: "type dynamic".
std::string flags_of(const Found& found) {
  std::string flags;
  const auto add = [&](bool set, std::string_view name) {
    if (!set) return;
    flags += flags.empty() ? "" : " ";
    flags += name;
  };
  add(found.form == Form::Computed, "computed");
  add(found.type_only, "type");
  add(found.dynamic, "dynamic");
  add(found.reexport, "reexport");
  add(found.optional, "optional");
  add(found.malformed, "malformed");
  return flags;
}

}  // namespace

TEST_CASE("an import of JavaScript keeps its line, column and length", "[scanner][javascript]") {
  const Lexed lexed = lex_js("import a from './a';\n  export {b} from \"\xC3\xBC/b\"; require('c');\nimport(x.y)\n");
  REQUIRE(lexed.imports.size() == 4);
  const auto at = [&](std::size_t i) {
    const Found& found = lexed.imports[i];
    return std::vector<std::uint32_t>{found.line, found.column, found.length};
  };
  CHECK(spellings(lexed) == Names{"./a", "\xC3\xBC/b", "c", "x.y"});
  CHECK(at(0) == std::vector<std::uint32_t>{1, 15, 5});
  CHECK(at(1) == std::vector<std::uint32_t>{2, 19, 5});
  CHECK(at(2) == std::vector<std::uint32_t>{2, 34, 3});
  CHECK(at(3) == std::vector<std::uint32_t>{3, 8, 3});
  CHECK(lexed.imports[0].form == Form::Specifier);
  CHECK(lexed.imports[3].form == Form::Computed);
}

TEST_CASE("every form of a static import is found (43)", "[scanner][javascript]") {
  const auto [text, flags] = GENERATE(table<std::string, std::string>({
      {"import 's'", ""},
      {"import a from 's'", ""},
      {"import a, {b as c} from 's'", ""},
      {"import a, * as n from 's'", ""},
      {"import * as n from 's'", ""},
      {"import {} from 's'", ""},
      {"import {a, b as default, 'x-y' as c,} from 's'", ""},
      {"import {\n a, // from \"@wb/base\"\n} from\n \"s\"", ""},
      {"import/**/a/**/from/**/'s'", ""},
      {"import{a}from's'", ""},
      {"import type {T} from 's'", "type"},
      {"import type T from 's'", "type"},
      {"import type * as T from 's'", "type"},
      {"import type T, {U} from 's'", "type"},
      {"import type from 's'", ""},
      {"import type, {a} from 's'", ""},
      {"import type from from 's'", "type"},
      {"import typeof T from 's'", "type"},
      {"import typeof * as T from 's'", "type"},
      {"import {type A, type B as C} from 's'", "type"},
      {"import {typeof A} from 's'", "type"},
      {"import {type A, b} from 's'", ""},
      {"import a, {type B} from 's'", ""},
      {"import {type} from 's'", ""},
      {"import {type as} from 's'", "type"},
      {"import {type as as} from 's'", ""},
      {"import {type as as as} from 's'", "type"},
      {"import {as as type} from 's'", ""},
      {"import defer * as n from 's'", ""},
      {"import source x from 's'", ""},
      {"import defer from 's'", ""},
      {"import a from 's' with {type: 'json'}", ""},
      {"import a from 's' assert {type: 'json'}", ""},
      {"import 's' with {type: 'css'}", ""},
      {"import x = require('s')", ""},
      {"import type x = require('s')", "type"},
      {"import type = require('s')", ""},
      {"export import x = require('s')", "reexport"},
      {"export {a} from 's'", "reexport"},
      {"export {a as default, type B} from 's'", "reexport"},
      {"export {default} from 's'", "reexport"},
      {"export * from 's'", "reexport"},
      {"export * as n from 's'", "reexport"},
      {"export type {T} from 's'", "type reexport"},
      {"export type * from 's'", "type reexport"},
      {"export type * as T from 's'", "type reexport"},
      {"export {type T} from 's'", "type reexport"},
      {"export v from 's'", "reexport"},
      {"declare export * from 's'", "reexport"},
      {"declare export {a} from 's'", "reexport"},
      {"\xC2\xA0import\xC2\xA0\xC3\xBC\xC2\xA0"
       "from\xE2\x80\xA8's'",
       ""},
      {"let a = 1; import b from 's'", ""},
      {"function f() {}import b from 's'", ""},
      {"const a = {}\nimport b from 's'", ""},
      {"a++\nimport b from 's'", ""},
      {"a = b as any[]\nimport b from 's'", ""},
      {"let a: Array<b>\nimport b from 's'", ""},
      {"let a = b!\nimport b from 's'", ""},
      {"let a = /r/g\nimport b from 's'", ""},
      {"let a = `b`/* c\n */import b from 's'", ""},
  }));
  CAPTURE(text);
  for (const Lexed& lexed : {lex_ts(text), lex_js(text)}) {
    REQUIRE(spellings(lexed) == Names{"s"});
    CHECK(flags_of(lexed.imports[0]) == flags);
  }
}

TEST_CASE("calls that import are found (43)", "[scanner][javascript]") {
  const auto [text, flags] = GENERATE(table<std::string, std::string>({
      {"import('s')", "dynamic"},
      {"import(`s`)", "dynamic"},
      {"const a = await import('s', {with: {type: 'json'}})", "dynamic"},
      {"const a = () => import(/* webpackChunkName: \"x\" */ 's')", "dynamic"},
      {"import(\n  's',\n)", "dynamic"},
      {"import.defer('s')", "dynamic"},
      {"import('s').then(a => a)", "dynamic"},
      {"a ? b : import('s')", "dynamic"},
      {"switch (a) { case b: import('s') }", "dynamic"},
      {"const a = {b: import('s')}", "dynamic"},
      {"import.meta.resolve('s')", "dynamic"},
      {"require('s')", ""},
      {"require ( 's' )", ""},
      {"require?.('s')", ""},
      {"require<typeof x>('s')", ""},
      {"f(...require('s'))", ""},
      {"new require('s')", ""},
      {"a?require('s'):b", ""},
      {"`a${ require('s') }b`", ""},
      {"`a${ `${ {a: require('s')}.a }` }b`", ""},
      {"require.resolve('s')", ""},
      {"require.resolveWeak('s')", ""},
      {"jest.mock('s')", ""},
      {"jest.mock('s', () => ({}), {virtual: true})", ""},
      {"jest\n  .unmock('s')", ""},
      {"jest.useFakeTimers().doMock('s')", ""},
      {"jest.requireActual<X>('s')", ""},
      {"jest.requireMock('s')", ""},
      {"jest.createMockFromModule('s')", ""},
      {"vi.mock('s')", ""},
      {"await vi.importActual('s')", ""},
      {"define(['s'], function () {})", ""},
      {"define('name', ['require', 'exports', 's'], factory)", ""},
      {"define(['module', 's',], (module, s) => {})", ""},
      {"define(function (require, exports, module) { var a = require('s') })", ""},
      {"define((require) => { var a = require('s') })", ""},
      {"require(['s'], function (s) {})", "dynamic"},
      {"(function (f) { typeof define === 'function' && define.amd ? define(['s'], f) : f() })()", ""},
      {"(function (f) { module.exports = f(require('s')) })(function (s) {})", ""},
      {"declare function require(name: string): any; require('s')", ""},
      {"const require = createRequire(import.meta.url); require('s')", ""},
      {"require('\\x73')", ""},
      {"require('\\u{73}')", ""},
      {"require('\\\ns')", ""},
      {"if (a) /'/.test(require('s'))", ""},
  }));
  CAPTURE(text);
  for (const Lexed& lexed : {lex_ts(text), lex_js(text)}) {
    REQUIRE(spellings(lexed) == Names{"s"});
    CHECK(flags_of(lexed.imports[0]) == flags);
  }
}

TEST_CASE("a URL beside the module's own is a file's, whatever it looks like", "[scanner][javascript]") {
  const auto [text, names] = GENERATE(table<std::string, Names>({
      {"new Worker(new URL('s.js', import.meta.url))", {"./s.js"}},
      {"new URL('@a/b', import.meta.url)", {"./@a/b"}},
      {"new URL('../s.js', import.meta.url)", {"../s.js"}},
      {"new URL('./s.wasm?url#x', import.meta.url)", {"./s.wasm"}},
      {"new URL('https://a.b/c', import.meta.url)", {"https://a.b/c"}},
      {"import(new URL('./s.js', import.meta.url).href)", {"./s.js"}},
      {"new URL('./', import.meta.url)", {}},
      {"new URL('..', import.meta.url)", {}},
      {"new URL('../..', import.meta.url)", {}},
      {"new URL('dist/', import.meta.url)", {}},
      {"new URL('/from/the/root', import.meta.url)", {}},
      {"new URL('', import.meta.url)", {}},
  }));
  CAPTURE(text);
  const Lexed lexed = lex_js(text);
  CHECK(spellings(lexed) == names);
  for (const Found& found : lexed.imports) CHECK(flags_of(found) == "dynamic");
}

TEST_CASE("globs of files count only where files answer to them", "[scanner][javascript]") {
  const auto [text, names] = GENERATE(table<std::string, Names>({
      {"import.meta.glob('./x/*.js')", {"./x/*.js"}},
      {"import.meta.glob(['./x/*.js', '!**/b.js', '/y.js',], {eager: true})", {"./x/*.js", "/y.js"}},
      {"import.meta.glob([\n'**/x.js' /* a */])", {"**/x.js"}},
  }));
  CAPTURE(text);
  const Lexed lexed = lex_js(text);
  CHECK(spellings(lexed) == names);
  for (const Found& found : lexed.imports) CHECK(found.form == Form::Specifier);
}

TEST_CASE("what is known at run time only is told as written (44)", "[scanner][javascript]") {
  const auto [text, spelling, dynamic] = GENERATE(table<std::string, std::string, bool>({
      {"import('@wb/' + n)", "'@wb/' + n", true},
      {"import(`@wb/${n}`)", "`@wb/${n}`", true},
      {"import(name, {with: {}})", "name", true},
      {"require(path.join(a, 'b'))", "path.join(a, 'b')", false},
      {"require(a ? 'b' : 'c')", "a ? 'b' : 'c'", false},
      {"require.resolve(name)", "name", false},
      {"jest.mock(name)", "name", false},
      {"import.meta.glob('@x/*.js')", "'@x/*.js'", true},
      {"import.meta.glob(['./x/*.js', b], {eager: true})", "['./x/*.js', b]", true},
      {"import(toUrl(`${out}/a.js`).href); f(r)", "toUrl(`${out}/a.js`).href", true},
      {"import(f(`a${b ? `c${d}e` : `(`}f}`), `g`); h(r)", "f(`a${b ? `c${d}e` : `(`}f}`)", true},
      {"require.context('./x', true, /a/)", "'./x'", true},
      {"switch (a) { case import(b): c }", "b", true},
      {"require(" + std::string(90, 'x') + ")", std::string(80, 'x'), false},
      {"require(a(\n  b))", "a(", false},
  }));
  CAPTURE(text);
  const Lexed lexed = lex_js(text);
  REQUIRE(spellings(lexed) == Names{spelling});
  CHECK(lexed.imports[0].form == Form::Computed);
  CHECK(lexed.imports[0].dynamic == dynamic);
}

TEST_CASE("an import among types is gone after the compilation (43)", "[scanner][javascript]") {
  const auto text =
      GENERATE(as<std::string>{}, "let a: import('s').T", "let a: typeof import('s')", "type A = import('s').T",
               "type A = import('s')", "type A = B | import('s').T", "type A = {b: import('s')}",
               "let a: Promise<import('s').T>", "function f(a: import('s').T) {}", "const a = b as import('s').T",
               "interface A { b: import('s').T }", "jest.requireActual<typeof import('s')>(a.b)",
               "declare module 's' { export const a: string }\nexport {}");
  CAPTURE(text);
  for (const Lexed& lexed : {lex_ts(text), lex_js(text)}) {
    REQUIRE_FALSE(lexed.imports.empty());
    const Found& found = lexed.imports[lexed.imports[0].spelling == "s" ? 0 : 1];
    CHECK(found.spelling == "s");
    CHECK(found.type_only);
    CHECK_FALSE(found.dynamic);
  }
}

TEST_CASE("directives at the head of a file name files and packages (43)", "[scanner][javascript]") {
  const Lexed lexed = lex_ts(
      "// c\n/// <reference path=\"a.d.ts\" />\n/// <reference path='../b.d.ts'/>\n/* d */\n"
      "/// <reference types=\"node\" preserve=\"true\" />\n/// <reference lib=\"dom\" />\n"
      "let a;\n/// <reference types=\"late\" />\n");
  CHECK(spellings(lexed) == Names{"./a.d.ts", "../b.d.ts", "node"});
  CHECK(lexed.imports[0].type_only);
  CHECK(lexed.imports[0].line == 2);
  CHECK(lexed.imports[0].column == 21);
  CHECK(lexed.imports[0].length == 8);
}

TEST_CASE("a module declared in a file without imports and exports is no other's", "[scanner][javascript]") {
  CHECK(ts("declare module 's' { export const a: string }").empty());
  CHECK(ts("declare module '*.svg' { export default a }\nexport {}").empty());
  CHECK(ts("declare module 's' { import {A} from 't' }") == Names{"t"});
  CHECK(ts("import 'a'\ndeclare module 's'\ndeclare module M {}") == Names{"a", "s"});
}

TEST_CASE("what only looks like an import is none (44)", "[scanner][javascript]") {
  const auto text = GENERATE(
      as<std::string>{}, "// import '@wb/net'", "/* import '@wb/net'\nimport '@wb/net' */",
      "'import x from \"@wb/net\"'", "`import x from \"@wb/net\"`", "`\nimport x from \"@wb/net\"\n`",
      "a = /import x from \"@wb\\/net\"/", "a = /[/]import('x')/", "(/require('x')/)", "return /require('x')/",
      "if (a) /require('x')/.test(b)", "while (a[0]) /require('x')/", "for await (a of b) /require('x')/",
      "x => /require('x')/", "a = b\n++/require('x')/.c", "{}\n/require('x')/", "typeof /require('x')/",
      "a ? /require('x')/ : /require('y')/", "obj.require('@wb/net')", "obj?.require('@wb/net')", "foo.import('x')",
      "foo\n  .require('x')", "this.#require('x')", "import.meta.url", "import.meta", "({import: 1, require: 2})",
      "({require() {}, import() {}})", "({require(a) {}, import(a) {}})", "({async require(a) {}})",
      "class A { require(a) {} import(a) {} static import = 1; import; }", "interface A { require(a: string): any }",
      "interface A { import(a: string): any; import?: B }", "abstract class A { abstract require(a: B): C }", "require",
      "require()", "import()", "typeof require", "module.require", "let a = requirejs", "important('x')",
      "function require(a) { return a }\nrequire('x')", "require('x'); function require(a) { return a }",
      "(function (require, module, exports) { require('x') })", "(require => { require('x') })",
      "({1: [function (require, module, exports) { if (a) { require('x') } }, {}]})",
      "((a, require) => { require('x') })", "a = function require(b) { require('x') }",
      "{ function require() {} }\nrequire('x')", "<!-- import 'x'", "a\n--> import 'x'", "#!/usr/bin/env require('x')",
      "define('x')", "define.amd", "define(name, factory)", "a.define(['x'], f)", "@define(['x']) class A {}",
      "const define = (a, b) => b\ndefine('x', ['y'])", "function define() {}\ndefine(['y'])", "new URL('x', base)",
      "new URL('x')", "jest.fn('x')", "jest.useFakeTimers('x')", "vi", "x.jest.mock('y')", "mock('x')",
      "import A = B.C", "export import A = B.C", "export {a}", "export default from", "export default 'x'",
      "export const a = 'x'", "export type A = 'x'", "export = 'x'", "export as namespace X", "export function f() {}",
      "export default {import: 'x'}", "x = import", "let a = 1 import 'x'", "switch (a) { default: 'x' }",
      "declare module.exports: {a: 'x'}", "require\n= 'x'");
  CAPTURE(text);
  CHECK(js(text).empty());
  CHECK(ts(text).empty());
}

TEST_CASE("a slash that divides opens no regular expression", "[scanner][javascript]") {
  const auto text = GENERATE(
      as<std::string>{}, "a = b / c; require('s') // /", "a = b() / c, d = require('s') / 2", "a[0] / require('s') / 2",
      "({}) / require('s') / 2", "a = {} / require('s') / 2", "1 / require('s') / 2", "'a' / require('s') / 2",
      "`a` / require('s') / 2", "a++ / require('s') / 2", "a! / require('s') / 2", "/a/ / require('s') / 2",
      "a.return / require('s') / 2", "a.if(b) / require('s') / 2", "x = a /\nrequire('s')", "this / require('s') / 2",
      "a /= require('s') / 2", "</script>\nrequire('s')", "a = b / '/'; require('s')", "1. / require('s') / 2",
      "a = /[\nrequire('s')", "a = /[/]'\"`/; require('s')", "a = /\\/'/; require('s')", "a = !/'/.test(require('s'))",
      "a = b ? /'/ : require('s')", "x = {a: /'/}; require('s')", "[/'/, require('s')]", "`${/`/}`; require('s')",
      "} /'/; require('s')", "do /'/.test(require('s')); while (a)");
  CAPTURE(text);
  CHECK(js(text) == Names{"s"});
  CHECK(ts(text) == Names{"s"});
}

TEST_CASE("the text of an element is no code, what stands in its braces is (44)", "[scanner][javascript]") {
  const auto text = GENERATE(
      as<std::string>{}, "a = <a>import x from \"@wb/net\"</a>; require('s')", "f(<a>don't {require('s')} can't</a>)",
      "a = <a b='require(\"x\")' c=\"\\\" d={require('s')}/>", "a = <><b/>it's {/* require('x') ' */}</>; require('s')",
      "const a = () => <A.B {...c} d-e:f={'}'}>\n`{require('s')}\n</A.B>",
      "return (\n  <a\n    // it's\n    b /* ' */\n  >\n    require('x')\n  </a>\n)\nrequire('s')",
      "a && <a>{b.map(c => <d key={c}>{c ? <e/> : `'`} it's</d>)}{require('s')}</a>",
      "a = <a b=<c>it's</c>>don't</a>; require('s')", "a = <A<B<C>> d='\"'>it's</A>; require('s')",
      "a ? <a>it's</a> : <b>don't</b>; require('s')", "a = <a>{'</a>'}it's</a>\nrequire('s')",
      "a = <a>require('x') // </a>; require('s')", "a = [<a/>, <b/>, 'x', require('s')]",
      "function A() { return <b>it's</b> }\nrequire('s')", "a = <a>{b}</a> / require('s') / 2");
  CAPTURE(text);
  CHECK(js(text) == Names{"s"});
}

TEST_CASE("comparisons, generics and casts are no elements", "[scanner][javascript]") {
  const auto text =
      GENERATE(as<std::string>{}, "if (a < b) require('s')", "for (i = 0; i <a.length; ++i) require('s')",
               "a = f(b)<c, d>(require('s'))", "foo<T>(require('s'))", "class A<T> extends B<T> { c = require('s') }",
               "const f = <T,>(a) => require('s')", "const f = <T, U>(a) => require('s')",
               "const f = <T extends object>(a) => require('s')", "const f = <T: Object>(a: T) => require('s')",
               "const f = <T>(a: T) => require('s')", "const f = <T>(a: T): Array<T> => require('s')",
               "const f = <T>(a: T): {b: T} => require('s')", "const f = async <T,>(a: T) => require('s')",
               "const f = <const T,>(a: T) => require('s')", "type F = <T>(a: T) => void; require('s')",
               "interface A { <T>(a: T): T; new <T>(a: T): T; b<T>(a: T): T }\nrequire('s')",
               "type A = {<T>(a: T): T}; require('s')", "declare function f<T>(a: T): T; require('s')",
               "a = b << c; require('s')", "a = b<<c>>>1; require('s'); d = '</e>'", "a <<= b; require('s')",
               "f<<T>(a: T) => void>(require('s'))", "a <= b; require('s')", "a = new Map<string, B>(); require('s')");
  CAPTURE(text);
  CHECK(js(text) == Names{"s"});
  CHECK(ts(text) == Names{"s"});
}

TEST_CASE("TypeScript's casts are read where there are no elements", "[scanner][javascript]") {
  CHECK(ts("a = <any>b; c = <T>(require('s'))") == Names{"s"});
  CHECK(ts("a = <A<B>>require('s')") == Names{"s"});
  CHECK(ts("@A({b: 'c'})\nexport class D { @E() f!: G; h = i?.(require('s')) }") == Names{"s"});
}

TEST_CASE("an element that never ends was none, and hides nothing", "[scanner][javascript]") {
  CHECK(js("a = <b c>\nrequire('s')\nimport d from 't'") == Names{"s", "t"});
  CHECK(js("require('r'); a = <b c>(require('s'), <d/>)") == Names{"r", "s"});
}

TEST_CASE("a require that may fail is optional", "[scanner][javascript]") {
  const auto optional = [](std::string_view text) {
    std::vector<bool> all;
    for (const Found& found : lex_js(text).imports) all.push_back(found.optional);
    return all;
  };
  CHECK(optional("try { require('a'); if (b) { require('b') } } catch { require('c') }") ==
        std::vector<bool>{true, true, false});
  CHECK(optional("try { a = await import('a') } catch (e) {}") == std::vector<bool>{true});
  CHECK(optional("try { require('a') } finally { require('b') }") == std::vector<bool>{false, false});
  CHECK(optional("try { try { require('a') } finally {} } catch {}\nrequire('b')") == std::vector<bool>{true, false});
  CHECK(optional("try { f(function () { require('a') }) } catch {}") == std::vector<bool>{false});
  CHECK(optional("a = {try: 1}; require('b')") == std::vector<bool>{false});
}

TEST_CASE("a chain of mocks is followed", "[scanner][javascript]") {
  CHECK(js("jest\n  .mock('a', () => ({b: jest.requireActual('b')}))\n  .dontMock('c');\nx.mock('d')") ==
        Names{"a", "b", "c"});
}

TEST_CASE("each name in a list of AMD counts", "[scanner][javascript]") {
  const Lexed lexed = lex_js("define('n', ['a', \"b\" /* c */, `d`], function (a, b, d) { require('e') })");
  CHECK(spellings(lexed) == Names{"a", "b", "d", "e"});
  CHECK(lexed.imports[1].column == 19);
}

TEST_CASE("a parameter named require holds for its function only", "[scanner][javascript]") {
  CHECK(js("(function (require) { require('x') })();\nrequire('s')") == Names{"s"});
  CHECK(js("function f() { function require() {} require('x') }\nrequire('s')") == Names{"s"});
  CHECK(js("f(require, module); if (require) { require('s') }") == Names{"s"});
}

TEST_CASE("an import of JavaScript that no compiler takes is told, and hides nothing", "[scanner][javascript]") {
  const auto [text, spelling] = GENERATE(table<std::string, std::string>({
      {"import {a from 'x'", "import {a from 'x'"},
      {"import from", "import from"},
      {"import from 'x'", "import from 'x'"},
      {"import a from", "import a from"},
      {"import a b from 'x'; c", "import a b from 'x'"},
      {"import * from 'x'", "import * from 'x'"},
      {"import 'x", "import 'x"},
      {"import a from `x`", "import a from `x`"},
      {"import ''", "''"},
      {"require('')", "''"},
      {"export * from", "export * from"},
      {"export {a} from b", "export {a} from b"},
  }));
  CAPTURE(text);
  const Lexed lexed = lex_ts(text + "\nimport last from 'last'");
  REQUIRE(spellings(lexed) == Names{spelling, "last"});
  CHECK(lexed.imports[0].malformed);
  CHECK_FALSE(lexed.imports[1].malformed);
}

TEST_CASE("byte order mark, line ends and minified code", "[scanner][javascript]") {
  CHECK(js("\xEF\xBB\xBFimport a from 'a'\r\nimport b from 'b'\rimport'c';import{d}from'd';export*from'e'") ==
        Names{"a", "b", "c", "d", "e"});
  CHECK(js("#!/usr/bin/env node\n'use strict';import a from'a'") == Names{"a"});
  CHECK(js("var a=1,b=a<2?/'/:c;function d(){}import{e}from'e';f=(g)=>{};h=i/j;import('k')") == Names{"e", "k"});
}

TEST_CASE("literals that are cut off lose no more than the language does", "[scanner][javascript]") {
  CHECK(js("a = 'open\nrequire('s')") == Names{"s"});
  CHECK(js("a = \"open\\\nstill\"\nrequire('s')") == Names{"s"});
  CHECK(js("a = f(']', { ( }\nrequire('s')") == Names{"s"});
  CHECK(js("a = `open\nrequire('s')").empty());
  CHECK(js("/* open\nrequire('s')").empty());
  CHECK(js("a = `b${(`;\nrequire('s')") == Names{});
}
