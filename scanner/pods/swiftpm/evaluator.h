// Follows Package.swift as far as it is literals: constants, functions, extensions, loops over lists that are known.
// Nothing is executed that could look at the machine; variables of the environment are those of `env:`, else unset, as
// for podspecs. What cannot be known is a value that says why: it is a problem only where it matters.
#pragma once

#include <deque>
#include <functional>
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
  /// Either: it holds in some branches of #if and does not in others.
  enum class Truth : std::uint8_t { No, Yes, Unknown, Either };
  static constexpr std::size_t kMaxSteps = 400'000;
  static constexpr int kMaxDepth = 500;

  /// Functions and properties of types and extensions.
  struct Member {
    std::string type = {};
    const SwiftStatement* statement = nullptr;
  };
  struct Function {
    const SwiftFunction* function = nullptr;
    bool is_compiled = false;  ///< defined within #if: there may be another one
  };
  /// Where a statement may lead to: where it may lead to several places, it is not known to which.
  struct Flow {
    bool goes_on = true;  ///< to the next statement
    bool breaks = false;
    bool continues = false;
    bool returns = false;
    std::string doubt = {};  ///< why it is not known; empty: it differs by #if

    bool may_leave() const { return breaks || continues || returns; }
    void add(Flow other);
  };
  /// The innermost of the branches around a statement that exclude each other. What is older than the branch has by
  /// its end a value that differs from one to another.
  struct Branch {
    std::size_t first_scope = 0;  ///< scopes before it are older; 0: there is no branch
    std::size_t number = 0;       ///< objects born before it are older
    std::string doubt = {};       ///< why it is not known whether the branch runs; empty: it is one of #if
  };
  /// A call of a function.
  struct Frame {
    std::size_t first_scope = 0;
    SwiftValue result = {};
    Branch branch = {};
    std::string outer_doubt = {};  ///< of the call
  };
  /// Where a value lies.
  struct Spot {
    SwiftValue* value = nullptr;  ///< unset: that is not known
    bool is_older = false;        ///< than the present branch
  };

  // evaluator.cpp: statements, calls of functions
  void declare(const SwiftBlock& block, std::string_view type, bool is_compiled = false);
  void declare_member(const SwiftStatement& statement, std::string_view type);
  Flow run_block(const SwiftBlock& block);
  Flow run_statement(const SwiftStatement& statement);
  Flow run_return(const SwiftStatement& statement);
  bool is_in_doubt() const;
  SwiftValue call_function(const SwiftFunction& function, Arguments arguments, const SwiftNode& call,
                           const SwiftValue* self = nullptr);
  bool fits(const SwiftFunction& function, const Arguments& arguments) const;
  Frame& frame() { return frames_.back(); }

  // flow.cpp: which statements run
  Flow run_if(const SwiftStatement& statement);
  Flow run_guard(const SwiftStatement& statement);
  Flow run_for(const SwiftStatement& statement);
  Flow run_item(const SwiftStatement& statement, const SwiftValue& item);
  Flow run_switch(const SwiftStatement& statement);
  Flow run_case(const SwiftStatement& statement, std::size_t number, const SwiftValue& subject);
  Flow run_compiled(const SwiftStatement& statement);
  Flow run_jump(const SwiftStatement& statement) const;
  Flow run_all(std::size_t count, bool is_exhaustive, const std::string& doubt,
               const std::function<Flow(std::size_t)>& run);
  void enter_branch(const std::string& doubt);
  Truth test(const std::vector<SwiftCondition>& conditions);
  Truth test_case(const SwiftCase& one, const SwiftValue& subject);

  // variables.cpp: what they change
  void define(const SwiftStatement& statement);
  void assign(const SwiftStatement& statement);
  std::string_view type_of_place(const SwiftNode& node);
  void extend(SwiftValue& to, SwiftValue by, bool is_older);
  void skip(const SwiftStatement& statement);
  void lose(SwiftValue& value, const std::string& why);
  void lose_root(const SwiftNode& node, const std::string& why);
  void lose_place(const SwiftNode& node, const std::string& why);
  void lose_changed(const SwiftBlock& block, const std::string& why);
  void lose_loop(const SwiftStatement& loop, bool is_list, const std::string& why);
  void lose_elements(const SwiftNode& node, const SwiftObject& any, const std::string& why);
  SwiftValue* variable(std::string_view name) { return spot_of_name(name).value; }
  Spot spot_of_name(std::string_view name);
  Spot spot_of(const SwiftNode& node);

  // merge.cpp: what holds if the one or the other does
  SwiftValue merged(SwiftValue a, SwiftValue b, bool is_compiled);
  SwiftValue merged_lists(SwiftValue a, SwiftValue b);

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
  SwiftValue call_defined(const std::vector<Function>& known, const SwiftNode& node, const Arguments& arguments);
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

  // structs.cpp: what the manifest adds to types, and its own ones
  SwiftValue* self() { return variable("self"); }
  bool is_local(std::string_view name);
  std::optional<SwiftValue> method(const SwiftValue& base, std::string_view name, const Arguments* arguments,
                                   const SwiftNode& node);
  bool has_type(const SwiftValue& value, std::string_view type) const;
  SwiftValue make_struct(const SwiftStatement& type, Arguments arguments, const SwiftNode& node);
  SwiftValue copied(SwiftValue value);
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
  std::map<std::string, std::vector<Function>, std::less<>> functions_;
  std::map<std::string, std::vector<Member>, std::less<>> statics_;
  std::map<std::string, std::vector<Member>, std::less<>> methods_;  // that are not static
  std::map<std::string, const SwiftStatement*, std::less<>> structs_;
  std::size_t steps_ = 0;
  std::size_t branches_ = 0;  // that began
  int depth_ = 0;
  int compiled_ = 0;                // levels of #if around the present statement
  std::string_view expected_ = {};  // the type that the present argument has by its label, for implicit members
};

}  // namespace podworks
