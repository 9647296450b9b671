// Desk work as something to await: a worker's, told to the recorder when it is done. A colleague may go on with it
// while it lies on the desk; then each is told of what he or she did. All desk work in the room is of this kind.
#pragma once

#include "engine/recorder.hpp"
#include "engine/worker.hpp"

namespace sluss::engine {

/// The account as the agendas know it.
constexpr kernel::Use use(domain::Account account) {
    return static_cast<kernel::Use>(account);
}

class DeskWork : public kernel::Agenda::Work {
public:
    /// What it is about.
    struct Subject {
        Household* household = nullptr;          ///< null: nobody's, as searching for a colleague
        const Case* held = nullptr;              ///< goes with this case; null: stays with the worker's unit
        Investigation* investigation = nullptr;  ///< it counts for
        const HouseholdNeed* need = nullptr;     ///< instead: it counts for what is under way for it when it is done
    };

    DeskWork(Recorder& recorder, Worker& worker, Subject subject, Duration length, kernel::Use use,
             Time limit = Time::max(), kernel::Urgency urgency = kernel::Urgency::ordinary)
        : Work(worker.agenda, length, use, limit, urgency), recorder_(recorder), worker_(&worker), subject_(subject) {}

    void await_resume() const { tell(length()); }

    [[nodiscard]] const Subject& subject() const { return subject_; }
    /// A colleague goes on with what is left.
    void pass_on(Worker& to) {
        Worker& from = *std::exchange(worker_, &to);
        recorder_.worked(subject_.household, from, done(), investigation());
        from.agenda.pass_on(*this, to.agenda);
    }

private:
    [[nodiscard]] Investigation* investigation() const {
        return subject_.need != nullptr ? subject_.need->investigation : subject_.investigation;
    }
    void tell(Duration time) const { recorder_.worked(subject_.household, *worker_, time, investigation()); }

    Recorder& recorder_;
    Worker* worker_;
    Subject subject_;
};

}  // namespace sluss::engine
