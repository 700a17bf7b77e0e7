// Writes an app's CMake build: one static library per pod of the plan (header-only pods are INTERFACE), files listed
// one by one, and the app's own sources as an executable. C, C++, Objective-C and assembler; Swift files are left out
// and named, because CMake's Swift cannot share a target with other languages on every generator.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "generator/emitters/cmake_languages.h"
#include "generator/emitters/cmake_names.h"
#include "generator/emitters/cmake_plan.h"
#include "generator/emitters/rows.h"
#include "generator/header_line.h"
#include "generator/user_template.h"

namespace podworks {
namespace {

constexpr std::string_view kComment = "# ";
constexpr CMakeLanguage kLanguages[] = {CMakeLanguage::C, CMakeLanguage::Cxx, CMakeLanguage::ObjC,
                                        CMakeLanguage::ObjCxx, CMakeLanguage::Asm};  // those of `project`

using Lines = std::vector<std::string>;

Result<std::vector<EmittedFile>> emit_cmake(const EmitRequest& request);

/// Version and project; empty if the template has its own `project()`.
Lines preamble(const EmitRequest& request, const CMakePlan& plan);
std::string languages_of(const CMakePlan& plan);
bool any_target(const CMakePlan& plan, bool (*holds)(const PlannedTarget& target));
/// Everything from POOL_ROOT to the app: what stands at the template's mark.
Lines targets_block(const EmitRequest& request, const CMakePlan& plan);
void append_library(const PlannedTarget& library, Lines& lines);
void append_app(const EmitRequest& request, const CMakePlan& plan, Lines& lines);
void append_left_out(const PlannedTarget& target, Lines& lines);
void append_sources(const PlannedTarget& target, Lines& lines);
/// Tells CMake the language of files whose names do not.
void append_language(const PlannedTarget& target, CMakeLanguage language, Lines& lines);
void append_includes(const PlannedTarget& target, Lines& lines);
void append_served(const PlannedTarget& target, Lines& lines);
void append_links(const PlannedTarget& target, bool is_app, Lines& lines);
void append_options(const PlannedTarget& target, Lines& lines);
std::string layer_comment(const EmitRequest& request, PodId pod);
std::string pool_path(std::string_view path);

bool is_interface(const PlannedTarget& target) {
  return target.sources.empty();
}
}  // namespace

Emitter cmake_emitter() {
  Emitter emitter;
  emitter.id = "cmake";
  emitter.summary =
      "a CMakeLists.txt that builds the closure, a target pod_NAME each, and the app; C, C++, Objective-C, assembler";
  emitter.comment = kComment;
  emitter.emit = emit_cmake;
  return emitter;
}

namespace {

Result<std::vector<EmittedFile>> emit_cmake(const EmitRequest& request) {
  CMakePlan plan = plan_cmake(request);
  if (!plan.app.sources.empty() && !fits_program_name(app_of(request).name)) {
    return Error{fmt::format("CMake cannot build a program of the name `{}`", comment_text(app_of(request).name)),
                 app_of(request).at,
                 "rename the app: no path, no rule of Ninja such as `all`, none of `;` `|` `:` `%` `\\` `${` `$(` "
                 "`$<`, each bracket with its other half"};
  }
  std::string body;
  for (const std::string& line : preamble(request, plan)) body += line + "\n";
  const Lines block = targets_block(request, plan);
  if (request.user_text.empty()) {
    for (const std::string& line : block) body += line + "\n";
  } else {
    const Result<std::string> filled = fill_template(request.user_text, block, request.path + ".tmpl");
    if (!filled.ok()) return filled.errors();
    body += filled.value();
  }
  EmittedFile file;
  file.path = request.path;
  file.app = app_of(request).name;
  file.content = with_header(kComment, file.app, body);
  file.problems = std::move(plan.problems);
  return std::vector<EmittedFile>{std::move(file)};
}

Lines preamble(const EmitRequest& request, const CMakePlan& plan) {
  if (has_statement(to_lower(request.user_text), "project")) return {};
  return {"cmake_minimum_required(VERSION 3.20)",
          fmt::format("project({} LANGUAGES {})", plan.app.name, languages_of(plan)), ""};
}

std::string languages_of(const CMakePlan& plan) {
  std::vector<std::string> names;
  for (const CMakeLanguage language : kLanguages) {
    bool is_used = plan.app.has(language);
    for (const PlannedTarget& library : plan.libraries) is_used = is_used || library.has(language);
    if (is_used) names.emplace_back(cmake_name(language));
  }
  // FindThreads asks one of the two compilers.
  const bool asks_for_threads = any_target(plan, [](const PlannedTarget& target) {
    const std::vector<std::string>& libraries = target.system_libraries;
    return std::find(libraries.begin(), libraries.end(), "threads") != libraries.end();
  });
  const bool has_compiler =
      std::any_of(names.begin(), names.end(), [](const auto& n) { return n == "C" || n == "CXX"; });
  if (asks_for_threads && !has_compiler) names.insert(names.begin(), "C");
  return names.empty() ? "NONE" : join(names, " ");
}

bool any_target(const CMakePlan& plan, bool (*holds)(const PlannedTarget& target)) {
  return holds(plan.app) || std::any_of(plan.libraries.begin(), plan.libraries.end(), holds);
}

Lines targets_block(const EmitRequest& request, const CMakePlan& plan) {
  Lines lines;
  const std::string root = relative_path(folder_of(request.path), "");
  lines.push_back(
      root == "." ? std::string("set(POOL_ROOT \"${CMAKE_CURRENT_LIST_DIR}\")")
                  : fmt::format("get_filename_component(POOL_ROOT \"${{CMAKE_CURRENT_LIST_DIR}}/{}\" ABSOLUTE)", root));
  if (any_target(plan, [](const PlannedTarget& target) {
        return std::find(target.system_libraries.begin(), target.system_libraries.end(), "threads") !=
               target.system_libraries.end();
      })) {
    lines.emplace_back("find_package(Threads REQUIRED)");
  }
  if (any_target(plan, [](const PlannedTarget& target) { return !target.served.empty(); })) {
    lines.insert(lines.end(), {"", "# Serves a header under a name that is not the end of its path, as CocoaPods does.",
                               "function(podworks_serve target directive spelling file)",
                               "  file(GENERATE OUTPUT \"${CMAKE_CURRENT_BINARY_DIR}/headers/${target}/${spelling}\"",
                               "       CONTENT \"#pragma once\\n#${directive} \\\"${file}\\\"\\n\")", "endfunction()"});
  }
  std::string last_comment;
  for (const PlannedTarget& library : plan.libraries) {
    const std::string comment = layer_comment(request, *library.pod);
    lines.emplace_back();
    if (comment != last_comment) lines.push_back(comment);
    last_comment = comment;
    append_library(library, lines);
  }
  append_app(request, plan, lines);
  return lines;
}

void append_library(const PlannedTarget& library, Lines& lines) {
  lines.push_back(fmt::format("add_library({} {}", library.name, is_interface(library) ? "INTERFACE)" : "STATIC"));
  append_sources(library, lines);
  append_left_out(library, lines);
  append_served(library, lines);
  append_includes(library, lines);
  append_links(library, false, lines);
  append_options(library, lines);
}

void append_app(const EmitRequest& request, const CMakePlan& plan, Lines& lines) {
  lines.emplace_back();
  for (const OutsidePod& outside : request.plan.outside) {
    lines.push_back(fmt::format("# outside the pool, not fetched: {} {}", comment_text(outside.name),
                                comment_text(join(outside.requirements, ", "))));
  }
  const PlannedTarget& app = plan.app;
  if (app.sources.empty()) {
    lines.push_back(
        fmt::format("# app {} has no sources that CMake builds: libraries only", comment_text(app_of(request).name)));
    append_left_out(app, lines);
    return;
  }
  lines.push_back(fmt::format("add_executable({}", app.name));
  append_sources(app, lines);
  append_left_out(app, lines);
  if (app.name != app_of(request).name) {  // in a folder of its own nothing of CMake's has that name
    lines.push_back(fmt::format("set_target_properties({} PROPERTIES", app.name));
    lines.push_back(fmt::format("  OUTPUT_NAME {}", cmake_string(app_of(request).name)));
    lines.emplace_back("  RUNTIME_OUTPUT_DIRECTORY \"${CMAKE_CURRENT_BINARY_DIR}/bin\")");
  }
  append_served(app, lines);
  append_includes(app, lines);
  append_links(app, true, lines);
  append_options(app, lines);
}

void append_sources(const PlannedTarget& target, Lines& lines) {
  for (const CMakeSource& source : target.sources) lines.push_back("  " + pool_path(source.path));
  if (!target.sources.empty()) lines.back() += ")";
  for (const CMakeLanguage language : kLanguages) append_language(target, language, lines);
}

void append_language(const PlannedTarget& target, CMakeLanguage language, Lines& lines) {
  Lines unknown;
  for (const CMakeSource& source : target.sources) {
    if (source.language == language && !cmake_knows_language(source.path)) {
      unknown.push_back("  " + pool_path(source.path));
    }
  }
  if (unknown.empty()) return;
  lines.emplace_back("set_source_files_properties(");
  lines.insert(lines.end(), unknown.begin(), unknown.end());
  lines.push_back(fmt::format("  PROPERTIES LANGUAGE {})", cmake_name(language)));
}

void append_left_out(const PlannedTarget& target, Lines& lines) {
  for (const std::string& path : target.swift_sources)
    lines.push_back(fmt::format("# left out, Swift: {}", comment_text(path)));
  for (const std::string& path : target.refused)
    lines.push_back(fmt::format("# left out, CMake cannot build a file of this name: {}", comment_text(path)));
}

void append_served(const PlannedTarget& target, Lines& lines) {
  const bool is_objc = target.has(CMakeLanguage::ObjC) || target.has(CMakeLanguage::ObjCxx);
  for (const PlannedHeader& header : target.served) {
    lines.push_back(fmt::format("podworks_serve({} {} {} {})", target.name, is_objc ? "import" : "include",
                                cmake_string(header.spelling), pool_path(header.path)));
  }
}

void append_includes(const PlannedTarget& target, Lines& lines) {
  const std::string served = fmt::format("\"${{CMAKE_CURRENT_BINARY_DIR}}/headers/{}\"", target.name);
  Lines public_folders;
  Lines private_folders;
  for (const std::string& folder : target.public_includes) public_folders.push_back(pool_path(folder));
  for (const std::string& folder : target.private_includes) private_folders.push_back(pool_path(folder));
  if (!target.served.empty()) (target.serves_publicly ? public_folders : private_folders).push_back(served);
  if (is_interface(target)) {  // nothing of it is compiled, so what only its own files would need is needed by nobody
    private_folders.clear();
  }
  if (public_folders.empty() && private_folders.empty()) return;
  lines.push_back(fmt::format("target_include_directories({}", target.name));
  for (const std::string& folder : public_folders) {
    lines.push_back(fmt::format("  {} {}", is_interface(target) ? "INTERFACE" : "PUBLIC", folder));
  }
  for (const std::string& folder : private_folders) lines.push_back("  PRIVATE " + folder);
  lines.back() += ")";
}

void append_links(const PlannedTarget& target, bool is_app, Lines& lines) {
  Lines public_links = target.public_links;
  Lines private_links = target.private_links;
  for (const std::string& library : target.system_libraries) {
    private_links.emplace_back(library == "threads" ? "Threads::Threads"
                               : library == "dl"    ? "${CMAKE_DL_LIBS}"
                                                    : "$<$<NOT:$<PLATFORM_ID:Windows>>:-lm>");
  }
  if (is_interface(target) && !is_app) {
    public_links.insert(public_links.end(), private_links.begin(), private_links.end());
    private_links.clear();
  }
  std::string arguments;
  if (!public_links.empty())
    arguments += fmt::format(" {} {}", is_interface(target) ? "INTERFACE" : "PUBLIC", join(public_links, " "));
  if (!private_links.empty()) arguments += fmt::format(" PRIVATE {}", join(private_links, " "));
  if (!arguments.empty()) lines.push_back(fmt::format("target_link_libraries({}{})", target.name, arguments));
}

void append_options(const PlannedTarget& target, Lines& lines) {
  if (!target.has(CMakeLanguage::ObjC) && !target.has(CMakeLanguage::ObjCxx)) return;
  lines.push_back(fmt::format("target_compile_options({} PRIVATE \"$<$<COMPILE_LANGUAGE:OBJC,OBJCXX>:{}>\")",
                              target.name, target.arc ? "-fobjc-arc" : "-fno-objc-arc"));
}

std::string layer_comment(const EmitRequest& request, PodId pod) {
  if (request.layers.empty()) return {};
  const std::optional<LayerId> layer = request.layers.layer_of[index_of(pod)];
  if (!layer) return "# in no layer";
  return fmt::format("# layer: {}", comment_text(request.layers.layers[index_of(*layer)].name));
}

std::string pool_path(std::string_view path) {
  if (path.empty()) return "\"${POOL_ROOT}\"";
  std::string literal = cmake_string(path);
  return literal.insert(1, "${POOL_ROOT}/");
}

}  // namespace
}  // namespace podworks
