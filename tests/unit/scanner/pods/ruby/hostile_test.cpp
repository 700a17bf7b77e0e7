// Manifests that were written to break the reader: each must end, in a finding or an error.
#include <catch2/catch.hpp>
#include <random>

#include "scanner/pods/ruby/source.h"
#include "tests/unit/scanner/pods/read_pod.h"

using namespace podworks;

namespace {

std::string repeated(const std::string& text, int count) {
  std::string result;
  result.reserve(text.size() * static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) result += text;
  return result;
}

/// Problems of the pod, or the errors' messages if there is none.
Names outcome(const std::string& text) {
  auto pods = try_read("x/P.podspec", {{"x/P.podspec", text}});
  Names result;
  if (pods.ok()) return messages(pods.value().front().problems);
  for (const Error& error : pods.errors()) result.push_back(error.message);
  return result;
}

}  // namespace

TEST_CASE("nesting without end ends in a finding", "[scanner][pods][ruby][hostile]") {
  const int count = GENERATE(1'000, 100'000);
  const auto opening =
      GENERATE(as<std::string>(), "s.subspec 'A' do |s|\n", "if a\n", "foo(", "[", "{ 'a' => ", "x = ->(a) { ", "a ? ",
               "!", "not ", "-", "\"#{", "begin\n", "def f\n", "case a when ", "a + (", "x = ", "|(", "*", "a.b { |x| ",
               "while a do\n", "a = *", "elsif a\n", "puts ", "a&.", "::", "a do |(", "%w[", "**");
  CAPTURE(opening, count);
  CHECK_FALSE(outcome("Pod::Spec.new do |s|\n  s.name = 'P'\n" + repeated(opening, count)).empty());
}

TEST_CASE("long chains end in a finding or a pod", "[scanner][pods][ruby][hostile]") {
  const auto [first, link] = GENERATE(table<std::string, std::string>({
      {"x = 'a'", " + 'a'"},
      {"x = a", ".b"},
      {"x = 1", " ? 1 : 1"},
      {"x = a", " || a"},
      {"x = 'a'", " 'a'"},
      {"x = []", " << 'a'"},
      {"x = 1", "..2"},
      {"if a\n", "elsif a\n b\n"},
      {"x = a", "[0]"},
      {"x = 'a'", " if true"},
      {"x = 2", " ** 2"},
      {"x", " = x"},
      {"", "}"},
      {"", "end\n"},
      {"", ")\n"},
      {"", "foo(\n"},
      {"", "'\n"},
      {"", "=begin\n"},
      {"", "<<~A\n"},
      {"", "\n"},
      {"x = 1", "\n# comment"},
      {"", "a = b do |x| a, c = 1, 2\n"},
      {"", "x, y = z { x, y = "},
      {"", "next if `x`\n"},
      {"", "if `x`\n"},
      {"", "x = `x` ? 1 : 2\n"},
  }));
  CAPTURE(first, link);
  outcome("Pod::Spec.new do |s|\n  s.name = 'P'\n  " + first + repeated(link, 50'000) + "\nend\n");
}

TEST_CASE("programs that run on and on are stopped", "[scanner][pods][ruby][hostile][budget]") {
  const auto program = GENERATE(
      as<std::string>(), "while true do x = 1 end", "loop { }", "def f(x) f(x) + f(x) end\nf(1)",
      "x = 'a'\n100.times { x = x + x }\ns.header_dir = x", "x = ['a']\n100.times { x += x }\ns.source_files = x",
      "x = []\nx << x\ns.source_files = x.flatten\ns.module_map = x.to_s\ns.resources = x",
      "h = {}\n9999999.times { |i| h[i] = i }", "a = [1]\n60.times { a = [a, a] }\ns.source_files = a",
      "s.header_dir = 'a' * 999999999999", "s.source_files = (1..99999999999).to_a",
      "x = []\n9999999.times { |i| x << i.to_s }\n x.uniq.include?('q')", "f = ->(g) { g.call(g) }\nf.call(f)",
      "x = 'abc'\n9999999.times { x = x.sub('a', 'aa') }");
  CAPTURE(program);
  CHECK_FALSE(outcome("Pod::Spec.new do |s|\n  s.name = 'P'\n" + program + "\nend\n").empty());
}

TEST_CASE("methods of long lists and texts pay for what they look at", "[scanner][pods][ruby][hostile][budget]") {
  // Each of these did billions of comparisons or bytes within a few steps.
  const auto program = GENERATE(
      as<std::string>(), "x = (1..100000).to_a\n1000.times { y = x - x }\ns.source_files = x",
      "x = (1..100000).to_a\n1000.times { y = x | x }\ns.source_files = x",
      "x = (1..100000).to_a\n1000.times { y = x.uniq }\ns.source_files = x",
      "x = (1..100000)\n100000.times { x.include?(0) }\ns.source_files = x",
      "a = [[1]]\n40.times { a = [a, a] }\nb = [[1]]\n40.times { b = [b, b] }\n100000.times { a == b }\ns.header_dir = "
      "'x'",
      "h = {}\ng = {}\n3000.times { |i| h[i] = [i]; g[2999 - i] = [i] }\n1000.times { h == g }\ns.header_dir = 'x'",
      "x = 'a' * 1000000\ny = 'a' * 999999 + 'b'\nl = (1..100000).map { x }\n100.times { l.include?(y) }\ns.header_dir "
      "= x",
      "x = 'a' * 1000000\n100000.times { x + x }\ns.header_dir = 'x'",
      "x = 'a' * 500000\n100000.times { x.gsub('a', 'b') }\ns.header_dir = 'x'",
      "x = 'a' * 1000\n100.times { x.prepend(x) }\ns.header_dir = x",
      "x = 'a' * 1000000\nl = (1..100000).map { x }\ns.header_dir = ('%s' * 100000) % l",
      "l = (1..50000).map { |i| 'x' }\ns.source_files = l.map { l }",
      "l = (1..50000).map { |i| 'x' }\ns.source_files = l.flat_map { l }",
      "l = (1..50000).map { [] }\nm = l.map { l }\nn = m.map { m }\ns.source_files = n.flatten",
      "l = (1..50000).map { 1 }\nm = l.map { l }\nn = m.map { m }\n100.times { unheard_of(n) }\ns.header_dir = `x`",
      "a = []\na << a\ns.header_dir = a.join",
      "h = {}\n5000.times { |i| h[i] = i }\n100000.times { h.dup }\ns.header_dir = `x`",
      "l = (1..50000).map { |i| [i] }\nl.uniq! if `x`\ns.source_files = l");
  CAPTURE(program);
  CHECK_FALSE(outcome("Pod::Spec.new do |s|\n  s.name = 'P'\n" + program + "\nend\n").empty());
}

TEST_CASE("a value made with the last of the budget is unknown, never a part of it", "[scanner][pods][ruby][hostile]") {
  const PodDeclaration pod = read_body(
      "x = (1..100000).to_a\n  s.source_files = 'before'\n  s.exclude_files = x.select { x.include?(0) || true }");
  CHECK(says(pod.problems, "this runs too long to be followed"));
  CHECK(pod.units[0].files_are_partial);
  CHECK(pod.units[0].exclude_files.empty());
  CHECK(globs(pod.units[0].source_files) == Names{"before"});
}

TEST_CASE("what is too large is an error", "[scanner][pods][ruby][hostile]") {
  auto pods = try_read("x/P.podspec", {{"x/P.podspec", std::string(kMaxRubyBytes + 1, '#')}});
  REQUIRE_FALSE(pods.ok());
  CHECK_THAT(pods.errors()[0].message, Catch::Contains("larger than 4 MB"));
}

TEST_CASE("many names, many subspecs and many dependencies are read in time", "[scanner][pods][ruby][hostile]") {
  std::string body = "Pod::Spec.new do |s|\n  s.name = 'P'\n";
  const auto line =
      GENERATE(as<std::string>(), "v# = 1\n", "s.dependency 'D#'\n", "s.subspec('S#') { |x| x.source_files = 'f#' }\n",
               "h# = { 'a#' => 1 }\n", "def m#; end\n", "s.source_files = 'a#'\n", "\"#{v#}\"\n");
  for (int i = 0; i < 30'000; ++i) {
    std::string each = line;
    const std::string number = std::to_string(i);
    for (std::size_t at = each.find('#'); at != std::string::npos; at = each.find('#', at + 1)) {
      if (each.compare(at, 2, "#{") != 0) each.replace(at, 1, number);
    }
    body += each;
  }
  outcome(body + "end\n");
  SUCCEED("it ended");
}

TEST_CASE("random bytes end", "[scanner][pods][ruby][hostile]") {
  std::mt19937 random(20261121);
  const std::string pieces[] = {"do |s|", "end", "{",   "}",      "(",   ")",   "[",  "]",    "\"",   "'", "#{", "\n",
                                "=",      "s.",  "if ", "<<~A\n", "A\n", "%w[", ",",  "=>",   "def ", "x", " ",  "\\",
                                "/",      "?",   ":",   "|",      "*",   "&",   "\0", "\xFF", "1",    "."};
  for (int round = 0; round < 2'000; ++round) {
    std::string text = "Pod::Spec.new do |s|\n";
    for (int i = 0; i < 60; ++i) text += pieces[random() % std::size(pieces)];
    outcome(text);
    std::string noise;
    for (int i = 0; i < 200; ++i) noise += static_cast<char>(random());
    outcome(noise);
  }
  SUCCEED("it ended");
}
