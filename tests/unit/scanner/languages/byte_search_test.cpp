// The fast searches answer what the plain ones answer, wherever the hit and the end lie.
#include "scanner/languages/byte_search.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "base/file_buffer.h"
#include "base/text.h"
#include "scanner/languages/text_position.h"

using namespace podworks;

namespace {

std::string random_text(std::mt19937& random, std::string_view alphabet, std::size_t size) {
  std::string text(size, ' ');
  for (char& c : text) c = alphabet[random() % alphabet.size()];
  return text;
}

}  // namespace

TEST_CASE("the fast searches agree with the plain ones", "[scanner]") {
  std::mt19937 random(58);
  FileBuffer buffer;
  for (int round = 0; round < 3000; ++round) {
    const std::string text =
        random_text(random, round % 2 == 0 ? "i*/\\\"pAZ@[" : "abcdefghimnop*/  xyz", random() % 100);
    buffer.assign(text);
    const char* end = buffer.text().data() + text.size();
    for (const char* p = buffer.text().data(); p <= end; ++p) {
      REQUIRE(find_any<'"', '/'>(p, end) - p == find_any_scalar<'"', '/'>(p, end) - p);
      REQUIRE(find_pair<'*', 1, '/', '\\'>(p, end) - p == find_pair_scalar<'*', 1, '/', '\\'>(p, end) - p);
      REQUIRE(find_any_or_capital_behind<'i', '*', '/'>(p, end) - p ==
              find_any_or_capital_behind_scalar<'i', '*', '/'>(p, end) - p);
      const BytePairs<BytePair<'i', 2, 'p'>, BytePair<'a', 4, 'b'>> pairs;
      REQUIRE(find_any_or_pairs<'"'>(pairs, p, end) - p == find_any_or_pairs_scalar<'"'>(pairs, p, end) - p);
      const auto accept = [](const char* hit) { return hit[1] != 'a'; };
      REQUIRE(find_last_pair(pairs, p, end, accept) == find_last_pair_scalar(pairs, p, end, accept));
    }
  }
}

TEST_CASE("line and column agree with counting byte by byte", "[scanner]") {
  std::mt19937 random(7);
  FileBuffer buffer;
  for (int round = 0; round < 2000; ++round) {
    const std::string text = random_text(random, "ab\n\r\xE6\x88\xBF \xFF", random() % 120);
    buffer.assign(text);
    TextPosition position(buffer.text().data());
    std::uint32_t line = 1;
    std::size_t line_begin = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
      const bool in_line_break = at > 0 && text[at] == '\n' && text[at - 1] == '\r';
      const bool in_character = (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
      if (random() % 5 == 0 && !in_line_break && !in_character) {
        position.advance(buffer.text().data() + at);
        REQUIRE(position.line() == line);
        REQUIRE(position.column() == 1 + code_points(std::string_view{text}.substr(line_begin, at - line_begin)));
      }
      if (text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.size() || text[at + 1] != '\n'))) {
        ++line;
        line_begin = at + 1;
      }
    }
  }
}

TEST_CASE("words and spaces end where the plain search ends them", "[scanner][bytes]") {
  for (int c = 1; c < 256; ++c) {
    for (std::size_t length = 0; length < 40; ++length) {
      std::string text(length, 'a');
      for (std::size_t i = 0; i < length; ++i) text[i] = "aZ09_$zA"[i % 8];
      text += static_cast<char>(c);
      text += std::string(64, '\0');
      CHECK(skip_word(text.data()) == skip_word_scalar(text.data()));
      const std::string blanks = std::string(length, ' ') + static_cast<char>(c) + std::string(64, '\0');
      CHECK(skip_spaces(blanks.data()) == blanks.data() + blanks.find_first_not_of(' '));
    }
  }
}
