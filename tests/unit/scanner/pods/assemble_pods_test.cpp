// Declared names become the units that they mean.
#include "scanner/pods/assemble_pods.h"

#include "tests/unit/scanner/pods/read_pod.h"

using namespace podworks;

namespace {

Names units_of(const ScanResult& scan, const Unit::Declared& declared) {
  Names names;
  for (const UnitId id : declared.units) names.push_back(scan.units[index_of(id)].name);
  return names;
}

}  // namespace

TEST_CASE("a declared name means its unit and what comes along with it", "[scanner][pods]") {
  std::vector<PodDeclaration> pods;
  pods.push_back(read_pod(R"ruby(
Pod::Spec.new do |s|
  s.name = 'Net'
  s.default_subspecs = 'A'
  s.subspec('A') { |a| a.subspec('Deep') { |d| } }
  s.subspec('AB') { |b| }
  s.subspec('B') { |b| b.subspec('Deep') { |d| }
    b.test_spec('T') { |t| } }
end)ruby"));
  pods.push_back(read_pod(R"ruby(
Pod::Spec.new do |s|
  s.name = 'User'
  %w[Net Net/A Net/B Net/B/Deep Outside].each { |name| s.dependency name }
end)ruby"));
  ScanResult scan;
  assemble_pods(pods, scan);
  const std::vector<Unit::Declared>& declared = scan.units.back().declared;
  REQUIRE(declared.size() == 5);
  CHECK(units_of(scan, declared[0]) == Names{"Net", "Net/A", "Net/A/Deep"});
  CHECK(units_of(scan, declared[1]) == Names{"Net/A", "Net/A/Deep"});
  CHECK(units_of(scan, declared[2]) == Names{"Net/B", "Net/B/Deep"});
  CHECK(units_of(scan, declared[3]) == Names{"Net/B/Deep"});
  CHECK(declared[4].units.empty());
  CHECK(scan.problems.empty());
}

TEST_CASE("thousands of subspecs that depend on their pod do not multiply", "[scanner][pods]") {
  std::string body = "2000.times { |i| s.subspec(\"S#{i}\") { |x| x.dependency 'P' } }";
  ScanResult scan;
  assemble_pods({read_body(body)}, scan);
  std::size_t meant = 0;
  for (const Unit& unit : scan.units) {
    for (const Unit::Declared& one : unit.declared) meant += one.units.size();
  }
  CHECK(meant <= 200'000 + 2'000);
  CHECK(scan.units[1].declared[0].units.size() == 2001);
  CHECK(scan.units.back().declared[0].units.size() == 1);
  CHECK(scan.units.back().dependencies_are_partial);
  REQUIRE(scan.problems.size() == 1);
  CHECK(scan.problems[0].message ==
        "the declared dependencies take along more than 200000 subspecs in all: from `P/S99` on none come along with "
        "the pod that is named");
}
