// What is there for clients: people, rooms and appointment books.
#include "scenario/service_tables.hpp"

#include <algorithm>
#include <numeric>

namespace sluss::scenario {

using namespace domain::service;

namespace {

Kind<Shift> shift() {
    return object(Table<Shift>{"a shift",
                               "So many during these hours of the week.",
                               {{"hours", &Shift::hours, working_hours(), "", Presence::required},
                                {"number", &Shift::number, how_many(), "", Presence::required}}});
}

Kind<NumberStep> number_step() {
    return object(Table<NumberStep>{
        "a step of a number",
        "So many from a moment on, until the next step.",
        {{"from", &NumberStep::from, chosen(calendar_time()), "since the start of the run", Presence::required},
         {"number", &NumberStep::number, how_many(), "", Presence::required}}});
}

void check_steps(Reader& reader, const Node& list, const std::vector<NumberStep>& steps) {
    if (steps.empty()) return reader.error(list, tr("there is no step"));
    if (steps.front().from != kernel::Duration{})
        return reader.error(list.items[0], tr("the first step begins at 0 h"));
    for (std::size_t i = 1; i < steps.size(); ++i)
        if (steps[i].from <= steps[i - 1].from)
            return reader.error(list.items[i], tr("a step begins after the one before it"));
}

Kind<ResourceText::Numbers> numbers() {
    using Numbers = ResourceText::Numbers;
    const auto whole = how_many();
    const Table<Numbers> table{
        "a changing number",
        "A plain number, or one of these.",
        {{"shifts", &Numbers::shifts, list_of(shift()), "their numbers are added"},
         {"steps", &Numbers::steps, checked<std::vector<NumberStep>>(list_of(number_step()), check_steps),
          "one after the other, the first from 0 h"}}};
    const auto read = [whole, table](Reader& reader, const Node& node, Numbers& out) {
        Numbers result;
        const auto errors = reader.problems.errors();
        if (node.is(Node::Kind::word) || node.find("value") != nullptr) {
            whole.read(reader, node, result.always);
        } else {
            table.read(reader, node, result);
            if (errors == reader.problems.errors() && result.shifts.empty() == result.steps.empty())
                reader.error(node, tr("a number that changes is given by 'shifts' or by 'steps'"));
        }
        if (errors == reader.problems.errors()) out = std::move(result);
    };
    return {tr("a whole number, shifts or steps"), read,
            shapes::Either{{whole.shape, shapes::Object{table.documentation()}}}};
}

Table<ResourceText> resource_table() {
    const auto of = [](auto member) {
        return [member](ResourceText & text) -> auto& {
            return text.resource.*member;
        };
    };
    return {
        "a resource",
        "People, rooms or machines that are alike. A plain number, or these keys.",
        {{"number", &ResourceText::numbers, numbers(), "how many"},
         {"hours", &ResourceText::hours, working_hours(), "when they are there; always if not given"},
         {"kind", of(&Resource::kind),
          choice<Resource::Kind>({{"staff", Resource::Kind::staff}, {"room", Resource::Kind::room}}),
          "staff if not given"},
         {"at closing", of(&Resource::at_closing),
          choice<AtClosing>(
              {{"finish", AtClosing::finish}, {"resume", AtClosing::resume}, {"restart", AtClosing::restart}}),
          "work under way when there are fewer: it is finished, goes on when there are enough again, or starts again "
          "then; finish if not given"},
         {"interruption", of(&Resource::interruption),
          choice<Interruption>(
              {{"none", Interruption::none}, {"resume", Interruption::resume}, {"restart", Interruption::restart}}),
          "whether a client with a smaller number interrupts one with a larger, whose work goes on or starts again "
          "later; none if not given"},
         {"takes first", of(&Resource::takes_first), some_names(Noun::client, most_named),
          "kinds of clients that it takes before others, in this order; the priority decides among the rest and within "
          "a kind"}}};
}

// --- Appointment books ----------------------------------------------------------------------------------------------

Kind<std::array<std::uint32_t, 7>> slots_of_a_week() {
    const auto list = list_of(how_many());
    const std::string expects = tr("a list of seven whole numbers, Monday to Sunday");
    const auto read = [list, expects](Reader& reader, const Node& node, std::array<std::uint32_t, 7>& out) {
        if (!node.is(Node::Kind::list)) return reader.wrong(node, expects);
        if (node.items.size() != out.size())
            return reader.error(node, tr("expected {}, found {}", expects, node.items.size()));
        std::vector<std::uint32_t> slots;
        list.read(reader, node, slots);
        std::copy(slots.begin(), slots.end(), out.begin());
    };
    return sourced(Kind<std::array<std::uint32_t, 7>>{expects, read, shapes::List{how_many().shape, std::size_t{7}}});
}

using Clinic = AppointmentBook::Clinic;

Kind<std::vector<Clinic>> clinics() {
    const auto all = named(object(Table<Clinic>{
        "a clinic",
        "One of those that a book gives slots in.",
        {{"per weekday", &Clinic::slots, slots_of_a_week(), "slots on Monday, …, Sunday", Presence::required},
         {"share", &Clinic::share, share(), "of the clients whose own clinic it is; 100 % if there is one clinic"},
         {"neighbours", &Clinic::neighbours, some_names(Noun::clinic, most_named),
          "other clinics that a client of this one may choose if the book is partly pooled"}}}));
    const auto read = [inner = all.read](Reader& reader, const Node& node, std::vector<Clinic>& out) {
        auto& known = reader.names(Noun::clinic);
        known.clear();
        for (const auto& clinic : out) known.push_back(clinic.name);
        for (const auto& [name, value] : node.entries)
            if (std::none_of(known.begin(), known.end(),
                             [&name = name](const auto& one) { return same_name(one, name); }))
                known.push_back(name);
        const auto errors = reader.problems.errors();
        inner(reader, node, out);
        if (errors != reader.problems.errors()) return;
        if (out.size() == 1 && node.entries.front().value.find("share") == nullptr) out.front().share = 1;
        double sum = 0;
        for (const auto& clinic : out) sum += clinic.share;
        check_sum(reader, node, sum, "the clinics");
    };
    return {all.expects, read, all.shape};
}

/// Kinds of clients as a flag for each.
Kind<std::vector<bool>> flags_of_clients() {
    const auto names = references(Noun::client);
    const auto read = [inner = names.read](Reader& reader, const Node& node, std::vector<bool>& out) {
        domain::IdSet set;
        inner(reader, node, set);
        out.assign(reader.names(Noun::client).size(), false);
        for (const auto id : set.ids()) out[id] = true;
    };
    return {names.expects, read, names.shape};
}

Table<AppointmentBook> book_table() {
    using Choice = AppointmentBook::Choice;
    return {
        "an appointment book",
        "So many slots on each weekday in each clinic.",
        {{"slots", &AppointmentBook::clinics, clinics(), "by clinic", Presence::optional},
         {"opens", &AppointmentBook::opens, time_of_day(), "when a day's slots begin; 08:00 if not given"},
         {"notice", &AppointmentBook::notice_days, whole_days(0),
          "a slot is so many days after the day on which it is booked, at the earliest; 1 day if not given"},
         {"choice", &AppointmentBook::choice,
          choice<Choice>({{"own", Choice::own},
                          {"own first", Choice::own_first},
                          {"partly pooled", Choice::partly_pooled},
                          {"fully pooled", Choice::fully_pooled}}),
          "only one's own clinic; one's own, or the earliest slot of all if one's own is later than 'own within'; the "
          "earliest among one's own and its neighbours; the earliest of all. Own if not given"},
         {"own within", &AppointmentBook::own_within_days, whole_days(0), "of the choice 'own first'"},
         {"carved out", &AppointmentBook::carved_out, share(),
          "of each day's slots, to the nearest whole one, kept for the urgent; 0 % if not given"},
         {"urgent", &AppointmentBook::urgent, flags_of_clients(), "kinds of clients for whom slots are carved out"},
         {"released", &AppointmentBook::released_days, whole_days(0),
          "so many days before, carved-out slots that are left are for all; never if not given"},
         {"holidays", &AppointmentBook::holidays,
          choice<kernel::HolidayCalendar>(
              {{"swedish", kernel::HolidayCalendar::swedish}, {"none", kernel::HolidayCalendar::none}}),
          "days without slots; none if not given"}}};
}

void check_book(Reader& reader, const Node& node, const AppointmentBook& book) {
    const auto at = [&](const char* key) {
        const Node* given = node.find(key);
        return given == nullptr ? node.key_at : given->key_at;
    };
    if (book.clinics.empty()) return reader.error(node, tr("an appointment book has slots in at least one clinic"));
    if (book.choice == AppointmentBook::Choice::own_first && book.own_within_days == 0)
        reader.problems.error(at("choice"), tr("for 'own first', say with 'own within' how far away one's own may be"));
    const bool urgent = std::find(book.urgent.begin(), book.urgent.end(), true) != book.urgent.end();
    if (book.carved_out > 0 && !urgent)
        reader.problems.error(at("carved out"), tr("say with 'urgent' for whom slots are carved out"));
    const auto slots = [](const Clinic& clinic) {
        return std::accumulate(clinic.slots.begin(), clinic.slots.end(), 0U);
    };
    std::uint32_t all = 0;
    for (const auto& clinic : book.clinics) all += slots(clinic);
    if (all == 0) return reader.problems.error(at("slots"), tr("no clinic has a slot on any day"));
    if (book.choice != AppointmentBook::Choice::own) return;
    for (const auto& clinic : book.clinics)
        if (clinic.share > 0 && slots(clinic) == 0)
            reader.problems.error(at("slots"),
                                  tr("'{}' has no slot on any day, and its clients may choose no other", clinic.name));
}

Kind<ResourceText> resource() {
    const auto plain = resource_table();
    const auto book = book_table();
    const auto number = numbers();
    const std::string expects = tr("a whole number, a resource or an appointment book");
    const auto read_one = [=](Reader& reader, const Node& node, ResourceText& out) {
        const auto errors = reader.problems.errors();
        if (node.is(Node::Kind::map) && (out.is_book || node.find("slots") != nullptr)) {
            if (!out.is_book && out.has_number)
                return reader.error(node, tr("'{}' is people or rooms elsewhere, not an appointment book", out.name));
            out.is_book = true;
            book.read(reader, node, out.book);
            out.book.name = out.name;
            if (errors == reader.problems.errors() && !out.faulty) check_book(reader, node, out.book);
            return;
        }
        if (out.is_book) return reader.wrong(node, tr("an appointment book"));
        if (node.is(Node::Kind::word) || node.find("value") != nullptr) {
            number.read(reader, node, out.numbers);
        } else {
            plain.read(reader, node, out);
            if (errors == reader.problems.errors() && !out.faulty && !out.has_number && node.find("number") == nullptr)
                return reader.error(node, tr("a resource lacks 'number', or an appointment book 'slots'"));
        }
        if (errors != reader.problems.errors()) return;
        if (out.hours && (!out.numbers.shifts.empty() || !out.numbers.steps.empty()))
            return reader.error(node, tr("a number that changes has its times itself: 'hours' go with a plain number"));
        out.has_number = true;
    };
    const auto read = [read_one](Reader& reader, const Node& node, ResourceText& out) {
        const auto errors = reader.problems.errors();
        read_one(reader, node, out);
        out.faulty = out.faulty || errors != reader.problems.errors();
    };
    return {expects, read,
            shapes::Either{
                {how_many().shape, shapes::Object{plain.documentation()}, shapes::Object{book.documentation()}}}};
}

}  // namespace

Kind<std::uint32_t> how_many() {
    const auto whole = count();
    const auto read = [inner = whole.read](Reader& reader, const Node& node, std::uint32_t& out) {
        int value = static_cast<int>(out);
        inner(reader, node, value);
        out = static_cast<std::uint32_t>(value);
    };
    return {whole.expects, read, whole.shape};
}

Kind<std::vector<ResourceText>> resources() {
    return named(resource());
}

}  // namespace sluss::scenario
