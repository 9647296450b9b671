// `run` and `compare`: the same replications, told as means or as paired differences.
#include "app/arguments.hpp"
#include "app/commands.hpp"
#include "app/interrupt.hpp"
#include "app/progress_bar.hpp"
#include "app/scenario_argument.hpp"
#include "domain/language.hpp"
#include "experiment/experiment.hpp"
#include "report/over_time.hpp"
#include "report/results_file.hpp"
#include "report/tables.hpp"
#include "scenario/suggest.hpp"

#include <algorithm>
#include <cmath>
#include <exception>
#include <filesystem>
#include <ostream>

namespace sluss::app {

namespace {

enum class Format { table, json, csv };

Arguments arguments_of(const char* usage, const std::string& summary) {
    Arguments arguments(usage, summary, true);
    arguments.values("organisation", "NAME", tr("only this organisation (may be repeated)"));
    arguments.value("replications", "N", tr("number of replications, instead of the scenario's"));
    arguments.value("seed", "S", tr("seed of all random streams, instead of the scenario's"));
    arguments.value("years", "Y", tr("length of the measured run in years, instead of the scenario's"));
    arguments.value("threads", "T", tr("number of threads (default: one per core); results do not depend on it"));
    arguments.value("out", "DIR",
                    tr("folder for results.json, results.csv and table.txt, and for weeks.csv where weeks are told"));
    arguments.value("format", "FORMAT", tr("of standard output: table (default), json or csv"));
    arguments.flag("all", tr("all measures in the table"));
    arguments.flag("weekly", tr("weeks.csv too if nobody is reorganised; needs --out"));
    return arguments;
}

Format format_of(const Arguments& arguments) {
    const std::string name = arguments.one_of("format", {"table", "json", "csv"});
    return name == "table" ? Format::table : name == "json" ? Format::json : Format::csv;
}

void set_length(domain::Scenario& scenario, const Arguments& arguments) {
    const auto years = arguments.positive_number("years");
    if (!years) return;
    constexpr double longest = 100;
    const double months = *years * 12;
    if (*years > longest || months != std::floor(months))
        throw UsageError(tr("--years takes a whole number of months (such as 1.5 years) up to {:g} years", longest));
    auto& experiment = scenario.experiment;
    experiment.run = {std::chrono::months{static_cast<int>(months)}, {}};
    if (experiment.measure_from() + std::chrono::days{experiment.follow_up_days} > experiment.end())
        throw UsageError(
            tr("in {:g} years no household can be followed for {} days", *years, experiment.follow_up_days));
}

// Weeks are told if anybody is reorganised, or if they are asked for.
void set_weekly(domain::Scenario& scenario, const Arguments& arguments) {
    if (!arguments.has("weekly")) return;
    if (!arguments.has("out"))
        throw UsageError(tr("--weekly writes weeks.csv into the folder that --out names, and none is named"));
    if (scenario.service) throw UsageError(tr("--weekly is for casework: a service has no weeks to tell"));
    scenario.experiment.weekly = true;
}

bool anybody_reorganised(const domain::Scenario& scenario, const std::vector<std::size_t>& organisations) {
    return std::any_of(organisations.begin(), organisations.end(), [&](std::size_t organisation) {
        return !scenario.organisations[organisation].reorganisations.empty();
    });
}

// What is accumulated for the break-even day.
domain::Weekly break_even_of(const Arguments& arguments, const domain::Scenario& scenario,
                             const std::vector<std::size_t>& organisations) {
    const auto asked = arguments.text("break-even");
    if (!asked) return experiment::default_break_even;
    std::vector<std::string> keys;
    for (const auto& info : domain::weekly_catalogue())
        if (info.better != 0) keys.emplace_back(info.key);
    const auto found = std::find(keys.begin(), keys.end(), *asked);
    if (found == keys.end())
        throw UsageError(tr("no weekly value '{}' can break even{}", *asked, scenario::did_you_mean(*asked, keys)));
    if (!anybody_reorganised(scenario, organisations))
        throw UsageError(tr("--break-even is for organisations that are reorganised, and none is among these"));
    return experiment::followed_named(*asked)->value;
}

// The run itself, with its progress and its interruption.
experiment::Results simulate(const domain::Scenario& scenario, const Arguments& arguments,
                             std::vector<std::size_t> organisations, std::ostream& err) {
    constexpr std::uint64_t most = 1'000'000;
    experiment::RunOptions options;
    options.organisations = std::move(organisations);
    options.replications = static_cast<int>(arguments.whole_number("replications", 1, most).value_or(0));
    options.seed = arguments.whole_number("seed", 0, UINT64_MAX);
    options.threads = static_cast<unsigned>(arguments.whole_number("threads", 1, 1024).value_or(0));
    const InterruptFlag interrupt;
    options.stop = interrupt.get();
    ProgressBar bar(err);
    options.progress = [&](std::size_t done, std::size_t total) { bar.show(done, total); };
    return experiment::run(scenario, options);
}

std::optional<std::filesystem::path> folder_of(const Arguments& arguments) {
    const auto folder = arguments.text("out");
    if (!folder) return std::nullopt;
    std::error_code error;
    std::filesystem::create_directories(*folder, error);
    if (error || !std::filesystem::is_directory(*folder))
        throw UsageError(
            tr("the folder '{}' cannot be made{}", *folder, error ? ": " + error.message() : std::string()));
    return *folder;
}

// Prints and writes what is complete.
int tell(const experiment::Results& results, std::optional<std::size_t> baseline, std::string table,
         domain::Weekly break_even, Format format, const std::optional<std::filesystem::path>& folder,
         const Streams& streams) {
    table += report::over_time_table(results, baseline, break_even);
    // Neither is lost for the other: the files stand before a reader of the output can close it, and what is printed is
    // printed though a file could not be written.
    std::exception_ptr not_written;
    try {
        if (folder && results.completed > 0) report::write_results(*folder, results, baseline, table, break_even);
    } catch (const std::exception&) {
        not_written = std::current_exception();
    }
    switch (format) {
        case Format::table:
            streams.out << table;
            break;
        case Format::json:
            streams.out << report::results_json(results, baseline, break_even);
            break;
        case Format::csv:
            streams.out << report::results_csv(results);
            break;
    }
    streams.out.flush();
    if (not_written) std::rethrow_exception(not_written);
    if (!results.interrupted()) return exit_ok;
    streams.err << tr("interrupted: the results cover {} of {} replications\n", results.completed, results.planned);
    return exit_failed;
}

std::optional<std::size_t> position_of(const std::vector<std::size_t>& organisations, std::size_t organisation) {
    const auto found = std::find(organisations.begin(), organisations.end(), organisation);
    if (found == organisations.end()) return std::nullopt;
    return static_cast<std::size_t>(found - organisations.begin());
}

report::Rows rows_of(const Arguments& arguments) {
    return arguments.has("all") ? report::Rows::all : report::Rows::short_table;
}

}  // namespace

int run(const std::vector<std::string>& args, const Streams& streams) {
    Arguments arguments = arguments_of(
        "run SCENARIO [options]", tr("Sends the scenario's citizens through each organisation and prints the means."));
    if (!arguments.parse(args, streams.out)) return exit_ok;
    const Format format = format_of(arguments);
    auto scenario = load_scenario(arguments.scenario(), streams.err);
    if (!scenario) return exit_bad_input;
    set_length(*scenario, arguments);
    set_weekly(*scenario, arguments);
    const auto organisations = organisations_named(*scenario, arguments.list("organisation"));
    const auto folder = folder_of(arguments);

    const auto results = simulate(*scenario, arguments, organisations, streams.err);
    const auto baseline = position_of(organisations, scenario->experiment.baseline);
    return tell(results, baseline, report::run_table(results, rows_of(arguments)), experiment::default_break_even,
                format, folder, streams);
}

int compare(const std::vector<std::string>& args, const Streams& streams) {
    Arguments arguments =
        arguments_of("compare SCENARIO [options]",
                     tr("Sends the same citizens through each organisation and prints the differences to "
                        "the baseline."));
    arguments.value("baseline", "NAME", tr("organisation to compare with, instead of the scenario's"));
    arguments.value("break-even", "KEY",
                    tr("weekly value that a reorganisation must earn back (default: idle_hours); see "
                       "docs/reference/over-time.md"));
    if (!arguments.parse(args, streams.out)) return exit_ok;
    const Format format = format_of(arguments);
    auto scenario = load_scenario(arguments.scenario(), streams.err);
    if (!scenario) return exit_bad_input;
    set_length(*scenario, arguments);
    set_weekly(*scenario, arguments);
    const auto named = arguments.text("baseline");
    const std::size_t baseline = named ? organisation_named(*scenario, *named) : scenario->experiment.baseline;
    auto organisations = organisations_named(*scenario, arguments.list("organisation"));
    if (!position_of(organisations, baseline)) organisations.insert(organisations.begin(), baseline);
    if (organisations.size() < 2)
        throw UsageError(tr("there is nothing to compare '{}' with", scenario->organisations[baseline].name));
    const auto break_even = break_even_of(arguments, *scenario, organisations);
    const auto folder = folder_of(arguments);

    const auto results = simulate(*scenario, arguments, organisations, streams.err);
    const std::size_t position = *position_of(organisations, baseline);
    return tell(results, position, report::compare_table(results, position, rows_of(arguments)), break_even, format,
                folder, streams);
}

}  // namespace sluss::app
