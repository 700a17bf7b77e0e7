// PW_CHECK: what must hold if our own code is right. It ends the program with the place; it is never used for input.
#pragma once

namespace podworks {

/// Prints the failed condition with its place to stderr and aborts.
[[noreturn]] void check_failed(const char* condition, const char* file, int line);

}  // namespace podworks

#define PW_CHECK(condition) \
  ((condition) ? static_cast<void>(0) : ::podworks::check_failed(#condition, __FILE__, __LINE__))
