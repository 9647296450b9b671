// A household on its way through an organisation: what it is (drawn on arrival, the same in every organisation), what
// is open for it, and its record within follow-up, from which the measures are made.
#pragma once

#include "domain/casework_measures.hpp"
#include "domain/ids.hpp"
#include "domain/municipality.hpp"
#include "kernel/diary.hpp"
#include "kernel/pool_allocator.hpp"
#include "kernel/signal.hpp"
#include "kernel/time.hpp"

#include <boost/container/small_vector.hpp>

#include <array>
#include <cstdint>

namespace sluss::engine {

using kernel::Days;
using kernel::Duration;
using kernel::Time;

struct Case;
struct Household;
struct Worker;

/// A vector with room for `inside` elements in itself; beyond them it lives in the pool.
template <typename T, std::size_t inside>
using ShortVector = boost::container::small_vector<T, inside, kernel::PoolAllocator<T>>;

/// An investigation under way; it lives in the frame of the process that carries it.
struct Investigation {
    domain::StageId route = 0;
    Time opened;
    Time limit = Time::max();
    bool counted = false;  ///< its household is in the cohort, it opened early enough, and it is not in the tallies yet
    Duration hours{};      ///< of everyone on it, within the horizon
};

/// A need of a household.
struct HouseholdNeed {
    domain::NeedId need = 0;
    bool by_report = false;
    bool known = true;  ///< told of at arrival, or found since
    bool was_hidden = false;
    bool open = false;
    std::uint16_t times = 0;  ///< how often it has been taken up
    Time opened;
    Time closed;                             ///< last closing that counts towards returns
    bool awaits_return = false;              ///< closed after warm-up and counted, not yet returned
    Case* held = nullptr;                    ///< the case it is part of, while open and allocated
    domain::StageId stage = 0;               ///< where it is, while open
    double retelling = 0;                    ///< extra share of the next meeting, after a handover
    std::uint16_t passed_on = 0;             ///< how often it has changed worker in the middle of a stage
    bool repeat_next = false;                ///< information was lost: the next meeting must be repeated
    Worker* in_team = nullptr;               ///< who is in the household's team for it, beside the lead
    kernel::Signal* plan = nullptr;          ///< its coordinated investigation is done and waits for the others'
    Time assessment_limit = Time::max();     ///< of the preliminary assessment under way
    Time protection_limit = Time::max();     ///< of the immediate protection assessment that is yet to be done
    Investigation* investigation = nullptr;  ///< under way, or waiting for a worker
    std::uint32_t joined = 0;                ///< further reports that joined the assessment under way
    ShortVector<std::uint16_t, 8> visits;    ///< per stage, how often it has been entered

    /// The legal limit that runs now; Time::max() if none does.
    [[nodiscard]] Time limit() const { return investigation != nullptr ? investigation->limit : assessment_limit; }
};

/// What one worker is responsible for: a need of the household or, where they are handled jointly, several. The worker
/// may change at any time that a process waits, so whoever works on a case asks it for its worker each time.
struct Case {
    Household* household = nullptr;
    Worker* worker = nullptr;
    int needs = 0;          ///< that it joins
    int leaving = 0;        ///< of these, how many wait for their next worker: then it takes up no room
    std::size_t place = 0;  ///< in the list of its worker
};

/// What happened to a cohort household within its follow-up.
struct Record {
    struct Met {
        Worker* worker;
        std::uint32_t contacts;  ///< as lead
    };

    std::array<std::uint32_t, domain::handoff_causes> handoffs{};
    ShortVector<Met, 3> met;  ///< in the order first met
    std::uint32_t contacts = 0;
    std::uint32_t successive_same = 0;
    Worker* last_lead = nullptr;
    Time last_contact;  ///< when it began, if contacted
    std::uint32_t appointments = 0;
    std::uint32_t missed = 0;
    std::uint32_t trips = 0;
    double travel_minutes = 0;
    double travel_km = 0;
    Duration client{};
    ShortVector<Duration, 4> worked_by_role;
    std::uint32_t applications = 0;
    std::uint32_t applications_left = 0;
    bool wrong_door = false;
    bool contacted = false;
    double first_contact_days = 0;  ///< from arrival, if contacted
    double ended_days = 0;          ///< from arrival to the latest closing or leaving
};

struct Household {
    // Asked for at every piece of work: kept together at the front.
    bool in_cohort = false;
    bool seen = false;  ///< has had a contact
    bool urgent = false;
    bool interpreter = false;
    bool car = false;
    domain::Complexity complexity = domain::Complexity::standard;
    Time follow_until;

    // what it is
    domain::DistrictId district = 0;    ///< where it lives now
    domain::DistrictId arrived_in = 0;  ///< the measures count by this; a household may move
    domain::NeedId first_need = 0;
    std::uint64_t ordinal = 0;  ///< among those of this district and first need, or among the stated
    std::uint64_t entity = 0;   ///< hash of district and first need, or of being stated
    const domain::StatedArrival* stated = nullptr;  ///< null: it comes by chance
    domain::Complexity arrived_as =
        domain::Complexity::standard;  ///< the measures count by this; a leaver may return worse
    bool knows_doors = false;
    double channel_draw = 0;
    Duration patience = Duration::max();
    Time arrival;
    ShortVector<HouseholdNeed, 2> needs;  ///< the first need first; never grows after arrival

    // what goes on
    kernel::Diary diary;
    ShortVector<Case*, 2> cases;
    ShortVector<Worker*, 3> known_workers;  ///< in the order last met, the latest last
    Worker* first_worker = nullptr;
    std::uint32_t occasions = 0;  ///< appointments held so far, for naming draws
    int processes = 0;            ///< that still speak of it; at none its memory is used again

    // the journey of the day
    Days trip_day{};
    ShortVector<domain::PlaceId, 4> trip_places;

    Record record;

    /// Has its memory fetched. It is touched every few weeks of simulated time and has left the caches by then; what is
    /// known to be needed at the end of a piece of work need not be waited for there.
    void fetch() const {
        constexpr std::size_t line = 64;
        const auto* memory = reinterpret_cast<const char*>(this);
        for (std::size_t at = 0; at < sizeof(Household); at += line) __builtin_prefetch(memory + at);
    }
};

}  // namespace sluss::engine
