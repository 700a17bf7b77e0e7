#include "scanner/languages/javascript/words.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace podworks {

namespace {

struct Entry {
  std::string_view word = {};
  JsWord meaning = JsWord::Other;
};

constexpr std::array<Entry, 31> kWords = {{
    {"await", JsWord::Await},       {"case", JsWord::Case},           {"catch", JsWord::Control},
    {"declare", JsWord::Declare},   {"default", JsWord::Case},        {"define", JsWord::Define},
    {"delete", JsWord::Operator},   {"do", JsWord::Statement},        {"else", JsWord::Statement},
    {"export", JsWord::Export},     {"finally", JsWord::Statement},   {"for", JsWord::Control},
    {"function", JsWord::Function}, {"if", JsWord::Control},          {"import", JsWord::Import},
    {"in", JsWord::Operator},       {"instanceof", JsWord::Operator}, {"jest", JsWord::Jest},
    {"new", JsWord::New},           {"require", JsWord::Require},     {"return", JsWord::Operator},
    {"switch", JsWord::Control},    {"throw", JsWord::Operator},      {"try", JsWord::Try},
    {"type", JsWord::Type},         {"typeof", JsWord::Typeof},       {"vi", JsWord::Jest},
    {"void", JsWord::Operator},     {"while", JsWord::Control},       {"with", JsWord::Control},
    {"yield", JsWord::Operator},
}};

/// For each letter the lengths that a word of ours may have, as bits: nearly all words are turned away by it.
constexpr std::array<std::uint16_t, 128> make_lengths() {
  std::array<std::uint16_t, 128> lengths = {};
  for (const Entry& entry : kWords) {
    if (entry.word.empty()) continue;
    auto& bits = lengths[static_cast<unsigned char>(entry.word[0])];
    bits = static_cast<std::uint16_t>(bits | 1U << entry.word.size());
  }
  return lengths;
}
constexpr std::array<std::uint16_t, 128> kLengths = make_lengths();
constexpr std::size_t kLongest = 10;

/// For each letter where its words begin in the table.
constexpr std::array<std::uint8_t, 128> make_firsts() {
  std::array<std::uint8_t, 128> firsts = {};
  for (std::size_t i = kWords.size(); i > 0; --i) {
    firsts[static_cast<unsigned char>(kWords[i - 1].word[0])] = static_cast<std::uint8_t>(i - 1);
  }
  return firsts;
}
constexpr std::array<std::uint8_t, 128> kFirsts = make_firsts();

}  // namespace

JsWord js_word(std::string_view word) {
  const auto first = static_cast<unsigned char>(word[0]);
  if (word.size() > kLongest || first >= kLengths.size() || (kLengths[first] >> word.size() & 1U) == 0) {
    return JsWord::Other;
  }
  for (std::size_t i = kFirsts[first]; i < kWords.size() && kWords[i].word[0] == word[0]; ++i) {
    if (kWords[i].word == word) return kWords[i].meaning;
  }
  return JsWord::Other;
}

bool is_jest_function(std::string_view word) {
  constexpr std::array<std::string_view, 15> kFunctions = {"mock",
                                                           "unmock",
                                                           "doMock",
                                                           "dontMock",
                                                           "deepUnmock",
                                                           "setMock",
                                                           "doUnmock",
                                                           "importActual",
                                                           "importMock",
                                                           "createMockFromModule",
                                                           "genMockFromModule",
                                                           "requireMock",
                                                           "requireActual",
                                                           "unstable_mockModule",
                                                           "unstable_unmockModule"};
  return std::find(kFunctions.begin(), kFunctions.end(), word) != kFunctions.end();
}

}  // namespace podworks
