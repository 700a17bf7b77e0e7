// Methods of String that look for something in it: texts, patterns that are plain text, places, characters.
#pragma once

#include <string_view>

#include "scanner/pods/ruby/evaluator.h"

namespace podworks {

Value substitute(RubyEvaluator& ruby, const RubyCall& call, bool all);  ///< sub, gsub
Value split_text(RubyEvaluator& ruby, const RubyCall& call);
Value slice_text(RubyEvaluator& ruby, const RubyCall& call);
/// True if `test` holds for the receiver and one of the arguments.
Value test_any_text(RubyEvaluator& ruby, const RubyCall& call, bool (*test)(std::string_view, std::string_view));
Value match_text(RubyEvaluator& ruby, const RubyCall& call);      ///< =~, match, match?, index
Value translate_text(RubyEvaluator& ruby, const RubyCall& call);  ///< tr, delete

}  // namespace podworks
