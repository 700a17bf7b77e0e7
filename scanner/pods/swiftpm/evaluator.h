// Follows Package.swift as far as it is literals: constants, functions, extensions, loops over lists that are known.
// Nothing is executed that could look at the machine; variables of the environment are those of `env:`, else unset, as
// for podspecs. What cannot be known is a value that says why: it is a problem only where it matters.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "scanner/pods/swiftpm/syntax.h"
#include "scanner/pods/swiftpm/values.h"

namespace podworks {

class SwiftEvaluator {
 public:
  /// `program` and `environment` outlive this.
  SwiftEvaluator(const SwiftProgram& program, const std::map<std::string, std::string>& environment)
      : program_(program), environment_(environment) {}

  /// All `Package(...)` that the program makes, of every branch of #if.
  const std::vector<SwiftObject*>& run();
  /// Variables that were asked for and not set.
  const std::set<std::string>& unset_environment() const { return unset_; }
  /// The program was followed for too long, and the rest of it is unknown.
  bool is_exhausted() const { return steps_ > kMaxSteps; }

 private:
  using Values = std::vector<SwiftValue>;
  using Arguments = std::vector<std::pair<std::string, SwiftValue>>;
  using Scope = std::map<std::string, SwiftValue, std::less<>>;
  enum class Flow : std::uint8_t { Next, Returned };
  enum class Truth : std::uint8_t { No, Yes, Unknown };
  static constexpr std::size_t kMaxSteps = 400'000;
  static constexpr int kMaxDepth = 500;

  /// `static let`, `static func` and computed properties of types and extensions.
  struct Static {
    std::string type = {};
    const SwiftStatement* statement = nullptr;
  };
  /// A call of a function.
  struct Frame {
    std::size_t first_scope = 0;
    SwiftValue result = {};
    std::string undecided = {};   ///< why it is not known whether the present statement runs; empty: it does
    bool is_alternative = false;  ///< the statement stands in one of several branches that exclude each other
  };

  // evaluator.cpp: statements; variables.cpp: what they change
  void declare(const SwiftBlock& block, std::string_view type);
  Flow run_block(const SwiftBlock& block);
  Flow run_statement(const SwiftStatement& statement);
  Flow run_if(const SwiftStatement& statement);
  Flow run_guard(const SwiftStatement& statement);
  Flow run_for(const SwiftStatement& statement);
  Flow run_all(const std::vector<SwiftBlock>& blocks, bool is_exhaustive, std::string undecided);
  void define(const SwiftStatement& statement);
  void assign(const SwiftStatement& statement);
  void extend(SwiftValue& to, SwiftValue by);
  Truth test(const std::vector<SwiftCondition>& conditions);
  void skip(const SwiftStatement& statement);
  void lose(SwiftValue& value, const std::string& why);
  void lose_root(const SwiftNode& node, const std::string& why);
  void lose_changed(const SwiftBlock& block, const std::string& why);
  SwiftValue merged(SwiftValue a, SwiftValue b);
  SwiftValue* variable(std::string_view name);
  SwiftValue* place_of(const SwiftNode& node);
  SwiftValue call_function(const SwiftFunction& function, Arguments arguments, const SwiftNode& call);
  bool fits(const SwiftFunction& function, const Arguments& arguments) const;
  Frame& frame() { return frames_.back(); }

  // evaluate.cpp: values; members.cpp: names; calls.cpp: calls
  SwiftValue evaluate(const SwiftNode& node);
  SwiftValue evaluate_kind(const SwiftNode& node);
  SwiftValue text(const SwiftNode& node);
  SwiftValue array(const SwiftNode& node);
  SwiftValue chain(const SwiftNode& node);
  SwiftValue logic(const SwiftNode& node);
  SwiftValue sum(SwiftValue a, const SwiftValue& b);
  SwiftValue compare(const SwiftNode& node);
  SwiftValue name(const SwiftNode& node);
  SwiftValue member(const SwiftNode& node);
  SwiftValue member_of(const SwiftValue& base, const SwiftNode& node);
  SwiftValue subscript(const SwiftNode& node);
  SwiftValue call(const SwiftNode& node);
  SwiftValue call_name(const SwiftNode& node, Arguments arguments);
  SwiftValue call_method(const SwiftNode& node, Arguments arguments);
  bool mutate(const SwiftNode& node, const Arguments& arguments);
  SwiftValue call_on(const SwiftValue& base, const SwiftNode& node, const Arguments& arguments);
  SwiftValue first_item(const SwiftValue& list, const SwiftFunction& closure, const SwiftNode& node);
  SwiftValue map_items(const SwiftValue& list, std::string_view method, const SwiftFunction& closure,
                       const SwiftNode& node);
  SwiftValue environment(const SwiftValue& name, const SwiftNode& node);
  std::optional<SwiftValue> static_member(std::string_view name, std::string_view type, const Arguments* arguments,
                                          const SwiftNode& node);
  SwiftValue object(std::string name, Arguments members, const SwiftNode& node);
  SwiftValue unknown(std::string why, const SwiftNode& node) const;
  Arguments arguments(const SwiftNode& node);
  /// "Target.Dependency" of such a node; empty if it is no type's name.
  std::string type_name(const SwiftNode& node);
  static Truth truth(const SwiftValue& value);
  static std::optional<bool> equal(const SwiftValue& a, const SwiftValue& b);

  const SwiftProgram& program_;
  const std::map<std::string, std::string>& environment_;
  std::set<std::string> unset_;
  std::deque<SwiftObject> objects_;
  std::vector<SwiftObject*> packages_;
  std::deque<Scope> scopes_;
  std::vector<Frame> frames_;
  std::map<std::string, std::vector<const SwiftFunction*>, std::less<>> functions_;
  std::map<std::string, std::vector<Static>, std::less<>> statics_;
  std::size_t steps_ = 0;
  int depth_ = 0;
  int compiled_ = 0;                // levels of #if around the present statement
  std::string_view expected_ = {};  // the type that the present argument has by its label, for implicit members
};

}  // namespace podworks
