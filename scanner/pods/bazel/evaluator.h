// Follows a BUILD file, and the .bzl files that it loads, as Bazel does while it loads a package. Nothing is executed
// that could look at the machine: the only file names that it sees are those of the pool. What cannot be known is a
// value that says why.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scanner/pods/bazel/glob.h"
#include "scanner/pods/bazel/rules.h"
#include "scanner/pods/bazel/values.h"

namespace podworks {

/// What a file may ask of its surroundings.
struct StarlarkSurroundings {
  /// The text of a .bzl file that is loaded, by its path in the pool; unset if there is none.
  std::function<std::optional<std::string>(const std::string& path)> read = {};
  /// The path in the pool of the file that a label means, seen from a file in `folder`; unset if it is another
  /// repository's.
  std::function<std::optional<std::string>(std::string_view label, std::string_view folder)> find = {};
};

class StarlarkEvaluator {
 public:
  explicit StarlarkEvaluator(StarlarkSurroundings surroundings) : surroundings_(std::move(surroundings)) {}

  /// What of a file could not be followed.
  struct Flaws {
    std::string path = {};
    std::vector<StarlarkError> errors = {};  ///< what is no Starlark
    std::vector<StarlarkError> loads = {};   ///< files of the pool that cannot be loaded
    bool is_exhausted = false;               ///< it was followed for too long, and the rest of it is unknown

    bool empty() const { return errors.empty() && loads.empty() && !is_exhausted; }
  };
  struct Package {
    std::vector<BazelRule> rules = {};
    Flaws flaws = {};
    std::vector<Flaws> flaws_of_loaded = {};  ///< of files that it loads, directly or by way of others; by path
  };
  /// `path` in the pool; `package` is its folder as seen from the workspace; `files` are the package's.
  Package run(std::string_view text, const std::string& path, const std::string& package, const BazelFiles& files);

 private:
  using Kind = StarlarkValue::Kind;
  using Value = StarlarkValue;
  enum class Flow : std::uint8_t { Next, Returned, Broken, Continued };
  struct Arguments {
    StarlarkValues values = {};
    std::vector<std::pair<std::string, Value>> named = {};
    std::string lost = {};  ///< why there may be more

    const Value* find(std::string_view name) const {
      for (const auto& [known, value] : named) {
        if (known == name) return &value;
      }
      return nullptr;
    }
    /// The named one, else the one at this place.
    const Value* get(std::size_t at, std::string_view name) const {
      const Value* found = find(name);
      return found != nullptr ? found : at < values.size() ? &values[at] : nullptr;
    }
  };
  struct Module {
    StarlarkProgram program = {};
    std::string path = {};
    StarlarkHeap heap = {};
    StarlarkScope globals = {};
    std::vector<const Module*> loads = {};
    std::vector<StarlarkError> absent_loads = {};
    bool is_absent = false;
    bool is_exhausted = false;
    bool is_loading = false;
    /// There is none, or it loads itself by way of others. Whatever loads such a file is such a file: so it does not
    /// matter which one was asked for first.
    bool is_broken = false;
  };
  /// A call of a function, or a file.
  struct Frame {
    StarlarkScope* scope = nullptr;
    const std::string* file = nullptr;
    std::string folder = {};  ///< of the file
    Value result = {};
    std::optional<Value> may_return = {};  ///< it is not known whether it has returned that
    bool is_function = false;
  };
  static constexpr std::size_t kMaxSteps = kMaxStarlarkSteps;
  static constexpr std::size_t kMaxText = 1'000'000;
  static constexpr int kMaxDepth = 400;
  static constexpr std::size_t kMaxCalls = 60;
  static constexpr std::size_t kMaxLoads = 1000;

  // modules.cpp
  void load(const StarlarkStatement& statement);
  Module& module(const std::string& path);
  void run_module(Module& module);
  std::vector<Flaws> flaws_of_loaded() const;
  static std::vector<const Module*> circle_among(const std::vector<const Module*>& modules);

  // statements.cpp
  Flow run_block(const StarlarkBlock& block);
  Flow run_statement(const StarlarkStatement& statement);
  Flow run_if(const StarlarkStatement& statement);
  Flow run_either(const StarlarkStatement& statement, std::size_t branch);
  Flow run_for(const StarlarkStatement& statement);
  void define(const StarlarkStatement& statement);
  void assign(const StarlarkStatement& statement);
  void bind(const StarlarkNode& target, Value value);
  void extend(const StarlarkStatement& statement, Value value);
  Value merged(const Value& a, const Value& b);
  Value* variable(const std::string& name);

  // expressions.cpp
  Value evaluate(const StarlarkNode& node);
  Value evaluate_kind(const StarlarkNode& node);
  Value name(const StarlarkNode& node);
  Value list(const StarlarkNode& node);
  Value dict(const StarlarkNode& node);
  Value choice(const StarlarkNode& node);
  Value comprehension(const StarlarkNode& node);
  void run_clauses(const StarlarkNode& node, std::size_t clause, Value& result);
  Value member(const StarlarkNode& node);
  Value index(const StarlarkNode& node);
  Value slice(const StarlarkNode& node);
  StarlarkValues items_of(const Value& value, const StarlarkNode& node);

  // operators.cpp
  Value chain(const StarlarkNode& node);
  Value logic(const StarlarkNode& node);
  Value apply(StarlarkOperator operation, const Value& a, const Value& b, const StarlarkNode& node);
  Value sum(const Value& a, const Value& b, const StarlarkNode& node);
  Value times(const Value& a, const Value& b, const StarlarkNode& node);
  Value joined(const Value& a, const Value& b, const StarlarkNode& node);
  Value is_in(const Value& item, const Value& all, const StarlarkNode& node);
  Value formatted(const Value& text, const Value& values, const StarlarkNode& node);

  // calls.cpp
  Value call(const StarlarkNode& node);
  Arguments arguments(const StarlarkNode& node);
  Value call_value(const Value& callee, Arguments arguments, const StarlarkNode& node);
  Value call_closure(const StarlarkClosure& closure, Arguments arguments, const StarlarkNode& node);
  Value call_macro(const Value& macro, Arguments arguments, const StarlarkNode& node);
  void bind_parameters(const StarlarkClosure& closure, Arguments& arguments, StarlarkScope& scope);
  Value call_rule(const Value& rule, const Arguments& arguments, const StarlarkNode& node);
  BazelAttribute attribute(const std::string& name, const Value& value) const;
  Place place_of(const Value& value) const;

  // functions.cpp: of Starlark; bazel_functions.cpp: of BUILD files
  std::optional<Value> call_function(const std::string& name, const Arguments& arguments, const StarlarkNode& node);
  std::optional<Value> call_maker(const std::string& name, const Arguments& arguments, const StarlarkNode& node);
  std::optional<Value> call_sequence(const std::string& name, const Arguments& arguments, const StarlarkNode& node);
  Value sorted(const Arguments& arguments, const StarlarkNode& node);
  Value range(const Arguments& arguments, const StarlarkNode& node);
  std::optional<Value> call_bazel(const std::string& name, const Arguments& arguments, const StarlarkNode& node);
  std::optional<Value> call_definition(const std::string& name, const Arguments& arguments, const StarlarkNode& node);
  Value select(const Arguments& arguments, const StarlarkNode& node);
  Value glob(const Arguments& arguments, const StarlarkNode& node);

  // text_methods.cpp, collection_methods.cpp
  std::optional<Value> call_method(Value& base, const std::string& name, const Arguments& arguments,
                                   const StarlarkNode& node);
  std::optional<Value> text_method(const std::string& text, const std::string& name, const Arguments& arguments,
                                   const StarlarkNode& node);
  std::optional<Value> search_method(const std::string& text, const std::string& name, const Arguments& arguments,
                                     const StarlarkNode& node);
  std::optional<Value> split_method(const std::string& text, const std::string& name, const Arguments& arguments,
                                    const StarlarkNode& node);
  std::optional<Value> case_method(const std::string& text, const std::string& name, const StarlarkNode& node);
  Value join_method(const std::string& text, const Value& list, const StarlarkNode& node);
  Value format_method(const std::string& text, const Arguments& arguments, const StarlarkNode& node);
  std::optional<Value> list_method(Value& base, const std::string& name, const Arguments& arguments,
                                   const StarlarkNode& node);
  std::optional<Value> dict_method(Value& base, const std::string& name, const Arguments& arguments,
                                   const StarlarkNode& node);

  // making values
  Value at(Value value, const StarlarkNode& node) const;
  Value unknown(std::string why, const StarlarkNode& node) const;
  /// Unknown for the reason that `value` is, or that it is none of what is wanted.
  Value unknown_as(const Value& value, const StarlarkNode& node) const;
  Value text(std::string text, const StarlarkNode& node);
  Value number(std::int64_t number, const StarlarkNode& node) const;
  Value flag(bool flag, const StarlarkNode& node) const;
  Value new_list(StarlarkValues items, const StarlarkNode& node, Kind kind = Kind::List);
  Value new_dict(const StarlarkNode& node, Kind kind = Kind::Dict);
  bool is_over() const { return steps_ > kMaxSteps; }
  void count(std::size_t steps) { steps_ += steps; }
  /// The first element that is Unknown, or null.
  const Value* unknown_in(const StarlarkList& list) {
    count(list.items.size() / 16);
    return first_unknown(list);
  }
  Frame& frame() { return frames_.back(); }

  StarlarkSurroundings surroundings_;
  std::map<std::string, std::unique_ptr<Module>> modules_;
  std::vector<Module*> loading_;
  std::vector<const Module*> loaded_;  // by the BUILD file itself
  std::vector<Frame> frames_;
  StarlarkHeap* heap_ = nullptr;
  Package* package_ = nullptr;
  const BazelFiles* files_ = nullptr;
  std::string package_name_;
  Place call_at_;  // of the statement of the BUILD file that is being run
  std::size_t steps_ = 0;
  int depth_ = 0;
  int module_ = 0;  // that is being run; 0: the BUILD file
  int modules_seen_ = 0;
};

}  // namespace podworks
