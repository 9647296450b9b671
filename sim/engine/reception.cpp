// The way in: which door a household tries, what a wrong one costs, and the first contact, alone or for several needs
// together.
#include "engine/casework.hpp"

namespace sluss::engine {

using domain::Account;
using domain::Channel;
using domain::Door;
using kernel::name_hash;

namespace {

bool serves_district(const Door& door, domain::DistrictId district) {
    return door.districts.empty() || door.districts.contains(district);
}

bool open_to(const Door& door, Channel channel) {
    return door.open_to[static_cast<std::size_t>(channel)];
}

}  // namespace

bool Casework::right_door(const Door& door, const Household& household, domain::NeedId need) const {
    return door.needs.contains(need) && serves_district(door, household.district);
}

Casework::WayIn Casework::find_door(const Household& household, const HouseholdNeed& need) const {
    const auto& plan = municipality_.needs[need.need];
    kernel::Stream stream = demand_.stream(household, name_hash(plan.name, name_hash("door/")), need.times);
    const double guess = stream.uniform();
    const double which_right = stream.uniform();
    const double which_wrong = stream.uniform();
    WayIn way;

    std::vector<const Door*> right;
    std::array<bool, domain::channels> offered{};
    for (const auto& door : organisation_.doors) {
        if (!right_door(door, household, need.need)) continue;
        right.push_back(&door);
        for (std::size_t c = 0; c < domain::channels; ++c) offered[c] = offered[c] || door.open_to[c];
    }
    if (need.by_report) {  // those who report know where to
        way.right = right[static_cast<std::size_t>(which_right * static_cast<double>(right.size()))];
        return way;
    }

    // The channel, among those that the organisation offers for this need.
    std::array<double, domain::channels> weight{};
    double sum = 0;
    for (std::size_t c = 0; c < domain::channels; ++c) {
        weight[c] = offered[c] ? plan.channel[c] : 0;
        if (static_cast<Channel>(c) == Channel::e_service)
            weight[c] *= municipality_.districts[household.district].digital;
        if (household.stated != nullptr)
            weight[c] = offered[c] && static_cast<Channel>(c) == household.stated->channel ? 1 : 0;
        sum += weight[c];
    }
    if (sum == 0) {  // none that the household would choose: the first that is offered
        for (std::size_t c = domain::channels; c-- > 0;)
            if (offered[c]) way.channel = static_cast<Channel>(c);
    } else {
        double cumulated = 0;
        for (std::size_t c = 0; c < domain::channels; ++c) {
            if (weight[c] == 0) continue;
            way.channel = static_cast<Channel>(c);
            cumulated += weight[c];
            if (household.channel_draw * sum < cumulated) break;
        }
    }

    std::vector<const Door*> wrong;
    right.clear();
    for (const auto& door : organisation_.doors) {
        if (!open_to(door, way.channel) || !serves_district(door, household.district)) continue;
        if (door.needs.contains(need.need)) {
            right.push_back(&door);
        } else if (door.groups.contains(plan.group)) {
            wrong.push_back(&door);
        }
    }
    const auto pick = [](const std::vector<const Door*>& doors, double u) {
        return doors[static_cast<std::size_t>(u * static_cast<double>(doors.size()))];
    };
    way.right = pick(right, which_right);
    // Who does not know guesses among all the doors it sees.
    const double seen = static_cast<double>(right.size() + wrong.size());
    if (!household.knows_doors && guess * seen >= static_cast<double>(right.size()))
        way.wrong = pick(wrong, which_wrong);
    return way;
}

Process Casework::knock(Household& household, NeedGroup group) {
    std::size_t lead = 0;
    while ((group >> lead & 1) == 0) ++lead;
    HouseholdNeed& need = household.needs[lead];
    const Time begun = simulation_.now();
    const WayIn way = find_door(household, need);
    Time give_up = patience_ends(household, need.by_report, begun);
    const auto contact = municipality_.needs[need.need].stages[0].id;

    if (way.wrong != nullptr) {
        recorder_.wrong_door(household);
        Unit& unit = staff_.units()[way.wrong->unit];
        const Placement wrong = co_await allocate(household, need.need, unit, contact, nullptr, give_up);
        bool stays = wrong.worker != nullptr;
        if (stays) {
            stays = co_await receive(household, group, *wrong.worker, way.channel, true, give_up);
            if (stays)
                co_await desk(household, *wrong.worker, rules_.referral, domain::Account::coordination, Time::max(),
                              household.urgent, nullptr);
            staff_.release(household, *wrong.worker);
        }
        if (!stays) {
            all_leave(household, group);
            let_go(household);
            co_return;
        }
        recorder_.handoff(household, domain::HandoffCause::wrong_door);
        give_up = Time::max();
    }

    Unit& unit = staff_.units()[way.right->unit];
    const Placement placed = co_await allocate(household, need.need, unit, contact, nullptr, give_up);
    bool stays = placed.worker != nullptr;
    if (stays) {
        Worker& worker = *placed.worker;
        for (std::size_t i = 0; i < household.needs.size(); ++i) {
            if ((group >> i & 1) == 0) continue;
            if (i != lead) staff_.take(household, worker, true);
            household.needs[i].handled_by = &worker;
        }
        if (household.first_worker == nullptr) household.first_worker = &worker;
        stays = co_await receive(household, group, worker, way.channel, false, give_up);
        if (stays) {
            for (std::size_t i = 0; i < household.needs.size(); ++i)
                if ((group >> i & 1) != 0) set_out(household, go(household, i, way.channel, i != lead));
        } else {
            for (std::size_t i = 0; i < household.needs.size(); ++i)
                if ((group >> i & 1) != 0) staff_.release(household, worker);
        }
    }
    if (!stays) all_leave(household, group);
    let_go(household);
}

// A need that was found later, or waited its turn: a worker refers it to the reception that serves it.
Process Casework::refer(Household& household, std::size_t position, Worker& from) {
    HouseholdNeed& need = household.needs[position];
    const auto contact = municipality_.needs[need.need].stages[0].id;
    ++need.times;
    recorder_.opened(household, need);
    const Time give_up = patience_ends(household, need.by_report, simulation_.now());
    co_await desk(household, from, rules_.referral, domain::Account::coordination, Time::max(), household.urgent,
                  nullptr);

    const WayIn way = find_door(household, need);
    Unit& unit = staff_.units()[way.right->unit];
    const Placement placed = co_await allocate(household, need.need, unit, contact, nullptr, give_up);
    bool stays = placed.worker != nullptr;
    if (stays) {
        need.handled_by = placed.worker;
        if (placed.worker != &from) recorder_.handoff(household, domain::HandoffCause::need);
        stays = co_await receive(household, NeedGroup{1} << position, *placed.worker, way.channel, false, give_up);
        if (stays) {
            set_out(household, go(household, position, way.channel, false));
        } else {
            staff_.release(household, *placed.worker);
        }
    }
    if (!stays) all_leave(household, NeedGroup{1} << position);
    let_go(household);
}

// The first contact: an appointment, or desk work on a report or an e-service, for all the needs in the group at once.
Task<bool> Casework::receive(Household& household, NeedGroup group, Worker& worker, Channel channel, bool wrong_door,
                             Time give_up) {
    double appointment = 0;
    double documentation = 0;
    double desk_work = 0;
    domain::Setting setting = domain::Setting::office;
    domain::NeedId lead = domain::none;
    std::size_t lead_item = 0;
    bool first = true;
    bool met = false;
    for (std::size_t i = 0; i < household.needs.size(); ++i) {
        if ((group >> i & 1) == 0) continue;
        HouseholdNeed& need = household.needs[i];
        const auto& plan = municipality_.needs[need.need];
        const auto& stage = plan.stages[0];
        const std::uint32_t visit = need.visits[0];
        if (!wrong_door) ++need.visits[0];
        const double share = (wrong_door ? rules_.wrong_door_length : 1) * (first ? 1 : 1 - rules_.joint_contact_saves);
        if (first) lead = need.need;
        first = false;
        const domain::Entry entry = domain::entry_of(need.by_report, channel);
        for (std::size_t j = 0; j < stage.work.size(); ++j) {
            const auto& item = stage.work[j];
            if (!item.meant_for(entry) || item.kind == domain::WorkItem::Kind::external_wait) continue;
            kernel::Stream happens = demand_.stream(household, need.need, 0, j, Draw::happens, visit);
            if (item.chance < 1 && !happens.happens(item.chance)) continue;
            kernel::Stream length = demand_.stream(household, need.need, 0, j, Draw::length, visit);
            const double hours =
                share * item.count[household.complexity] * item.hours[household.complexity].sample(length);
            if (item.kind != domain::WorkItem::Kind::appointment) {
                desk_work += hours;
                continue;
            }
            kernel::Stream writing = demand_.stream(household, need.need, 0, j, Draw::documentation, visit);
            appointment += hours;
            documentation += share * item.documentation.sample(writing);
            if (!met) {
                setting = item.setting;
                lead_item = j;
            }
            met = true;
        }
    }

    const Account account = wrong_door ? Account::repeats : Account::documentation;
    if (appointment > 0) {
        Appointment contact;
        contact.lead = &worker;
        const Duration length = kernel::from_hours(appointment * with_interpreter(household));
        (wrong_door ? contact.repeats : contact.first_time) = length;
        contact.setting = setting;
        contact.not_before = simulation_.now();
        contact.give_up = give_up;
        const kernel::Stream missed =
            demand_.stream(household, lead, 0, lead_item, Draw::missed, household.occasions, 0);
        const bool stays = co_await hold(household, contact, missed);
        if (!stays) co_return false;
    }
    const double slower = 1 + worker.slower;
    const Duration writing = kernel::from_hours((documentation + desk_work) * slower);
    co_await desk(household, worker, writing, account, Time::max(), household.urgent, nullptr);
    co_return true;
}

void Casework::all_leave(Household& household, NeedGroup group) {
    for (std::size_t i = 0; i < household.needs.size(); ++i)
        if ((group >> i & 1) != 0) leave(household, i);
}

}  // namespace sluss::engine
