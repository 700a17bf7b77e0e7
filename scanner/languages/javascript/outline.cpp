#include "scanner/languages/javascript/outline.h"

#include <algorithm>

#include "scanner/languages/byte_search.h"
#include "scanner/languages/javascript/calls.h"
#include "scanner/languages/javascript/clause.h"
#include "scanner/languages/javascript/text.h"

namespace podworks {
namespace {

using js_text::Begins;
using js_text::begins;
using js_text::skip_trivia;
using js_text::view;

std::uint32_t lines_in(const char* begin, const char* end) {
  return static_cast<std::uint32_t>(std::count(begin, end, '\n'));
}

/// `p` stands behind `import`: behind the `.meta.glob` that may follow.
const char* after_members(const char* p, const char* end) {
  while (p + 1 < end && *p == '.' && js_text::is_word(p[1])) p = js_text::word_end(p + 1, end);
  return p;
}

/// A slash behind such a word begins a regular expression.
bool is_operator(std::string_view word) {
  return word == "return" || word == "typeof" || word == "case" || word == "in" || word == "of" || word == "void" ||
         word == "delete" || word == "do" || word == "else" || word == "await" || word == "yield";
}

}  // namespace

class JsOutline::Reader {
 public:
  explicit Reader(JsOutline& outline)
      : outline_(outline), begin_(outline.text_.data()), end_(begin_ + outline.text_.size()) {}

  void read() {
    for (const char* p = begin_; p < end_;) {
      const char* const behind = std::min(std::max(read_token(p), p + 1), end_);
      line_ += lines_in(p, behind);
      p = behind;
    }
  }

 private:
  const char* read_token(const char* p) {
    switch (begins(*p)) {
      case Begins::Word:
      case Begins::High:
        return read_word(p);
      case Begins::Quote:
        may_be_regex_ = false;
        return js_text::after_string(p, end_);
      case Begins::Template:
        return read_template(p + 1);
      case Begins::Slash:
        return read_slash(p);
      case Begins::Symbol:
        return read_symbol(p);
      default:
        return p + 1;
    }
  }

  const char* read_word(const char* p) {
    const char* const behind = std::max(js_text::word_end(p, end_), p + 1);
    const std::string_view word = view(p, behind);
    const bool is_member = p > begin_ && p[-1] == '.';
    may_be_regex_ = !is_member && is_operator(word);
    if (is_member) return behind;
    const char* const next =
        word == "import" || word == "export" || word == "require" ? skip_trivia(behind, end_) : end_;
    const char* last = nullptr;
    if (word == "require" || (word == "import" && next < end_ && (*next == '(' || *next == '.'))) {
      const char* const open = call_parenthesis(after_members(next, end_), end_);
      if (open != nullptr) last = js_text::closing_bracket(open, end_);
    } else if (word == "import" || word == "export") {
      const JsClause clause = word == "import" ? read_import_clause(next, end_) : read_export_clause(next, end_);
      if (clause.kind == JsClause::Kind::Module) last = clause.source.end;
    }
    if (last != nullptr) add_import(line_, line_ + lines_in(p, last));
    return behind;
  }

  void add_import(std::uint32_t first, std::uint32_t last) {
    std::vector<Lines>& imports = outline_.imports_;
    if (imports.empty() || imports.back().last < first) {
      imports.push_back({first, last});
    } else {
      imports.back().last = std::max(imports.back().last, last);
    }
  }

  const char* read_template(const char* p) {
    const char* const behind = js_text::after_template_text(p, end_);
    may_be_regex_ = behind[-1] == '{';
    if (may_be_regex_) substitutions_.push_back(0);
    return behind;
  }

  const char* read_slash(const char* p) {
    const char* const behind = js_text::after_comment(p, end_);
    if (behind != p) {
      if (view(p, behind).find("podworks:") != std::string_view::npos) {
        outline_.comments_.push_back({static_cast<std::size_t>(p - begin_), static_cast<std::size_t>(behind - begin_),
                                      line_ + lines_in(p, behind)});
      }
      return behind;
    }
    const bool is_tag = p[1] == '>' || (p > begin_ && p[-1] == '<');
    if (may_be_regex_ && !is_tag && p >= no_regex_before_) {
      if (const char* const regex = js_text::after_regex(p, end_)) {
        may_be_regex_ = false;
        return regex;
      }
      no_regex_before_ = find_line_end(p, end_);  // a long line must not be looked through for each of its slashes
    }
    may_be_regex_ = true;
    return p + 1;
  }

  const char* read_symbol(const char* p) {
    may_be_regex_ = *p != ')' && *p != ']';
    if (substitutions_.empty()) return p + 1;
    if (*p == '{') ++substitutions_.back();
    if (*p != '}') return p + 1;
    if (substitutions_.back()-- > 0) return p + 1;
    substitutions_.pop_back();
    return read_template(p + 1);
  }

  JsOutline& outline_;
  const char* begin_;
  const char* end_;
  std::uint32_t line_ = 1;
  bool may_be_regex_ = true;
  const char* no_regex_before_ = nullptr;
  std::vector<std::size_t> substitutions_;  // of templates: braces that are open in each
};

JsOutline::JsOutline(std::string_view text) : text_(text) {
  Reader(*this).read();
}

std::optional<JsOutline::Comment> JsOutline::comment_around(std::size_t at) const {
  const auto behind = std::upper_bound(comments_.begin(), comments_.end(), at,
                                       [](std::size_t place, const Comment& each) { return place < each.begin; });
  if (behind == comments_.begin() || std::prev(behind)->end <= at) return std::nullopt;
  return *std::prev(behind);
}

JsOutline::Lines JsOutline::statement_on(std::uint32_t line) const {
  const auto found = std::lower_bound(imports_.begin(), imports_.end(), line,
                                      [](const Lines& each, std::uint32_t wanted) { return each.last < wanted; });
  return found != imports_.end() && found->first <= line ? *found : Lines{line, line};
}

std::optional<JsOutline::Lines> JsOutline::statement_behind(const Comment& comment) {
  if (trivia_end_ > 0 && comment.end >= trivia_begin_ && comment.end <= trivia_end_) return behind_trivia_;
  const char* const begin = text_.data() + comment.end;
  const char* const end = text_.data() + text_.size();
  const char* const p = skip_trivia(begin, end);
  trivia_begin_ = comment.end;
  trivia_end_ = static_cast<std::size_t>(p - text_.data());
  behind_trivia_.reset();
  if (p == end) return behind_trivia_;
  const std::uint32_t first = comment.last_line + lines_in(begin, p);
  const std::uint32_t last = end_of_statement(p, first);
  behind_trivia_ = {first, std::max(statement_on(first).last, statement_on(last).last)};
  return behind_trivia_;
}

/// The line on which its brackets are closed and nothing goes on; a block ends it, as what stands there are others.
std::uint32_t JsOutline::end_of_statement(const char* p, std::uint32_t line) const {
  constexpr std::uint32_t kMostLines = 60;
  constexpr std::ptrdiff_t kMostBytes = 4000;
  const char* const text_end = text_.data() + text_.size();
  const char* const end = text_end - p > kMostBytes ? p + kMostBytes : text_end;
  const std::string_view word = js_text::word_at(p, end);
  bool takes_apart = word == "const" || word == "let" || word == "var";  // const { a } = ...
  std::size_t open = 0;
  char last = ' ';
  for (const std::uint32_t first = line; p < end && line - first < kMostLines;) {
    const char* behind = p + 1;
    if (*p == '\n' && open == 0 && std::string_view("=,+?:&|.").find(last) == std::string_view::npos) return line;
    if (begins(*p) == Begins::Slash) behind = std::max(js_text::after_comment(p, end), behind);
    if (begins(*p) == Begins::Quote) behind = std::max(js_text::after_string(p, end), behind);
    if (*p == '`') behind = js_text::after_template(p, end);
    if ((*p == '{' && !takes_apart) || (*p == ';' && open == 0)) return line;
    if (*p == '(' || *p == '[' || *p == '{') ++open;
    if (*p == ')' || *p == ']' || *p == '}') {
      if (open == 0) return line;
      --open;
    }
    if (*p == '=') takes_apart = false;
    const bool is_comment = *p == '/' && behind > p + 1;
    if (!is_comment && begins(*p) != Begins::Blank && begins(*p) != Begins::LineBreak) last = *p;
    line += lines_in(p, std::min(behind, end));
    p = behind;
  }
  return line;
}

}  // namespace podworks
