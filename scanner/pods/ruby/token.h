// The words of Ruby that podspecs and Podfiles are written in.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace podworks {

enum class Tok : std::uint8_t {
  End,
  Newline,  ///< also ';'
  Invalid,  ///< a byte that begins no word
  Identifier,
  Constant,
  InstanceVariable,
  ClassVariable,
  GlobalVariable,
  Integer,
  Float,
  String,
  Command,  ///< `...` and %x(...)
  Symbol,
  SymbolString,  ///< :"..."
  Label,         ///< `name:`
  LabelString,   ///< `"name":`
  Words,         ///< %w[...]
  Symbols,       ///< %i[...]
  Regex,
  // keywords
  KwAlias,
  KwAnd,
  KwBegin,
  KwBreak,
  KwCase,
  KwClass,
  KwDef,
  KwDefined,
  KwDo,
  KwElse,
  KwElsif,
  KwEnd,
  KwEnsure,
  KwFalse,
  KwFile,  ///< __FILE__
  KwFor,
  KwIf,
  KwIn,
  KwModule,
  KwNext,
  KwNil,
  KwNot,
  KwOr,
  KwRedo,
  KwRescue,
  KwRetry,
  KwReturn,
  KwSelf,
  KwSuper,
  KwThen,
  KwTrue,
  KwUndef,
  KwUnless,
  KwUntil,
  KwWhen,
  KwWhile,
  KwYield,
  // operators and punctuation
  OpAssign,  ///< `+=` and the like; the text is the operator without '='
  Assign,
  Arrow,   ///< =>
  Lambda,  ///< ->
  Question,
  Colon,
  Scope,  ///< ::
  Comma,
  Dot,
  SafeDot,
  LeftParen,
  RightParen,
  LeftBracket,
  RightBracket,
  LeftBrace,
  RightBrace,
  Range,
  ExclusiveRange,
  OrOr,
  AndAnd,
  Equal,
  CaseEqual,
  NotEqual,
  Match,
  NotMatch,
  Compare,
  Less,
  LessEqual,
  Greater,
  GreaterEqual,
  Pipe,
  Caret,
  Ampersand,
  ShiftLeft,
  ShiftRight,
  Plus,
  Minus,
  Star,
  Slash,
  Percent,
  Power,
  Bang,
  Tilde,
};

/// A piece of a string: text with its escapes resolved, or the code of `#{...}`.
struct StringPart {
  bool is_code = false;
  std::string_view text = {};
  std::uint32_t begin = 0;  ///< of the code, in the source
  std::uint32_t end = 0;
};

struct Token {
  Tok kind = Tok::End;
  bool space_before = false;
  bool space_after = false;  ///< also a line's end
  std::uint32_t begin = 0;   ///< offsets in the source
  std::uint32_t end = 0;
  std::string_view text = {};    ///< a name without sigil or ':', a string's content if it has no code
  std::uint32_t first_part = 0;  ///< into TokenStream::parts
  std::uint32_t part_count = 0;  ///< 0: `text` is all
};

/// What could not be read, with its place.
struct SyntaxProblem {
  std::uint32_t offset = 0;
  std::string_view message = {};
};

struct TokenStream {
  std::vector<Token> tokens = {};  ///< the last one is End
  std::vector<StringPart> parts = {};
  std::vector<SyntaxProblem> problems = {};
};

}  // namespace podworks
