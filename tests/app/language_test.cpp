// Which language the command line speaks: --lang before the locale, and English otherwise.
#include "domain/language.hpp"

#include "app/command_line.hpp"
#include "app/commands.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

namespace {

const std::string small = SLUSS_SOURCE_DIR "/tests/data/small.yaml";

/// While it lives, these are the only settings of the locale; then there are none.
class Locale {
public:
    using Settings = std::vector<std::pair<const char*, const char*>>;
    explicit Locale(const Settings& settings = {}) {
        clear();
        for (const auto& [name, value] : settings) ::setenv(name, value, 1);
    }
    ~Locale() {
        clear();
        sluss::speak(sluss::Language::english);
    }
    Locale(const Locale&) = delete;
    Locale& operator=(const Locale&) = delete;

private:
    static void clear() {
        for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) ::unsetenv(name);
    }
};

struct Outcome {
    int status;
    std::string out;
    std::string err;
};

Outcome sluss_command(const std::vector<std::string>& args) {
    std::ostringstream out;
    std::ostringstream err;
    const int status = sluss::app::run_command_line(args, out, err);
    return {status, out.str(), err.str()};
}

const std::string english = "sluss: unknown command 'compair'; did you mean 'compare'?\n";
const std::string swedish = "sluss: okänt kommando 'compair'; menade du 'compare'?\n";

}  // namespace

TEST_CASE("sluss speaks English where nothing is said") {
    const Locale none;
    CHECK(sluss_command({"compair"}).err == english);
}

TEST_CASE("--lang sv is understood before, among and after the arguments of every command") {
    const Locale none;
    CHECK(sluss_command({"--lang", "sv", "compair"}).err == swedish);
    CHECK(sluss_command({"compair", "--lang=sv"}).err == swedish);
    for (const char* command : {"run", "compare", "validate", "describe"}) {
        const auto outcome = sluss_command({command, "--lang", "sv"});
        CHECK(outcome.status == 2);
        CHECK(outcome.err.find("inget scenario är angivet") != std::string::npos);
    }
    for (const char* command : {"run", "compare", "validate", "describe", "models", "version"})
        CHECK(sluss_command({command, "--help", "--lang", "sv"}).out.starts_with("Användning: sluss "));
}

TEST_CASE("a Swedish locale makes sluss speak Swedish, by the first of its settings that says anything") {
    {
        const Locale locale(Locale::Settings{{"LANG", "sv_SE.UTF-8"}});
        CHECK(sluss_command({"compair"}).err == swedish);
    }
    {
        const Locale locale(Locale::Settings{{"LC_MESSAGES", "sv_FI"}, {"LANG", "en_GB.UTF-8"}});
        CHECK(sluss_command({"compair"}).err == swedish);
    }
    {
        const Locale locale(Locale::Settings{{"LC_ALL", "C"}, {"LC_MESSAGES", "sv_SE"}, {"LANG", "sv_SE"}});
        CHECK(sluss_command({"compair"}).err == english);
    }
    {
        const Locale locale(Locale::Settings{{"LC_ALL", ""}, {"LANG", "sv"}});
        CHECK(sluss_command({"compair"}).err == swedish);
    }
}

TEST_CASE("--lang goes before the locale") {
    const Locale locale(Locale::Settings{{"LC_ALL", "sv_SE.UTF-8"}});
    CHECK(sluss_command({"compair", "--lang", "en"}).err == english);
}

TEST_CASE("a language that sluss does not speak is bad usage") {
    const Locale none;
    const auto unknown = sluss_command({"validate", small, "--lang", "no"});
    CHECK(unknown.status == 2);
    CHECK(unknown.out.empty());
    CHECK(unknown.err == "sluss: unknown language 'no'; known: en, sv\n");
    CHECK(sluss_command({"validate", small, "--lang"}).err == "sluss: --lang needs a language: en or sv\n");
    CHECK(sluss_command({"validate", small, "--lang", "sv", "--lang=en"}).err == "sluss: --lang is given twice\n");
}

TEST_CASE("what follows two dashes is no option") {
    const Locale none;
    const auto outcome = sluss_command({"validate", "--", "--lang"});
    CHECK(outcome.status == 2);
    CHECK(outcome.err.find("there is no file '--lang'") != std::string::npos);
}

TEST_CASE("every command says in Swedish what it does") {
    for (const auto& command : sluss::app::commands()) {
        CAPTURE(command.name);
        sluss::speak(sluss::Language::swedish);
        const std::string summary{sluss::translated(command.summary)};
        sluss::speak(sluss::Language::english);
        CHECK(summary != command.summary);
    }
}
