// The commands that simulate nothing: `validate`, `assumptions`, `describe`, `diff`, `models`, `schema`, `version`.
#include "app/arguments.hpp"
#include "app/commands.hpp"
#include "app/scenario_argument.hpp"
#include "domain/language.hpp"
#include "domain/model_registry.hpp"
#include "domain/staffing.hpp"
#include "report/assumptions.hpp"
#include "report/describe.hpp"
#include "report/describe_service.hpp"
#include "report/difference.hpp"
#include "report/service_load_table.hpp"
#include "report/staffing_table.hpp"
#include "scenario/schema.hpp"
#include "scenario/yaml.hpp"

#include <ostream>

namespace sluss::app {

int validate(const std::vector<std::string>& args, const Streams& streams) {
    Arguments arguments(
        "validate SCENARIO",
        tr("Tells everything that is wrong with a scenario; if nothing is, its staff and the load that its "
           "demand puts on each unit."),
        true);
    if (!arguments.parse(args, streams.out)) return exit_ok;
    const auto scenario = load_scenario(arguments.scenario(), streams.err);
    if (!scenario) return exit_bad_input;
    streams.out << (scenario->service ? report::service_load_table(*scenario) : report::staffing_table(*scenario));
    return exit_ok;
}

int assumptions(const std::vector<std::string>& args, const Streams& streams) {
    Arguments arguments(
        "assumptions SCENARIO [options]",
        tr("Lists the numbers of a scenario that are assumed, derived or without a source, and where they "
           "stand."),
        true);
    arguments.value("format", "FORMAT", tr("table (default) or csv"));
    arguments.flag("all", tr("those with a source too"));
    if (!arguments.parse(args, streams.out)) return exit_ok;
    const bool csv = arguments.one_of("format", {"table", "csv"}) == "csv";
    const auto scenario = load_scenario(arguments.scenario(), streams.err);
    if (!scenario) return exit_bad_input;
    const auto which = arguments.has("all") ? report::Which::all : report::Which::without_source;
    streams.out << (csv ? report::assumptions_csv : report::assumptions_table)(*scenario, which);
    return exit_ok;
}

int describe(const std::vector<std::string>& args, const Streams& streams) {
    Arguments arguments("describe SCENARIO [options]", tr("Tells an organisation in words, or draws it for Graphviz."),
                        true);
    arguments.values("organisation", "NAME", tr("only this organisation (may be repeated)"));
    arguments.flag("dot", tr("Graphviz text instead of words"));
    arguments.flag("resolved", tr("instead, the whole scenario as YAML with all that it extends, which needs no other "
                                  "file but CSVs of arrivals; "
                                  "comments are left out"));
    if (!arguments.parse(args, streams.out)) return exit_ok;
    const bool resolved = arguments.has("resolved");
    if (resolved && (arguments.has("dot") || arguments.has("organisation")))
        throw UsageError(tr("--resolved tells the whole scenario as text, without --organisation and --dot"));
    const auto loaded = load_file(arguments.scenario(), streams.err);
    if (!loaded.scenario) return exit_bad_input;
    if (resolved) {
        streams.out << scenario::to_yaml(loaded.text);
        return exit_ok;
    }
    const auto& scenario = loaded.scenario;
    bool first = true;
    for (const auto organisation : organisations_named(*scenario, arguments.list("organisation"))) {
        if (!first) streams.out << '\n';
        first = false;
        if (scenario->service)
            streams.out << (arguments.has("dot") ? report::describe_service_dot : report::describe_service)(
                *scenario, organisation);
        else
            streams.out << (arguments.has("dot") ? report::describe_dot : report::describe)(
                scenario->municipality, scenario->organisations[organisation]);
    }
    return exit_ok;
}

int diff(const std::vector<std::string>& args, const Streams& streams) {
    Arguments arguments(
        "diff SCENARIO (OTHER | ORGANISATION ORGANISATION)",
        tr("Tells in words how two scenario files differ, or two organisations of one scenario, from the first to the "
           "second:") +
            "\n\n  sluss diff before.yaml after.yaml\n  sluss diff scenario.yaml \"siloed\" \"one intake\"",
        true);
    arguments.take_others();
    if (!arguments.parse(args, streams.out)) return exit_ok;
    const auto others = arguments.list("others");
    if (others.empty() || others.size() > 2)
        throw UsageError(
            tr("two scenarios are compared, or two organisations of one scenario: sluss diff SCENARIO OTHER, "
               "or sluss diff SCENARIO ORGANISATION ORGANISATION"));
    const auto from = load_file(arguments.scenario(), streams.err);
    if (others.size() == 2) {
        if (!from.scenario) return exit_bad_input;
        streams.out << report::difference(from, organisation_named(*from.scenario, others[0]),
                                          organisation_named(*from.scenario, others[1]));
        return exit_ok;
    }
    const auto to = load_file(others[0], streams.err);
    if (!from.scenario || !to.scenario) return exit_bad_input;
    streams.out << report::difference(from, to);
    return exit_ok;
}

int models(const std::vector<std::string>& args, const Streams& streams) {
    Arguments arguments("models", tr("The organisation models that a scenario can name, with their parameters."),
                        false);
    if (!arguments.parse(args, streams.out)) return exit_ok;
    streams.out << report::describe_models(domain::models());
    return exit_ok;
}

int schema(const std::vector<std::string>& args, const Streams& streams) {
    Arguments arguments(
        "schema",
        tr("The JSON Schema of scenario files (draft 2020-12), with which an editor completes keys, shows "
           "what they mean and checks values as one types."),
        false);
    if (!arguments.parse(args, streams.out)) return exit_ok;
    streams.out << scenario::json_schema();
    return exit_ok;
}

int version(const std::vector<std::string>& args, const Streams& streams) {
    Arguments arguments("version", tr("The version of sluss."), false);
    if (!arguments.parse(args, streams.out)) return exit_ok;
    streams.out << "sluss " SLUSS_VERSION "\n";
    return exit_ok;
}

}  // namespace sluss::app
