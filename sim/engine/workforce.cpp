// Coming and going: how long people stay, who is searched for, and how new colleagues learn the work.
#include "engine/workforce.hpp"

#include <algorithm>

namespace sluss::engine {

using domain::Account;
using domain::HandoffCause;

namespace {

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
      establishment_(domain::unit_names(organisation).size(), organisation.roles.size(), simulation.now()) {}

void Workforce::begin() {
    establishment_.count(staff_.posts(), simulation_.now());
    for (Post* post : staff_.posts()) settle(*post->holder, false);
}

bool Workforce::has_absences() const {
    const auto& rules = this->rules();
    return rules.sick_leave.spells_per_year > 0 || rules.long_leave.per_year > 0 || rules.holidays.summer_weeks > 0 ||
           rules.holidays.other_weeks > 0;
}

// Now or after a reorganisation.
bool Workforce::has_duties() const {
    bool duties = !first_organisation_.workforce.overhead.empty();
    for (const auto& reorganisation : first_organisation_.reorganisations)
        duties = duties || !reorganisation.structure.front().workforce.overhead.empty() ||
                 reorganisation.preparation.weeks > 0;
    return duties;
}

// What goes on about somebody from the first day on.
void Workforce::settle(Worker& worker, bool newcomer) {
    if (has_absences()) simulation_.start(be_away(worker, plan_leave(worker), worker.regime));
    if (has_duties()) simulation_.start(fixed_duties(worker));
    if (newcomer) {
        worker.in_post_since = simulation_.now();
        simulation_.start(learn(worker));
    }
    if (!rules().turnover.tenure) return;
    const auto& tenure = *rules().turnover.tenure;
    if (newcomer) {
        kernel::Stream stays = person_stream(key_, worker.who, "tenure");
        simulation_.start(serve(worker, kernel::from_hours(tenure.sample(stays)), worker.regime));
        return;
    }
    const Tenure at_start = tenure_at_start(tenure, key_, worker.who);
    worker.in_post_since = simulation_.now() - at_start.served;
    simulation_.start(serve(worker, at_start.left, worker.regime));
}

Tenure tenure_at_start(const kernel::Distribution& tenure, kernel::StreamKey key, PersonId who) {
    constexpr double tenures_back = 20;
    kernel::Stream before = person_stream(key, who, "tenures before");
    const double back = (tenures_back + before.uniform()) * tenure.mean();
    double began = 0;
    double length = tenure.sample(before);
    while (began + length <= back) {
        began += length;
        length = tenure.sample(before);
    }
    return {kernel::from_hours(back - began), kernel::from_hours(began + length - back)};
}

void Workforce::adopt(const domain::Workforce& before) {
    const auto& now = rules();
    const bool absences = !(now.sick_leave == before.sick_leave && now.long_leave == before.long_leave &&
                            now.holidays == before.holidays);
    const bool turnover = !(now.turnover == before.turnover);
    if (!absences && !turnover) return;
    for (Post* post : staff_.posts()) {
        if (post->holder == nullptr) continue;
        Worker& worker = *post->holder;
        ++worker.regime;
        simulation_.start(be_away(worker, plan_leave(worker), worker.regime));
        const auto leaves = [&](const Vacancy& vacancy) { return vacancy.leaver == &worker; };
        const bool has_given_notice = std::any_of(searches_.begin(), searches_.end(), leaves);
        if (!now.turnover.tenure || has_given_notice) continue;
        // How long somebody stays is drawn anew, longer than he or she has been here.
        kernel::Stream stays = person_stream(key_, worker.who, "tenure under new rules");
        const Duration here =
            worker.in_post_since == Time::min() ? Duration{} : simulation_.now() - worker.in_post_since;
        constexpr int tries = 1000;
        Duration left{};
        for (int i = 0; i < tries && left <= Duration{}; ++i)
            left = kernel::from_hours(now.turnover.tenure->sample(stays)) - here;
        simulation_.start(serve(worker, std::max(left, Duration{}), worker.regime));
    }
}

// Time in the post counts more for who has more cases than others of the role.
double Workforce::ageing(const Worker& worker) const {
    const double effect = rules().turnover.load_effect;
    if (effect == 0) return 1;
    std::int64_t cases = 0;
    double people = 0;  // full-time
    for (const Post* post : staff_.posts()) {
        if (post->holder == nullptr || post->holder->role != worker.role) continue;
        cases += post->holder->caseload.value();
        people += post->holder->fraction;
    }
    if (cases == 0) return 1;
    const double relative =
        static_cast<double>(worker.caseload.value()) / worker.fraction / (static_cast<double>(cases) / people);
    return std::max(0.1, 1 + effect * (relative - 1));
}

Process Workforce::serve(Worker& worker, Duration tenure, int regime) {
    constexpr std::chrono::days look_again{30};
    const domain::Turnover turnover = rules().turnover;
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
    if (worker.gone || worker.regime != regime) co_return;
    const Time leaves = midnight_at_or_after(simulation_.now() + std::min(tenure, turnover.notice));
    begin_search({worker.role, &worker, worker.post});
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
    const Post& post = vacancy.post();
    kernel::Stream takes =
        person_stream(key_, person_id(vacancy.role, post.place, staff_.holders(post)), "recruitment");
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
    const Post& vacated = vacancy.post();
    for (Post* post : posts)
        if (vacant(post) && post->place == vacated.place && post->unit->plan->name == vacated.unit->plan->name)
            return post;
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
        searches_.erase(std::find(searches_.begin(), searches_.end(), found.vacancy));
        Post* post = open_post(found.vacancy);
        if (post == nullptr) continue;  // there is no such post any more
        Worker& newcomer = staff_.hire(*post);
        staff_.find_colleagues();
        establishment_.count(staff_.posts(), simulation_.now());
        establishment_.hired(newcomer, kernel::in_days(simulation_.now() - found.announced));
        settle(newcomer, true);
        simulation_.start(take_waiting(newcomer));
    }
}

void Workforce::begin_search(const Vacancy& vacancy) {
    searches_.push_back(vacancy);
    simulation_.start(search(vacancy));
}

void Workforce::fill_vacancies() {
    establishment_.count(staff_.posts(), simulation_.now());
    let_begin();
    // Of the searches under way, those for people who are still here are not for the posts that are vacant now.
    std::vector<std::size_t> searched(first_organisation_.roles.size(), 0);
    for (const auto& vacancy : searches_) searched[vacancy.role] += vacancy.still_held() ? 0 : 1;
    for (const Post* post : staff_.posts()) {
        const domain::RoleId role = post->group->role;
        if (post->holder != nullptr) continue;
        if (searched[role] > 0)
            --searched[role];
        else
            begin_search({role, nullptr, post});
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
        const Time now = simulation_.now();
        if (rule.programme > Duration{} && week < rule.programme_weeks)
            occupy({&newcomer}, now, rule.programme / rule.programme_weeks, Account::overhead);
        Worker* mentor = mentor_for(newcomer);
        if (mentor != nullptr && week < rule.mentor_weeks)
            occupy({&newcomer, mentor}, now, rule.mentor_per_week, Account::consultation);
        co_await simulation_.after(std::chrono::weeks{1});
    }
}

void Workforce::begin_measuring() {
    establishment_.begin_measuring(simulation_.now());
}

void Workforce::report(domain::Measures& measures) {
    establishment_.report(measures, simulation_.now());
}

}  // namespace sluss::engine
