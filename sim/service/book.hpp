// An appointment book while it is filled: which slots of which clinic are taken. It gives a client the earliest slot
// that he or she may have, and knows nothing of who the client is but kind and own clinic.
#pragma once

#include "domain/service.hpp"
#include "kernel/time.hpp"

#include <cstdint>
#include <vector>

namespace sluss::service {

class Book {
public:
    /// \param plan   outlives this
    /// \param start  the first day of the run
    Book(const domain::service::AppointmentBook& plan, kernel::Days start);

    struct Slot {
        domain::service::ClinicId clinic = 0;
        kernel::Time begins = kernel::Time::max();  ///< the latest time there is if no clinic ever has a free slot
    };
    /// Takes the earliest slot; of several clinics with a free slot on one day one's own, then the first in the book's
    /// order.
    Slot take(kernel::Time now, domain::service::ClientId kind, domain::service::ClinicId own);

    struct Use {
        std::uint64_t offered = 0;
        std::uint64_t taken = 0;
    };
    /// Slots of one clinic that begin in (from, to]; if `from` is the start of the run, those that begin then too.
    Use use(domain::service::ClinicId clinic, kernel::Time from, kernel::Time to);

private:
    struct Day {
        std::uint32_t open = 0;    ///< free for everybody
        std::uint32_t carved = 0;  ///< free for the urgent until they are released
        std::uint32_t offered = 0;
    };
    struct Diary {
        std::vector<Day> days;       ///< from the first day of the run on
        std::size_t first_open = 0;  ///< no earlier day has a slot free for everybody
        std::size_t first_left = 0;  ///< no earlier day has any slot left
    };
    Day& day(domain::service::ClinicId clinic, std::size_t index);
    /// The first day from `earliest` on, before `before`, with a slot for such a client; `before` if none.
    std::size_t first_free(domain::service::ClinicId clinic, std::size_t earliest, std::size_t before,
                           std::size_t today, bool urgent);
    [[nodiscard]] bool may_use(domain::service::ClinicId clinic, domain::service::ClinicId own) const;

    const domain::service::AppointmentBook& plan_;
    kernel::Days start_;
    std::vector<Diary> diaries_;
};

}  // namespace sluss::service
