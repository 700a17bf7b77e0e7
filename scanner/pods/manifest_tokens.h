// The words of manifests that are programs of another language: Package.swift, build.gradle(.kts), BUILD. Readers look
// for the literal subset in them and never run anything.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace podworks {

/// How a language writes comments and strings.
struct ManifestSyntax {
  bool hash_comments = false;    ///< # ...
  bool slash_comments = false;   ///< // ... and /* ... */
  bool nested_comments = false;  ///< /* /* */ */
  bool single_quotes = false;    ///< 'text', or a character: 'c'
  bool triple_quotes = false;    ///< """text""", and '''text''' where single quotes are
  bool raw_triples = false;      ///< backslashes are plain between three quotes: Kotlin's
  bool raw_prefix = false;       ///< r"text": backslashes are plain
  bool hash_strings = false;     ///< #"text"#: Swift's
  bool slash_strings = false;    ///< /text/ on one line: Groovy's
  bool dotted_names = false;     ///< "$a.b" is all of a.b: Groovy's
  char interpolation = 0;        ///< '$': "$name ${code}" in double quotes. '\\': "\(code)". 0: none
};

extern const ManifestSyntax kSwiftSyntax;
extern const ManifestSyntax kKotlinSyntax;
extern const ManifestSyntax kGroovySyntax;
extern const ManifestSyntax kStarlarkSyntax;

struct ManifestToken {
  enum class Kind : std::uint8_t {
    Word,     ///< name, number or keyword; `quoted name` without its backticks
    Text,     ///< a string literal
    Symbol,   ///< one character
    NewLine,  ///< one for a run of them
    End,      ///< stands behind the last one, always
  };
  /// A piece of a string literal.
  struct Part {
    std::string text = {};  ///< unescaped; of an interpolation its code, without ${ } or \( )
    bool is_code = false;
  };

  Kind kind = Kind::End;
  std::string_view text = {};    ///< as written, without quotes; of Text see `parts`
  std::vector<Part> parts = {};  ///< of Text
  int line = 0;                  ///< 1-based
  int column = 0;                ///< 1-based code point
  bool after_blank = false;      ///< a blank, comment or line break stands before it

  bool is_symbol(char c) const { return kind == Kind::Symbol && text[0] == c; }
  bool is_word(std::string_view word) const { return kind == Kind::Word && text == word; }
  /// A string literal without interpolation.
  bool is_plain_text() const;
  /// Its value, if it is a plain text; "" of others.
  std::string value() const;
};

struct ManifestTokens {
  std::vector<ManifestToken> tokens = {};  ///< views into the text; the last one is End
  bool is_cut = false;                     ///< more than a million: the rest was not read
  int unclosed_line = 0;                   ///< where a string or comment begins that never ends; 0 if none
  int deep_line = 0;                       ///< where more brackets are open than kMaxManifestDepth; 0 if nowhere
  bool is_no_text = false;                 ///< it holds zero bytes: UTF-16, or no text at all
};

/// Brackets within brackets that are followed.
inline constexpr int kMaxManifestDepth = 100;

/// Why what the words say may not be all; empty if nothing is wrong with them. `line`: where, 0 if everywhere.
struct ManifestFlaw {
  std::string what = {};
  int line = 0;
};
std::optional<ManifestFlaw> flaw_of(const ManifestTokens& words);

/// Any bytes are taken. `text` outlives the answer.
ManifestTokens tokenize_manifest(std::string_view text, const ManifestSyntax& syntax);

}  // namespace podworks
