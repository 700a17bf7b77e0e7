// What the rules of Bazel are for, by their names.
#pragma once

#include <cstdint>
#include <string_view>

#include "model/declaration.h"
#include "scanner/pods/bazel/rules.h"

namespace podworks {

enum class BazelUse : std::uint8_t {
  Nothing,   ///< it compiles nothing that podworks reads: scripts, settings, other languages, generated files
  Alias,     ///< another name of `actual`
  Files,     ///< a list of files: `srcs`
  Protos,    ///< .proto files
  Compiles,  ///< by its name a library, a program, a test
  Unclear,   ///< a macro or a rule of somebody's own: its files and dependencies say what it is
};

BazelUse use_of(const BazelRule& rule);
bool is_bazel_test(std::string_view kind);

/// Attributes that hold sources, and whether headers among them are for others.
enum class BazelFileUse : std::uint8_t { None, Sources, Headers };
BazelFileUse file_use_of(std::string_view attribute);

/// Attributes that hold dependencies.
struct BazelDependencyUse {
  bool is_dependency = false;
  DeclaredFor purpose = DeclaredFor::Build;
  bool reexported = false;
};
BazelDependencyUse dependency_use_of(std::string_view attribute);

}  // namespace podworks
