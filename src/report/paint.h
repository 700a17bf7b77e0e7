// Colours of text for a terminal. Without colour everything stays as it is.
#pragma once

#include <string>
#include <string_view>

#include "model/diagnostic.h"

namespace podworks {

enum class Ink { Error, Warning, Note, Help, Frame, Strong };

class Paint {
 public:
  explicit Paint(bool colour) : colour_(colour) {}
  std::string operator()(Ink ink, std::string_view text) const;

 private:
  bool colour_;
};

/// "error", "warning", "note": the word that stands before a finding in text, as compilers write it.
std::string_view severity_word(Severity severity);
Ink ink_of(Severity severity);

/// What came from the user's tree, made harmless for a terminal and for a line of its own.
std::string printable(std::string_view text);

}  // namespace podworks
