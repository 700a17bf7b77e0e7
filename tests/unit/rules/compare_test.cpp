#include "rules/compare.h"

#include <catch2/catch.hpp>

using namespace podworks;

namespace {

Diagnostic dependency(const std::string& rule, const std::string& from, const std::string& to,
                      const std::vector<std::pair<std::string, std::string>>& imports) {
  Diagnostic finding;
  finding.rule = rule;
  finding.from = from;
  finding.to = to;
  int line = 0;
  for (const auto& [file, spelling] : imports) {
    ImportEvidence& import = finding.imports.emplace_back();
    import.at = {file, ++line, 1};
    import.spelling = spelling;
    import.from = from;
    import.to = to;
    import.target = to + "/" + spelling;
  }
  finding.place = finding.imports.front().at;
  return finding;
}

Diagnostic about(const std::string& rule, const std::string& subject) {
  Diagnostic finding;
  finding.rule = rule;
  finding.subject = subject;
  return finding;
}

Diagnostic cycle(const std::vector<std::string>& pods) {
  Diagnostic finding;
  finding.rule = "pod-cycle";
  finding.pods = pods;
  finding.path = {pods[0], pods[1], pods[0]};
  return finding;
}

Status status_of(Diagnostic now, const std::vector<Diagnostic>& then, const Renames& renames = {}) {
  std::vector<Diagnostic> all = {std::move(now)};
  compare_findings(then, renames, all);
  return all[0].status;
}

}  // namespace

TEST_CASE("a finding is known if all of its imports are", "[rules][gate]") {
  const Diagnostic one = dependency("layer-order", "Net", "House", {{"Net/a.m", "House.h"}});
  const Diagnostic two = dependency("layer-order", "Net", "House", {{"Net/a.m", "House.h"}, {"Net/b.m", "House.h"}});
  CHECK(status_of(one, {one}) == Status::Known);
  CHECK(status_of(one, {two}) == Status::Known);
  CHECK(status_of(two, {one}) == Status::New);
  CHECK(status_of(one, {}) == Status::New);
  CHECK(status_of(one, {dependency("peer-dependency", "Net", "House", {{"Net/a.m", "House.h"}})}) == Status::New);
}

TEST_CASE("a finding with known and new imports stands at the first new one", "[rules][gate]") {
  const Diagnostic one = dependency("layer-order", "Net", "House", {{"Net/a.m", "House.h"}});
  std::vector<Diagnostic> now = {
      dependency("layer-order", "Net", "House", {{"Net/a.m", "House.h"}, {"Net/b.m", "House.h"}})};
  compare_findings({one}, {}, now);
  show_new_imports(now);
  CHECK(now[0].place.file == "Net/b.m");
  CHECK(now[0].imports[0].is_known);
  CHECK_FALSE(now[0].imports[1].is_known);
  CHECK(now[0].notes == std::vector<std::string>{"the dependency is known; new is b.m:2"});
}

TEST_CASE("names of then are followed", "[rules][gate]") {
  const Diagnostic then = dependency("layer-order", "Net", "House", {{"Net/a.m", "House.h"}});
  const Diagnostic moved = dependency("layer-order", "Net", "House", {{"Net/deep/a.m", "House.h"}});
  CHECK(status_of(moved, {then}) == Status::New);
  CHECK(status_of(moved, {then}, {.files = {{"Net/deep/a.m", "Net/a.m"}}}) == Status::Known);
  const Diagnostic renamed = dependency("layer-order", "Net", "Home", {{"Net/a.m", "Home.h"}});
  CHECK(status_of(renamed, {then}) == Status::New);
  CHECK(status_of(renamed, {then}, {.files = {{"Home/Home.h", "House/House.h"}}, .pods = {{"Home", "House"}}}) ==
        Status::Known);
  const Diagnostic other = dependency("layer-order", "Net", "Home", {{"Net/a.m", "Other.h"}});
  CHECK(status_of(other, {then}, {.pods = {{"Home", "House"}}}) == Status::New);
  CHECK(status_of(renamed, {then}, {.files = {{"Home/Home.h", "House/House.h"}}}) == Status::Known);
}

TEST_CASE("a subject is known whatever its pods and files are called now", "[rules][gate]") {
  CHECK(status_of(about("unused-dependency", "A -> B"), {about("unused-dependency", "A -> B")}) == Status::Known);
  CHECK(status_of(about("unused-dependency", "A -> B"), {about("unused-dependency", "A -> C")}) == Status::New);
  CHECK(status_of(about("unused-dependency", "A -> B"), {about("unused-dependency", "Old -> B")},
                  {.pods = {{"A", "Old"}}}) == Status::Known);
  CHECK(status_of(about("unreadable-file", "x/new.m"), {about("unreadable-file", "x/old.m")},
                  {.files = {{"x/new.m", "x/old.m"}}}) == Status::Known);
}

TEST_CASE("a cycle may shrink, and may neither grow nor merge", "[rules][gate]") {
  CHECK(status_of(cycle({"A", "B"}), {cycle({"A", "B", "C"})}) == Status::Known);
  CHECK(status_of(cycle({"A", "B", "C"}), {cycle({"A", "B"})}) == Status::New);
  CHECK(status_of(cycle({"A", "B", "C", "D"}), {cycle({"A", "B"}), cycle({"C", "D"})}) == Status::New);
  CHECK(status_of(cycle({"A", "New"}), {cycle({"A", "Old"})}, {.pods = {{"New", "Old"}}}) == Status::Known);
}

TEST_CASE("findings of which nothing is left are fixed", "[rules][gate]") {
  const Diagnostic one = dependency("layer-order", "Net", "House", {{"Net/a.m", "House.h"}, {"Net/b.m", "House.h"}});
  std::vector<Diagnostic> now = {dependency("layer-order", "Net", "House", {{"Net/b.m", "House.h"}})};
  const Comparison comparison = compare_findings({one, about("unowned-file", "x.m"), cycle({"A", "B"})}, {}, now);
  CHECK(comparison.gone == std::vector<std::size_t>{1, 2});
  REQUIRE(comparison.matches.size() == 1);
  CHECK(comparison.matches[0].then == 0);
}
