// The mean of what the engine draws for one visit to a stage in one unit: meetings, desk work, travel, handing over,
// and what breadth and missing competence add. Arrivals and routes are load.cpp's.
#pragma once

#include "domain/organisation.hpp"
#include "domain/travel.hpp"

#include <vector>

namespace sluss::domain {

/// Work of one kind of visit, in the parts that breadth and competence treat differently.
struct Work {
    double meetings = 0;  ///< hours with the citizen, missed slots and the way to home visits included
    double desk = 0;      ///< hours at the desk that the worker's pace lengthens
    double fixed = 0;     ///< hours at the desk that it does not: reading in, referring, coordinating with others
    double pieces = 0;    ///< appointments and tasks about which a colleague may be asked

    Work& operator+=(const Work& other) {
        meetings += other.meetings;
        desk += other.desk;
        fixed += other.fixed;
        pieces += other.pieces;
        return *this;
    }
    friend Work operator*(double times, const Work& work) {
        return {times * work.meetings, times * work.desk, times * work.fixed, times * work.pieces};
    }
    [[nodiscard]] double hours() const { return meetings + desk + fixed; }
};

/// A stage, done in a unit, for a household of a district and class of complexity.
struct Visit {
    const Stage& stage;
    UnitId unit;
    DistrictId district;
    Complexity complexity;
};

class MeanWork {
public:
    MeanWork(const Municipality& municipality, const Organisation& organisation)
        : municipality_(municipality), organisation_(organisation), travel_(municipality) {}

    /// A first contact, at the stage where the need's strands begin.
    /// \param further  it is received together with an earlier need of the household
    [[nodiscard]] Work received(const Visit& visit, Entry entry, bool further) const;
    /// Any later visit.
    /// \param further  the same worker handles an earlier need of the household as one case with this one
    [[nodiscard]] Work of(const Visit& visit, Entry entry, bool further) const;
    /// What it costs the unit to take over from a worker of `giver` (possibly itself).
    [[nodiscard]] Work taking_over(const Visit& visit, UnitId giver) const;

    /// The share of a unit's people for a stage who know a need. People with one competence each know each need in
    /// proportion to its load in the unit (`load`, by need), or equally often where that is not known (null).
    [[nodiscard]] double knowing(UnitId unit, StageId stage, NeedId need, const std::vector<double>* load) const;
    /// The hours that this work takes if a share `knowing` of it is done by people who know the need. First contacts
    /// (`received`) are neither slower for want of competence nor asked about.
    [[nodiscard]] double hours_in(UnitId unit, const Stage& stage, bool received, const Work& work,
                                  double knowing) const;

private:
    [[nodiscard]] double interpreter_factor(DistrictId district) const;
    [[nodiscard]] double minutes(const Visit& visit, bool car) const;
    [[nodiscard]] double missed(const Visit& visit, Setting setting) const;
    [[nodiscard]] double meeting_hours(const Visit& visit, const WorkItem& item) const;
    [[nodiscard]] double slower(UnitId unit, StageId stage) const;

    const Municipality& municipality_;
    const Organisation& organisation_;
    TravelTimes travel_;
};

}  // namespace sluss::domain
