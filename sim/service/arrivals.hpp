// When the clients of one kind come: an endless story told from one random stream, so that it is the same in every
// organisation. Poisson processes with a changing rate are exact: pieces by inversion of the cumulative rate (Çinlar
// 1975), sinusoids by thinning (Lewis and Shedler 1979). It knows nothing of what clients do.
#pragma once

#include "domain/service.hpp"
#include "kernel/random.hpp"
#include "kernel/time.hpp"
#include "kernel/work_calendar.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace sluss::service {

class ArrivalTimes {
public:
    /// \param plan  outlives this
    /// \param run   whose beginning times count from
    ArrivalTimes(const domain::service::Arrivals& plan, kernel::Stream stream, kernel::Stretch run);

    /// The next client's time from the start of the run; Duration::max() if nobody comes any more.
    kernel::Duration next();

private:
    kernel::Duration next_of_steps();
    kernel::Duration next_in_hours();
    kernel::Duration next_of_sinusoid();

    const domain::service::Arrivals& plan_;
    kernel::Stream stream_;
    std::uint64_t come_ = 0;
    double hours_ = 0;  ///< of the last arrival; of a sinusoid's candidate
    // Of steps: where the story stands.
    std::size_t step_ = 0;
    double cycles_ = 0;  ///< completed repetitions
    // Of a rate that holds during some hours only.
    std::optional<kernel::WorkCalendar> open_;
    kernel::Time begin_;
    kernel::Time last_;  ///< arrival
};

}  // namespace sluss::service
