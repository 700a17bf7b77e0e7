// Integers of C's preprocessor: how they are written and calculated with ([cpp.cond], C23 6.10.1).
#pragma once

#include <optional>
#include <string_view>

#include "scanner/languages/defines.h"

namespace podworks {

/// 12, 0x1F, 0b101, 017, 1'000, with the suffixes u, l, ll, z. nullopt: no integer, or too large.
std::optional<CNumber> read_c_integer(std::string_view text);
/// 'a', '\n', '\x41', without a prefix and with one character; nullopt for others, whose values differ by compiler.
std::optional<CNumber> read_c_character(std::string_view literal);

/// `operation` is one of + - * / % << >> < <= > >= == != & ^ |. nullopt: where the result is not defined.
std::optional<CNumber> calculate(std::string_view operation, CNumber left, CNumber right);
/// `operation` is one of + - ! ~.
std::optional<CNumber> calculate(char operation, CNumber operand);

}  // namespace podworks
