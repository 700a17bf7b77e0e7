// Functions of File, Dir and IO. They look at the pool only; whatever lies outside is Unknown.
#pragma once

#include <string>
#include <string_view>

#include "scanner/pods/ruby/methods.h"

namespace podworks {

/// `name` with its class: "File.join". nullptr if there is no such function here.
RubyMethod find_file_function(std::string_view name);

/// The text of the file that the first argument names; of `readlines` its lines.
Value read_pool_file(RubyEvaluator& ruby, const RubyCall& call);
/// The first argument as text; null if it is none.
const std::string* path_argument(const RubyCall& call);
/// Unknown: this function of a class is not understood with these arguments.
Value class_function_not_known(RubyEvaluator& ruby, const RubyCall& call);

}  // namespace podworks
