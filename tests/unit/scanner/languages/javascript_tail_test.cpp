// What stands behind the last import of a JavaScript file: mostly nothing that counts, but see here.
#include <catch2/catch.hpp>

#include "unit/scanner/languages/lexing.h"

using namespace podworks;
using namespace podworks::lexing;

namespace {

std::vector<Found> js(std::string_view text) {
  return lex(find_jsx_imports, text).imports;
}
Names names(std::string_view text) {
  return spellings(lex(find_jsx_imports, text));
}

/// Something to read on for, at the end.
std::string read_whole(std::string_view text) {
  return std::string(text) + "\n//import(";
}

}  // namespace

TEST_CASE("what follows the last import of JavaScript still changes what it means", "[scanner][javascript][tail]") {
  const auto [text, imports] = GENERATE(table<std::string, Names>({
      {"require('a');\nfunction require(x) { return x }", {}},
      {"require('a');\nif (x) { function require(x) { return x } }", {}},
      {"function f() { require('a');\n function g() {} function require(x) {} }\nrequire('b')", {"b"}},
      {"define(['a'], f);\nvar define = function (x) {}", {}},
      {"define(['a'], f);\nvar define = (x) => {}", {}},
      {"define(['a'], f);\nfunction define(x) {}", {}},
      {"define(['a'], f);\nfunction define<T>(x: T) {}", {}},
      {"define(['a'], f);\nx = 1", {"a"}},
      {"declare module 'a' {}\nexport {}", {"a"}},
      {"declare module 'a' {}\nexport const b = 1", {"a"}},
      {"declare module 'a' {}\nfunction f() {}", {}},
      {"f();\ndeclare module 'a' {}", {}},
      {"export {};\nf();\ndeclare module 'a' {}", {"a"}},
      {"declare module 'a' { export const b: 1 }\nx = 1", {}},
  }));
  CAPTURE(text);
  CHECK(names(text) == imports);
  CHECK(js(text) == js(read_whole(text)));
}

TEST_CASE("a catch behind the last require makes it optional", "[scanner][javascript][tail]") {
  const auto [text, optional] = GENERATE(table<std::string, bool>({
      {"try { require('a') } catch {}", true},
      {"try { require('a'); if (b) { c() } } /* d */ catch (e) {}", true},
      {"try { try { require('a') } finally {} } catch {}", true},
      {"try { f(() => { require('a') }) } catch {}", false},
      {"try { require('a') } finally {}", false},
      {"try { require('a') }", false},
      {"try { require('a')", false},
      {"try { const x = <b>{require('a')}</b>; } catch {}", true},
      {"try { x = `${require('a')} }`; } catch {}", true},
  }));
  CAPTURE(text);
  const std::vector<Found> found = js(text);
  REQUIRE(found.size() == 1);
  CHECK(found[0].optional == optional);
  CHECK(found == js(read_whole(text)));
}

TEST_CASE("the last import of JavaScript is found wherever it stands", "[scanner][javascript][tail]") {
  const auto [text, imports] = GENERATE(table<std::string, Names>({
      {"import 'a'\nconst b = 1\n/* import x */", {"a"}},
      {"import 'a'\nconst b = 1\n// require('x')", {"a"}},
      {"const b = 'import(\"x\")'", {}},
      {"f(`a ${import('x')}`)", {"x"}},
      {"f(`a ${b} import('x')`)", {}},
      {"f(/'\"`/); require('x')", {"x"}},
      {"f(/'\"`/); g(); /* ' */", {}},
      {"const a = <b>import 'x'</b>", {}},
      {"const a = <b> never ends; require('x')", {"x"}},
      {"const a = <b c='d'> import('x'); f()", {"x"}},
      {"const a = <b c={require('x')}> f()", {"x"}},
      {"const a = import /* b */ ('x')", {"x"}},
      {"const a = import // b\n ('x')", {"x"}},
      {"const a = import\xC2\xA0('x')", {"x"}},
      {"a = require /* b */ ('x')", {"x"}},
      {"a = require\n.resolve('x')", {"x"}},
      {"a = require?.('x')", {"x"}},
      {"a = require<B>('x')", {"x"}},
      {"require", {}},
      {"import;", {}},
      {"export", {}},
      {"if (a) {} import 'x'", {"x"}},
      {"f(); import 'x'", {"x"}},
      {"/* a */ import 'x'", {"x"}},
      {"if (a) f(); else import 'x'", {"x"}},
      {"f()\n\timport 'x'", {"x"}},
      {"export import a = require('x')", {"x"}},
      {"export import a from 'x'", {"x"}},
      {"declare export {a} from 'x'", {"x"}},
      {"declare export * from 'x'", {"x"}},
      {"export {a} from 'x'", {"x"}},
      {"export {/* } */ a} from 'x'", {"x"}},
      {"export * from 'x'", {"x"}},
      {"export * as a from 'x'", {"x"}},
      {"export a from 'x'", {"x"}},
      {"export type {a} from 'x'", {"x"}},
      {"export type * from 'x'", {"x"}},
      {"/* a */ export /* b */ {a} /* c */ from /* d */ 'x'", {"x"}},
      {"new URL('x', import.meta.url)", {"./x"}},
      {"import.meta.resolve('x')", {"x"}},
      {"import.meta.glob('x')", {"'x'"}},
      {"jest.mock('x')", {"x"}},
      {"vi.fn().mock('x')", {"x"}},
      {"jest.mock('x').mock('y'); f()", {"x", "y"}},
      {"jest.fn(() => { f() }).unstable_mockModule('x')", {"x"}},
      {"jest.createMockFromModule('x')", {"x"}},
      {"jest.requireActual('x')", {"x"}},
      {"jest.requireActual<A>('x')", {"x"}},
      {"vi.importMock('x')", {"x"}},
      {"vi . importMock('x')", {"x"}},
      {"vi.\nimportMock('x')", {"x"}},
      {"vi. // a\nimportMock('x')", {"x"}},
      {"vi./* a */importMock('x')", {"x"}},
      {"a.define(['x'])", {}},
      {"a?.require('x')", {}},
      {"[...require('x')]", {"x"}},
      {"import.meta.env.a(b)", {}},
      {"import. meta.resolve('x')", {"x"}},
      {"import.meta/* a */.resolve('x')", {"x"}},
      {"import.defer('x')", {"x"}},
      {"jest.setMock /* a */ ('x', {})", {"x"}},
  }));
  CAPTURE(text);
  CHECK(names(text) == imports);
  CHECK(names(text + "\nconst z = {};\nfunction y(a, b) { return a < b }\n") == imports);
  CHECK(js(text) == js(read_whole(text)));
}

TEST_CASE("a malformed export behind the last import is reported", "[scanner][javascript][tail]") {
  const auto text = GENERATE(as<std::string>{}, "import 'a'\nexport {b} from c", "import 'a'\nexport *;",
                             "export * as b", "export import.meta.env");
  CAPTURE(text);
  REQUIRE_FALSE(js(text).empty());
  CHECK(js(text).back().malformed);
}
