#include "generator/write_files.h"

#include <fmt/format.h>

#include <map>
#include <optional>

#include "base/text.h"
#include "generator/header_line.h"
#include "generator/unified_diff.h"

namespace podworks {
namespace {

/// A file as it lies on the disk; `text` is unset if there is none.
struct Found {
  FileState state = FileState::New;
  std::optional<std::string> text = {};
};

std::vector<Error> path_errors(const FileSystem& disk, const std::vector<EmittedFile>& files);
/// What one file is refused for, whatever lies there.
std::vector<Error> target_errors(const FileSystem& disk, const EmittedFile& file, const WriteOptions& options);
Result<Found> look_at(const FileSystem& disk, const EmittedFile& file);
bool is_protected(FileState state) {
  return state == FileState::Edited || state == FileState::Foreign;
}
Error refusal(const EmittedFile& file, FileState state);
Error leads_out(const EmittedFile& file);
Diagnostic stale_finding(const EmittedFile& file, const Found& found);
/// The header's hash always differs; the line behind it that does is the one to look at.
int first_changed_line(std::string_view on_disk, std::string_view emitted);

}  // namespace

const char* to_string(FileState state) {
  switch (state) {
    case FileState::New:
      return "new";
    case FileState::Unchanged:
      return "unchanged";
    case FileState::Changed:
      return "changed";
    case FileState::Edited:
      return "edited by hand";
    case FileState::Foreign:
      return "not ours";
  }
  return "";
}

Result<WriteReport> write_files(FileSystem& disk, const std::vector<EmittedFile>& files, const WriteOptions& options) {
  std::vector<Error> errors = path_errors(disk, files);
  if (!errors.empty()) return errors;
  WriteReport report;
  std::vector<FileToWrite> to_write;
  for (const EmittedFile& file : files) {
    const Result<Found> found = look_at(disk, file);
    const std::vector<Error> refused = found.ok() ? target_errors(disk, file, options) : found.errors();
    errors.insert(errors.end(), refused.begin(), refused.end());
    if (!found.ok()) continue;
    const FileState state = found.value().state;
    if (!options.check && !options.force && is_protected(state)) errors.push_back(refusal(file, state));
    if (options.check && state != FileState::Unchanged) report.findings.push_back(stale_finding(file, found.value()));
    if (state != FileState::Unchanged) to_write.push_back({file.path, file.content});
    report.files.push_back({file.path, file.app, state, false});
  }
  if (!errors.empty()) return errors;
  if (options.check || options.dry_run) return report;
  const Result<Done> written = disk.write_all(to_write);
  if (!written.ok()) return written.errors();
  for (FileOutcome& file : report.files) file.written = file.state != FileState::Unchanged;
  return report;
}

namespace {

std::vector<Error> path_errors(const FileSystem& disk, const std::vector<EmittedFile>& files) {
  std::vector<Error> errors;
  std::map<std::string, const EmittedFile*> by_path;
  for (const EmittedFile& file : files) {
    const bool absolute = !file.path.empty() && file.path.front() == '/';
    const std::optional<std::string> path = absolute ? std::nullopt : normalize_path(file.path);
    if (!path || path->empty()) {
      errors.push_back(
          {fmt::format("`{}` of app `{}` must not be written: it lies outside the pool", file.path, file.app),
           {},
           "give `emit:` a path below the folder of podworks.yml"});
      continue;
    }
    const auto [other, is_first] = by_path.emplace(disk.real_path(*path).value_or(*path), &file);
    if (is_first) continue;
    errors.push_back(
        {fmt::format("`{}` would be written twice: for app `{}` and for app `{}`", *path, other->second->app, file.app),
         {},
         "give each `emit:` a path of its own"});
  }
  for (const auto& [path, file] : by_path) {
    for (std::string_view folder = folder_of(path); !folder.empty(); folder = folder_of(folder)) {
      if (by_path.find(std::string(folder)) == by_path.end()) continue;
      errors.push_back({fmt::format("`{}` would be a file, and the folder of `{}`", folder, file->path),
                        {},
                        "give each `emit:` a path of its own"});
    }
  }
  return errors;
}

std::vector<Error> target_errors(const FileSystem& disk, const EmittedFile& file, const WriteOptions& options) {
  std::vector<Error> errors;
  const std::optional<std::string> real = disk.real_path(file.path);
  if (options.is_input && (options.is_input(file.path) || (real && options.is_input(*real)))) {
    return {
        {fmt::format("`{}` is a file that podworks reads: it must not be written, not even with `--force`", file.path),
         {},
         "give `emit:` a path of its own"}};
  }
  if (options.check) return errors;
  if (!options.force && !real) errors.push_back(leads_out(file));
  if (const std::error_code error = disk.why_not_writable(file.path)) {
    errors.push_back({fmt::format("cannot write `{}`: {}", file.path, error.message()), {}, ""});
  }
  return errors;
}

Result<Found> look_at(const FileSystem& disk, const EmittedFile& file) {
  if (disk.is_folder(file.path)) return Error{fmt::format("`{}` is a folder, a file goes there", file.path), {}, ""};
  if (disk.is_special(file.path)) {
    return Error{fmt::format("`{}` is a pipe, a device or a broken link, a file goes there", file.path),
                 {},
                 "remove it, or give `emit:` another path"};
  }
  if (!disk.is_file(file.path)) return Found{};
  const Result<std::string> text = disk.read_text(file.path);
  if (!text.ok()) return text.errors();
  if (same_text(text.value(), file.content)) return Found{FileState::Unchanged, text.value()};
  switch (origin_of(text.value())) {
    case Origin::Ours:
      return Found{FileState::Changed, text.value()};
    case Origin::Edited:
      return Found{FileState::Edited, text.value()};
    case Origin::Foreign:
      break;
  }
  return Found{FileState::Foreign, text.value()};
}

Error leads_out(const EmittedFile& file) {
  return {fmt::format("`{}` leads out of the pool: a folder on the way is a link", file.path),
          {file.path, 0, 0},
          "give `emit:` a path in the pool, or write there all the same with `--force`"};
}

Error refusal(const EmittedFile& file, FileState state) {
  if (state == FileState::Edited) {
    return {fmt::format("`{}` was edited by hand since podworks wrote it", file.path),
            {file.path, 1, 0},
            fmt::format("move the edit to `{}.tmpl` or podworks.yml, or overwrite it with `--force`", file.path)};
  }
  return {fmt::format("`{}` was not written by podworks", file.path),
          {file.path, 1, 0},
          fmt::format("move what must stay to `{}.tmpl`, then overwrite it with `--force`", file.path)};
}

Diagnostic stale_finding(const EmittedFile& file, const Found& found) {
  Diagnostic finding;
  finding.rule = "stale-manifest";
  finding.severity = Severity::Error;
  finding.subject = file.path;
  finding.apps = {file.app};
  finding.help = fmt::format("run `{}`", command_of(file.app));
  finding.place.file = file.path;
  if (!found.text) {
    finding.message = fmt::format("`{}` is missing: app `{}` emits it", file.path, file.app);
    return finding;
  }
  finding.place.line = first_changed_line(*found.text, file.content);
  finding.message = fmt::format("`{}` is not what the plan of app `{}` gives", file.path, file.app);
  if (found.state == FileState::Edited) {
    finding.notes.push_back("it was edited by hand since podworks wrote it");
    finding.help = refusal(file, found.state).hint;
  } else if (found.state == FileState::Foreign) {
    finding.notes.push_back("it was not written by podworks");
    finding.help = refusal(file, found.state).hint;
  }
  finding.notes.push_back(unified_diff(*found.text, file.content, file.path, file.path + " (generated)"));
  return finding;
}

int first_changed_line(std::string_view on_disk, std::string_view emitted) {
  const int line = first_difference(on_disk, emitted);
  const std::size_t end = on_disk.find('\n');
  if (line != 1 || end == std::string_view::npos) return line;
  const int in_body = first_difference(on_disk.substr(end + 1), emitted.substr(emitted.find('\n') + 1));
  return in_body == 0 ? line : in_body + 1;
}

}  // namespace
}  // namespace podworks
