#include "support/gate.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "base/json.h"
#include "support/process.h"

namespace podworks {
namespace {

std::string text_at(const Json& json, const char* key) {
  const Json* const found = json.find(key);
  return found != nullptr && found->string() != nullptr ? *found->string() : std::string();
}

std::size_t count_at(const Json& json, const char* key) {
  const Json* const found = json.find(key);
  REQUIRE(found != nullptr);
  return static_cast<std::size_t>(std::stoul(write_json(*found)));
}

}  // namespace

const std::string kGateConfig =
    "version: 1\npods:\n  - { from: directory, in: \"pods/*\" }\nlayers:\n"
    "  - { name: business, pods: [House, Recruit, \"Biz*\"], peers: forbid }\n"
    "  - { name: base, pods: [Net, Log, \"Base*\"] }\n";

std::vector<std::pair<std::string, std::string>> gate_factory() {
  return {{"podworks.yml", kGateConfig},
          {"pods/House/House.h", ""},
          {"pods/House/House.m", "#import \"House.h\"\n#import <Recruit/Recruit.h>\nint house(void) { return 1; }\n"},
          {"pods/Recruit/Recruit.h", ""},
          {"pods/Recruit/Recruit.m", "int recruit(void) { return 2; }\n"},
          {"pods/BizFlat/BizFlat.h", ""},
          {"pods/BaseKit/BaseKit.h", ""},
          {"pods/Net/Net.h", ""},
          {"pods/Net/Net.m", "#import \"Net.h\"\n#import <Log/Log.h>\n"},
          {"pods/Log/Log.h", ""}};
}

Verdict gate_check(const std::string& folder, const std::vector<std::string>& more) {
  std::vector<std::string> words = {"-C", folder, "check", "--format", "json", "--today", "2026-11-21"};
  words.insert(words.end(), more.begin(), more.end());
  const ProcessResult result = run_binary(words);
  Verdict verdict{result.exit_code, {}, 0, 0, result.err};
  if (result.exit_code > 1) return verdict;
  const Result<Json> json = parse_json(result.out, "check.json");
  REQUIRE(json.ok());
  for (const Json& finding : *json.value().find("findings")->array()) {
    if (text_at(finding, "status") != "new") continue;
    std::string line = text_at(finding, "rule");
    const std::string from = text_at(finding, "from");
    line += from.empty() ? " " + text_at(finding, "message") : " " + from + " -> " + text_at(finding, "to");
    const Json* const number = finding.find("line");
    if (!text_at(finding, "file").empty()) line += " " + text_at(finding, "file") + ":" + write_json(*number);
    line.erase(std::remove(line.begin(), line.end(), '\n'), line.end());
    verdict.fresh.push_back(line);
  }
  verdict.known = count_at(*json.value().find("summary"), "known");
  verdict.fixed = count_at(*json.value().find("summary"), "fixed");
  return verdict;
}

}  // namespace podworks
