// The list of models, filled before main by the files of models/. Relies on nothing but the order-free rule that each
// model registers itself once; never names a model.
#include "domain/model_registry.hpp"

#include <stdexcept>
#include <utility>

namespace sluss::domain {

namespace {

/// Made at first use, so that models of any file may register before main.
std::map<std::string, Model>& registry() {
    static std::map<std::string, Model> all;
    return all;
}

}  // namespace

RegisterModel::RegisterModel(Model model) {
    const std::string name = model.name;
    if (!registry().emplace(name, std::move(model)).second)
        throw std::logic_error("two models are called '" + name + "'");
}

const std::map<std::string, Model>& models() {
    return registry();
}

}  // namespace sluss::domain
