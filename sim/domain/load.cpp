// Expected hours of work for every unit, from the traffic equations of each need's pathway and the mean of each piece
// of work. Says what the engine will draw on average, without queues; its approximations are listed at expected_load.
// Relies on strands.hpp for the ways through the organisation and on mean_work.hpp for what each visit costs; never
// looks at staff numbers.
#include "domain/demand_over_time.hpp"
#include "domain/mean_work.hpp"
#include "domain/open_time.hpp"
#include "domain/staffing.hpp"
#include "domain/strands.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

namespace sluss::domain {

namespace {

/// A further need of a household: how often it is known from the start, and how often found on the way.
struct Further {
    NeedId need;
    double known;
    double found;
};

/// Returns of returns come to an end; a certain return would make their sum infinite.
constexpr double most_returning = 0.95;

constexpr double days_of_a_year = 365.25;

bool covers(const Unit& unit, DistrictId district) {
    return unit.districts.empty() || unit.districts.contains(district);
}

bool one_worker_does(const Unit& unit, const Stage& a, const Stage& b) {
    return std::any_of(unit.staff.begin(), unit.staff.end(), [&](const StaffGroup& group) {
        return group.stages.contains(a.id) && group.stages.contains(b.id);
    });
}

class LoadSum {
public:
    /// \param organisation  its own rules hold in all of the districts
    LoadSum(const Municipality& municipality, const Organisation& organisation, const IdSet& districts)
        : municipality_(municipality),
          organisation_(organisation),
          districts_(districts),
          rules_(organisation.rules),
          mean_(municipality, organisation),
          routes_(municipality, organisation),
          work_(organisation.units.size(),
                std::vector(municipality.stages.size(), std::vector<Work>(municipality.needs.size()))),
          cases_(organisation.units.size(), std::vector<double>(municipality.stages.size())) {}

    WorkLoad sum() {
        for (const DistrictId district : districts_.ids())
            for (NeedId need = 0; need < municipality_.needs.size(); ++need)
                for (std::size_t c = 0; c < complexities; ++c) households(district, need, static_cast<Complexity>(c));
        return with_breadth_and_competence();
    }

private:
    // ---- who comes, with what -------------------------------------------------------------------------------------

    void households(DistrictId district, NeedId first, Complexity complexity) {
        const Need& need = municipality_.needs[first];
        const District& where = municipality_.districts[district];
        const double factor = first < where.incidence_factor.size() ? where.incidence_factor[first] : 1;
        const double growth = growth_of_arrivals(municipality_, district, municipality_.load_after_years);
        const double incidence = where.population / 1000 * factor * need.complexity[complexity] * growth;
        if (need.stages.empty() || incidence <= 0) return;

        Strands strands;
        strands.district = district;
        strands.need = first;
        strands.complexity = complexity;
        if (need.applications > 0) {
            strands.per_year = incidence * need.applications;
            household(strands, 1 / (1 - returning(strands)));
        }
        if (need.reports > 0) {
            strands.report = strands.first_by_report = true;
            strands.per_year = incidence * need.reports / need.repeats;
            const auto days = open_days(need, routes_.flow(strands), complexity, rules_);
            const double joined = joined_share(std::accumulate(days.begin(), days.end(), 0.0), need.repeats);
            household(strands, 1 + (need.repeats - 1) * (1 - joined));
            join_reports(strands, strands.per_year * (need.repeats - 1) * joined, days);
        }
    }

    /// The strands of one kind of household; the first need's occur `times` times.
    void household(Strands first, double times) {
        const auto further = further_needs(first);
        const bool team_possible =
            rules_.several_needs == SeveralNeeds::coordinated_team && first.complexity == Complexity::complex;
        double alone = 1;
        for (const auto& other : further) {
            alone *= 1 - other.known - other.found;
            first.others.emplace_back(other.need, other.known + other.found);
        }

        const double households = first.per_year;
        first.per_year = households * times * (team_possible ? alone : 1);
        add(first);
        if (team_possible) {
            first.coordinated = true;
            first.per_year = households * times * (1 - alone);
            add(first);
        }
        for (const auto& other : further) {
            first.per_year = households;
            add_further(first, other, further);
        }
    }

    /// A further need of these households.
    void add_further(const Strands& first, const Further& own, const std::vector<Further>& all) {
        Strands strands = first;
        strands.need = own.need;
        strands.along_with = first.need;
        // It comes by application where people can apply for it, otherwise with the report.
        strands.report = municipality_.needs[own.need].applications <= 0;
        strands.others = {{first.need, 1.0}};
        for (const auto& third : all)
            if (third.need != own.need) strands.others.emplace_back(third.need, third.known + third.found);
        const double times =
            strands.report ? 1 : 1 / (1 - std::min(most_returning, municipality_.needs[own.need].returns));

        strands.arrival = arrival_if_known(strands);
        strands.per_year = first.per_year * own.known * times;
        add(strands);
        if (strands.arrival == Arrival::referred) refer(strands, first.per_year * own.known);

        // One found on the way is referred, unless the finder's unit handles it jointly with the first.
        for (const auto& [finder, share] : routes_.units_of(municipality_.needs[first.need].stages.front(), first)) {
            const Unit& unit = organisation_.units[finder];
            const bool stays = routes_.joint() && unit.needs.contains(own.need) && covers(unit, strands.district);
            strands.arrival = stays ? Arrival::in_place : Arrival::referred;
            strands.per_year = first.per_year * own.found * share * times;
            add(strands);
            if (!stays) refer(strands, first.per_year * own.found * share);
        }
    }

    [[nodiscard]] Arrival arrival_if_known(const Strands& strands) const {
        if (rules_.several_needs == SeveralNeeds::by_referral) return Arrival::referred;
        if (rules_.several_needs == SeveralNeeds::parallel) return Arrival::knocking;
        for (const auto door : routes_.coverage().right_doors(strands.along_with, strands.district, std::nullopt))
            if (organisation_.doors[door].needs.contains(strands.need)) return Arrival::with_first;
        return Arrival::knocking;
    }

    [[nodiscard]] std::vector<Further> further_needs(const Strands& first) {
        std::vector<Further> all;
        for (const auto& also : municipality_.needs[first.need].also) {
            const double chance = also.chance[first.complexity];
            if (chance <= 0 || municipality_.needs[also.need].stages.empty()) continue;
            const double hidden = chance * also.hidden;
            all.push_back({also.need, chance - hidden, hidden > 0 ? hidden * (1 - never_found(first, also.need)) : 0});
        }
        return all;
    }

    /// The chance that no contact of the first need's strand finds a hidden need.
    [[nodiscard]] double never_found(const Strands& first, NeedId hidden) {
        const Behaviour& behaviour = municipality_.behaviour;
        std::vector<double> missed;
        for (const auto& stage : municipality_.needs[first.need].stages) {
            double found = 0;
            for (const auto& [unit, share] : routes_.units_of(stage, first)) {
                const double knows = mean_.knowing(unit, stage.id, hidden, nullptr);
                found += share * (knows * behaviour.found_within + (1 - knows) * behaviour.found_outside);
            }
            double spared = 0;
            for (const auto& [entry, part] : routes_.entries(first)) {
                double visit = 1;
                for (const auto& item : stage.work) {
                    if (item.kind != WorkItem::Kind::appointment || !item.meant_for(entry)) continue;
                    double all_miss = 1;
                    for (int i = 0; i < item.count[first.complexity]; ++i) all_miss *= 1 - found;
                    visit *= 1 - item.chance * (1 - all_miss);
                }
                spared += part * visit;
            }
            missed.push_back(spared);
        }
        return chance_spared(routes_.flow(first), missed);
    }

    /// The chance that a closed application comes back, more where a hidden need was never found.
    [[nodiscard]] double returning(const Strands& first) {
        const Need& need = municipality_.needs[first.need];
        if (need.returns <= 0) return 0;
        double none_left = 1;
        for (const auto& also : need.also)
            if (const double hidden = also.chance[first.complexity] * also.hidden; hidden > 0)
                none_left *= 1 - hidden * never_found(first, also.need);
        const double raised = std::min(1.0, need.returns * need.returns_hidden_factor);
        return std::min(most_returning, none_left * need.returns + (1 - none_left) * raised);
    }

    // ---- the way through the organisation -------------------------------------------------------------------------

    void add(const Strands& strands) {
        if (strands.per_year <= 0) return;
        const Need& need = municipality_.needs[strands.need];
        const Flow& way = routes_.flow(strands);
        std::vector<UnitShares> units;
        for (const auto& stage : need.stages) units.push_back(routes_.units_of(stage, strands));
        receive(strands);

        if (strands.along_with == none || !routes_.joint()) {
            const auto days = open_days(need, way, strands.complexity, rules_);
            for (std::size_t i = 0; i < need.stages.size(); ++i)
                for (const auto& [unit, share] : units[i])
                    cases_[unit][need.stages[i].id] += strands.per_year * days[i] / days_of_a_year * share;
        }
        for (std::size_t i = 0; i < need.stages.size(); ++i) {
            const double visits = strands.per_year * (way.visits[i] - (i == 0 ? 1 : 0));
            for (const auto& [unit, share] : units[i]) add_visits(strands, need.stages[i], unit, visits * share);
            for (std::size_t j = 0; j < need.stages.size(); ++j)
                for (const auto& [unit, share] : units[i])
                    add_moves(strands, need.stages[i], unit, need.stages[j], units[j],
                              strands.per_year * way.visits[i] * way.chance[i][j] * share);
        }
    }

    /// First contacts, at right doors and at wrong ones.
    void receive(const Strands& strands) {
        const Stage& contact = municipality_.needs[strands.need].stages.front();
        const bool further = strands.arrival == Arrival::with_first || strands.arrival == Arrival::in_place;
        for (const auto& [unit, share] : routes_.units_of(contact, strands))
            for (const auto& [entry, part] : routes_.entries(strands))
                cell(unit, contact, strands) +=
                    strands.per_year * share * part *
                    mean_.received({contact, unit, strands.district, strands.complexity}, entry, further);

        const bool tries_doors = strands.arrival == Arrival::knocking && !strands.report;
        const bool follows = strands.arrival == Arrival::with_first && !strands.first_by_report;
        if (tries_doors || follows) add_wrong_doors(strands, follows ? strands.along_with : strands.need);
    }

    /// Wrong doors that households try for `sought`: a contact there, and one referral for all they come with.
    void add_wrong_doors(const Strands& strands, NeedId sought) {
        const Stage& contact = municipality_.needs[strands.need].stages.front();
        const bool further = sought != strands.need;
        for (const auto& [entry, part] : routes_.entries(strands)) {
            const auto seen = routes_.coverage().doors_seen(municipality_.needs[sought].group, strands.district,
                                                            static_cast<Channel>(entry));
            const double right = chance_of_right_door(organisation_, seen, sought,
                                                      municipality_.districts[strands.district].knows_right_door);
            std::vector<UnitId> wrong;
            for (const auto door : seen)
                if (!organisation_.doors[door].needs.contains(sought)) wrong.push_back(organisation_.doors[door].unit);
            for (const auto& [unit, share] : equal_shares(wrong)) {
                Work visit = rules_.wrong_door_length *
                             mean_.received({contact, unit, strands.district, strands.complexity}, entry, further);
                if (!further) visit.fixed += kernel::in_hours(rules_.referral);
                cell(unit, contact, strands) += strands.per_year * part * share * (1 - right) * visit;
            }
        }
    }

    /// Referrals of a further need, by the unit where the first was received.
    void refer(const Strands& strands, double times) {
        Strands first = strands;
        first.need = strands.along_with;
        first.report = strands.first_by_report;
        const Stage& contact = municipality_.needs[first.need].stages.front();
        for (const auto& [unit, share] : routes_.units_of(contact, first))
            cell(unit, contact, first).fixed += times * share * kernel::in_hours(rules_.referral);
    }

    void add_visits(const Strands& strands, const Stage& stage, UnitId unit, double visits) {
        if (visits <= 0) return;
        const bool further = strands.along_with != none && routes_.together(unit, stage, strands.along_with);
        Work& sum = cell(unit, stage, strands);
        for (const auto& [entry, part] : routes_.entries(strands)) {
            Work work = mean_.of({stage, unit, strands.district, strands.complexity}, entry, further);
            if (stage.coordinated && further) work.meetings *= 2;  // a worker of its own beside the lead
            sum += visits * part * work;
        }
        if (stage.kind != Stage::Kind::investigation) return;
        for (const auto& [need, cases] : strands.others)
            if (!routes_.together(unit, stage, need))
                sum.fixed +=
                    visits * cases * routes_.investigated(need, strands) * kernel::in_hours(rules_.coordination);
    }

    /// Handing over on the way from a stage to the next, unless the receiver has the household's case already.
    void add_moves(const Strands& strands, const Stage& from, UnitId here, const Stage& to, const UnitShares& there,
                   double moves) {
        if (moves <= 0) return;
        const auto hand_over = [&](UnitId receiver, double times) {
            if (strands.along_with != none && routes_.together(receiver, to, strands.along_with)) return;
            cell(receiver, to, strands) +=
                times * mean_.taking_over({to, receiver, strands.district, strands.complexity}, here);
        };
        const Unit& unit = organisation_.units[here];
        if (unit.stages.contains(to.id) && unit.needs.contains(strands.need) && covers(unit, strands.district)) {
            if (rules_.continuity == Continuity::new_worker_per_stage || !one_worker_does(unit, from, to))
                hand_over(here, moves);
            return;
        }
        for (const auto& [receiver, share] : there) hand_over(receiver, moves * share);
    }

    /// Desk work for reports that join an open case, at the stages where cases stay open.
    void join_reports(const Strands& strands, double joined, const std::vector<double>& days) {
        const Need& need = municipality_.needs[strands.need];
        const double all = std::accumulate(days.begin(), days.end(), 0.0);
        if (joined <= 0 || all <= 0) return;
        for (std::size_t i = 0; i < days.size(); ++i)
            for (const auto& [unit, share] : routes_.units_of(need.stages[i], strands))
                cell(unit, need.stages[i], strands).fixed += joined * days[i] / all * share * need.joined_report_hours;
    }

    Work& cell(UnitId unit, const Stage& stage, const Strands& strands) { return work_[unit][stage.id][strands.need]; }

    [[nodiscard]] WorkLoad with_breadth_and_competence() const {
        WorkLoad load;
        load.cases = cases_;
        load.hours.assign(work_.size(),
                          std::vector(municipality_.stages.size(), std::vector<double>(municipality_.needs.size())));
        for (UnitId unit = 0; unit < work_.size(); ++unit) {
            std::vector<double> by_need(municipality_.needs.size());
            for (const auto& stage : work_[unit])
                for (std::size_t need = 0; need < stage.size(); ++need) by_need[need] += stage[need].hours();
            for (NeedId need = 0; need < municipality_.needs.size(); ++need)
                for (const auto& stage : municipality_.needs[need].stages) {
                    const bool received = stage.id == municipality_.needs[need].stages.front().id;
                    const double knowing = mean_.knowing(unit, stage.id, need, &by_need);
                    load.hours[unit][stage.id][need] =
                        mean_.hours_in(unit, stage, received, work_[unit][stage.id][need], knowing);
                }
        }
        return load;
    }

    const Municipality& municipality_;
    const Organisation& organisation_;
    const IdSet districts_;
    const Rules& rules_;
    MeanWork mean_;
    StrandRoutes routes_;
    std::vector<std::vector<std::vector<Work>>> work_;  // [unit][stage][need]
    std::vector<std::vector<double>> cases_;            // [unit][stage]
};

/// \pre both are of the same organisation; `all` may be empty as yet
void add(WorkLoad& all, const WorkLoad& part) {
    if (all.hours.empty()) {
        all = part;
        return;
    }
    for (std::size_t unit = 0; unit < all.hours.size(); ++unit)
        for (std::size_t stage = 0; stage < all.hours[unit].size(); ++stage) {
            all.cases[unit][stage] += part.cases[unit][stage];
            for (std::size_t need = 0; need < all.hours[unit][stage].size(); ++need)
                all.hours[unit][stage][need] += part.hours[unit][stage][need];
        }
}

}  // namespace

double WorkLoad::of_unit(UnitId unit) const {
    double sum = 0;
    for (StageId stage = 0; stage < hours[unit].size(); ++stage) sum += of(unit, stage);
    return sum;
}

double WorkLoad::of(UnitId unit, StageId stage) const {
    const auto& by_need = hours[unit][stage];
    return std::accumulate(by_need.begin(), by_need.end(), 0.0);
}

WorkLoad expected_load(const Municipality& municipality, const Organisation& organisation) {
    const std::size_t districts = municipality.districts.size();
    if (organisation.rules_in.empty()) return LoadSum(municipality, organisation, IdSet::first(districts)).sum();
    // Districts with the same rules are summed as if those held everywhere.
    WorkLoad all;
    for (const auto& [rules, alike] : rules_in_force(organisation, districts)) {
        Organisation part = organisation;
        part.rules = rules;
        part.rules_in.clear();
        add(all, LoadSum(municipality, part, alike).sum());
    }
    return all;
}

}  // namespace sluss::domain
