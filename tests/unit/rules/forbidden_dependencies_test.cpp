#include <catch2/catch.hpp>

#include "support/pool.h"

using namespace podworks;

namespace {

/// `count` folder pods P100, P101 ..., each of which uses the next; `closed`: the last one uses the first.
TestFiles chain_of_pods(int count, bool closed, const std::string& rule) {
  TestFiles files = {
      {"podworks.yml",
       "version: 1\npods: [{ from: directory, in: \"pods/*\" }]\ncustom: [{ name: x, rule: \"" + rule + "\" }]\n"}};
  for (int i = 0; i < count; ++i) {
    const std::string name = "P" + std::to_string(100 + i);
    const std::string next = "P" + std::to_string(100 + (i + 1) % count);
    const bool ends = i + 1 == count && !closed;
    files.emplace("pods/" + name + "/" + name + ".h", ends ? "" : "#import <" + next + "/" + next + ".h>\n");
  }
  return files;
}

const char* const kLayers = R"(version: 1
pods: [{ from: directory, in: "pods/*" }]
layers:
  - { name: business, pods: [MainPage, House], peers: forbid }
  - { name: business-middleware, pods: [WBShare] }
  - { name: standard-middleware, pods: [WubaRN, WBNet], standard: true }
  - { name: base, pods: [WBState, WBLog] }
)";

/// Every pod with a header of its name, and the given files.
TestFiles pool_with(TestFiles files, const std::string& configuration = kLayers) {
  files.emplace("podworks.yml", configuration);
  for (const std::string pod : {"MainPage", "House", "WBShare", "WubaRN", "WBNet", "WBState", "WBLog"}) {
    files.emplace("pods/" + pod + "/" + pod + ".h", "@interface " + pod + " : NSObject\n@end\n");
  }
  return files;
}

}  // namespace

TEST_CASE("a polluted standard pod is told as in the manual", "[rules]") {
  const TestPool pool = require_pool(pool_with({
      {"pods/MainPage/MPTabState.h", ""},
      {"pods/WubaRN/Classes/RNCarrier.m", "\n\n#import <MainPage/MPTabState.h>\n#import <MainPage/MainPage.h>\n"},
      {"pods/WubaRN/Classes/RNHotUpdate.m", "#import <MainPage/MPTabState.h>\n"},
  }));
  const Diagnostic finding = finding_of(pool, "standard-pollution");
  CHECK(finding.severity == Severity::Error);
  CHECK(finding.message == "`WubaRN` (standard-middleware) uses `MainPage` (business); it may use base only");
  CHECK(finding.place == Place{"pods/WubaRN/Classes/RNCarrier.m", 3, 9});
  CHECK(finding.length == 23);
  REQUIRE(finding.notes.size() == 1);
  CHECK(finding.notes[0] == "2 more imports make this dependency: RNCarrier.m:4, RNHotUpdate.m:1");
  CHECK(finding.also == std::vector<std::string>{"layer-order"});
  CHECK(finding.from == "WubaRN");
  CHECK(finding.to == "MainPage");
  CHECK(finding.imports.size() == 3);
  CHECK(finding.help.find("(MPTabState.h, MainPage.h)") != std::string::npos);
  CHECK(findings_of(pool, "layer-order").empty());
}

TEST_CASE("one further import is told in the singular", "[rules]") {
  const TestPool pool =
      require_pool(pool_with({{"pods/WBLog/a.m", "#import <House/House.h>\n#import <House/House.h>\n"}}));
  CHECK(finding_of(pool, "layer-order").notes.front() == "1 more import makes this dependency: a.m:2");
}

TEST_CASE("a standard pod may not use its own layer, nor one between", "[rules]") {
  const TestPool pool = require_pool(pool_with({{"pods/WubaRN/a.m", "#import <WBNet/WBNet.h>\n"}}));
  const Diagnostic finding = finding_of(pool, "standard-pollution");
  CHECK(finding.to == "WBNet");
  CHECK(finding.also.empty());
}

TEST_CASE("`may_use` of a standard layer widens what its pods may use", "[rules]") {
  std::string layers = kLayers;
  layers.replace(layers.find("standard: true"), 14, "standard: true, may_use: [base, standard-middleware]");
  const TestPool pool =
      require_pool(pool_with({{"pods/WubaRN/a.m", "#import <WBNet/WBNet.h>\n#import <WBLog/WBLog.h>\n"}}, layers));
  CHECK(pool.findings.empty());
}

TEST_CASE("a single pod marked standard may use the lowest layer only", "[rules]") {
  const TestPool pool = require_pool(pool_with({
      {"pods/WBShare/podworks.pod.yml", "standard: true\n"},
      {"pods/WBShare/a.m", "#import <WBNet/WBNet.h>\n#import <WBLog/WBLog.h>\n"},
  }));
  CHECK(finding_of(pool, "standard-pollution").to == "WBNet");
}

TEST_CASE("skipping a layer is allowed, and so is one-way use within a layer", "[rules]") {
  const TestPool pool = require_pool(pool_with({
      {"pods/House/a.m", "#import <WBLog/WBLog.h>\n"},
      {"pods/WBLog/a.m", "#import <WBState/WBState.h>\n"},
  }));
  CHECK(pool.findings.empty());
}

TEST_CASE("`may_use` narrows a layer", "[rules]") {
  std::string layers = kLayers;
  layers.replace(layers.find("[WBShare]"), 9, "[WBShare], may_use: [base]");
  const TestPool pool = require_pool(pool_with({{"pods/WBShare/a.m", "#import <WBNet/WBNet.h>\n"}}, layers));
  CHECK(finding_of(pool, "layer-order").message ==
        "`WBShare` (business-middleware) uses `WBNet` (standard-middleware); it may use base only");
}

TEST_CASE("a guarded import of a forbidden pod is a note", "[rules]") {
  const TestPool pool = require_pool(
      pool_with({{"pods/WBLog/a.m", "#if __has_include(<House/House.h>)\n#import <House/House.h>\n#endif\n"}}));
  CHECK(finding_of(pool, "layer-order").severity == Severity::Note);
}

TEST_CASE("a guarded import beside a build import is no evidence of the error", "[rules]") {
  const TestPool pool = require_pool(pool_with({
      {"pods/WBLog/a.m", "#if __has_include(<House/House.h>)\n#import <House/House.h>\n#endif\n"},
      {"pods/WBLog/b.m", "#import <House/House.h>\n"},
  }));
  const Diagnostic finding = finding_of(pool, "layer-order");
  CHECK(finding.severity == Severity::Error);
  REQUIRE(finding.imports.size() == 1);
  CHECK(finding.place.file == "pods/WBLog/b.m");
}

TEST_CASE("tests and forward declarations may name any pod", "[rules]") {
  const TestPool pool = require_pool(
      pool_with({{"pods/WBLog/Tests/a.m", "#import <House/House.h>\n"}, {"pods/WBNet/b.h", "@class MainPage;\n"}},
                std::string(kLayers) + "tests: [\"**/Tests/**\"]\n"));
  CHECK(pool.findings.empty());
}

TEST_CASE("the condition of an import is mentioned", "[rules]") {
  const TestPool pool =
      require_pool(pool_with({{"pods/WBLog/a.m", "#if TARGET_OS_OSX\n#import <House/House.h>\n#endif\n"}}));
  const Diagnostic finding = finding_of(pool, "layer-order");
  REQUIRE_FALSE(finding.notes.empty());
  CHECK(finding.notes.back().find("TARGET_OS_OSX") != std::string::npos);
  CHECK(finding.imports.front().condition.find("TARGET_OS_OSX") != std::string::npos);
}

TEST_CASE("a lowered rule does not hide another that the dependency breaks", "[rules]") {
  const TestPool pool = require_pool(pool_with({{"pods/WubaRN/a.m", "#import <House/House.h>\n"}},
                                               std::string(kLayers) + "rules: { standard-pollution: note }\n"));
  const Diagnostic finding = finding_of(pool, "standard-pollution");
  CHECK(finding.severity == Severity::Error);
  CHECK(finding.also == std::vector<std::string>{"layer-order"});
}

TEST_CASE("where the first rule is off, the next one names the dependency", "[rules]") {
  const TestPool pool = require_pool(pool_with({{"pods/WubaRN/a.m", "#import <House/House.h>\n"}},
                                               std::string(kLayers) + "rules: { standard-pollution: off }\n"));
  CHECK(finding_of(pool, "layer-order").also.empty());
}

TEST_CASE("an exception allows the edge until its day", "[rules]") {
  const std::string layers = std::string(kLayers) + "deprecated: [{ edge: \"WBLog -> House\", until: 2026-12-31 }]\n";
  const TestFiles files = pool_with({{"pods/WBLog/a.m", "#import <House/House.h>\n"}}, layers);
  CHECK(require_pool(files, {.today = "2026-11-21"}).findings.empty());
  SECTION("and is announced in its last fortnight") {
    const Diagnostic finding = finding_of(require_pool(files, {.today = "2026-12-30"}), "forbidden-dependency");
    CHECK(finding.severity == Severity::Warn);
    CHECK(finding.message == "`WBLog` uses `House`, which is allowed until 2026-12-31: 1 day left");
  }
  SECTION("and then both the exception and the rule speak") {
    const TestPool pool = require_pool(files, {.today = "2027-01-01"});
    CHECK(finding_of(pool, "forbidden-dependency").severity == Severity::Error);
    CHECK(finding_of(pool, "layer-order").severity == Severity::Error);
  }
}

TEST_CASE("pods of one app may use each other, entries of two apps may not", "[rules]") {
  const std::string layers = std::string(kLayers) + "apps: { One: { path: apps/one }, Two: { path: apps/two } }\n";
  const TestPool pool =
      require_pool(pool_with({{"apps/one/main.m", "#import <House/House.h>\n#import \"../two/Two.h\"\n"},
                              {"apps/two/Two.h", "#import <House/House.h>\n"}},
                             layers));
  const Diagnostic finding = finding_of(pool, "peer-dependency");
  CHECK(finding.from == "app:One");
  CHECK(finding.to == "app:Two");
  CHECK(findings_of(pool, "layer-order").empty());
}

TEST_CASE("no pod may use an app's entry", "[rules]") {
  const std::string layers = std::string(kLayers) + "apps: { One: { path: apps/one } }\n";
  const TestPool pool = require_pool(pool_with(
      {{"apps/one/One.h", "#import <House/House.h>\n"}, {"pods/House/a.m", "#import \"../../apps/one/One.h\"\n"}},
      layers));
  CHECK(finding_of(pool, "layer-order").message ==
        "`House` (business) uses `app:One` (app); a pod must not use the entry of an app");
}

TEST_CASE("a finding says which apps carry what because of it", "[rules]") {
  const std::string layers =
      std::string(kLayers) + "apps: { Recruit: { roots: [WBShare] }, Full: { roots: [WBShare, House] } }\n";
  const TestPool pool = require_pool(pool_with(
      {{"pods/WBShare/a.m", "#import <House/House.h>\n"}, {"pods/House/a.m", "#import <WBNet/WBNet.h>\n"}}, layers));
  const Diagnostic finding = finding_of(pool, "layer-order");
  CHECK(finding.apps == std::vector<std::string>{"Recruit", "Full"});
  REQUIRE(finding.notes.size() == 1);  // Full has House as a root, so it would carry it anyway
  CHECK(finding.notes[0].starts_with("because of it, app `Recruit` carries House and 1 more pod ("));
  CHECK(finding.notes[0].ends_with(" bytes of sources)"));
}

TEST_CASE("what a manifest declares is judged though no import shows it", "[rules]") {
  const auto podspec = [](const std::string& name, const std::string& more) {
    return "Pod::Spec.new do |s|\ns.name = '" + name + "'\ns.source_files = '*.h'\n" + more + "end\n";
  };
  const TestPool pool = require_pool({
      {"podworks.yml",
       "version: 1\npods: [{ from: podspec }]\nlayers:\n  - { name: up, pods: [Up, Mid] }\n  - { name: low, pods: "
       "[Low, Base] "
       "}\ncustom:\n  - { name: never, rule: \"Low =X> Mid\" }\n  - { name: direct, rule: \"Up -X> Base\" }\n"},
      {"Low/Low.podspec", podspec("Low", "s.dependency 'Up'\n")},
      {"Low/low.h", ""},
      {"Up/Up.podspec", podspec("Up", "s.dependency 'Mid'\ns.dependency 'Base'\n")},
      {"Up/up.h", "#import <Mid/mid.h>\n"},
      {"Mid/Mid.podspec", podspec("Mid", "")},
      {"Mid/mid.h", ""},
      {"Base/Base.podspec", podspec("Base", "")},
      {"Base/base.h", ""},
  });
  const Diagnostic order = finding_of(pool, "layer-order");
  CHECK(order.message == "`Low` (low) declares a dependency on `Up` (up); it may use low only");
  CHECK(order.place.file == "Low/Low.podspec");
  CHECK(order.place.line == 4);
  const Diagnostic never = finding_of(pool, "custom/never");
  CHECK(never.message == "`Low` must not reach `Mid`, but does: `Low -> Up -> Mid`");
  CHECK(never.notes[0] == "Low -> Up at Low/Low.podspec:4, declared");
  CHECK(finding_of(pool, "custom/direct").message == "`Up` must not depend on `Base`, and declares it");
}

TEST_CASE("an exception for a dependency that is only declared is in use", "[rules]") {
  const TestPool pool = require_pool({
      {"podworks.yml",
       "version: 1\npods: [{ from: podspec }]\nlayers:\n  - { name: up, pods: [Up] }\n  - { name: low, pods: [Low] }\n"
       "deprecated: [{ edge: \"Low -> Up\" }]\n"},
      {"Low/Low.podspec", "Pod::Spec.new do |s|\ns.name = 'Low'\ns.source_files = '*.h'\ns.dependency 'Up'\nend\n"},
      {"Low/low.h", ""},
      {"Up/Up.podspec", "Pod::Spec.new do |s|\ns.name = 'Up'\ns.source_files = '*.h'\nend\n"},
      {"Up/up.h", ""},
  });
  CHECK(findings_of(pool, "layer-order").empty());
  CHECK(findings_of(pool, "matches-nothing").empty());
}

TEST_CASE("a dependency that is only declared is judged by `visible_to` and by the end of an exception", "[rules]") {
  const auto podspec = [](const std::string& name, const std::string& more) {
    return "Pod::Spec.new do |s|\ns.name = '" + name + "'\ns.source_files = '*.h'\n" + more + "end\n";
  };
  const TestPool pool = require_pool({
      {"podworks.yml",
       "version: 1\npods: [{ from: podspec }]\n"
       "deprecated: [{ edge: \"Ui -> Old\", until: \"2020-01-31\" }]\n"},
      {"Ui/Ui.podspec", podspec("Ui", "s.dependency 'Old'\ns.dependency 'Shy'\n")},
      {"Ui/ui.h", ""},
      {"Old/Old.podspec", podspec("Old", "")},
      {"Old/old.h", ""},
      {"Shy/Shy.podspec", podspec("Shy", "")},
      {"Shy/shy.h", ""},
      {"Shy/podworks.pod.yml", "visible_to: [Old]\n"},
  });
  const std::vector<Diagnostic> findings = findings_of(pool, "forbidden-dependency");
  REQUIRE(findings.size() == 2);
  CHECK(findings[0].message == "`Ui` declares a dependency on `Old`, which was allowed until 2020-01-31");
  CHECK(findings[0].help == "remove the declaration of `Old` from `Ui`");
  CHECK(findings[0].place.line == 4);
  CHECK(findings[1].message == "`Ui` declares a dependency on `Shy`, which is visible to `Old` only");
  CHECK(findings[1].place.line == 5);
}

TEST_CASE("a transitive rule over hundreds of pods in a ring shows the nearest and counts the others", "[rules]") {
  const TestPool pool = require_pool(chain_of_pods(400, true, "P* =X> P*"));
  const std::vector<Diagnostic> findings = findings_of(pool, "custom/x");
  CHECK(findings.size() == 400 * 10);
  std::vector<Diagnostic> of_one;
  for (const Diagnostic& finding : findings) {
    CHECK(finding.path.size() <= 11);
    if (finding.from == "P100") of_one.push_back(finding);
  }
  REQUIRE(of_one.size() == 10);
  CHECK(of_one.front().message == "`P100` must not reach `P101`, but does: `P100 -> P101`");
  CHECK(of_one.front().notes.back() ==
        "the nearest 10 pods that `P100` must not reach have a finding each, 389 more have none: P111, P112, P113, "
        "P114, P115 and 384 more");
  CHECK(of_one.back().message.starts_with("`P100` must not reach `P110`"));
}

TEST_CASE("a pod that reaches ten forbidden pods gets a finding for each and no count", "[rules]") {
  const TestPool pool = require_pool(chain_of_pods(11, false, "P100 =X> P*"));
  const std::vector<Diagnostic> findings = findings_of(pool, "custom/x");
  REQUIRE(findings.size() == 10);
  for (const Diagnostic& finding : findings) CHECK(finding.notes.back().starts_with("rule `P100 =X> P*`"));
}

TEST_CASE("of a chain of hundreds of pods a transitive rule shows both ends", "[rules]") {
  const TestPool pool = require_pool(chain_of_pods(300, false, "P* =X> P399"));
  const std::vector<Diagnostic> findings = findings_of(pool, "custom/x");
  REQUIRE(findings.size() == 299);
  const Diagnostic& longest = findings.front();
  CHECK(longest.from == "P100");
  CHECK(longest.path.size() == 22);
  CHECK(longest.path[11] == "(279 more pods)");
  CHECK(longest.imports.size() == 20);
  CHECK(longest.message.find("P109 -> P110 -> (279 more pods) -> P390 -> P391") != std::string::npos);
  CHECK(longest.notes[10] == "279 more arrows between");
  CHECK(longest.notes[11].starts_with("P389 -> P390 at "));
  CHECK(longest.message.ends_with("-> P399`"));
}
