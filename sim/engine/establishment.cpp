#include "engine/establishment.hpp"

namespace sluss::engine {

using domain::Dimension;
using domain::Measure;

Establishment::Establishment(std::size_t units, std::size_t roles, Time begin)
    : total_(begin), by_unit_(units, Tally{begin}), by_role_(roles, Tally{begin}) {}

template <typename Function>
void Establishment::for_levels(domain::UnitId unit, domain::RoleId role, Function function) {
    function(total_);
    function(by_unit_[unit]);
    function(by_role_[role]);
}

void Establishment::count(const std::vector<Post*>& posts, Time now) {
    struct Number {
        std::int64_t all = 0;
        std::int64_t vacant = 0;
    };
    Number total;
    std::vector<Number> by_unit(by_unit_.size());
    std::vector<Number> by_role(by_role_.size());
    for (const Post* post : posts) {
        const std::int64_t vacant = post->holder == nullptr ? 1 : 0;
        for (Number* number : {&total, &by_unit[post->unit->level], &by_role[post->group->role]}) {
            ++number->all;
            number->vacant += vacant;
        }
    }
    const auto set = [now](Tally& tally, const Number& number) {
        tally.posts.add(now, number.all - tally.posts.value());
        tally.vacant.add(now, number.vacant - tally.vacant.value());
    };
    set(total_, total);
    for (std::size_t unit = 0; unit < by_unit.size(); ++unit) set(by_unit_[unit], by_unit[unit]);
    for (std::size_t role = 0; role < by_role.size(); ++role) set(by_role_[role], by_role[role]);
}

void Establishment::left(const Worker& worker) {
    for_levels(worker.unit->level, worker.role, [](Tally& tally) { ++tally.left; });
}

void Establishment::hired(const Worker& worker, double days) {
    for_levels(worker.unit->level, worker.role, [days](Tally& tally) {
        ++tally.hired;
        tally.days_to_hire += days;
    });
}

void Establishment::begin_measuring(Time now) {
    const auto begin = [now](Tally& tally) {
        tally.posts.restart(now);
        tally.vacant.restart(now);
        tally.left = 0;
        tally.hired = 0;
        tally.days_to_hire = 0;
    };
    begin(total_);
    for (auto& tally : by_unit_) begin(tally);
    for (auto& tally : by_role_) begin(tally);
}

void Establishment::Tally::report(domain::Measures& measures, Dimension dimension, std::size_t level, Time now) {
    const auto set = [&](Measure measure, double value) { measures.set(measure, dimension, level, value); };
    const auto all = static_cast<double>(posts.area(now));
    const auto empty = static_cast<double>(vacant.area(now));
    if (!(all > 0)) return;
    set(Measure::vacancy_share, empty / all);
    constexpr double microseconds_per_year = 365.25 * 24 * kernel::microseconds_per_hour;
    if (all > empty)
        set(Measure::turnover_per_year, static_cast<double>(left) / ((all - empty) / microseconds_per_year));
    if (hired > 0) set(Measure::days_to_hire, days_to_hire / static_cast<double>(hired));
}

void Establishment::report(domain::Measures& measures, Time now) {
    total_.report(measures, Dimension::total, 0, now);
    for (std::size_t unit = 0; unit < by_unit_.size(); ++unit)
        by_unit_[unit].report(measures, Dimension::unit, unit, now);
    for (std::size_t role = 0; role < by_role_.size(); ++role)
        by_role_[role].report(measures, Dimension::role, role, now);
}

}  // namespace sluss::engine
