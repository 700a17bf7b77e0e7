// podworks-exact: asks libclang which files a source includes. A program of its own, so that podworks starts without
// LLVM and a source that brings the compiler down stops nothing else. It reads one JSON object a line, {"folder": ...,
// "file": ..., "arguments": [...]}, and answers {"from": ..., "line": N, "to": ...} for each #include that the compiler
// went through, then {"done": true} or {"failed": "why"}. It writes no files and runs nothing.
#include <clang-c/Index.h>
#include <sys/resource.h>

#include <csignal>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include <iostream>
#include <string>
#include <vector>

#include "base/json.h"

namespace {

using podworks::Json;
using podworks::JsonArray;
using podworks::JsonObject;

std::string take(CXString text) {
  const char* const characters = clang_getCString(text);
  std::string copy = characters == nullptr ? "" : characters;
  clang_disposeString(text);
  return copy;
}

std::string path_of(CXFile file) {
  if (file == nullptr) return {};
  std::string real = take(clang_File_tryGetRealPathName(file));
  return real.empty() ? take(clang_getFileName(file)) : real;
}

void print(JsonObject object) {
  std::string text = podworks::write_json(Json(std::move(object)));
  // One line: no text of JSON holds a line end of its own.
  std::erase(text, '\n');
  std::cout << text << '\n';
}

CXChildVisitResult visit(CXCursor cursor, CXCursor, CXClientData) {
  if (clang_getCursorKind(cursor) != CXCursor_InclusionDirective) return CXChildVisit_Continue;
  CXFile from = nullptr;
  unsigned line = 0;
  clang_getExpansionLocation(clang_getCursorLocation(cursor), &from, &line, nullptr, nullptr);
  print({{"from", path_of(from)}, {"line", static_cast<int>(line)}, {"to", path_of(clang_getIncludedFile(cursor))}});
  return CXChildVisit_Continue;
}

void answer(CXIndex index, const Json& request) {
  const auto text_of = [&](const char* key) {
    const Json* const value = request.find(key);
    return value != nullptr && value->string() != nullptr ? *value->string() : std::string();
  };
  std::vector<std::string> words = {"clang", "-working-directory=" + text_of("folder"), "-fno-modules", "-w"};
  if (const Json* const list = request.find("arguments"); list != nullptr && list->array() != nullptr) {
    for (const Json& word : *list->array()) {
      if (word.string() != nullptr) words.push_back(*word.string());
    }
  }
  // Not behind "--": libclang puts options of its own behind ours. The path is absolute, and no option.
  words.push_back(text_of("file"));
  std::vector<const char*> arguments;
  for (const std::string& word : words) arguments.push_back(word.c_str());
  // clang_getInclusions leaves out what #pragma once or an include guard skips: the preprocessing record has all.
  constexpr unsigned kOptions = CXTranslationUnit_DetailedPreprocessingRecord | CXTranslationUnit_KeepGoing |
                                CXTranslationUnit_SkipFunctionBodies | CXTranslationUnit_Incomplete;
  CXTranslationUnit unit = nullptr;
  const CXErrorCode error = clang_parseTranslationUnit2FullArgv(
      index, nullptr, arguments.data(), static_cast<int>(arguments.size()), nullptr, 0, kOptions, &unit);
  if (error != CXError_Success) {
    const char* const reason = error == CXError_Crashed ? "the compiler crashed" : "the compiler refuses the file";
    return print({{"failed", reason}});
  }
  clang_visitChildren(clang_getTranslationUnitCursor(unit), visit, nullptr);
  clang_disposeTranslationUnit(unit);
  print({{"done", true}});
}

void limit(int what, rlim_t most) {
  const rlimit limits = {most, most};
  setrlimit(what, &limits);
}

}  // namespace

int main() {
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, SIGKILL);  // nobody waits for the answer any more
#endif
  [[maybe_unused]] constexpr rlim_t kMemory = rlim_t{4} << 30U;  // bytes; a large unit of C++ takes below one
#ifndef __SANITIZE_ADDRESS__  // which reserves terabytes
  limit(RLIMIT_AS, kMemory);
#endif
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, 0);
  const CXIndex index = clang_createIndex(0, 0);
  std::string line;
  while (std::getline(std::cin, line)) {
    const podworks::Result<Json> request = podworks::parse_json(line, "");
    if (!request.ok()) return 2;
    answer(index, request.value());
    std::cout.flush();
  }
  clang_disposeIndex(index);
  return 0;
}
