// `new`: asks what a new scenario is about, or takes it from flags, and writes it. The text itself is the scenario
// room's; here is only what a person answers.
#include "app/arguments.hpp"
#include "app/commands.hpp"
#include "domain/language.hpp"
#include "domain/model_registry.hpp"
#include "scenario/new_scenario.hpp"
#include "scenario/node.hpp"
#include "scenario/quantity.hpp"
#include "scenario/suggest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <istream>
#include <ostream>

namespace sluss::app {

namespace {

using scenario::NewScenario;
constexpr double fewest_inhabitants = 100;
constexpr double most_inhabitants = 1e8;
constexpr double most_staff = 1e5;
constexpr std::size_t most_districts = 100;

std::string trimmed(std::string text) {
    text.erase(0, text.find_first_not_of(' '));
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
}

/// The parts between commas, without the blanks around them.
std::vector<std::string> parts_of(const std::string& text) {
    std::vector<std::string> parts;
    for (std::size_t from = 0; from <= text.size();) {
        const auto comma = std::min(text.find(',', from), text.size());
        parts.push_back(trimmed(text.substr(from, comma - from)));
        from = comma + 1;
    }
    return parts;
}

double number_of(const std::string& text, std::string_view what, double low, double high) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !(value >= low && value <= high))
        throw UsageError(tr("{} is a number from {:g} to {:g}, not '{}'", what, low, high, text));
    return value;
}

/// Inhabitants are whole, and a point or a blank between digits is most likely meant to set thousands apart.
double inhabitants_of(const std::string& text, std::string_view what, double low) {
    if (const auto plain = scenario::without_thousands(text); plain && scenario::split(*plain))
        throw UsageError(tr("{} is written without anything between thousands: '{}', not '{}'", what, *plain, text));
    const double value = number_of(text, what, low, most_inhabitants);
    if (value != std::floor(value)) throw UsageError(tr("{} is a whole number, not '{}'", what, text));
    return value;
}

std::string name_of(const std::string& text, std::string_view what) {
    if (text.empty() ||
        std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; }))
        throw UsageError(tr("{} is a line of text, not '{}'", what, text));
    return text;
}

/// A district's name, if it is none that comes of another way to write the list.
std::string district_of(const std::string& text) {
    const std::string name = name_of(text, tr("a district's name"));
    if (name.find_first_of(":;") != std::string::npos)
        throw UsageError(
            tr("'{}' is no district's name: districts are set apart by commas, as in "
               "'Alby: 14208, Tumba: 26852'",
               name));
    if (name.find_first_not_of("0123456789. ") == std::string::npos)
        throw UsageError(
            tr("'{}' is a number, not a district's name; thousands are written without anything between "
               "them, as in 'Alby: 14208, Tumba: 26852'",
               name));
    return name;
}

std::string model_of(const std::string& text) {
    std::vector<std::string> known;
    for (const auto& [name, model] : domain::models()) {
        if (scenario::same_name(name, text)) return name;
        known.push_back(name);
    }
    throw UsageError(
        tr("there is no model '{}'{}; 'sluss models' tells all", text, scenario::did_you_mean(text, known)));
}

/// "Alby: 14208, Tumba: 26852"; districts without a number share the inhabitants that are left of `population`.
std::vector<NewScenario::District> districts_of(const std::string& text, std::optional<double> population) {
    std::vector<NewScenario::District> districts;
    double stated = 0;
    int unstated = 0;
    for (const auto& part : parts_of(text)) {
        const auto colon = part.rfind(':');
        NewScenario::District district{district_of(trimmed(part.substr(0, colon)))};
        const auto same = [&](const auto& other) { return scenario::same_name(other.name, district.name); };
        if (std::any_of(districts.begin(), districts.end(), same))
            throw UsageError(tr("the district '{}' is named twice", district.name));
        if (colon == std::string::npos)
            ++unstated;
        else
            district.population = inhabitants_of(trimmed(part.substr(colon + 1)), tr("a district's population"), 1);
        stated += district.population;
        districts.push_back(std::move(district));
    }
    if (districts.size() > most_districts)
        throw UsageError(tr("{} districts are too many to begin with; at most {}", districts.size(), most_districts));
    constexpr double usual = 20000;
    const double left = population ? *population - stated : usual * unstated;
    if (population && unstated == 0 && left != 0)
        throw UsageError(tr("the districts have {:g} inhabitants together, not {:g}", stated, *population));
    if (unstated > 0 && left < unstated)
        throw UsageError(
            tr("the districts with a number have {:g} inhabitants; of {:g} none are left for the "
               "others",
               stated, *population));
    for (auto& district : districts)
        if (district.population == 0) district.population = std::floor(left / unstated);
    return districts;
}

/// The models of the organisations, the baseline first.
std::vector<std::string> models_of(const std::string& tried, const std::vector<std::string>& compared) {
    std::vector<std::string> models;
    for (const auto& one : compared) models.push_back(model_of(one));
    models.push_back(model_of(tried));
    for (auto one = models.begin(); one != models.end(); ++one)
        if (std::count(models.begin(), models.end(), *one) > 1)
            throw UsageError(tr("'{}' is to be compared with itself", *one));
    return models;
}

/// What it is compared with if nobody says.
std::string usual_baseline(const std::string& tried) {
    const NewScenario usual;
    return model_of(tried) == usual.models.front() ? usual.models.back() : usual.models.front();
}

std::string usual_districts() {
    std::string text;
    for (const auto& one : NewScenario{}.districts)
        text += fmt::format("{}{}: {}", text.empty() ? "" : ", ", one.name, one.population);
    return text;
}

NewScenario from_flags(const Arguments& arguments) {
    NewScenario plan;
    if (const auto title = arguments.text("title")) plan.title = name_of(*title, "--title");
    std::optional<double> population;
    if (const auto given = arguments.text("population"))
        population = inhabitants_of(*given, "--population", fewest_inhabitants);
    if (const auto given = arguments.text("districts")) {
        plan.districts = districts_of(*given, population);
    } else if (population) {
        for (auto& one : plan.districts)
            one.population = std::round(*population / static_cast<double>(plan.districts.size()));
    }
    const std::string tried = arguments.text("model").value_or(plan.models.back());
    auto compared = arguments.list("compare");
    if (compared.empty()) compared.push_back(usual_baseline(tried));
    plan.models = models_of(tried, compared);
    if (const auto staff = arguments.text("staff"))
        plan.staff = number_of(*staff, "--staff", scenario::fewest_staff, most_staff);
    return plan;
}

/// Asks until the answer is one that can be used.
class Questions {
public:
    Questions(std::istream& in, std::ostream& to) : in_(in), to_(to) {}

    /// \param use  takes an answer; what it throws is told, and the question asked again
    template <class Use>
    void ask(const std::string& question, const std::string& usual, Use use) {
        for (;;) {
            to_ << question << (usual.empty() ? "" : " [" + usual + "]") << ": " << std::flush;
            std::string answer;
            if (!std::getline(in_, answer)) throw UsageError(tr("the questions were not answered; nothing is written"));
            answer = trimmed(answer);
            try {
                return use(answer.empty() ? usual : answer);
            } catch (const UsageError& error) {
                to_ << "  " << error.what() << '\n';
            }
        }
    }

private:
    std::istream& in_;
    std::ostream& to_;
};

NewScenario from_answers(Questions& questions) {
    NewScenario plan;
    questions.ask(tr("Title"), plan.title,
                  [&](const std::string& answer) { plan.title = name_of(answer, tr("a title")); });
    questions.ask(tr("Districts and how many live there"), usual_districts(),
                  [&](const std::string& answer) { plan.districts = districts_of(answer, std::nullopt); });
    std::string known;
    for (const auto& [name, model] : domain::models()) known += (known.empty() ? "" : ", ") + name;
    std::string tried;
    questions.ask(tr("Which organisation is tried? ({})", known), plan.models.back(),
                  [&](const std::string& answer) { tried = model_of(answer); });
    questions.ask(tr("What is it compared with?"), usual_baseline(tried),
                  [&](const std::string& answer) { plan.models = models_of(tried, parts_of(answer)); });
    questions.ask(tr("Full-time equivalents in all (Enter: as many as the work needs)"), "",
                  [&](const std::string& answer) {
                      if (!answer.empty())
                          plan.staff = number_of(answer, tr("this"), scenario::fewest_staff, most_staff);
                  });
    return plan;
}

void refuse_existing(const std::string& file) {
    std::error_code ignored;
    if (file != "-" && std::filesystem::exists(std::filesystem::symlink_status(file, ignored)))
        throw UsageError(tr("'{}' exists already and is left as it is; name another file", file));
}

/// Writes a file that is not there yet.
void write_new(const std::string& file, const std::string& text) {
    std::FILE* const out = std::fopen(file.c_str(), "wx");
    if (out == nullptr) throw UsageError(tr("'{}' cannot be written", file));
    const bool complete = std::fwrite(text.data(), 1, text.size(), out) == text.size();
    if (std::fclose(out) == 0 && complete) return;
    std::remove(file.c_str());  // half a scenario would be in the way of the next attempt
    throw std::runtime_error(tr("'{}' could not be written to its end", file));
}

}  // namespace

int new_scenario(const std::vector<std::string>& args, const Streams& streams) {
    Arguments arguments(
        "new FILE [options]",
        tr("Writes a commented scenario that runs at once, to be changed; '-' prints it. Without options "
           "it asks, where somebody can answer. A file that exists is never touched."),
        true);
    arguments.value("title", "TEXT", tr("as in reports"));
    arguments.value("districts", "LIST", tr("such as 'Alby: 14208, Tumba: 26852', or only names"));
    arguments.value("population", "N", tr("inhabitants of all districts together"));
    arguments.value("model", "NAME", tr("the organisation that is tried (default: unified intake)"));
    arguments.values("compare", "NAME",
                     tr("what it is compared with (default: siloed; may be repeated, the first is the baseline)"));
    arguments.value("staff", "FTE", tr("full-time equivalents in all (default: as many as the work needs)"));
    std::vector<std::string> named = args;
    std::optional<Questions> questions;
    if (streams.in != nullptr) questions.emplace(*streams.in, streams.err);
    if (named.empty() && questions)
        questions->ask(tr("File to write"), "scenario.yaml", [&](const std::string& answer) {
            refuse_existing(answer);
            named = {answer};
        });
    if (!arguments.parse(named, streams.out)) return exit_ok;
    const std::string file = arguments.scenario();
    refuse_existing(file);
    const bool unsaid = named.size() == 1;
    const bool ask = questions && unsaid;
    if (unsaid && !ask)
        streams.err << tr(
            "nobody can be asked here, so districts, models and staff are examples; say your own with "
            "options ('sluss new --help')\n");
    const std::string text = scenario::new_scenario(ask ? from_answers(*questions) : from_flags(arguments));
    if (file == "-") {
        streams.out << text;
        return exit_ok;
    }
    write_new(file, text);
    streams.err << tr("written: {}; now try 'sluss validate {}'\n", file, file);
    return exit_ok;
}

}  // namespace sluss::app
