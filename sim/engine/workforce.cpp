// Coming and going: how long people stay, who is searched for, and how new colleagues learn the work.
#include "engine/workforce.hpp"

#include <algorithm>
#include <array>

namespace sluss::engine {

using domain::Account;
using domain::HandoffCause;

namespace {

const std::uint64_t entity = kernel::name_hash("post");

Time midnight_at_or_after(Time time) {
    return kernel::Time{kernel::day_of(time - Duration{1}) + std::chrono::days{1}};
}

}  // namespace

Workforce::Workforce(const domain::Scenario& scenario, const domain::Organisation& organisation, kernel::StreamKey key,
                     kernel::Simulation& simulation, Staff& staff, Recorder& recorder, Casework& casework)
    : scenario_(scenario),
      first_organisation_(organisation),
      key_(key),
      simulation_(simulation),
      staff_(staff),
      recorder_(recorder),
      casework_(casework),
      searches_(organisation.roles.size(), 0),
      establishment_(domain::unit_names(organisation).size(), organisation.roles.size(), simulation.now()) {}

kernel::Stream Workforce::stream(domain::WorkerId post, const char* purpose, std::uint32_t index) const {
    return {key_, entity, post, kernel::name_hash(purpose), index};
}

void Workforce::begin() {
    establishment_.count(staff_.posts(), simulation_.now());
    for (Post* post : staff_.posts()) settle(*post->holder, false);
}

// What goes on about somebody from the first day on.
void Workforce::settle(Worker& worker, bool newcomer) {
    const auto& rules = this->rules();
    bool duties = false;
    const auto has_duties = [](const domain::Organisation& organisation) {
        return !organisation.workforce.overhead.empty();
    };
    duties = has_duties(first_organisation_);
    for (const auto& reorganisation : first_organisation_.reorganisations)
        duties = duties || has_duties(reorganisation.structure.front()) || reorganisation.preparation.weeks > 0;
    if (rules.sick_leave.spells_per_year > 0 || rules.long_leave.per_year > 0 || rules.holidays.summer_weeks > 0 ||
        rules.holidays.other_weeks > 0)
        simulation_.start(be_away(worker, plan_leave(worker)));
    if (duties) simulation_.start(fixed_duties(worker));
    if (newcomer) {
        worker.in_post_since = simulation_.now();
        simulation_.start(learn(worker));
    }
    if (!rules.turnover.tenure) return;
    const auto& tenure = *rules.turnover.tenure;
    if (newcomer) {
        kernel::Stream stays = stream(worker.number, "tenure", worker.holder);
        simulation_.start(serve(worker, kernel::from_hours(tenure.sample(stays))));
        return;
    }
    // Who is here at the start began some time ago: the post's holders follow each other from far back, so that age and
    // what is left of the tenure are close to those of a renewal process in equilibrium.
    constexpr double tenures_back = 20;
    const double back = tenures_back * tenure.mean();
    kernel::Stream before = stream(worker.number, "tenures before", 0);
    double began = 0;
    double length = tenure.sample(before);
    while (began + length <= back) {
        began += length;
        length = tenure.sample(before);
    }
    worker.in_post_since = simulation_.now() - kernel::from_hours(back - began);
    simulation_.start(serve(worker, kernel::from_hours(began + length - back)));
}

// Time in the post counts more for who has more cases than others of the role.
double Workforce::ageing(const Worker& worker) const {
    const double effect = rules().turnover.load_effect;
    if (effect == 0) return 1;
    std::int64_t cases = 0;
    std::int64_t people = 0;
    for (const Post* post : staff_.posts()) {
        if (post->holder == nullptr || post->holder->role != worker.role) continue;
        cases += post->holder->caseload.value();
        ++people;
    }
    if (cases == 0) return 1;
    const double relative =
        static_cast<double>(worker.caseload.value() * people) / static_cast<double>(cases) / worker.fraction;
    return std::max(0.1, 1 + effect * (relative - 1));
}

Process Workforce::serve(Worker& worker, Duration tenure) {
    constexpr std::chrono::days look_again{30};
    const auto& turnover = rules().turnover;
    Duration left = std::max(tenure - turnover.notice, Duration{});
    while (left > Duration{}) {
        if (turnover.load_effect == 0) {
            co_await simulation_.after(left);
            break;
        }
        const double factor = ageing(worker);
        const Duration step = std::min(Duration{look_again}, kernel::from_hours(kernel::in_hours(left) / factor));
        co_await simulation_.after(std::max(step, Duration{1}));
        left -= kernel::from_hours(kernel::in_hours(step) * factor) + Duration{1};
    }
    if (worker.gone) co_return;
    const Time leaves = midnight_at_or_after(simulation_.now() + std::min(tenure, turnover.notice));
    ++searches_[worker.role];
    simulation_.start(search({worker.role, &worker, worker.number}));
    co_await simulation_.until(leaves);
    co_await leave(worker, HandoffCause::turnover);
}

Process Workforce::be_dismissed(Worker& worker) {
    co_await leave(worker, HandoffCause::reorganisation);
}

Task<> Workforce::leave(Worker& worker, HandoffCause cause) {
    for (bool has_left = false; !worker.gone && !has_left;) {
        has_left = !worker.away && !worker.agenda.in_appointment() && let_leave(worker, cause);
        if (!has_left) co_await simulation_.after(std::chrono::days{1});
    }
}

bool Workforce::let_leave(Worker& worker, HandoffCause cause) {
    const bool cleared = casework_.clear_out(worker, cause) && casework_.clear_desk(worker);
    if (!cleared) return false;
    staff_.leave(worker);
    establishment_.left(worker);
    staff_.call_off(worker, [](const Booked&) { return true; });
    staff_.find_colleagues();
    establishment_.count(staff_.posts(), simulation_.now());
    let_begin();
    return true;
}

// From notice until somebody has been found. The post may still be held then, or be gone.
Process Workforce::search(Vacancy vacancy) {
    const Time announced = simulation_.now();
    const auto& recruitment = rules().recruitment;
    const auto number = vacancy.post();
    const Post& post = *staff_.posts()[number];
    kernel::Stream takes = stream(number, "recruitment", post.holders);
    Worker* recruiter = recruitment.by == domain::none ? nullptr : staff_.of_role(recruitment.by, post.unit);
    if (recruiter != nullptr)
        co_await DeskWork{recorder_, *recruiter, {}, kernel::from_hours(recruitment.hours), use(Account::recruitment)};
    const Duration wait = kernel::from_hours(rules().recruitment.takes.sample(takes));
    co_await simulation_.until(midnight_at_or_after(simulation_.now() + wait));
    found_.push_back({vacancy, announced});
    let_begin();
}

Post* Workforce::open_post(const Vacancy& vacancy) const {
    const auto& posts = staff_.posts();
    const auto vacant = [&](const Post* post) { return post->holder == nullptr && post->group->role == vacancy.role; };
    const auto number = vacancy.post();
    if (number < posts.size() && vacant(posts[number])) return posts[number];
    const auto other = std::find_if(posts.begin(), posts.end(), vacant);
    return other == posts.end() ? nullptr : *other;
}

// Whoever has been found begins as soon as the post is vacant.
void Workforce::let_begin() {
    for (std::size_t i = 0; i < found_.size();) {
        const Found found = found_[i];
        if (found.vacancy.still_held()) {
            ++i;
            continue;
        }
        found_.erase(found_.begin() + static_cast<std::ptrdiff_t>(i));
        --searches_[found.vacancy.role];
        Post* post = open_post(found.vacancy);
        if (post == nullptr) continue;  // there is no such post any more
        Worker& newcomer = staff_.hire(*post);
        staff_.find_colleagues();
        establishment_.count(staff_.posts(), simulation_.now());
        establishment_.hired(newcomer, kernel::in_days(simulation_.now() - found.announced));
        settle(newcomer, true);
        while (staff_.offer(newcomer)) {
        }
    }
}

void Workforce::fill_vacancies() {
    establishment_.count(staff_.posts(), simulation_.now());
    let_begin();
    std::vector<int> searched = searches_;
    for (const Post* post : staff_.posts()) {
        const domain::RoleId role = post->group->role;
        if (post->holder != nullptr || searched[role]-- > 0) continue;
        ++searches_[role];
        simulation_.start(search({role, nullptr, post->number}));
    }
}

Worker* Workforce::mentor_for(const Worker& newcomer) const {
    Worker* best = nullptr;
    for (Worker* candidate : newcomer.unit->workers) {
        if (candidate == &newcomer || candidate->role != newcomer.role || candidate->away) continue;
        if (best == nullptr || candidate->in_post_since < best->in_post_since) best = candidate;
    }
    return best;
}

Process Workforce::learn(Worker& newcomer) {
    const domain::Onboarding rule = rules().onboarding;
    const int weeks = std::max(rule.mentor_per_week > Duration{} ? rule.mentor_weeks : 0,
                               rule.programme > Duration{} ? rule.programme_weeks : 0);
    for (int week = 0; week < weeks && !newcomer.gone; ++week) {
        if (rule.programme > Duration{} && week < rule.programme_weeks)
            simulation_.start(be_occupied(newcomer, simulation_.now(), rule.programme / rule.programme_weeks));
        Worker* mentor = mentor_for(newcomer);
        if (mentor != nullptr && rule.mentor_per_week > Duration{} && week < rule.mentor_weeks)
            simulation_.start(be_taught(newcomer, *mentor, rule.mentor_per_week));
        co_await simulation_.after(std::chrono::weeks{1});
    }
}

Process Workforce::be_taught(Worker& newcomer, Worker& mentor, Duration length) {
    const std::array<Worker*, 2> both{&newcomer, &mentor};
    const bool held = co_await casework_.confer(both, simulation_.now(), length, use(Account::consultation));
    if (!held) co_return;
    for (const Worker* worker : both) recorder_.worked(nullptr, *worker, length, nullptr);
}

void Workforce::begin_measuring() {
    establishment_.begin_measuring(simulation_.now());
}

void Workforce::report(domain::Measures& measures) {
    establishment_.report(measures, simulation_.now());
}

}  // namespace sluss::engine
