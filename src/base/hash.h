// Hashes that go into files and messages: XXH3 of 64 and 128 bits, the same on every machine.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace podworks {

std::uint64_t hash64(std::string_view text);
/// 32 lower-case hexadecimal digits of XXH3-128.
std::string hash_hex(std::string_view text);

}  // namespace podworks
