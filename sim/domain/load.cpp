// Expected hours of work for every unit, from the traffic equations of each need's pathway and the mean of each piece
// of work. Says what the engine will draw on average, without queues; its approximations are listed at expected_load.
// Relies on flow.hpp for the visits to stages and on mean_work.hpp for what each costs; never looks at staff numbers.
#include "domain/flow.hpp"
#include "domain/mean_work.hpp"
#include "domain/staffing.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>

namespace sluss::domain {

namespace {

using UnitShares = std::vector<std::pair<UnitId, double>>;

constexpr double days_per_month = 365.25 / 12;

/// Strands of need that are alike in all that their work depends on.
struct Stream {
    DistrictId district = 0;
    NeedId need = 0;
    Complexity complexity = Complexity::standard;
    bool report = false;
    bool coordinated = false;
    double per_year = 0;
    /// Which first need it came along with; `none` for the first itself.
    NeedId along_with = none;
    bool by_door = true;  ///< the household finds its own way in (applications)
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

    void households(DistrictId d, NeedId first, Complexity complexity) {
        const Need& need = municipality_.needs[first];
        const District& district = municipality_.districts[d];
        const double factor = first < district.incidence_factor.size() ? district.incidence_factor[first] : 1;
        const double incidence = district.population / 1000 * factor * need.complexity[complexity];
        if (need.stages.empty() || incidence <= 0) return;

        Stream stream;
        stream.district = d;
        stream.need = first;
        stream.complexity = complexity;
        if (need.applications > 0) {
            stream.per_year = incidence * need.applications;
            stream.by_door = true;
            household(stream, 1 / (1 - returning(stream)));
        }
        if (need.reports > 0) {
            stream.report = true;
            stream.by_door = false;
            stream.per_year = incidence * need.reports / need.repeats;
            const double joined = joined_share(stream);
            const double repeats = stream.per_year * (need.repeats - 1);
            household(stream, 1 + (need.repeats - 1) * (1 - joined));
            join_reports(stream, repeats * joined);
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
            Stream stream = first;
            stream.need = other.need;
            stream.along_with = first.need;
            // A further need comes by application where people can apply for it, otherwise with the report.
            stream.report = municipality_.needs[other.need].applications <= 0;
            stream.coordinated = team_possible;
            stream.others = {{first.need, 1.0}};
            for (const auto& third : further)
                if (third.need != other.need) stream.others.emplace_back(third.need, third.known + third.found);
            const double again = stream.report ? 1 : 1 / (1 - municipality_.needs[other.need].returns);
            stream.by_door = rules_.several_needs == SeveralNeeds::parallel && !stream.report;
            stream.per_year = households * other.known * again;
            add(stream);
            stream.by_door = false;
            stream.per_year = households * other.found * again;
            add(stream);
            const bool one_by_one = rules_.several_needs == SeveralNeeds::by_referral;
            refer(stream, households * (other.found + (one_by_one ? other.known : 0)));
        }
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
        const Need& need = municipality_.needs[first.need];
        std::vector<double> missed;
        for (const auto& stage : need.stages) {
            double found = 0;
            for (const auto& [unit, share] : units_of(stage, first)) {
                const double knows = mean_.knowing(unit, stage.id, hidden, nullptr);
                found += share * (knows * municipality_.behaviour.found_within +
                                  (1 - knows) * municipality_.behaviour.found_outside);
            }
            double spared = 0;
            for (const auto& [entry, part] : entries(first)) {
                double visit = 1;
                for (const auto& item : stage.work)
                    if (item.kind == WorkItem::Kind::appointment && meant_for(item, entry))
                        for (int i = 0; i < item.count[first.complexity]; ++i) visit *= 1 - item.chance * found;
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
        if (stream.by_door) add_wrong_doors(stream);

        for (std::size_t i = 0; i < need.stages.size(); ++i) {
            const double visits = stream.per_year * way.visits[i];
            if (visits <= 0) continue;
            for (const auto& [unit, share] : units[i]) add_visits(stream, need.stages[i], unit, visits * share);
            for (std::size_t j = 0; j < need.stages.size(); ++j) {
                const double moves = visits * way.chance[i][j];
                if (moves <= 0) continue;
                for (const auto& [unit, share] : units[i])
                    add_moves(stream, need.stages[i], unit, need.stages[j], units[j], moves * share);
            }
        }
    }

    void add_visits(const Stream& stream, const Stage& stage, UnitId unit, double visits) {
        for (const auto& [entry, part] : entries(stream))
            cell(unit, stage, stream) += visits * part * visit(stream, stage, unit, entry);
        if (stage.kind != Stage::Kind::investigation) return;
        double workers = 0;
        for (const auto& [need, cases] : stream.others)
            if (!together(unit, stage, need)) workers += cases * investigated(need, stream);
        cell(unit, stage, stream).hours += visits * workers * kernel::in_hours(rules_.coordination);
    }

    /// The mean work of one visit to a stage.
    [[nodiscard]] Work visit(const Stream& stream, const Stage& stage, UnitId unit, Entry entry) const {
        const bool joint = stream.along_with != none && together(unit, stage, stream.along_with);
        return mean_.of({stage, unit, stream.district, stream.complexity}, entry, joint);
    }

    /// Handing over on the way from a stage to the next, in the receiver's hours.
    void add_moves(const Stream& stream, const Stage& from, UnitId here, const Stage& to, const UnitShares& there,
                   double moves) {
        const Unit& unit = organisation_.units[here];
        if (serves(unit, to, stream)) {
            if (rules_.continuity == Continuity::new_worker_per_stage || !one_worker_does(unit, from, to))
                hand_over(stream, here, here, to, moves);
            return;
        }
        for (const auto& [receiver, share] : there) hand_over(stream, here, receiver, to, moves * share);
    }

    void hand_over(const Stream& stream, UnitId from, UnitId to, const Stage& stage, double times) {
        cell(to, stage, stream) += times * mean_.taking_over({stage, to, stream.district, stream.complexity}, from);
    }

    /// Wrong doors: a contact and a referral there, and a handing over to the right one.
    void add_wrong_doors(const Stream& stream) {
        const Need& need = municipality_.needs[stream.need];
        const District& district = municipality_.districts[stream.district];
        const Stage& contact = need.stages.front();
        for (const auto& [entry, part] : entries(stream)) {
            const auto channel = static_cast<Channel>(entry);
            const auto seen = doors_seen(organisation_, need.group, stream.district, channel);
            const double right = chance_of_right_door(organisation_, seen, stream.need, district.knows_right_door);
            std::vector<UnitId> wrong;
            for (const auto door : seen)
                if (!organisation_.doors[door].needs.contains(stream.need))
                    wrong.push_back(organisation_.doors[door].unit);
            for (const auto& [unit, share] : equal_shares(wrong)) {
                const double times = stream.per_year * part * share * (1 - right);
                Work lost = times * visit(stream, contact, unit, entry);
                lost = rules_.wrong_door_length * lost;
                lost.hours += times * kernel::in_hours(rules_.referral);
                cell(unit, contact, stream) += lost;
                for (const auto& [receiver, part_of] : door_units(stream, channel))
                    hand_over(stream, unit, receiver, contact, times * part_of);
            }
        }
    }

    /// A further need goes to another unit by referral, from where the first need is investigated or, where it is not,
    /// first met; no referral where one unit handles both.
    void refer(const Stream& stream, double times) {
        if (times <= 0) return;
        Stream first = stream;
        first.need = stream.along_with;
        const Stage& met = municipality_.needs[first.need].stages.front();
        const Stage& contact = municipality_.needs[stream.need].stages.front();
        for (const auto& [from, share] : units_of(met, first))
            for (const auto& [to, part] : units_of(contact, stream)) {
                if (from == to && together(from, contact, stream.along_with)) continue;
                cell(from, met, first).hours += times * share * part * kernel::in_hours(rules_.referral);
                hand_over(stream, from, to, contact, times * share * part);
            }
    }

    // ---- repeated reports -----------------------------------------------------------------------------------------

    /// The share of a reported household's further reports that find its case open, if they fall evenly over the year.
    [[nodiscard]] double joined_share(const Stream& stream) {
        double days = 0;
        for (const double part : open_days(stream)) days += part;
        return std::min(1.0, days / 365);
    }

    /// Expected days in each stage, all visits together, without queues.
    [[nodiscard]] std::vector<double> open_days(const Stream& stream) {
        const Need& need = municipality_.needs[stream.need];
        const Flow& way = flow(stream);
        std::vector<double> days;
        for (std::size_t i = 0; i < need.stages.size(); ++i)
            days.push_back(way.visits[i] * stage_days(need.stages[i], stream.complexity));
        return days;
    }

    [[nodiscard]] double stage_days(const Stage& stage, Complexity complexity) const {
        const auto in_days = [](const kernel::CalendarSpan& span) {
            return static_cast<double>(span.months.count()) * days_per_month + kernel::in_days(span.rest);
        };
        double longest_answer = 0;
        double meetings = 0;
        double periodic = 0;
        for (const auto& item : stage.work) {
            const double times = item.count[complexity] * item.chance;
            if (item.kind == WorkItem::Kind::external_wait)
                longest_answer =
                    std::max(longest_answer, times * (item.hours[complexity].mean() / 24 + item.board_days / 2.0));
            if (in_days(item.every) > 0)
                periodic = std::max(periodic, times * in_days(item.every));
            else if (item.kind == WorkItem::Kind::appointment)
                meetings += times;
        }
        const double by_flow = longest_answer + meetings * std::max(1.0, kernel::in_days(rules_.notice));
        if (stage.limit && rules_.pacing == Pacing::deadline && stage.kind == Stage::Kind::investigation)
            return std::max(by_flow, in_days(*stage.limit) - rules_.deadline_margin_days);
        return std::max(by_flow, periodic);
    }

    /// Desk work for reports that join an open case, at the stages where cases stay open.
    void join_reports(const Stream& stream, double joined) {
        const Need& need = municipality_.needs[stream.need];
        const auto days = open_days(stream);
        const double all = std::accumulate(days.begin(), days.end(), 0.0);
        if (joined <= 0 || all <= 0) return;
        for (std::size_t i = 0; i < days.size(); ++i)
            for (const auto& [unit, share] : units_of(need.stages[i], stream))
                cell(unit, need.stages[i], stream).hours += joined * days[i] / all * share * need.joined_report_hours;
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

    /// How many investigations a need of such a household makes.
    [[nodiscard]] double investigated(NeedId id, const Stream& household) {
        Stream stream = household;
        stream.need = id;
        const Need& need = municipality_.needs[id];
        double number = 0;
        for (std::size_t i = 0; i < need.stages.size(); ++i)
            if (need.stages[i].kind == Stage::Kind::investigation) number += flow(stream).visits[i];
        return std::min(1.0, number);
    }

    [[nodiscard]] bool serves(const Unit& unit, const Stage& stage, const Stream& stream) const {
        return unit.stages.contains(stage.id) && unit.needs.contains(stream.need) &&
               (unit.districts.empty() || unit.districts.contains(stream.district));
    }

    /// Where one unit handles both needs as one case.
    [[nodiscard]] bool together(UnitId unit, const Stage& stage, NeedId other) const {
        const bool joins =
            rules_.several_needs == SeveralNeeds::joint || rules_.several_needs == SeveralNeeds::coordinated_team;
        return joins && organisation_.units[unit].needs.contains(other) &&
               organisation_.units[unit].stages.contains(stage.id);
    }

    [[nodiscard]] static bool one_worker_does(const Unit& unit, const Stage& a, const Stage& b) {
        return std::any_of(unit.staff.begin(), unit.staff.end(), [&](const StaffGroup& group) {
            return group.stages.contains(a.id) && group.stages.contains(b.id);
        });
    }

    /// Which units do a stage: behind a door the door's, else all that serve it, in equal parts.
    [[nodiscard]] UnitShares units_of(const Stage& stage, const Stream& stream) const {
        const Need& need = municipality_.needs[stream.need];
        if (stream.by_door && stage.id == need.stages.front().id) {
            std::map<UnitId, double> shares;
            for (const auto& [entry, part] : entries(stream))
                for (const auto& [unit, share] : door_units(stream, static_cast<Channel>(entry)))
                    shares[unit] += part * share;
            if (!shares.empty()) return {shares.begin(), shares.end()};
        }
        return equal_shares(serving_units(organisation_, stage.id, stream.need, stream.district));
    }

    /// The units behind the right doors on a channel.
    [[nodiscard]] UnitShares door_units(const Stream& stream, Channel channel) const {
        std::vector<UnitId> units;
        for (const auto door :
             doors_seen(organisation_, municipality_.needs[stream.need].group, stream.district, channel))
            if (organisation_.doors[door].needs.contains(stream.need)) units.push_back(organisation_.doors[door].unit);
        return equal_shares(units);
    }

    /// How the stream's strands come in: reports as reports, applications by the channels that right doors offer.
    [[nodiscard]] std::vector<std::pair<Entry, double>> entries(const Stream& stream) const {
        if (stream.report) return {{Entry::report, 1.0}};
        const Need& need = municipality_.needs[stream.need];
        std::vector<std::pair<Entry, double>> mix;
        double all = 0;
        for (std::size_t c = 0; c < channels; ++c) {
            const auto channel = static_cast<Channel>(c);
            double weight = need.channel[c];
            if (channel == Channel::e_service) weight *= municipality_.districts[stream.district].digital;
            if (weight <= 0 || door_units(stream, channel).empty()) continue;
            mix.emplace_back(static_cast<Entry>(c), weight);
            all += weight;
        }
        if (mix.empty()) return {{Entry::visit, 1.0}};
        for (auto& [entry, part] : mix) part /= all;
        return mix;
    }

    Work& cell(UnitId unit, const Stage& stage, const Stream& stream) { return work_[unit][stage.id][stream.need]; }

    // ---- breadth and competence -----------------------------------------------------------------------------------

    [[nodiscard]] WorkLoad with_breadth_and_competence() const {
        WorkLoad load;
        for (UnitId unit = 0; unit < work_.size(); ++unit) {
            std::vector<double> by_need(municipality_.needs.size());
            for (const auto& stage : work_[unit])
                for (std::size_t need = 0; need < stage.size(); ++need) by_need[need] += stage[need].hours;
            load.hours.emplace_back();
            for (StageId stage = 0; stage < work_[unit].size(); ++stage) {
                auto& hours = load.hours.back().emplace_back();
                for (NeedId need = 0; need < municipality_.needs.size(); ++need)
                    hours.push_back(mean_.hours_in(unit, stage, work_[unit][stage][need],
                                                   mean_.knowing(unit, stage, need, &by_need)));
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
