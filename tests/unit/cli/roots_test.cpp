#include <catch2/catch.hpp>

#include "unit/cli/memory_world.h"

using namespace podworks;

namespace {

/// An open core and a product beside it; Net, in the core, uses Account of the product.
TestTree two_repositories() {
  return {{"/pools/core/podworks.yml",
           "version: 1\n"
           "roots: { core: ., product: ../product }\n"
           "pods: [{ from: directory, in: \"core/pods/*\" }, { from: directory, in: \"product/src/*\" }]\n"},
          {"/pools/core/pods/Net/net.h", "#include \"Account/account.h\"\n"},
          {"/pools/core/pods/Base/base.h", ""},
          {"/pools/product/src/Account/account.h", "#include \"Base/base.h\"\n"},
          {"/pools/product/src/Home/home.c", "#include \"Account/account.h\"\n#include \"Net/net.h\"\n"},
          {"/pools/other/x.h", ""}};
}

}  // namespace

TEST_CASE("a pool spans repositories, and a root may use more open ones only", "[roots]") {
  TestWorld world(two_repositories(), "/pools/core");
  CHECK(world.run({"check"}) == 1);
  CHECK(world.out.find("root-order") != std::string::npos);
  CHECK(world.out.find("`Net` (root core) uses `Account` (root product), which is less open") != std::string::npos);
  CHECK(world.out.find("core/pods/Net/net.h:1:10") != std::string::npos);
  CHECK(world.out.find("#include \"Account/account.h\"") != std::string::npos);
  CHECK(world.out.find("`Account` (root") != std::string::npos);
  CHECK(world.out.find("`Home` (root") == std::string::npos);
}

TEST_CASE("a check of single files takes those of every root", "[roots]") {
  TestWorld world(two_repositories(), "/pools/product");
  CHECK(world.run({"check", "-c", "../core/podworks.yml", "src/Home"}) == 0);
  CHECK(world.run({"check", "-c", "../core/podworks.yml", "../core/pods/Net/net.h"}) == 1);
  CHECK(world.run({"check", "-c", "../core/podworks.yml", "../other/x.h"}) == 2);
  CHECK(world.err.find("lies outside the pool") != std::string::npos);
}

TEST_CASE("roots within one repository need no names in paths", "[roots]") {
  TestWorld world({{"/pool/podworks.yml",
                    "version: 1\nroots: { open: open, closed: closed }\n"
                    "pods: [{ from: directory, in: \"*/*\" }]\n"},
                   {"/pool/open/Net/net.h", "#include \"Account/account.h\"\n"},
                   {"/pool/closed/Account/account.h", ""},
                   {"/pool/tools/Gen/gen.h", "#include \"Nothing/nothing.h\"\n"}});
  CHECK(world.run({"check"}) == 1);
  CHECK(world.out.find("open/Net/net.h:1:10") != std::string::npos);
  CHECK(world.out.find("(root open) uses `Account` (root closed)") != std::string::npos);
  CHECK(world.out.find("Nothing") == std::string::npos);  // tools/ lies in no root
}

TEST_CASE("a root that is not there, or is called otherwise, is an error with its line", "[roots]") {
  const auto run = [](const std::string& roots) {
    TestTree tree = two_repositories();
    tree["/pools/core/podworks.yml"] = "version: 1\nroots: " + roots + "\n";
    TestWorld world(std::move(tree), "/pools/core");
    CHECK(world.run({"check"}) == 2);
    return world.err;
  };
  CHECK(run("{ core: ., missing: ../missing }").find("the root `missing` is not there") != std::string::npos);
  CHECK(run("{ core: ., p: ../product }").find("must be called like it") != std::string::npos);
  CHECK(run("{ a: ., core: ../core }").find("is the folder of podworks.yml itself") != std::string::npos);
  CHECK(run("{ core: ., x: ../../x }").find("too far away") != std::string::npos);
  CHECK(run("{ core: ., b: ./ }").find("are the same folder") != std::string::npos);
  CHECK(run("{ product: ../product, inner: pods }").find("is no root itself") != std::string::npos);
  CHECK(run("{ core: /pools/core }").find("absolute") != std::string::npos);
  CHECK(run("{ core: ., missing: ../missing }").find("podworks.yml:2:") != std::string::npos);
}

TEST_CASE("a manifest of one root is written for pods of another by the folders' real names", "[roots]") {
  TestTree tree = {{"/pools/core-checkout/podworks.yml",
                    "version: 1\nroots: { core: ., product: ../product }\n"
                    "pods: [{ from: podspec }]\n"
                    "apps: { shop: { path: product/apps/shop, emit: { podfile: product/apps/shop/Podfile } } }\n"},
                   {"/pools/core-checkout/pods/Net/Net.podspec",
                    "Pod::Spec.new do |s|\n  s.name = 'Net'\n  s.version = '1'\n  s.source_files = '*.{h,m}'\nend\n"},
                   {"/pools/core-checkout/pods/Net/Net.h", ""},
                   {"/pools/product/apps/shop/main.m", "#import <Net/Net.h>\n"}};
  TestWorld world(std::move(tree), "/pools/core-checkout");
  CHECK(world.run({"generate", "shop"}) == 0);
  const std::string& podfile = world.tree->at("/pools/product/apps/shop/Podfile");
  CHECK(podfile.find("pod 'Net', :path => '../../../core-checkout/pods/Net'") != std::string::npos);
}
