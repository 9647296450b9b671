// What a replication can report and what it did report: a catalogue of measures and what they can be broken down by,
// and the table of one replication's values. Which measures there are is said elsewhere: for casework in
// casework_measures.hpp, for a service in its scenario. It computes nothing: the engine fills the table, the experiment
// averages it, the report prints it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluss::domain {

enum class Measure : std::uint8_t;    // of casework
enum class Dimension : std::uint8_t;  // of casework

/// Which measure of a catalogue: its place there. The measures of casework have names, and convert.
struct MeasureId {
    std::size_t index = 0;

    constexpr MeasureId(std::size_t place) : index(place) {}                            // NOLINT: converts
    constexpr MeasureId(Measure measure) : index(static_cast<std::size_t>(measure)) {}  // NOLINT
    friend constexpr bool operator==(MeasureId, MeasureId) = default;
};

/// Which dimension of a catalogue; the total if nothing else is said, whose place is 0.
struct DimensionId {
    std::size_t index = 0;

    constexpr DimensionId() = default;
    constexpr DimensionId(std::size_t place) : index(place) {}                                  // NOLINT: converts
    constexpr DimensionId(Dimension dimension) : index(static_cast<std::size_t>(dimension)) {}  // NOLINT
    friend constexpr bool operator==(DimensionId, DimensionId) = default;
};

/// How the table of `compare` words a difference.
enum class Sense : std::uint8_t {
    count,
    length,
    share,  ///< of a whole: 0 to 1
    ratio,  ///< told in per cent as a share is, but it may exceed 1
    money
};
inline bool in_per_cent(Sense sense) {
    return sense == Sense::share || sense == Sense::ratio;
}

struct MeasureInfo {
    std::string key;         ///< in JSON and CSV; no other measure of the catalogue has it
    std::string label;       ///< in the terminal's table, with its unit
    std::string definition;  ///< one sentence, as in docs/reference/measures.md
    Sense sense = Sense::count;
    int decimals = 0;             ///< in the terminal; shares are shown in per cent
    bool in_short_table = false;  ///< one of the rows `compare` prints without --all
};

/// What a replication can report: its measures, and what they can be broken down by.
struct Catalogue {
    std::vector<MeasureInfo> measures;
    std::vector<std::string> dimensions{"total"};  ///< the first is "total" and has one level

    [[nodiscard]] const MeasureInfo& info(MeasureId measure) const { return measures[measure.index]; }
    [[nodiscard]] const std::string& name(DimensionId dimension) const { return dimensions[dimension.index]; }
    /// \returns nothing if the catalogue has no dimension of this name
    [[nodiscard]] std::optional<DimensionId> dimension_named(std::string_view name) const;
};

inline constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

/// The values of one replication of one organisation. A value without a denominator is `undefined` (NaN; null in JSON).
class Measures {
public:
    /// Without a catalogue: only there to be assigned to.
    Measures() = default;
    /// Nothing has a value yet.
    /// \param catalogue  kept alive by this table
    /// \param levels     names of the levels of each of its dimensions; the total has one level whatever is given
    Measures(std::shared_ptr<const Catalogue> catalogue, std::vector<std::vector<std::string>> levels);

    [[nodiscard]] double get(MeasureId m, DimensionId d = {}, std::size_t level = 0) const {
        return values_[place(m, d, level)];
    }
    void set(MeasureId m, DimensionId d, std::size_t level, double value) { values_[place(m, d, level)] = value; }
    [[nodiscard]] const Catalogue& catalogue() const { return *catalogue_; }
    [[nodiscard]] const std::vector<std::string>& levels(DimensionId d) const { return levels_[d.index]; }

private:
    [[nodiscard]] std::size_t place(MeasureId m, DimensionId d, std::size_t level) const {
        return offset_[d.index] + level * measures_ + m.index;
    }

    std::shared_ptr<const Catalogue> catalogue_;
    std::vector<std::vector<std::string>> levels_;
    std::vector<std::size_t> offset_;  // per dimension: where its first level begins in values_
    std::size_t measures_ = 0;         // of the catalogue
    std::vector<double> values_;
};

}  // namespace sluss::domain
