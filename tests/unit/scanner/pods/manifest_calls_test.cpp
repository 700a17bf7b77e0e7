#include "scanner/pods/manifest_calls.h"

#include <catch2/catch.hpp>

using namespace podworks;

namespace {

std::string show(const std::vector<ManifestStatement>& statements);
std::string show(const ManifestExpression& expression);

std::string show(const ManifestLink& link) {
  std::string text = link.kind == ManifestLink::Kind::Text ? "'" + link.name() + "'" : link.name();
  if (!link.type.empty()) text += "<" + std::string(link.type) + ">";
  const bool is_list = link.kind == ManifestLink::Kind::List || link.kind == ManifestLink::Kind::Index;
  if (link.is_call || is_list) {
    text += is_list ? "[" : "(";
    for (std::size_t i = 0; i < link.arguments.size(); ++i) {
      if (i > 0) text += ", ";
      if (!link.arguments[i].label.empty()) text += link.arguments[i].label + ": ";
      text += show(link.arguments[i].value);
    }
    text += is_list ? "]" : ")";
  }
  if (link.has_block) {
    text += "{";
    for (const std::string_view name : link.parameters) text += std::string(name) + " -> ";
    text += show(link.block) + "}";
  }
  return text;
}

std::string show(const ManifestExpression& expression) {
  std::string text;
  for (std::size_t i = 0; i < expression.operands.size(); ++i) {
    if (i > 0) text += i <= expression.operators.size() ? std::string(1, expression.operators[i - 1]) : "!";
    for (std::size_t k = 0; k < expression.operands[i].size(); ++k) {
      if (k > 0) text += ".";
      text += show(expression.operands[i][k]);
    }
  }
  return text;
}

std::string show(const std::vector<ManifestStatement>& statements) {
  std::string text;
  for (const ManifestStatement& statement : statements) {
    if (!text.empty()) text += "; ";
    if (!statement.declares.empty()) text += "val " + std::string(statement.declares) + " = ";
    text += show(statement.expression);
    if (statement.assigns) text += " = ";
    text += show(statement.value);
  }
  return text;
}

std::string groovy(const std::string& text) {
  const ManifestTokens tokens = tokenize_manifest(text, kGroovySyntax);
  return show(parse_manifest_calls(tokens.tokens));
}

std::string kotlin(const std::string& text) {
  const ManifestTokens tokens = tokenize_manifest(text, kKotlinSyntax);
  return show(parse_manifest_calls(tokens.tokens));
}

}  // namespace

TEST_CASE("calls, blocks and chains are parsed", "[scanner][pods][manifest]") {
  CHECK(kotlin("a.b(\"c\", d = 1) { e() }") == "a.b('c', d: 1){e()}");
  CHECK(kotlin("\"implementation\"(project(\":x\"))") == "'implementation'(project(':x'))");
  CHECK(kotlin("sourceSets[\"main\"].java.srcDirs(\"x\")") == "sourceSets.['main'].java.srcDirs('x')");
  CHECK(kotlin("a\n  .b()\n  ?.c()\nd") == "a.b().c(); d");
  CHECK(kotlin("configure<Ext<*>> { x = 1 }") == "configure<Ext>{x = 1}");
  CHECK(kotlin("apply(X::class.java)") == "apply(X.class.java)");
  CHECK(kotlin("a(\n  1,\n  2,\n)\nb") == "a(1, 2); b");
  CHECK(kotlin("f { a, b: B -> c }") == "f{a -> b -> c}");
}

TEST_CASE("commands of Groovy and infix calls of Kotlin are calls", "[scanner][pods][manifest]") {
  CHECK(groovy("include ':a', ':b'") == "include(':a', ':b')");
  CHECK(groovy("implementation project(path: ':x', configuration: 'y')") ==
        "implementation(project(path: ':x', configuration: 'y'))");
  CHECK(groovy("id 'x' version '1' apply false") == "id('x').version('1').apply(false)");
  CHECK(kotlin("id(\"x\") version \"1\" apply false") == "id('x').version('1').apply(false)");
  CHECK(kotlin("f(mapOf(\"a\" to \"b\", \"c\" to \"d\"))") == "f(mapOf('a'.to('b'), 'c'.to('d')))");
  CHECK(groovy("a 'b',\n  'c'\nd") == "a('b', 'c'); d");
  CHECK(groovy("srcDirs ['a', 'b']") == "srcDirs(['a', 'b'])");
}

TEST_CASE("declarations and assignments keep their value", "[scanner][pods][manifest]") {
  CHECK(kotlin("private val a: String = \"b\"") == "val a = 'b'");
  CHECK(kotlin("val main by getting { x() }") == "val main = getting{x()}");
  CHECK(groovy("def a = 'b'") == "val a = 'b'");
  CHECK(groovy("String a = 'b'") == "val a = 'b'");
  CHECK(groovy("a.b += ['c']") == "a.b = ['c']");
  CHECK(kotlin("a =\n  \"b\" + \"c\"") == "a = 'b'+'c'");
  CHECK(kotlin("a == b") == "a?b");
}

TEST_CASE("conditions are statements before what they guard", "[scanner][pods][manifest]") {
  CHECK(kotlin("if (a) b(1) else c(2)") == "if(a); b(1); else; c(2)");
  CHECK(kotlin("if (a)\n{ b(1) }\nelse { c(2) }") == "if(a){b(1)}; else{c(2)}");
  CHECK(kotlin("x(if (a) b else c)") == "x(if(a)?b?else?c)");
}

TEST_CASE("comments and texts hide what is in them", "[scanner][pods][manifest]") {
  CHECK(kotlin("/* /* a() */ b() */ c() // d()") == "c()");
  CHECK(groovy("/* /* a() */ c()") == "c()");
  CHECK(kotlin("a(\"\"\"\n b() \"\n\"\"\"\")") == "a('\n b() \"\n\"')");
  CHECK(kotlin("a(\"\"\"\\\"\"\")") == "a('\\')");
  CHECK(kotlin("a('\"'); b()") == "a('\"'); b()");
  CHECK(groovy("if (a =~ /it's \"x/) b()") == "if(a?''); b()");
  CHECK(groovy("a = b / c / d") == "a = b?c?d");
}

TEST_CASE("anything parses to something", "[scanner][pods][manifest][hostile]") {
  std::string words;
  for (int i = 0; i < 200'000; ++i) words += "a ";
  const std::string text =
      GENERATE_COPY(as<std::string>{}, words, std::string(300'000, '{'), std::string(300'000, '['),
                    std::string(300'000, ')'), std::string(300'000, '='), std::string(300'000, '<'),
                    std::string(300'000, '.'), std::string(300'000, '/'), std::string(300'000, '"'), "a(b c(", "val",
                    "val x:", "x = ", "{ a, ->", "a.", "a::", "new", "return", "if (", std::string("\0", 1));
  // What is no call is left out: nothing grows.
  CHECK(kotlin(text).size() <= 2 * text.size() + 2);
  CHECK(groovy(text).size() <= 2 * text.size() + 2);
}
