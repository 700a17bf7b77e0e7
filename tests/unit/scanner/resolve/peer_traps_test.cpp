// The spellings over which other tools of the kind stumbled, each from its file to the pod that it means.
#include <catch2/catch.hpp>

#include "support/scan_text.h"

using namespace podworks;
using namespace podworks::test;

namespace {

/// House imports; Net has subspecs, a category and an umbrella header, Base a header that Net has, too.
Files pool(const std::string& file, const std::string& text) {
  return {{"House/House.podspec", podspec("House", "s.source_files = '**/*.{h,m,mm,c,swift}'")},
          {"House/" + file, text},
          {"Net/Net.podspec",
           podspec("Net",
                   "s.header_mappings_dir = 'src'\n s.subspec 'Core' do |c| c.source_files = 'src/*.{h,m,swift}' end\n"
                   " s.subspec 'Deep' do |d| d.source_files = 'src/Deep/*.{h,m}' end")},
          {"Net/src/Net.h", "#import <Net/NetClient.h>\n#import \"UIView+Net.h\"\n"},
          {"Net/src/NetClient.h", ""},
          {"Net/src/UIView+Net.h", ""},
          {"Net/src/Util.h", ""},
          {"Net/src/Deep/Socket.h", ""},
          {"Net/src/Client.swift", "public struct Client {}\n"},
          {"Base/Base.podspec", podspec("Base", "s.source_files = '*.h'")},
          {"Base/Util.h", ""}};
}

std::string meaning_of(const std::string& file, const std::string& text, const std::string& spelling = "") {
  return meaning(scan_pool(pool(file, text)), "House/" + file, spelling);
}

std::size_t imports_of(const std::string& file, const std::string& text) {
  const ScanResult scan = scan_pool(pool(file, text));
  std::size_t count = 0;
  for (const Import& import : scan.imports) count += scan.files[index_of(import.file)].path == "House/" + file;
  return count;
}

}  // namespace

TEST_CASE("what no compiler reads as an import is none", "[scanner][resolve][traps]") {
  CHECK(imports_of("a.m", "// #import <Net/Net.h>\n/* #import <Net/Net.h>\n#import <Net/Net.h> */\n") == 0);
  CHECK(imports_of("a.m", "NSString *s = @\"#import <Net/Net.h>\";\n") == 0);
  CHECK(imports_of("a.m", "#if 0\n#import <Net/Net.h>\n#endif\n") == 0);
  CHECK(imports_of("a.swift", "// import Net\n/* import Net /* import Net */ import Net */\n") == 0);
  CHECK(imports_of("a.swift", "let s = \"\"\"\nimport Net\n\"\"\"\nlet t = \"import Net\"\n") == 0);
}

TEST_CASE("an import under a condition counts, and says so", "[scanner][resolve][traps]") {
  const ScanResult scan = scan_pool(pool("a.swift", "#if os(macOS)\nimport Net\n#endif\n"));
  CHECK(meaning(scan, "House/a.swift") == "Net");
  CHECK(import_of(scan, "House/a.swift").condition == "#if os(macOS)");
}

TEST_CASE("every way to spell an import of a pod means that pod", "[scanner][resolve][traps]") {
  const auto [file, text, spelling, expected] = GENERATE(table<std::string, std::string, std::string, std::string>(
      {{"a.swift", "import Base; import Net", "Net", "Net"},
       {"a.swift", "import Base; import Net", "Base", "Base"},
       {"a.m", "@import Base; @import Net;\n", "Net", "Net"},
       {"a.swift", "import struct Net.Client\n", "", "Net"},
       {"a.swift", "@_exported import Net\n", "", "Net"},
       {"a.swift", "@testable import Net\n", "", "Net [test]"},
       {"a.m", "@import Net.Deep;\n", "", "Net"},
       {"a.c", "#include_next <Net/Net.h>\n", "", "Net"},
       {"a.m", "#if __has_include(<Net/Net.h>)\n#import <Net/Net.h>\n#endif\n", "", "Net?"},
       {"a.m", "#define HEADER <Net/Net.h>\n#include HEADER\n", "", "Net"},
       {"a.m", "#import <Net/Deep/Socket.h>\n", "", "Net"},
       {"a.m", "#import <Net/Net.h>\n", "", "Net"},
       {"a.m", "#import <Net/Net-Swift.h>\n", "", "Net"},
       {"a.m", "#import <Net/UIView+Net.h>\n", "", "Net"},
       {"a.m", "#import <Net/Util.h>\n", "", "Net"},
       {"a.m", "#import <Base/Util.h>\n", "", "Base"},
       {"a.m", "#import \"Util.h\"\n", "", "ambiguous Base Net"},
       {"House-Bridging-Header.h", "#import <Net/Net.h>\n", "", "Net"},
       {"a.m", "\xEF\xBB\xBF#import <Net/Net.h>\r\n", "", "Net"},
       {"a.m", std::string("// \0\0\n#import <Net/Net.h>\n", 27), "", "Net"}}));
  CAPTURE(file, text);
  CHECK(meaning_of(file, text, spelling) == expected);
}

TEST_CASE("a file that is UTF-16 is told, not passed over", "[scanner][resolve][traps]") {
  std::string text = "\xFF\xFE";
  for (const char c : std::string("#import <Net/Net.h>\n")) {
    text += c;
    text += '\0';
  }
  CHECK(problems(scan_pool(pool("a.m", text)), "unreadable-file").size() == 1);
}

TEST_CASE("a dot means the own folder of each file that imports it", "[scanner][resolve][traps]") {
  Files files = {{"package.json", R"({"private": true, "workspaces": ["packages/*"]})"}};
  for (const std::string name : {"one", "two", "three"}) {
    const std::string folder = "packages/" + name + "/";
    files[folder + "package.json"] = R"({"name": ")" + name + R"("})";
    files[folder + "src/index.ts"] = "export const x = 1;\n";
    files[folder + "src/part.ts"] = "import { x } from '.';\n";
    files[folder + "src/deep/index.ts"] = "";
    files[folder + "src/deep/part.ts"] = "import '.';\nimport { x } from '..';\n";
  }
  const ScanResult scan = scan_pool(files);
  const auto file_of = [&](const std::string& file, const std::string& spelling) {
    const auto* const resolved = std::get_if<Resolved>(&import_of(scan, file, spelling).target);
    REQUIRE((resolved != nullptr && resolved->file));
    return std::string(scan.files[index_of(*resolved->file)].path);
  };
  for (const std::string name : {"one", "two", "three"}) {
    const std::string folder = "packages/" + name + "/src/";
    CHECK(meaning(scan, folder + "part.ts") == "inside");
    CHECK(file_of(folder + "part.ts", ".") == folder + "index.ts");
    CHECK(file_of(folder + "deep/part.ts", ".") == folder + "deep/index.ts");
    CHECK(file_of(folder + "deep/part.ts", "..") == folder + "index.ts");
  }
}
