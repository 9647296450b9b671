#include "service/people.hpp"

#include <algorithm>

namespace sluss::service {

People::People(const domain::service::Service& service, const domain::service::Design& design)
    : service_(service), design_(design) {
    for (const auto& stage : design.stages) {
        most_needs_ = std::max(most_needs_, stage.holds.size());
        for (const auto& work : stage.work) most_needs_ = std::max(most_needs_, work.by.size() + work.with.size());
    }
}

Person& People::welcome(ClientId kind, std::uint64_t ordinal, Time now) {
    Person* place = nullptr;
    if (free_.empty()) {
        place = &all_.emplace_back(most_needs_);
        place->words.resize(service_.attributes.size());
        place->numbers.resize(service_.attributes.size());
        place->own_clinic.resize(design_.books.size());
        if (free_.capacity() < all_.size()) free_.reserve(2 * all_.size());
    } else {
        place = free_.back();
        free_.pop_back();
    }
    Person& person = *place;
    person.kind = kind;
    person.ordinal = ordinal;
    person.arrived = now;
    person.visits.assign(design_.stages.size(), 0);
    person.joined_visits.assign(design_.stages.size(), 0);
    person.present = true;
    person.stage = domain::service::leaves;
    person.waiting = false;
    person.rounds = 0;
    person.last_round = now;
    person.blocked_before = domain::service::leaves;
    person.waited = person.worked = {};
    person.joined = person.served = person.left = person.balked = person.turned_away = false;
    person.stories.assign(service_.measures.size(), {});
    return person;
}

}  // namespace sluss::service
