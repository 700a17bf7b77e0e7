#include <catch2/catch.hpp>

#include "base/text.h"
#include "graph/podfile_lines.h"
#include "tests/unit/scanner/pods/read_pod.h"

using namespace podworks;

namespace {

PodfileDeclaration read(const std::string& text, const Project& project = {}, Files files = {}) {
  files["apps/a/Podfile"] = text;
  const MemoryFileSystem memory(files);
  const Listing listing = memory.list({});
  auto podfile = read_podfile({.files = memory, .listing = listing, .project = project}, "apps/a/Podfile");
  REQUIRE(podfile.ok());
  return std::move(podfile.value());
}

Names pods_of(const PodfileDeclaration& podfile, const std::string& target) {
  Names names;
  for (const PodfileTarget& each : podfile.targets) {
    if (each.name != target) continue;
    for (const PodfilePod* pod : podfile_lines(podfile, {&each})) names.push_back(pod->name);
    return names;
  }
  FAIL("no target " << target);
  return names;
}

/// "git https://...", "configurations [Debug]", "modular_headers true"
Names options_of(const PodfilePod& pod) {
  Names names;
  for (const PodfileOption& option : pod.options) {
    const std::string all = join(option.values, ", ");
    names.push_back(option.name + " " + (option.is_list ? "[" + all + "]" : all));
  }
  return names;
}

}  // namespace

TEST_CASE("case 35: subspecs and test specs of a pod line", "[scanner][pods][podfile]") {
  const PodfileDeclaration podfile = read(R"ruby(
target 'T' do
  pod 'X', :subspecs => ['A', 'B']
  pod 'Y', testspecs: %w[Tests]
  pod 'Z', :subspecs => 'C', :testspecs => ['T']
end)ruby");
  CHECK(pods_of(podfile, "T") == Names{"X/A", "X/B", "Y", "Y/Tests", "Z/C", "Z/T"});
  CHECK_FALSE(podfile.is_partial);
  CHECK(podfile.problems.empty());
}

TEST_CASE("case 35: a second post_install is reported, and none is run", "[scanner][pods][podfile]") {
  const PodfileDeclaration podfile = read(R"ruby(
target 'T' do
  pod 'A'
end
post_install do |installer|
  pod 'Fake'
  installer.pods_project.targets.each { |t| unknown_thing(t) }
end
post_install { |i| }
pre_install { |i| })ruby");
  CHECK(pods_of(podfile, "T") == Names{"A"});
  REQUIRE(podfile.problems.size() == 1);
  CHECK_THAT(podfile.problems[0].message, Catch::Contains("a second `post_install`"));
  CHECK(podfile.problems[0].rule == "manifest-problem");
  CHECK(to_string(podfile.problems[0].place) == "apps/a/Podfile:9:1");
  CHECK_FALSE(podfile.is_partial);
}

TEST_CASE("case 35: groups of pods are methods", "[scanner][pods][podfile]") {
  const PodfileDeclaration podfile = read(R"ruby(
def g; pod 'A'; end
def versioned(name, version = '1.0')
  pod "Prefix#{name}", "~> #{version}", :path => "../../pods/#{name}"
end
target('T') { g }
target 'U' do
  g
  versioned 'B'
  versioned('C', '2.0')
end)ruby");
  CHECK(pods_of(podfile, "T") == Names{"A"});
  CHECK(pods_of(podfile, "U") == Names{"A", "PrefixB", "PrefixC"});
  CHECK(podfile.targets[1].pods[1].requirements == Names{"~> 1.0"});
  CHECK(podfile.targets[1].pods[2].path == "pods/C");
}

TEST_CASE("targets inherit the pods around them", "[scanner][pods][podfile]") {
  const PodfileDeclaration podfile = read(R"ruby(
pod 'Everywhere'
abstract_target 'Base' do
  pod 'Shared', '1.0'
  target 'App' do
    pod 'Own'
    pod 'Shared', '2.0'
    target 'Tests' do
      inherit! :search_paths
      pod 'Quick'
    end
    target 'Alone' do
      inherit! :none
      pod 'Only'
    end
  end
end
target 'App2'
target 'App2' do
  pod 'Late'
end)ruby");
  CHECK(pods_of(podfile, "Base") == Names{"Everywhere", "Shared"});
  CHECK(pods_of(podfile, "App") == Names{"Everywhere", "Shared", "Own"});
  CHECK(podfile_lines(podfile, {&podfile.targets[1]})[1]->requirements == Names{"2.0"});
  CHECK(pods_of(podfile, "Tests") == Names{"Quick"});
  CHECK(pods_of(podfile, "Alone") == Names{"Only"});
  CHECK(pods_of(podfile, "App2") == Names{"Everywhere", "Late"});
  CHECK(podfile.targets[0].abstract);
  CHECK(podfile.targets[2].inherits_search_paths_only);
  CHECK(podfile.targets[0].at.line == 3);
}

TEST_CASE("options of a pod line in both styles", "[scanner][pods][podfile]") {
  const PodfileDeclaration podfile = read(R"ruby(
source 'https://cdn.cocoapods.org/'
platform :ios, '13.0'
use_frameworks! :linkage => :static
inhibit_all_warnings!
install! 'cocoapods', :deterministic_uuids => false
target 'T' do
  use_modular_headers!
  project 'P.xcodeproj'
  pod 'A', '>= 1', '< 2', :configurations => ['Debug'], inhibit_warnings: true
  pod 'B', path: '../../pods/B', configuration: 'Release'
  pod 'C', :path => '../../pods/C/C.podspec'
  pod 'D', :git => 'https://x/y.git', :tag => '1.0'
  pod 'E', :path => '../..'
  pod 'F', :path => '../../../elsewhere'
  pod 'G', [ '~> 1', '!= 1.5' ]
  pod 'H' if ENV['WITH_H']
  pod 'I' unless ENV['WITHOUT_I']
  %w[J K].each { |name| pod name, :path => "../../pods/#{name}" }
end)ruby");
  REQUIRE(podfile.targets.size() == 1);
  const std::vector<PodfilePod>& pods = podfile.targets[0].pods;
  CHECK(pods_of(podfile, "T") == Names{"A", "B", "C", "D", "E", "F", "G", "I", "J", "K"});
  CHECK(pods[0].requirements == Names{">= 1", "< 2"});
  CHECK(options_of(pods[0]) == Names{"configurations [Debug]", "inhibit_warnings true"});
  CHECK(pods[1].path == "pods/B");
  CHECK(options_of(pods[1]) == Names{"configuration Release"});
  CHECK(pods[2].path == "pods/C");
  CHECK(pods[3].path.empty());
  CHECK(options_of(pods[3]) == Names{"git https://x/y.git", "tag 1.0"});
  CHECK(pods[4].path == ".");
  CHECK(pods[5].path.empty());
  CHECK(options_of(pods[5]) == Names{"path ../elsewhere"});
  CHECK(pods[6].requirements == Names{"~> 1", "!= 1.5"});
  CHECK(pods[9].path == "pods/K");
  CHECK(pods[0].at.line == 10);
  CHECK(podfile.problems.empty());
  CHECK_FALSE(podfile.is_partial);
}

TEST_CASE("what adds pods in ways that cannot be followed makes the Podfile partial", "[scanner][pods][podfile]") {
  const auto [line, message] = GENERATE(table<std::string, std::string>({
      {"use_native_modules!", "`use_native_modules!` adds the pods of node_modules"},
      {"flutter_install_all_ios_pods File.dirname(File.realpath(__FILE__))",
       "`flutter_install_all_ios_pods` is defined elsewhere"},
      {"use_react_native!(:path => 'x')", "`use_react_native!` is defined elsewhere"},
      {"eval(File.read('more.rb'))", "`eval` is never run"},
      {"pod `x`", "the name of this pod cannot be known: `x` is never run"},
      {"podspec", "`podspec` takes the dependencies of a podspec"},
      {"JSON.parse(File.read('../../../x.json')).each { |n| pod n }",
       "the name of this pod cannot be known: `../../../x.json` lies outside the pool"},
      {"pod 'Maybe' if system('x')", "the condition `system('x')` cannot be decided"},
      {"pod 'X', :subspecs => `x`", "`:subspecs` of `X` cannot be known"},
      {"target `x` do pod 'Y' end", "the name of this target cannot be known"},
      {"foo = = 1", "this Ruby cannot be read"},
  }));
  CAPTURE(line);
  const PodfileDeclaration podfile = read("target 'T' do\n  pod 'A'\n  " + line + "\n  pod 'B'\nend\n");
  CHECK(podfile.is_partial);
  CHECK(says(podfile.problems, message));
  const Names pods = pods_of(podfile, "T");
  CHECK(pods.front() == "A");
  CHECK(pods.back() == "B");
}

TEST_CASE("Dir.glob in a Podfile looks at the pool", "[scanner][pods][podfile]") {
  const PodfileDeclaration podfile = read(R"ruby(
target 'T' do
  Dir.glob('../../pods/*/*.podspec').each do |spec|
    pod File.basename(spec, '.podspec'), :path => File.dirname(spec)
  end
end)ruby",
                                          {}, {{"pods/A/A.podspec", ""}, {"pods/B/B.podspec", ""}});
  CHECK(pods_of(podfile, "T") == Names{"A", "B"});
  CHECK(podfile.targets[0].pods[1].path == "pods/B");
}

TEST_CASE("settings of React Native and Flutter add no pods", "[scanner][pods][podfile]") {
  const PodfileDeclaration podfile = read(R"ruby(
require_relative '../node_modules/react-native/scripts/react_native_pods'
platform :ios, min_ios_version_supported
prepare_react_native_project!
linkage = ENV['USE_FRAMEWORKS']
if linkage != nil
  use_frameworks! :linkage => linkage.to_sym
end
target 'T' do
  pod 'A'
  flutter_ios_podfile_setup
end)ruby");
  CHECK(pods_of(podfile, "T") == Names{"A"});
  CHECK_FALSE(podfile.is_partial);
  CHECK(podfile.problems.empty());
}

TEST_CASE("a Podfile that is absent or too large is an error", "[scanner][pods][podfile]") {
  const Project project;
  const MemoryFileSystem memory({{"Podfile", std::string((std::size_t{4} << 20) + 1, '#')}});
  const Listing listing = memory.list({});
  const ReaderContext context = {.files = memory, .listing = listing, .project = project};
  CHECK_FALSE(read_podfile(context, "Podfile").ok());
  CHECK_FALSE(read_podfile(context, "absent/Podfile").ok());
}

TEST_CASE("platform and settings of a Podfile are kept", "[scanner][pods][podfile]") {
  const PodfileDeclaration podfile = read(R"ruby(
platform :ios, '13.0'
use_frameworks! :linkage => :static
target 'A' do
  target 'B' do
    platform :osx
    pod 'X'
  end
end
post_install { |installer| }
)ruby");
  REQUIRE(podfile.targets.size() == 2);
  CHECK(podfile.targets[0].platform == "ios");
  CHECK(podfile.targets[0].platform_version == "13.0");
  CHECK(podfile.targets[1].platform == "osx");
  CHECK(podfile.targets[1].platform_version.empty());
  CHECK(podfile.settings == Names{"use_frameworks!", "post_install"});
  CHECK(podfile.problems.empty());
  CHECK_FALSE(podfile.is_partial);
}

TEST_CASE("an option that cannot be known is said, a platform kept as a setting", "[scanner][pods][podfile]") {
  const PodfileDeclaration podfile = read("platform :ios, `x`\ntarget 'T' do\n  pod 'A', :git => `x`\nend\n");
  CHECK(podfile.is_partial);
  CHECK(says(podfile.problems, "`:git` of `A` cannot be known"));
  CHECK(podfile.settings == Names{"platform"});
  CHECK(podfile.targets[0].platform.empty());
}

TEST_CASE("an option that is nil is none, and a pod of an object is said", "[scanner][pods][podfile]") {
  const PodfileDeclaration podfile =
      read("target 'T' do\n  pod 'A', :git => 'g', :branch => ENV['BRANCH']\n  self.pod 'B'\nend\n");
  CHECK(options_of(podfile.targets[0].pods[0]) == Names{"git g"});
  CHECK(podfile.is_partial);
  CHECK(says(podfile.problems, "`pod` is called on an object"));
}

TEST_CASE("thousands of targets do not copy the thousands of pods that they take over", "[scanner][pods][podfile]") {
  std::string text = "pod 'Everywhere'\nabstract_target 'Base' do\n";
  for (int i = 0; i < 5000; ++i) text += "  pod 'P" + std::to_string(i) + "'\n";
  for (int i = 0; i < 5000; ++i) text += "  target 'T" + std::to_string(i) + "' do\n    pod 'P0', '2.0'\n  end\n";
  const PodfileDeclaration podfile = read(text + "end\n");
  REQUIRE(podfile.targets.size() == 5002);
  std::size_t kept = 0;
  for (const PodfileTarget& target : podfile.targets) kept += target.pods.size();
  CHECK(kept == 5000 + 5000 + 1);
  const auto lines = podfile_lines(podfile, targets_of_app(podfile, "Any"));
  REQUIRE(lines.size() == 5001);
  CHECK(lines[0]->name == "Everywhere");
  CHECK(lines[1]->requirements == Names{"2.0"});
}

TEST_CASE("tens of thousands of targets are each found again", "[scanner][pods][podfile]") {
  std::string text;
  for (int i = 0; i < 40'000; ++i) text += "target 'T" + std::to_string(i) + "'\n";
  const PodfileDeclaration podfile = read(text + "target 'T5' do\n  pod 'Late'\nend\n");
  CHECK(podfile.targets.size() == 40'000);
  CHECK(pods_of(podfile, "T5") == Names{"Late"});
}

TEST_CASE("of several targets the first one's line of a pod counts, within one the innermost",
          "[scanner][pods][podfile]") {
  const PodfileDeclaration podfile = read(R"ruby(
abstract_target 'Base' do
  pod 'A', '1'
  pod 'B', '1'
  target 'One' do
    pod 'B', '2'
  end
  target 'Two' do
    pod 'A', '3'
    pod 'B', '3'
    pod 'C'
  end
end)ruby");
  Names lines;
  for (const PodfilePod* line : podfile_lines(podfile, targets_of_app(podfile, "Any"))) {
    lines.push_back(line->name + join(line->requirements, ","));
  }
  CHECK(lines == Names{"A1", "B2", "C"});
}

TEST_CASE("a line whose name CocoaPods refuses is a problem", "[scanner][pods][podfile]") {
  const auto [name, fault] = GENERATE(table<std::string, std::string>({
      {"' A'", "it holds a blank"},
      {"''", "it is empty"},
      {"'A/'", "a part of it is empty"},
      {"'.A'", "it begins with a dot"},
      {"\"A\\n\"", "it holds a control character"},
  }));
  CAPTURE(name);
  const PodfileDeclaration podfile = read("target 'T' do\n  pod 'X/Y'\n  pod " + name + "\nend\n");
  CHECK(pods_of(podfile, "T") == Names{"X/Y"});
  REQUIRE(podfile.problems.size() == 1);
  CHECK_THAT(podfile.problems[0].message, Catch::EndsWith(fault));
  CHECK(podfile.problems[0].place.line == 3);
}
