// The parts of a scenario as the text gives them, and the kind of value that reads each. What is left to do after the
// text is read (roles where a need gives none, profiles inherited from the municipality, …) is done in read.cpp.
#pragma once

#include "domain/default_pathway.hpp"
#include "scenario/fields.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace sluss::scenario {

struct ArrivalsText {
    std::optional<std::array<double, 12>> by_month;
    std::optional<std::array<double, 7>> by_weekday;
    std::optional<std::array<double, 24>> by_hour;
};

struct NeedText {
    std::string name;
    domain::Need need;
    domain::DefaultPathway pathway;
    std::optional<domain::StageWork> coordinated;  ///< as the investigation if not given
    ArrivalsText arrivals;                         ///< instead of the municipality's
};

struct PlaceText {
    std::string name;
};

using StageRoles = std::array<domain::RoleId, domain::default_stage_names.size()>;

struct MunicipalityText {
    domain::Municipality municipality;  ///< without its needs' stages
    std::vector<PlaceText> places;
    std::vector<NeedText> needs;
    ArrivalsText arrivals;
    StageRoles stage_roles{};  ///< the first role where nothing is said
};

/// People of a role who do no stage, and where they sit.
struct SupportText {
    domain::RoleId role = domain::none;
    bool each_unit = true;
    std::string unit;            ///< if not in each unit: an existing one, or a new one …
    std::string office;          ///< … in this office or place; the first office if empty
    const Node* node = nullptr;  ///< where it is written
};

/// Another organisation tried in some districts.
struct PilotText {
    std::string organisation;
    domain::IdSet districts;
};

/// The whole file.
struct ScenarioText {
    std::string title;
    MunicipalityText municipality;
    domain::StaffPool staff;
    domain::Rules rules;
    domain::Workforce workforce;
    std::vector<SupportText> support;
    domain::Experiment experiment;
    const Node* organisations = nullptr;  ///< read when all else is known
};

Table<ScenarioText> scenario_table();
Kind<ArrivalsText> arrivals();
Kind<NeedText> need();
Kind<domain::StageWork> stage_work();
Kind<domain::StageWork> intervention_work();
Kind<std::array<domain::ContactWork, 4>> contact_work();
Kind<MunicipalityText> municipality();
/// Per year, above -100 %.
Kind<double> growth();
Kind<std::vector<domain::Surge>> surges();
Kind<std::vector<domain::Removal>> removals();
Kind<domain::Municipality> outside_actors();
Kind<domain::Survey> survey();
/// \param fte whether the number of people must be given
Kind<domain::Role> role(Presence fte = Presence::required);
Kind<domain::StaffPool> staff();
Kind<domain::Rules> rules();
Kind<domain::WorkOrder> work_order();
Kind<domain::Pacing> pacing();
Kind<domain::Organisation> structure();
Kind<domain::Workforce> workforce();
Kind<std::vector<domain::Reorganisation>> reorganisations();
Kind<std::vector<SupportText>> support();
Kind<std::optional<PilotText>> pilot();
/// The name of an organisation of the file, as the file spells it.
Kind<std::string> organisation_name();
Kind<domain::Experiment> experiment();

/// A value that is only looked up now, and read when more is known.
inline Kind<const Node*> later(std::string expects, Shape shape) {
    return {std::move(expects), [](Reader&, const Node& node, const Node*& out) { out = &node; }, std::move(shape)};
}

/// A map whose keys refer to things that exist; `put` stores a value under the id of its key.
template <class C, class V>
Kind<C> keyed(Noun noun, Kind<V> kind, std::function<void(C&, std::uint16_t, const V&)> put) {
    const std::string expects = tr("a map from {} to: {}", plural(noun), kind.expects);
    const auto read = [noun, kind, put, expects](Reader& reader, const Node& node, C& out) {
        if (!node.is(Node::Kind::map)) return reader.wrong(node, expects);
        for (const auto& [key, value] : node.entries) {
            Node name;
            name.kind = Node::Kind::word;
            name.at = value.key_at;
            name.text = key;
            const auto errors = reader.problems.errors();
            const auto id = reader.find(name, noun);
            const Reader::Inside inside(reader, key);
            V one{};
            kind.read(reader, value, one);
            if (id && errors == reader.problems.errors()) put(out, *id, one);
        }
    };
    return {expects, read, shapes::Map{noun, kind.shape}};
}

/// A kind whose values are looked at after a reading without errors.
template <class V>
Kind<V> checked(Kind<V> kind, std::function<void(Reader&, const Node&, const V&)> check) {
    const auto read = [inner = kind.read, check](Reader& reader, const Node& node, V& out) {
        const auto errors = reader.problems.errors();
        inner(reader, node, out);
        if (errors == reader.problems.errors()) check(reader, node, out);
    };
    return {kind.expects, read, kind.shape};
}

/// A part of an organisation that the word 'none' makes what it was before anything was said of it.
template <class V>
Kind<V> or_none(Kind<V> kind) {
    const std::string expects = tr("{}, or 'none'", kind.expects);
    const auto read = [inner = kind.read, expects](Reader& reader, const Node& node, V& out) {
        if (node.is(Node::Kind::word) && node.text == "none")
            out = V{};
        else
            inner(reader, node, out);
    };
    return {expects, read, shapes::Either{{kind.shape, shapes::Words{{"none"}}}}};
}

/// The tolerance within which shares must sum to 1.
inline constexpr double share_tolerance = 1e-6;

}  // namespace sluss::scenario
