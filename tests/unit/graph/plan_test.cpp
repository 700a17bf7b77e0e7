// What an app needs, and why. The numbers are those of the specification's list of cases.
#include "graph/plan_app.h"

#include <catch2/catch.hpp>

#include "graph/assign_layers.h"
#include "support/scan_text.h"

using namespace podworks;
using namespace podworks::test;

namespace {

const std::string kAll = "s.source_files = '*.{h,m,c}'\n";

LayerConfig layer(const std::string& name, const std::vector<std::string>& pods) {
  LayerConfig config;
  config.name = name;
  for (const std::string& pod : pods) config.pods.push_back({pod, {}});
  return config;
}

Project project_with_root(const std::string& root) {
  Project project;
  project.layers = {layer("business", {"House"}), layer("middle", {"Net", "Log"}), layer("base", {"Base", "Extra"})};
  AppConfig app;
  app.name = "App";
  app.roots = {{root, {}}};
  project.apps.push_back(app);
  return project;
}

struct Planned {
  ScanResult scan;
  AppPlan plan;
};

Planned plan_of(const Files& files, const Project& project, int threads = 1) {
  Planned planned;
  planned.scan = scan_pool(files, project, threads);
  const PodGraph graph = build_graph(planned.scan);
  planned.plan = plan_app(project, AppId{0}, planned.scan, graph, assign_layers(project, planned.scan));
  return planned;
}

/// "Base Net House", with units in brackets where they are not the pod itself.
std::string names(const Planned& planned) {
  std::string text;
  for (const PlannedPod& pod : planned.plan.pods)
    text += (text.empty() ? "" : " ") + planned.scan.pods[index_of(pod.pod)].name;
  return text;
}

Files pool(const std::string& house_podspec, const std::string& house_source) {
  return {
      {"Base/Base.podspec", podspec("Base", kAll)},
      {"Base/base.h", ""},
      {"Log/Log.podspec", podspec("Log", kAll)},
      {"Log/log.h", ""},
      {"Net/Net.podspec", podspec("Net", kAll + "s.dependency 'Base'")},
      {"Net/net.h", "#import <Base/base.h>\n"},
      {"House/House.podspec", podspec("House", house_podspec)},
      {"House/house.m", house_source},
      {"Extra/Extra.podspec", podspec("Extra", kAll)},
      {"Extra/extra.h", ""},
  };
}

}  // namespace

TEST_CASE("48: the closure of a root in layer order, the same for any number of threads", "[graph][plan]") {
  const Files files = pool(kAll, "#import <Net/net.h>\n");
  const Planned one = plan_of(files, project_with_root("House"));
  CHECK(names(one) == "Base Net House");
  CHECK(names(plan_of(files, project_with_root("House"), 8)) == "Base Net House");
  REQUIRE(one.plan.pods.size() == 3);
  CHECK(one.plan.pods[2].is_root);
  CHECK(one.plan.pods[2].because.empty());
  REQUIRE(one.plan.pods[0].because.size() == 2);
  CHECK(one.scan.pods[index_of(one.plan.pods[0].because[0].to)].name == "Net");
  CHECK(one.plan.pods[0].because[1].import.has_value());
}

TEST_CASE("48: a prebuilt pod has no sources, its manifest's dependencies come along", "[graph][plan]") {
  Files files = pool("s.vendored_frameworks = 'House.xcframework'\n s.dependency 'Net'", "");
  files.erase("House/house.m");
  files["House/House.xcframework/ios-arm64/House.framework/Headers/House.h"] = "";
  const Planned planned = plan_of(files, project_with_root("House"));
  CHECK(names(planned) == "Base Net House");
  CHECK_FALSE(planned.plan.pods[1].because[0].import.has_value());
  CHECK(to_string(planned.plan.pods[1].because[0].declared_at).find("House/House.podspec:") == 0);
}

TEST_CASE("10: what is only asked for with __has_include is not pulled in", "[graph][plan]") {
  const Planned planned =
      plan_of(pool(kAll, "#if __has_include(<Net/net.h>)\n#import <Net/net.h>\n#endif\n"), project_with_root("House"));
  CHECK(names(planned) == "House");
}

TEST_CASE("tests and forward declarations pull nothing in", "[graph][plan]") {
  Files files = pool(kAll + "s.test_spec 'T' do |t| t.source_files = 'T/*.m' end", "@class LogThing;\n");
  files["House/T/t.m"] = "#import <Net/net.h>\n";
  files["Log/log.h"] = "@interface LogThing\n@end\n";
  CHECK(names(plan_of(files, project_with_root("House"))) == "House");
}

TEST_CASE("37: a pod's bare name brings its default subspecs only", "[graph][plan]") {
  Files files = pool("s.dependency 'Net'", "");
  files["Net/Net.podspec"] = podspec("Net",
                                     "s.default_subspecs = 'Core'\n"
                                     "s.subspec 'Core' do |c| c.source_files = 'core/*.h'\n c.dependency 'Base' end\n"
                                     "s.subspec 'Log' do |l| l.source_files = 'log/*.h'\n l.dependency 'Extra' end");
  CHECK(names(plan_of(files, project_with_root("House"))) == "Base Net House");
  CHECK(names(plan_of(files, project_with_root("Net/Log"))) == "Extra Net");
  const Planned planned = plan_of(files, project_with_root("House"));
  CHECK(planned.plan.pods[1].units.size() == 2);  // the root and Core
}

TEST_CASE("a dependency outside the pool is listed with what the closure asks for", "[graph][plan]") {
  Files files = pool(kAll + "s.dependency 'AFNetworking', '~> 4.0'", "");
  Project project = project_with_root("House");
  Planned planned = plan_of(files, project);
  REQUIRE(planned.plan.outside.size() == 1);
  CHECK(planned.plan.outside[0].name == "AFNetworking");
  CHECK(planned.plan.outside[0].requirements == std::vector<std::string>{"~> 4.0"});
  project.versions["AFNetworking"] = "4.0.1";
  planned = plan_of(files, project);
  CHECK(planned.plan.outside[0].requirements == std::vector<std::string>{"4.0.1"});
}

TEST_CASE("without roots an app needs what its entry imports", "[graph][plan]") {
  Files files = pool(kAll, "#import <Net/net.h>\n");
  files["apps/x/main.m"] = "#import <House/house.h>\n#import <Log/log.h>\n";
  files["House/house.h"] = "";
  Project project = project_with_root("House");
  project.apps[0].roots.clear();
  project.apps[0].path = "apps/x";
  CHECK(names(plan_of(files, project)) == "Base Log Net House");
}

TEST_CASE("of a Podfile with several targets an app takes the one of its name", "[graph][plan]") {
  Files files = pool(kAll, "#import <Net/net.h>\n");
  files["Podfile"] =
      "target 'App' do\n pod 'House', :path => 'House'\n target 'AppTests' do\n inherit! :search_paths\n pod 'Log', "
      ":path => 'Log'\n end\nend\n"
      "target 'Other' do\n pod 'Extra', :path => 'Extra'\nend\n";
  Project project = project_with_root("House");
  project.apps[0].roots.clear();
  project.apps[0].from = {"Podfile", {}};
  CHECK(names(plan_of(files, project)) == "Base Net House");
  project.apps[0].name = "Unnamed";
  CHECK(names(plan_of(files, project)) == "Base Extra Net House");
}

TEST_CASE("the lines of a Podfile that gives the roots go on to the plan", "[graph][plan]") {
  Files files = pool("s.dependency 'Net'\ns.dependency 'AFNetworking', '>= 3'\ns.dependency 'Kit/Core'", "");
  files["apps/a/Podfile"] = R"ruby(
platform :ios, '13.0'
target 'App' do
  pod 'House', :path => '../../House', :configurations => ['Debug']
  pod 'AFNetworking', '~> 4.0'
  pod 'Kit', :git => 'https://x/kit.git', :modular_headers => true
end)ruby";
  Project project = project_with_root("");
  project.apps[0].roots.clear();
  project.apps[0].from = {"apps/a/Podfile", {}};
  const Planned planned = plan_of(files, project);
  CHECK(names(planned) == "Base Net House");
  CHECK(planned.plan.platform == std::map<std::string, std::string>{{"ios", "13.0"}});
  REQUIRE(planned.plan.pods.back().options.size() == 1);
  CHECK(planned.plan.pods.back().options[0].name == "configurations");
  const std::vector<OutsidePod>& outside = planned.plan.outside;
  REQUIRE(outside.size() == 3);
  CHECK(outside[0].name == "AFNetworking");
  CHECK(outside[0].requirements == std::vector<std::string>{">= 3", "~> 4.0"});
  CHECK(outside[1].name == "Kit");
  CHECK(outside[1].options.size() == 2);
  CHECK(outside[2].name == "Kit/Core");  // a part of the pod comes from where the pod comes from
  REQUIRE(outside[2].options.size() == 1);
  CHECK(outside[2].options[0].values == std::vector<std::string>{"https://x/kit.git"});
  CHECK(outside[2].requirements.empty());
  project.apps[0].platform = {{"ios", "15.0"}};
  CHECK(plan_of(files, project).plan.platform == project.apps[0].platform);
}

TEST_CASE("a Podfile without targets gives its lines to the app", "[graph][plan]") {
  Files files = pool("s.dependency 'Net'", "");
  files["Podfile"] = "pod 'Net', :path => 'Net'\n";
  Project project = project_with_root("");
  project.apps[0].roots.clear();
  project.apps[0].from = {"Podfile", {}};
  CHECK(names(plan_of(files, project)) == "Base Net");
}

TEST_CASE("what an entry imports is in the plan, whatever roots are named", "[graph][plan]") {
  Files files = pool("s.dependency 'Net'", "");
  files["apps/a/main.m"] = "#import <Extra/extra.h>\n";
  files["Extra/Extra.podspec"] = podspec("Extra", kAll);
  files["Extra/extra.h"] = "";
  Project project = project_with_root("House");
  project.apps[0].path = "apps/a";
  CHECK(names(plan_of(files, project)) == "Base Extra Net House");
}

TEST_CASE("an import of a pod's module needs the subspec that is declared", "[graph][plan]") {
  const auto text = GENERATE(as<std::string>(), "@import Kit;", "#import <Kit/Kit-Swift.h>");
  CAPTURE(text);
  Files files = {
      {"Kit/Kit.podspec", podspec("Kit",
                                  "s.subspec 'Core' do |c|\nc.source_files = 'core/*'\nend\n"
                                  "s.subspec 'Heavy' do |h|\nh.source_files = 'heavy/*'\nh.dependency 'Pay'\nend\n")},
      {"Kit/core/core.h", ""},
      {"Kit/heavy/heavy.h", ""},
      {"Pay/Pay.podspec", podspec("Pay", kAll)},
      {"Pay/pay.h", ""},
      {"House/House.podspec", podspec("House", kAll + "s.dependency 'Kit/Core'")},
      {"House/a.m", text + "\n"},
  };
  const Planned planned = plan_of(files, project_with_root("House"));
  CHECK(names(planned) == "Kit House");
  files["House/House.podspec"] = podspec("House", kAll + "s.dependency 'Kit'");
  CHECK(names(plan_of(files, project_with_root("House"))) == "Pay Kit House");  // dependencies first, declared ones too
}

TEST_CASE("what a podspec names for one platform pulls into apps of that platform only", "[graph][plan]") {
  Files files = {
      {"House/House.podspec",
       podspec("House",
               "s.source_files = '*.m'\ns.osx.source_files = 'mac/*.m'\ns.osx.dependency 'MacOnly'\n"
               "s.ios.dependency 'Phone', '> 1'\ns.osx.dependency 'Desk'")},
      {"House/a.m", "#import <Net/net.h>\n"},
      {"House/mac/b.m", "#import <Base/base.h>\n"},
      {"MacOnly/MacOnly.podspec", podspec("MacOnly", kAll)},
      {"MacOnly/m.h", ""},
      {"Net/Net.podspec", podspec("Net", kAll)},
      {"Net/net.h", ""},
      {"Base/Base.podspec", podspec("Base", kAll)},
      {"Base/base.h", ""},
  };
  Project project = project_with_root("House");
  const auto outside = [](const Planned& planned) {
    std::string text;
    for (const OutsidePod& pod : planned.plan.outside) text += pod.name + " ";
    return text;
  };
  CHECK(names(plan_of(files, project)) == "MacOnly Base Net House");
  project.apps[0].platform = {{"ios", "13.0"}};
  CHECK(names(plan_of(files, project)) == "Net House");
  CHECK(outside(plan_of(files, project)) == "Phone ");
  project.apps[0].platform = {{"macos", ""}};
  CHECK(names(plan_of(files, project)) == "MacOnly Base Net House");
  CHECK(outside(plan_of(files, project)) == "Desk ");
}

TEST_CASE("a default subspec for another platform does not come along, nor what it declares", "[graph][plan]") {
  Files files = {
      {"House/House.podspec", podspec("House", "s.source_files = '*.m'\ns.dependency 'Kit'")},
      {"House/a.m", ""},
      {"Kit/Kit.podspec", podspec("Kit", R"(s.subspec 'Core' do |c|
  c.source_files = 'core/*.h'
end
s.subspec 'Mac' do |c|
  c.platform = :osx
  c.source_files = 'mac/*.h'
  c.dependency 'MacOnly'
  c.dependency 'Sparkle'
end)")},
      {"Kit/core/k.h", ""},
      {"Kit/mac/m.h", ""},
      {"MacOnly/MacOnly.podspec", podspec("MacOnly", kAll)},
      {"MacOnly/m.h", ""},
  };
  Project project = project_with_root("House");
  CHECK(names(plan_of(files, project)) == "MacOnly Kit House");
  project.apps[0].platform = {{"ios", "13.0"}};
  CHECK(names(plan_of(files, project)) == "Kit House");
  CHECK(plan_of(files, project).plan.outside.empty());
  project.apps[0].platform = {{"macos", ""}};
  CHECK(names(plan_of(files, project)) == "MacOnly Kit House");
}
