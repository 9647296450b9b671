// The mean of what the engine draws for one visit to a stage in one unit: meetings, desk work, travel, handing over,
// and what breadth and missing competence add. Arrivals and routes are load.cpp's.
#pragma once

#include "domain/organisation.hpp"
#include "domain/travel.hpp"

#include <vector>

namespace sluss::domain {

/// Staff hours, those of them with the citizen present, and pieces of work (appointments and tasks).
struct Work {
    double hours = 0;
    double met = 0;
    double pieces = 0;

    Work& operator+=(const Work& other) {
        hours += other.hours;
        met += other.met;
        pieces += other.pieces;
        return *this;
    }
    friend Work operator*(double times, const Work& work) {
        return {times * work.hours, times * work.met, times * work.pieces};
    }
};

/// A stage, done in a unit, for a household of a district and class of complexity.
struct Visit {
    const Stage& stage;
    UnitId unit;
    DistrictId district;
    Complexity complexity;
};

bool meant_for(const WorkItem& item, Entry entry);

class MeanWork {
public:
    MeanWork(const Municipality& municipality, const Organisation& organisation)
        : municipality_(municipality), organisation_(organisation), travel_(municipality) {}

    /// \param joint  the same worker handles another need of the household as one case with this one
    [[nodiscard]] Work of(const Visit& visit, Entry entry, bool joint) const;
    /// What it costs the unit to take over from a worker of `giver` (possibly itself).
    [[nodiscard]] Work taking_over(const Visit& visit, UnitId giver) const;

    /// The share of a unit's people for a stage who know a need. People with one competence each know each need in
    /// proportion to its load in the unit (`load`, by need), or equally often where that is not known (null).
    [[nodiscard]] double knowing(UnitId unit, StageId stage, NeedId need, const std::vector<double>* load) const;
    /// The hours that this work takes, breadth and work outside competence included.
    [[nodiscard]] double hours_in(UnitId unit, StageId stage, const Work& work, double knowing) const;

private:
    [[nodiscard]] double interpreter_factor(DistrictId district) const;
    [[nodiscard]] double minutes(const Visit& visit, bool car) const;
    [[nodiscard]] double missed(const Visit& visit, Setting setting) const;
    [[nodiscard]] double first_meeting(const Visit& visit) const;
    [[nodiscard]] double slower(UnitId unit, StageId stage) const;

    const Municipality& municipality_;
    const Organisation& organisation_;
    TravelTimes travel_;
};

}  // namespace sluss::domain
