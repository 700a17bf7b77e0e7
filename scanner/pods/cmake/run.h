// Runs the scripts of one build as far as their text decides it. Where a condition is not known all branches are run,
// and what they set and declare is united.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "scanner/pods/cmake/model.h"
#include "scanner/pods/cmake/scopes.h"
#include "scanner/pods/cmake/syntax.h"
#include "scanner/pods/reader.h"

namespace podworks {

/// Scripts that were read once, by their path in the pool; null: it is not in the listing or cannot be read.
class CMakeScripts {
 public:
  explicit CMakeScripts(const ReaderContext& context) : context_(context) {}
  std::shared_ptr<const CMakeScript> read(const std::string& path);
  /// What the disk has there, though the listing does not. It is asked once.
  enum class OnDisk : std::uint8_t { Nothing, File, Folder };
  OnDisk on_disk(const std::string& path);
  /// A number for the branches of an `if`, once in the pool.
  std::uint32_t next_choice() { return ++choices_; }

 private:
  const ReaderContext& context_;
  std::uint32_t choices_ = 0;
  std::unordered_map<std::string, OnDisk> on_disk_;
  std::map<std::string, std::shared_ptr<const CMakeScript>, std::less<>> scripts_;
};

/// A place in a script that stays read, without a copy of its path: there are many words, and few are reported.
struct CMakePlace {
  std::string_view file = {};
  int line = 0;
  int column = 0;

  operator Place() const { return {std::string(file), line, column}; }
};

/// An argument, its variables followed. Lists are several words.
struct CMakeWord {
  CMakeValue value = {};
  CMakeArgument::Kind kind = CMakeArgument::Kind::Unquoted;
  CMakePlace at = {};

  const std::string& text() const { return value.texts[0]; }
  bool is(std::string_view keyword) const { return value.texts.size() == 1 && value.texts[0] == keyword; }
  /// An unquoted argument that came to nothing.
  bool is_empty() const { return kind == CMakeArgument::Kind::Unquoted && value.texts.size() == 1 && text().empty(); }
};
using CMakeWords = std::vector<CMakeWord>;

/// Capitals alone, as commands have their own words.
bool is_cmake_keyword(std::string_view text);
/// PUBLIC, PRIVATE, INTERFACE and their old forms.
bool is_cmake_scope(const CMakeWord& word);
/// What follows it holds for the target itself, for whoever links it.
bool builds_with(const CMakeWord& scope);
bool passes_on(const CMakeWord& scope);

enum class Tri : std::uint8_t { No, Yes, Unknown };

class CMakeRun {
 public:
  static constexpr int kMaxBlocks = 150;      // of blocks and calls
  static constexpr int kMaxRounds = 100'000;  // of one loop

  /// Whether it is remembered which elements of lists only some branches have; without it such an element counts as
  /// certain once its list is used. It doubles the time of a long build.
  enum class Branches { Forgotten, Remembered };

  CMakeRun(const ReaderContext& context, CMakeScripts& scripts, Branches branches = Branches::Forgotten)
      : context_(context), scripts_(scripts), scopes_(branches == Branches::Remembered) {}
  /// `manifest` is the path of the top CMakeLists.txt.
  CMakeBuild run(const std::string& manifest);

 private:
  enum class Flow { Normal, Return, Break, Continue, Stop };
  struct Procedure {
    std::shared_ptr<const CMakeScript> script = {};
    std::size_t begin = 0;  // its `function` or `macro` command
  };
  struct Directory {
    std::string folder = {};                ///< absolute
    std::vector<CMakeItem> includes = {};   ///< include_directories
    std::vector<CMakeLink> links = {};      ///< link_libraries
    std::vector<std::size_t> targets = {};  ///< declared in it
    struct Deferred {
      CMakeCommand command = {};
      CMakeWords words = {};
    };
    std::vector<Deferred> deferred = {};  ///< calls for its end
  };
  /// What an argument comes to so far. A variable has the same text wherever it stands in it.
  struct Expansion {
    CMakeValue value = {};
    std::string_view chosen = {};           ///< the first reference that may have several texts
    std::vector<std::size_t> choices = {};  ///< which of them each text of `value` has
  };
  /// The variables that a loop sets, and what to: of one round, of the next one, ...
  struct Loop {
    std::vector<std::string> names = {};
    std::vector<CMakeValue> values = {};
    std::string unknown = {};  ///< why there may be further rounds
  };
  using Handler = void (CMakeRun::*)(const CMakeCommand&, CMakeWords&);

  // run.cpp
  Flow run_commands(const CMakeScript& script, std::size_t begin, std::size_t end);
  Flow run_command(const CMakeScript& script, std::size_t& i);
  Flow run_if(const CMakeScript& script, std::size_t& i);
  Flow run_while(const CMakeScript& script, std::size_t i);
  Flow run_block(const CMakeScript& script, std::size_t begin);
  Flow run_return(const CMakeWords& words);
  Flow run_round(const CMakeScript& script, std::size_t i);
  void run_possible_round(const CMakeScript& script, std::size_t i);
  Flow call(const Procedure& procedure, const CMakeCommand& command, CMakeWords words);
  bool spend(std::size_t steps);
  void stop(const CMakeCommand& command, std::string message);
  static const std::map<std::string, Handler, std::less<>>& handlers();

  // foreach.cpp
  Flow run_foreach(const CMakeScript& script, std::size_t i);
  static std::optional<Loop> counting_loop(const CMakeWords& words);
  std::optional<Loop> loop_over(const CMakeWords& words, std::size_t in);
  std::optional<Loop> zipped(const CMakeWords& words, Loop loop, std::size_t first);

  // words.cpp
  CMakeWords words_of(const CMakeCommand& command);
  CMakeWords words_with_outputs(const CMakeCommand& command);
  void add_words(const CMakeArgument& argument, CMakeWords& words);
  CMakeValue expand(std::string_view text, bool is_quoted, int depth = 0);
  void append_reference(std::string_view text, std::size_t& at, Expansion& to, int depth);
  void append_variable(const CMakeValue& name, std::string_view reference, Expansion& to);
  void append_text(std::string_view text, CMakeValue& value);
  void append_value(const CMakeValue& part, std::string_view reference, Expansion& to);
  CMakeValue lookup(std::string_view name) const;
  /// nullptr: no script has set it.
  const CMakeValue* find(std::string_view name) const;
  static CMakeValue joined(const CMakeWords& words, std::size_t begin, std::size_t end);
  CMakePlace place(int line, int column) const { return {script_path_, line, column}; }
  CMakePlace place(const CMakeCommand& command) const { return place(command.line, command.column); }

  // conditions.cpp
  Tri decide(const CMakeWords& words);
  /// Whether it holds with the options' defaults, and where nothing of the machine is known.
  bool guess(const CMakeWords& words);
  /// The value's text, or what it is as a rule while guessing; nullptr if it is not known.
  const std::string* known(const CMakeValue& value) const { return guesses_ ? &value.texts[0] : value.known(); }
  Tri decide_or(const CMakeWords& words, std::size_t& i, int depth);
  Tri decide_and(const CMakeWords& words, std::size_t& i, int depth);
  Tri decide_not(const CMakeWords& words, std::size_t& i, int depth);
  Tri decide_one(const CMakeWords& words, std::size_t& i, int depth);
  std::optional<Tri> decide_unary(const CMakeWords& words, std::size_t& i);
  std::optional<Tri> decide_binary(const CMakeWords& words, std::size_t& i);
  Tri exists(const CMakeValue& value, bool is_folder) const;
  Tri truth(const CMakeWord& word);
  Tri matches(const CMakeValue& text, const CMakeValue& pattern);
  CMakeValue operand(const CMakeWord& word) const;

  // variables.cpp
  void set(const CMakeCommand&, CMakeWords& words);
  void unset(const CMakeCommand&, CMakeWords& words);
  void option(const CMakeCommand&, CMakeWords& words);
  void parse_arguments(const CMakeCommand&, CMakeWords& words);
  void filename_component(const CMakeCommand&, CMakeWords& words);
  void math(const CMakeCommand&, CMakeWords& words);
  void find_on_machine(const CMakeCommand& command, CMakeWords& words);
  void run_on_machine(const CMakeCommand& command, CMakeWords& words);
  void make_unknown(const CMakeCommand& command, std::string_view name);
  // lists.cpp
  void list(const CMakeCommand& command, CMakeWords& words);
  bool append(const CMakeWords& words);
  void filter(const CMakeWords& words, std::vector<std::string>& items);
  bool transform(const CMakeWords& words, std::vector<std::string>& items);
  // strings.cpp
  void string(const CMakeCommand& command, CMakeWords& words);
  std::optional<CMakeValue> regex_string(const CMakeWords& words);
  // files.cpp
  void file(const CMakeCommand& command, CMakeWords& words);
  void glob(const CMakeCommand& command, const CMakeWords& words);
  void aux_source_directory(const CMakeCommand& command, CMakeWords& words);
  void configure_file(const CMakeCommand&, CMakeWords& words);
  void add_outputs(const CMakeCommand&, CMakeWords& words);
  // scripts.cpp
  void enter_directory(const std::string& folder);
  void add_subdirectory(const CMakeCommand& command, CMakeWords& words);
  void include(const CMakeCommand& command, CMakeWords& words);
  void include_script(const std::string& path, const CMakeCommand& command);
  void include_guard(const CMakeCommand&, CMakeWords& words);
  void project(const CMakeCommand&, CMakeWords& words);
  Flow run_script(const std::shared_ptr<const CMakeScript>& script);
  // language.cpp
  void cmake_language(const CMakeCommand& command, CMakeWords& words);
  void cmake_path(const CMakeCommand& command, CMakeWords& words);
  void call_by_name(const CMakeCommand& command, CMakeWords words);
  void run_deferred();
  // targets.cpp
  void add_library(const CMakeCommand& command, CMakeWords& words);
  void add_executable(const CMakeCommand& command, CMakeWords& words);
  void add_custom_target(const CMakeCommand& command, CMakeWords& words);
  void declare(const CMakeCommand& command, CMakeTarget::Type type, const CMakeWords& words, std::size_t sources);
  CMakeTarget& new_target(const std::string& name, CMakeTarget::Type type, const CMakeCommand& command);
  /// The headers among the arguments of the function that runs; of the nearest one that has any.
  std::vector<std::string> given_headers();
  std::vector<CMakeTarget*> targets_of(const CMakeWord& word);
  void target_sources(const CMakeCommand& command, CMakeWords& words);
  std::size_t file_set(const CMakeWords& words, std::size_t i, CMakeTarget& target);
  void target_include_directories(const CMakeCommand& command, CMakeWords& words);
  void target_link_libraries(const CMakeCommand& command, CMakeWords& words);
  void add_dependencies(const CMakeCommand& command, CMakeWords& words);
  void add_test(const CMakeCommand& command, CMakeWords& words);
  /// Paths are made absolute; generator expressions stay.
  void add_items(const CMakeWord& word, bool are_paths, CMakeTarget* target, std::vector<CMakeItem>& items);
  /// Words that a generator expression with blanks or semicolons was torn into are one again.
  static void mend_expressions(CMakeWords& words);
  // properties.cpp
  void include_directories(const CMakeCommand& command, CMakeWords& words);
  void link_libraries(const CMakeCommand& command, CMakeWords& words);
  void set_target_properties(const CMakeCommand& command, CMakeWords& words);
  void set_property(const CMakeCommand& command, CMakeWords& words);
  void get_property(const CMakeCommand& command, CMakeWords& words);
  void get_target_property(const CMakeCommand& command, CMakeWords& words);
  void set_source_properties(const CMakeCommand& command, CMakeWords& words);
  void give_property(CMakeTarget& target, std::string_view name, const CMakeWords& values, bool appends);
  void unknown_command(const CMakeCommand& command);

  std::string absolute(std::string_view path) const { return absolute_cmake_path(directory().folder, path); }
  Directory& directory() { return directories_.back(); }
  const Directory& directory() const { return directories_.back(); }
  bool is_listed(std::string_view path) const;
  bool is_listed_folder(std::string_view path) const;
  void report(const Place& at, std::string message, std::string help);

  const ReaderContext& context_;
  CMakeScripts& scripts_;
  CMakeBuild build_;
  CMakeScopes scopes_;
  std::vector<Directory> directories_;  // from the top to the one that is read
  std::map<std::string, Procedure, std::less<>> procedures_;
  std::map<std::string, CMakeValue, std::less<>> global_properties_;
  std::set<std::string, std::less<>> directories_read_;
  std::set<std::string, std::less<>> guarded_scripts_;
  std::set<std::string, std::less<>> unknown_commands_;
  const std::map<std::string, CMakeValue, std::less<>>* macro_ = nullptr;  // what its parameters stand for
  std::vector<const CMakeWords*> calls_;                                   // arguments of what is run, outermost first
  std::vector<DeclaredBranch> branches_;                                   // around, whose conditions are not known
  std::string_view script_path_;                                           // that is run
  int undecided_ = 0;                                                      // branches around that may not be taken
  int unusual_ = 0;                                                        // ... that the options' defaults do not take
  int depth_ = 0;
  std::size_t steps_ = 0;
  std::size_t bytes_ = 0;
  bool stopped_ = false;
  bool guesses_ = false;
  bool has_unread_script_ = false;  // an include() led out of the pool: variables may come from there
  bool returns_ = false;            // a command asks to leave the script: include_guard
  bool fails_ = false;              // message(FATAL_ERROR)
};

}  // namespace podworks
