#include "scanner/pods/swiftpm/products.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/text.h"

namespace podworks {
namespace {

using Targets = std::vector<const PodDeclaration*>;
/// The targets of a product, by the folder of its package.
using Offers = std::map<std::string_view, Targets>;

/// No package has as many that matter.
constexpr std::size_t kMaxHidden = 500;

/// The package that fills the pool: its folder may be called anything.
constexpr std::string_view kPoolRoot = ".";

class Products {
 public:
  explicit Products(const std::vector<PodDeclaration>& pods) {
    for (const PodDeclaration& pod : pods) {
      if (pod.package.empty()) continue;
      targets_.emplace(std::pair<std::string_view, std::string_view>(pod.package, pod.name), &pod);
      for (const std::string& product : pod.products) offers_[product][pod.package].push_back(&pod);
    }
  }

  /// What the dependencies of a target mean.
  std::vector<DeclaredDependency> resolved(const PodDeclaration& pod,
                                           const std::vector<DeclaredDependency>& dependencies) const {
    std::vector<DeclaredDependency> all;
    std::set<std::tuple<std::string, std::string, DeclaredFor, std::string>> declared;
    for (const DeclaredDependency& dependency : dependencies) {
      const Targets found = meant_by(dependency, pod.package);
      if (found.empty()) all.push_back(dependency);
      const auto add = [&](const PodDeclaration& target, const std::string& package) {
        if (target.name == pod.name) return;
        if (!declared.emplace(target.name, dependency.product, dependency.purpose, dependency.platform).second) return;
        all.push_back(dependency);
        all.back().name = target.name;
        all.back().package = package;
      };
      for (const PodDeclaration* target : found) add(*target, "");
      for (const PodDeclaration* target : hidden_behind(found)) add(*target, target->package);
    }
    return all;
  }

 private:
  /// Empty if no package has it, or nothing says which of several.
  Targets meant_by(const DeclaredDependency& dependency, std::string_view own_package) const {
    const auto product = offers_.find(dependency.product);
    if (product == offers_.end()) return {};
    std::vector<const Offers::value_type*> offers;
    for (const Offers::value_type& offer : product->second) {
      if (offer.first != own_package) offers.push_back(&offer);
    }
    const bool is_known = dependency.package.empty();  // the reader found the package by its path
    const auto keep = [&](auto&& holds) {
      std::erase_if(offers, [&](const Offers::value_type* offer) { return !holds(*offer); });
    };
    if (is_known) {
      keep([&](const Offers::value_type& offer) { return has_target(offer.second, dependency); });
    } else {
      const auto has_name = [&](const Offers::value_type& offer) {
        return to_lower(base_name(offer.first)) == to_lower(dependency.package);
      };
      const bool is_named =
          std::any_of(offers.begin(), offers.end(), [&](const auto* offer) { return has_name(*offer); });
      keep([&](const Offers::value_type& offer) { return is_named ? has_name(offer) : offer.first == kPoolRoot; });
    }
    if (offers.size() != 1) return {};
    if (!is_known) return offers.front()->second;
    return {targets_.at({offers.front()->first, dependency.name})};
  }

  static bool has_target(const Targets& targets, const DeclaredDependency& dependency) {
    return std::any_of(targets.begin(), targets.end(),
                       [&](const PodDeclaration* one) { return one->name == dependency.name; });
  }

  /// The targets of no product that come along with these: nobody outside of their package can declare them.
  Targets hidden_behind(Targets targets) const {
    std::set<const PodDeclaration*> seen(targets.begin(), targets.end());
    Targets hidden;
    while (!targets.empty() && hidden.size() < kMaxHidden) {
      const PodDeclaration* const target = targets.back();
      targets.pop_back();
      for (const DeclaredDependency& dependency : target->units[0].dependencies) {
        const auto found = targets_.find({target->package, dependency.name});
        if (found == targets_.end() || !found->second->products.empty()) continue;
        if (dependency.purpose != DeclaredFor::Build || !seen.insert(found->second).second) continue;
        hidden.push_back(found->second);
        targets.push_back(found->second);
      }
    }
    return hidden;
  }

  std::map<std::string_view, Offers> offers_;                                               // by product
  std::map<std::pair<std::string_view, std::string_view>, const PodDeclaration*> targets_;  // by package and name
};

}  // namespace

void find_products(std::vector<PodDeclaration>& pods) {
  const Products products(pods);
  std::vector<std::vector<DeclaredDependency>> resolved(pods.size());
  for (std::size_t i = 0; i < pods.size(); ++i) {
    if (!pods[i].package.empty()) resolved[i] = products.resolved(pods[i], pods[i].units[0].dependencies);
  }
  for (std::size_t i = 0; i < pods.size(); ++i) {
    if (!pods[i].package.empty()) pods[i].units[0].dependencies = std::move(resolved[i]);
  }
}

}  // namespace podworks
