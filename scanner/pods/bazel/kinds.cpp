#include "scanner/pods/bazel/kinds.h"

#include <algorithm>

namespace podworks {

namespace {

using std::string_view;

/// Rules that compile nothing that podworks reads, by their whole name.
constexpr string_view kNothing[] = {"bool_flag",
                                    "build_test",
                                    "config_setting",
                                    "constraint_setting",
                                    "constraint_value",
                                    "copy_directory",
                                    "copy_file",
                                    "diff_test",
                                    "environment",
                                    "exports_files",
                                    "expand_template",
                                    "genrule",
                                    "int_flag",
                                    "label_flag",
                                    "label_setting",
                                    "license",
                                    "licenses",
                                    "native_binary",
                                    "package",
                                    "package_group",
                                    "platform",
                                    "string_flag",
                                    "string_list_flag",
                                    "test_suite",
                                    "toolchain",
                                    "toolchain_type",
                                    "write_file",
                                    "xcodeproj",
                                    "apple_bundle_version",
                                    "buildifier",
                                    "gazelle",
                                    "expand_template_rule",
                                    "write_source_file",
                                    "write_source_files"};
/// Rules that pack, describe or run what others make.
constexpr string_view kPacking[] = {"pkg_", "docker_", "oci_", "container_", "sh_", "bzl_", "stardoc", "starlark_doc"};
/// Rules of languages that podworks does not read. Some compile C all the same: py_extension.
constexpr string_view kOther[] = {"py_",  "go_",      "rust_",   "php_",   "ruby_",
                                  "lua_", "haskell_", "csharp_", "scala_", "d_"};
/// What compiles, by the end of its name.
constexpr string_view kCompiling[] = {"_library",    "_binary", "_test",       "_tests",       "_module",    "_project",
                                      "_import",     "_plugin", "_framework",  "_application", "_extension", "_bundle",
                                      "_executable", "_group",  "_test_suite", "_clip",        "_lib",       "_app"};

bool is_any(string_view word, const auto& words) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

/// A rule of a .bzl file that its own macro wraps is called `_cc_thing`.
string_view without_underscores(string_view kind) {
  while (kind.starts_with('_')) kind.remove_prefix(1);
  return kind;
}

/// It says what it makes, or by which command.
bool is_generator(const BazelRule& rule) {
  for (const string_view attribute : {"outs", "out", "cmd", "cmd_bash", "command", "template", "substitutions"}) {
    if (rule.has(attribute)) return true;
  }
  return false;
}

}  // namespace

bool is_bazel_test(string_view kind) {
  return kind.ends_with("_test") || kind.ends_with("_tests") || kind.ends_with("_test_suite");
}

BazelUse use_of(const BazelRule& rule) {
  const string_view kind = without_underscores(rule.kind);
  if (kind == "alias" || kind == "bind") return BazelUse::Alias;
  if (kind == "filegroup" || kind == "copy_to_bin") return BazelUse::Files;
  if (kind == "proto_library") return BazelUse::Protos;
  if (is_any(kind, kNothing) || kind.ends_with("_toolchain")) return BazelUse::Nothing;
  const auto begins = [&](string_view prefix) { return kind.starts_with(prefix); };
  if (std::any_of(std::begin(kPacking), std::end(kPacking), begins)) return BazelUse::Nothing;
  if (std::any_of(std::begin(kOther), std::end(kOther), begins)) return BazelUse::Unclear;
  const auto ends = [&](string_view suffix) { return kind.ends_with(suffix); };
  if (std::any_of(std::begin(kCompiling), std::end(kCompiling), ends)) return BazelUse::Compiles;
  return is_generator(rule) ? BazelUse::Nothing : BazelUse::Unclear;
}

BazelFileUse file_use_of(string_view attribute) {
  if (attribute.starts_with("exclude")) return BazelFileUse::None;
  if (attribute == "private_hdrs" || attribute == "private_headers") return BazelFileUse::Sources;
  if (attribute.ends_with("hdrs") || attribute == "headers" || attribute == "public_headers") {
    return BazelFileUse::Headers;
  }
  return attribute == "src" || attribute.ends_with("srcs") ? BazelFileUse::Sources : BazelFileUse::None;
}

BazelDependencyUse dependency_use_of(string_view attribute) {
  if (attribute == "exports" || attribute == "exported_deps" || attribute == "reexport_deps") {
    return {true, DeclaredFor::Build, true};
  }
  if (attribute == "plugins" || attribute == "exported_plugins") return {true, DeclaredFor::Compiling, false};
  if (attribute == "runtime_deps") return {true, DeclaredFor::Running, false};
  if (attribute == "test_deps") return {true, DeclaredFor::Tests, false};
  if (attribute == "data_deps" || attribute == "tool_deps") return {};
  for (const string_view one : {"deps", "associates", "frameworks", "extensions", "test_host", "binary"}) {
    if (attribute == one) return {true, DeclaredFor::Build, false};
  }
  return {attribute.ends_with("_deps"), DeclaredFor::Build, false};
}

}  // namespace podworks
