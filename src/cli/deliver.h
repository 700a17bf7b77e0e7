// Brings results to the standard output and into files, and messages to the standard error.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"
#include "cli/locate.h"
#include "model/project.h"

namespace podworks {

/// Whether the files of -o and --report can be written to, before any work. Errors: a file that podworks reads, or by
/// its name would read; git's own files; two results in one file.
Result<Done> check_targets(const Call& call);
/// The same once podworks.yml is known: what it includes, names or lets `generate` write.
Result<Done> check_targets(const Call& call, const Project& project, const Location& location);
/// Renders the answer for the screen or -o, and for each --report. On the screen without --format, the commands of the
/// service that runs us follow the text. A closed pipe is no error; a full disk is.
Result<Done> deliver(const Command& command, const Answer& answer, Call& call);

/// To the standard output. False if it could not be written; the reason is then on the standard error.
bool write_text(const World& world, std::string_view text);

/// `error: ...`, the place and what to do, one after the other.
void print_errors(const World& world, const std::vector<Error>& errors, bool colour);
/// `podworks: ...` on the standard error, unless --quiet.
void print_note(const Call& call, std::string_view text);
/// For --timings: the stages, then what reading and lexing took in each language.
void print_timings(const Call& call);

/// May text on the standard output be coloured?
bool wants_colour(const Options& options, const World& world);

/// An absolute path, without a slash at its end, for one that the user gave, as seen from the folder of -C.
std::string absolute_path(const Call& call, std::string_view path);

}  // namespace podworks
