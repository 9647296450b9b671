// Workforce and reorganisations in words; see the header.
#include "report/describe_workforce.hpp"

#include "domain/iso_date.hpp"
#include "report/lengths.hpp"

#include <fmt/format.h>

namespace sluss::report {

namespace {

using namespace domain;

std::string percent(double share) {
    return fmt::format("{:g} %", share * 100);
}

std::string mean(const kernel::Distribution& distribution) {
    return length_in_words(kernel::from_hours(distribution.mean())) +
           (distribution.kind() == kernel::Distribution::Kind::constant ? "" : " in the mean");
}

std::string hours(double number) {
    return fmt::format("{:g} h", number);
}

template <typename Number>
std::string counted(Number number, const char* what) {
    return fmt::format("{} {}{}", number, what, number == 1 ? "" : "s");
}

class Words {
public:
    explicit Words(const Organisation& organisation) : o_(organisation), w_(organisation.workforce) {}

    std::vector<std::string> all() {
        for (const auto& role : o_.roles)
            if (role.part_time < 1) say("Each {} works {} of full time.", role.name, percent(role.part_time));
        absence();
        turnover();
        onboarding();
        for (const auto& overhead : w_.overhead)
            say("Overhead, {}: {} of the hours of {}{}{}.", overhead.name, percent(overhead.share),
                names(overhead.roles), overhead.from ? " from " + iso_date(*overhead.from) : "",
                overhead.until ? " until " + iso_date(*overhead.until) : "");
        if (w_.assistants.documentation > 0)
            say("People of the role '{}' take {} of the documentation.", o_.roles[w_.assistants.role].name,
                percent(w_.assistants.documentation));
        if (w_.e_services.uptake != 1 || w_.e_services.removes > 0)
            say("E-services are chosen {:g} times as often, and spare {} of the desk work and documentation of a first "
                "contact.",
                w_.e_services.uptake, percent(w_.e_services.removes));
        return std::move(said_);
    }

private:
    template <typename... Args>
    void say(fmt::format_string<Args...> format, Args&&... args) {
        said_.push_back(fmt::format(format, std::forward<Args>(args)...));
    }

    [[nodiscard]] std::string names(const IdSet& roles) const {
        if (roles.empty()) return "everybody";
        std::string text;
        for (const auto role : roles.ids()) text += (text.empty() ? "" : ", ") + o_.roles[role].name;
        return text;
    }

    void absence() {
        if (w_.sick_leave.spells_per_year > 0)
            say("Each person is ill {:g} times a year, for {}.", w_.sick_leave.spells_per_year,
                mean(w_.sick_leave.length));
        if (w_.long_leave.per_year > 0)
            say("Each person begins {:g} long leaves a year, of {}.", w_.long_leave.per_year,
                mean(w_.long_leave.length));
        if (w_.holidays.summer_weeks + w_.holidays.other_weeks > 0)
            say("Holidays: {} in one piece from week {} to week {}, and {}.", counted(w_.holidays.summer_weeks, "week"),
                w_.holidays.first_week, w_.holidays.last_week, counted(w_.holidays.other_weeks, "single week"));
        if (w_.sick_leave.spells_per_year > 0)
            say("An appointment with somebody who is ill {}.",
                w_.covering == Covering::rebook ? "is booked again"
                                                : "is taken by a colleague of the unit who is free, or booked again");
        if (w_.sick_leave.spells_per_year > 0 || w_.long_leave.per_year > 0)
            say("Who is away for more than {} hands cases over.", length_in_words(w_.hands_over_after));
    }

    void turnover() {
        if (!w_.turnover.tenure) return;
        say("People stay {}; they give notice {} before{}.", mean(*w_.turnover.tenure),
            length_in_words(w_.turnover.notice),
            w_.turnover.load_effect > 0
                ? fmt::format(", and time counts 1 + {:g} × (c − 1) fold at c times the mean caseload",
                              w_.turnover.load_effect)
                : "");
        const auto& recruitment = w_.recruitment;
        if (recruitment.by == none)
            say("A new colleague begins {} after a post is vacant.", mean(recruitment.takes));
        else
            say("For each vacancy one of the role '{}' searches for {}; a new colleague begins {} later.",
                o_.roles[recruitment.by].name, hours(recruitment.hours), mean(recruitment.takes));
    }

    void onboarding() {
        const auto& o = w_.onboarding;
        if (o.starts_at < 1)
            say("A new colleague's output begins at {}; what is missing shrinks with a time constant of {}.",
                percent(o.starts_at), length_in_words(o.effective_time_constant()));
        if (o.mentor_per_week > kernel::Duration{})
            say("A mentor gives a new colleague {} a week for {} weeks.", hours(kernel::in_hours(o.mentor_per_week)),
                o.mentor_weeks);
        if (o.programme > kernel::Duration{})
            say("An onboarding programme takes {} of a new colleague in {} weeks.",
                hours(kernel::in_hours(o.programme)), o.programme_weeks);
    }

    const Organisation& o_;
    const Workforce& w_;
    std::vector<std::string> said_;
};

}  // namespace

std::vector<std::string> workforce_in_words(const Organisation& organisation) {
    return Words(organisation).all();
}

std::vector<std::string> reorganisation_in_words(const Reorganisation& plan) {
    std::vector<std::string> said{fmt::format("On {} it becomes '{}'.", iso_date(plan.on), plan.becomes)};
    for (const auto& [old, to] : plan.units) said.push_back(fmt::format("People of {} go to {} first.", old, to));
    for (const auto& closure : plan.closures)
        said.push_back(fmt::format("{} is closed for {}.", closure.unit, counted(closure.days, "day")));
    said.emplace_back(plan.open_cases == OpenCases::keep_worker
                          ? "Open cases keep their worker until their next stage."
                          : "Open cases go to the unit that now serves them, unless their worker sits there.");
    if (plan.preparation.weeks > 0)
        said.push_back(fmt::format("It is prepared with {} of each full-time person, in the {} weeks before.",
                                   hours(kernel::in_hours(plan.preparation.hours)), plan.preparation.weeks));
    if (plan.dip.depth > 0)
        said.push_back(fmt::format("Output dips by {}, which shrinks with a time constant of {}.",
                                   percent(plan.dip.depth), length_in_words(plan.dip.time_constant)));
    if (plan.informing.told < 1)
        said.push_back(
            fmt::format("{} of households are told beforehand; the others have learned the new doors after "
                        "{}.",
                        percent(plan.informing.told), length_in_words(plan.informing.learned_within)));
    return said;
}

}  // namespace sluss::report
