// What the CMake build of an app consists of, before it is text: one library per pod of the plan, its sources, where
// the headers that others import lie, and what it links.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "generator/emitter.h"

namespace podworks {

enum class CMakeLanguage : std::uint8_t { C, Cxx, ObjC, ObjCxx, Asm, Swift };

struct CMakeSource {
  std::string path = {};  ///< relative to the pool's root, as all paths here
  CMakeLanguage language = CMakeLanguage::C;

  friend auto operator<=>(const CMakeSource&, const CMakeSource&) = default;
};

/// A header that is imported under a name that is not the end of its path: CocoaPods flattens folders and puts the
/// pod's name in front.
struct PlannedHeader {
  std::string spelling = {};
  std::string path = {};

  friend auto operator<=>(const PlannedHeader&, const PlannedHeader&) = default;
};

/// All lists are sorted and unique.
struct PlannedTarget {
  std::string name = {};                  ///< a legal name of a CMake target, unique
  std::optional<PodId> pod = {};          ///< unset: the app itself
  std::vector<CMakeSource> sources = {};  ///< without Swift; empty: the target is an INTERFACE library
  std::vector<std::string> swift_sources = {};
  std::vector<std::string> refused = {};           ///< sources and headers that CMake cannot name
  std::vector<std::string> public_includes = {};   ///< folders
  std::vector<std::string> private_includes = {};  ///< without the public ones
  std::vector<PlannedHeader> served = {};
  bool arc = true;                                 ///< Objective-C with automatic reference counting
  bool serves_publicly = false;                    ///< another pod imports one of `served`, or a public header does
  std::vector<std::string> public_links = {};      ///< names of targets: a public header imports them
  std::vector<std::string> private_links = {};     ///< all others
  std::vector<std::string> system_libraries = {};  ///< "m", "threads", "dl": what the imported system headers need

  bool has(CMakeLanguage language) const;
};

struct CMakePlan {
  std::vector<PlannedTarget> libraries = {};  ///< in the order of the plan
  PlannedTarget app = {};
  std::vector<Diagnostic> problems = {};
};

CMakePlan plan_cmake(const EmitRequest& request);

}  // namespace podworks
