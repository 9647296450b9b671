#include "domain/measures.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace sluss::domain {

std::optional<DimensionId> Catalogue::dimension_named(std::string_view name) const {
    const auto found = std::find(dimensions.begin(), dimensions.end(), name);
    if (found == dimensions.end()) return std::nullopt;
    return static_cast<std::size_t>(found - dimensions.begin());
}

Measures::Measures(std::shared_ptr<const Catalogue> catalogue, std::vector<std::vector<std::string>> levels)
    : catalogue_(std::move(catalogue)), levels_(std::move(levels)), measures_(catalogue_->measures.size()) {
    assert(levels_.size() == catalogue_->dimensions.size());
    levels_[DimensionId().index] = {"total"};
    std::size_t size = 0;
    for (const auto& names : levels_) {
        offset_.push_back(size);
        size += names.size() * measures_;
    }
    values_.assign(size, undefined);
}

}  // namespace sluss::domain
