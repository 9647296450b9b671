// The program sluss-bench: one measurement per run, chosen by name, one JSON object on standard output. What each name
// measures, and what it may be compared with, is in docs/performance.md.
#include "hold.hpp"
#include "queue.hpp"

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

void add_number(po::options_description& options, const char* option, std::int64_t fallback, const char* help) {
    options.add_options()(option, whole(option, 1, most)->default_value(fallback), help);
}

std::uint64_t number(const po::variables_map& given, const char* option) {
    return static_cast<std::uint64_t>(given[option].as<std::int64_t>());
}

void add_load_and_seed(po::options_description& options) {
    options.add_options()("load",
                          po::value<double>()->value_name("X")->default_value(0.9, "0.9")->notifier([](double load) {
                              if (!(load > 0 && load < 1)) throw UsageError("--load takes a number between 0 and 1");
                          }),
                          "load of each server");
    options.add_options()("seed", whole("seed", 0, most)->default_value(1), "of the random numbers");
}

void add_queue_options(po::options_description& options) {
    add_number(options, "customers", 1'000'000, "customers");
    add_load_and_seed(options);
}

void add_servers(po::options_description& options, std::int64_t fallback) {
    options.add_options()("servers", whole("servers", 1, 1'000'000)->default_value(fallback), "servers");
}

void add_hold_options(po::options_description& options) {
    add_number(options, "processes", 10'000, "processes alive");
    add_number(options, "holds", 2'000'000, "waits of all processes together");
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

struct Benchmark {
    const char* name;
    const char* summary;
    void (*add_options)(po::options_description&);
    Json (*run)(const po::variables_map&);
};

const std::array benchmarks{
    Benchmark{"hold", "processes that wait, again and again",
              [](po::options_description& options) {
                  add_hold_options(options);
                  options.add_options()("seed", whole("seed", 0, most)->default_value(1), "of the random numbers");
              },
              [](const po::variables_map& given) { return run_hold(hold_parameters(given)); }},
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
    const po::positional_options_description none;
    po::variables_map given;
    po::store(
        po::command_line_parser({args.begin() + 1, args.end()}).options(options).positional(none).style(style).run(),
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
    } catch (const boost::program_options::error& error) {
        std::cerr << "sluss-bench: " << error.what() << '\n';
        return wrong_usage;
    } catch (const std::exception& error) {
        std::cerr << "sluss-bench: " << error.what() << '\n';
        return failed;
    }
}
