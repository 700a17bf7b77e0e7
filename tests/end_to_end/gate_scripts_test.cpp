// ci/gate: what users copy, run in a clone as GitHub, GitLab, Jenkins and git run it.
#include <catch2/catch.hpp>
#include <filesystem>
#include <functional>

#include "base/json.h"
#include "base/yaml.h"
#include "support/gate.h"
#include "support/gate_scripts.h"

using namespace podworks;
using Catch::Contains;
namespace fs = std::filesystem;

namespace {

struct Service {
  std::string name = {};
  std::function<ProcessResult(const PullRequest&)> run = {};
};

const std::string kAction = PODWORKS_SOURCE_DIR "/ci/gate/action";
// Git allows such a name; blanks it does not.
const std::string kHostile = "a$(touch${IFS}pwned)b;touch${IFS}pwned`touch${IFS}pwned`'\"&c";
const std::vector<std::string> kReports = {"comment.md", "gitlab.json", "junit.xml", "podworks.sarif"};

std::vector<Service> services() {
  return {{"gate.sh", [](const PullRequest& request) { return request.gate({"origin/main"}); }},
          {"GitHub", [](const PullRequest& request) { return run_action(request, kAction); }},
          {"GitLab", [](const PullRequest& request) { return run_gitlab_job(request); }},
          {"Jenkins", [](const PullRequest& request) { return run_jenkins_stage(request); }}};
}

bool is_pwned(const PullRequest& request) {
  for (const auto& entry : fs::recursive_directory_iterator(request.folder().path())) {
    if (entry.path().filename() == "pwned") return true;
  }
  return false;
}

std::string first_line(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

std::vector<std::string> scalars(const YamlNode& node, std::string_view key) {
  std::vector<std::string> found;
  for (const YamlNode& item : node.items) {
    for (std::string& one : scalars(item, key)) found.push_back(std::move(one));
  }
  for (const YamlEntry& entry : node.entries) {
    if (entry.key == key) found.push_back(entry.value.scalar);
    for (std::string& one : scalars(entry.value, key)) found.push_back(std::move(one));
  }
  return found;
}

}  // namespace

TEST_CASE("each service fails for what a branch adds, and for nothing else", "[end-to-end][gate-scripts]") {
  const PullRequest request;
  int expected = 0;
  std::string said = "no new findings";
  SECTION("a violation") {
    request.write("my pool/pods/Net/New.m", "#import <House/House.h>\n");
    expected = 1;
    said = "1 new error";
  }
  SECTION("a repair") {
    request.write("my pool/pods/House/House.m", "#import \"House.h\"\n");
    said = "0 known since";
  }
  SECTION("a move") {
    request.git({"mv", "my pool/pods/House/House.m", "my pool/pods/House/Deep.m"});
    said = "1 known since";
  }
  SECTION("nothing") {}
  const ProcessResult hook = commit_with_hook(request);
  CAPTURE(hook.out, hook.err);
  CHECK(hook.exit_code == expected);
  CHECK_THAT(hook.out + hook.err, Contains(said));
  CHECK_FALSE(request.has("podworks-reports"));
  if (expected != 0) request.commit();
  for (const Service& service : services()) {
    fs::remove_all(request.path() + "/podworks-reports");
    const ProcessResult result = service.run(request);
    CAPTURE(service.name, result.out, result.err);
    CHECK(result.exit_code == expected);
    CHECK_THAT(result.out, Contains(said));
    CHECK((result.out.find(", 1 fixed") != std::string::npos) == (said == "0 known since"));
    CHECK(request.folder().names_in("a clone/podworks-reports") == kReports);
    CHECK_THAT(first_line(request.read("podworks-reports/comment.md")), Catch::EndsWith("<!-- podworks my pool -->"));
    for (const char* json : {"podworks.sarif", "gitlab.json"}) {
      CHECK(parse_json(request.read(std::string("podworks-reports/") + json), json).ok());
    }
  }
  CHECK(request.folder().read("summary") == request.read("podworks-reports/comment.md"));
  CHECK(request.folder().read("output") == "exit-code=" + std::to_string(expected) + "\n");
  CHECK(request.git({"status", "--porcelain"}) == "?? podworks-reports/\n");
}

TEST_CASE("the action finds gate.sh where it is copied with it", "[end-to-end][gate-scripts]") {
  const PullRequest request;
  request.write(".github/actions/podworks/gate.sh", gate_file("gate.sh"));
  const ProcessResult result = run_action(request, request.path() + "/.github/actions/podworks");
  CHECK(result.exit_code == 0);
  CHECK_THAT(result.out, Contains("1 known since origin/main"));
}

TEST_CASE("without its base the gate has no verdict, and says what to fetch", "[end-to-end][gate-scripts]") {
  const PullRequest request;
  request.write("podworks-reports/comment.md", "of an older run");
  CHECK(request.gate({"origin/nothing"}).exit_code == 2);
  CHECK(request.gate({}, {{"PODWORKS_BASE", "nothing"}}).exit_code == 2);
  CHECK(run_action(request, kAction, {{"GITHUB_BASE_REF", "nothing"}}).exit_code == 2);
  CHECK(run_gitlab_job(request, {{"CI_MERGE_REQUEST_DIFF_BASE_SHA", std::string(40, '1')}}).exit_code == 2);
  CHECK(run_jenkins_stage(request, {{"CHANGE_TARGET", "nothing"}}).exit_code == 2);
  CHECK(commit_with_hook(request, {{"PODWORKS_POOL", "nothing"}}).exit_code == 1);  // git's word for a hook that fails
  CHECK_FALSE(request.has("podworks-reports/comment.md"));
  CHECK_FALSE(fs::exists(request.beside("summary")));
  CHECK(request.folder().read("output") == "exit-code=2\n");
}

TEST_CASE("the command that the gate names brings the base", "[end-to-end][gate-scripts]") {
  const PullRequest request;
  const std::string target = GENERATE(as<std::string>{}, "release/1", kHostile);
  request.origin().branch(target);
  request.clone_again({"--single-branch", "-b", "main"});
  for (const char* variable : {"GITHUB_BASE_REF", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "CHANGE_TARGET"}) {
    const ProcessResult missing = request.gate({}, {{variable, target}});
    CAPTURE(variable, missing.err);
    CHECK(missing.exit_code == 2);
    const std::size_t command = missing.err.find("git fetch --no-tags");
    REQUIRE(command != std::string::npos);
    CHECK(request.run({"sh", "-c", missing.err.substr(command)}).exit_code == 0);
    const ProcessResult there = request.gate({}, {{variable, target}});
    CHECK(there.exit_code == 0);
    CHECK_THAT(there.out, Contains("1 known since origin/" + target));
    request.git({"update-ref", "-d", "refs/remotes/origin/" + target});
    CHECK(request.gate({"--fetch"}, {{variable, target}}).exit_code == 0);
    request.git({"update-ref", "-d", "refs/remotes/origin/" + target});
  }
  CHECK_FALSE(is_pwned(request));
}

TEST_CASE("a shallow clone has no verdict, and says how to deepen it", "[end-to-end][gate-scripts]") {
  const PullRequest request;
  request.origin().branch("feature");
  request.origin().commit("its own");
  request.origin().branch("main");
  request.origin().write("my pool/pods/Log/Log.h", "int a;");
  request.origin().commit("meanwhile");
  request.clone_again({"--depth=1", "--no-single-branch", "-b", "feature"});
  for (const Service& service : services()) {
    const ProcessResult result = service.run(request);
    CAPTURE(service.name, result.out, result.err);
    CHECK(result.exit_code == 2);
    CHECK_THAT(result.err, Contains("git fetch --deepen=200"));
  }
  CHECK(request.gate({"--fetch", "origin/main"}).exit_code == 0);
}

TEST_CASE("a branch whose name is a command is only a name", "[end-to-end][gate-scripts]") {
  const PullRequest request;
  request.git({"update-ref", "refs/remotes/origin/" + kHostile, "HEAD"});
  request.git({"checkout", "-q", "-b", kHostile});
  CHECK(request.gate({"origin/" + kHostile}).exit_code == 0);
  CHECK(run_action(request, kAction, {{"GITHUB_BASE_REF", kHostile}}).exit_code == 0);
  CHECK(run_gitlab_job(request,
                       {{"CI_MERGE_REQUEST_DIFF_BASE_SHA", ""}, {"CI_MERGE_REQUEST_TARGET_BRANCH_NAME", kHostile}})
            .exit_code == 0);
  CHECK(run_jenkins_stage(request, {{"CHANGE_TARGET", kHostile}}).exit_code == 0);
  CHECK(commit_with_hook(request).exit_code == 0);
  CHECK(request.gate({"a$(touch pwned)b;c"}).exit_code == 2);
  CHECK(request.gate({"--output=pwned"}).exit_code == 2);
  CHECK(request.gate({}, {{"PODWORKS_BASE", "--output=pwned"}}).exit_code == 2);
  CHECK_FALSE(is_pwned(request));
}

TEST_CASE("GitLab's merged results are compared with the tip that was merged", "[end-to-end][gate-scripts]") {
  const PullRequest request;
  request.write("my pool/pods/Net/New.m", "#import <House/House.h>\n");
  request.commit();
  std::string tip = request.git({"rev-parse", "HEAD"});
  tip.pop_back();
  CHECK(run_gitlab_job(request).exit_code == 1);
  CHECK(run_gitlab_job(request, {{"CI_MERGE_REQUEST_TARGET_BRANCH_SHA", tip}}).exit_code == 0);
}

TEST_CASE("without a pull request the whole pool is checked", "[end-to-end][gate-scripts]") {
  const PullRequest request;
  const ProcessResult result = request.gate({});
  CHECK(result.exit_code == 1);
  CHECK_THAT(result.err, Contains("the whole pool is checked"));
  CHECK(request.folder().names_in("a clone/podworks-reports") == kReports);
}

TEST_CASE("the gate runs in a folder below the repository's top", "[end-to-end][gate-scripts]") {
  const PullRequest request;
  const ProcessResult result =
      request.run({"sh", "-c", "cd 'my pool' && sh ../ci/podworks/gate.sh"},
                  {{"PODWORKS_POOL", ""}, {"CHANGE_TARGET", "main"}, {"PODWORKS_REPORTS", "../more reports/of this"}});
  CHECK(result.exit_code == 0);
  CHECK_THAT(result.out, Contains("1 known since origin/main"));
  CHECK(request.folder().names_in("a clone/more reports/of this") == kReports);
}

TEST_CASE("the gate says what it lacks", "[end-to-end][gate-scripts]") {
  const PullRequest request;
  const ProcessResult none = request.gate({"origin/main"}, {{"PODWORKS", "no-such-podworks"}});
  CHECK(none.exit_code == 2);
  CHECK_THAT(none.err, Contains("put podworks into PATH"));
  CHECK(request.gate({"--nonsense"}).exit_code == 2);
  CHECK(request.gate({"main", "other"}).exit_code == 2);
  // A hook must not stand in the way of somebody who lacks the program: the gate on the pull request is the gate.
  request.write("my pool/pods/Net/New.m", "#import <House/House.h>\n");
  const ProcessResult hook = commit_with_hook(request, {{"PODWORKS", "no-such-podworks"}});
  CHECK(hook.exit_code == 0);
  CHECK_THAT(hook.err, Contains("this commit is not checked"));
}

TEST_CASE("the files for services hold no expression in a script and only known actions",
          "[end-to-end][gate-scripts]") {
  const std::vector<std::string> known = {"actions/checkout@v4", "actions/github-script@v7",
                                          "github/codeql-action/upload-sarif@v3", "./.github/actions/podworks"};
  for (const char* name : {"github-workflow.yml", "action/action.yml", "gitlab-ci.yml"}) {
    CAPTURE(name);
    const Result<YamlNode> file = parse_yaml(gate_file(name), name);
    REQUIRE(file.ok());
    for (const char* key : {"run", "script"}) {
      for (const std::string& script : scalars(file.value(), key)) CHECK_THAT(script, !Contains("${{"));
    }
    for (const std::string& action : scalars(file.value(), "uses")) CHECK_THAT(known, Catch::VectorContains(action));
  }
  CHECK_THAT(gate_file("github-workflow.yml"), Contains("permissions: {}\n") && Contains("fetch-depth: 0"));
  CHECK_THAT(gate_file("gitlab-ci.yml"), Contains("GIT_DEPTH: \"0\""));
}

TEST_CASE("the pull request has one comment for each pool, and none while nothing was ever new",
          "[end-to-end][gate-scripts]") {
  if (run_process({.words = {"sh", "-c", "command -v node"}}).exit_code != 0) {
    WARN("SKIPPED: no node");
    return;
  }
  const TemporaryFolder folder;
  const Result<YamlNode> file = parse_yaml(gate_file("action/action.yml"), "action.yml");
  REQUIRE(file.ok());
  const std::vector<std::string> scripts = scalars(file.value(), "script");
  REQUIRE(scripts.size() == 1);
  folder.write("script.js", scripts.front());
  const auto said = [&](const std::string& comments, const std::string& status = {}) {
    folder.write("comments.json", comments);
    ProcessRequest request = {.words = {"node", PODWORKS_SOURCE_DIR "/tests/support/comment_step.js",
                                        folder / "script.js", folder / "comments.json"},
                              .environment = {"PODWORKS_COMMENT=" + folder / "comment.md"}};
    if (!status.empty()) request.words.push_back(status);
    return run_process(request).out;
  };
  CHECK(said("[]").empty());  // no verdict

  const std::string mark = "<!-- podworks my pool -->";
  const std::string ours =
      R"([{"id": 1, "user": {"type": "Bot"}, "body": "see <!-- podworks -->\nold"}, {"id": 2, "user": null, "body": null},)"
      R"({"id": 3, "user": {"type": "User"}, "body": "x <!-- podworks my pool -->"},)"
      R"({"id": 4, "user": {"type": "Bot"}, "body": "first\nx <!-- podworks my pool -->"},)"
      R"({"id": 5, "user": {"type": "Bot"}, "body": "x <!-- podworks my pool -->\r\nold"}])";
  folder.write("comment.md", "all is well " + mark + "\n");
  CHECK(said("[]").empty());
  CHECK(said(ours) == "update 5 38\n");
  folder.write("comment.md", "one is new " + mark + "\n\n- this\n");
  CHECK(said("[]") == "create 7 45\n");
  CHECK(said(ours) == "update 5 45\n");
  CHECK(said("[]", "403") == "notice\n");
  CHECK(said(ours, "403") == "notice\n");
  CHECK(said(ours, "500") == "failed refused\n");
}
