// Does an element of JSX begin here, or type parameters?
#pragma once

namespace podworks {

/// `p` points to a `<` where an expression may begin. `at_member`: a statement may begin there too, so that it may as
/// well be a call signature of a type: { <T>(x: T): T }. What it gets wrong: an element with text in parentheses and
/// an arrow behind it, `<T>(x) =>`, which no compiler takes.
bool begins_element(const char* p, const char* end, bool at_member);
/// Behind the name of the tag that begins at `<`, and its type arguments.
const char* after_tag_name(const char* p, const char* end);

}  // namespace podworks
