// The fields of a pilot, and the organisation that is made of both when both are built.
#include "domain/pilot.hpp"
#include "scenario/kinds.hpp"
#include "scenario/organisations.hpp"

#include <algorithm>

namespace sluss::scenario {

using namespace domain;

Kind<std::optional<PilotText>> pilot() {
    const auto kind = object(Table<PilotText>{
        "a pilot",
        "The organisation as it is, but for households of some districts another one: units and doors of both side by "
        "side, the staff of each role divided over all of them by load. A pilot of one unit is an organisation that "
        "changes that unit under 'structure'.",
        {{"organisation", &PilotText::organisation, organisation_name(), "which is tried", Presence::required},
         {"districts", &PilotText::districts, references(Noun::district), "where", Presence::required}}});
    const auto read = [inner = kind.read](Reader& reader, const Node& node, std::optional<PilotText>& out) {
        PilotText text;
        inner(reader, node, text);
        out = std::move(text);
    };
    return or_none(Kind<std::optional<PilotText>>{kind.expects, read, kind.shape});
}

Organisation with_pilot(Reader& reader, const Node& node, const Municipality& municipality,
                        const OrganisationDraft& draft, const std::vector<OrganisationDraft>& all) {
    const Organisation& own = draft.organisation;
    if (!draft.pilot) return own;
    const Node& text = *node.find(own.name)->find("pilot");
    const auto refuse = [&](const char* key, std::string error) {
        reader.error(*text.find(key), std::move(error));
        return own;
    };
    const std::string& name = draft.pilot->organisation;
    if (name == own.name) return refuse("organisation", tr("'{}' is a pilot of itself", name));
    const auto districts = draft.pilot->districts.size();
    if (districts == 0) return refuse("districts", tr("a pilot needs a district"));
    if (districts == municipality.districts.size())
        return refuse("districts", tr("a pilot in every district is '{}' itself", name));
    const auto tried =
        std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.organisation.name == name; });
    if (tried == all.end()) return own;  // it has errors of its own
    if (tried->pilot) return refuse("organisation", tr("'{}' is a pilot itself", name));
    return domain::with_pilot(municipality, own, tried->organisation, draft.pilot->districts);
}

}  // namespace sluss::scenario
