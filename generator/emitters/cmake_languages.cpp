#include "generator/emitters/cmake_languages.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/text.h"

namespace podworks {

std::optional<CMakeLanguage> cmake_language_of(std::string_view path) {
  static constexpr std::pair<std::string_view, CMakeLanguage> kLanguages[] = {
      {".c", CMakeLanguage::C},        {".cc", CMakeLanguage::Cxx},  {".cpp", CMakeLanguage::Cxx},
      {".cxx", CMakeLanguage::Cxx},    {".c++", CMakeLanguage::Cxx}, {".m", CMakeLanguage::ObjC},
      {".mm", CMakeLanguage::ObjCxx},  {".s", CMakeLanguage::Asm},   {".asm", CMakeLanguage::Asm},
      {".swift", CMakeLanguage::Swift}};
  const std::string_view extension = extension_of(path);
  if (extension == ".C") return CMakeLanguage::Cxx;
  for (const auto& [known, language] : kLanguages) {
    if (equals_ignoring_case(extension, known)) return language;
  }
  return std::nullopt;
}

bool cmake_knows_language(std::string_view path) {
  static constexpr std::string_view kKnown[] = {".c", ".cc", ".cpp", ".cxx", ".c++", ".m", ".mm", ".s", ".S", ".asm"};
  return std::find(std::begin(kKnown), std::end(kKnown), extension_of(path)) != std::end(kKnown);
}

std::string_view cmake_name(CMakeLanguage language) {
  switch (language) {
    case CMakeLanguage::C:
      return "C";
    case CMakeLanguage::Cxx:
      return "CXX";
    case CMakeLanguage::ObjC:
      return "OBJC";
    case CMakeLanguage::ObjCxx:
      return "OBJCXX";
    case CMakeLanguage::Asm:
      return "ASM";
    case CMakeLanguage::Swift:
      return "Swift";
  }
  return "";
}

std::string_view library_of_header(std::string_view header) {
  if (header == "math.h" || header == "complex.h" || header == "tgmath.h") return "m";
  if (header == "pthread.h" || header == "threads.h") return "threads";
  if (header == "dlfcn.h") return "dl";
  return {};
}

}  // namespace podworks
