// Writes an app's Podfile: every path pod of the closure (CocoaPods finds a path pod's path dependencies only if the
// Podfile lists them too), layer by layer from the lowest, then what comes from the specs repositories.
#include <fmt/format.h>

#include <optional>

#include "generator/emitters/podfile_pods.h"
#include "generator/emitters/podfile_template.h"
#include "generator/emitters/rows.h"
#include "generator/emitters/ruby_string.h"
#include "generator/header_line.h"

namespace podworks {
namespace {

constexpr std::string_view kComment = "# ";

Result<std::vector<EmittedFile>> emit_podfile(const EmitRequest& request);
/// "platform :ios, '13.0'", empty if the app names none. Error: two platforms, one target cannot have both.
Result<std::string> platform_line(const EmitRequest& request);
std::string whole_file(const EmitRequest& request, const std::string& platform, const std::vector<std::string>& pods);

}  // namespace

Emitter podfile_emitter() {
  Emitter emitter;
  emitter.id = "podfile";
  emitter.summary = "a Podfile that lists the whole closure as path pods; your own text comes from Podfile.tmpl";
  emitter.comment = kComment;
  emitter.emit = emit_podfile;
  return emitter;
}

namespace {

Result<std::vector<EmittedFile>> emit_podfile(const EmitRequest& request) {
  EmittedFile file;
  file.path = request.path;
  file.app = app_of(request).name;
  if (std::optional<Diagnostic> problem = lost_settings(request)) file.problems.push_back(std::move(*problem));
  const std::vector<std::string> pods = pod_lines(request, file.problems);
  const Result<std::string> platform = platform_line(request);
  if (!platform.ok()) return platform.errors();
  std::string body;
  if (request.user_text.empty()) {
    body = whole_file(request, platform.value(), pods);
  } else {
    Result<std::string> filled = from_template(request, platform.value(), pods, file.problems);
    if (!filled.ok()) return filled.errors();
    body = std::move(filled.value());
  }
  file.content = with_header(kComment, file.app, body);
  return std::vector<EmittedFile>{std::move(file)};
}

Result<std::string> platform_line(const EmitRequest& request) {
  const AppConfig& app = app_of(request);
  // CocoaPods knows macOS as :osx. Other platforms of the app (android) are none of a Podfile's business.
  static constexpr std::pair<std::string_view, std::string_view> kSymbols[] = {
      {"ios", "ios"},   {"macos", "osx"},       {"osx", "osx"},
      {"tvos", "tvos"}, {"watchos", "watchos"}, {"visionos", "visionos"}};
  std::string line;
  for (const auto& [name, symbol] : kSymbols) {
    const auto found = request.plan.platform.find(std::string(name));
    if (found == request.plan.platform.end()) continue;
    if (!line.empty()) {
      return Error{fmt::format("app `{}` has several platforms, the target of a Podfile has one", app.name), app.at,
                   "keep one Apple platform in `platform:`; another one is an app of its own"};
    }
    line = fmt::format("platform :{}", symbol);
    if (!found->second.empty()) line += ", " + ruby_string(found->second);
  }
  return line;
}

std::string whole_file(const EmitRequest& request, const std::string& platform, const std::vector<std::string>& pods) {
  std::string body = platform.empty() ? "\n" : fmt::format("{}\n\n", platform);
  body += fmt::format("target {} do\n", ruby_string(app_of(request).name));
  for (const std::string& line : pods) body += fmt::format("  {}\n", line);
  return body + "end\n";
}

}  // namespace
}  // namespace podworks
