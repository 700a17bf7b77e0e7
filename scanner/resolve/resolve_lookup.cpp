// What a name that is looked up at run time means (imports.md, cases 46 and 47): the pod whose code has the class, the
// protocol, or the class that is registered for a service. A name that nobody declares may be the SDK's: it is no
// dependency, and stays unresolved.
#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "scanner/resolve/jvm_names.h"
#include "scanner/resolve/resolver.h"
#include "scanner/resolve/system_names.h"

namespace podworks {

Resolution Resolver::resolve_lookup(const ImportStatement& statement, const Importer& importer) {
  if (context_.scan.files[index_of(importer.file)].language == Language::Jvm) {
    return resolve_android_class(statement, importer);
  }
  const std::string_view name = statement.spelling;
  if (auto found = configured(name, importer)) return *found;
  const bool has_module = name.find('.') != std::string_view::npos;
  std::optional<Resolution> found;
  if (statement.form == Form::ServiceName) {
    found = service(name, importer);
  } else if (has_module) {
    found = class_of_module(name, importer);
  } else if (statement.form == Form::ClassName) {
    found = runtime_class(name, importer);
  } else {
    const auto holders = context_.names->find(DeclaredName::Kind::ObjcProtocol, name);
    found = one_of(visible(holders, importer), How::Declaration, importer);
  }
  if (found) return *found;
  if (auto outside = external(name, name.substr(0, name.find('.')), importer)) return *outside;
  return {Unresolved{}};
}

// "com.wb.Page", a nested "com.wb.Page$Row", ".Page" and "Page" of the pod's own namespace.
Resolution Resolver::resolve_android_class(const ImportStatement& statement, const Importer& importer) {
  constexpr std::size_t kLongestName = 1000;  // bytes; each of its beginnings is looked up
  if (statement.spelling.size() > kLongestName) return {Unresolved{}};
  if (auto found = configured(statement.spelling, importer)) return *found;
  std::string name(statement.spelling);
  const std::size_t dot = name.find('.');
  const bool is_relative = dot == 0 || dot == std::string::npos;
  if (is_relative) {
    const std::string_view space = context_.index.first_provided(Language::Jvm, importer.pod);
    name.insert(0, dot == 0 ? std::string(space) : fmt::format("{}.", space));
  }
  std::replace(name.begin(), name.end(), '$', '.');
  if (auto found = declared_name(name, importer)) return *found;
  if (statement.only_if_known || is_relative) return {Unresolved{}};
  if (auto found = external_by_config(name, library_of(name))) return *found;
  const bool may_be_pools = !is_platform_package(name) && !may_be_of_library(name, importer);
  if (may_be_pools && !context_.names->root_near(name).empty()) return {Unresolved{}};
  return {External{arena_.keep(library_of(name))}};
}

// Where code implements it; else where the header of a prebuilt library announces it.
std::optional<Resolution> Resolver::runtime_class(std::string_view name, const Importer& importer) {
  for (const auto kind : {DeclaredName::Kind::ObjcImplementation, DeclaredName::Kind::ObjcClass}) {
    const auto found = one_of(visible(context_.names->find(kind, name), importer), How::Declaration, importer);
    if (found) return found;
  }
  return std::nullopt;
}

// Swift's "Mod.A": the module decides. Which of its files declares A is not known: Swift's classes are not listed.
std::optional<Resolution> Resolver::class_of_module(std::string_view name, const Importer& importer) {
  const std::string_view module = name.substr(0, name.find('.'));
  std::vector<UnitId> units;
  for (const auto& entry : context_.index.modules(module)) units.push_back(entry.value);
  if (units.empty()) {
    if (!is_system_module(module)) return std::nullopt;
    return Resolution{External{arena_.keep(module)}};
  }
  const Choice choice = choose_pod(units, importer);
  if (!choice.unit) return Resolution{Ambiguous{choice.candidates}};
  return Resolution{Resolved{*choice.unit, std::nullopt, How::ModuleName}};
}

// The pod of the class that is registered for the protocol, and the one whose file registers it: without either there
// is no service.
std::optional<Resolution> Resolver::service(std::string_view protocol, const Importer& importer) {
  const auto registrations = visible(context_.names->find(DeclaredName::Kind::ObjcService, protocol), importer);
  std::vector<NameIndex::Holder> classes;
  for (const NameIndex::Holder& registration : registrations) {
    const Importer registrar{registration.file, registration.unit, pod_of(registration.unit)};
    const auto of_class = runtime_class(registration.value, registrar);
    const auto* known = of_class ? std::get_if<Resolved>(&of_class->target) : nullptr;
    classes.push_back(known == nullptr ? registration
                                       : NameIndex::Holder{known->file.value_or(registration.file), known->unit});
  }
  std::optional<Resolution> found = one_of(classes, How::Declaration, importer);
  const auto* chosen = found ? std::get_if<Resolved>(&found->target) : nullptr;
  if (chosen == nullptr) return found;
  for (std::size_t i = 0; i < classes.size(); ++i) {
    const bool is_chosen = pod_of(classes[i].unit) == pod_of(chosen->unit);
    const bool registers_elsewhere = pod_of(registrations[i].unit) != pod_of(chosen->unit);
    if (is_chosen && registers_elsewhere) found->also = {registrations[i].unit};
  }
  return found;
}

}  // namespace podworks
