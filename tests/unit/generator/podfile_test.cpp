#include <catch2/catch.hpp>

#include "generator/header_line.h"
#include "unit/generator/pool_for_tests.h"

namespace podworks {
namespace {

PoolForTests small_pool() {
  PoolForTests pool;
  pool.app.name = "Recruit";
  pool.app.platform = {{"ios", "13.0"}};
  pool.pods = {{.name = "House", .layer = "business"}, {.name = "Base"}, {.name = "Net"}};
  pool.planned = {"Base", "Net", "House"};
  return pool;
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a Podfile lists the whole closure, layer by layer", "[generator][podfile]") {
  PoolForTests pool = small_pool();
  pool.outside = {{"AFNetworking", {"4.0.1"}}, {"FMDB", {"~> 2.7", "< 3"}}, {"Masonry", {}}};
  CHECK(pool.body("podfile", "apps/recruit/Podfile") ==
        "platform :ios, '13.0'\n"
        "\n"
        "target 'Recruit' do\n"
        "  # layer: base\n"
        "  pod 'Base', :path => '../../pods/Base'\n"
        "  pod 'Net', :path => '../../pods/Net'\n"
        "  # layer: business\n"
        "  pod 'House', :path => '../../pods/House'\n"
        "  # third party\n"
        "  pod 'AFNetworking', '4.0.1'\n"
        "  pod 'FMDB', '~> 2.7', '< 3'\n"
        "  pod 'Masonry'\n"
        "end\n");
}

TEST_CASE("what the lines of an existing Podfile say is carried over", "[generator][podfile]") {
  PoolForTests pool = small_pool();
  pool.options["Net"] = {{.name = "configurations", .values = {"Debug", "Beta"}, .is_list = true},
                         {.name = "modular_headers", .values = {"true"}, .is_flag = true}};
  pool.outside = {
      {"Kit", {}, {{.name = "git", .values = {"https://x/kit.git"}}, {.name = "odd-name", .values = {"it's"}}}},
      {"Near", {}, {{.name = "path", .values = {"../near"}}}},
      {"Far", {}, {{.name = "path", .values = {"/far"}}}}};
  const std::string body = pool.body("podfile", "apps/recruit/Podfile");
  CHECK(contains(
      body, "pod 'Net', :path => '../../pods/Net', :configurations => ['Debug', 'Beta'], :modular_headers => true\n"));
  CHECK(contains(body, R"(pod 'Kit', :git => 'https://x/kit.git', :'odd-name' => 'it\'s')"));
  CHECK(contains(body, "pod 'Near', :path => '../../../near'\n"));
  CHECK(contains(body, "pod 'Far', :path => '/far'\n"));
}

TEST_CASE("settings of an existing Podfile that nothing carries over are a problem", "[generator][podfile]") {
  PoolForTests pool = small_pool();
  pool.app.from = {"old/Podfile", {"podworks.yml", 7, 3}};
  pool.podfiles["old/Podfile"].settings = {"use_frameworks!", "post_install"};
  pool.podfiles["old/Podfile"].targets = {
      {.name = "Recruit"}, {.name = "RecruitTests"}, {.name = "Group", .abstract = true}};
  const auto files = pool.emit("podfile", "Podfile");
  REQUIRE(files.ok());
  REQUIRE(files.value()[0].problems.size() == 1);
  CHECK(files.value()[0].problems[0].message ==
        "`use_frameworks!`, `post_install`, target `RecruitTests` of old/Podfile are not in the generated Podfile");
  CHECK(files.value()[0].problems[0].help == "copy what the app still needs to `Podfile.tmpl`");
  const auto with_template = pool.emit("podfile", "Podfile",
                                       "use_frameworks!\ntarget 'Recruit' do\n  # podworks: pods\nend\ntarget "
                                       "'RecruitTests' do\nend\npost_install do |i|\nend\n");
  REQUIRE(with_template.ok());
  CHECK(with_template.value()[0].problems.empty());
}

TEST_CASE("a Podfile begins with the header and is the same on each run", "[generator][podfile]") {
  PoolForTests pool = small_pool();
  const auto first = pool.emit("podfile", "Podfile");
  const auto second = pool.emit("podfile", "Podfile");
  REQUIRE(first.ok());
  CHECK(first.value().front().content == second.value().front().content);
  CHECK(origin_of(first.value().front().content) == Origin::Ours);
  CHECK(contains(first.value().front().content, ":path => 'pods/Base'"));
}

TEST_CASE("a path is as seen from the Podfile, and names a podspec that is not called like its pod",
          "[generator][podfile]") {
  PoolForTests pool = small_pool();
  pool.pods = {{.name = "Base", .root = "", .podspec = "Base.podspec"},
               {.name = "Odd", .podspec = "pods/Odd/Other.podspec"},
               {.name = "it's", .podspec = "pods/a b/it's.podspec.json"}};
  pool.planned = {"Base", "Odd", "it's"};
  const std::string body = pool.body("podfile", "Podfile");
  CHECK(contains(body, "pod 'Base', :path => '.'\n"));
  CHECK(contains(body, "pod 'Odd', :path => 'pods/Odd/Other.podspec'\n"));
  CHECK(contains(body, R"(pod 'it\'s', :path => 'pods/a b')"));
}

TEST_CASE("subspecs are named only where the bare name would bring something else", "[generator][podfile]") {
  PoolForTests pool = small_pool();
  pool.pods = {{.name = "Login", .subspecs = {{.name = "Core"}, {.name = "OAuth", .is_default = false}}}};
  pool.files = {{"pods/Login/a.c", "Login/Core"}, {"pods/Login/b.c", "Login/OAuth"}};
  SECTION("the defaults") {
    pool.planned = {"Login", "Login/Core"};
    CHECK(contains(pool.body("podfile", "Podfile"), "pod 'Login', :path => 'pods/Login'\n"));
  }
  SECTION("one that is not default") {
    pool.planned = {"Login", "Login/Core", "Login/OAuth"};
    CHECK(contains(pool.body("podfile", "Podfile"),
                   "pod 'Login', :path => 'pods/Login', :subspecs => ['Core', 'OAuth']\n"));
  }
  SECTION("less than the defaults") {
    pool.planned = {"Login/OAuth"};
    CHECK(contains(pool.body("podfile", "Podfile"), ":subspecs => ['OAuth']\n"));
  }
  SECTION("the root's own sources, which no subspec brings") {
    pool.files.push_back({"pods/Login/root.c", "Login"});
    pool.planned = {"Login", "Login/Core", "Login/OAuth"};
    CHECK(contains(pool.body("podfile", "Podfile"),
                   "pod 'Login', :path => 'pods/Login'\n  pod 'Login/OAuth', :path => 'pods/Login'\n"));
  }
  SECTION("a child comes along with its parent") {
    pool.pods.front().subspecs.push_back({.name = "OAuth/Web", .is_default = false});
    pool.planned = {"Login/OAuth", "Login/OAuth/Web"};
    CHECK(contains(pool.body("podfile", "Podfile"), ":subspecs => ['OAuth']\n"));
  }
}

TEST_CASE("a pod without a podspec is named in the Podfile and reported as an error", "[generator][podfile]") {
  PoolForTests pool = small_pool();
  pool.pods.push_back({.name = "Old", .root = "legacy/Old", .reader = "directory"});
  pool.planned = {"Old", "Base"};
  const auto files = pool.emit("podfile", "apps/recruit/Podfile");
  REQUIRE(files.ok());
  const EmittedFile& file = files.value().front();
  CHECK(contains(file.content, "  # missing here: Old has no podspec, so CocoaPods cannot take it from legacy/Old\n"));
  CHECK_FALSE(contains(file.content, "pod 'Old'"));
  REQUIRE(file.problems.size() == 1);
  CHECK(file.problems.front().severity == Severity::Error);
  CHECK(file.problems.front().message == "the Podfile of app `Recruit` needs `Old`, which has no podspec");
}

TEST_CASE("a Podfile's target has one platform", "[generator][podfile]") {
  PoolForTests pool = small_pool();
  SECTION("none") {
    pool.app.platform.clear();
    CHECK(pool.body("podfile", "Podfile").find("\ntarget") == 0);
  }
  SECTION("macOS is :osx") {
    pool.app.platform = {{"macos", "12.0"}, {"android", "21"}};
    CHECK(pool.body("podfile", "Podfile").find("platform :osx, '12.0'\n") == 0);
  }
  SECTION("two are an error") {
    pool.app.platform = {{"ios", "13.0"}, {"tvos", "13.0"}};
    CHECK_FALSE(pool.emit("podfile", "Podfile").ok());
  }
}

TEST_CASE("a template keeps the user's text around the pods", "[generator][podfile]") {
  PoolForTests pool = small_pool();
  pool.planned = {"Base"};
  const std::string user_text = "use_frameworks!\ntarget 'R' do\n  # podworks: pods\nend\n";
  CHECK(pool.body("podfile", "Podfile", user_text) ==
        "platform :ios, '13.0'\n\nuse_frameworks!\ntarget 'R' do\n  # layer: base\n  pod 'Base', :path => "
        "'pods/Base'\nend\n");
  CHECK_FALSE(pool.emit("podfile", "Podfile", "target 'R' do\nend\n").ok());
}

TEST_CASE("what CocoaPods refuses in a template, or takes for something else, is reported", "[generator][podfile]") {
  PoolForTests pool = small_pool();
  const auto problems = [&](const std::string& text) {
    const auto files = pool.emit("podfile", "Podfile", text + "\n# podworks: pods\n");
    REQUIRE(files.ok());
    return files.value().front().problems.size();
  };
  CHECK(problems("platform :ios, '13.0'") == 0);
  CHECK(problems("platform :ios, '11.0'") == 1);
  CHECK(problems("post_install do |i|\nend\npost_install do |i|\nend") == 1);
  CHECK(problems("install! 'cocoapods', :generate_multiple_pod_projects => true\ninstaller.pods_project.targets") == 1);
}

TEST_CASE("names cannot leave their quotes", "[generator][podfile]") {
  PoolForTests pool = small_pool();
  pool.app.name = "it's \\";
  pool.pods = {{.name = "a'b#{x}\"", .root = "pods/it's #{x} \\"}};
  pool.planned = {"a'b#{x}\""};
  const std::string body = pool.body("podfile", "Podfile");
  CHECK(contains(body, R"(target 'it\'s \\' do)"));
  CHECK(contains(body, R"(pod 'a\'b#{x}"', :path => 'pods/it\'s #{x} \\')"));
}

TEST_CASE("names cannot leave their comment", "[generator][podfile]") {
  PoolForTests pool = small_pool();
  pool.layers = {"base\nsystem('x')"};
  pool.pods = {{.name = "Base", .layer = "base\nsystem('x')"}};
  pool.planned = {"Base"};
  CHECK_FALSE(contains(pool.body("podfile", "Podfile"), "\nsystem"));
}

}  // namespace podworks
