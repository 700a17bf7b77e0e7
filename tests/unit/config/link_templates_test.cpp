// `report:`: where its links may lead.
#include <catch2/catch.hpp>

#include "config/link_templates.h"

using namespace podworks;

TEST_CASE("links to a web page and to an editor", "[config][links]") {
  CHECK(!check_web_link("https://git.example.com/pool/blob/{rev}/{file}#L{line}"));
  CHECK(!check_web_link("http://127.0.0.1:8080/{file}"));
  CHECK(!check_editor_link("vscode://file/{root}/{file}:{line}"));
  CHECK(!check_editor_link("idea://open?file={root}/{file}&line={line}"));
  CHECK(!check_editor_link("https://editor.example.com/{rev}/{file}"));
}

TEST_CASE("a link that would run something, or names no file, is none", "[config][links]") {
  const std::string link = GENERATE(
      as<std::string>(), "", "{file}", "javascript:alert({file})", "JavaScript://x/{file}", " https://x/{file}",
      "data:text/html,{file}", "file:///{file}", "https:{file}", "https:///{file}", "https://{file}", "https://x/",
      "https://x/{File}", "https://x/{file}{x}", "https://x/{file", "https://x/\"{file}", "https://x/<b>{file}",
      "https://x/ {file}", "https://x/\n{file}", "https://x/\\{file}", "https://\xE2\x80\xAEx/{file}",
      "https://x{file}", "https://x.{file}/", "https://x:{file}/", "https://?{file}", "https://:80/{file}",
      "https://git.example.com@evil.example/{file}", "https://u:p@x/{file}",
      "vscode://vscode.git/clone?url=https://x/{file}", "xcode://clone?repo={file}",
      "https://x/" + std::string(3000, 'a') + "{file}");
  CHECK(check_web_link(link));
  CHECK(check_editor_link(link));
}

TEST_CASE("a web server has no folder of the reader's, and an editor's scheme is no web page", "[config][links]") {
  CHECK(check_web_link("https://x/{root}/{file}"));
  CHECK(check_web_link("vscode://file/{file}"));
  CHECK(check_editor_link("https://x/?folder={root}&file={file}"));
}
