// Does a name belong to an SDK, a standard library, or a common test library? Asked only after the pods: a pod that
// owns the very name goes first.
#pragma once

#include <string_view>

namespace podworks {

/// How an include is written. Between quotes, names that are plain words ("util.h", "list") are not taken for the
/// system's: they are rather a project's header that is missing.
enum class IncludeStyle { Angle, Quote };

/// Whose header this is: "UIKit" for "UIKit/UIKit.h", "sys" for "sys/types.h", "stdio.h", "gtest" for "gtest/gtest.h".
/// Empty if it is nobody's that we know. The view lives forever.
std::string_view system_header_owner(std::string_view spelling, IncludeStyle style = IncludeStyle::Angle);

/// Is this a module of an SDK, of Swift's own, or of a common test library?
/// A header of the system by its own name or by its folder ("sys/time.h"), and no framework's.
bool is_system_header(std::string_view spelling);

bool is_system_module(std::string_view module);

/// Of the names above: does it come from the table of test libraries?
bool is_test_library(std::string_view name);

}  // namespace podworks
