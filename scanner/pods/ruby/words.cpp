#include "scanner/pods/ruby/words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace podworks {

namespace {

constexpr std::array<std::pair<std::string_view, Tok>, 37> kKeywords = {{
    {"__FILE__", Tok::KwFile}, {"alias", Tok::KwAlias},   {"and", Tok::KwAnd},
    {"begin", Tok::KwBegin},   {"break", Tok::KwBreak},   {"case", Tok::KwCase},
    {"class", Tok::KwClass},   {"def", Tok::KwDef},       {"defined?", Tok::KwDefined},
    {"do", Tok::KwDo},         {"else", Tok::KwElse},     {"elsif", Tok::KwElsif},
    {"end", Tok::KwEnd},       {"ensure", Tok::KwEnsure}, {"false", Tok::KwFalse},
    {"for", Tok::KwFor},       {"if", Tok::KwIf},         {"in", Tok::KwIn},
    {"module", Tok::KwModule}, {"next", Tok::KwNext},     {"nil", Tok::KwNil},
    {"not", Tok::KwNot},       {"or", Tok::KwOr},         {"redo", Tok::KwRedo},
    {"rescue", Tok::KwRescue}, {"retry", Tok::KwRetry},   {"return", Tok::KwReturn},
    {"self", Tok::KwSelf},     {"super", Tok::KwSuper},   {"then", Tok::KwThen},
    {"true", Tok::KwTrue},     {"undef", Tok::KwUndef},   {"unless", Tok::KwUnless},
    {"until", Tok::KwUntil},   {"when", Tok::KwWhen},     {"while", Tok::KwWhile},
    {"yield", Tok::KwYield},
}};

/// By their first byte, among those the longest first.
constexpr std::array<OperatorWord, 55> kOperators = {{
    {"!=", Tok::NotEqual},
    {"!~", Tok::NotMatch},
    {"!", Tok::Bang},
    {"%=", Tok::OpAssign},
    {"%", Tok::Percent},
    {"&&=", Tok::OpAssign},
    {"&&", Tok::AndAnd},
    {"&.", Tok::SafeDot},
    {"&=", Tok::OpAssign},
    {"&", Tok::Ampersand},
    {"(", Tok::LeftParen},
    {")", Tok::RightParen},
    {"**=", Tok::OpAssign},
    {"**", Tok::Power},
    {"*=", Tok::OpAssign},
    {"*", Tok::Star},
    {"+=", Tok::OpAssign},
    {"+", Tok::Plus},
    {",", Tok::Comma},
    {"-=", Tok::OpAssign},
    {"->", Tok::Lambda},
    {"-", Tok::Minus},
    {"...", Tok::ExclusiveRange},
    {"..", Tok::Range},
    {".", Tok::Dot},
    {"/=", Tok::OpAssign},
    {"/", Tok::Slash},
    {"::", Tok::Scope},
    {":", Tok::Colon},
    {"<<=", Tok::OpAssign},
    {"<=>", Tok::Compare},
    {"<<", Tok::ShiftLeft},
    {"<=", Tok::LessEqual},
    {"<", Tok::Less},
    {"===", Tok::CaseEqual},
    {"==", Tok::Equal},
    {"=>", Tok::Arrow},
    {"=~", Tok::Match},
    {"=", Tok::Assign},
    {">>=", Tok::OpAssign},
    {">=", Tok::GreaterEqual},
    {">>", Tok::ShiftRight},
    {">", Tok::Greater},
    {"?", Tok::Question},
    {"[", Tok::LeftBracket},
    {"]", Tok::RightBracket},
    {"^=", Tok::OpAssign},
    {"^", Tok::Caret},
    {"{", Tok::LeftBrace},
    {"||=", Tok::OpAssign},
    {"|=", Tok::OpAssign},
    {"||", Tok::OrOr},
    {"|", Tok::Pipe},
    {"}", Tok::RightBrace},
    {"~", Tok::Tilde},
}};

/// The first row for each byte.
constexpr std::array<std::uint8_t, 128> kOperatorRows = [] {
  std::array<std::uint8_t, 128> rows = {};
  for (std::size_t i = kOperators.size(); i > 0; --i) {
    rows[static_cast<std::size_t>(kOperators[i - 1].text.front())] = static_cast<std::uint8_t>(i - 1);
  }
  return rows;
}();

}  // namespace

std::optional<Tok> find_keyword(std::string_view text) {
  const auto row = std::lower_bound(kKeywords.begin(), kKeywords.end(), text,
                                    [](const auto& each, std::string_view name) { return each.first < name; });
  return row != kKeywords.end() && row->first == text ? std::optional(row->second) : std::nullopt;
}

const OperatorWord* find_operator(std::string_view rest) {
  const auto first = static_cast<unsigned char>(rest.front());
  if (first >= kOperatorRows.size()) return nullptr;
  for (std::size_t row = kOperatorRows[first]; row < kOperators.size(); ++row) {
    const OperatorWord& word = kOperators[row];
    if (word.text.front() != rest.front()) break;
    if (rest.starts_with(word.text)) return &word;
  }
  return nullptr;
}

}  // namespace podworks
