// The rules about apps, custom rules and the configuration.
#include <catch2/catch.hpp>

#include "support/pool.h"

using namespace podworks;

namespace {

TestFiles folder_pods(TestFiles files, const std::string& more = "") {
  files.emplace("podworks.yml", "version: 1\npods: [{ from: directory, in: \"pods/*\" }]\n" + more);
  return files;
}

}  // namespace

TEST_CASE("a forbidden pod is shown with the chain that brings it", "[rules]") {
  const TestPool pool = require_pool(folder_pods(
      {
          {"pods/Recruit/a.m", "#import <Jump/Jump.h>\n"},
          {"pods/Jump/Jump.h", "\n#import <MainPage/MainPage.h>\n"},
          {"pods/MainPage/MainPage.h", ""},
      },
      "apps: { Recruit: { roots: [Recruit], forbid: [\"Main*\"] } }\n"));
  const Diagnostic finding = finding_of(pool, "forbidden-pod");
  CHECK(finding.message == "app `Recruit` carries `MainPage`, which it forbids: `Recruit -> Jump -> MainPage`");
  CHECK(finding.place == Place{"pods/Jump/Jump.h", 2, 9});
  CHECK(finding.notes ==
        std::vector<std::string>{"Recruit -> Jump at pods/Recruit/a.m:1", "Jump -> MainPage at pods/Jump/Jump.h:2"});
  CHECK(finding.apps == std::vector<std::string>{"Recruit"});
}

TEST_CASE("what a lite app has more than the full one is found where it comes in", "[rules]") {
  const TestPool pool = require_pool(folder_pods(
      {
          {"pods/House/House.h", ""},
          {"pods/Lite/a.m", "#import <House/House.h>\n#import <Font/Font.h>\n"},
          {"pods/Font/Font.h", "#import <Glyph/Glyph.h>\n"},
          {"pods/Glyph/Glyph.h", ""},
      },
      "apps:\n  Full: { roots: [House] }\n  Lite: { subset_of: Full, roots: [Lite] }\n"));
  const Diagnostic finding = finding_of(pool, "not-subset");
  CHECK(finding.pods == std::vector<std::string>{"Lite"});
  CHECK(finding.notes.back() == "it brings more that `Full` has not: Glyph, Font");
}

TEST_CASE("a whole layer is blamed on the pod that brings it", "[rules]") {
  const std::string layers =
      "layers:\n  - { name: business, pods: [Recruit] }\n  - { name: middleware, pods: [Chat, Share, Map] }\n"
      "apps: { Recruit: { roots: [Recruit] } }\n";
  SECTION("as a warning where it comes along") {
    const TestPool pool = require_pool(folder_pods({{"pods/Recruit/a.m", "#import <Chat/Chat.h>\n"},
                                                    {"pods/Chat/Chat.h", "#import <Share/Share.h>\n"},
                                                    {"pods/Share/Share.h", "#import <Map/Map.h>\n"},
                                                    {"pods/Map/Map.h", "#import <Share/Share.h>\n"}},
                                                   layers));
    const Diagnostic finding = finding_of(pool, "whole-layer");
    CHECK(finding.severity == Severity::Warn);
    CHECK(finding.message == "app `Recruit` carries all 3 pods of `middleware`; `Chat` alone brings 2 of them");
    CHECK(finding.path == std::vector<std::string>{"Recruit", "Chat", "Share", "Map"});
    CHECK(finding.notes.back() == "a circle holds together Map, Share");
  }
  SECTION("as a note where each pod is used from above") {
    const TestPool pool = require_pool(
        folder_pods({{"pods/Recruit/a.m", "#import <Chat/Chat.h>\n#import <Share/Share.h>\n#import <Map/Map.h>\n"},
                     {"pods/Chat/Chat.h", ""},
                     {"pods/Share/Share.h", ""},
                     {"pods/Map/Map.h", ""}},
                    layers));
    CHECK(finding_of(pool, "whole-layer").severity == Severity::Note);
  }
}

TEST_CASE("a custom rule tells its reason and its repair", "[rules]") {
  const std::string custom =
      "custom:\n  - { name: no-pay, rule: \"House =X> Pay\", why: House pays through Bank, fix: import Bank }\n";
  const TestPool pool = require_pool(folder_pods({{"pods/House/a.m", "#import <Shop/Shop.h>\n"},
                                                  {"pods/Shop/Shop.h", "#import <Pay/Pay.h>\n"},
                                                  {"pods/Pay/Pay.h", ""}},
                                                 custom));
  const Diagnostic finding = finding_of(pool, "custom/no-pay");
  CHECK(finding.message == "`House` must not reach `Pay`, but does: `House -> Shop -> Pay`: House pays through Bank");
  CHECK(finding.path == std::vector<std::string>{"House", "Shop", "Pay"});
  CHECK(finding.help == "import Bank");
  CHECK(finding.severity == Severity::Error);
}

TEST_CASE("a custom rule has a severity of its own", "[rules]") {
  const std::string custom = "custom: [{ name: no-pay, rule: \"House -X> Pay\" }]\nrules: { custom/no-pay: note }\n";
  const TestPool pool =
      require_pool(folder_pods({{"pods/House/a.m", "#import <Pay/Pay.h>\n"}, {"pods/Pay/Pay.h", ""}}, custom));
  CHECK(finding_of(pool, "custom/no-pay").severity == Severity::Note);
}

TEST_CASE("sides of a rule are layers and tags too", "[rules]") {
  const std::string custom =
      "layers:\n  - { name: business, pods: [House] }\n  - { name: base, pods: [Pay, Log] }\n"
      "tags: { money: { \"yes\": [Pay] } }\n"
      "custom: [{ name: no-pay, rule: \"layer:business -X> tag:money=yes\" }]\n";
  const TestPool pool = require_pool(folder_pods({{"pods/House/a.m", "#import <Pay/Pay.h>\n#import <Log/Log.h>\n"},
                                                  {"pods/Pay/Pay.h", ""},
                                                  {"pods/Log/Log.h", ""}},
                                                 custom));
  CHECK(finding_of(pool, "custom/no-pay").to == "Pay");
}

TEST_CASE("limits are kept up to their value", "[rules]") {
  const TestFiles files = {{"pods/A/A.h", "#import <B/B.h>\n#import \"Gone.h\"\n"}, {"pods/B/B.h", ""}};
  CHECK(
      findings_of(require_pool(folder_pods(files, "limits: { unresolved: 50%, height: 2 }\n")), "over-limit").empty());
  const TestPool pool = require_pool(folder_pods(files, "limits: { unresolved: 49%, height: 1 }\n"));
  const std::vector<Diagnostic> findings = findings_of(pool, "over-limit");
  REQUIRE(findings.size() == 2);
  CHECK(findings[0].message == "1 of 2 imports are unresolved, 50.00 %; the limit is 49 %");
  CHECK(findings[1].message == "the longest chain of dependencies has 2 pods; the limit is 1");
  CHECK(findings[1].notes == std::vector<std::string>{"A -> B"});
}

TEST_CASE("a line without effect offers the nearest name", "[rules]") {
  const TestPool pool = require_pool(
      folder_pods({{"pods/House/House.h", ""}}, "layers:\n  - name: business\n    pods: [House, Houses]\n"));
  const Diagnostic finding = finding_of(pool, "matches-nothing");
  CHECK(finding.message == "`Houses` in the layer `business` matches no pod");
  CHECK(finding.help == "did you mean `House`? Otherwise remove it");
  CHECK(finding.place.line == 5);
}

TEST_CASE("a subspec where whole pods are meant has no effect and is a finding", "[rules]") {
  const std::string config =
      "version: 1\npods: [{ from: podspec }]\nlayers:\n  - { name: base, pods: [\"Kit/Heavy\"] }\n"
      "custom: [{ name: x, rule: \"House -X> Kit/Heavy\" }]\napps: { A: { roots: [\"Kit/Heavy\"], forbid: "
      "[\"Kit/Heavy\"] } }\n";
  const TestPool pool = require_pool({
      {"podworks.yml", config},
      {"Kit/Kit.podspec",
       "Pod::Spec.new do |s|\ns.name = 'Kit'\ns.subspec 'Heavy' do |h|\nh.source_files = '*.h'\nend\nend\n"},
      {"Kit/kit.h", ""},
      {"House/House.podspec", "Pod::Spec.new do |s|\ns.name = 'House'\ns.source_files = '*.m'\nend\n"},
      {"House/a.m", ""},
  });
  const std::vector<Diagnostic> findings = findings_of(pool, "matches-nothing");
  REQUIRE(findings.size() == 3);
  for (const Diagnostic& finding : findings) {
    CHECK(finding.message.find("names a subspec, and whole pods are meant here") != std::string::npos);
    CHECK(finding.help == "name `Kit`, or remove it");
  }
}

TEST_CASE("an app's Podfile that is not there is told once", "[rules]") {
  const TestPool pool = require_pool({
      {"podworks.yml", "version: 1\napps: { A: { from: nowhere/Podfile } }\n"},
      {"Kit/a.h", ""},
  });
  CHECK(findings_of(pool, "matches-nothing").empty());
  CHECK(finding_of(pool, "unreadable-file").place.line == 2);
}

TEST_CASE("a name with a slash that is no subspec matches no pod", "[rules]") {
  const TestPool pool = require_pool({
      {"podworks.yml", "version: 1\npods: [{ from: podspec }]\nlayers:\n  - { name: base, pods: [\"Kit/Havy\"] }\n"},
      {"Kit/Kit.podspec", "Pod::Spec.new do |s|\ns.name = 'Kit'\ns.source_files = '*.h'\nend\n"},
      {"Kit/kit.h", ""},
  });
  CHECK(finding_of(pool, "matches-nothing").message == "`Kit/Havy` in the layer `base` matches no pod");
}

TEST_CASE("an ambiguous import is the business of each app that compiles it", "[rules]") {
  const TestPool pool =
      require_pool(folder_pods({{"pods/A/lib/Utils.h", ""},
                                {"pods/B/lib/Utils.h", ""},
                                {"pods/C/c.m", "#import \"Utils.h\"\n"},
                                {"pods/D/d.m", ""},
                                {"apps/r/main.m", "#import \"Utils.h\"\n"}},
                               "apps: { R: { path: apps/r }, S: { roots: [C] }, T: { roots: [D] } }\n"));
  CHECK(finding_of(pool, "ambiguous-import").apps == std::vector<std::string>{"R", "S"});
}

TEST_CASE("an app's `from` that is no Podfile is an error, not an app that needs nothing", "[rules]") {
  const auto text = GENERATE(as<std::string>{}, "", "#import <Net/Net.h>\n#define X 1\n", "platform :ios, '13.0'\n");
  CAPTURE(text);
  const TestPool pool = require_pool(folder_pods({{"pods/Net/Net.h", text}}, "apps:\n  A: { from: pods/Net/Net.h }\n"));
  const Diagnostic finding = finding_of(pool, "unreadable-file");
  CHECK(finding.severity == Severity::Error);
  CHECK(finding.place == Place{"podworks.yml", 4, 14});
  CHECK(finding.message == "the Podfile `pods/Net/Net.h` of app `A` could not be read: it has no target and no pod");
}

TEST_CASE("a Podfile with pods and no target gives an app its roots", "[rules]") {
  const TestPool pool = require_pool(folder_pods(
      {{"pods/Net/Net.h", ""}, {"Podfile", "pod 'Net', :path => 'pods/Net'\n"}}, "apps: { A: { from: Podfile } }\n"));
  CHECK(findings_of(pool, "unreadable-file").empty());
}
