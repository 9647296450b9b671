#include "service/tally.hpp"

#include "domain/service_measures.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sluss::service {

using domain::DimensionId;
using domain::MeasureId;
using domain::Measures;
using domain::service::Dimension;
using domain::service::ExtraMeasure;
using domain::service::Measure;

namespace {

constexpr DimensionId id(Dimension dimension) {
    return static_cast<std::size_t>(dimension);
}
constexpr MeasureId id(Measure measure) {
    return static_cast<std::size_t>(measure);
}

double ratio(double numerator, double denominator) {
    return denominator > 0 ? numerator / denominator : domain::undefined;
}
double ratio(std::uint64_t numerator, std::uint64_t denominator) {
    return ratio(static_cast<double>(numerator), static_cast<double>(denominator));
}

}  // namespace

void Tally::Lengths::add(Duration length) {
    ++number;
    positive += length > Duration{} ? 1 : 0;
    sum += length.count();
    histogram.add(static_cast<std::uint64_t>(length.count()));
}

Tally::Tally(const domain::service::Service& service, std::size_t organisation, std::vector<WaitingRoom>& rooms,
             Time begin)
    : service_(service),
      design_(service.designs[organisation]),
      organisation_(organisation),
      rooms_(rooms),
      begin_(begin),
      measure_from_(begin),
      stages_(design_.stages.size()),
      clients_(service.clients.size()),
      stories_(service.measures.size()) {
    for (auto& stage : stages_) stage.present = stage.blocked = engine::StepIntegral{begin};
    for (auto& clients : clients_) clients.present = engine::StepIntegral{begin};
    all_.present = engine::StepIntegral{begin};
    all_.visits.resize(stages_.size());
    for (auto& clients : clients_) clients.visits.resize(stages_.size());
}

void Tally::warm_up_over(Time now) {
    measuring_ = true;
    measure_from_ = now;
    for (auto& stage : stages_) {
        stage.present.restart(now);
        stage.blocked.restart(now);
    }
    for (auto& room : rooms_) room.waiting.restart(now);
    for (auto& clients : clients_) clients.present.restart(now);
    all_.present.restart(now);
}

void Tally::arrives(const Person& person, Time now) {
    ++ever_arrived_;
    for (auto* clients : {&all_, &clients_[person.kind]}) {
        count(clients->arrived);
        clients->present.add(now, 1);
    }
}

void Tally::departs(const Person& person, Time now) {
    ++ever_departed_;
    for (auto* clients : {&all_, &clients_[person.kind]}) {
        clients->present.add(now, -1);
        if (measuring_) add_departure(*clients, person, now);
    }
    if (!measuring_) return;
    time_inside_ += (now - std::max(person.arrived, measure_from_)).count();
    for (std::size_t i = 0; i < stories_.size(); ++i) {
        const auto& story = person.stories[i];
        if (story.from == Time::max() || story.to != Time::max() || !service_.measures[i].of_all) continue;
        // Who leaves within the limit fails by leaving.
        if (now - story.from <= service_.measures[i].within)
            ++stories_[i].number;
        else
            story_fails(i, story.from, now);
    }
}

// What happens at the very end of a warm-up belongs to it.
bool Tally::in_warm_up(Time moment) const {
    return moment < measure_from_ || (moment == measure_from_ && measure_from_ > begin_);
}

// A share of all counts everybody at the moment when it is known whether the limit was kept, so that those who still
// wait at the end, long after their limit, are not forgotten; nobody is counted twice.
void Tally::story_fails(std::size_t measure, Time from, Time now) {
    const Time limit = kernel::later(from, service_.measures[measure].within);
    if (limit < now && !in_warm_up(limit)) ++stories_[measure].number;
}

void Tally::story_ends(std::size_t i, Time from, Time now) {
    if (!measuring_) return;
    const ExtraMeasure& measure = service_.measures[i];
    if (measure.of_all && now - from > measure.within) return story_fails(i, from, now);
    ++stories_[i].number;
    stories_[i].sum += (now - from).count();
    stories_[i].within += now - from <= measure.within ? 1 : 0;
}

void Tally::add_departure(Clients& clients, const Person& person, Time now) const {
    ++clients.departed;
    clients.left += person.left ? 1 : 0;
    clients.balked += person.balked ? 1 : 0;
    clients.turned_away += person.turned_away ? 1 : 0;
    if (person.joined) clients.waits.add(person.waited);
    if (person.served) clients.times.add(now - person.arrived);
    if (person.served) clients.delays.add(now - person.arrived - person.worked);
    for (std::size_t stage = 0; stage < clients.visits.size(); ++stage) clients.visits[stage] += person.visits[stage];
}

void Tally::comes_to(StageId stage, Time now) {
    count(stages_[stage].came);
    stages_[stage].present.add(now, 1);
}

void Tally::wait_ends(StageId stage, Time came, Time now) {
    if (!measuring_) return;
    stages_[stage].waits.add(now - came);
    stages_[stage].waited_inside += (now - std::max(came, measure_from_)).count();
}

void Tally::leaves_stage(StageId stage, Time came, Time now) {
    stages_[stage].present.add(now, -1);
    if (!measuring_) return;
    ++stages_[stage].ended;
    stages_[stage].times.add(now - came);
    stages_[stage].time_inside += (now - std::max(came, measure_from_)).count();
}

void Tally::note_state() {
    states_.push_back(all_.present.value());
    for (const auto& stage : stages_) states_.push_back(stage.present.value());
}

Measures Tally::finish(std::shared_ptr<const domain::Catalogue> catalogue, const People& people, Floor& floor,
                       std::vector<Book>& books, Time now) {
    Measures measures{std::move(catalogue), domain::service::levels(service_, organisation_)};
    report_clients(measures, id(Dimension::total), 0, all_, now);
    for (std::size_t kind = 0; kind < clients_.size(); ++kind)
        report_clients(measures, id(Dimension::client), kind, clients_[kind], now);
    engine::WideInteger waiting = 0;
    engine::WideInteger blocked = 0;
    for (StageId stage = 0; stage < stages_.size(); ++stage) {
        waiting += rooms_[stage].waiting.area(now);
        blocked += stages_[stage].blocked.area(now);
        report_stage(measures, stage, now);
    }
    const auto length = static_cast<double>((now - measure_from_).count());
    measures.set(id(Measure::waiting), id(Dimension::total), 0, ratio(static_cast<double>(waiting), length));
    measures.set(id(Measure::blocked), id(Dimension::total), 0, ratio(static_cast<double>(blocked), length));
    report_resources(measures, floor, books, now);
    for (const Person& person : people.all())
        for (std::size_t i = 0; person.present && i < stories_.size(); ++i)
            if (service_.measures[i].of_all && person.stories[i].from != Time::max() &&
                person.stories[i].to == Time::max())
                story_fails(i, person.stories[i].from, now);
    report_stories(measures);
    for (std::size_t i = 0; i < states_.size(); ++i)
        measures.set(id(Measure::present_at), id(Dimension::time), i, static_cast<double>(states_[i]));
    check(people, floor, now);
    return measures;
}

void Tally::report_clients(Measures& measures, DimensionId dimension, std::size_t level, Clients& clients,
                           Time now) const {
    const auto set = [&](Measure measure, double value) { measures.set(id(measure), dimension, level, value); };
    const double unit = domain::service::per_hour(service_.unit) / kernel::microseconds_per_hour;
    const auto number = [](std::uint64_t n) { return static_cast<double>(n); };
    set(Measure::arrivals, number(clients.arrived));
    set(Measure::departures, number(clients.departed));
    set(Measure::wait, ratio(static_cast<double>(clients.waits.sum) * unit, number(clients.waits.number)));
    set(Measure::wait_p90, clients.waits.histogram.quantile(0.9) * unit);
    set(Measure::waited_share, ratio(clients.waits.positive, clients.waits.number));
    set(Measure::in_system, ratio(static_cast<double>(clients.times.sum) * unit, number(clients.times.number)));
    set(Measure::delay, ratio(static_cast<double>(clients.delays.sum) * unit, number(clients.delays.number)));
    std::uint64_t visits = 0;
    for (const auto one : clients.visits) visits += one;
    set(Measure::visits, ratio(visits, clients.departed));
    set(Measure::left_share, ratio(clients.left, clients.departed));
    set(Measure::balked_share, ratio(clients.balked, clients.departed));
    set(Measure::turned_away_share, ratio(clients.turned_away, clients.departed));
    const auto length = static_cast<double>((now - measure_from_).count());
    set(Measure::present, ratio(static_cast<double>(clients.present.area(now)), length));
}

void Tally::report_stage(Measures& measures, StageId id_of_stage, Time now) {
    Stage& stage = stages_[id_of_stage];
    const auto set = [&](Measure measure, double value) {
        measures.set(id(measure), id(Dimension::stage), id_of_stage, value);
    };
    const double unit = domain::service::per_hour(service_.unit) / kernel::microseconds_per_hour;
    const auto number = [](std::uint64_t n) { return static_cast<double>(n); };
    const auto length = static_cast<double>((now - measure_from_).count());
    const auto over_time = [&](engine::StepIntegral& integral) {
        return ratio(static_cast<double>(integral.area(now)), length);
    };
    // Who balks or is turned away never is in the stage: those visits end when they begin.
    const std::uint64_t ended = stage.ended + stage.balked + stage.turned_away;
    set(Measure::arrivals, number(stage.came + stage.balked + stage.turned_away));
    set(Measure::departures, number(ended));
    set(Measure::wait, ratio(static_cast<double>(stage.waits.sum) * unit, number(stage.waits.number)));
    set(Measure::wait_p90, stage.waits.histogram.quantile(0.9) * unit);
    set(Measure::waited_share, ratio(stage.waits.positive, stage.waits.number));
    set(Measure::in_system, ratio(static_cast<double>(stage.times.sum) * unit, number(stage.times.number)));
    set(Measure::visits, ratio(all_.visits[id_of_stage], all_.departed));
    set(Measure::left_share, ratio(stage.left, ended));
    set(Measure::balked_share, ratio(stage.balked, ended));
    set(Measure::turned_away_share, ratio(stage.turned_away, ended));
    set(Measure::waiting, over_time(rooms_[id_of_stage].waiting));
    set(Measure::present, over_time(stage.present));
    set(Measure::blocked, over_time(stage.blocked));
}

void Tally::report_resources(Measures& measures, Floor& floor, std::vector<Book>& books, Time now) const {
    std::size_t level = 0;
    const auto set = [&](Measure measure, double value) {
        measures.set(id(measure), id(Dimension::resource), level, value);
    };
    const auto length = static_cast<double>((now - measure_from_).count());
    for (domain::service::ResourceId resource = 0; resource < design_.resources.size(); ++resource, ++level) {
        const auto use = floor.use(resource);
        const auto busy = static_cast<double>(use.busy);
        set(Measure::utilisation, ratio(busy, static_cast<double>(use.available)));
        set(Measure::busy, ratio(busy, length));
        set(Measure::available, ratio(static_cast<double>(use.available), length));
        set(Measure::client_facing_share, ratio(static_cast<double>(use.facing), busy));
    }
    for (std::size_t b = 0; b < books.size(); ++b) {
        for (domain::service::ClinicId clinic = 0; clinic < design_.books[b].clinics.size(); ++clinic, ++level) {
            const auto use = books[b].use(clinic, measure_from_, now);
            set(Measure::utilisation, ratio(use.taken, use.offered));
            const double days = length / kernel::microseconds_per_hour / 24;
            set(Measure::busy, ratio(static_cast<double>(use.taken), days));
            set(Measure::available, ratio(static_cast<double>(use.offered), days));
        }
    }
}

void Tally::report_stories(Measures& measures) const {
    const double unit = domain::service::per_hour(service_.unit) / kernel::microseconds_per_hour;
    for (std::size_t i = 0; i < stories_.size(); ++i) {
        const Story& story = stories_[i];
        const ExtraMeasure& measure = service_.measures[i];
        double value = domain::undefined;
        switch (measure.kind) {
            case ExtraMeasure::Kind::time_between:
                value = ratio(static_cast<double>(story.sum) * unit, static_cast<double>(story.number));
                break;
            case ExtraMeasure::Kind::share_within:
                value = ratio(story.within, story.number);
                break;
            case ExtraMeasure::Kind::visits:
                value = ratio(all_.visits[measure.stage], all_.departed);
                break;
        }
        measures.set(domain::service::measures + i, {}, 0, value);
    }
}

// Clients are conserved; Little's law is exact on the sample path, for the service and for each stage and its line; and
// what is in use is held by somebody present.
void Tally::check(const People& people, const Floor& floor, Time now) {
    std::uint64_t present = 0;
    engine::WideInteger inside = time_inside_;
    std::vector<engine::WideInteger> in_stage;
    std::vector<engine::WideInteger> in_line;
    for (const Stage& stage : stages_) {
        in_stage.push_back(stage.time_inside);
        in_line.push_back(stage.waited_inside);
    }
    std::vector<std::int64_t> held(design_.resources.size(), 0);
    for (const Person& person : people.all()) {
        for (domain::service::ResourceId resource = 0; resource < held.size(); ++resource)
            held[resource] += Floor::held(person.hold, resource) + Floor::held(person.work, resource);
        if (!person.present) continue;
        ++present;
        inside += (now - std::max(person.arrived, measure_from_)).count();
        if (person.stage == domain::service::leaves) continue;
        const auto here = (now - std::max(person.came, measure_from_)).count();
        in_stage[person.stage] += here;
        if (person.waiting) in_line[person.stage] += here;
    }
    const auto complain = [&](std::string what) {
        if (discrepancy_.empty()) discrepancy_ = std::move(what);
    };
    if (ever_arrived_ != ever_departed_ + present || static_cast<std::int64_t>(present) != all_.present.value())
        complain("clients are not conserved");
    if (inside != all_.present.area(now))
        complain("Little's law: the time that clients spent inside is not the integral of their number");
    for (StageId stage = 0; stage < stages_.size(); ++stage) {
        const std::string& name = design_.stages[stage].name;
        if (rooms_[stage].waiting.value() > rooms_[stage].places.value_or(std::numeric_limits<std::uint32_t>::max()))
            complain("more clients wait for stage '" + name + "' than it has places");
        if (in_stage[stage] != stages_[stage].present.area(now))
            complain("Little's law: the time spent in stage '" + name + "' is not the integral of the number there");
        if (in_line[stage] != rooms_[stage].waiting.area(now))
            complain("Little's law: the time waited for stage '" + name +
                     "' is not the integral of the number waiting");
    }
    for (domain::service::ResourceId resource = 0; resource < held.size(); ++resource)
        if (floor.in_use(resource) != held[resource])
            complain("more or less of '" + design_.resources[resource].name + "' is in use than clients hold");
    const auto length = static_cast<double>((now - measure_from_).count());
    const double departures = static_cast<double>(all_.departed);
    days_in_system_ = ratio(static_cast<double>(all_.present.area(now)) / length, departures / length) /
                      kernel::microseconds_per_hour / 24;
}

}  // namespace sluss::service
