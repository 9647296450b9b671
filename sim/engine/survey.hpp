// The satisfaction survey after appointments: a declared function of what the organisation did to the household, and
// chance. It draws from streams of its own, decides nothing and changes nothing else in the run.
#pragma once

#include "domain/municipality.hpp"
#include "engine/demand.hpp"
#include "engine/recorder.hpp"

namespace sluss::engine {

/// What the score of an appointment depends on.
struct Session {
    double weeks_waited = 0;    ///< since the last contact began, or since arrival
    double retold = 0;          ///< share of the appointment that the ledger counts as repeats, 0 to 1
    bool new_worker = false;    ///< another led the last contact
    double household_term = 0;  ///< the same at all its appointments
    double session_term = 0;
};

/// 0 to 40.
double session_rating(const domain::Survey& survey, const Session& session);

class Survey {
public:
    Survey(const domain::Survey& plan, const Demand& demand, Recorder& recorder)
        : plan_(plan), demand_(demand), recorder_(recorder) {}

    /// An appointment was held that the recorder has not heard of yet.
    /// \param retold  share of it that the ledger counts as repeats
    void after(Household& household, const Worker& lead, Time start, double retold);

private:
    const domain::Survey& plan_;
    const Demand& demand_;
    Recorder& recorder_;
};

}  // namespace sluss::engine
