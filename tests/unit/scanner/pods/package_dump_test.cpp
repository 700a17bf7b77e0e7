#include <catch2/catch.hpp>

#include "tests/unit/scanner/pods/read_package.h"

using namespace podworks;

namespace {

const std::string kDump = R"json({
  "name" : "P",
  "packageKind" : { "root" : [ "/absolute/pool/p" ] },
  "toolsVersion" : { "_version" : "5.9.0" },
  "dependencies" : [
    { "fileSystem" : [ { "identity" : "other", "path" : "/absolute/pool/Other", "productFilter" : null } ] },
    { "sourceControl" : [ { "identity" : "far", "location" : { "remote" : [ { "urlString" : "https://x/far" } ] } } ] }
  ],
  "products" : [ { "name" : "Net", "targets" : [ "Net" ], "type" : { "library" : [ "automatic" ] } } ],
  "targets" : [
    { "name" : "Net", "type" : "regular", "path" : "Modules/Net", "exclude" : [ "Old" ], "sources" : [ "Core" ],
      "publicHeadersPath" : "Public", "resources" : [ { "path" : "Data", "rule" : { "copy" : { } } } ],
      "dependencies" : [
        { "byName" : [ "Base", null ] },
        { "byName" : [ "Kit", null ] },
        { "target" : [ "Mac", { "platformNames" : [ "macos" ] } ] },
        { "product" : [ "Logging", "far", null, { "platformNames" : [ "ios", "tvos" ] } ] }
      ],
      "pluginUsages" : [ { "plugin" : [ "Lint", null ] } ],
      "settings" : [
        { "kind" : { "headerSearchPath" : { "_0" : "../Base" } }, "tool" : "c" },
        { "kind" : { "define" : { "_0" : "X" } }, "tool" : "swift" },
        { "name" : "headerSearchPath", "tool" : "cxx", "value" : [ "old" ] }
      ] },
    { "name" : "NetTests", "type" : "test", "dependencies" : [ { "byName" : [ "Net", null ] } ], "exclude" : [] },
    { "name" : "Bin", "type" : "binary", "url" : "https://x/b.zip", "dependencies" : [], "exclude" : [] }
  ]
})json";

}  // namespace

TEST_CASE("what swift package dump-package prints is read", "[scanner][pods][swiftpm]") {
  const std::string other = kPackageHead +
                            "let package = Package(name: \"Other\", products: [.library(name: \"Kit\", targets: "
                            "[\"KitCore\"])], targets: [])";
  auto read = try_read("p/Package.swift.json", {{"p/Package.swift.json", kDump},
                                                {"Other/Package.swift", other},
                                                {"p/Modules/Net/Core/a.swift", ""},
                                                {"p/Tests/NetTests/t.swift", ""}});
  REQUIRE(read.ok());
  const std::vector<PodDeclaration>& pods = read.value();
  REQUIRE(pod_names(pods) == Names{"Net", "NetTests", "Bin"});
  for (const PodDeclaration& pod : pods) CHECK(pod.problems.empty());
  CHECK(pods[0].reader == "swiftpm-json");
  CHECK(pods[0].root == "p/Modules/Net");
  const UnitDeclaration& net = pods[0].units[0];
  CHECK(dependencies(net) == Names{"Base", "KitCore", "Mac@osx", "Logging", "Lint"});
  CHECK(net.dependencies[4].purpose == DeclaredFor::Compiling);
  CHECK(net.folders[0].include == Names{"Core", "Core/**"});
  CHECK(net.folders[0].exclude == Names{"Old", "Old/**", "Data", "Data/**", "**/*.docc/**"});
  CHECK(net.header_search_paths == Names{"../Base", "old"});
  CHECK(net.at.line == 11);
  CHECK(pods[1].units[0].kind == UnitKind::Test);
  CHECK(pods[1].root == "p/Tests/NetTests");
  CHECK(pods[2].units[0].folders.empty());
}

TEST_CASE("a dump of another form is a finding or an error", "[scanner][pods][swiftpm]") {
  const auto outcome = [](const std::string& text) {
    auto read = try_read("p/Package.swift.json", {{"p/Package.swift.json", text}});
    return read.ok() ? messages(package_problems(read.value())) : Names{read.errors()[0].message};
  };
  CHECK_THAT(outcome("[]")[0], Catch::Contains("no JSON object"));
  CHECK_THAT(outcome("{}")[0], Catch::Contains("which targets the package has is not known"));
  CHECK_THAT(outcome("{\"targets\": [{\"name\": \"A\", \"type\": \"new\"}]}")[0],
             Catch::Contains("the type of `A` is not known"));
  CHECK_THAT(
      outcome("{\"targets\": [{\"name\": \"A\", \"type\": \"regular\", \"dependencies\": [{\"new\": [1]}]}]}")[0],
      Catch::Contains("what the target `A` depends on is not known"));
  CHECK_FALSE(outcome("{\"targets\": [{\"name\": 1, \"type\": 2}, 3, null]}").empty());
  CHECK_FALSE(outcome("{").empty());
}

TEST_CASE("the dump wins over the Package.swift beside it", "[scanner][pods][swiftpm]") {
  const MemoryFileSystem memory(Files{{"p/Package.swift", ""}, {"p/Package.swift.json", ""}, {"q/Package.swift", ""}});
  const Listing listing = memory.list({});
  CHECK(is_superseded(listing, "p/Package.swift"));
  CHECK_FALSE(is_superseded(listing, "q/Package.swift"));
}
