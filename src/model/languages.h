// The families of languages that podworks reads, and sets of them: a manifest declares a pod for some families only.
#pragma once

#include <cstddef>
#include <cstdint>

namespace podworks {

enum class Language : std::uint8_t {
  None,
  CFamily,  ///< C, C++, Objective-C, Objective-C++
  Swift,
  Jvm,  ///< Kotlin and Java
  Dart,
  JavaScript,  ///< and TypeScript
};

constexpr std::size_t kLanguageCount = static_cast<std::size_t>(Language::JavaScript) + 1;

using LanguageSet = std::uint8_t;

constexpr LanguageSet language_bit(Language language) {
  return static_cast<LanguageSet>(1U << static_cast<unsigned>(language));
}
constexpr bool has(LanguageSet set, Language language) {
  return (set & language_bit(language)) != 0;
}

constexpr LanguageSet kAppleLanguages = language_bit(Language::CFamily) | language_bit(Language::Swift);
constexpr LanguageSet kAllLanguages =
    kAppleLanguages | language_bit(Language::Jvm) | language_bit(Language::Dart) | language_bit(Language::JavaScript);

}  // namespace podworks
