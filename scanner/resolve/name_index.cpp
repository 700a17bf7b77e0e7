#include "scanner/resolve/name_index.h"

#include "scanner/resolve/jvm_names.h"

namespace podworks {
void NameIndex::add(const Declaration& declaration) {
  const Holder holder{declaration.file, declaration.unit, declaration.in_tests, declaration.name.value};
  switch (declaration.name.kind) {
    case DeclaredName::Kind::JvmPackage:
      if (!holder.in_tests) add_owner(declaration.name.name, holder.unit);
      return packages_.add(declaration.name.name, holder);
    case DeclaredName::Kind::JvmName:
      return names_.add(declaration.name.name, holder);
    case DeclaredName::Kind::ProtoPackage:
      return protos_.add(declaration.name.name, holder);
    case DeclaredName::Kind::CxxModule:
      return modules_.add(declaration.name.name, holder);
    case DeclaredName::Kind::ObjcClass:
      return interfaces_.add(declaration.name.name, holder);
    case DeclaredName::Kind::ObjcImplementation:
      return implementations_.add(declaration.name.name, holder);
    case DeclaredName::Kind::ObjcProtocol:
      return protocols_.add(declaration.name.name, holder);
    case DeclaredName::Kind::ObjcService:
      return services_.add(declaration.name.name, holder);
  }
}

void NameIndex::build() {
  packages_.build();
  names_.build();
  protos_.build();
  modules_.build();
  interfaces_.build();
  implementations_.build();
  protocols_.build();
  services_.build();
}

std::span<const NameIndex::Table::Entry> NameIndex::find(DeclaredName::Kind kind, std::string_view name) const {
  switch (kind) {
    case DeclaredName::Kind::JvmPackage:
      return packages_.find(name);
    case DeclaredName::Kind::JvmName:
      return names_.find(name);
    case DeclaredName::Kind::ProtoPackage:
      return protos_.find(name);
    case DeclaredName::Kind::CxxModule:
      return modules_.find(name);
    case DeclaredName::Kind::ObjcClass:
      return interfaces_.find(name);
    case DeclaredName::Kind::ObjcImplementation:
      return implementations_.find(name);
    case DeclaredName::Kind::ObjcProtocol:
      return protocols_.find(name);
    case DeclaredName::Kind::ObjcService:
      return services_.find(name);
  }
  return {};
}

void NameIndex::add_owner(std::string_view package, UnitId unit) {
  const std::string_view root = first_parts(package, kRootParts);
  roots_.insert(root);
  for (std::string_view parts = root; !parts.empty(); parts = outer_name(parts)) {
    const auto [known, is_new] = owners_.try_emplace(parts, Owner{unit});
    known->second.has_others |= known->second.first != unit;
  }
}

bool NameIndex::is_of_several(std::string_view parts) const {
  const auto found = owners_.find(parts);
  return found != owners_.end() && found->second.has_others;
}

std::string_view NameIndex::root_near(std::string_view name) const {
  for (std::size_t parts = kRootParts; parts > 0; --parts) {
    const std::string_view root = first_parts(name, parts);
    if (roots_.contains(root)) return root;
  }
  return {};
}

}  // namespace podworks
