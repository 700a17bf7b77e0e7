// Evaluates a manifest's Ruby without running anything: values are known, or Unknown with a reason. Where a condition
// cannot be known, both branches are followed and what they do is marked as uncertain.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/diagnostic.h"
#include "scanner/pods/ruby/source.h"
#include "scanner/pods/ruby/values.h"
#include "scanner/pods/ruby/world.h"

namespace podworks {

struct RubyCall {
  std::string_view name = {};  ///< "dependency", "source_files=", "[]"
  std::optional<Value> receiver = {};
  std::span<const Value> arguments = {};  ///< keyword arguments are a hash at the end
  const RubyProc* block = nullptr;
  const Node* node = nullptr;  ///< the call, or the assignment of an attribute
  bool is_defined = false;     ///< the file itself defines a method of this name

  Value argument(std::size_t index) const { return index < arguments.size() ? arguments[index] : Value{}; }
  /// The keyword argument, or nullptr.
  const Value* keyword(std::string_view name) const;
  /// Arguments without the keywords.
  std::span<const Value> positional() const;
};

/// What the language of podspecs or of Podfiles adds to Ruby. Each function gives nothing if the call is none of its
/// own.
struct RubyHost {
  std::function<std::optional<Value>(const RubyCall&)> call_function = {};  ///< without a receiver
  std::function<std::optional<Value>(const RubyCall&)> call_method = {};    ///< of an Object or a Constant
  /// Nobody knows this call; `hands_over`: an Object is among its arguments.
  std::function<void(const RubyCall&, bool hands_over)> unknown_call = {};
  std::function<void()> lost_statement = {};  ///< a statement could not be read, or evaluation had to stop
  std::function<bool(std::string_view name)> knows_function = {};  ///< for `defined?(name)`
};

/// A part of the program that may or may not run.
struct Uncertainty {
  const UnknownReason* reason = nullptr;
  std::string what = {};  ///< "the condition `x`"
  std::uint32_t offset = 0;
  bool reported = false;
};

class RubyEvaluator {
 public:
  /// `rule` is the id under which problems are reported. All references must outlive the evaluator.
  RubyEvaluator(RubySource& source, RubyHeap& heap, RubyWorld& world, const RubyHost& host, std::string rule);

  void run(const RubyProgram& program);
  /// `load`, `require` and `require_relative`: evaluates a file of the pool once, for the methods that it defines.
  /// `path` as Ruby sees it. What lies elsewhere is passed over: tables of helpers stand for it.
  void load_file(std::string_view path);
  /// The file that holds the code at hand, relative to the pool's root.
  const std::string& current_file() const { return file_; }

  RubyHeap& heap() { return heap_; }
  RubyWorld& world() { return world_; }
  const RubySource& source() const { return source_; }
  /// What was reported; beyond the first hundred only their number.
  std::vector<Diagnostic> take_problems();

  /// Calls a block with `arguments`; a single array is spread over several parameters.
  Value call_block(const RubyProc& block, std::span<const Value> arguments);
  Value call_block(const RubyProc& block, std::initializer_list<Value> arguments);
  /// Follows a block that may or may not run.
  void call_uncertain_block(const RubyProc& block, std::span<const Value> arguments, const UnknownReason* reason,
                            std::string what, std::uint32_t offset);
  Value call_method(const Value& receiver, std::string_view name, std::span<const Value> arguments);
  /// True once a jump (break, next, return, raise) is on its way, so that loops must end.
  bool is_jumping() const { return jump_ != Jump::None; }

  /// Counts work that one step hides: items or bytes that are looked at. The budget of steps pays for it.
  void charge(std::size_t size) { work_ += size; }
  bool is_exhausted() const { return work_ > kMaxWork; }
  /// As the functions of these values, and charged. Nothing is found any more once the budget is spent.
  std::optional<bool> equal(const Value& a, const Value& b);
  std::optional<int> order(const Value& a, const Value& b);
  std::optional<std::string> text_of(const Value& value);
  const UnknownReason* why(const Value& value);

  Value unknown(std::string why, const Node* node);
  /// A part of the program that is not followed to its end: reported, and the host hears of it.
  Value give_up(std::string why, const Node* node);
  /// What Ruby would raise: goes to `rescue` if there is one, else the value is Unknown.
  Value raise(std::string why, const Node* node);

  bool is_uncertain() const { return !uncertain_.empty(); }
  /// Says once that the surrounding condition cannot be known, since something now depends on it; gives its reason.
  const UnknownReason* report_uncertainty();
  /// Marks a shared value as changed under a condition that cannot be known.
  void mark_changed(RubyArray& array) const;
  void mark_changed(RubyHash& hash) const;

  void report(std::uint32_t offset, std::string message, std::string help, std::vector<std::string> notes = {});
  /// The source of a node on one line, shortened.
  std::string excerpt(const Node& node) const;

  Value hash_get(const Value& hash, const Value& key);
  void hash_set(RubyHash& hash, const Value& key, const Value& value);

 private:
  enum class Jump : std::uint8_t { None, Next, Break, Return, Raise };
  /// Of a variable: in the journal its value before, in an Outcome the one after.
  struct Change {
    RubyScope* scope = nullptr;
    std::string_view name = {};
    Value value = {};
  };
  /// What one of several ways through the program leaves behind.
  struct Outcome {
    Value value = {};
    Jump jump = Jump::None;
    Value jump_value = {};
    std::vector<Change> changes = {};
  };
  /// A jump out of one of two branches: what follows the condition may not run.
  struct PossibleJump {
    Jump jump = Jump::None;
    Value value = {};
    Uncertainty origin = {};
  };
  struct Definition {
    const Node* node = nullptr;
    std::vector<std::string> modules = {};  ///< around it: where its constants are looked up
    std::string file = {};
  };

  static constexpr int kMaxDepth = 600;      ///< of nodes in nodes
  static constexpr int kMaxCallDepth = 400;  ///< below it: a call takes several steps
  static constexpr std::uint64_t kWorkOfStep = 16;
  static constexpr std::uint64_t kMaxWork = 2'000'000 * kWorkOfStep;

  /// The budget is spent: says so once.
  Value stop(const Node* node);

  Value evaluate(const Node* node);
  Value evaluate_kind(const Node& node);

  // literals (literals.cpp)
  Value evaluate_array(const Node& node);
  Value evaluate_hash(const Node& node);
  Value evaluate_interpolated(const Node& node);
  Value evaluate_range(const Node& node);

  // names (names.cpp)
  Value evaluate_name(const Node& node);
  Value evaluate_constant(const Node& node);
  Value evaluate_receiver(const Node& node);
  Value find_constant(const Node& node);
  Value evaluate_global(const Node& node);
  std::string qualified(std::string_view name) const;
  Value evaluate_defined(const Node& node);

  // assignments (assignments.cpp)
  Value evaluate_assign(const Node& node);
  Value evaluate_operator_assign(const Node& node);
  Value evaluate_multi_assign(const Node& node);
  void assign(const Node& target, const Value& value, const Node& node);
  void assign_targets(std::span<const Node* const> targets, const Value& value, const Node& node);
  Value* find_variable(std::string_view name);
  void set_variable(std::string_view name, const Value& value);
  void declare_variables_of(const Node* branch);
  void set_in_scope(RubyScope& scope, std::string_view name, const Value& value);

  // control flow (control.cpp)
  Value evaluate_if(const Node& node);
  Value evaluate_logic(const Node& node);
  Value evaluate_case(const Node& node, const Value& subject, std::size_t branch);
  std::optional<bool> case_matches(const Node& branch, const Value& subject, bool has_subject);
  Value evaluate_while(const Node& node);
  Value evaluate_for(const Node& node);
  Value evaluate_begin(const Node& node);
  Value evaluate_jump(const Node& node);
  // what cannot be decided (uncertain.cpp)
  Value follow_both(const Node& condition, const UnknownReason* reason, const std::function<Value()>& one,
                    const std::function<Value()>& other);
  Value follow_perhaps(const Uncertainty& origin, const std::function<Value()>& part);
  Value evaluate_statements(std::span<const Node* const> statements);
  Value settle(Value result, std::size_t first, std::initializer_list<Jump> kinds);
  Outcome follow(const std::function<Value()>& way);
  static Value* variable_of(const Change& change);
  void merge_changes(std::vector<Change>& one, std::vector<Change>& other, const UnknownReason* reason);
  Value merge(const Value& a, const Value& b, const UnknownReason* reason);

  // calls (calls.cpp)
  Value evaluate_call(const Node& node);
  Value evaluate_index(const Node& node);
  Value dispatch(RubyCall call);
  Value dispatch_known(RubyCall& call);
  Value dispatch_function(RubyCall& call);
  Value dispatch_method(RubyCall& call);
  Value dispatch_unknown(const RubyCall& call, const UnknownReason* reason);
  bool evaluate_arguments(const Node& node, std::vector<Value>& arguments);
  const RubyProc* block_of(const Node& node);

  // methods and blocks of the file (definitions.cpp)
  Value call_definition(const Definition& definition, const RubyCall& call);
  void bind(std::span<const Parameter> parameters, std::span<const Value> arguments, const RubyProc* block,
            RubyScope& scope);
  void bind_nested(std::span<const Parameter> parameters, const Value& value, RubyScope& scope);
  void define(const Node& node);
  const Definition* find_definition(std::string_view name) const;

  RubySource& source_;
  RubyHeap& heap_;
  RubyWorld& world_;
  const RubyHost& host_;
  std::string rule_;
  std::vector<Diagnostic> problems_;
  std::set<std::pair<std::uint32_t, std::string>> reported_;  // offset and message
  std::optional<std::uint32_t> first_unlisted_;               // offset of the first one beyond them
  std::string file_;
  std::vector<std::unique_ptr<RubyProgram>> loaded_;
  std::size_t loaded_bytes_ = 0;
  RubyScope* scope_ = nullptr;
  std::map<std::string, Definition, std::less<>> definitions_;
  std::map<std::string, Value, std::less<>> constants_;
  std::map<std::string, Value, std::less<>> globals_;  // also instance and class variables
  std::vector<std::string> modules_;                   // around the statement at hand
  std::vector<Uncertainty> uncertain_;
  std::vector<Change> changes_;  // of variables, while something is uncertain
  std::vector<PossibleJump> possible_;
  std::size_t covered_ = 0;  // of them: what runs now counts as possible only because of these
  Jump jump_ = Jump::None;
  Value jump_value_ = {};
  int rescues_ = 0;
  int depth_ = 0;
  std::uint64_t work_ = 0;
  Value stopped_ = {};  // Unknown once the budget is spent
};

}  // namespace podworks
