// Finds the command and turns what goes wrong into a message and an exit status. Knows nothing of what commands do.
#include "app/command_line.hpp"

#include "app/commands.hpp"
#include "app/language_option.hpp"
#include "scenario/suggest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <ostream>

namespace sluss::app {

namespace {

void print_help(std::ostream& to) {
    to << tr(
        "sluss simulates how a municipality's social services, organised in one way or another, meet the same "
        "citizens.\n\nUsage: sluss COMMAND [ARGUMENTS]\n\n");
    for (const auto& command : commands())
        to << fmt::format("  {:<11} {}\n", command.name, translated(command.summary));
    to << tr(
        "\nsluss COMMAND --help tells the arguments of a command.\n"
        "Every command speaks Swedish with --lang sv, or where the locale is Swedish.\n");
}

const Command& find_command(const std::string& name) {
    const auto& list = commands();
    const auto found = std::find_if(list.begin(), list.end(), [&](const Command& c) { return c.name == name; });
    if (found != list.end()) return *found;
    std::vector<std::string> names;
    for (const auto& command : list) names.push_back(command.name);
    throw UsageError(tr("unknown command '{}'{}", name, scenario::did_you_mean(name, names)));
}

int dispatch(const std::vector<std::string>& args, const Streams& streams) {
    if (args.empty()) {
        print_help(streams.err);
        return exit_bad_input;
    }
    const std::string& first = args.front();
    if (first == "--help" || first == "-h" || first == "help") {
        print_help(streams.out);
        return exit_ok;
    }
    return find_command(first == "--version" ? "version" : first).run({args.begin() + 1, args.end()}, streams);
}

}  // namespace

const std::vector<Command>& commands() {
    static const std::vector<Command> list{
        {"new", "write a commented scenario to begin with", &new_scenario},
        {"run", "simulate each organisation of a scenario", &run},
        {"compare", "paired differences between organisations", &compare},
        {"validate", "check a scenario; then its staff and the load per unit", &validate},
        {"assumptions", "which numbers of a scenario are assumed, derived or without a source", &assumptions},
        {"describe", "an organisation in words or as a graph", &describe},
        {"diff", "how two organisations, or two scenarios, differ, in words", &diff},
        {"models", "the organisation models and their parameters", &models},
        {"schema", "the JSON Schema of scenario files, for editors", &schema},
        {"version", "the version of sluss", &version},
    };
    return list;
}

int run_command_line(const std::vector<std::string>& args, std::ostream& out, std::ostream& err, std::istream* in) {
    int status = exit_failed;
    try {
        speak(language_of_locale());
        auto rest = args;
        if (const auto language = take_language(rest)) speak(*language);
        status = dispatch(rest, {out, err, in});
    } catch (const UsageError& error) {
        err << "sluss: " << error.what() << '\n';
        return exit_bad_input;
    } catch (const std::exception& error) {
        err << "sluss: " << error.what() << '\n';
        return exit_failed;
    }
    out.flush();
    if (out.good()) return status;
    err << "sluss: " << tr("the output could not be written") << '\n';
    return exit_failed;
}

}  // namespace sluss::app
