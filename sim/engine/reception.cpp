// The way in: which door a household tries, what a wrong one costs, and the first contact, alone or for several needs
// together.
#include "engine/casework.hpp"

#include <algorithm>

namespace sluss::engine {

using domain::Account;
using domain::Channel;
using kernel::name_hash;

// How the household's own application comes in: by its draw, among the channels that a right door offers.
Channel Casework::channel_for(const Household& household, domain::NeedId need) const {
    const auto& preferred = municipality_.needs[need].channel;
    std::array<double, domain::channels> weight{};
    double sum = 0;
    Channel channel = Channel::visit;
    for (std::size_t c = domain::channels; c-- > 0;) {
        const auto candidate = static_cast<Channel>(c);
        if (doors_->on(candidate, need, household.district).right.empty()) continue;
        channel = candidate;  // if the household would choose none of them, the first that is offered
        weight[c] = preferred[c];
        if (candidate == Channel::e_service)
            weight[c] *=
                municipality_.districts[household.district].digital * organisation_->workforce.e_services.uptake;
        if (household.stated != nullptr) weight[c] = candidate == household.stated->channel ? 1 : 0;
        sum += weight[c];
    }
    double cumulated = 0;
    for (std::size_t c = 0; c < domain::channels; ++c) {
        if (weight[c] == 0) continue;
        channel = static_cast<Channel>(c);
        cumulated += weight[c];
        if (household.channel_draw * sum < cumulated) break;
    }
    return channel;
}

// Some of those who knew their way have to learn it anew after a reorganisation (domain::Informing).
bool Casework::knows_doors(const Household& household) const {
    if (!household.knows_doors || reorganisation_ == nullptr) return household.knows_doors;
    const auto& informing = reorganisation_->informing;
    const Duration elapsed = simulation_.now() - Time{reorganisation_->on};
    if (elapsed >= informing.learned_within) return true;
    const double lost =
        (1 - informing.told) * (1 - kernel::in_hours(elapsed) / kernel::in_hours(informing.learned_within));
    kernel::Stream stream = demand_.stream(household, name_hash("told of new doors"));
    return !stream.happens(lost);
}

Casework::WayIn Casework::find_door(const Household& household, const HouseholdNeed& need, std::uint32_t time) const {
    const auto& plan = municipality_.needs[need.need];
    kernel::Stream stream = demand_.stream(household, name_hash(plan.name, name_hash("door/")), time);
    const double guess = stream.uniform();
    const double which_right = stream.uniform();
    const double which_wrong = stream.uniform();
    const auto pick = [](const Doors::List& doors, double u) {
        return doors[static_cast<std::size_t>(u * static_cast<double>(doors.size()))];
    };
    WayIn way;
    if (need.by_report) {  // those who report know where to
        way.right = pick(doors_->right(need.need, household.district), which_right);
        return way;
    }
    way.channel = channel_for(household, need.need);
    const Doors::Choice& doors = doors_->on(*way.channel, need.need, household.district);
    way.right = pick(doors.right, which_right);
    if (rules(household).continuity == domain::Continuity::first_worker && household.first_worker != nullptr) {
        // Who has a worker turns to that worker again.
        for (const auto* door : doors.right) {
            if (staff_.units()[door->unit] != household.first_worker->unit) continue;
            way.right = door;
            return way;
        }
    }
    if (knows_doors(household)) return way;
    // Who does not know guesses among all the doors it sees.
    if (guess * static_cast<double>(doors.seen) < static_cast<double>(doors.right.size())) return way;
    way.wrong = pick(doors.wrong, which_wrong);
    return way;
}

Process Casework::knock(Household& household, NeedGroup group) {
    std::size_t lead = 0;
    while ((group >> lead & 1) == 0) ++lead;
    HouseholdNeed& need = household.needs[lead];
    const domain::Organisation* as_it_was = organisation_;
    WayIn way = find_door(household, need, need.times);
    Time give_up = patience_ends(household, need.by_report);
    const auto contact = municipality_.needs[need.need].stages[0].id;

    if (way.wrong != nullptr) {
        recorder_.wrong_door(household);
        Unit& unit = *staff_.units()[way.wrong->unit];
        const Placement wrong = co_await allocate(household, need.need, unit, contact, nullptr, give_up);
        bool stays = wrong.held != nullptr;
        if (stays) {
            stays = co_await receive(household, group, *wrong.held, way, Contact::wrong_door, give_up);
            if (stays)
                co_await desk(household, *wrong.held, rules(household).referral, domain::Account::coordination,
                              Time::max(), nullptr);
            staff_.release(*wrong.held);
        }
        if (!stays) {
            all_leave(household, group);
            let_go(household);
            co_return;
        }
        recorder_.handoff(household, domain::HandoffCause::wrong_door);
        give_up = patience_ends(household, need.by_report);
        if (organisation_ != as_it_was) way.right = find_door(household, need, need.times).right;
    }

    Unit& unit = *staff_.units()[way.right->unit];
    const Placement placed = co_await allocate(household, need.need, unit, contact, nullptr, give_up);
    bool stays = placed.held != nullptr;
    if (stays) {
        Worker& worker = *placed.held->worker;
        for (std::size_t i = 0; i < household.needs.size(); ++i) {
            if ((group >> i & 1) == 0) continue;
            if (i != lead) staff_.take(household, worker, true);
            household.needs[i].held = placed.held;
        }
        if (household.first_worker == nullptr) household.first_worker = &worker;
        stays = co_await receive(household, group, *placed.held, way, Contact::ordinary, give_up);
        if (stays) {
            for (std::size_t i = 0; i < household.needs.size(); ++i)
                if ((group >> i & 1) != 0)
                    set_out(household, go(household, i, channel_of(household, household.needs[i], way), i != lead));
        } else {
            for (std::size_t i = 0; i < household.needs.size(); ++i)
                if ((group >> i & 1) != 0) staff_.release(*placed.held);
        }
    }
    if (!stays) all_leave(household, group);
    let_go(household);
}

// With a report no channel is chosen; applications that come along with it have their own.
Channel Casework::channel_of(const Household& household, const HouseholdNeed& need, const WayIn& way) const {
    return way.channel ? *way.channel : channel_for(household, need.need);
}

// A need found by a worker who serves it stays there; its contact is held as that of a further need of a joint case.
Process Casework::receive_found(Household& household, std::size_t position) {
    const WayIn way;
    const Case& held = *household.needs[position].held;
    co_await receive(household, NeedGroup{1} << position, held, way, Contact::further, Time::max());
    set_out(household, go(household, position, channel_of(household, household.needs[position], way), true));
    let_go(household);
}

// A need that was found later, or waited its turn, and has been taken up: a worker refers it to the reception that
// serves it.
Process Casework::refer(Household& household, std::size_t position, Worker& from) {
    HouseholdNeed& need = household.needs[position];
    const auto contact = municipality_.needs[need.need].stages[0].id;
    const Time give_up = patience_ends(household, need.by_report);
    Worker& referrer = at_work(from);
    co_await DeskWork{recorder_,
                      referrer,
                      {.household = &household},
                      at_desk_of(referrer, rules(household).referral),
                      use(Account::coordination),
                      Time::max(),
                      urgency(household)};

    const WayIn way = find_door(household, need, need.times);
    Unit& unit = *staff_.units()[way.right->unit];
    const Placement placed = co_await allocate(household, need.need, unit, contact, nullptr, give_up);
    bool stays = placed.held != nullptr;
    if (stays) {
        need.held = placed.held;
        if (placed.held->worker != &from) recorder_.handoff(household, domain::HandoffCause::need);
        stays = co_await receive(household, NeedGroup{1} << position, *placed.held, way, Contact::ordinary, give_up);
        if (stays) {
            set_out(household, go(household, position, channel_of(household, need, way), false));
        } else {
            staff_.release(*placed.held);
        }
    }
    if (!stays) all_leave(household, NeedGroup{1} << position);
    let_go(household);
}

// The first contact: an appointment, or desk work on a report or an e-service, for all the needs in the group at once.
Task<bool> Casework::receive(Household& household, NeedGroup group, const Case& held, const WayIn& way, Contact kind,
                             Time give_up) {
    const bool wrong_door = kind == Contact::wrong_door;
    double appointment = 0;
    double documentation = 0;
    double desk_work = 0;
    domain::Setting setting = domain::Setting::office;
    domain::NeedId lead = domain::none;
    std::size_t lead_item = 0;
    bool first = kind != Contact::further;
    bool met = false;
    Time limit = Time::max();  // of the preliminary assessment that a report waits for
    for (std::size_t i = 0; i < household.needs.size(); ++i) {
        if ((group >> i & 1) == 0) continue;
        HouseholdNeed& need = household.needs[i];
        const auto& plan = municipality_.needs[need.need];
        const auto& stage = plan.stages[0];
        const std::uint32_t visit = need.visits[0];
        if (!wrong_door) ++need.visits[0];
        const auto& rules = this->rules(household);
        const double share = (wrong_door ? rules.wrong_door_length : 1) * (first ? 1 : 1 - rules.joint_contact_saves);
        if (lead == domain::none) lead = need.need;
        first = false;
        limit = std::min(limit, need.assessment_limit);
        const domain::Entry entry = domain::entry_of(need.by_report, channel_of(household, need, way));
        for (std::size_t j = 0; j < stage.work.size(); ++j) {
            const auto& item = stage.work[j];
            if (!item.meant_for(entry) || item.kind == domain::WorkItem::Kind::external_wait) continue;
            kernel::Stream happens = demand_.stream(household, need.need, 0, j, Draw::happens, visit);
            if (item.chance < 1 && !happens.happens(item.chance)) continue;
            kernel::Stream length = demand_.stream(household, need.need, 0, j, Draw::length, visit);
            const bool electronic = entry == domain::Entry::e_service;
            const double left_to_do = electronic ? 1 - organisation_->workforce.e_services.removes : 1;
            const double hours =
                share * item.count[household.complexity] * item.hours[household.complexity].sample(length);
            if (item.kind != domain::WorkItem::Kind::appointment) {
                desk_work += hours * left_to_do;
                continue;
            }
            kernel::Stream writing = demand_.stream(household, need.need, 0, j, Draw::documentation, visit);
            appointment += hours;
            documentation += share * item.documentation.sample(writing) * left_to_do;
            if (!met) {
                setting = item.setting;
                lead_item = j;
            }
            met = true;
        }
    }

    if (!wrong_door) co_await protect(household, group, held);
    const Account account = wrong_door ? Account::repeats : Account::documentation;
    if (appointment > 0) {
        Appointment contact{
            .held = held,
            .stage = municipality_.needs[lead].stages[0].id,
            .need = lead,
            .missed_draws = demand_.stream(household, lead, 0, lead_item, Draw::missed, household.occasions, 0)};
        const Duration length = kernel::from_hours(appointment * with_interpreter(household));
        (wrong_door ? contact.repeats : contact.first_time) = length;
        contact.setting = setting;
        contact.not_before = simulation_.now();
        contact.give_up = give_up;
        const bool stays = co_await hold(household, contact);
        if (!stays) co_return false;
    }
    const double slower = slowness(*held.worker);
    const Duration writing = kernel::from_hours((documentation + desk_work) * slower);
    co_await desk(household, held, writing, account, limit, nullptr);
    co_return true;
}

// The immediate protection assessment of an urgent report, before all else.
Task<> Casework::protect(Household& household, NeedGroup group, const Case& held) {
    if (!household.urgent) co_return;
    for (std::size_t i = 0; i < household.needs.size(); ++i) {
        HouseholdNeed& need = household.needs[i];
        const auto& plan = municipality_.needs[need.need];
        if ((group >> i & 1) == 0 || need.protection_limit == Time::max()) continue;
        co_await DeskWork{recorder_,
                          *held.worker,
                          {.household = &household, .held = &held},
                          at_desk_of(*held.worker, kernel::from_hours(plan.protection_hours * slowness(*held.worker))),
                          use(Account::documentation),
                          need.protection_limit,
                          kernel::Urgency::interrupts};
        recorder_.protection_assessed(household, need);
    }
}

// The household leaves with its applications. What was reported the authority pursues: it is received by itself.
void Casework::all_leave(Household& household, NeedGroup group) {
    NeedGroup reported = 0;
    for (std::size_t i = 0; i < household.needs.size(); ++i) {
        if ((group >> i & 1) == 0) continue;
        if (household.needs[i].by_report) {
            household.needs[i].held = nullptr;
            reported |= NeedGroup{1} << i;
        } else {
            leave(household, i);
        }
    }
    if (reported != 0) set_out(household, knock(household, reported));
    next_in_turn(household, nullptr);
}

// The next need that the household has told of and that has not been taken up, as under by referral: the last worker
// refers it, or, if there is none, the household finds its own way.
void Casework::next_in_turn(Household& household, Worker* last) {
    for (std::size_t i = 0; i < household.needs.size(); ++i) {
        if (!household.needs[i].known || household.needs[i].times > 0) continue;
        if (last != nullptr) {
            take_up(household, household.needs[i]);
            set_out(household, refer(household, i, *last));
        } else {
            open(household, NeedGroup{1} << i);
        }
        return;
    }
}

}  // namespace sluss::engine
