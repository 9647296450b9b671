// What the people of an organisation do besides its cases: they are ill and on leave, quit and are searched for, learn
// the work and teach it, and sit in meetings. Plays domain::Workforce; what becomes of a case whose worker is away or
// leaves is told by the casework.
#pragma once

#include "engine/absence.hpp"
#include "engine/casework.hpp"
#include "engine/establishment.hpp"

namespace sluss::engine {

/// How long somebody has been in the post and will be yet.
struct Tenure {
    Duration served;
    Duration left;
};
/// Of somebody who is here when the run begins, and began some time ago: holders of the post follow each other from a
/// time far back that is as likely as any, so that both are close to those of a renewal process in equilibrium,
/// whatever the distribution. A pure function of seed, replication and who it is, as absences_of.
Tenure tenure_at_start(const kernel::Distribution& tenure, kernel::StreamKey key, PersonId who);

class Workforce {
public:
    Workforce(const domain::Scenario& scenario, const domain::Organisation& organisation, kernel::StreamKey key,
              kernel::Simulation& simulation, Staff& staff, Recorder& recorder, Casework& casework);
    Workforce(const Workforce&) = delete;
    Workforce& operator=(const Workforce&) = delete;

    /// Everybody is here.
    void begin();
    /// The present organisation's rules hold for everybody, where they differ from those before.
    void adopt(const domain::Workforce& before);
    /// Somebody is searched for every vacant post for which nobody is searched yet: after a reorganisation.
    void fill_vacancies();
    /// There is no post for the worker any more.
    Process be_dismissed(Worker& worker);
    /// The unit's people are busy with moving from now on. What was booked is called off.
    void close(Unit& unit, int days);

    void begin_measuring();
    void report(domain::Measures& measures);

private:
    [[nodiscard]] const domain::Workforce& rules() const { return staff_.organisation().workforce; }
    /// As the organisation will be then.
    [[nodiscard]] const domain::Organisation& organisation_on(Days day) const;
    [[nodiscard]] bool has_absences() const;
    [[nodiscard]] bool has_duties() const;

    // being here (presence.cpp)
    [[nodiscard]] std::vector<Absence> plan_leave(Worker& worker);
    Process be_away(Worker& worker, std::vector<Absence> absences, int regime);
    Process move_house(Worker& worker, Time until);
    /// Away from now on, until the time; planned if it is in the diary already.
    Task<> stay_away(Worker& worker, Time until, kernel::Use account, bool planned);
    Process take_waiting(Worker& worker);
    Process fixed_duties(Worker& worker);
    [[nodiscard]] Duration duties_in_week(const Worker& worker, Days monday) const;
    /// Together, in pieces of at most two hours, on nobody's account.
    void occupy(std::initializer_list<Worker*> workers, Time not_before, Duration length, domain::Account account);
    Process be_occupied(ShortVector<Worker*, 2> workers, Time not_before, Duration length, domain::Account account);

    // coming and going (workforce.cpp)
    void settle(Worker& worker, bool newcomer);
    Process serve(Worker& worker, Duration tenure, int regime);
    /// As soon as may be: not in the middle of leave, of a meeting, or without somebody to hand over to.
    Task<> leave(Worker& worker, domain::HandoffCause cause);
    bool let_leave(Worker& worker, domain::HandoffCause cause);
    [[nodiscard]] double ageing(const Worker& worker) const;
    /// For whom somebody is searched: a post that is vacant, or will be when its holder has left. Posts have other
    /// numbers after a reorganisation, and the leaver goes along to a new one.
    struct Vacancy {
        domain::RoleId role;
        const Worker* leaver;  ///< null: the post is vacant already
        const Post* vacated;   ///< the post then

        [[nodiscard]] const Post& post() const { return leaver == nullptr ? *vacated : *leaver->post; }
        [[nodiscard]] bool still_held() const { return leaver != nullptr && !leaver->gone; }
        friend bool operator==(const Vacancy&, const Vacancy&) = default;
    };
    void begin_search(const Vacancy& vacancy);
    Process search(Vacancy vacancy);
    /// Somebody who has been found and can begin.
    struct Found {
        Vacancy vacancy;
        Time announced;
    };
    /// The vacant post to take up; if a reorganisation has done away with it, any vacant one of the role; null if none.
    [[nodiscard]] Post* open_post(const Vacancy& vacancy) const;
    void let_begin();
    Process learn(Worker& newcomer);
    [[nodiscard]] Worker* mentor_for(const Worker& newcomer) const;

    const domain::Scenario& scenario_;
    const domain::Organisation& first_organisation_;
    kernel::StreamKey key_;
    kernel::Simulation& simulation_;
    Staff& staff_;
    Recorder& recorder_;
    Casework& casework_;
    std::vector<Vacancy> searches_;  // under way
    std::vector<Found> found_;       // wait for their posts
    Establishment establishment_;
};

}  // namespace sluss::engine
