// `sluss new` in-process: from flags, from answers, and what it refuses.
#include "app/command_line.hpp"
#include "domain/language.hpp"
#include "domain/model_registry.hpp"
#include "support/scenario_files.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

using namespace sluss;

namespace {

struct Outcome {
    int status;
    std::string out;
    std::string err;
};

Outcome sluss_command(const std::vector<std::string>& args, std::istream* in = nullptr) {
    std::ostringstream out;
    std::ostringstream err;
    const int status = app::run_command_line(args, out, err, in);
    return {status, out.str(), err.str()};
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a new scenario of every model runs at once") {
    const test::TemporaryDirectory directory;
    for (const auto& [name, model] : domain::models()) {
        CAPTURE(name);
        const auto file = (directory.path() / (name + ".yaml")).string();
        const auto written = sluss_command({"new", file, "--model", name, "--population", "10000"});
        CHECK(written.status == 0);
        CHECK(written.out.empty());
        const auto checked = sluss_command({"validate", file});
        CHECK(checked.status == 0);
        CHECK(checked.err.empty());
        const auto run = sluss_command({"compare", file, "--replications", "1", "--years", "1.5"});
        CHECK(run.status == 0);
        CHECK(has(run.out, name));
    }
}

TEST_CASE("flags say the districts, the models and the staff") {
    const auto printed = sluss_command({"new", "-", "--title", "Botkyrka, a sketch", "--population", "95000",
                                        "--districts", "Alby: 14208, Tumba", "--model", "generalist teams", "--compare",
                                        "three_entry", "--compare", "siloed", "--staff", "80"});
    CHECK(printed.status == 0);
    CHECK(printed.err.empty());
    CHECK(has(printed.out, "title: \"Botkyrka, a sketch\""));
    CHECK(has(printed.out, "population: {value: 14208, "));
    CHECK(has(printed.out, "population: {value: 80792, "));
    const auto three = printed.out.find("\n  three entry:\n");
    const auto siloed = printed.out.find("\n  siloed:\n");
    const auto teams = printed.out.find("\n  generalist teams:\n");
    CHECK(three < siloed);
    CHECK(siloed < teams);
    CHECK(teams != std::string::npos);
}

TEST_CASE("a file that exists is never touched") {
    const test::TemporaryDirectory directory;
    const auto file = directory.write("mine.yaml", "my work\n").string();
    const auto outcome = sluss_command({"new", file});
    CHECK(outcome.status == 2);
    CHECK(has(outcome.err, "exists already and is left as it is"));
    CHECK(test::read_whole(file) == "my work\n");
}

TEST_CASE("flags with bad values are refused and nothing is written") {
    const test::TemporaryDirectory directory;
    const auto file = (directory.path() / "new.yaml").string();
    const std::vector<std::pair<std::vector<std::string>, std::string>> bad{
        {{"--model", "unified intak"}, "did you mean 'unified intake'?"},
        {{"--model", "unifed"}, "did you mean 'unified intake'?"},
        {{"--compare", "nothing"}, "there is no model 'nothing'"},
        {{"--model", "siloed", "--compare", "siloed"}, "'siloed' is to be compared with itself"},
        {{"--population", "many"}, "--population is a number"},
        {{"--population", "0"}, "--population is a number"},
        {{"--population", "nan"}, "--population is a number"},
        {{"--districts", ""}, "a district's name"},
        {{"--districts", "Alby,,Tumba"}, "a district's name"},
        {{"--districts", "Alby,Alby"}, "'Alby' is named twice"},
        {{"--districts", "Alby: few"}, "a district's population"},
        {{"--districts", "Alby: 14,208"}, "'208' is a number, not a district's name; thousands are written without"},
        {{"--districts", "Alby: 14 208"}, "without anything between thousands: '14208', not '14 208'"},
        {{"--districts", "Alby: 14.208"}, "without anything between thousands: '14208', not '14.208'"},
        {{"--districts", "Alby: 14.5"}, "a district's population is a whole number, not '14.5'"},
        {{"--districts", "Alby:14208;Tumba:3"}, "'Alby:14208;Tumba' is no district's name: districts are set apart by"},
        {{"--population", "95.000"}, "without anything between thousands: '95000', not '95.000'"},
        {{"--districts", "Alby: 100, Tumba: 200", "--population", "400"}, "have 300 inhabitants together, not 400"},
        {{"--districts", "Alby: 100, Tumba", "--population", "100"}, "none are left"},
        {{"--staff", "3"}, "--staff is a number from 9"},
        {{"--title", ""}, "--title is a line of text"},
        {{"--title", "two\nlines"}, "--title is a line of text"},
        {{"more"}, "sluss new FILE"},
    };
    for (const auto& [args, message] : bad) {
        CAPTURE(args.back());
        std::vector<std::string> all{"new", file};
        all.insert(all.end(), args.begin(), args.end());
        const auto outcome = sluss_command(all);
        CHECK(outcome.status == 2);
        CHECK(outcome.out.empty());
        CHECK_MESSAGE(has(outcome.err, message), outcome.err);
        CHECK(!std::filesystem::exists(file));
    }
    CHECK(sluss_command({"new"}).status == 2);
    CHECK(sluss_command({"new", (directory.path() / "no folder" / "new.yaml").string()}).status == 2);
}

TEST_CASE("who can be asked is asked, and asked again after an answer that cannot be used") {
    const test::TemporaryDirectory directory;
    const auto file = (directory.path() / "asked.yaml").string();
    std::istringstream answers(file + "\nA town of ours\nTown: 30000\nunified intak\n\nthree entry\n\n");
    const auto outcome = sluss_command({"new"}, &answers);
    CHECK(outcome.status == 0);
    CHECK(has(outcome.err, "did you mean 'unified intake'?"));
    const auto text = test::read_whole(file);
    CHECK(has(text, "title: A town of ours\n"));
    CHECK(has(text, "population: {value: 30000, "));
    CHECK(has(text, "\n  three entry:\n"));
    CHECK(has(text, "\n  unified intake:\n"));
    CHECK(sluss_command({"validate", file}).status == 0);
}

TEST_CASE("who cannot be asked is told that the answers are examples, and may give them as options") {
    const test::TemporaryDirectory directory;
    const auto outcome = sluss_command({"new", (directory.path() / "new.yaml").string()});
    CHECK(outcome.status == 0);
    CHECK(has(outcome.err, "nobody can be asked here"));
    CHECK_FALSE(has(sluss_command({"new", "-", "--title", "Ours"}).err, "nobody can be asked"));
}

TEST_CASE("a new scenario has a title in the language that is spoken") {
    CHECK(has(sluss_command({"new", "-", "--lang", "sv"}).out, "title: Ett nytt scenario\n"));
    speak(Language::english);
}

TEST_CASE("flags are not asked about, and who stops answering gets no file") {
    const test::TemporaryDirectory directory;
    const auto file = (directory.path() / "new.yaml").string();
    std::istringstream few("A title\n");
    CHECK(sluss_command({"new", file}, &few).status == 2);
    CHECK(!std::filesystem::exists(file));
    std::istringstream none;
    CHECK(sluss_command({"new", file, "--population", "12000"}, &none).status == 0);
    CHECK(std::filesystem::exists(file));
}
