// The language of podspecs: what `Pod::Spec.new do |s| ... end` and the calls on `s` mean.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "model/project.h"
#include "scanner/pods/raw_podspec.h"
#include "scanner/pods/ruby/evaluator.h"

namespace podworks {

/// What helps where Ruby cannot be followed.
constexpr std::string_view kUseJson =
    "describe the helper under `podspec_helpers:` in podworks.yml, or put the output of `pod ipc spec` beside the "
    "podspec as `.podspec.json`";

class PodspecDsl {
 public:
  PodspecDsl(const Project& project, RubyWorld& world) : project_(project), world_(world) {}

  /// What the evaluator is given. Calls back into this object and into `ruby`, set before the program runs.
  RubyHost host();
  void set_evaluator(RubyEvaluator& ruby) { ruby_ = &ruby; }

  /// The specifications of the file, in order; CocoaPods takes the last one.
  const std::vector<RawSpec*>& roots() const { return roots_; }

 private:
  /// What an Object of the evaluator stands for: a specification, or one platform of it.
  struct Handle {
    RawSpec* spec = nullptr;
    std::string_view platform = {};
  };

  std::optional<Value> call_function(const RubyCall& call);
  std::optional<Value> call_method(const RubyCall& call);
  std::optional<Value> call_constant(const RubyCall& call);
  std::optional<Value> call_spec(const Handle& handle, const RubyCall& call);
  Value new_spec(const RubyCall& call);
  Value new_child(RawSpec& parent, const RubyCall& call, UnitKind kind);
  Value set_attribute(const Handle& handle, std::string_view name, const Value& value, const RubyCall& call);
  void store(RawSpec& spec, RawAttribute attribute);
  void warn_of_trailing_comma(std::string_view attribute, const RubyCall& call);
  void add_dependency(const Handle& handle, const RubyCall& call);
  std::optional<Value> read_attribute(const RawSpec& spec, std::string_view name, const RubyCall& call);
  Value attributes_as_hash(const RawSpec& spec);
  Value apply_helpers(const std::vector<const PodspecHelper*>& rows, const RubyCall& call);
  void apply_to_spec(const PodspecHelper& row, const Handle& handle, const RubyCall& call);
  Value result_of(const PodspecHelper& row, const RubyCall& call);
  void unknown_call(const RubyCall& call);
  void lost_statement();
  void mark_partial(RawSpec& spec);
  const UnknownReason* uncertainty();

  Value object(RawSpec& spec, std::string_view platform);
  const Handle* handle_of(const Value& value) const;
  std::vector<const Handle*> handles_in(const RubyCall& call) const;
  Place place_of(const RubyCall& call) const;
  std::uint32_t offset_of(const RubyCall& call) const { return call.node != nullptr ? call.node->begin : 0; }

  const Project& project_;
  RubyWorld& world_;
  RubyEvaluator* ruby_ = nullptr;
  std::deque<RawSpec> specs_;
  std::deque<Handle> handles_;
  std::vector<RawSpec*> roots_;
  std::map<std::tuple<const RawSpec*, UnitKind, std::string>, RawSpec*> children_;  // the first of a name
  std::map<std::tuple<const RawSpec*, std::string_view, std::string>, std::size_t> dependencies_;  // by platform, name
  bool lost_ = false;           // a statement before the specification could not be read
  std::vector<RawSpec*> open_;  // whose blocks are being evaluated, outermost first
};

}  // namespace podworks
