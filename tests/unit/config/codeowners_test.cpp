#include "config/codeowners.h"

#include <catch2/catch.hpp>

using namespace podworks;

namespace {

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("of the lines that match a file the last one names its owners", "[config][owners]") {
  // The examples of GitHub's documentation.
  const CodeOwners owners(
      "# comment\n*       @global-owner1 @global-owner2\n*.js    @js-owner #This is an inline comment.\n"
      "*.go docs@example.com\n*.txt @octo-org/octocats\n/build/logs/ @doctocat\ndocs/* docs@example.com\n"
      "apps/ @octocat\n/docs/ @doctocat\n/scripts/ @doctocat @octocat\n**/logs @octocat\n"
      "/apps/ @octocat\n/apps/github\n");
  CHECK(owners.of("a.m") == Names{"@global-owner1", "@global-owner2"});
  CHECK(owners.of("deep/a.js") == Names{"@js-owner"});
  CHECK(owners.of("a.go") == Names{"docs@example.com"});
  CHECK(owners.of("build/logs/x/y.m") == Names{"@octocat"});
  CHECK(owners.of("docs/getting-started.md") == Names{"@doctocat"});
  CHECK(owners.of("x/docs/a.md") == Names{"@global-owner1", "@global-owner2"});
  CHECK(owners.of("x/apps/a.m") == Names{"@octocat"});
  CHECK(owners.of("deeply/nested/logs/a.m") == Names{"@octocat"});
  CHECK(owners.of("apps/a/b.m") == Names{"@octocat"});
  CHECK(owners.of("apps/github/x.m") == Names{});
  CHECK(owners.names() == Names{"@doctocat", "@global-owner1", "@global-owner2", "@js-owner", "@octo-org/octocats",
                                "@octocat", "docs@example.com"});
}

TEST_CASE("`docs/*` takes the files right in the folder", "[config][owners]") {
  const CodeOwners owners("docs/* @a\n");
  CHECK(owners.of("docs/x.md") == Names{"@a"});
  CHECK(owners.of("docs/build-app/x.md").empty());
}

TEST_CASE("each of GitLab's sections names owners of its own", "[config][owners]") {
  const CodeOwners owners(
      "* @admin\n\n[Documentation][2] @docs-team\ndocs/\nREADME.md @writer\n\n^[Database] @dba @docs-team\nmodel/db/\n"
      "docs/db/\n[Empty]\nx/\n");
  CHECK(owners.of("a.m") == Names{"@admin"});
  CHECK(owners.of("docs/a.md") == Names{"@admin", "@docs-team"});
  CHECK(owners.of("README.md") == Names{"@admin", "@writer"});
  CHECK(owners.of("docs/db/a.md") == Names{"@admin", "@docs-team", "@dba"});
  CHECK(owners.of("x/y.m") == Names{"@admin"});
}

TEST_CASE("blanks, braces and comments in CODEOWNERS are what they are", "[config][owners]") {
  const CodeOwners owners("\xEF\xBB\xBFpods/My\\ Pod/ @a\r\n/a{b,c}.m @b\r\n\\#x.m @c\n/y.m @d # @e\n/z.m nobody\n");
  CHECK(owners.of("pods/My Pod/a.m") == Names{"@a"});
  CHECK(owners.of("a{b,c}.m") == Names{"@b"});
  CHECK(owners.of("ab.m").empty());
  CHECK(owners.of("#x.m") == Names{"@c"});
  CHECK(owners.of("y.m") == Names{"@d"});
  CHECK(owners.of("z.m").empty());
  CHECK(CodeOwners("").of("a.m").empty());
  CHECK(CodeOwners("[").of("a.m").empty());
  CHECK(CodeOwners("[x][").of("a.m").empty());
  CHECK(CodeOwners("\\").of("a.m").empty());
}
