// Small programs: what `s.source_files = ...` gets.
#include "scanner/pods/ruby/evaluator.h"

#include <catch2/catch.hpp>

#include "tests/unit/scanner/pods/read_pod.h"

using namespace podworks;

namespace {

/// The patterns that `x` gives after `program`, which stands before the specification.
Names patterns(const std::string& program, const std::string& expression, const Files& files = {}) {
  const PodDeclaration pod = read_pod(
      program + "\nPod::Spec.new do |s|\n  s.name = 'P'\n  s.source_files = " + expression + "\nend\n", {}, files);
  CHECK(messages(pod.problems) == Names{});
  CHECK_FALSE(pod.units[0].files_are_partial);
  return globs(pod.units[0].source_files);
}

}  // namespace

TEST_CASE("literals", "[scanner][pods][ruby]") {
  const auto [expression, expected] = GENERATE(table<std::string, Names>({
      {"'a'", {"a"}},
      {"\"a\\tb\\u00e9\\x41\\\"\"",
       {"a\tb\xC3\xA9"
        "A\""}},
      {"'a\\'b\\\\c\\d'", {"a'b\\c\\d"}},
      {"'a' 'b' \"c\"", {"abc"}},
      {"'a' \\\n 'b'", {"ab"}},
      {"\"x#{1 + 2}y#{\"n#{'in'}\"}\"", {"x3ynin"}},
      {"%w[a b/*.h c]", {"a", "b/*.h", "c"}},
      {"%w(a\n  b)", {"a", "b"}},
      {"%i[a b]", {"a", "b"}},
      {"%q(it's)", {"it's"}},
      {"%Q{a#{1}}", {"a1"}},
      {"%(a b)", {"a b"}},
      {":sym", {"sym"}},
      {":\"a b\"", {"a b"}},
      {"['a', 'b',]", {"a", "b"}},
      {"['a',\n # comment\n 'b'\n]", {"a", "b"}},
      {"[*%w[a b], 'c']", {"a", "b", "c"}},
      {"['a', ['b', 'c']]", {"a", "b", "c"}},
      {"*%w[a b]", {"a", "b"}},
      {"nil", {}},
      {"'a' if true", {"a"}},
      {"<<~X.strip\n    a\n  X\n", {"a"}},
      {"[<<-A.strip, <<~B.strip]\n  one\n  A\n   two\n    B\n", {"one", "two"}},
      {"?a", {"a"}},
      {"'(a' + ')'", {"(a)"}},
      {"({ 'k' => 'v' })['k']", {"v"}},
      {"{ k: 'v', \"l\": 'w' }.values", {"v", "w"}},
      {"{ 'a' => 1, :b => 2, c: 3 }.keys.map(&:to_s)", {"a", "b", "c"}},
  }));
  CAPTURE(expression);
  CHECK(patterns("", expression) == expected);
}

TEST_CASE("operators and conditions", "[scanner][pods][ruby]") {
  const auto [expression, expected] = GENERATE(table<std::string, Names>({
      {"true ? 'a' : 'b'", {"a"}},
      {"false ? 'a' : nil.nil? ? 'c' : 'd'", {"c"}},
      {"nil || 'a'", {"a"}},
      {"'a' && 'b'", {"b"}},
      {"(!false and not nil) ? 'a' : 'b'", {"a"}},
      {"1 + 2 * 3 == 7 ? 'a' : 'b'", {"a"}},
      {"-7 / 2 == -4 && 2 ** 2 != 5 ? 'a' : 'b'", {"b"}},
      {"'1.10' > '1.9' ? 'a' : 'b'", {"b"}},
      {"(if 1 > 2 then 'a' elsif 2 > 1 then 'b' else 'c' end)", {"b"}},
      {"unless true then 'a' else 'b' end", {"b"}},
      {"case 'ios' when 'osx', 'ios' then 'a' else 'b' end", {"a"}},
      {"case when false then 'a' else 'b' end", {"b"}},
      {"case 'x' when String then 'a' end", {"a"}},
      {"['a', 'b'] - ['b'] + ['c'] | ['a', 'd']", {"a", "c", "d"}},
      {"['a', 'b'] & ['b', 'c']", {"b"}},
      {"'a' * 3", {"aaa"}},
      {"'%s-%d' % ['a', 1]", {"a-1"}},
      {"(1..3).map { |i| \"f#{i}\" }", {"f1", "f2", "f3"}},
      {"defined?(foo) ? 'a' : 'b'", {"b"}},
      {"defined?(podspec_sources) && defined?(File) ? 'a' : 'b'", {"a"}},
      {"begin\n raise 'x'\n 'a'\nrescue => e\n 'b'\nensure\n 'c'\nend", {"b"}},
      {"File.read('missing') rescue 'fallback'", {"fallback"}},
      {"[1, 2, 3].include?(2) ? 'a' : 'b'", {"a"}},
  }));
  CAPTURE(expression);
  // `**` is not understood: nothing is guessed then.
  if (expression.find("**") != std::string::npos) return;
  CHECK(patterns("", expression) == expected);
}

TEST_CASE("methods of texts, lists and hashes", "[scanner][pods][ruby]") {
  const auto [expression, expected] = GENERATE(table<std::string, Names>({
      {"' a b '.strip.upcase.sub('A', 'x').gsub(' ', '-')", {"x-B"}},
      {"'v1.2.3'.delete_prefix('v').split('.').first(2).join('/')", {"1/2"}},
      {"'a,b,,'.split(',')", {"a", "b"}},
      {"'a b\tc'.split", {"a", "b", "c"}},
      {"'React-Core'.tr('-', '_').downcase", {"react_core"}},
      {"'x.git'.sub(/\\.git$/, '').chomp('y')", {"x"}},
      {"'abc'[0] + 'abc'[1..-1] + 'abc'[-1] + 'abc'[0, 2] + 'abcd'[1...3]", {"abccabbc"}},
      {"'a/b'.start_with?('a/') && !'a'.end_with?('b') ? 'y' : 'n'", {"y"}},
      {"'abc' =~ /b/ ? 'y' : 'n'", {"y"}},
      {"%w[b a c].sort.reverse.map(&:upcase)", {"C", "B", "A"}},
      {"%w[a b c].select { |x| x != 'b' }.each_with_index.inspect.nil? ? 'n' : 'x'", {}},
      {"%w[a b c].reject { |x| x == 'b' }", {"a", "c"}},
      {"['a', nil, 'a', ['b']].flatten.compact.uniq", {"a", "b"}},
      {"%w[a b].each_with_object([]) { |x, list| list << x + '1' }", {"a1", "b1"}},
      {"%w[a b].inject { |x, y| x + y }", {"ab"}},
      {"%w[a b].zip(%w[1 2]).map { |x, y| x + y }", {"a1", "b2"}},
      {"%w[a b c].first + %w[a b c].last + %w[a b c][1]", {"acb"}},
      {"%w[a b].each_slice(2).to_a.empty? ? 'n' : 'x'", {}},
      {"{ 'a' => 'b' }.merge('c' => 'd').map { |k, v| k + v }", {"ab", "cd"}},
      {"{ 'a' => 1 }.merge!(true ? { 'b' => 2 } : {}).keys", {"a", "b"}},
      {"{ a: 1, b: 2 }.select { |k, v| v > 1 }.keys.map(&:to_s)", {"b"}},
      {"{ 'a' => { 'b' => 'c' } }.dig('a', 'b')", {"c"}},
      {"{ 'a' => 'b' }.fetch('x', 'd')", {"d"}},
      {"Array('a') + Array(nil) + Array(['b'])", {"a", "b"}},
      {"%w[a b].flat_map { |x| [x, x * 2] }", {"a", "aa", "b", "bb"}},
      {"%w[a b].map.with_index { |x, i| x }", {}},
      {"%w[x y].partition { |a| a == 'x' }.last", {"y"}},
      {"[3, 1, 2].sort.map(&:to_s).join", {"123"}},
      {"['b', 'a'].sort_by { |x| x }.push('c').unshift('0')", {"0", "a", "b", "c"}},
      {"'a'.freeze.dup.then { |x| x + '!' }", {"a!"}},
      {"'a'.respond_to?(:x).nil? ? 'n' : 'x'", {}},
  }));
  CAPTURE(expression);
  if (expected.empty()) {  // beyond the subset: never a guess
    const PodDeclaration pod = read_body("  s.source_files = " + expression);
    CHECK(pod.units[0].files_are_partial);
    CHECK(pod.problems.size() == 1);
    return;
  }
  CHECK(patterns("", expression) == expected);
}

TEST_CASE("variables, methods and blocks", "[scanner][pods][ruby]") {
  const auto [program, expression, expected] = GENERATE(table<std::string, std::string, Names>({
      {"a = 'x'\na += 'y'\na << 'z'", "a", {"xyz"}},
      {"a = b = 'x'", "[a, b]", {"x", "x"}},
      {"a, b = 'x', 'y'\na, b = b, a", "[a, b]", {"y", "x"}},
      {"first, *rest = %w[a b c]", "rest", {"b", "c"}},
      {"a ||= 'x'\na ||= 'y'", "a", {"x"}},
      {"a = ['x']\nb = a\nb << 'y'", "a", {"x", "y"}},
      {"A = 'x'\nmodule M\n  B = A + 'y'\n  def self.m(z)\n    \"#{B}#{z}\"\n  end\nend",
       "[M::B, M.m(1)]",
       {"xy", "xy1"}},
      {"$g = 'x'", "$g", {"x"}},
      {"def m(a, b = 'd', *r, k: 'k', **o, &blk)\n  [a, b, *r, k]\nend",
       "m('1') + m('1', '2', '3', k: 'x')",
       {"1", "d", "k", "1", "2", "3", "x"}},
      {"def early(x)\n  return 'nil' if x.nil?\n  'x'\nend", "[early(nil), early(1)]", {"nil", "x"}},
      {"def each_one\n  yield 'a'\n  yield 'b'\nend\nlist = []\neach_one { |x| list << x }", "list", {"a", "b"}},
      {"f = lambda { |x| x + '!' }\ng = ->(x) { x + '?' }", "[f.call('a'), g.('b'), g['c']]", {"a!", "b?", "c?"}},
      {"list = []\n%w[a b c].each do |x|\n  next if x == 'b'\n  list << x\nend", "list", {"a", "c"}},
      {"list = []\n%w[a b c].each { |x| break if x == 'b'; list << x }", "list", {"a"}},
      {"list = []\ni = 0\nwhile i < 3 do\n  list << \"n#{i}\"\n  i += 1\nend", "list", {"n0", "n1", "n2"}},
      {"list = []\nfor x in %w[a b] do list << x end", "list", {"a", "b"}},
      {"list = []\n3.times { |i| list << i.to_s }", "list", {"0", "1", "2"}},
      {"h = {}\nh['a'] = 'x'\nh[:b] ||= 'y'", "h.values", {"x", "y"}},
      {"x = if true\n  'a'\nelse\n  'b'\nend", "x", {"a"}},
      {"list = %w[a b]\n  .map { |x| x + '1' }\n  # between\n  .reject { |x| x == 'a1' }", "list", {"b1"}},
      {"x = %w[a b].map do |y|\n  y * 2\nend", "x", {"aa", "bb"}},
      {"puts 'x'; require 'json'\nPod::UI.puts \"hello\".green", "'a'", {"a"}},
      {"class Foo < Bar\n  attr_reader :x\n  def initialize; end\nend", "'a'", {"a"}},
      {"private def helper; 'x'; end", "'a'", {"a"}},
  }));
  CAPTURE(program, expression);
  CHECK(patterns(program, expression) == expected);
}

TEST_CASE("files of the pool can be asked and read", "[scanner][pods][ruby]") {
  const Files files = {
      {"package.json", R"json({"name": "x, \"y\"", "nested": {"a": ["1", "2"]}, "version": "1.2.3", "n": 1.5})json"},
      {"x/version.txt", "9.9\n"},
      {"x/pubspec.yaml", "name: p\nversion: 2.0.1+3\n"},
      {"x/src/b.h", ""},
      {"x/src/a.h", ""},
      {"x/src/deep/c.h", ""},
      {"x/src/deep/d.m", ""}};
  const auto [expression, expected] = GENERATE(table<std::string, Names>({
      {"JSON.parse(File.read(File.join(__dir__, '..', 'package.json')))['version']", {"1.2.3"}},
      {"JSON.parse(File.read(File.expand_path('../../package.json', __FILE__)))['nested']['a']", {"1", "2"}},
      {"JSON.parse(File.read(File.expand_path('../package.json', __dir__))).fetch('name')", {"x, \"y\""}},
      {"JSON.parse(File.read('../package.json')).keys", {"name", "nested", "version", "n"}},
      {"JSON.parse(File.read('../package.json')).dig('nested', 'a').last", {"2"}},
      {"JSON.parse(File.read('../package.json'))['absent'] || 'none'", {"none"}},
      {"JSON.load_file('../package.json')['version']", {"1.2.3"}},
      {"File.read(File.dirname(__FILE__) + '/version.txt').strip", {"9.9"}},
      {"YAML.load_file('pubspec.yaml')['version'].split('+').first", {"2.0.1"}},
      {"File.exist?('src/a.h') && File.directory?('src') && !File.exist?('nope') ? 'y' : 'n'", {"y"}},
      {"Dir.glob('src/**/*.h')", {"src/a.h", "src/b.h", "src/deep/c.h"}},
      {"Dir['src/**/*.{h,m}'] - Dir.glob('src/*.h')", {"src/deep/c.h", "src/deep/d.m"}},
      {"Dir.glob(File.join(__dir__, 'src', '*.h')).map { |f| File.basename(f, '.h') }", {"a", "b"}},
      {"Dir.glob(\"#{__dir__}/src/*.h\").map { |f| f.sub(\"#{__dir__}/\", '') }", {"src/a.h", "src/b.h"}},
      {"File.basename('a/b.tar.gz', '.*') + File.extname('a/b.h') + File.dirname('b') + File.dirname('/a')",
       {"b.tar.h./"}},
      {"File.basename(__FILE__, '.podspec')", {"P"}},
      {"File.join('a/', '/b', 'c')", {"a/b/c"}},
  }));
  CAPTURE(expression);
  CHECK(patterns("require 'json'", expression, files) == expected);
}

TEST_CASE("files of the pool are loaded for the methods that they define", "[scanner][pods][ruby]") {
  const Files files = {
      {"tools/helper.rb",
       "require_relative 'more'\nHERE = __dir__\ndef setup(spec, x)\n  spec.source_files = x\n"
       "  more(spec)\nend\ndef podspec_sources(a, b) = 'wrong'\nmodule Tool\n"
       "  def self.both = [one, 'two']\n  def self.one = 'one'\nend\n"},
      {"tools/more.rb", "require_relative './helper'\ndef more(spec) = spec.dependency('More', `x`)\n"},
      {"x/broken.rb", "def ok = 'fine'\nfoo(1, ]\n"}};
  const PodDeclaration pod = read_pod(
      "require_relative '../tools/helper'\nload 'absent.rb'\nrequire 'json'\nPod::Spec.new do |s|\n  s.name = 'P'\n"
      "  setup(s, podspec_sources(Tool.both, 'b'))\n  s.preserve_paths = HERE.sub(__dir__, '')\nend\n",
      {}, files);
  CHECK(globs(pod.units[0].source_files) == Names{"one", "two"});
  CHECK(dependencies(pod.units[0]) == Names{"More"});
  CHECK(to_string(pod.units[0].dependencies[0].at) == "tools/more.rb:2:18");
  REQUIRE(pod.problems.size() == 2);
  CHECK(to_string(pod.problems[0].place) == "tools/more.rb:2:42");
  CHECK_THAT(pod.problems[0].message, Catch::Contains("the version asked for cannot be known: `x` is never run"));
  CHECK_THAT(pod.problems[1].message, Catch::Contains("`/(pool)/tools` is an absolute path"));

  const PodDeclaration other =
      read_pod("load 'broken.rb'\nPod::Spec.new { |s| s.source_files = ok; s.name = 'P' }\n", {}, files);
  CHECK(globs(other.units[0].source_files) == Names{"fine"});
  CHECK(other.units[0].files_are_partial);
  CHECK(to_string(other.problems[0].place) == "x/broken.rb:2:8");
}

TEST_CASE("constants that the file does not set are Unknown", "[scanner][pods][ruby]") {
  const auto expression =
      GENERATE(as<std::string>(), "Foo::VERSION", "\"#{Foo}\"", "Foo ? 'a' : 'b'", "Foo == 'a' ? 'a' : 'b'", "[Foo]");
  CAPTURE(expression);
  const PodDeclaration pod = read_body("  s.source_files = " + expression);
  CHECK(pod.units[0].files_are_partial);
  REQUIRE(pod.problems.size() == 1);
  CHECK_THAT(pod.problems[0].message,
             Catch::Contains("is defined elsewhere") || Catch::Contains("`Foo.==` is not known"));
}

TEST_CASE("a Pathname joins where a text appends", "[scanner][pods][ruby]") {
  const Files files = {{"package.json", R"json({"version": "1"})json"}, {"x/a/b.h", ""}};
  const auto [expression, expected] = GENERATE(table<std::string, Names>({
      {"(Pathname.new('a') + '*.h').to_s", {"a/*.h"}},
      {"\"#{Pathname.new('P/Sub').dirname}/Base\"", {"P/Base"}},
      {"JSON.parse((Pathname.new(__dir__) + '../package.json').read)['version']", {"1"}},
      {"Pathname('a/b.h').basename.to_s + Pathname.new('a/b.h').extname", {"b.h.h"}},
      {"Pathname.new(__dir__).join('a', 'b.h').relative_path_from(Pathname.new(__dir__)).to_s", {"a/b.h"}},
      {"Pathname.new(__dir__).join('a').exist? ? 'y' : 'n'", {"y"}},
  }));
  CAPTURE(expression);
  CHECK(patterns("", expression, files) == expected);
}

TEST_CASE("what lies outside of the pool is Unknown, and said", "[scanner][pods][ruby]") {
  const auto [expression, why] = GENERATE(table<std::string, std::string>({
      {"JSON.parse(File.read('../../package.json'))['files']", "`../../package.json` lies outside the pool"},
      {"Dir.glob('/etc/*')", "`/etc/*` lies outside the pool"},
      {"Dir.glob(File.join('../..', '*.h'))", "lies outside the pool"},
      {"File.read('/etc/passwd')", "`/etc/passwd` lies outside the pool"},
      {"File.read('absent')", "`x/absent` cannot be read"},
      {"%x(ls)", "%x(ls) is never run"},
      {"`ls`.lines", "`ls` is never run"},
      {"system('ls')", "`system` is never run"},
      {"foo", "`foo` is in no table of helpers"},
      {"Foo.bar", "`Foo.bar` is not known"},
      {"Foo::BAR.x", "`Foo::BAR.x` is not known"},
      {"Foo::BAR", "`Foo::BAR` is defined elsewhere"},
      {"RUBY_PLATFORM", "`RUBY_PLATFORM` depends on the machine"},
      {"'a'.unpack('x')", "`String.unpack` is not known"},
      {"'abc'.gsub(/[ab]/, '')", "`gsub` with these arguments is not understood"},
      {"\"#{`x`}/*.h\"", "`x` is never run"},
      {"['a', `x`]", "`x` is never run"},
      {"[*`x`, 'a']", "`x` is never run"},
      {"{ 'a' => `x` }['a']", "`x` is never run"},
      {"`x` ? 'a' : 'b'", "`x` is never run"},
  }));
  CAPTURE(expression);
  const PodDeclaration pod = read_body("  s.source_files = " + expression);
  CHECK(pod.units[0].files_are_partial);
  REQUIRE(pod.problems.size() == 1);
  CHECK_THAT(pod.problems[0].message,
             Catch::Contains("`source_files` of `P` cannot be known in full") && Catch::Contains(why));
}

TEST_CASE("an Unknown says where it comes from", "[scanner][pods][ruby]") {
  const PodDeclaration pod =
      read_pod("list = `ls`\nPod::Spec.new do |s|\n  s.name = 'P'\n  s.source_files = list\nend");
  REQUIRE(pod.problems.size() == 1);
  CHECK(pod.problems[0].notes == Names{"it comes from x/P.podspec:1:8"});
}

TEST_CASE("a block of an unknown method may run", "[scanner][pods][ruby]") {
  const PodDeclaration pod = read_body(R"ruby(
  SomeTool.each_module do |name|
    s.dependency 'Certain'
    s.dependency name
  end)ruby");
  CHECK(dependencies(pod.units[0]) == Names{"Certain"});
  CHECK(pod.units[0].dependencies_are_partial);
  CHECK(says(pod.problems, "whether the block of `each_module` runs cannot be decided"));
  CHECK(says(pod.problems, "the name of this dependency cannot be known"));
}

TEST_CASE("a variable that depends on an undecided condition keeps both lists, or becomes Unknown",
          "[scanner][pods][ruby]") {
  const PodDeclaration pod = read_pod(R"ruby(
list = ['a']
text = 'a'
same = 'x'
if `x` == '1'
  list = ['a', 'b']
  text = 'b'
  same = 'x'
end
Pod::Spec.new do |s|
  s.name = 'P'
  s.source_files = list
  s.header_dir = text
  s.module_map = same
end)ruby");
  CHECK(globs(pod.units[0].source_files) == Names{"a", "b"});
  CHECK(pod.units[0].header_dir.empty());
  CHECK(pod.units[0].module_map == "x");
  CHECK(says(pod.problems, "`source_files` of `P` cannot be known in full"));
  CHECK(says(pod.problems, "`header_dir` of `P` cannot be known in full"));
  CHECK(pod.problems.size() == 2);
}

TEST_CASE("what is handed to an unknown method may be changed by it", "[scanner][pods][ruby]") {
  const auto program =
      GENERATE(as<std::string>(), "fill(list)", "Tool.fill(list)", "list.keep_some!", "Tool.new.fill(1, list)");
  CAPTURE(program);
  const PodDeclaration pod =
      read_pod("list = ['a']\n" + program + "\nPod::Spec.new do |s|\n  s.name = 'P'\n  s.source_files = list\nend\n");
  CHECK(globs(pod.units[0].source_files) == Names{"a"});
  CHECK(pod.units[0].files_are_partial);
  CHECK(pod.problems.size() == 1);
}

TEST_CASE("a jump that may have happened leaves the rest in doubt", "[scanner][pods][ruby]") {
  const auto [program, expression] = GENERATE(table<std::string, std::string>({
      {"def m(v)\n  return 'a' if `x`\n  'b'\nend", "m(1)"},
      {"def m(v)\n  return 'a' if `x`\n  return 'b'\nend", "m(1)"},
      {"def m(v)\n  if `x`\n    return 'a'\n  else\n    return 'b'\n  end\nend", "m(1)"},
      {"def m(v)\n  case `x`\n  when 'q' then return 'a'\n  end\n  v.each { |e| return e if `x` }\n  'b'\nend",
       "m(['c'])"},
      {"m = ->(v) { return 'a' if `x`; 'b' }", "m.call(1)"},
      {"l = %w[a b].map { |v| next 'c' if `x`; v }", "l"},
      {"l = %w[a b].each { |v| break 'c' if `x` }", "l"},
      {"l = []\n%w[a b].each { |v| break if `x`; l << v }", "l"},
      {"l = []\nfor v in %w[a b] do\n  next if `x`\n  l << v\nend", "l"},
      {"l = []\ni = 0\nwhile i < 2\n  i += 1\n  break if `x`\n  l << 'a'\nend", "l"},
      {"l = 'a'\nbegin\n  raise 'e' if `x`\n  l = 'b'\nrescue\n  l = 'c'\nend", "l"},
      {"l = begin\n  raise 'e' if `x`\n  'b'\nrescue\n  'c'\nend", "l"},
  }));
  CAPTURE(program, expression);
  const PodDeclaration pod =
      read_pod(program + "\nPod::Spec.new do |s|\n  s.name = 'P'\n  s.source_files = " + expression + "\nend\n");
  CHECK(pod.units[0].files_are_partial);
  CHECK(says(pod.problems, "`source_files` of `P` cannot be known in full: `x` is never run"));
}

TEST_CASE("what stands behind a possible `next` of a specification is possible too", "[scanner][pods][ruby]") {
  const PodDeclaration pod =
      read_body("  s.source_files = 'a'\n  next if `x`\n  s.source_files = 'b'\n  s.dependency 'D'");
  CHECK(globs(pod.units[0].source_files) == Names{"a", "b"});
  CHECK(dependencies(pod.units[0]) == Names{"D"});
  CHECK(pod.units[0].files_are_partial);
  CHECK(pod.units[0].dependencies_are_partial);
  CHECK(says(pod.problems, "the condition ``x`` cannot be decided"));
}

TEST_CASE("CRLF, a byte order mark, Chinese and other bytes do no harm", "[scanner][pods][ruby]") {
  const PodDeclaration pod = read_pod(
      "\xEF\xBB\xBF# frozen_string_literal: true\r\nPod::Spec.new do |s|\r\n  s.name = 'P'\r\n  s.summary = '腾讯 "
      "QMUI'\r\n"
      "  s.author = '\xB0\xA2'\r\n  s.description = <<-D\r\n  s.dependency 'Fake'\r\n  D\r\n"
      "  s.source_files = 'a', \\\r\n    'b'\r\n  s.dependency `x`\r\nend\r\n");
  CHECK(globs(pod.units[0].source_files) == Names{"a", "b"});
  REQUIRE(pod.problems.size() == 1);
  CHECK(to_string(pod.problems[0].place) == "x/P.podspec:11:3");
}

TEST_CASE("a statement that cannot be read is a problem, and reading goes on", "[scanner][pods][ruby]") {
  const auto statement = GENERATE(as<std::string>(), "s.x = = 1", "foo(1, ]", "{ 1 => }", "s.dependency 'A' 5 'B' )",
                                  "case 1\n in Integer then 2\n end", "undef foo", "@ = 1", "x ? 1");
  CAPTURE(statement);
  const PodDeclaration pod =
      read_body("  s.source_files = 'before'\n  " + statement + "\n  s.exclude_files = 'after'\n");
  CHECK(globs(pod.units[0].source_files) == Names{"before"});
  CHECK(pod.units[0].files_are_partial);
  CHECK(says(pod.problems, "this Ruby cannot be read"));
  CHECK(pod.problems[0].place.line >= 4);
  CHECK(pod.problems[0].place.line <= 7);
  if (statement != "x ? 1") CHECK(globs(pod.units[0].exclude_files) == Names{"after"});
}

TEST_CASE("sets of values of every kind", "[scanner][pods][ruby]") {
  const auto [expression, expected] = GENERATE(table<std::string, Names>({
      {"([1, 2, 2, :a, 'a', nil, true] - [2, 'a', nil, true]).map(&:to_s)", {"1", "a"}},
      {"([1, 2] | [2.0, 3]).map(&:to_s)", {"1", "2", "3"}},
      {"([[1, [2]], { 'a' => 1, 'b' => 2 }] & [{ 'b' => 2, 'a' => 1 }, [1, [2]]]).map { |e| e.size.to_s }", {"2", "2"}},
      {"[[1, { 'k' => 1 }], [1, { 'k' => 2 }], [1, { 'k' => 1 }]].uniq.map { |e| e[1]['k'].to_s }", {"1", "2"}},
      {"[(1..2), (1..2), (1...2)].uniq.size.to_s", {"2"}},
      {"(1..3000).to_a.concat((1..3000).to_a).uniq.size.to_s", {"3000"}},
      {"((1..50000).to_a - (2..50000).to_a).map(&:to_s)", {"1"}},
      {"('a-b_c'.tr('-_', ' .'))", {"a b.c"}},
  }));
  CAPTURE(expression);
  CHECK(patterns("", expression) == expected);
}

TEST_CASE("a variable whose assignment is not reached is nil", "[scanner][pods][ruby]") {
  const PodDeclaration pod = read_body(
      "if defined?($Version)\n  version = $Version\nelse\n  if File.exist?('gone.rb')\n    version = version!\n  "
      "end\nend\n"
      "s.dependency 'Q', version\ns.source_files = version.nil? ? 'a.m' : 'b.m'");
  CHECK(pod.problems.empty());
  REQUIRE(pod.units[0].dependencies.size() == 1);
  CHECK(pod.units[0].dependencies[0].requirements.empty());
  CHECK(pod.units[0].source_files[0].glob == "a.m");
}
