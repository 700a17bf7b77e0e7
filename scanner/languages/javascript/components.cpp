// Single-file components of Vue, Svelte and Astro: markup with scripts in it. Only the scripts are read, at their
// places; what markup itself imports, `{#await import('x')}`, is not seen.
#include <algorithm>
#include <string>

#include "base/file_buffer.h"
#include "base/text.h"
#include "scanner/languages/language.h"

namespace podworks {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

constexpr std::string_view kOpen = "<script";
constexpr std::string_view kClose = "</script";
constexpr std::string_view kFence = "---";

/// The element's start tag, and what follows it.
struct StartTag {
  std::string_view attributes = {};
  std::size_t end = 0;  // behind the '>'
};

StartTag start_tag(std::string_view text, std::size_t at) {
  const std::size_t begin = at;
  char quote = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return {text.substr(begin, at - begin), at + 1};
    }
  }
  return {text.substr(begin), text.size()};
}

/// "ts" of lang="ts"; empty if there is none.
std::string_view attribute(std::string_view attributes, std::string_view name) {
  for (std::size_t at = attributes.find(name); at != std::string_view::npos; at = attributes.find(name, at + 1)) {
    const bool begins = at > 0 && is_blank(attributes[at - 1]);
    std::string_view rest = trim(attributes.substr(at + name.size()));
    if (!begins || !rest.starts_with('=')) continue;
    rest = trim(rest.substr(1));
    if (rest.empty()) return {};
    const bool is_quoted = rest[0] == '"' || rest[0] == '\'';
    return is_quoted ? rest.substr(1, rest.find(rest[0], 1) - 1) : rest.substr(0, rest.find_first_of(" \t\r\n"));
  }
  return {};
}

/// No data, like application/ld+json.
bool is_code(std::string_view type) {
  return type.empty() || type == "module" || type.find("script") != std::string_view::npos;
}

/// Keeps what it copies at its line and column: the rest is blanks.
class Scripts {
 public:
  explicit Scripts(std::string_view text) : text_(text), code_(text) {
    std::replace_if(
        code_.begin(), code_.end(), [](char c) { return c != '\n' && c != '\r'; }, ' ');
  }

  void read() {
    std::size_t at = text_.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    if (text_.substr(at).starts_with(kFence)) at = copy_front_matter(at + kFence.size());
    while ((at = text_.find('<', at)) != std::string_view::npos) {
      if (text_.substr(at).starts_with("<!--")) {
        at = std::min(text_.find("-->", at), text_.size());
      } else if (begins_script(at)) {
        at = copy_script(at);
      } else {
        ++at;
      }
    }
  }
  /// With the zero bytes behind it that lexers may read.
  std::string_view padded_code() {
    code_.resize(text_.size());
    code_.append(FileBuffer::kPadding, '\0');
    return code_;
  }
  bool has_markup() const { return has_markup_; }

 private:
  bool begins_script(std::size_t at) const {
    const std::size_t behind = at + kOpen.size();
    const bool ends = behind < text_.size() && (text_[behind] == '>' || is_blank(text_[behind]));
    return ends && to_lower(text_.substr(at, kOpen.size())) == kOpen;
  }
  std::size_t copy_front_matter(std::size_t begin) {
    const std::size_t end = std::min(text_.find("\n---", begin), text_.size());
    copy(begin, end);
    return std::min(end + 1 + kFence.size(), text_.size());
  }
  std::size_t copy_script(std::size_t at) {
    const StartTag tag = start_tag(text_, at + kOpen.size());
    const std::size_t end = std::min(text_.find(kClose, tag.end), text_.size());
    if (!is_code(attribute(tag.attributes, "type"))) return end;
    const std::string_view language = attribute(tag.attributes, "lang");
    has_markup_ = has_markup_ || language == "tsx" || language == "jsx";
    copy(tag.end, end);
    return end;
  }
  void copy(std::size_t begin, std::size_t end) {
    std::copy(text_.begin() + static_cast<std::ptrdiff_t>(begin), text_.begin() + static_cast<std::ptrdiff_t>(end),
              code_.begin() + static_cast<std::ptrdiff_t>(begin));
  }

  std::string_view text_;
  std::string code_;
  bool has_markup_ = false;  // JSX
};

}  // namespace

void find_component_imports(std::string_view text, Arena& arena, FileFacts& facts) {
  Scripts scripts(text);
  scripts.read();
  const std::string_view code = arena.keep(scripts.padded_code()).substr(0, text.size());
  return scripts.has_markup() ? find_jsx_imports(code, arena, facts) : find_typescript_imports(code, arena, facts);
}

}  // namespace podworks
