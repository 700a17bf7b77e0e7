// Podspecs as a whole; the numbered cases are those of the specification (imports.md §2).
#include "scanner/pods/podspec.h"

#include <catch2/catch.hpp>

#include "tests/unit/scanner/pods/read_pod.h"

using namespace podworks;

TEST_CASE("case 28: patterns that cannot match what was meant are reported", "[scanner][pods][podspec]") {
  const auto [pattern, message] = GENERATE(table<std::string, std::string>({
      {"Classes/**/*.{h, m}", "has a space in its braces"},
      {"{A/**/*,B/*}.h", "nests braces"},
      {"Classes/{A,{D,F}}.*", "nests braces"},
      {"./Classes/*.h", "holds `./`"},
      {"../Classes/*.h", "holds `..`"},
      {"/Classes/*.h", "is an absolute path"},
      {"Classes//*.h", "holds `//`"},
  }));
  const PodDeclaration pod = read_body("  s.source_files = '" + pattern + "'");
  REQUIRE(pod.problems.size() == 1);
  CHECK(pod.problems[0].rule == "podspec-problem");
  CHECK_THAT(pod.problems[0].message, Catch::Contains(message) && Catch::Contains("`" + pattern + "`"));
  CHECK(to_string(pod.problems[0].place) == "x/P.podspec:3:3");
  CHECK_FALSE(pod.problems[0].help.empty());
  CHECK(globs(pod.units[0].source_files) == Names{pattern});
}

TEST_CASE("case 29: a trailing comma swallows the value of the next statement", "[scanner][pods][podspec]") {
  const PodDeclaration pod = read_body("  s.exclude_files = 'a', 'b',\n  s.preserve_paths = '-DX'");
  CHECK(globs(pod.units[0].exclude_files) == Names{"a", "b", "-DX"});
  CHECK(globs(pod.units[0].preserve_paths) == Names{"-DX"});
  REQUIRE(pod.problems.size() == 1);
  CHECK_THAT(pod.problems[0].message, Catch::Contains("`preserve_paths`") && Catch::Contains("`exclude_files`"));
  CHECK(pod.problems[0].place.line == 4);
}

TEST_CASE("case 30: subspecs made in a loop over a literal hash", "[scanner][pods][podspec]") {
  const PodDeclaration pod = read_body(R"ruby(
  { 'AH' => 'A/*.h', 'BH' => 'B/*.h' }.each do |name, g|
    s.subspec name do |ss|
      ss.source_files = g
    end
  end)ruby");
  CHECK(unit_names(pod) == Names{"P", "P/AH", "P/BH"});
  CHECK(globs(unit(pod, "P/BH").source_files) == Names{"B/*.h"});
  CHECK(pod.problems.empty());
}

TEST_CASE("case 31: subspecs inherit dependencies and header folders, not files", "[scanner][pods][podspec]") {
  const PodDeclaration pod = read_body(R"ruby(
  s.source_files = 'Root/*'
  s.exclude_files = 'Root/x'
  s.header_dir = 'Net'
  s.header_mappings_dir = '.'
  s.prefix_header_file = 'P.pch'
  s.framework = 'UIKit'
  s.dependency 'A', '~> 1.0'
  s.ios.source_files = 'iOS/*'
  s.ios.dependency 'OnlyIos'
  s.subspec 'Sub' do |ss|
    ss.source_files = 'Sub/*'
    ss.dependency 'B'
    ss.subspec 'Deep' do |d|
      d.header_dir = 'Deep'
    end
  end)ruby");
  CHECK(unit_names(pod) == Names{"P", "P/Sub", "P/Sub/Deep"});
  CHECK(globs(pod.units[0].source_files) == Names{"Root/*", "iOS/*@ios"});
  const UnitDeclaration& sub = unit(pod, "P/Sub");
  CHECK(globs(sub.source_files) == Names{"Sub/*"});
  CHECK(sub.exclude_files.empty());
  CHECK(sub.header_dir == "Net");
  CHECK(sub.header_mappings_dir == ".");
  CHECK(sub.prefix_header == "P.pch");
  CHECK(dependencies(sub) == Names{"A", "OnlyIos@ios", "B"});
  CHECK(sub.dependencies[0].requirements == Names{"~> 1.0"});
  const UnitDeclaration& deep = unit(pod, "P/Sub/Deep");
  CHECK(deep.header_dir == "Deep");
  CHECK(dependencies(deep) == Names{"A", "OnlyIos@ios", "B"});
  CHECK(pod.problems.empty());
}

TEST_CASE("case 32: names of subspecs can be read back", "[scanner][pods][podspec]") {
  const PodDeclaration pod = read_body(R"ruby(
  s.subspec "Chip" do |component|
    component.source_files = "components/#{component.base_name}/src/*.{h,m}"
    component.preserve_paths = component.name, s.name
  end)ruby");
  const UnitDeclaration& chip = unit(pod, "P/Chip");
  CHECK(globs(chip.source_files) == Names{"components/Chip/src/*.{h,m}"});
  CHECK(globs(chip.preserve_paths) == Names{"P/Chip", "P"});
}

TEST_CASE("case 33: ENV is what podworks.yml says, and unset names are recorded", "[scanner][pods][podspec]") {
  const std::string body = R"ruby(
  if ENV['USE_FRAMEWORKS']
    s.header_mappings_dir = './'
  end
  s.module_name = ENV.fetch('NAME', 'Fallback'))ruby";
  const PodDeclaration off = read_body(body);
  CHECK_FALSE(off.units[0].header_mappings_dir.has_value());
  CHECK(off.module_name == "Fallback");
  CHECK(off.unset_environment == Names{"NAME", "USE_FRAMEWORKS"});
  CHECK(off.problems.empty());
  Project project;
  project.env = {{"USE_FRAMEWORKS", "1"}};
  const PodDeclaration on = read_body(body, project);
  CHECK(on.units[0].header_mappings_dir == "./");
  CHECK(on.unset_environment == Names{"NAME"});
}

TEST_CASE("case 33: install_modules_dependencies is taken as that of a known version, and says so",
          "[scanner][pods][podspec]") {
  const PodDeclaration pod = read_body("  install_modules_dependencies(s)");
  CHECK(pod.units[0].dependencies.size() == 26);
  CHECK_THAT(dependencies(pod.units[0]), Catch::VectorContains(std::string("React-Core")) &&
                                             Catch::VectorContains(std::string("hermes-engine")) &&
                                             Catch::VectorContains(std::string("RCT-Folly")));
  REQUIRE(pod.problems.size() == 1);
  CHECK_THAT(pod.problems[0].message, Catch::Contains("`install_modules_dependencies`") && Catch::Contains("0.81"));
  CHECK_FALSE(pod.units[0].dependencies_are_partial);
}

TEST_CASE("case 33: a command is never run", "[scanner][pods][podspec]") {
  const PodDeclaration pod = read_body(R"ruby(
  s.version = `git describe`.strip
  s.source_files = `git ls-files`.split("\n") + ['A/*.h'])ruby");
  CHECK(globs(pod.units[0].source_files) == Names{"A/*.h"});
  CHECK(pod.units[0].files_are_partial);
  REQUIRE(pod.problems.size() == 1);
  CHECK(pod.problems[0].message == "`source_files` of `P` cannot be known in full: `git ls-files` is never run");
  CHECK(pod.version.empty());
}

TEST_CASE("case 34: heredocs and comments hold no statements", "[scanner][pods][podspec]") {
  const PodDeclaration pod = read_body(R"ruby(
  s.description = <<-DESC
    s.dependency 'Fake'
  DESC
  # s.dependency 'Fake'
  s.summary = <<~'A', s.homepage = <<~B.strip
    s.dependency 'Fake' #{x}
  A
    s.dependency 'Fake'
  B
=begin
  s.dependency 'Fake'
=end
  s.dependency 'Real'
end
__END__
Pod::Spec.new do |s|
  s.dependency 'Fake')ruby");
  CHECK(dependencies(pod.units[0]) == Names{"Real"});
}

TEST_CASE("case 36: the module's name is explicit, else the header folder's, else the pod's",
          "[scanner][pods][podspec]") {
  const auto [body, expected] = GENERATE(table<std::string, std::string>({
      {"s.name = 'UIView+Extras-iOS'", "UIView_Extras_iOS"},
      {"s.name = '1PasswordExtension'", "_1PasswordExtension"},
      {"s.name = 'React-Core'; s.header_dir = 'React'", "React"},
      {"s.name = 'Yoga'; s.module_name = 'yoga'; s.header_dir = 'y'", "yoga"},
  }));
  CHECK(read_body(body).module_name == expected);
}

TEST_CASE("case 37: default subspecs", "[scanner][pods][podspec]") {
  const std::string subspecs = R"ruby(
  s.subspec('Core') { |c| c.subspec('Inner') { |i| i.source_files = 'i' } }
  s.subspec('Log') { |c| c.source_files = 'l' }
  s.test_spec('Tests') { |t| t.source_files = 't' })ruby";
  const auto defaults = [&](const std::string& line) {
    const PodDeclaration pod = read_body(subspecs + "\n" + line);
    Names names;
    for (const UnitDeclaration& each : pod.units) {
      if (each.is_default) names.push_back(each.name);
    }
    return names;
  };
  CHECK(defaults("") == Names{"P", "P/Core", "P/Core/Inner", "P/Log"});
  CHECK(defaults("s.default_subspec = 'Core'") == Names{"P", "P/Core", "P/Core/Inner"});
  CHECK(defaults("s.default_subspecs = ['Log', 'Core/Inner']") == Names{"P", "P/Core/Inner", "P/Log"});
  CHECK(defaults("s.default_subspecs = :none") == Names{"P"});
}

TEST_CASE("singular names, platforms and nested lists of attributes", "[scanner][pods][podspec]") {
  const PodDeclaration pod = read_body(R"ruby(
  s.resource = 'a.png'
  s.resource_bundles = { 'B' => ['B/*'], 'C' => 'C/*' }
  s.preserve_path = 'p'
  s.vendored_framework = 'F.framework'
  s.ios.vendored_libraries = 'l.a'
  s.osx.source_files = 'mac/*'
  s.macos.exclude_files = ['m1', 'm2']
  s.public_header_files = 'pub/*.h'
  s.private_header_files = ['priv/*.h']
  s.project_header_files = 'proj/*.h'
  s.module_map = 'P.modulemap'
  s.source_files = 'one'
  s.source_files = 'two', 'three')ruby");
  const UnitDeclaration& root = pod.units[0];
  CHECK(globs(root.resources) == Names{"a.png", "B/*", "C/*"});
  CHECK(globs(root.preserve_paths) == Names{"p"});
  CHECK(globs(root.vendored) == Names{"F.framework", "l.a@ios"});
  CHECK(globs(root.source_files) == Names{"two", "three", "mac/*@osx"});
  CHECK(globs(root.exclude_files) == Names{"m1@osx", "m2@osx"});
  CHECK(globs(root.public_header_files) == Names{"pub/*.h"});
  CHECK(globs(root.private_header_files) == Names{"priv/*.h"});
  CHECK(globs(root.project_header_files) == Names{"proj/*.h"});
  CHECK(root.module_map == "P.modulemap");
  CHECK(pod.problems.empty());
}

TEST_CASE("header search paths below the pod are kept, others are not", "[scanner][pods][podspec]") {
  const PodDeclaration pod = read_body(R"ruby(
  s.pod_target_xcconfig = { 'HEADER_SEARCH_PATHS' => '"$(PODS_TARGET_SRCROOT)/ReactCommon" "${PODS_ROOT}/glog" $(inherited)' }
  s.xcconfig = { 'USER_HEADER_SEARCH_PATHS[sdk=iphoneos*]' => ['"$(PODS_TARGET_SRCROOT)"', '${PODS_TARGET_SRCROOT}/../x y/**'] }
  s.user_target_xcconfig = { 'HEADER_SEARCH_PATHS' => '$(PODS_TARGET_SRCROOT)/not' }
  s.subspec('S') { |ss| ss.pod_target_xcconfig = { 'HEADER_SEARCH_PATHS' => '$(PODS_TARGET_SRCROOT)/S' } }
  s.test_spec { |t| t.pod_target_xcconfig = { 'HEADER_SEARCH_PATHS' => '$(PODS_TARGET_SRCROOT)/T' }
                    t.xcconfig = { 'OTHER_LDFLAGS' => '-lc' } })ruby");
  CHECK(pod.units[0].header_search_paths == Names{"ReactCommon", ".", "../x"});
  CHECK(unit(pod, "P/S").header_search_paths == Names{"ReactCommon", ".", "../x", "S"});
  CHECK(unit(pod, "P/Tests").header_search_paths == Names{"T"});
}

TEST_CASE("test specs and app specs are units of their own kind", "[scanner][pods][podspec]") {
  const PodDeclaration pod = read_body(R"ruby(
  s.dependency 'A'
  s.test_spec 'Unit' do |t|
    t.dependency 'OCMock'
    t.source_files = 'Tests/*.m'
  end
  s.app_spec { |a| a.source_files = 'App/*' })ruby");
  CHECK(unit(pod, "P/Unit").kind == UnitKind::Test);
  CHECK_FALSE(unit(pod, "P/Unit").is_default);
  CHECK(dependencies(unit(pod, "P/Unit")) == Names{"A", "OCMock"});
  CHECK(unit(pod, "P/App").kind == UnitKind::App);
}

TEST_CASE("a specification that is handed to an unknown helper is open", "[scanner][pods][podspec]") {
  const auto call = GENERATE(as<std::string>(), "registerIcons(s)", "Icons.register(s)", "helper s, 1",
                             "configure(spec: s)", "[1].foo(s)", "x = make_it([s])");
  CAPTURE(call);
  const PodDeclaration pod = read_body("  s.source_files = 'a'\n  " + call);
  CHECK(pod.units[0].files_are_partial);
  CHECK(pod.units[0].dependencies_are_partial);
  CHECK(says(pod.problems, "spec passed to unknown helper"));
  CHECK(pod.problems[0].place.line == 4);
}

TEST_CASE("a condition that cannot be known takes both branches and says so", "[scanner][pods][podspec]") {
  const PodDeclaration pod = read_body(R"ruby(
  flags = ['always']
  if system('which ccache')
    s.source_files = 'a'
    s.dependency 'A'
    flags << 'sometimes'
    s.header_dir = 'one'
  else
    s.source_files = 'b'
    s.header_dir = 'two'
  end
  s.exclude_files = flags)ruby");
  CHECK(globs(pod.units[0].source_files) == Names{"a", "b"});
  CHECK(dependencies(pod.units[0]) == Names{"A"});
  CHECK(globs(pod.units[0].exclude_files) == Names{"always", "sometimes"});
  CHECK(pod.units[0].header_dir == "one");
  CHECK(pod.units[0].files_are_partial);
  CHECK(pod.units[0].dependencies_are_partial);
  CHECK(says(pod.problems, "the condition `system('which ccache')` cannot be decided: `system` is never run"));
}

TEST_CASE("an undecided condition without an effect is silent", "[scanner][pods][podspec]") {
  const PodDeclaration pod = read_pod(R"ruby(
source = { :git => 'x' }
if version == 'none'
  source[:commit] = `git rev-parse HEAD`.strip if system("git rev-parse --git-dir > /dev/null 2>&1")
end
Pod::Spec.new do |s|
  s.name = 'P'
  s.source = source
  s.summary = `date`
  s.script_phase = { :script => `x` } if Gem::Version.new(Pod::VERSION) >= Gem::Version.new('1.13.0')
  s.source_files = 'a'
end)ruby");
  CHECK(messages(pod.problems) == Names{});
  CHECK(globs(pod.units[0].source_files) == Names{"a"});
}

TEST_CASE("names that cannot be known are reported", "[scanner][pods][podspec]") {
  const PodDeclaration pod = read_body(R"ruby(
  s.dependency `x`
  s.subspec `y` do |ss|
    ss.source_files = 'inside'
  end
  s.name = `z`)ruby");
  CHECK(pod.name == "P");
  CHECK(says(pod.problems, "the name of this dependency cannot be known"));
  CHECK(says(pod.problems, "the name of this subspec cannot be known"));
  CHECK(says(pod.problems, "the name of this pod cannot be known; the file's name `P` is taken"));
  CHECK(globs(pod.units[0].source_files) == Names{"inside"});
  CHECK(pod.units[0].files_are_partial);
}

TEST_CASE("several specifications in a file: the last one counts", "[scanner][pods][podspec]") {
  const PodDeclaration pod =
      read_pod("Pod::Spec.new { |s| s.name = 'A' }\nPod::Specification.new { |s| s.name = 'B' }\n");
  CHECK(pod.name == "B");
  CHECK(says(pod.problems, "several specifications"));
}

TEST_CASE("a file without a specification is an error", "[scanner][pods][podspec]") {
  const auto pods = try_read("x/P.podspec", {{"x/P.podspec", "puts 'hello'\n"}});
  REQUIRE_FALSE(pods.ok());
  CHECK_THAT(pods.errors()[0].message, Catch::Contains("no `Pod::Spec.new`"));
  CHECK_FALSE(try_read("x/P.podspec", {{"x/P.podspec", ""}}).ok());
  CHECK_FALSE(try_read("x/Missing.podspec", {}).ok());
}

TEST_CASE("podspec files are told by their endings", "[scanner][pods][podspec]") {
  const Reader podspec = podspec_reader();
  const Reader json = podspec_json_reader();
  CHECK(podspec.is_manifest("a/B.podspec"));
  CHECK_FALSE(podspec.is_manifest("a/B.podspec.json"));
  CHECK_FALSE(podspec.is_manifest("a/.podspec"));
  CHECK(json.is_manifest("a/B.podspec.json"));
  CHECK_FALSE(json.is_manifest("a/B.json"));
  const MemoryFileSystem files({{"a/B.podspec", ""}, {"a/B.podspec.json", ""}, {"a/C.podspec", ""}});
  const Listing listing = files.list({});
  CHECK(is_superseded(listing, "a/B.podspec"));
  CHECK_FALSE(is_superseded(listing, "a/C.podspec"));
}

TEST_CASE("setters without `=` and unknown attributes are reported", "[scanner][pods][podspec]") {
  const PodDeclaration pod = read_body("  s.source_files 'a'\n  s.sauce_files = 'b'");
  CHECK(globs(pod.units[0].source_files) == Names{"a"});
  CHECK(says(pod.problems, "`source_files` is set without `=`"));
  CHECK(says(pod.problems, "`sauce_files` is no attribute"));
}

TEST_CASE("default subspecs that do not exist are reported", "[scanner][pods][podspec]") {
  const auto defaults = GENERATE(as<std::string>(), "'Nope'", "'Core', 'Nope'", "['Core/Nope']");
  CAPTURE(defaults);
  const PodDeclaration pod = read_body("  s.default_subspecs = " + defaults +
                                       "\n  s.subspec 'Core' do |c|\n    c.subspec 'Net' do |n|\n    end\n  end");
  REQUIRE(pod.problems.size() == 1);
  CHECK_THAT(pod.problems[0].message,
             Catch::Contains("has no subspec `") && Catch::Contains("Nope` to be a default one"));
  CHECK(pod.problems[0].place.line > 0);
}

TEST_CASE("default subspecs that exist, at any depth, or none, are no problem", "[scanner][pods][podspec]") {
  const auto defaults = GENERATE(as<std::string>(), "'Core'", "'Core/Net'", ":none", "'none'");
  CAPTURE(defaults);
  CHECK(read_body("  s.default_subspecs = " + defaults +
                  "\n  s.subspec 'Core' do |c|\n    c.subspec 'Net' do |n|\n    end\n  end")
            .problems.empty());
}

TEST_CASE("a subspec that is declared twice is reported, and the first one counts", "[scanner][pods][podspec]") {
  const PodDeclaration pod = read_body(
      "  s.subspec 'Core' do |c|\n    c.source_files = 'a'\n  end\n  s.subspec 'Core' do |c|\n    c.source_files = "
      "'b'\n  end\n"
      "  s.test_spec 'Core' do |c|\n  end");
  REQUIRE(pod.units.size() == 3);
  CHECK(globs(pod.units[1].source_files) == Names{"a"});
  CHECK(says(pod.problems, "/Core` is declared twice"));
}

TEST_CASE("attributes that shape the build and are not carried are named", "[scanner][pods][podspec]") {
  const PodDeclaration pod = read_body(
      "  s.requires_arc = false\n  s.compiler_flags = '-DX'\n  s.libraries = 'z'\n"
      "  s.pod_target_xcconfig = { 'HEADER_SEARCH_PATHS' => '\"$(PODS_TARGET_SRCROOT)\"' }\n"
      "  s.user_target_xcconfig = { 'OTHER_LDFLAGS' => '-lx' }");
  CHECK_FALSE(pod.units[0].arc);
  CHECK(pod.units[0].build_settings == Names{"compiler_flags", "libraries", "user_target_xcconfig"});
  CHECK(pod.problems.empty());
}

TEST_CASE("imports in prefix_header_contents are not read, and that is said", "[scanner][pods][podspec]") {
  CHECK(says(read_body("  s.prefix_header_contents = '#import <UIKit/UIKit.h>', '#define X'").problems,
             "the imports in `prefix_header_contents`"));
  CHECK(read_body("  s.prefix_header_contents = '#define X'").problems.empty());
}

TEST_CASE("a name that CocoaPods refuses is a problem with its line", "[scanner][pods]") {
  const auto [name, message] = GENERATE(table<std::string, std::string>({
      {"'A/B'", "`A/B` is no name of a pod: it holds a `/`, which parts a pod from its subspec"},
      {"'.A'", "`.A` is no name of a pod: it begins with a dot"},
      {"'A B'", "`A B` is no name of a pod: it holds a blank"},
      {"\"A\\tB\"", "`A\tB` is no name of a pod: it holds a control character"},
      {"''", "the name of this pod is empty; the file's name `P` is taken"},
      {"' '", "the name of this pod is empty; the file's name `P` is taken"},
  }));
  CAPTURE(name);
  const PodDeclaration pod = read_pod("Pod::Spec.new do |s|\n  s.name = " + name + "\nend\n");
  REQUIRE(messages(pod.problems) == Names{message});
  CHECK(pod.problems[0].place.line == 2);
}

TEST_CASE("a name between blanks is stripped as by CocoaPods", "[scanner][pods]") {
  const PodDeclaration pod = read_pod("Pod::Spec.new do |s|\n  s.name = ' A '\nend\n");
  CHECK(pod.name == "A");
  CHECK(pod.problems.empty());
}

TEST_CASE("problems beyond the first hundred of a manifest are counted", "[scanner][pods]") {
  std::string body;
  for (int i = 0; i < 130; ++i) body += "s.unheard" + std::to_string(i) + " = 1\n";
  const PodDeclaration pod = read_body(body + "s.unheard129 = 1\n");
  REQUIRE(pod.problems.size() == 101);
  CHECK(pod.problems.back().message == "31 more problems of this file are not listed");
  CHECK(pod.problems.back().place.line == 103);
}

TEST_CASE("of very many subspecs each is kept, and what they take over is bounded", "[scanner][pods]") {
  std::string body = "ds = (1..300).map { |i| \"D#{i}\" }\n";
  SECTION("with a dependency each") {
    for (int i = 0; i < 25'000; ++i) {
      const std::string number = std::to_string(i);
      body +=
          "s.subspec('S" + number + "') { |x| x.dependency 'P/S" + std::to_string(i / 2) + "'\nx.dependency 'Q'\n }\n";
    }
    const PodDeclaration pod = read_body("s.default_subspecs = 'S1', 'S2'\n" + body);
    CHECK(pod.problems.empty());
    REQUIRE(pod.units.size() == 25'001);
    CHECK(dependencies(pod.units.back()) == Names{"P/S12499", "Q"});
  }
  SECTION("that take over hundreds of dependencies each") {
    body += "ds.each { |d| s.dependency d }\n2000.times { |i| s.subspec(\"S#{i}\") { |x| x.dependency 'Own' } }\n";
    const PodDeclaration pod = read_body(body);
    REQUIRE(pod.problems.size() == 1);
    CHECK(pod.problems[0].message ==
          "the subspecs of `P` take over more than 200000 dependencies and search paths: from `P/S666` on none are "
          "taken over");
    CHECK(unit(pod, "P/S665").dependencies.size() == 301);
    CHECK(unit(pod, "P/S666").dependencies.size() == 1);
    CHECK(unit(pod, "P/S1999").dependencies_are_partial);
  }
}
