#include "report/paint.h"

#include <fmt/format.h>

#include "base/text.h"

namespace podworks {
namespace {

std::string_view code_of(Ink ink) {
  switch (ink) {
    case Ink::Error:
      return "1;31";
    case Ink::Warning:
      return "1;33";
    case Ink::Note:
      return "1;36";
    case Ink::Help:
      return "1;32";
    case Ink::Frame:
      return "34";
    case Ink::Strong:
      return "1";
  }
  return "0";
}

}  // namespace

std::string Paint::operator()(Ink ink, std::string_view text) const {
  return colour_ ? fmt::format("\x1b[{}m{}\x1b[0m", code_of(ink), text) : std::string(text);
}

std::string_view severity_word(Severity severity) {
  return severity == Severity::Error ? "error" : severity == Severity::Warn ? "warning" : "note";
}

Ink ink_of(Severity severity) {
  return severity == Severity::Error ? Ink::Error : severity == Severity::Warn ? Ink::Warning : Ink::Note;
}

std::string printable(std::string_view text) {
  return to_valid_utf8(text, true);
}

}  // namespace podworks
