// The fast lexer of the C family against a slow one that follows the standard's phases literally: it splices all lines
// first, then reads character by character. Raw strings undo the splices, so each character knows where it came from.
#include <catch2/catch.hpp>
#include <random>

#include "unit/scanner/languages/lexing.h"

using namespace podworks;
using namespace podworks::lexing;

namespace {

class Reference {
 public:
  explicit Reference(const std::string& text) : text_(text) {
    for (std::size_t at = 0; at < text.size();) {
      std::size_t behind = at + 1;
      if (text[at] == '\\') {
        while (behind < text.size() && (text[behind] == ' ' || text[behind] == '\t')) ++behind;
        if (behind < text.size() && text[behind] == '\n') {
          at = behind + 1;
          continue;
        }
      }
      spliced_ += text[at];
      origin_.push_back(at++);
    }
  }

  // "line:spelling" of each include.
  Names imports() {
    while (at_ < spliced_.size()) read_line();
    return found_;
  }

 private:
  char peek(std::size_t ahead = 0) const { return at_ + ahead < spliced_.size() ? spliced_[at_ + ahead] : '\0'; }
  bool at_end() const { return at_ >= spliced_.size(); }

  // From the beginning of a logical line, comments that span lines included, to the next one.
  void read_line() {
    skip_blanks();
    if (peek() == '#' || (peek() == '%' && peek(1) == ':')) {
      at_ += peek() == '#' ? 1 : 2;
      skip_blanks();
      std::string word;
      while (std::isalnum(static_cast<unsigned char>(peek())) != 0 || peek() == '_') word += spliced_[at_++];
      skip_blanks();
      if (word == "include" || word == "import") read_header();
    }
    while (!at_end() && peek() != '\n') read_token();
    ++at_;
  }

  void read_header() {
    const char closer = peek() == '"' ? '"' : peek() == '<' ? '>' : '\0';
    if (closer == '\0') return;
    std::string spelling;
    for (std::size_t p = at_ + 1; p < spliced_.size() && spliced_[p] != '\n'; ++p) {
      if (spliced_[p] == closer) {
        if (!spelling.empty()) {
          const auto line =
              std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(origin_[at_]), '\n') + 1;
          found_.push_back(std::to_string(line) + ":" + spelling);
        }
        at_ = p + 1;
        return;
      }
      spelling += spliced_[p];
    }
  }

  void skip_blanks() {
    while (true) {
      if (peek() == ' ' || peek() == '\t') {
        ++at_;
      } else if (peek() == '/' && peek(1) == '*') {
        skip_comment();
      } else {
        return;
      }
    }
  }

  void skip_comment() {
    for (at_ += 2; !at_end(); ++at_) {
      if (peek() == '*' && peek(1) == '/') {
        at_ += 2;
        return;
      }
    }
  }

  void read_token() {
    const char c = peek();
    if (c == '/' && peek(1) == '*') {
      skip_comment();
    } else if (c == '/' && peek(1) == '/') {
      while (!at_end() && peek() != '\n') ++at_;
    } else if (c == '"' || c == '\'') {
      read_literal();
    } else if (std::isdigit(static_cast<unsigned char>(c)) != 0 ||
               (c == '.' && std::isdigit(static_cast<unsigned char>(peek(1))) != 0)) {
      ++at_;
      while (is_word(peek()) || peek() == '.' || (peek() == '\'' && is_word(peek(1)))) ++at_;
    } else if (is_word(c)) {
      std::string word;
      while (is_word(peek())) word += spliced_[at_++];
      const bool raw = word == "R" || word == "LR" || word == "uR" || word == "UR" || word == "u8R";
      if (raw && peek() == '"') read_raw_string();
    } else {
      ++at_;
    }
  }

  static bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

  void read_literal() {
    const char quote = spliced_[at_++];
    while (!at_end() && peek() != '\n') {
      if (peek() == '\\' && peek(1) != '\n') {
        at_ += 2;
      } else if (spliced_[at_++] == quote) {
        return;
      }
    }
  }

  void read_raw_string() {
    const std::size_t begin = origin_[at_] + 1;
    const std::size_t open = text_.find('(', begin);
    const std::string delimiter = open == std::string::npos ? " " : text_.substr(begin, open - begin);
    if (delimiter.size() > 16 || delimiter.find_first_of(" \t\n)\\\"") != std::string::npos) return read_literal();
    const std::size_t close = text_.find(")" + delimiter + "\"", open + 1);
    const std::size_t behind = close == std::string::npos ? text_.size() : close + delimiter.size() + 2;
    while (!at_end() && origin_[at_] < behind) ++at_;
  }

  const std::string& text_;
  std::string spliced_ = {};
  std::vector<std::size_t> origin_ = {};
  std::size_t at_ = 0;
  Names found_ = {};
};

Names fast(Lexer lexer, const std::string& text) {
  Names all;
  for (const Found& found : lex(lexer, text).imports) {
    if (found.form == Form::IncludeMacro) continue;
    all.push_back(std::to_string(found.line) + ":" + found.spelling);
  }
  return all;
}

}  // namespace

TEST_CASE("the fast lexer agrees with a literal reading of the standard", "[scanner][c]") {
  const std::vector<std::string> pieces = {"#include \"a.h\"\n",
                                           "#include <b.h>\n",
                                           "\n#import \"c.h\"",
                                           "\n",
                                           "\n",
                                           "\n",
                                           " ",
                                           "\t",
                                           "/*",
                                           "*/",
                                           "//",
                                           "\"",
                                           "'",
                                           "\\\n",
                                           "\\ \n",
                                           "\\",
                                           "R\"(",
                                           ")\"",
                                           "R\"x(",
                                           ")x\"",
                                           "LR\"",
                                           "u8R",
                                           "R",
                                           "x",
                                           "1",
                                           "'1",
                                           "1'000",
                                           "0xA'b",
                                           ".5",
                                           "#",
                                           "%:",
                                           "include ",
                                           "import",
                                           "\"d.h\"",
                                           "<e.h>",
                                           "/",
                                           "*",
                                           ";",
                                           "(",
                                           ")",
                                           "\\\"",
                                           "\\'",
                                           "#define X ",
                                           "#error don't",
                                           "\\\\",
                                           "a b",
                                           "_"};
  std::mt19937 random(GENERATE(1U, 2U, 3U, 4U));
  std::size_t found = 0;
  for (int round = 0; round < 60000; ++round) {
    std::string text;
    bool has_word = false;  // of which C++ may make an import without a `#`
    for (std::size_t count = random() % 40; count > 0; --count) {
      const std::string& piece = pieces[random() % pieces.size()];
      has_word = has_word || piece == "import";
      text += piece;
    }
    const Names expected = Reference(text).imports();
    found += expected.size();
    if (fast(find_c_imports, text) != expected) {
      CAPTURE(text);
      REQUIRE(fast(find_c_imports, text) == expected);
    }
    if (!has_word && fast(find_c_family_imports, text) != expected) {
      CAPTURE(text);
      REQUIRE(fast(find_c_family_imports, text) == expected);
    }
  }
  CHECK(found > 10'000);  // the texts really hold imports
}
