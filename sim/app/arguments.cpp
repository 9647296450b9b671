// Arguments of a command; see the header.
#include "app/arguments.hpp"

#include "app/commands.hpp"
#include "domain/language.hpp"
#include "scenario/suggest.hpp"

#include <boost/program_options/parsers.hpp>
#include <boost/program_options/positional_options.hpp>
#include <boost/program_options/value_semantic.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <ostream>
#include <utility>

namespace sluss::app {

namespace po = boost::program_options;

namespace {

template <typename T>
std::optional<T> parsed(const std::string& text) {
    T value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

/// What the library says, in the language that is spoken.
std::string told(const po::error& error) {
    if (const auto* twice = dynamic_cast<const po::multiple_occurrences*>(&error))
        return tr("option '{}' cannot be specified more than once", twice->get_option_name());
    if (const auto* syntax = dynamic_cast<const po::invalid_command_line_syntax*>(&error))
        if (syntax->kind() == po::invalid_syntax::missing_parameter)
            return tr("the required argument for option '{}' is missing", syntax->get_option_name());
    if (dynamic_cast<const po::too_many_positional_options_error*>(&error) != nullptr)
        return tr("too many positional options have been specified on the command line");
    return error.what();
}

}  // namespace

Arguments::Arguments(std::string usage, std::string summary, bool takes_scenario)
    : usage_(std::move(usage)), summary_(std::move(summary)), takes_scenario_(takes_scenario), options_(tr("Options")) {
    flag("help", tr("print this help"));
    value("lang", "LANGUAGE", tr("of messages: en or sv; without it, the locale's if that is one of them, or en"));
}

void Arguments::value(const char* name, const char* placeholder, const std::string& help) {
    options_.add_options()(name, po::value<std::string>()->value_name(placeholder), help.c_str());
}

void Arguments::values(const char* name, const char* placeholder, const std::string& help) {
    options_.add_options()(name, po::value<std::vector<std::string>>()->value_name(placeholder), help.c_str());
}

void Arguments::flag(const char* name, const std::string& help) {
    options_.add_options()(name, help.c_str());
}

bool Arguments::parse(const std::vector<std::string>& args, std::ostream& out) {
    po::options_description all;
    all.add(options_);
    po::positional_options_description positions;
    if (takes_scenario_) {
        all.add_options()("scenario", po::value<std::string>());
        positions.add("scenario", 1);
        if (takes_others_) {
            all.add_options()("others", po::value<std::vector<std::string>>());
            positions.add("others", -1);
        }
    }
    const int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
    try {
        po::store(po::command_line_parser(args).options(all).positional(positions).style(style).run(), given_);
    } catch (const po::unknown_option& error) {
        std::vector<std::string> names;
        for (const auto& option : options_.options()) names.push_back("--" + option->long_name());
        throw UsageError(tr("unknown option '{}'{}", error.get_option_name(),
                            scenario::did_you_mean(error.get_option_name(), names)));
    } catch (const po::error& error) {
        throw UsageError(fmt::format("{} (sluss {})", told(error), usage_));
    }
    if (has("help")) {
        out << tr("Usage: sluss {}", usage_) << "\n\n" << summary_ << "\n\n" << options_;
        return false;
    }
    if (takes_scenario_ && !has("scenario")) throw UsageError(tr("no scenario is named (sluss {})", usage_));
    return true;
}

std::optional<std::string> Arguments::text(const char* name) const {
    if (!has(name)) return std::nullopt;
    return given_[name].as<std::string>();
}

std::vector<std::string> Arguments::list(const char* name) const {
    if (!has(name)) return {};
    return given_[name].as<std::vector<std::string>>();
}

std::optional<std::uint64_t> Arguments::whole_number(const char* name, std::uint64_t low, std::uint64_t high) const {
    const auto given = text(name);
    if (!given) return std::nullopt;
    const auto number = parsed<std::uint64_t>(*given);
    if (!number || *number < low || *number > high)
        throw UsageError(tr("--{} takes a whole number from {} to {}, not '{}'", name, low, high, *given));
    return number;
}

std::optional<double> Arguments::positive_number(const char* name) const {
    const auto given = text(name);
    if (!given) return std::nullopt;
    const auto number = parsed<double>(*given);
    if (!number || !std::isfinite(*number) || *number <= 0)
        throw UsageError(tr("--{} takes a number above 0, not '{}'", name, *given));
    return number;
}

std::string Arguments::one_of(const char* name, const std::vector<std::string>& words) const {
    const std::string given = text(name).value_or(words.front());
    if (std::find(words.begin(), words.end(), given) == words.end())
        throw UsageError(tr("unknown {} '{}'{}", name, given, scenario::did_you_mean(given, words)));
    return given;
}

}  // namespace sluss::app
