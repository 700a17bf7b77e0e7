// The import lexer of JavaScript and TypeScript: one pass over the tokens, which knows what may follow the last one
// (a regular expression or a division, an element of JSX or a comparison, a statement) from the brackets that are open.
//
// Decisions: `require('s')` is never `dynamic`, wherever it stands, as it loads at once and belongs to the bundle; that
// of AMD with a list is. `declare module 's'` counts in a file with imports or exports of its own only: elsewhere it
// declares the module, as tsc has it. A `require` that is a parameter or a function of the file is none; that of AMD's
// `define` and one from createRequire() are.
// What it gets wrong: a slash behind the body of a function expression is taken for the beginning of a regular
// expression; a variable named `require` that is assigned some other function counts as the real one; words written
// with escapes (\u0069mport) are not seen.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "scanner/languages/javascript/calls.h"
#include "scanner/languages/javascript/clause.h"
#include "scanner/languages/javascript/statements.h"
#include "scanner/languages/javascript/words.h"

namespace podworks {

class JsLexer {
 public:
  JsLexer(std::string_view text, bool jsx, Arena& arena, FileFacts& facts);

  void run();

 private:
  /// What the last token lets follow.
  enum class After : std::uint8_t {
    Start,         ///< a statement
    Operator,      ///< an expression
    TypeOperator,  ///< a type, or an expression
    Greater,       ///< `>`: an expression, or a function's body
    Arrow,         ///< an expression, or a function's body
    Control,       ///< the parenthesis of if, while, for ...
    Try,           ///< the block of try
    Dot,           ///< a property's name
    Operand,       ///< an operator, or, on a new line, a statement
  };
  /// A bracket that is open.
  enum class Kind : std::uint8_t {
    Block,  ///< { of statements, of a class or an interface
    Function,
    Object,  ///< { of an object literal or an object type
    Parenthesis,
    Bracket,
    Substitution,  ///< ${ in a template
    Tag,           ///< <a
    Children,      ///< <a>
    Code,          ///< { in a tag or between tags
  };
  struct Frame {
    Kind kind = Kind::Block;
    bool is_head : 1 = false;        ///< the condition of if, while, for ...
    bool is_define : 1 = false;      ///< the arguments of AMD's define
    bool is_jest : 1 = false;        ///< of jest.mock() and the like, which may go on with .mock()
    bool names_require : 1 = false;  ///< a parameter may be named `require`
    bool is_type : 1 = false;        ///< what stands here are types
    bool own_require : 1 = false;    ///< `require` is a function of this file
    bool in_case : 1 = false;        ///< the next colon ends a `case`
    bool is_try : 1 = false;
    std::uint16_t questions = 0;  ///< of ?: without their colon
    std::uint32_t try_block = 0;
  };
  struct Function {
    std::size_t frame = 0;          ///< its body's
    std::size_t first_require = 0;  ///< the calls of `require` before it
  };
  /// The outermost element that is open. If it never ends it was none.
  struct Element {
    const char* at = nullptr;  ///< its `<`; null if none is open
    std::size_t frame = 0;
    std::size_t found = 0;  ///< statements before it
  };

  Frame& top() { return frames_.back(); }
  void after(After what) {
    after_ = what;
    new_line_ = false;
  }
  bool expects_operand() const { return after_ != After::Operand && after_ != After::Dot; }
  bool may_begin_statement() const {
    return after_ == After::Start || (new_line_ && (after_ == After::Operand || after_ == After::Greater));
  }

  const char* skip_head();
  void read_reference(const char* p, const char* line_end);
  bool is_settled() const;
  bool in_markup() const { return frames_.back().kind == Kind::Tag || frames_.back().kind == Kind::Children; }
  const char* read_code(const char* p);
  const char* read_word(const char* p);
  const char* read_symbol(const char* p);
  const char* read_bracket(const char* p);
  const char* read_slash(const char* p);
  const char* read_template(const char* p);
  const char* read_question(const char* p);
  const char* read_operator(const char* p);
  const char* read_less(const char* p);
  void read_colon();

  Frame& open(Kind kind);
  Frame close();
  void open_parenthesis();
  void open_brace();
  const char* close_brace(const char* p);
  const char* close_parenthesis(const char* p);
  void close_bracket();

  const char* open_element(const char* p);
  const char* read_tag(const char* p);
  const char* read_children(const char* p);
  void close_element();
  const char* undo_element();  // and go on behind its `<`

  const char* read_keyword(JsWord word, const char* begin, const char* behind);
  void read_flow(JsWord word, const char* begin, const char* behind);
  const char* read_import(const char* begin, const char* behind);
  const char* read_static_import(const char* begin, const char* p, bool reexport);
  void read_dynamic_import(const char* parenthesis);
  void read_import_member(const char* dot);
  const char* read_export(const char* begin, const char* behind);
  const char* read_declare(const char* behind);
  const char* read_function(const char* behind);
  void read_require(const char* behind);
  void read_require_call(const char* parenthesis);
  void read_define(const char* behind);
  void read_jest(const char* behind);
  void read_new(const char* behind);
  void read_type(const char* behind);
  void shadow_require();
  bool may_be_signature();
  bool is_type_position(const char* parenthesis) const;

  void add(const js_text::Literal& literal, JsStatements::Found found);
  void add_computed(std::string_view text, JsStatements::Found found);
  void add_argument(const JsArgument& argument, const JsStatements::Found& found);
  void add_pattern(const JsArgument& argument);
  void add_url(const js_text::Literal& literal);
  bool is_file_url(std::string_view text) const;
  void add_glob(const char* parenthesis);
  void add_list(const char* bracket, const JsStatements::Found& found);
  void add_malformed(const char* begin);

  const char* begin_;
  const char* end_;
  bool jsx_;
  Arena& arena_;
  FileFacts& facts_;
  JsStatements statements_ = {};
  std::size_t globs_ = 0;  // that were found
  std::vector<Frame> frames_ = {{.kind = Kind::Function}};
  std::vector<Function> functions_ = {{}};
  Element element_ = {};
  const char* no_element_ = nullptr;  // the `<` there turned out to begin none
  int undone_elements_ = 0;
  const char* no_regex_before_ = nullptr;  // too many slashes on this line began none
  const char* regex_line_end_ = nullptr;
  int cut_regexes_ = 0;
  After after_ = After::Start;
  bool new_line_ = true;         // since the last token
  bool is_alias_ = false;        // in `type A`, before its `=`
  bool next_is_define_ = false;  // of the next parenthesis
  bool next_is_jest_ = false;
  std::optional<bool> next_own_require_ = {};  // of the next function's body
  bool own_define_ = false;                    // the file has a function of that name
  bool is_module_ = false;                     // it has an import or export of its own
  bool augments_ = false;                      // it has a `declare module 's'`
  std::size_t open_tries_ = 0;
  const char* pause_ = nullptr;  // from here on nothing imports: reading may end as soon as all is settled
};

}  // namespace podworks
