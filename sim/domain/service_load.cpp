// Holds the work that visits make against what is there.
#include "domain/service_load.hpp"

#include "domain/language.hpp"
#include "domain/service_bottlenecks.hpp"
#include "domain/service_means.hpp"
#include "domain/service_traffic.hpp"
#include "domain/service_work.hpp"

#include <algorithm>
#include <cmath>

namespace sluss::domain::service {

namespace {

void add_resources(const Design& design, const WorkSums& work, kernel::Time begin, kernel::Time from, kernel::Time to,
                   std::vector<ResourceLoad>& result) {
    std::vector<Demand> demands;
    for (const auto& [any_of, amount] : work.needed()) demands.push_back({{any_of.begin(), any_of.end()}, amount});
    std::vector<double> there;
    for (const auto& resource : design.resources) there.push_back(mean_number(resource, begin, from, to));
    const auto at_least = work.at_least();
    for (const auto& one : bottlenecks(demands, there)) {
        ResourceLoad load;
        load.resources.assign(one.servers.begin(), one.servers.end());
        load.part = one.part;
        load.needed = one.needed;
        load.there = one.there;
        load.at_least = std::any_of(one.servers.begin(), one.servers.end(), [&](std::size_t r) { return at_least[r]; });
        result.push_back(std::move(load));
    }
}

/// Clinics whose slots clients may have whose own it is, all of them sooner or later.
std::vector<ClinicId> clinics_of(const AppointmentBook& book, ClinicId own) {
    if (book.choice == AppointmentBook::Choice::own) return {own};
    std::vector<ClinicId> result;
    if (book.choice == AppointmentBook::Choice::partly_pooled) {
        result = book.clinics[own].neighbours;
        result.push_back(own);
        std::sort(result.begin(), result.end());
        result.erase(std::unique(result.begin(), result.end()), result.end());
        return result;
    }
    for (std::size_t c = 0; c < book.clinics.size(); ++c) result.push_back(static_cast<ClinicId>(c));
    return result;
}

/// A book's slots are two servers for each clinic: those open to everybody, and those kept for the urgent for good.
void add_book(const Design& design, const WorkSums& work, std::size_t b, std::vector<ResourceLoad>& result) {
    const auto& book = design.books[b];
    const bool kept = book.carved_out > 0 && !book.released_days;
    std::vector<double> there;
    for (const auto& clinic : book.clinics) {
        double all = 0;
        double carved = 0;
        for (const double slots : clinic.slots) {
            all += slots;
            if (kept) carved += std::floor(slots * book.carved_out + 0.5);
        }
        there.push_back(all - carved);
        there.push_back(carved);
    }
    std::vector<Demand> demands;
    for (std::size_t c = 0; c < book.clinics.size(); ++c)
        for (const bool urgent : {false, true}) {
            const Amount needed = work.slots()[b][urgent ? 1 : 0] * book.clinics[c].share;
            if (book.clinics[c].share <= 0 || (needed.offered <= 0 && !work.at_least_of_book(b))) continue;
            Demand demand;
            demand.needed = needed;
            for (const auto clinic : clinics_of(book, static_cast<ClinicId>(c))) {
                demand.by.push_back(2 * std::size_t{clinic});
                if (urgent && kept) demand.by.push_back(2 * std::size_t{clinic} + 1);
            }
            demands.push_back(std::move(demand));
        }
    for (const auto& one : bottlenecks(demands, there)) {
        ResourceLoad load;
        load.book = b;
        load.part = one.part;
        load.needed = one.needed;
        load.there = one.there;
        load.at_least = work.at_least_of_book(b);
        for (const auto server : one.servers) {
            const auto clinic = static_cast<ClinicId>(server / 2);
            if (server % 2 == 0)
                load.slots.push_back({clinic, there[server + 1] > 0});
            else
                load.slots.back().open_only = false;
        }
        result.push_back(std::move(load));
    }
}

}  // namespace

ResourceLoad::Overload ResourceLoad::overload() const {
    if (needed.sure > 0 && needed.sure >= there) return Overload::yes;
    return needed.kept > 0 && needed.kept >= there ? Overload::if_none_are_lost : Overload::no;
}

ServiceLoad expected_load(const Service& service, const Design& design, kernel::Time begin, kernel::Time from,
                          kernel::Time to) {
    ServiceLoad result;
    std::size_t cases_left = 500'000;  // some seconds
    try {
        const Traffic traffic(service, design);
        WorkSums work(service, design, traffic);
        std::vector<double> visits_per_hour(design.stages.size(), 0);
        std::vector<bool> met(design.stages.size(), false);
        for (const auto& some : traffic.everybody(begin, from, to)) {
            const auto all = traffic.visits_of(some);
            if (all.size() > cases_left) throw NotComputed{tr("there are too many combinations of attributes")};
            cases_left -= all.size();
            for (const auto& visits : all) {
                visits_per_hour[visits.stage] += visits.times.offered * some.per_hour;
                met[visits.stage] = true;
                work.add(some, visits);
            }
        }
        std::vector<bool> by_loss(design.stages.size(), false);
        for (std::size_t c = 0; c < service.clients.size(); ++c) {
            const auto lost = reached_by_loss(service, design, static_cast<ClientId>(c));
            for (std::size_t s = 0; s < lost.size(); ++s) {
                if (!lost[s]) continue;
                work.add_unknown(static_cast<ClientId>(c), static_cast<StageId>(s));
                by_loss[s] = true;
            }
        }
        for (std::size_t s = 0; s < by_loss.size(); ++s)
            if (by_loss[s] && !met[s]) result.stages_left_out.push_back(static_cast<StageId>(s));
        add_resources(design, work, begin, from, to, result.resources);
        for (std::size_t b = 0; b < design.books.size(); ++b)
            if (work.used(b)) add_book(design, work, b, result.resources);
        result.visits_per_hour = std::move(visits_per_hour);
    } catch (const NotComputed& reason) {
        result.not_computed = reason.why;
    }
    return result;
}

std::vector<ResourceLoad> overloads(const ServiceLoad& load) {
    using Overload = ResourceLoad::Overload;
    const auto worse = [](const ResourceLoad& a, const ResourceLoad& b) {
        if (a.overload() != b.overload()) return a.overload() > b.overload();
        const auto counted = a.overload() == Overload::yes ? &Amount::sure : &Amount::kept;
        return a.needed.*counted * b.there > b.needed.*counted * a.there;
    };
    std::vector<ResourceLoad> result;
    const ResourceLoad* worst = nullptr;
    const auto end_group = [&] {
        if (worst != nullptr && worst->overload() != Overload::no) result.push_back(*worst);
        worst = nullptr;
    };
    for (const auto& one : load.resources) {
        if (!one.part) end_group();
        if (worst == nullptr || worse(one, *worst)) worst = &one;
    }
    end_group();
    return result;
}

std::string name_of(const Design& design, const ResourceLoad& load) {
    std::string names;
    const auto add = [&](const std::string& name) { names += (names.empty() ? "" : ", ") + name; };
    for (const auto id : load.resources) add(design.resources[id].name);
    if (!load.book) return names;
    const auto& book = design.books[*load.book];
    const auto open = [](const ResourceLoad::Slots& slots) { return slots.open_only; };
    const bool all_open = std::all_of(load.slots.begin(), load.slots.end(), open);
    const bool some_open = !all_open && std::any_of(load.slots.begin(), load.slots.end(), open);
    if (some_open || load.slots.size() < book.clinics.size() || book.choice == AppointmentBook::Choice::own)
        for (const auto& slots : load.slots) {
            const std::string& name = book.clinics[slots.clinic].name;
            add(some_open && slots.open_only ? tr("{} (open slots)", name) : name);
        }
    const std::string whole = names.empty() ? book.name : book.name + ": " + names;
    return all_open ? tr("{} (open slots)", whole) : whole;
}

}  // namespace sluss::domain::service
