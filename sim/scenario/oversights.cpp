// What a colleague would notice in a scenario that can run: what is written and never used, and what is too little for
// what is asked of it. Warnings only, each at the line that could be meant otherwise. What somebody switches off by a
// number of its own (no reports of a need, no people of a role) is meant so and not told.
#include "scenario/organisations.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace sluss::scenario {

using namespace domain;

namespace {

const Node* under(const Node* map, std::string_view key) {
    return map == nullptr ? nullptr : map->find(key);
}

/// Needs that come by themselves, or with a need that does.
IdSet arriving_needs(const Municipality& municipality) {
    IdSet arriving;
    for (NeedId need = 0; need < municipality.needs.size(); ++need)
        if (municipality.needs[need].reports > 0 || municipality.needs[need].applications > 0) arriving.insert(need);
    for (std::size_t known = 0; known != arriving.size();) {
        known = arriving.size();
        for (const NeedId need : arriving.ids())
            for (const auto& also : municipality.needs[need].also)
                if (std::any_of(also.chance.values.begin(), also.chance.values.end(), [](double c) { return c > 0; }))
                    arriving.insert(also.need);
    }
    return arriving;
}

class Oversights {
public:
    Oversights(Reader& reader, const Node& root, const Municipality& municipality,
               const std::vector<Staffed>& organisations)
        : problems_(reader.problems),
          root_(root),
          municipality_(municipality),
          organisations_(organisations),
          arriving_(arriving_needs(municipality)) {}

    void look() {
        for (NeedId need = 0; need < municipality_.needs.size(); ++need) {
            look_at_arrivals(need);
            look_at_stages(need);
        }
        look_at_places();
        for (const auto& [organisation, pools] : organisations_) {
            look_at_units(*organisation, pools);
            for (const auto& pool : pools) look_at_caseload(*organisation, pool);
            for (const auto& door : organisation->doors) look_at_door(*organisation, door);
            look_at_recruiters(*organisation);
        }
    }

private:
    [[nodiscard]] const Node* text_of(NeedId need) const {
        return under(under(root_.find("municipality"), "needs"), municipality_.needs[need].name);
    }
    [[nodiscard]] const Node& text_of(const Organisation& organisation) const {
        return *root_.find("organisations")->find(organisation.name);
    }
    /// Where a unit or a door is written, or else its organisation.
    [[nodiscard]] const Position& place_of(const Organisation& organisation, std::string_view kind,
                                           const std::string& name) const {
        const Node& text = text_of(organisation);
        const Node* written = under(under(text.find("structure"), kind), name);
        return written == nullptr ? text.key_at : written->key_at;
    }

    /// No number at all is a slip; a number of 0 is a decision.
    void look_at_arrivals(NeedId need) {
        const Node* begins = under(text_of(need), "begins");
        if (arriving_.contains(need) || begins == nullptr) return;
        if (begins->find("reports") != nullptr || begins->find("applications") != nullptr) return;
        problems_.warning(begins->key_at,
                          tr("'{}' never arises: 'begins' says neither 'reports' nor 'applications', and no "
                             "need brings it along",
                             municipality_.needs[need].name));
    }

    /// Work that is described, of a stage that nobody comes to because the share of those who do is left out.
    void look_at_stages(NeedId need) {
        struct WayIn {
            std::string_view stage;
            std::string_view share;
        };
        constexpr std::array ways{WayIn{"advice", "advice is enough"},
                                  WayIn{"service offer", "service offer is enough"},
                                  WayIn{"short investigation", "short investigation is enough"}};
        const Node* text = text_of(need);
        for (const auto& [stage, share] : ways)
            if (const Node* work = under(text, stage); work != nullptr && text->find(share) == nullptr)
                problems_.warning(work->key_at, tr("nobody with '{}' comes to the stage '{}': say for how many "
                                                   "'{}'",
                                                   municipality_.needs[need].name, stage, share));
    }

    /// Places that are named and nothing else.
    void look_at_places() {
        std::set<PlaceId> used;
        for (const auto& link : municipality_.links) used.insert({link.from, link.to});
        for (const auto& line : municipality_.lines) used.insert(line.stops.begin(), line.stops.end());
        for (const auto& district : municipality_.districts) used.insert(district.place);
        for (const auto& one : organisations_)
            for (const auto& office : one.organisation->offices) used.insert(office.place);
        for (PlaceId place = 0; place < municipality_.places.size(); ++place) {
            if (used.contains(place)) continue;
            const Node* text = under(under(root_.find("municipality"), "places"), municipality_.places[place]);
            if (text != nullptr)
                problems_.warning(text->key_at, tr("nobody lives at '{}', no office is there, and no way leads to it",
                                                   municipality_.places[place]));
        }
    }

    void look_at_units(const Organisation& organisation, const std::vector<PoolLoad>& pools) {
        std::vector<double> hours(organisation.units.size(), 0);
        for (const auto& pool : pools) hours[pool.unit] += pool.load.hours;
        for (UnitId id = 0; id < organisation.units.size(); ++id) {
            const Unit& unit = organisation.units[id];
            if (hours[id] > 0 || unit.stages.empty() || !(unit.needs - arriving_).empty()) continue;
            problems_.warning(place_of(organisation, "units", unit.name),
                              tr("organisation '{}': unit '{}' has no work: nobody with its needs comes to "
                                 "its stages",
                                 organisation.name, unit.name));
        }
    }

    /// Cases that are open at a time even if nobody ever waits must find room under the caps of those who have them.
    void look_at_caseload(const Organisation& organisation, const PoolLoad& pool) {
        const Unit& unit = organisation.units[pool.unit];
        double room = 0;
        for (const auto g : pool.groups) {
            const StaffGroup& group = unit.staff[g];
            const auto cap = group.caseload_cap ? group.caseload_cap : rules_for(organisation, unit).caseload_cap;
            if (!cap) return;
            room += *cap * people(organisation.roles[group.role], group);
        }
        if (pool.cases <= room) return;
        problems_.warning(place_of(organisation, "units", unit.name),
                          tr("organisation '{}': the caseload caps of {} in unit '{}' leave room for {:g} "
                             "cases, but at least {:.0f} are open at a time: the rest wait for ever",
                             organisation.name, roles_of(organisation, pool), unit.name, room, pool.cases));
    }

    void look_at_door(const Organisation& organisation, const Door& door) {
        const auto warn = [&](std::string what) {
            problems_.warning(place_of(organisation, "doors", door.name), std::move(what));
        };
        if (door.needs.empty())
            return warn(
                tr("organisation '{}': door '{}' announces no need: it is right for nobody, and who comes is "
                   "sent on",
                   organisation.name, door.name));
        if (!(door.needs - arriving_).empty()) return;
        const auto comes = [&](NeedId need) { return somebody_comes(door, municipality_.needs[need], need); };
        const auto needs = arriving_.ids();
        if (std::none_of(needs.begin(), needs.end(), comes))
            warn(
                tr("organisation '{}': door '{}' is used by nobody: no need that arises is announced or looked for "
                   "there",
                   organisation.name, door.name));
    }

    [[nodiscard]] bool somebody_comes(const Door& door, const Need& need, NeedId id) const {
        const auto lives = [&](DistrictId district) {
            return municipality_.districts[district].population > 0 &&
                   (door.districts.empty() || door.districts.contains(district));
        };
        bool anybody = false;
        for (DistrictId district = 0; district < municipality_.districts.size(); ++district)
            anybody = anybody || lives(district);
        if (!anybody) return false;
        if (door.needs.contains(id)) return true;
        for (std::size_t channel = 0; channel < channels; ++channel)
            if (need.channel[channel] > 0 && sees(door, need.group, static_cast<Channel>(channel))) return true;
        return false;
    }

    void look_at_recruiters(const Organisation& organisation) {
        const Load load = load_of_recruiters(organisation);
        if (!load.overloaded()) return;
        const RoleId by = organisation.workforce.recruitment.by;
        const auto written = [](const Node* text) {
            return under(under(under(text, "workforce"), "recruitment"), "by");
        };
        const Node* at = written(&text_of(organisation));
        if (at == nullptr) at = written(&root_);
        problems_.warning(at == nullptr ? text_of(organisation).key_at : at->where(),
                          tr("organisation '{}': '{}' are overloaded: the vacancies to expect are work for "
                             "{:.0f} % of their hours",
                             organisation.name, organisation.roles[by].name, load.utilisation() * 100));
    }

    Problems& problems_;
    const Node& root_;
    const Municipality& municipality_;
    const std::vector<Staffed>& organisations_;
    const IdSet arriving_;
};

}  // namespace

void check_oversights(Reader& reader, const Node& root, const Municipality& municipality,
                      const std::vector<Staffed>& organisations) {
    Oversights(reader, root, municipality, organisations).look();
}

}  // namespace sluss::scenario
