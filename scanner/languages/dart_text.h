// String literals and annotations of Dart: where they end, and what a URI says. All functions take the place where
// something starts and the text's end, and answer a place in between.
#pragma once

#include <string>
#include <string_view>

namespace podworks::dart_text {

/// The identifier at `p`, perhaps empty.
std::string_view word_at(const char* p, const char* end);

/// A quote, or an `r` before one.
bool starts_literal(const char* p, const char* end);

/// `p` starts a literal: behind it, its interpolations included. One of one line that is never closed ends with its
/// line, the others with the text.
const char* after_literal(const char* p, const char* end);

/// Literals that stand side by side are one text.
struct Uri {
  std::string text = {};
  const char* begin = nullptr;
  const char* end = nullptr;
  bool is_constant = true;  ///< no interpolation, no wrong escape, and it is closed
};
/// `p` starts a literal.
Uri read_uri(const char* p, const char* end);

/// `p` stands behind `@`. Answers the place behind the annotation's name and arguments.
const char* after_annotation(const char* p, const char* end);

}  // namespace podworks::dart_text
