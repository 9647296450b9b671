#include "engine/transition.hpp"

#include <algorithm>
#include <tuple>

namespace sluss::engine {

namespace {

std::size_t in_common(const Post& one, const Post& other) {
    return (one.competences & other.competences).size();
}

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> match_posts(std::span<const Post* const> from,
                                                             std::span<const Post* const> to,
                                                             const domain::Reorganisation& reorganisation) {
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    std::vector<bool> placed(from.size(), false);
    std::vector<bool> taken(to.size(), false);
    for (const bool by_unit : {true, false})
        for (std::size_t person = 0; person < from.size(); ++person) {
            if (placed[person]) continue;
            const std::string& before = from[person]->unit->plan->name;
            const std::string& unit = domain::unit_after(reorganisation, before);
            std::size_t best = to.size();
            const auto better = [&](std::size_t post) {
                if (best == to.size()) return true;
                const auto rank = [&](std::size_t p) {
                    const bool own = to[p]->place == from[person]->place && to[p]->unit->plan->name == before;
                    return std::tuple{own, to[p]->fraction == from[person]->fraction, in_common(*to[p], *from[person])};
                };
                return rank(post) > rank(best);
            };
            for (std::size_t post = 0; post < to.size(); ++post)
                if (!taken[post] && (!by_unit || to[post]->unit->plan->name == unit) && better(post)) best = post;
            if (best == to.size()) continue;
            placed[person] = true;
            taken[best] = true;
            pairs.emplace_back(person, best);
        }
    return pairs;
}

void Transition::begin() {
    if (!organisation_.reorganisations.empty()) simulation_.start(follow());
}

Process Transition::follow() {
    for (const auto& reorganisation : organisation_.reorganisations) {
        co_await simulation_.until(Time{reorganisation.on});
        happen(reorganisation);
    }
}

void Transition::happen(const domain::Reorganisation& reorganisation) {
    const auto& organisation = reorganisation.structure.front();
    const auto former_units = staff_.units();
    for (const auto& closure : reorganisation.closures)
        for (Unit* unit : former_units)
            if (unit->plan->name == closure.unit) workforce_.close(*unit, closure.days);

    const domain::Workforce& was = staff_.organisation().workforce;
    casework_.become(organisation, reorganisation);
    move_people(staff_.become(organisation), reorganisation);
    for (Unit* unit : former_units) casework_.join_lines(*unit);
    workforce_.adopt(was);
    staff_.begin_dip(reorganisation.dip);
    if (reorganisation.open_cases == domain::OpenCases::reallocate)
        for (Unit* unit : staff_.units())
            for (Worker* worker : unit->workers) casework_.reallocate(*worker);
    workforce_.fill_vacancies();
    for (Unit* unit : staff_.units())
        for (Worker* worker : unit->workers)
            while (staff_.offer(*worker)) {
            }
}

void Transition::move_people(const std::vector<Post*>& former, const domain::Reorganisation& reorganisation) {
    std::vector<Worker*> surplus;
    const auto& posts = staff_.posts();
    for (domain::RoleId role = 0; role < organisation_.roles.size(); ++role) {
        std::vector<const Post*> from;
        std::vector<const Post*> to;
        std::copy_if(former.begin(), former.end(), std::back_inserter(from),
                     [role](const Post* post) { return post->holder != nullptr && post->group->role == role; });
        std::copy_if(posts.begin(), posts.end(), std::back_inserter(to),
                     [role](const Post* post) { return post->group->role == role; });
        std::vector<bool> placed(from.size(), false);
        for (const auto& [person, post] : match_posts(from, to, reorganisation)) {
            placed[person] = true;
            staff_.transfer(*from[person]->holder, *posts[to[post]->number]);
        }
        for (std::size_t person = 0; person < from.size(); ++person)
            if (!placed[person]) surplus.push_back(from[person]->holder);
    }
    staff_.find_colleagues();
    for (Worker* worker : surplus) simulation_.start(workforce_.be_dismissed(*worker));
}

}  // namespace sluss::engine
