// The program sluss-bench: one measurement per run, chosen by name, one JSON object on standard output. What each name
// measures, and what it may be compared with, is in docs/performance.md.
#include "hold.hpp"
#include "queue.hpp"
#include "scale.hpp"
#include "scenario.hpp"

#include <boost/program_options/options_description.hpp>
#include <boost/program_options/parsers.hpp>
#include <boost/program_options/positional_options.hpp>
#include <boost/program_options/variables_map.hpp>
#include <fmt/format.h>

#include <array>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

namespace sluss::bench {

namespace {

namespace po = boost::program_options;

/// The call is wrong, not the run.
struct UsageError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

constexpr std::int64_t most = 10'000'000'000;

po::typed_value<std::int64_t>* whole(const char* option, std::int64_t low, std::int64_t high) {
    return po::value<std::int64_t>()->value_name("N")->notifier([=](std::int64_t given) {
        if (given < low || given > high)
            throw UsageError(fmt::format("--{} takes a whole number from {} to {}, not {}", option, low, high, given));
    });
}

void add_number(po::options_description& options, const char* option, std::int64_t fallback, const char* help,
                std::int64_t high = most) {
    options.add_options()(option, whole(option, 1, high)->default_value(fallback), help);
}

std::uint64_t number(const po::variables_map& given, const char* option) {
    return static_cast<std::uint64_t>(given[option].as<std::int64_t>());
}

void add_load_and_seed(po::options_description& options) {
    options.add_options()("load",
                          po::value<double>()->value_name("X")->default_value(0.9, "0.9")->notifier([](double load) {
                              // Beyond, 10^9 customers take longer than simulated time can be added up.
                              if (!(load >= 0.01 && load <= 0.99))
                                  throw UsageError("--load takes a number from 0.01 to 0.99");
                          }),
                          "load of each server");
    options.add_options()("seed", whole("seed", 0, most)->default_value(1), "of the random numbers");
}

void add_queue_options(po::options_description& options) {
    add_number(options, "customers", 1'000'000, "customers", 1'000'000'000);
    add_load_and_seed(options);
}

void add_servers(po::options_description& options, std::int64_t fallback) {
    options.add_options()("servers", whole("servers", 1, 1'000'000)->default_value(fallback), "servers");
}

void add_hold_options(po::options_description& options) {
    add_number(options, "processes", 10'000, "processes alive", 16'000'000);
    add_number(options, "holds", 2'000'000, "waits of all processes together", 2'000'000'000);
}

QueueParameters queue_parameters(const po::variables_map& given) {
    QueueParameters parameters{
        .customers = number(given, "customers"), .load = given["load"].as<double>(), .seed = number(given, "seed")};
    if (given.count("servers") > 0) parameters.servers = static_cast<unsigned>(number(given, "servers"));
    return parameters;
}

HoldParameters hold_parameters(const po::variables_map& given) {
    return {.processes = number(given, "processes"), .holds = number(given, "holds"), .seed = number(given, "seed")};
}

void add_organisation_and_seed(po::options_description& options) {
    options.add_options()("organisation", po::value<std::string>()->value_name("NAME")->default_value(""),
                          "organisation of the scenario; the first if not given");
    options.add_options()("seed", whole("seed", 0, most)->default_value(1), "of the random numbers");
}

Json run_file(const po::variables_map& given) {
    if (given.count("file") == 0) throw UsageError("no scenario is named (sluss-bench scenario FILE)");
    const auto file = given["file"].as<std::string>();
    const auto scenario = load(file);
    return run_scenario("scenario", {{"file", file}}, scenario,
                        organisation_called(scenario, given["organisation"].as<std::string>()),
                        number(given, "replications"), number(given, "seed"));
}

Json run_scale(const po::variables_map& given) {
    const Stopwatch stopwatch;
    const auto town = load(given["town"].as<std::string>());
    const ScaleParameters scale{.inhabitants = static_cast<double>(number(given, "inhabitants")),
                                .one_town = given.count("one-town") > 0};
    const auto country = country_of(town, organisation_called(town, given["organisation"].as<std::string>()), scale);
    const double setup_s = stopwatch.elapsed().wall_s;
    const auto& municipality = country.municipality;
    return run_scenario("scale",
                        {{"inhabitants", number(given, "inhabitants")}, {"towns", towns(town.municipality, scale)}},
                        country, 0, 1, number(given, "seed"),
                        {{"districts", municipality.districts.size()},
                         {"units", country.organisations.front().units.size()},
                         {"setup_s", setup_s}});
}

struct Benchmark {
    const char* name;
    const char* summary;
    void (*add_options)(po::options_description&);
    Json (*run)(const po::variables_map&);
};

const std::array benchmarks{
    Benchmark{"mm1", "a queue with one server, on the kernel's processes", add_queue_options,
              [](const po::variables_map& given) { return run_queue("mm1", queue_parameters(given)); }},
    Benchmark{"mmc", "a queue with several servers, on the kernel's processes",
              [](po::options_description& options) {
                  add_servers(options, 10);
                  add_queue_options(options);
              },
              [](const po::variables_map& given) { return run_queue("mmc", queue_parameters(given)); }},
    Benchmark{"replications", "independent one-server queues on threads",
              [](po::options_description& options) {
                  add_number(options, "count", 1000, "replications", 10'000'000);
                  options.add_options()("threads", whole("threads", 1, 1024)->default_value(1), "threads");
                  add_number(options, "customers", 10'000, "customers of each");
                  add_load_and_seed(options);
              },
              [](const po::variables_map& given) {
                  return run_replications(queue_parameters(given), number(given, "count"),
                                          static_cast<unsigned>(number(given, "threads")));
              }},
    Benchmark{"hold", "processes that wait, again and again",
              [](po::options_description& options) {
                  add_hold_options(options);
                  options.add_options()("seed", whole("seed", 0, most)->default_value(1), "of the random numbers");
              },
              [](const po::variables_map& given) { return run_hold(hold_parameters(given)); }},
    Benchmark{"scenario", "one organisation of a scenario file through the whole engine, on one thread",
              [](po::options_description& options) {
                  options.add_options()("file", po::value<std::string>()->value_name("FILE"),
                                        "scenario file; may also be given as FILE");
                  add_number(options, "replications", 1, "replications");
                  add_organisation_and_seed(options);
              },
              run_file},
    Benchmark{"scale", "one year of a country made of towns through the whole engine, on one thread",
              [](po::options_description& options) {
                  options.add_options()(
                      "inhabitants", whole("inhabitants", 5'000, 100'000'000)->default_value(1'000'000), "inhabitants");
                  options.add_options()("town",
                                        po::value<std::string>()->value_name("FILE")->default_value(
                                            SLUSS_SOURCE_DIR "/scenarios/botkyrka.yaml", "scenarios/botkyrka.yaml"),
                                        "scenario of one town");
                  options.add_options()("one-town", "one town of that size instead of many");
                  add_organisation_and_seed(options);
              },
              run_scale},
    Benchmark{"limit-heap", "mm1 and mmc, or with --processes or --holds hold, as a loop written by hand",
              [](po::options_description& options) {
                  add_servers(options, 1);
                  add_queue_options(options);
                  add_hold_options(options);
              },
              [](const po::variables_map& given) {
                  const bool queue =
                      !given["servers"].defaulted() || !given["customers"].defaulted() || !given["load"].defaulted();
                  const bool hold = !given["processes"].defaulted() || !given["holds"].defaulted();
                  if (queue && hold)
                      throw UsageError(
                          "--processes and --holds do not go together with --servers, --customers, --load");
                  return hold ? run_hold_by_heap(hold_parameters(given)) : run_queue_by_heap(queue_parameters(given));
              }},
    Benchmark{"limit-lindley", "mm1 as the recursion of its waiting times, without events", add_queue_options,
              [](const po::variables_map& given) { return run_queue_by_recursion(queue_parameters(given)); }},
};

const Benchmark& called(const std::string& name) {
    std::string names;
    for (const Benchmark& benchmark : benchmarks) {
        if (benchmark.name == name) return benchmark;
        names += fmt::format("{}{}", names.empty() ? "" : ", ", benchmark.name);
    }
    throw UsageError(fmt::format("there is no benchmark '{}'; there are {}", name, names));
}

void print_names() {
    std::cout << "Usage: sluss-bench NAME [OPTION...]\n\n"
                 "Measures one thing and prints it as a JSON object. sluss-bench NAME --help tells its options.\n\n";
    for (const Benchmark& benchmark : benchmarks)
        std::cout << fmt::format("  {:15}{}\n", benchmark.name, benchmark.summary);
}

void run(const std::vector<std::string>& args) {
    if (args.empty()) throw UsageError("no benchmark is named; sluss-bench --help lists them");
    if (args.front() == "--help") return print_names();
    const Benchmark& benchmark = called(args.front());

    po::options_description options{fmt::format("sluss-bench {}: {}", benchmark.name, benchmark.summary)};
    options.add_options()("help", "print this help");
    benchmark.add_options(options);
    const int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
    po::positional_options_description positions;
    if (options.find_nothrow("file", false) != nullptr) positions.add("file", 1);
    po::variables_map given;
    po::store(po::command_line_parser({args.begin() + 1, args.end()})
                  .options(options)
                  .positional(positions)
                  .style(style)
                  .run(),
              given);
    if (given.count("help") > 0) {
        std::cout << options;
        return;
    }
    po::notify(given);
    std::cout << benchmark.run(given).dump() << '\n';
}

}  // namespace

}  // namespace sluss::bench

int main(int argc, char** argv) {
    constexpr int failed = 1;
    constexpr int wrong_usage = 2;
    try {
        sluss::bench::run({argv + (argc > 0 ? 1 : 0), argv + argc});
        return 0;
    } catch (const sluss::bench::UsageError& error) {
        std::cerr << "sluss-bench: " << error.what() << '\n';
        return wrong_usage;
    } catch (const sluss::bench::ScenarioError& error) {
        std::cerr << "sluss-bench: " << error.what() << '\n';
        return wrong_usage;
    } catch (const boost::program_options::error& error) {
        std::cerr << "sluss-bench: " << error.what() << '\n';
        return wrong_usage;
    } catch (const std::exception& error) {
        std::cerr << "sluss-bench: " << error.what() << '\n';
        return failed;
    }
}
