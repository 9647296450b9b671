// What can be seen of organisations only when they are built: whether everyone can get to their offices, whether the
// staff suffices, whether the comparison is between equals.
#include "domain/staffing.hpp"
#include "domain/travel.hpp"
#include "scenario/organisations.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

namespace sluss::scenario {

using namespace domain;

namespace {

/// Every district must reach every office without a car, because every district has households without one to fetch.
void check_reachable(Reader& reader, const Municipality& municipality, const Node* places,
                     const std::vector<Organisation>& organisations) {
    std::set<PlaceId> offices;
    for (const auto& organisation : organisations)
        for (const auto& office : organisation.offices) offices.insert(office.place);
    const TravelTimes travel(municipality);
    std::set<PlaceId> told;
    for (const auto& district : municipality.districts)
        for (const auto office : offices) {
            if (travel.between(district.place, office, false).reachable) continue;
            if (!told.insert(district.place).second) continue;
            const auto& from = municipality.places[district.place];
            const Node* at = places == nullptr ? nullptr : places->find(from);
            reader.problems.error(at == nullptr ? Position{} : at->key_at,
                                  tr("no link or line leads from '{}' to '{}'", from, municipality.places[office]));
        }
}

/// Roles that the workforce asks for are somebody's.
class WorkforceRoles {
public:
    /// \param common  the scenario's own workforce, or null
    /// \param own     the organisation's text
    WorkforceRoles(Reader& reader, const Node* common, const Node& own, const Organisation& organisation)
        : reader_(reader), common_(common), own_(own), organisation_(organisation) {}

    void check() {
        const Workforce& workforce = organisation_.workforce;
        if (workforce.turnover.tenure && workforce.recruitment.by != domain::none)
            ask("recruitment", "by", workforce.recruitment.by,
                [](const std::string& organisation, const std::string& role) {
                    return tr(
                        "organisation '{}' has no '{}' to recruit: say under 'support' where they sit, or "
                        "'recruitment: none'",
                        organisation, role);
                });
        if (workforce.assistants.documentation > 0 && workforce.assistants.role != domain::none)
            ask("assistants", "role", workforce.assistants.role,
                [](const std::string& organisation, const std::string& role) {
                    return tr(
                        "organisation '{}' has no '{}' to assist: say under 'support' where they sit, or "
                        "'assistants: none'",
                        organisation, role);
                });
    }

private:
    void ask(const char* part, const char* key, RoleId role,
             std::string (*lacks)(const std::string& organisation, const std::string& role)) {
        if (fte_of(organisation_, role) > 0) return;
        const Node* written = find(own_.find("workforce"), part, key);
        if (written == nullptr) written = find(common_, part, key);
        reader_.problems.error(written == nullptr ? own_.key_at : written->where(),
                               lacks(organisation_.name, organisation_.roles[role].name));
    }

    static const Node* find(const Node* workforce, const char* part, const char* key) {
        const Node* parts = workforce == nullptr ? nullptr : workforce->find(part);
        return parts == nullptr ? nullptr : parts->find(key);
    }

    Reader& reader_;
    const Node* common_;
    const Node& own_;
    const Organisation& organisation_;
};

/// People who know one need each may be too few for all needs, which is seen only now.
void check_competence(Reader& reader, const Position& at, const Municipality& municipality,
                      const Organisation& organisation) {
    IdSet known;
    bool one_each = false;
    const auto everybody = competences_of_everybody(municipality, organisation);
    for (std::size_t unit = 0; unit < everybody.size(); ++unit)
        for (std::size_t group = 0; group < everybody[unit].size(); ++group) {
            one_each = one_each || organisation.units[unit].staff[group].one_competence_each;
            for (const auto& person : everybody[unit][group]) known = known | person;
        }
    if (!one_each) return;
    for (NeedId need = 0; need < municipality.needs.size(); ++need)
        if (!municipality.needs[need].stages.empty() && !known.contains(need))
            reader.problems.warning(at, tr("organisation '{}': people know one need each, and there are too "
                                           "few for anybody to know {}",
                                           organisation.name, municipality.needs[need].name));
}

/// Staffs by load and tells what a colleague would notice of it. Empty if there are too few people to staff it.
std::optional<Staffed> check_staff(Reader& reader, const Position& at, const Municipality& municipality,
                                   Organisation& organisation) {
    try {
        staff_by_load(municipality, organisation);
    } catch (const ModelError& error) {
        reader.problems.error(at, tr("organisation '{}': {}", organisation.name, error.what));
        return std::nullopt;
    }
    for (RoleId role = 0; role < organisation.roles.size(); ++role) {
        const auto& named = organisation.roles[role];
        if (named.fte > 0 && fte_of(organisation, role) <= 0)
            reader.problems.warning(at, tr("organisation '{}': there are {:g} FTE of '{}', but no unit has such "
                                           "staff: they do nothing and are not counted",
                                           organisation.name, named.fte, named.name));
    }
    Staffed staffed{&organisation, load_by_pool(municipality, organisation)};
    for (const auto& pool : staffed.pools)
        if (pool.load.overloaded())
            reader.problems.warning(
                at, tr("organisation '{}': unit '{}' is overloaded: it has work for {:.0f} % of the hours of "
                       "its {}",
                       organisation.name, organisation.units[pool.unit].name, pool.load.utilisation() * 100,
                       roles_of(organisation, pool)));
    return staffed;
}

/// The people in its units, which is what the comparison is between.
double total_fte(const Organisation& organisation) {
    double total = 0;
    for (const auto& unit : organisation.units)
        for (const auto& group : unit.staff) total += group.fte.value_or(0);
    return total;
}

}  // namespace

void check_organisations(Reader& reader, const Node& root, const Municipality& municipality, std::size_t baseline,
                         std::vector<Organisation>& organisations) {
    const Node& node = *root.find("organisations");
    check_reachable(reader, municipality, root.find("municipality")->find("places"), organisations);
    std::vector<Staffed> staffed;
    for (auto& organisation : organisations) {
        const Node& text = *node.find(organisation.name);
        auto one = check_staff(reader, text.key_at, municipality, organisation);
        if (!one) continue;
        staffed.push_back(std::move(*one));
        WorkforceRoles(reader, root.find("workforce"), text, organisation).check();
        check_competence(reader, text.key_at, municipality, organisation);
    }
    check_oversights(reader, root, municipality, staffed);
    const Organisation& compared_with = organisations[baseline];
    const double usual = total_fte(compared_with);
    for (const auto& organisation : organisations) {
        const double this_one = total_fte(organisation);
        if (std::abs(usual - this_one) > same_fte)
            reader.problems.warning(node.find(organisation.name)->key_at,
                                    tr("organisation '{}' has {:.2f} FTE, '{}' has {:.2f}", organisation.name, this_one,
                                       compared_with.name, usual));
    }
}

}  // namespace sluss::scenario
