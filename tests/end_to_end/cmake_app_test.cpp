// The main promise on the bundled factory: an app's manifests hold what it needs, and its CMake build builds and runs.
#include <catch2/catch.hpp>
#include <filesystem>

#include "support/process.h"

namespace podworks {
namespace {

namespace fs = std::filesystem;

/// A copy of fixtures/NAME that is gone when the test ends.
class FixtureCopy {
 public:
  explicit FixtureCopy(const std::string& name) {
    fs::copy(fs::path(PODWORKS_SOURCE_DIR) / "fixtures" / name, folder_.path(), fs::copy_options::recursive);
  }
  ProcessResult run_podworks(const std::vector<std::string>& words) const {
    return run_binary(words, {.folder = folder_.path()});
  }
  std::string read(const std::string& name) const { return folder_.read(name); }
  void write(const std::string& name, const std::string& content) const { folder_.write(name, content); }
  std::string operator/(const std::string& name) const { return folder_ / name; }

 private:
  TemporaryFolder folder_;
};

/// Builds the CMakeLists.txt of the folder ENTRY and runs the program NAME: its output.
std::string output_of_build(const std::string& entry, const std::string& name) {
  const std::string build = entry + "/build";
  const ProcessResult configured = run_process({.words = {"cmake", "-G", "Ninja", "-S", entry, "-B", build}});
  INFO(configured.out << configured.err);
  REQUIRE(configured.exit_code == 0);
  const ProcessResult built = run_process({.words = {"cmake", "--build", build, "--parallel", "2"}});
  INFO(built.out << built.err);
  REQUIRE(built.exit_code == 0);
  const ProcessResult ran = run_process({.words = {build + "/" + name}, .folder = entry});
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
  const FixtureCopy pool("app-factory-clean");
  const ProcessResult generated = pool.run_podworks({"generate", "Recruit", "Desk"});
  INFO(generated.out << generated.err);
  REQUIRE(generated.exit_code == 0);

  const std::string podfile = pool.read("apps/recruit/Podfile");
  CHECK(contains(podfile, "pod 'WBNet', :path => '../../pods/WBNet'\n"));
  CHECK(contains(podfile, "pod 'Recruit', :path => '../../pods/Recruit'\n"));
  CHECK_FALSE(contains(podfile, "MainPage"));
  CHECK_FALSE(contains(podfile, "UserCenter"));

  CHECK(output_of_build(pool / "apps/recruit", "Recruit") == kRecruitOutput);
  CHECK(output_of_build(pool / "apps/desk", "Desk") == "[store] city\n[desk] {\"city\":\"Beijing\"}\n");
}

TEST_CASE("whatever pods and apps and files and folders are called, they are built by CMake", "[end_to_end]") {
  const TemporaryFolder pool;
  const std::vector<std::string> pods = {"m",       "c",          "pthread",   "all", "test",
                                         "install", "edit_cache", "ALL_BUILD", "a b"};
  std::string declared;
  std::string main;
  std::string calls;
  for (std::size_t i = 0; i < pods.size(); ++i) {
    const std::string name = "f" + std::to_string(i);
    const std::string folder = "pods/" + std::to_string(i) + " #[x]('\"$@)";
    pool.write(folder + "/" + name + "/" + name + ".h", "double " + name + "(double x);\n");
    pool.write(folder + "/" + name + " #[1]'\"$@X@.c", "#include <math.h>\n#include <" + name + "/" + name +
                                                           ".h>\ndouble " + name + "(double x) { return sqrt(x); }\n");
    declared += "  - { name: \"" + pods[i] + "\", path: '" + "pods/" + std::to_string(i) + " #[x](''\"$@)' }\n";
    main += "#include <" + name + "/" + name + ".h>\n";
    calls += " + " + name + "(argc)";
  }
  pool.write("pods/upper/upper.CC", "extern \"C\" int upper() { return true; }\n");
  pool.write("pods/upper/more.CPP", "extern \"C\" int more() { return true; }\n");
  pool.write("pods/upper/upper.h", "int upper(void);\nint more(void);\n");
  declared += "  - { name: upper, path: pods/upper }\n";
  const std::string app = GENERATE(as<std::string>{}, "CMakeFiles", "m");
  pool.write("app/main.c", main +
                               "#include <stdio.h>\n#include \"upper.h\"\nint main(int argc, char** argv) {\n  "
                               "(void)argv;\n  printf(\"%d\\n\", (int)(0" +
                               calls + " + upper() + more()));\n  return 0;\n}\n");
  pool.write("podworks.yml", "version: 1\npods:\n" + declared + "apps:\n  '" + app +
                                 "': { path: app, emit: { cmake: app/CMakeLists.txt } }\n");
  const ProcessResult generated = run_binary({"generate"}, {.folder = pool.path()});
  INFO(generated.out << generated.err);
  REQUIRE(generated.exit_code == 0);
  INFO(pool.read("app/CMakeLists.txt"));
  CHECK(output_of_build(pool / "app", app == "m" ? app : "bin/" + app) == "11\n");
}

TEST_CASE("the broken factory's Recruit carries the home page, and is built and run as well", "[end_to_end]") {
  const FixtureCopy pool("app-factory");
  const ProcessResult generated = pool.run_podworks({"generate", "Recruit"});
  INFO(generated.out << generated.err);
  REQUIRE(generated.exit_code == 0);
  CHECK(contains(pool.read("apps/recruit/Podfile"), "pod 'MainPage', :path => '../../pods/MainPage'\n"));
  CHECK(output_of_build(pool / "apps/recruit", "Recruit") == kRecruitOutput);
}

TEST_CASE("a second run writes nothing, and a check of it is clean", "[end_to_end]") {
  const FixtureCopy pool("app-factory-clean");
  REQUIRE(pool.run_podworks({"generate"}).exit_code == 0);
  const std::string podfile = pool / "apps/58app/Podfile";
  const std::string text = pool.read("apps/58app/Podfile");
  CHECK(contains(text, "use_modular_headers!\n"));
  CHECK(contains(text, "pod 'LoginSDK', :path => '../../pods/LoginSDK', :subspecs => ['Core', 'OAuth']\n"));
  const auto written = fs::last_write_time(podfile);

  const ProcessResult again = pool.run_podworks({"-j1", "generate"});
  INFO(again.out << again.err);
  CHECK(again.exit_code == 0);
  CHECK(fs::last_write_time(podfile) == written);
  CHECK(pool.read("apps/58app/Podfile") == text);
  CHECK(pool.run_podworks({"generate", "--check"}).exit_code == 0);
}

TEST_CASE("an edit by hand is kept, and found by the check", "[end_to_end]") {
  const FixtureCopy pool("app-factory-clean");
  const std::string list = "apps/desk/CMakeLists.txt";
  REQUIRE(pool.run_podworks({"generate", "Desk"}).exit_code == 0);
  const std::string edited = pool.read(list) + "# by hand\n";
  pool.write(list, edited);

  const ProcessResult checked = pool.run_podworks({"generate", "--check", "Desk"});
  CHECK(checked.exit_code == 1);
  CHECK(contains(checked.out, "-# by hand"));
  const ProcessResult refused = pool.run_podworks({"generate", "Desk"});
  CHECK(refused.exit_code == 2);
  CHECK(contains(refused.err, "was edited by hand"));
  CHECK(pool.read(list) == edited);
  CHECK(pool.run_podworks({"generate", "--force", "Desk"}).exit_code == 0);
  CHECK_FALSE(contains(pool.read(list), "by hand"));
}

}  // namespace podworks
