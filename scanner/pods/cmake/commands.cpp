// The table of commands, and what is none of them.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "scanner/pods/cmake/run.h"

namespace podworks {

/// A function that no script of the pool defines may declare targets. Those of CMake's modules and of well-known
/// packages that do not are known by their names' beginnings.
void CMakeRun::unknown_command(const CMakeCommand& command) {
  constexpr auto kHarmless = std::to_array<std::string_view>({"android_",
                                                              "check_",
                                                              "cmake_",
                                                              "configure_",
                                                              "conan_",
                                                              "cpack_",
                                                              "ctest_",
                                                              "doxygen_",
                                                              "ecm_",
                                                              "exec_",
                                                              "export",
                                                              "externaldata_",
                                                              "externalproject_",
                                                              "fetchcontent_",
                                                              "feature_",
                                                              "find_",
                                                              "generate_",
                                                              "get_",
                                                              "git_",
                                                              "gtest_",
                                                              "include_",
                                                              "install",
                                                              "link_",
                                                              "mark_as_",
                                                              "pkg_",
                                                              "print_",
                                                              "protobuf_generate",
                                                              "qt5_wrap",
                                                              "qt6_wrap",
                                                              "qt_wrap",
                                                              "remove_",
                                                              "select_library",
                                                              "separate_",
                                                              "set_",
                                                              "site_",
                                                              "source_group",
                                                              "subdirs",
                                                              "swig_",
                                                              "test_big_endian",
                                                              "try_",
                                                              "variable_",
                                                              "windeployqt",
                                                              "write_",
                                                              "add_definitions",
                                                              "add_feature_info",
                                                              "add_link_options",
                                                              "dump_",
                                                              "enable_",
                                                              "output_",
                                                              "processor",
                                                              "fetch",
                                                              "bison_",
                                                              "flex_",
                                                              "xctest_"});
  // Beginnings that functions of a project have as well.
  constexpr auto kHarmlessNames = std::to_array<std::string_view>(
      {"build_command", "build_name", "create_javadoc", "create_javah", "create_test_sourcelist", "define_property",
       "fltk_wrap_ui", "load_cache", "load_command", "make_directory", "subdir_depends", "target_link_directories",
       "use_mangled_mesa", "utility_source"});
  const auto begins = [&](std::string_view beginning) { return command.name.starts_with(beginning); };
  if (std::any_of(kHarmless.begin(), kHarmless.end(), begins)) return;
  if (std::find(kHarmlessNames.begin(), kHarmlessNames.end(), command.name) != kHarmlessNames.end()) return;
  if (!unknown_commands_.insert(command.name).second) return;
  report(place(command),
         fmt::format("`{}` is defined nowhere in the pool: targets that it declares are missing", command.name),
         "let CMake's file API say them (`export:`)");
}

/// Null: a command that changes no target.
const std::map<std::string, CMakeRun::Handler, std::less<>>& CMakeRun::handlers() {
  using Run = CMakeRun;
  static const std::map<std::string, Handler, std::less<>> all = {
      {"add_compile_definitions", nullptr},
      {"add_compile_options", nullptr},
      {"add_custom_command", &Run::add_outputs},
      {"add_custom_target", &Run::add_custom_target},
      {"add_definitions", nullptr},
      {"add_dependencies", &Run::add_dependencies},
      {"add_executable", &Run::add_executable},
      {"add_library", &Run::add_library},
      {"add_link_options", nullptr},
      {"add_subdirectory", &Run::add_subdirectory},
      {"add_test", &Run::add_test},
      {"aux_source_directory", &Run::aux_source_directory},
      {"catch_add_tests", &Run::add_test},
      {"catch_discover_tests", &Run::add_test},
      {"check_c_compiler_flag", &Run::find_on_machine},
      {"check_c_source_compiles", &Run::find_on_machine},
      {"check_cxx_compiler_flag", &Run::find_on_machine},
      {"check_cxx_source_compiles", &Run::find_on_machine},
      {"check_function_exists", &Run::find_on_machine},
      {"check_include_file", &Run::find_on_machine},
      {"check_library_exists", &Run::find_on_machine},
      {"check_symbol_exists", &Run::find_on_machine},
      {"check_type_size", &Run::find_on_machine},
      {"cmake_host_system_information", nullptr},
      {"cmake_language", &Run::cmake_language},
      {"cmake_minimum_required", nullptr},
      {"cmake_parse_arguments", &Run::parse_arguments},
      {"cmake_path", &Run::cmake_path},
      {"cmake_policy", nullptr},
      {"configure_file", &Run::configure_file},
      {"doctest_discover_tests", &Run::add_test},
      {"enable_language", nullptr},
      {"enable_testing", nullptr},
      {"execute_process", &Run::run_on_machine},
      {"file", &Run::file},
      {"find_file", &Run::find_on_machine},
      {"find_library", &Run::find_on_machine},
      {"find_package", nullptr},
      {"find_path", &Run::find_on_machine},
      {"find_program", &Run::find_on_machine},
      {"get_directory_property", &Run::find_on_machine},
      {"get_filename_component", &Run::filename_component},
      {"get_property", &Run::get_property},
      {"get_source_file_property", &Run::find_on_machine},
      {"get_target_property", &Run::get_target_property},
      {"gtest_add_tests", &Run::add_test},
      {"gtest_discover_tests", &Run::add_test},
      {"include", &Run::include},
      {"include_directories", &Run::include_directories},
      {"include_guard", &Run::include_guard},
      {"install", nullptr},
      {"link_directories", nullptr},
      {"link_libraries", &Run::link_libraries},
      {"list", &Run::list},
      {"mark_as_advanced", nullptr},
      {"math", &Run::math},
      {"message", nullptr},
      {"option", &Run::option},
      {"project", &Run::project},
      {"remove", &Run::find_on_machine},
      {"set", &Run::set},
      {"set_property", &Run::set_property},
      {"set_source_files_properties", &Run::set_source_properties},
      {"set_target_properties", &Run::set_target_properties},
      {"source_group", nullptr},
      {"string", &Run::string},
      {"target_compile_definitions", nullptr},
      {"target_compile_features", nullptr},
      {"target_compile_options", nullptr},
      {"target_include_directories", &Run::target_include_directories},
      {"target_link_libraries", &Run::target_link_libraries},
      {"target_link_options", nullptr},
      {"target_precompile_headers", nullptr},
      {"target_sources", &Run::target_sources},
      {"try_compile", &Run::run_on_machine},
      {"try_run", &Run::run_on_machine},
      {"unset", &Run::unset},
  };
  return all;
}

}  // namespace podworks
