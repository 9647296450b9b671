// A town in which nothing is left to chance, for households that are followed with pencil and paper: stated arrivals,
// constant lengths, a few named workers who work 8–12 and 13–17 from Monday to Friday. Unless a test says otherwise it
// runs for five weeks from Monday 3 September 2018, without warm-up and without a holiday in them, so a worker is
// contracted for 25 days = 200 hours; follow-up is four weeks, and investigations are watched for two.
#pragma once

#include "domain/casework_measures.hpp"
#include "domain/scenario.hpp"
#include "engine/absence.hpp"
#include "engine/replication.hpp"

#include <cmath>
#include <cstdio>
#include <optional>
#include <ostream>
#include <stdexcept>
#include <string>
#include <vector>

namespace sluss::test {

/// "2018-09-03 08:30"
inline kernel::Time when(const char* written) {
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    int hour = 0;
    int minute = 0;
    if (std::sscanf(written, "%d-%u-%u %d:%d", &year, &month, &day, &hour, &minute) != 5)
        throw std::logic_error(std::string("no date and time: ") + written);
    const kernel::Date date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
    return kernel::Time{kernel::Days{date}} + std::chrono::hours{hour} + std::chrono::minutes{minute};
}

// Pieces of work, in hours.

inline domain::ByComplexity<kernel::Distribution> always(double hours) {
    return domain::ByComplexity<kernel::Distribution>::all(kernel::Distribution::constant(hours));
}

inline domain::WorkItem meeting(double hours, double notes = 0, int count = 1) {
    domain::WorkItem item;
    item.name = "meeting";
    item.kind = domain::WorkItem::Kind::appointment;
    item.count = domain::ByComplexity<int>::all(count);
    item.hours = always(hours);
    item.documentation = kernel::Distribution::constant(notes);
    return item;
}

inline domain::WorkItem desk(double hours, int count = 1) {
    domain::WorkItem item;
    item.name = "desk";
    item.count = domain::ByComplexity<int>::all(count);
    item.hours = always(hours);
    return item;
}

/// An answer that comes so many days after the stage opened; with `board_days`, a board that decides on it.
inline domain::WorkItem answer_after(double days, int board_days = 0) {
    domain::WorkItem item;
    item.name = "answer";
    item.kind = domain::WorkItem::Kind::external_wait;
    item.hours = always(days * 24);
    item.board_days = board_days;
    return item;
}

inline domain::WorkItem only_for(domain::Entry entry, domain::WorkItem item) {
    item.only = {entry};
    return item;
}

inline domain::WorkItem at_home(domain::WorkItem item) {
    item.setting = domain::Setting::home;
    return item;
}

// Stages, with the one way on from each.

inline domain::Stage stage(domain::StageId id, domain::Stage::Kind kind, std::vector<domain::WorkItem> work,
                           domain::StageId next = domain::Branch::closed) {
    domain::Stage result;
    result.id = id;
    result.kind = kind;
    result.role = 0;
    result.work = std::move(work);
    result.next = {{next}};
    return result;
}
inline domain::Stage contact(std::vector<domain::WorkItem> work, domain::StageId next = domain::Branch::closed) {
    return stage(domain::default_stage::contact, domain::Stage::Kind::contact, std::move(work), next);
}
inline domain::Stage investigation(std::vector<domain::WorkItem> work, domain::StageId next = domain::Branch::closed) {
    return stage(domain::default_stage::investigation, domain::Stage::Kind::investigation, std::move(work), next);
}
inline domain::Stage intervention(std::vector<domain::WorkItem> work) {
    return stage(domain::default_stage::intervention, domain::Stage::Kind::intervention, std::move(work));
}

inline constexpr domain::StageId to_investigation = domain::default_stage::investigation;
inline constexpr domain::StageId to_intervention = domain::default_stage::intervention;

/// Hours in each account of the ledger but idle, to the second.
struct Hours {
    double client = 0;
    double repeats = 0;
    double documentation = 0;
    double coordination = 0;
    double consultation = 0;
    double staff_travel = 0;
    double missed = 0;
    double recruitment = 0;
    double overhead = 0;
    double absent = 0;

    friend bool operator==(const Hours&, const Hours&) = default;
    friend std::ostream& operator<<(std::ostream& out, const Hours& h) {
        return out << "client " << h.client << ", repeats " << h.repeats << ", documentation " << h.documentation
                   << ", coordination " << h.coordination << ", consultation " << h.consultation << ", staff travel "
                   << h.staff_travel << ", missed " << h.missed << ", recruitment " << h.recruitment << ", overhead "
                   << h.overhead << ", absent " << h.absent;
    }
};

/// One person of a unit.
struct Person {
    domain::IdSet knows;
    domain::IdSet does = domain::IdSet::first(domain::default_stage_names.size());
};

class Town {
public:
    static constexpr double wage = 100;
    static constexpr domain::PlaceId home = 0;

    Town() {
        auto& m = municipality();
        m.name = "Pappersby";
        m.places = {"home"};
        m.groups = {"everybody"};
        m.stages.assign(domain::default_stage_names.begin(), domain::default_stage_names.end());
        m.districts.emplace_back();
        m.districts[0].name = "the district";
        m.districts[0].place = home;
        domain::Role role;
        role.name = "caseworker";
        role.wage = wage;
        scenario.staff.roles = {role};
        scenario.organisations.emplace_back();
        organisation().name = "the organisation";
        organisation().roles = {role};
        runs("2018-09-03 00:00", 5);
        follow(28, 14);
    }

    domain::Municipality& municipality() { return scenario.municipality; }
    domain::Organisation& organisation() { return scenario.organisations[0]; }
    domain::Rules& rules() { return organisation().rules; }

    void runs(const char* from, int weeks) {
        scenario.experiment.start = kernel::day_of(when(from));
        scenario.experiment.warm_up = {};
        scenario.experiment.run = {std::chrono::months{0}, std::chrono::weeks{weeks}};
    }
    void follow(int days, int investigation_days) {
        scenario.experiment.follow_up_days = days;
        scenario.experiment.investigation_horizon_days = investigation_days;
    }

    /// A place some minutes on foot from another.
    domain::PlaceId place(const std::string& name, double minutes, double km, domain::PlaceId from = home) {
        municipality().places.push_back(name);
        const auto id = static_cast<domain::PlaceId>(municipality().places.size() - 1);
        municipality().links.push_back({from, id, domain::Link::Mode::walk, minutes, km});
        return id;
    }

    domain::NeedId need(const std::string& name, std::vector<domain::Stage> stages) {
        domain::Need added;
        added.name = name;
        added.stages = std::move(stages);
        municipality().needs.push_back(std::move(added));
        municipality().districts[0].incidence_factor.push_back(1);
        return static_cast<domain::NeedId>(municipality().needs.size() - 1);
    }
    domain::Need& the(domain::NeedId need) { return municipality().needs[need]; }

    /// A unit with an office of its own at the place, for some needs and (unless named) all stages.
    domain::UnitId unit(const std::string& name, domain::PlaceId place, const domain::IdSet& needs,
                        const std::vector<Person>& people,
                        const domain::IdSet& stages = domain::IdSet::first(domain::default_stage_names.size())) {
        domain::Office office;
        office.name = name;
        office.place = place;
        organisation().offices.push_back(office);
        domain::Unit added;
        added.name = name;
        added.office = static_cast<domain::OfficeId>(organisation().offices.size() - 1);
        added.needs = needs;
        added.stages = stages;
        for (const auto& person : people) {
            domain::StaffGroup group;
            group.stages = person.does & stages;
            group.competences = person.knows;
            group.fte = 1;
            added.staff.push_back(group);
        }
        organisation().units.push_back(std::move(added));
        return static_cast<domain::UnitId>(organisation().units.size() - 1);
    }
    void door(domain::UnitId unit, const domain::IdSet& needs) {
        domain::Door added;
        added.name = "door " + std::to_string(organisation().doors.size());
        added.unit = unit;
        added.groups = domain::IdSet::of({0});
        added.needs = needs;
        organisation().doors.push_back(std::move(added));
    }
    /// A unit with its own door for one need, where one person who knows it does everything.
    domain::UnitId silo(domain::NeedId need, domain::PlaceId place) {
        const auto it = domain::IdSet::of({need});
        const auto id = unit(the(need).name, place, it, {{it}});
        door(id, it);
        return id;
    }

    /// The returned reference holds until the next arrival is stated.
    domain::StatedArrival& arrives(const char* time, domain::NeedId need) {
        auto& arrival = municipality().stated_arrivals.emplace_back();
        arrival.time = when(time);
        arrival.need = need;
        return arrival;
    }

    engine::ReplicationResult run(std::uint64_t seed = 1) const {
        return engine::run_replication(scenario, 0, seed, 0);
    }
    domain::Measures measures(std::uint64_t seed = 1) const { return run(seed).measures; }

    /// Who holds a post at the start, by its number: the roles one after the other, in each the units in order.
    [[nodiscard]] engine::PersonId person(domain::WorkerId post) const {
        const auto& organisation = scenario.organisations[0];
        for (domain::RoleId role = 0; role < organisation.roles.size(); ++role) {
            std::size_t place = 0;
            for (const auto& unit : organisation.units)
                for (const auto& group : unit.staff) {
                    if (group.role != role) continue;
                    if (post-- == 0) return engine::person_id(role, place, 0);
                    ++place;
                }
        }
        throw std::logic_error("there is no such post");
    }

    /// Of everybody, within the measured period.
    [[nodiscard]] double contracted_hours() const {
        double sum = 0;
        const auto& experiment = scenario.experiment;
        const auto last = kernel::day_of(experiment.end());
        for (const auto& unit : scenario.organisations[0].units)
            for (const auto& group : unit.staff) {
                const kernel::WorkCalendar calendar{scenario.organisations[0].roles[group.role].hours, experiment.start,
                                                    last};
                sum += kernel::in_hours(calendar.work_between(experiment.measure_from(), experiment.end()));
            }
        return sum;
    }
    /// The ledger, as the shares of contracted and present hours say.
    /// \param vacant  hours of posts that nobody held
    [[nodiscard]] Hours ledger(const domain::Measures& m, double vacant = 0) const {
        using domain::Measure;
        const double contracted = contracted_hours() - vacant;
        const double absent = std::round(m.get(Measure::absence_share) * contracted * 3600) / 3600;
        const double present = contracted - absent;
        const auto hours = [&](Measure share) { return std::round(m.get(share) * present * 3600) / 3600; };
        return {hours(Measure::client_time_share),   hours(Measure::repeat_share),
                hours(Measure::documentation_share), hours(Measure::coordination_share),
                hours(Measure::consultation_share),  hours(Measure::staff_travel_share),
                hours(Measure::missed_share),        hours(Measure::recruitment_share),
                hours(Measure::overhead_share),      absent};
    }

    domain::Scenario scenario;
};

}  // namespace sluss::test
