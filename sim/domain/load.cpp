// Expected hours of work for every unit, from the traffic equations of each need's pathway and the mean of each piece
// of work. Says what the engine will draw on average, without queues; its approximations are listed at expected_load.
// Relies on flow.hpp for the visits to stages and on mean_work.hpp for what each costs; never looks at staff numbers.
#include "domain/flow.hpp"
#include "domain/mean_work.hpp"
#include "domain/open_time.hpp"
#include "domain/staffing.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <tuple>
#include <utility>

namespace sluss::domain {

namespace {

using UnitShares = std::vector<std::pair<UnitId, double>>;

/// How strands come to their first stage.
enum class Arrival {
    knocking,    ///< the household tries doors
    with_first,  ///< received together with the household's first need
    referred,    ///< a worker sends them to the right door
    in_place,    ///< the worker who found the need goes on with it; there is no first contact
};

/// Strands of need that are alike in all that their work depends on.
struct Stream {
    DistrictId district = 0;
    NeedId need = 0;
    Complexity complexity = Complexity::standard;
    bool report = false;
    bool coordinated = false;
    double per_year = 0;
    Arrival arrival = Arrival::knocking;
    NeedId along_with = none;  ///< the household's first need; `none` for that itself
    bool first_by_report = false;
    /// The household's other needs, and how many cases of each are expected.
    std::vector<std::pair<NeedId, double>> others;
};

/// A further need of a household: how often it is known from the start, and how often found on the way.
struct Further {
    NeedId need;
    double known;
    double found;
};

UnitShares equal_shares(const std::vector<UnitId>& units) {
    UnitShares shares;
    for (const auto unit : units) shares.emplace_back(unit, 1.0 / static_cast<double>(units.size()));
    return shares;
}

class LoadSum {
public:
    LoadSum(const Municipality& municipality, const Organisation& organisation)
        : municipality_(municipality),
          organisation_(organisation),
          rules_(organisation.rules),
          mean_(municipality, organisation),
          work_(organisation.units.size(),
                std::vector(municipality.stages.size(), std::vector<Work>(municipality.needs.size()))) {}

    WorkLoad sum() {
        for (DistrictId district = 0; district < municipality_.districts.size(); ++district)
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
        const double incidence = where.population / 1000 * factor * need.complexity[complexity];
        if (need.stages.empty() || incidence <= 0) return;

        Stream stream;
        stream.district = district;
        stream.need = first;
        stream.complexity = complexity;
        if (need.applications > 0) {
            stream.per_year = incidence * need.applications;
            household(stream, 1 / (1 - returning(stream)));
        }
        if (need.reports > 0) {
            stream.report = stream.first_by_report = true;
            stream.per_year = incidence * need.reports / need.repeats;
            const auto days = open_days(need, flow(stream), complexity, rules_);
            const double joined = joined_share(std::accumulate(days.begin(), days.end(), 0.0), need.repeats);
            household(stream, 1 + (need.repeats - 1) * (1 - joined));
            join_reports(stream, stream.per_year * (need.repeats - 1) * joined, days);
        }
    }

    /// The strands of one kind of household; the first need's occur `times` times.
    void household(Stream first, double times) {
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
    void add_further(const Stream& first, const Further& own, const std::vector<Further>& all) {
        Stream stream = first;
        stream.need = own.need;
        stream.along_with = first.need;
        // It comes by application where people can apply for it, otherwise with the report.
        stream.report = municipality_.needs[own.need].applications <= 0;
        stream.others = {{first.need, 1.0}};
        for (const auto& third : all)
            if (third.need != own.need) stream.others.emplace_back(third.need, third.known + third.found);
        const double times = stream.report ? 1 : 1 / (1 - municipality_.needs[own.need].returns);

        stream.arrival = arrival_if_known(stream);
        stream.per_year = first.per_year * own.known * times;
        add(stream);
        if (stream.arrival == Arrival::referred) refer(stream, first.per_year * own.known);

        // One found on the way is referred, unless the finder's unit handles it jointly with the first.
        for (const auto& [finder, share] : units_of(municipality_.needs[first.need].stages.front(), first)) {
            const Unit& unit = organisation_.units[finder];
            const bool stays = joint() && unit.needs.contains(own.need) && covers(unit, stream.district);
            stream.arrival = stays ? Arrival::in_place : Arrival::referred;
            stream.per_year = first.per_year * own.found * share * times;
            add(stream);
            if (!stays) refer(stream, first.per_year * own.found * share);
        }
    }

    [[nodiscard]] Arrival arrival_if_known(const Stream& stream) const {
        if (rules_.several_needs == SeveralNeeds::by_referral) return Arrival::referred;
        if (rules_.several_needs == SeveralNeeds::parallel) return Arrival::knocking;
        for (const auto door : right_doors(organisation_, stream.along_with, stream.district, std::nullopt))
            if (organisation_.doors[door].needs.contains(stream.need)) return Arrival::with_first;
        return Arrival::knocking;
    }

    [[nodiscard]] std::vector<Further> further_needs(const Stream& first) {
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
    [[nodiscard]] double never_found(const Stream& first, NeedId hidden) {
        const Behaviour& behaviour = municipality_.behaviour;
        std::vector<double> missed;
        for (const auto& stage : municipality_.needs[first.need].stages) {
            double found = 0;
            for (const auto& [unit, share] : units_of(stage, first)) {
                const double knows = mean_.knowing(unit, stage.id, hidden, nullptr);
                found += share * (knows * behaviour.found_within + (1 - knows) * behaviour.found_outside);
            }
            double spared = 0;
            for (const auto& [entry, part] : entries(first)) {
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
        return chance_spared(flow(first), missed);
    }

    /// The chance that a closed application comes back, more where a hidden need was never found.
    [[nodiscard]] double returning(const Stream& first) {
        const Need& need = municipality_.needs[first.need];
        if (need.returns <= 0) return 0;
        double none_left = 1;
        for (const auto& also : need.also)
            if (const double hidden = also.chance[first.complexity] * also.hidden; hidden > 0)
                none_left *= 1 - hidden * never_found(first, also.need);
        const double raised = std::min(1.0, need.returns * need.returns_hidden_factor);
        return std::min(0.95, none_left * need.returns + (1 - none_left) * raised);
    }

    // ---- the way through the organisation -------------------------------------------------------------------------

    void add(const Stream& stream) {
        if (stream.per_year <= 0) return;
        const Need& need = municipality_.needs[stream.need];
        const Flow& way = flow(stream);
        std::vector<UnitShares> units;
        for (const auto& stage : need.stages) units.push_back(units_of(stage, stream));
        receive(stream);

        for (std::size_t i = 0; i < need.stages.size(); ++i) {
            const double visits = stream.per_year * (way.visits[i] - (i == 0 ? 1 : 0));
            for (const auto& [unit, share] : units[i]) add_visits(stream, need.stages[i], unit, visits * share);
            for (std::size_t j = 0; j < need.stages.size(); ++j)
                for (const auto& [unit, share] : units[i])
                    add_moves(stream, need.stages[i], unit, need.stages[j], units[j],
                              stream.per_year * way.visits[i] * way.chance[i][j] * share);
        }
    }

    /// First contacts, at right doors and at wrong ones.
    void receive(const Stream& stream) {
        if (stream.arrival == Arrival::in_place) return;
        const Stage& contact = municipality_.needs[stream.need].stages.front();
        const bool further = stream.arrival == Arrival::with_first;
        for (const auto& [unit, share] : units_of(contact, stream))
            for (const auto& [entry, part] : entries(stream))
                cell(unit, contact, stream) +=
                    stream.per_year * share * part *
                    mean_.received({contact, unit, stream.district, stream.complexity}, entry, further);

        const bool tries_doors = stream.arrival == Arrival::knocking && !stream.report;
        const bool follows = stream.arrival == Arrival::with_first && !stream.first_by_report;
        if (tries_doors || follows) add_wrong_doors(stream, follows ? stream.along_with : stream.need);
    }

    /// Wrong doors that households try for `sought`: a contact there, and one referral for all they come with.
    void add_wrong_doors(const Stream& stream, NeedId sought) {
        const Stage& contact = municipality_.needs[stream.need].stages.front();
        const bool further = sought != stream.need;
        for (const auto& [entry, part] : entries(stream)) {
            const auto seen = doors_seen(organisation_, municipality_.needs[sought].group, stream.district,
                                         static_cast<Channel>(entry));
            const double right = chance_of_right_door(organisation_, seen, sought,
                                                      municipality_.districts[stream.district].knows_right_door);
            std::vector<UnitId> wrong;
            for (const auto door : seen)
                if (!organisation_.doors[door].needs.contains(sought)) wrong.push_back(organisation_.doors[door].unit);
            for (const auto& [unit, share] : equal_shares(wrong)) {
                Work visit = rules_.wrong_door_length *
                             mean_.received({contact, unit, stream.district, stream.complexity}, entry, further);
                if (!further) visit.fixed += kernel::in_hours(rules_.referral);
                cell(unit, contact, stream) += stream.per_year * part * share * (1 - right) * visit;
            }
        }
    }

    /// Referrals of a further need, by the unit where the first was received.
    void refer(const Stream& stream, double times) {
        Stream first = stream;
        first.need = stream.along_with;
        first.report = stream.first_by_report;
        const Stage& contact = municipality_.needs[first.need].stages.front();
        for (const auto& [unit, share] : units_of(contact, first))
            cell(unit, contact, first).fixed += times * share * kernel::in_hours(rules_.referral);
    }

    void add_visits(const Stream& stream, const Stage& stage, UnitId unit, double visits) {
        if (visits <= 0) return;
        const bool further = stream.along_with != none && together(unit, stage, stream.along_with);
        Work& sum = cell(unit, stage, stream);
        for (const auto& [entry, part] : entries(stream))
            sum += visits * part * mean_.of({stage, unit, stream.district, stream.complexity}, entry, further);
        if (stage.kind != Stage::Kind::investigation) return;
        for (const auto& [need, cases] : stream.others)
            if (!together(unit, stage, need))
                sum.fixed += visits * cases * investigated(need, stream) * kernel::in_hours(rules_.coordination);
    }

    /// Handing over on the way from a stage to the next, unless the receiver has the household's case already.
    void add_moves(const Stream& stream, const Stage& from, UnitId here, const Stage& to, const UnitShares& there,
                   double moves) {
        if (moves <= 0) return;
        const auto hand_over = [&](UnitId receiver, double times) {
            if (stream.along_with != none && together(receiver, to, stream.along_with)) return;
            cell(receiver, to, stream) +=
                times * mean_.taking_over({to, receiver, stream.district, stream.complexity}, here);
        };
        const Unit& unit = organisation_.units[here];
        if (unit.stages.contains(to.id) && unit.needs.contains(stream.need) && covers(unit, stream.district)) {
            if (rules_.continuity == Continuity::new_worker_per_stage || !one_worker_does(unit, from, to))
                hand_over(here, moves);
            return;
        }
        for (const auto& [receiver, share] : there) hand_over(receiver, moves * share);
    }

    /// Desk work for reports that join an open case, at the stages where cases stay open.
    void join_reports(const Stream& stream, double joined, const std::vector<double>& days) {
        const Need& need = municipality_.needs[stream.need];
        const double all = std::accumulate(days.begin(), days.end(), 0.0);
        if (joined <= 0 || all <= 0) return;
        for (std::size_t i = 0; i < days.size(); ++i)
            for (const auto& [unit, share] : units_of(need.stages[i], stream))
                cell(unit, need.stages[i], stream).fixed += joined * days[i] / all * share * need.joined_report_hours;
    }

    // ---- questions ------------------------------------------------------------------------------------------------

    const Flow& flow(const Stream& stream) {
        const auto key = std::tuple(stream.need, stream.complexity, stream.report, stream.coordinated);
        auto found = flows_.find(key);
        if (found == flows_.end()) {
            const Circumstances circumstances{stream.complexity, stream.report, stream.coordinated};
            found = flows_.emplace(key, expected_flow(municipality_.needs[stream.need], circumstances, rules_)).first;
        }
        return found->second;
    }

    /// The chance that a need of such a household is investigated.
    [[nodiscard]] double investigated(NeedId id, Stream household) {
        household.need = id;
        const Need& need = municipality_.needs[id];
        double number = 0;
        for (std::size_t i = 0; i < need.stages.size(); ++i)
            if (need.stages[i].kind == Stage::Kind::investigation) number += flow(household).visits[i];
        return std::min(1.0, number);
    }

    [[nodiscard]] bool joint() const {
        return rules_.several_needs == SeveralNeeds::joint || rules_.several_needs == SeveralNeeds::coordinated_team;
    }

    /// Whether the unit handles this need as one case with those it comes along with.
    [[nodiscard]] bool together(UnitId unit, const Stage& stage, NeedId other) const {
        return joint() && organisation_.units[unit].needs.contains(other) &&
               organisation_.units[unit].stages.contains(stage.id);
    }

    [[nodiscard]] static bool covers(const Unit& unit, DistrictId district) {
        return unit.districts.empty() || unit.districts.contains(district);
    }

    [[nodiscard]] static bool one_worker_does(const Unit& unit, const Stage& a, const Stage& b) {
        return std::any_of(unit.staff.begin(), unit.staff.end(), [&](const StaffGroup& group) {
            return group.stages.contains(a.id) && group.stages.contains(b.id);
        });
    }

    [[nodiscard]] std::vector<DoorId> doors_for(const Stream& stream, std::optional<Channel> channel) const {
        return right_doors(organisation_, stream.need, stream.district, channel);
    }

    /// Which units do a stage: first contacts those behind the right doors, else all that serve it, in equal parts.
    [[nodiscard]] UnitShares units_of(const Stage& stage, const Stream& stream) const {
        if (stage.id != municipality_.needs[stream.need].stages.front().id)
            return equal_shares(serving_units(organisation_, stage.id, stream.need, stream.district));
        std::map<UnitId, double> shares;
        const auto add_doors = [&](std::optional<Channel> channel, double part) {
            const auto doors = doors_for(stream, channel);
            for (const auto door : doors)
                shares[organisation_.doors[door].unit] += part / static_cast<double>(doors.size());
        };
        if (stream.report)
            add_doors(std::nullopt, 1);
        else
            for (const auto& [entry, part] : entries(stream)) add_doors(static_cast<Channel>(entry), part);
        return {shares.begin(), shares.end()};
    }

    /// How the stream's strands come in: reports as reports; applications by the channels that right doors offer, or
    /// by the first that is offered where households would choose none; what comes along with a report in person.
    [[nodiscard]] std::vector<std::pair<Entry, double>> entries(const Stream& stream) const {
        if (stream.report) return {{Entry::report, 1.0}};
        if (stream.arrival == Arrival::in_place || (stream.arrival == Arrival::with_first && stream.first_by_report))
            return {{Entry::visit, 1.0}};
        std::vector<std::pair<Entry, double>> mix;
        std::optional<Channel> offered;
        double all = 0;
        for (std::size_t c = 0; c < channels; ++c) {
            const auto channel = static_cast<Channel>(c);
            if (doors_for(stream, channel).empty()) continue;
            if (!offered) offered = channel;
            double weight = municipality_.needs[stream.need].channel[c];
            if (channel == Channel::e_service) weight *= municipality_.districts[stream.district].digital;
            if (weight <= 0) continue;
            mix.emplace_back(entry_of(false, channel), weight);
            all += weight;
        }
        if (mix.empty()) return {{entry_of(false, offered.value_or(Channel::visit)), 1.0}};
        for (auto& [entry, part] : mix) part /= all;
        return mix;
    }

    Work& cell(UnitId unit, const Stage& stage, const Stream& stream) { return work_[unit][stage.id][stream.need]; }

    [[nodiscard]] WorkLoad with_breadth_and_competence() const {
        WorkLoad load;
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
    const Rules& rules_;
    MeanWork mean_;
    std::vector<std::vector<std::vector<Work>>> work_;  // [unit][stage][need]
    std::map<std::tuple<NeedId, Complexity, bool, bool>, Flow> flows_;
};

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
    return LoadSum(municipality, organisation).sum();
}

}  // namespace sluss::domain
