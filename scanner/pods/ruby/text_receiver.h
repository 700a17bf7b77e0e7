// What methods of String and Symbol share: the receiver's text, arguments that are texts, a changed text.
#pragma once

#include <string>
#include <string_view>

#include "scanner/pods/ruby/evaluator.h"

namespace podworks {

constexpr std::string_view kRubyBlanks = " \t\r\n\f\v";

const std::string& receiver_text(const RubyCall& call);
/// The argument's text, or nullptr if it is none.
const std::string* text_argument(const RubyCall& call, std::size_t index);
/// Unknown: this method of a text is not understood with these arguments.
Value text_not_known(RubyEvaluator& ruby, const RubyCall& call);
/// Changes the text itself. It cannot say "perhaps": under an undecided condition it stays, and that is reported.
void set_text(RubyEvaluator& ruby, const RubyCall& call, std::string text);
/// A result that keeps the receiver's class, or goes into it for methods that end in `!`.
Value changed_text(RubyEvaluator& ruby, const RubyCall& call, std::string result);

}  // namespace podworks
