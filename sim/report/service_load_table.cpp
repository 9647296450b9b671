#include "report/service_load_table.hpp"

#include "domain/language.hpp"
#include "domain/service_load.hpp"
#include "report/text.hpp"

#include <algorithm>
#include <vector>

namespace sluss::report {

using namespace domain::service;

namespace {

/// What a load table's marks mean, for those that stand in it.
struct LoadNotes {
    bool together = false;
    bool part = false;
    bool offered = false;
    bool at_least = false;
    std::vector<std::string> left_out;  // stages

    void see(const ResourceLoad& load) {
        together = together || load.resources.size() > 1;
        part = part || load.part;
        offered = offered || load.may_be_lost();
        at_least = at_least || load.at_least;
    }
    void leave_out(const std::string& stage) {
        const std::string name = "'" + stage + "'";
        if (std::find(left_out.begin(), left_out.end(), name) == left_out.end()) left_out.push_back(name);
    }
    [[nodiscard]] std::string text() const {
        return tr("\nLoad: what clients need in expectation as a share of what is there in the measured run.\n") +
               (together ? tr("Resources that stand in for each other share theirs.\n") : "") +
               (part ? tr("only: what none but these can do.\n") : "") +
               (offered ? tr("offered: as though nobody were turned away, balked or lost patience. Some may be, so the "
                             "line need not grow.\n")
                        : "") +
               (at_least ? tr("at least: work that starts again, what clients keep while they wait, and those who come "
                              "from being turned away\nor losing patience add to it.\n")
                         : "") +
               (left_out.empty()
                    ? ""
                    : tr("Not computed is how many come to {}: only clients who were turned away, balked or "
                         "lost patience do.\n",
                         fmt::join(left_out, ", ")));
    }
};

std::string load_in_words(const ResourceLoad& load) {
    std::string text = number(load.utilisation() * 100, 1);
    if (load.at_least) text = tr("at least {}", text);
    const auto add = [&](const std::string& mark) { text += "  " + mark; };
    if (load.overload() == ResourceLoad::Overload::yes) add(tr("overloaded"));
    if (load.may_be_lost()) add(tr("offered"));
    if (load.overload() == ResourceLoad::Overload::if_none_are_lost)
        add(tr("overloaded if nobody is lost on the way there"));
    return text;
}

}  // namespace

std::string service_load_table(const domain::Scenario& scenario) {
    const auto& experiment = scenario.experiment;
    TextTable table;
    table.header({tr("resource"), tr("in use (mean)"), tr("there (mean)"), tr("load (%)")});
    LoadNotes notes;
    for (std::size_t i = 0; i < scenario.organisations.size(); ++i) {
        const Design& design = scenario.service->designs[i];
        const auto load =
            expected_load(*scenario.service, design, experiment.begin(), experiment.measure_from(), experiment.end());
        table.section(scenario.organisations[i].name);
        if (!load.not_computed.empty()) {
            table.row({"  " + tr("not computed: {}", load.not_computed)});
            continue;
        }
        for (const auto& one : load.resources) {
            const std::string name = name_of(design, one) + (one.book ? " " + tr("(slots a week)") : "");
            table.row({one.part ? "    " + tr("only {}", name) : "  " + name, number(one.needed.offered, 2),
                       number(one.there, 2), load_in_words(one)});
            notes.see(one);
        }
        for (const auto stage : load.stages_left_out) notes.leave_out(design.stages[stage].name);
    }
    return table.str() + notes.text();
}

}  // namespace sluss::report
