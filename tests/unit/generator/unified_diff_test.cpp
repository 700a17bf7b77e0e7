#include "generator/unified_diff.h"

#include <catch2/catch.hpp>
#include <random>
#include <vector>

namespace podworks {
namespace {

std::string numbered(int count) {
  std::string text;
  for (int i = 1; i <= count; ++i) text += std::to_string(i) + "\n";
  return text;
}

/// Length of a longest common subsequence of lines, by the textbook's table.
std::size_t common_lines(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1, 0));
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      table[i][j] = a[i - 1] == b[j - 1] ? table[i - 1][j - 1] + 1 : std::max(table[i - 1][j], table[i][j - 1]);
    }
  }
  return table[a.size()][b.size()];
}

std::vector<std::string> random_lines(std::mt19937& random) {
  std::vector<std::string> lines;
  for (std::size_t i = random() % 12; i > 0; --i)
    lines.push_back(std::string(1, static_cast<char>('a' + random() % 4)) + "\n");
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line;
  return text;
}

}  // namespace

TEST_CASE("equal texts have no diff", "[generator]") {
  CHECK(unified_diff("a\n", "a\n", "x", "y").empty());
  CHECK(first_difference("a\n", "a\n") == 0);
}

TEST_CASE("a changed line stands between three lines of context", "[generator]") {
  CHECK(unified_diff(numbered(9), "1\n2\n3\n4\nfive\n6\n7\n8\n9\n", "old", "new") ==
        "--- old\n+++ new\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
  CHECK(first_difference(numbered(9), "1\n2\n3\n4\nfive\n") == 5);
}

TEST_CASE("changes far from each other make two hunks, near ones make one", "[generator]") {
  const std::string far = unified_diff(numbered(20), "0\n" + numbered(20) + "21\n", "o", "n");
  CHECK(far == "--- o\n+++ n\n@@ -1,3 +1,4 @@\n+0\n 1\n 2\n 3\n@@ -18,3 +19,4 @@\n 18\n 19\n 20\n+21\n");
  const std::string near = unified_diff(numbered(6), "0\n" + numbered(6) + "7\n", "o", "n");
  CHECK(near == "--- o\n+++ n\n@@ -1,6 +1,8 @@\n+0\n 1\n 2\n 3\n 4\n 5\n 6\n+7\n");
}

TEST_CASE("a diff from nothing and to nothing counts from line 0", "[generator]") {
  CHECK(unified_diff("", "a\n", "o", "n") == "--- o\n+++ n\n@@ -0,0 +1,1 @@\n+a\n");
  CHECK(unified_diff("a\n", "", "o", "n") == "--- o\n+++ n\n@@ -1,1 +0,0 @@\n-a\n");
}

TEST_CASE("a missing newline at the end is a difference", "[generator]") {
  CHECK(unified_diff("a", "a\n", "o", "n") == "--- o\n+++ n\n@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+a\n");
}

TEST_CASE("a diff can go to a terminal", "[generator]") {
  CHECK(unified_diff("\x1b[31m\xff\n", "", "o", "n").find('\x1b') == std::string::npos);
}

TEST_CASE("a diff has as few edits as can be, and holds both texts", "[generator]") {
  std::mt19937 random(58);
  for (int round = 0; round < 2000; ++round) {
    const auto before = random_lines(random);
    const auto after = random_lines(random);
    const std::string diff = unified_diff(joined(before), joined(after), "o", "n");
    if (before == after) continue;
    std::size_t edits = 0;
    for (std::size_t at = diff.find("\n@@"); at != std::string::npos; at = diff.find('\n', at + 1)) {
      edits += at + 1 < diff.size() && (diff[at + 1] == '-' || diff[at + 1] == '+') ? 1 : 0;
    }
    CAPTURE(joined(before), joined(after), diff);
    REQUIRE(edits == before.size() + after.size() - 2 * common_lines(before, after));
  }
}

TEST_CASE("texts that have nothing in common are one change, however long", "[generator]") {
  std::string other;
  for (int i = 0; i < 5000; ++i) other += "x" + std::to_string(i) + "\n";
  const std::string diff = unified_diff("same\n" + numbered(5000), "same\n" + other, "o", "n");
  CHECK(diff.find("@@ -1,5001 +1,5001 @@\n same\n-1\n") != std::string::npos);
}

}  // namespace podworks
