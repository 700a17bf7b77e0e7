// @import M; and Swift's import M: the first part of the dotted name is a module, and a module is a pod's or the SDK's.
#include "base/text.h"
#include "scanner/resolve/resolver.h"
#include "scanner/resolve/system_names.h"

namespace podworks {

Resolution Resolver::resolve(const ImportStatement& statement, const Importer& importer) {
  if (statement.malformed) return {Unresolved{}};
  switch (statement.form) {
    case Form::Module:
      return resolve_module(statement, importer);
    case Form::CxxModule:
      return resolve_cxx_module(statement, importer);
    case Form::Embed:
      return resolve_embed(statement, importer);
    case Form::Package:
    case Form::PackageAll:
      return resolve_package(statement, importer);
    case Form::Uri:
    case Form::Part:
      return resolve_uri(statement, importer);
    case Form::Specifier:
      return statement.only_if_known ? resolve_js_glob(statement, importer) : resolve_specifier(statement, importer);
    case Form::Computed:
    case Form::ComputedName:
      return {Unresolved{"what it means is known at run time only"}};
    case Form::ClassName:
    case Form::ProtocolName:
    case Form::ServiceName:
      return resolve_lookup(statement, importer);
    case Form::IncludeQuote:
    case Form::IncludeAngle:
    case Form::IncludeMacro:
    case Form::ModuleMapHeader:
    case Form::ForwardClass:
    case Form::ForwardProtocol:
      break;
  }
  return resolve_include(statement, importer);
}

Resolution Resolver::resolve_module(const ImportStatement& statement, const Importer& importer) {
  const std::string_view module = statement.spelling.substr(0, statement.spelling.find('.'));
  if (auto found = configured(statement.spelling, importer)) return *found;
  std::vector<UnitId> units;
  for (const auto& entry : context_.index.modules(module)) units.push_back(entry.value);
  if (!units.empty()) {
    const Choice choice = choose_pod(units, importer);
    if (!choice.unit) return {Ambiguous{choice.candidates}};
    Resolution found{Resolved{*choice.unit, std::nullopt, How::ModuleName}};
    found.shadows_system = is_system_module(module);
    return found;
  }
  if (is_system_module(module)) return {External{arena_.keep(module)}};
  if (auto found = external(statement.spelling, module, importer)) return *found;
  if (auto found = generated(module, importer)) return *found;
  // A package from outside has modules of other names than its products', and brings the packages that it uses itself.
  // What this gets wrong: a module of the pool that no manifest declares.
  if (declared(importer.unit).takes_swift_packages) return {External{arena_.keep(module)}};
  return {Unresolved{}};
}

}  // namespace podworks
