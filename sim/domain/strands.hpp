// Strands of need that are alike, and the way they take through an organisation: how they come in, which units do their
// stages, which of a household's needs become one case. Relies on the doors and units as declared and on flow.hpp;
// knows no hours (those are load.cpp's).
#pragma once

#include "domain/coverage.hpp"
#include "domain/flow.hpp"
#include "domain/municipality.hpp"
#include "domain/organisation.hpp"

#include <map>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

namespace sluss::domain {

/// Which part of some work falls to which unit.
using UnitShares = std::vector<std::pair<UnitId, double>>;

UnitShares equal_shares(const std::vector<UnitId>& units);

/// How strands come to their first stage.
enum class Arrival {
    knocking,    ///< the household tries doors
    with_first,  ///< received together with the household's first need
    referred,    ///< a worker sends them to the right door
    in_place,    ///< the worker who found the need goes on with it, with a contact as a further need of a joint case
};

/// Strands of need that are alike in all that their work depends on.
struct Strands {
    DistrictId district = 0;
    NeedId need = 0;
    Complexity complexity = Complexity::standard;
    bool report = false;
    bool coordinated = false;
    double per_year = 0;  ///< how many begin
    Arrival arrival = Arrival::knocking;
    NeedId along_with = none;  ///< the household's first need; `none` for that itself
    bool first_by_report = false;
    /// The household's other needs, and how many cases of each are expected.
    std::vector<std::pair<NeedId, double>> others;
};

/// Answers for one organisation, whatever the number of strands.
class StrandRoutes {
public:
    StrandRoutes(const Municipality& municipality, const Organisation& organisation)
        : municipality_(municipality), organisation_(organisation), coverage_(municipality, organisation) {}

    /// The doors and units of each district.
    [[nodiscard]] const Coverage& coverage() const { return coverage_; }

    /// How often they visit each stage.
    const Flow& flow(const Strands& strands);
    /// The chance that a need of such a household is investigated.
    [[nodiscard]] double investigated(NeedId need, Strands household);

    /// How they come in: reports as reports; applications by the channels that right doors offer, or by the first that
    /// is offered where households would choose none; what comes along with a report in person. Parts sum to 1.
    [[nodiscard]] std::vector<std::pair<Entry, double>> entries(const Strands& strands) const;
    /// Which units do a stage: first contacts those behind the right doors, else all that serve it, in equal parts.
    [[nodiscard]] UnitShares units_of(const Stage& stage, const Strands& strands) const;

    /// Whether the organisation handles a household's needs as one case where one unit serves them.
    [[nodiscard]] bool joint() const;
    /// Whether the unit handles, from this stage on, the strands' need as one case with this other need.
    [[nodiscard]] bool together(UnitId unit, const Stage& stage, NeedId other) const;

private:
    [[nodiscard]] std::vector<DoorId> doors_for(const Strands& strands, std::optional<Channel> channel) const;

    const Municipality& municipality_;
    const Organisation& organisation_;
    Coverage coverage_;
    std::map<std::tuple<NeedId, Complexity, bool, bool>, Flow> flows_;  // need, complexity, report, coordinated
};

}  // namespace sluss::domain
