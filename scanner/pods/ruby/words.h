// The keywords and operators of Ruby.
#pragma once

#include <optional>
#include <string_view>

#include "scanner/pods/ruby/token.h"

namespace podworks {

struct OperatorWord {
  std::string_view text = {};
  Tok kind = Tok::Invalid;
};

/// Nothing if `text` is no keyword.
std::optional<Tok> find_keyword(std::string_view text);
/// The longest operator that `rest` begins with, or nullptr. `rest` is not empty.
const OperatorWord* find_operator(std::string_view rest);

}  // namespace podworks
