// Makes a tree of Ruby's text. A statement that cannot be read becomes a Broken node and a problem, and reading goes on
// with the next one.
#pragma once

#include <memory>
#include <string_view>

#include "scanner/pods/ruby/ast.h"

namespace podworks {

/// Never null. `source` must outlive the program. Nesting is bounded: what lies deeper is a problem. `base` is added to
/// all offsets.
std::unique_ptr<RubyProgram> parse_ruby(std::string_view source, std::uint32_t base = 0);

}  // namespace podworks
