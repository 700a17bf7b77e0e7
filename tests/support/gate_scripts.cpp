#include "support/gate_scripts.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/yaml.h"
#include "support/gate.h"

namespace podworks {
namespace {

namespace fs = std::filesystem;
const std::string kFolder = PODWORKS_SOURCE_DIR "/ci/gate/";

std::vector<std::pair<std::string, std::string>> repository() {
  std::vector<std::pair<std::string, std::string>> files = {{"ci/podworks/gate.sh", gate_file("gate.sh")}};
  for (const auto& [path, content] : gate_factory()) files.emplace_back("my pool/" + path, content);
  return files;
}

YamlNode yaml_of(const std::string& name) {
  Result<YamlNode> yaml = parse_yaml(gate_file(name), name);
  REQUIRE(yaml.ok());
  return std::move(yaml.value());
}

const YamlNode& at(const YamlNode& node, std::string_view key) {
  CAPTURE(std::string(key));
  const YamlNode* const found = node.find(key);
  REQUIRE(found != nullptr);
  return *found;
}

/// As a runner does: the lines become a file.
ProcessResult run_script(const PullRequest& request, std::vector<std::string> shell, const std::string& script,
                         const Variables& variables) {
  request.folder().write("script", script);
  shell.push_back(request.beside("script"));
  return request.run(std::move(shell), variables);
}

void add(const Variables& more, Variables& variables) {
  for (const auto& [name, value] : more) {
    std::erase_if(variables, [&, &wanted = name](const auto& one) { return one.first == wanted; });
    variables.emplace_back(name, value);
  }
}

/// `${{ inputs.NAME }}` as what a workflow gives, or as the default of the action.
std::string without_expression(const std::string& value, const YamlNode& inputs) {
  const std::string start = "${{ inputs.";
  if (!value.starts_with(start)) return value;
  const std::string name = value.substr(start.size(), value.find(" }}") - start.size());
  if (name == "program") return PODWORKS_BINARY;
  if (name == "pool") return "my pool";
  return at(at(inputs, name), "default").scalar;
}

}  // namespace

std::string gate_file(const std::string& name) {
  std::ifstream file(kFolder + name, std::ios::binary);
  REQUIRE(file.is_open());
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

PullRequest::PullRequest() : origin_(repository()) {
  clone_again({});
}

void PullRequest::clone_again(const std::vector<std::string>& options) const {
  fs::remove_all(path());
  std::vector<std::string> words = {"clone", "-q"};
  words.insert(words.end(), options.begin(), options.end());
  words.insert(words.end(), {"file://" + origin_.path(), path()});
  origin_.git(words);
  git({"checkout", "-q", "-B", "feature"});
}

void PullRequest::write(const std::string& path, const std::string& content) const {
  folder_.write("a clone/" + path, content);
}

bool PullRequest::has(const std::string& path) const {
  return fs::exists(folder_ / ("a clone/" + path));
}

std::string PullRequest::git(std::vector<std::string> words) const {
  words.insert(words.begin(), {"-C", path()});
  return origin_.git(words);
}

void PullRequest::commit() const {
  git({"add", "-A"});
  git({"commit", "-q", "--allow-empty", "-m", "change"});
}

ProcessResult PullRequest::run(std::vector<std::string> words, const Variables& variables) const {
  const char* const search = std::getenv("PATH");
  Variables all = {{"PATH", search != nullptr ? search : "/usr/bin:/bin"},
                   {"HOME", folder_.path()},
                   {"GIT_CONFIG_NOSYSTEM", "1"},
                   {"PODWORKS", PODWORKS_BINARY},
                   {"PODWORKS_POOL", "my pool"}};
  add(variables, all);
  std::vector<std::string> command = {"env", "-i"};
  for (const auto& [name, value] : all) command.push_back(name + "=" + value);
  command.insert(command.end(), words.begin(), words.end());
  return run_process({.words = command, .folder = path()});
}

ProcessResult PullRequest::gate(std::vector<std::string> arguments, const Variables& variables) const {
  arguments.insert(arguments.begin(), {"sh", kFolder + "gate.sh"});
  return run(arguments, variables);
}

ProcessResult run_action(const PullRequest& request, const std::string& action, const Variables& more) {
  const YamlNode file = yaml_of("action/action.yml");
  const YamlNode& step = at(at(file, "runs"), "steps").items.front();
  REQUIRE(at(step, "shell").scalar == "bash");
  Variables variables = {{"GITHUB_ACTIONS", "true"},
                         {"GITHUB_ACTION_PATH", action},
                         {"GITHUB_BASE_REF", "main"},
                         {"GITHUB_OUTPUT", request.beside("output")},
                         {"GITHUB_STEP_SUMMARY", request.beside("summary")}};
  for (const YamlEntry& entry : at(step, "env").entries) {
    variables.emplace_back(entry.key, without_expression(entry.value.scalar, at(file, "inputs")));
  }
  add(more, variables);
  return run_script(request, {"bash", "--noprofile", "--norc", "-eo", "pipefail"}, at(step, "run").scalar, variables);
}

ProcessResult run_gitlab_job(const PullRequest& request, const Variables& more) {
  const YamlNode file = yaml_of("gitlab-ci.yml");
  const YamlNode& job = at(file, "podworks");
  Variables variables;
  for (const YamlEntry& entry : at(job, "variables").entries) variables.emplace_back(entry.key, entry.value.scalar);
  std::string base = request.git({"rev-parse", "origin/main"});
  base.pop_back();
  add({{"PODWORKS_POOL", "my pool"},
       {"CI_MERGE_REQUEST_DIFF_BASE_SHA", base},
       {"CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main"}},
      variables);
  add(more, variables);
  std::string script;
  for (const YamlNode& line : at(job, "script").items) script += line.scalar + "\n";
  return run_script(request, {"bash", "-eo", "pipefail"}, script, variables);
}

ProcessResult run_jenkins_stage(const PullRequest& request, const Variables& more) {
  const std::string text = gate_file("Jenkinsfile");
  const std::string start = "\n        sh '";
  const std::size_t from = text.find(start);
  REQUIRE(from != std::string::npos);
  REQUIRE(text.find(start, from + 1) == std::string::npos);
  const std::size_t begin = from + start.size();
  const std::string script = text.substr(begin, text.find("'\n", begin) - begin);
  Variables variables = {{"CHANGE_TARGET", "main"}, {"PODWORKS_REPORTS", "podworks-reports"}};
  add(more, variables);
  return run_script(request, {"sh", "-xe"}, script, variables);
}

ProcessResult commit_with_hook(const PullRequest& request, const Variables& more) {
  const std::string hook = request.path() + "/.git/hooks/pre-commit";
  request.folder().write("a clone/.git/hooks/pre-commit", gate_file("pre-commit"));
  fs::permissions(hook, fs::perms::owner_all);
  request.git({"add", "-A"});
  return request.run({"git", "-c", "user.name=x", "-c", "user.email=x@example.com", "-c", "commit.gpgsign=false",
                      "commit", "-q", "--allow-empty", "-m", "change"},
                     more);
}

}  // namespace podworks
