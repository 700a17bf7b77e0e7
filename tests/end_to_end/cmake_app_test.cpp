// The main promise on the bundled factory: an app's manifests hold what it needs, and its CMake build builds and runs.
#include <catch2/catch.hpp>
#include <fstream>

#include "end_to_end/run_program.h"

namespace podworks::test {
namespace {

namespace fs = std::filesystem;

ProgramResult run_podworks(const fs::path& pool, std::vector<std::string> words) {
  words.insert(words.begin(), PODWORKS_BINARY);
  return run_program(words, pool);
}

/// Builds ENTRY's CMakeLists.txt and runs the program NAME: its output.
std::string output_of_build(const fs::path& entry, const std::string& name) {
  const fs::path build = entry / "build";
  const ProgramResult configured = run_program({"cmake", "-S", entry.string(), "-B", build.string()}, entry);
  INFO(configured.out << configured.err);
  REQUIRE(configured.exit_code == 0);
  const ProgramResult built = run_program({"cmake", "--build", build.string(), "--parallel", "2"}, entry);
  INFO(built.out << built.err);
  REQUIRE(built.exit_code == 0);
  const ProgramResult ran = run_program({(build / name).string()}, entry);
  REQUIRE(ran.exit_code == 0);
  return ran.out;
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

constexpr const char* kRecruitOutput =
    "[login] Wang\n"
    "[recruit] Wang\n"
    "[recruiter] card: Driver wanted\n"
    "[net] /im/send\n"
    "/resume/upload resume.pdf\n";

}  // namespace

TEST_CASE("the repaired factory's apps are generated, built and run", "[end_to_end]") {
  const TemporaryFolder folder;
  const fs::path pool = copy_fixture("app-factory-clean", folder);
  const ProgramResult generated = run_podworks(pool, {"generate", "Recruit", "Desk"});
  INFO(generated.out << generated.err);
  REQUIRE(generated.exit_code == 0);

  const std::string podfile = read_file(pool / "apps/recruit/Podfile");
  CHECK(contains(podfile, "pod 'WBNet', :path => '../../pods/WBNet'\n"));
  CHECK(contains(podfile, "pod 'Recruit', :path => '../../pods/Recruit'\n"));
  CHECK_FALSE(contains(podfile, "MainPage"));
  CHECK_FALSE(contains(podfile, "UserCenter"));

  CHECK(output_of_build(pool / "apps/recruit", "Recruit") == kRecruitOutput);
  CHECK(output_of_build(pool / "apps/desk", "Desk") == "[store] city\n[desk] {\"city\":\"Beijing\"}\n");
}

TEST_CASE("the broken factory's Recruit carries the home page, and is built and run as well", "[end_to_end]") {
  const TemporaryFolder folder;
  const fs::path pool = copy_fixture("app-factory", folder);
  const ProgramResult generated = run_podworks(pool, {"generate", "Recruit"});
  INFO(generated.out << generated.err);
  REQUIRE(generated.exit_code == 0);
  CHECK(contains(read_file(pool / "apps/recruit/Podfile"), "pod 'MainPage', :path => '../../pods/MainPage'\n"));
  CHECK(output_of_build(pool / "apps/recruit", "Recruit") == kRecruitOutput);
}

TEST_CASE("a second run writes nothing, and a check of it is clean", "[end_to_end]") {
  const TemporaryFolder folder;
  const fs::path pool = copy_fixture("app-factory-clean", folder);
  REQUIRE(run_podworks(pool, {"generate"}).exit_code == 0);
  const fs::path podfile = pool / "apps/58app/Podfile";
  const std::string text = read_file(podfile);
  CHECK(contains(text, "use_modular_headers!\n"));
  CHECK(contains(text, "pod 'LoginSDK', :path => '../../pods/LoginSDK', :subspecs => ['Core', 'OAuth']\n"));
  const auto written = fs::last_write_time(podfile);

  const ProgramResult again = run_podworks(pool, {"-j1", "generate"});
  INFO(again.out << again.err);
  CHECK(again.exit_code == 0);
  CHECK(fs::last_write_time(podfile) == written);
  CHECK(read_file(podfile) == text);
  CHECK(run_podworks(pool, {"generate", "--check"}).exit_code == 0);
}

TEST_CASE("an edit by hand is kept, and found by the check", "[end_to_end]") {
  const TemporaryFolder folder;
  const fs::path pool = copy_fixture("app-factory-clean", folder);
  const fs::path list = pool / "apps/desk/CMakeLists.txt";
  REQUIRE(run_podworks(pool, {"generate", "Desk"}).exit_code == 0);
  const std::string edited = read_file(list) + "# by hand\n";
  { std::ofstream(list, std::ios::binary) << edited; }

  const ProgramResult checked = run_podworks(pool, {"generate", "--check", "Desk"});
  CHECK(checked.exit_code == 1);
  CHECK(contains(checked.out, "-# by hand"));
  const ProgramResult refused = run_podworks(pool, {"generate", "Desk"});
  CHECK(refused.exit_code == 2);
  CHECK(contains(refused.err, "was edited by hand"));
  CHECK(read_file(list) == edited);
  CHECK(run_podworks(pool, {"generate", "--force", "Desk"}).exit_code == 0);
  CHECK_FALSE(contains(read_file(list), "by hand"));
}

}  // namespace podworks::test
