#include "service/journeys.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sluss::service {

using domain::service::Condition;
using domain::service::leaves;
using domain::service::Moment;
using domain::service::Route;
using domain::service::Stage;
using domain::service::WhenFull;
using domain::service::Work;
using kernel::name_hash;
using kernel::Process;

namespace {

/// Clients at once; more would take some gigabytes, and nobody means it.
constexpr std::size_t most_inside = 2'000'000;

/// Which of several things, each with a share, a uniform number means.
template <class Things, class Share>
std::size_t drawn(const Things& things, double u, Share share) {
    std::size_t i = 0;
    while (i + 1 < things.size() && u >= share(things[i])) u -= share(things[i++]);
    return i;
}

}  // namespace

Journeys::Journeys(const domain::service::Service& service, std::size_t organisation, kernel::StreamKey key,
                   kernel::Simulation& simulation, People& people, std::vector<WaitingRoom>& rooms,
                   std::vector<Book>& books, Tally& tally)
    : service_(service),
      design_(service.designs[organisation]),
      key_(key),
      simulation_(simulation),
      start_(simulation.now()),
      people_(people),
      rooms_(rooms),
      books_(books),
      tally_(tally) {
    for (const auto& client : service.clients) names_.push_back(name_hash(client.name, name_hash("client ")));
    for (const auto& attribute : service.attributes)
        attributes_.push_back(name_hash(attribute.name, name_hash("attribute ")));
    for (const auto& book : design_.books) own_clinics_.push_back(name_hash(book.name, name_hash("own clinic ")));
    for (const Stage& stage : design_.stages) {
        const std::uint64_t name = name_hash(stage.name, name_hash("stage "));
        Purposes purposes;
        std::array<int, 4> of_kind{};
        for (const Work& work : stage.work) {
            const auto kind = static_cast<std::size_t>(work.kind);
            purposes.lengths.push_back(name_hash(fmt::format("work {} {}", kind, ++of_kind[kind]), name));
        }
        purposes.patience = name_hash("patience", name);
        purposes.balking = name_hash("balking", name);
        purposes.next = name_hash("next", name);
        purposes.after_leaving = name_hash("after leaving", name);
        purposes.turned_away = name_hash("turned away", name);
        purposes_.push_back(std::move(purposes));
    }
}

void Journeys::begin(Floor& floor, Time end) {
    floor_ = &floor;
    end_ = end;
    for (const Duration when : service_.states_at) simulation_.start(look_at(when));
    for (ClientId kind = 0; kind < service_.clients.size(); ++kind) simulation_.start(let_come(kind));
}

Process Journeys::look_at(Duration when) {
    co_await simulation_.until(start_ + when);
    tally_.note_state();
}

Process Journeys::let_come(ClientId kind) {
    ArrivalTimes times{service_.clients[kind].arrivals, {key_, names_[kind], 0, name_hash("arrivals")}, {start_, end_}};
    for (std::uint64_t ordinal = 0;; ++ordinal) {
        const Duration next = times.next();
        if (next == Duration::max()) co_return;
        co_await simulation_.until(start_ + next);
        // A sum: clients of several kinds may come at one moment, in whatever order.
        fingerprint_ += (names_[kind] ^ static_cast<std::uint64_t>(next.count())) * 0x9e3779b97f4a7c15ULL;
        Person& person = people_.welcome(kind, ordinal, simulation_.now());
        if (people_.all().size() > most_inside)
            throw RunError(
                fmt::format("more than {} clients are inside at once, '{}' the kind of the last of them; give the "
                            "service more of what they wait for, or let fewer come",
                            most_inside, service_.clients[kind].name));
        describe(person);
        simulation_.start(journey(person));
    }
}

Process Journeys::journey(Person& person) {
    tally_.arrives(person, simulation_.now());
    note(person, Moment::What::arrival, leaves);
    StageId to = service_.clients[person.kind].first;
    while (to != leaves) {
        const Stage& stage = design_.stages[to];
        const Purposes& purposes = purposes_[to];
        ++person.visits[to];
        count_round(person, to);
        // Who has something here stays until there is a place in the next stage, if that is how it is there.
        const bool stays_here = person.stage != leaves && stage.waiting_places && stage.when_full == WhenFull::blocks;
        bool welcome = !balks(person, to);
        if (welcome && stays_here) {
            person.blocked_before = to;
            tally_.blocked(person.stage, 1, simulation_.now());
            co_await floor_->admission(rooms_[to], entry(person, to));
            tally_.blocked(person.stage, -1, simulation_.now());
            person.blocked_before = leaves;
            leave_stage(person);
            floor_->come_in(rooms_[to]);
        } else {
            if (person.stage != leaves) leave_stage(person);
            welcome = welcome && finds_place(person, to);
        }
        if (!welcome) {
            to = route(stage.turned_away_to, person, purposes.turned_away, to);
            continue;
        }
        come_to(person, to);
        const Time give_up = patience_ends(person, to);
        bool stays = true;
        if (!stage.holds.empty()) {
            const Needs needs{{}, stage.holds};
            const Floor::Terms terms{Duration{-1}, false, give_up};
            stays = co_await floor_->serve(person.hold, person.kind, needs, terms);
        }
        for (std::size_t i = 0; stays && i < stage.work.size(); ++i) {
            const Work& work = stage.work[i];
            if (!holds(work.when, person)) continue;
            floor_->release(person.work);
            const Duration takes = length(person, to, i);
            if (work.kind == Work::Kind::slot) {
                const auto slot =
                    books_[*work.book].take(simulation_.now(), person.kind, person.own_clinic[*work.book]);
                floor_->settle();
                co_await simulation_.until(slot.begins);
            }
            if (work.by.empty() && work.with.empty()) {
                begin_unassisted(person);
                co_await simulation_.after(takes);
                person.worked += takes;
            } else {
                const Needs needs{work.by, work.with};
                const Floor::Terms terms{takes, work.kind != Work::Kind::task, person.waiting ? give_up : Time::max()};
                stays = co_await floor_->serve(person.work, person.kind, needs, terms);
                if (stays) person.worked += takes;
            }
        }
        if (!stays) {
            lose_patience(person);
            to = route(stage.after_leaving, person, purposes.after_leaving, to);
            continue;
        }
        begin_unassisted(person);
        note(person, Moment::What::ends, to);
        to = route(stage.next, person, purposes.next, to);
    }
    if (person.stage != leaves) leave_stage(person);
    note(person, Moment::What::departure, leaves);
    tally_.departs(person, simulation_.now());
    people_.let_go(person);
}

void Journeys::count_round(Person& person, StageId stage) const {
    constexpr std::uint32_t most = 100'000;
    person.rounds = simulation_.now() > person.last_round ? 0 : person.rounds + 1;
    person.last_round = simulation_.now();
    if (person.rounds <= most) return;
    throw RunError(
        fmt::format("a client of the kind '{}' has gone through {} stages, '{}' the last of them, without any "
                    "time passing; give one of these stages work that takes time, or let clients leave",
                    service_.clients[person.kind].name, most, design_.stages[stage].name));
}

bool Journeys::balks(Person& person, StageId to) {
    double chance = 0;
    for (const auto& step : design_.stages[to].balking)
        if (rooms_[to].waiting.value() >= step.waiting) chance = step.chance;
    if (chance == 0) return false;
    kernel::Stream luck = stream(person, purposes_[to].balking, person.visits[to]);
    if (!luck.happens(chance)) return false;
    tally_.balks(to);
    person.balked = true;
    return true;
}

// Those who wait outside go before anybody who comes later.
bool Journeys::finds_place(Person& person, StageId to) {
    const WaitingRoom& room = rooms_[to];
    if (!room.places) return true;
    const bool nobody_before = room.outside.empty() && room.promised == 0;
    if (nobody_before && (room.has_place() || floor_->could_start(entry(person, to)))) return true;
    tally_.is_turned_away(to);
    person.turned_away = true;
    return false;
}

void Journeys::come_to(Person& person, StageId stage) {
    const Time now = simulation_.now();
    person.stage = stage;
    person.came = now;
    person.waiting = true;
    person.joined = true;
    ++person.joined_visits[stage];
    rooms_[stage].waiting.add(now, 1);
    tally_.comes_to(stage, now);
    note(person, Moment::What::comes_to, stage);
}

void Journeys::work_begins(Claim& claim) {
    Person& person = *static_cast<Person*>(claim.owner());
    if (person.waiting) begin_stage(person);
}

// The stage begins, if it has not, with something that the floor has no part in.
void Journeys::begin_unassisted(Person& person) {
    if (!person.waiting) return;
    begin_stage(person);
    floor_->settle();
}

void Journeys::begin_stage(Person& person) {
    const Time now = simulation_.now();
    person.waiting = false;
    person.served = true;
    person.waited += now - person.came;
    rooms_[person.stage].waiting.add(now, -1);
    tally_.wait_ends(person.stage, person.came, now);
    note(person, Moment::What::begins, person.stage);
}

// The stage is left unserved, and with it all that the client held; whoever goes on elsewhere comes from outside.
void Journeys::lose_patience(Person& person) {
    const Time now = simulation_.now();
    person.waiting = false;
    person.left = true;
    person.waited += now - person.came;
    rooms_[person.stage].waiting.add(now, -1);
    tally_.wait_ends(person.stage, person.came, now);
    tally_.leaves_line(person.stage);
    leave_stage(person);
    floor_->settle();
}

void Journeys::leave_stage(Person& person) {
    tally_.leaves_stage(person.stage, person.came, simulation_.now());
    person.stage = leaves;
    floor_->release(person.work);
    floor_->release(person.hold);
}

void Journeys::describe(Person& person) const {
    for (std::size_t i = 0; i < service_.attributes.size(); ++i) {
        const auto& attribute = service_.attributes[i];
        kernel::Stream luck = stream(person, attributes_[i], 0);
        if (attribute.words.empty())
            person.numbers[i] = attribute.number.sample(luck);
        else
            person.words[i] =
                drawn(service_.clients[person.kind].shares[i], luck.uniform(), [](double share) { return share; });
    }
    for (std::size_t b = 0; b < design_.books.size(); ++b) {
        kernel::Stream luck = stream(person, own_clinics_[b], 0);
        const auto own =
            drawn(design_.books[b].clinics, luck.uniform(), [](const auto& clinic) { return clinic.share; });
        person.own_clinic[b] = static_cast<domain::service::ClinicId>(own);
    }
}

bool Journeys::holds(const Condition& condition, const Person& person) const {
    if (condition.always()) return true;
    if (!condition.clients.empty() && !condition.clients[person.kind]) return false;
    for (const auto& word : condition.words)
        if (!word.any_of[person.words[word.attribute]]) return false;
    for (const auto& number : condition.numbers)
        if (person.numbers[number.attribute] < number.at_least || person.numbers[number.attribute] >= number.below)
            return false;
    for (const auto& visits : condition.visits)
        if (person.visits[visits.stage] < visits.at_least || person.visits[visits.stage] > visits.at_most) return false;
    return true;
}

// What is needed to begin at a stage: what is held for all of it, and what its first work for this client takes.
Entry Journeys::entry(const Person& person, StageId to) const {
    const Stage& stage = design_.stages[to];
    Entry result{person.kind, {{}, stage.holds}, {}, {&person.hold, &person.work}};
    for (const Work& work : stage.work) {
        if (!holds(work.when, person)) continue;
        result.work = {work.by, work.with};
        break;
    }
    return result;
}

void Journeys::note(Person& person, Moment::What what, StageId stage) const {
    for (std::size_t i = 0; i < service_.measures.size(); ++i) {
        const auto& measure = service_.measures[i];
        if (measure.kind == domain::service::ExtraMeasure::Kind::visits) continue;
        auto& story = person.stories[i];
        const auto is = [&](const Moment& moment) { return moment.what == what && moment.stage == stage; };
        if (story.from != Time::max() && story.to == Time::max() && is(measure.to)) {
            story.to = simulation_.now();
            tally_.story_ends(i, story.from, story.to);
        }
        if (story.from == Time::max() && is(measure.from)) story.from = simulation_.now();
    }
}

StageId Journeys::route(const std::vector<Route>& routes, const Person& person, std::uint64_t purpose,
                        StageId from) const {
    for (const Route& route : routes) {
        if (!holds(route.when, person)) continue;
        if (route.ways.size() == 1) return route.ways.front().to;
        kernel::Stream luck = stream(person, purpose, person.visits[from]);
        return route.ways[drawn(route.ways, luck.uniform(), [](const auto& way) { return way.share; })].to;
    }
    return leaves;
}

Duration Journeys::length(const Person& person, StageId stage, std::size_t work) const {
    kernel::Stream luck = stream(person, purposes_[stage].lengths[work], person.joined_visits[stage]);
    return kernel::from_hours(design_.stages[stage].work[work].length.sample(luck));
}

Time Journeys::patience_ends(const Person& person, StageId stage) const {
    const auto& patience = design_.stages[stage].patience;
    if (!patience) return Time::max();
    kernel::Stream luck = stream(person, purposes_[stage].patience, person.joined_visits[stage]);
    return kernel::later(simulation_.now(), kernel::from_hours(patience->sample(luck)));
}

}  // namespace sluss::service
