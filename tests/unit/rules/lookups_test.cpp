// Names that are looked up at run time, as the rules see them (imports.md, cases 46 and 47).
#include <catch2/catch.hpp>

#include "support/pool.h"

using namespace podworks;

namespace {

TestPool pool_of(TestFiles files, const std::string& more = "") {
  files.emplace("podworks.yml", "version: 1\npods: [{ from: directory, in: \"pods/*\" }]\n" + more);
  return require_pool(std::move(files));
}

const std::string kApps = "apps:\n  Full: { roots: [Login, House] }\n  Lite: { roots: [Login] }\n";
const std::string kHouse = "@implementation WBHouseVC\n@end\n";

}  // namespace

TEST_CASE("46: an app that carries the look-up and not the class has a dangling name", "[rules][lookup]") {
  const TestPool pool = pool_of({{"pods/Login/a.m", "int a;\nid b = NSClassFromString(@\"WBHouseVC\");\n"},
                                 {"pods/Login/b.m", "id b = objc_getClass(\"WBHouseVC\");\n"},
                                 {"pods/House/h.m", kHouse}},
                                kApps);
  const Diagnostic finding = finding_of(pool, "dangling-name");
  CHECK(finding.severity == Severity::Warn);
  CHECK(finding.place == Place{"pods/Login/a.m", 2, 26});
  CHECK(finding.length == 12);
  CHECK(finding.message ==
        "app `Lite` carries `Login`, which looks up `WBHouseVC` by name, and the app does not carry `House`, which has "
        "it");
  CHECK(finding.notes == std::vector<std::string>{"1 more look-up: b.m:1"});
  CHECK(finding.help == "add `House` to what the app `Lite` asks for, or remove the look-up from `Login`");
  CHECK(finding.apps == std::vector<std::string>{"Lite"});
  CHECK(finding.from == "Login");
  CHECK(finding.to == "House");
}

TEST_CASE("46: one of several pods that have the class is enough", "[rules][lookup]") {
  const TestFiles files = {{"pods/Login/a.m", "id b = NSClassFromString(@\"WBHouseVC\");\n"},
                           {"pods/House/h.m", kHouse},
                           {"pods/Flat/h.m", kHouse}};
  CHECK(findings_of(pool_of(files, "apps: { A: { roots: [Login, Flat] }, B: { roots: [Login, House] } }\n"),
                    "dangling-name")
            .empty());
  const Diagnostic finding = finding_of(pool_of(files, "apps: { Lite: { roots: [Login] } }\n"), "dangling-name");
  CHECK(finding.message ==
        "app `Lite` carries `Login`, which looks up `WBHouseVC` by name, and the app does not carry any of `Flat` and "
        "`House`, which have it");
  CHECK(finding.help == "add one of them to what the app `Lite` asks for, or remove the look-up from `Login`");
}

TEST_CASE("46: a service needs the pod that registers it", "[rules][lookup]") {
  const TestPool pool = pool_of(
      {{"pods/Login/a.m", "id b = [x createService:@protocol(HomeServiceProtocol)];\n"},
       {"pods/House/h.m", "@BeeHiveService(HomeServiceProtocol,BHViewController)\n@implementation BHViewController\n"}},
      kApps);
  CHECK(finding_of(pool, "dangling-name").message ==
        "app `Lite` carries `Login`, which looks up the service `HomeServiceProtocol` by name, and the app does not "
        "carry `House`, which has it");
}

TEST_CASE("46: names of nobody, of tests and of other apps dangle nowhere", "[rules][lookup]") {
  const TestPool pool = pool_of({{"pods/Login/a.m", "id b = NSClassFromString(@\"UIAlertController\");\n"},
                                 {"pods/Login/Tests/t.m", "id b = NSClassFromString(@\"WBHouseVC\");\n"},
                                 {"pods/Other/o.m", "id b = NSClassFromString(@\"WBHouseVC\");\n"},
                                 {"pods/House/h.m", kHouse}},
                                "tests: [\"**/Tests/**\"]\n" + kApps);
  CHECK(findings_of(pool, "dangling-name").empty());
  CHECK(findings_of(pool, "unresolved-import").empty());
}

TEST_CASE("46: an app's own entry looks up and provides, too", "[rules][lookup]") {
  const TestPool pool =
      pool_of({{"apps/Lite/main.m", "id b = NSClassFromString(@\"WBHouseVC\");\n@implementation Root\n@end\n"},
               {"apps/Bare/main.m", "int main() {}\n"},
               {"pods/Login/a.m", "id b = NSClassFromString(@\"Root\");\n"},
               {"pods/House/h.m", kHouse}},
              "apps:\n  Lite: { path: apps/Lite, roots: [Login] }\n  Bare: { path: apps/Bare, roots: [Login] }\n"
              "  Elsewhere: { roots: [Login] }\n");
  const auto findings = findings_of(pool, "dangling-name");
  REQUIRE(findings.size() == 2);  // the sources of Elsewhere are not in the pool: they may have the class
  CHECK(findings[0].message ==
        "app `Lite` looks up `WBHouseVC` by name, and the app does not carry `House`, which has it");
  CHECK(findings[1].apps == std::vector<std::string>{"Bare"});
  CHECK(findings[1].help == "give the app `Bare` such a class, too, or remove the look-up from `Login`");
}

TEST_CASE("46: a subspec that the app does not take has not its classes", "[rules][lookup]") {
  const std::string spec =
      "Pod::Spec.new do |s|\n s.name = 'House'\n s.version = '1'\n s.default_subspecs = 'Core'\n"
      " s.subspec 'Core' do |c|\n c.source_files = 'Core/*.m'\n end\n"
      " s.subspec 'Extra' do |c|\n c.source_files = 'Extra/*.m'\n end\nend\n";
  const auto run = [&](const std::string& roots) {
    return require_pool({{"podworks.yml", "version: 1\napps: { Lite: { roots: [" + roots + "] } }\n"},
                         {"House/House.podspec", spec},
                         {"House/Core/c.m", "id b = NSClassFromString(@\"WBHouseVC\");\n"},
                         {"House/Extra/e.m", kHouse}});
  };
  CHECK(findings_of(run("House, House/Extra"), "dangling-name").empty());
  CHECK(finding_of(run("House"), "dangling-name").from == "House");
}

TEST_CASE("46: a look-up breaks no rule of builds and pulls nothing into an app", "[rules][lookup]") {
  const TestPool pool =
      pool_of({{"pods/Login/a.m", "id b = NSClassFromString(@\"WBHouseVC\");\n"},
               {"pods/House/h.m", kHouse + "id b = NSClassFromString(@\"Base\");\n"},
               {"pods/Base/b.m", "@implementation Base\n@end\nid b = NSClassFromString(@\"WBHouseVC\");\n"}},
              "layers:\n  - { name: business, pods: [House, Login], peers: forbid }\n"
              "  - { name: base, pods: [Base] }\n"
              "apps: { Lite: { roots: [Login] } }\n");
  for (const std::string_view rule : {"layer-order", "peer-dependency", "pod-cycle", "undeclared-dependency"}) {
    CHECK(findings_of(pool, rule).empty());
  }
  CHECK(findings_of(pool, "runtime-coupling").empty());
  REQUIRE(pool.plans[0].pods.size() == 1);
  CHECK(pool.graph.dependencies.size() == 3);
  for (const Dependency& edge : pool.graph.dependencies) CHECK(edge.kinds == kind_bit(DependencyKind::Runtime));
}

TEST_CASE("46: an upward look-up is told where one asks for it", "[rules][lookup]") {
  const TestPool pool =
      pool_of({{"pods/House/h.m", kHouse}, {"pods/Base/b.m", "id b = NSClassFromString(@\"WBHouseVC\");\n"}},
              "layers:\n  - { name: business, pods: [House] }\n  - { name: base, pods: [Base] }\n"
              "rules: { runtime-coupling: note }\n");
  const Diagnostic finding = finding_of(pool, "runtime-coupling");
  CHECK(finding.severity == Severity::Note);
  CHECK(finding.message == "`Base` (base) looks up `WBHouseVC` of `House` (business), which it may not use");
}

TEST_CASE("46: a declared dependency that only a look-up shows is used", "[rules][lookup]") {
  const auto spec = [](const std::string& name, const std::string& more) {
    return "Pod::Spec.new do |s|\n s.name = '" + name + "'\n s.version = '1'\n s.source_files = '*.{h,m}'\n" + more +
           "end\n";
  };
  const auto run = [&](const std::string& code) {
    return require_pool({{"Login/Login.podspec", spec("Login", " s.dependency 'House'\n")},
                         {"Login/a.m", code},
                         {"House/House.podspec", spec("House", "")},
                         {"House/h.h", ""},
                         {"House/h.m", kHouse}});
  };
  CHECK(findings_of(run("id b = NSClassFromString(@\"WBHouseVC\");\n"), "unused-dependency").empty());
  CHECK(findings_of(run("id b;\n"), "unused-dependency").size() == 1);
}

TEST_CASE("47: a pod of resources alone is not said to import nothing", "[rules][lookup]") {
  const TestPool pool =
      require_pool({{"Res/Res.podspec",
                     "Pod::Spec.new do |s|\n s.name = 'Res'\n s.version = '1'\n s.resources = '*.xib'\n s.dependency "
                     "'House'\nend\n"},
                    {"Res/r.xib", "<a customClass=\"UIView\"/>"},
                    {"House/House.podspec",
                     "Pod::Spec.new do |s|\n s.name = 'House'\n s.version = '1'\n s.source_files = '*.{h,m}'\nend\n"},
                    {"House/h.h", ""}});
  CHECK(findings_of(pool, "unused-dependency").empty());
  CHECK(findings_of(pool, "unowned-file").empty());
}
