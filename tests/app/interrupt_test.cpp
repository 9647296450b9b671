// Ctrl-C on the program itself, as a user would press it.
#include "app/interrupt.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <signal.h>
#include <sstream>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace {

std::string text_of(const std::filesystem::path& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

}  // namespace

TEST_CASE("the first signal sets the flag and restores the signal's usual effect") {
    struct sigaction now {};
    {
        const sluss::app::InterruptFlag flag;
        CHECK(!flag.get()->load());
        raise(SIGINT);
        CHECK(flag.get()->load());
        sigaction(SIGINT, nullptr, &now);
        const bool usual = now.sa_handler == SIG_DFL;
        CHECK(usual);
    }
    const sluss::app::InterruptFlag next;
    CHECK(!next.get()->load());
}

TEST_CASE("an interrupted program prints what is complete, says how much that is, and ends with status 1") {
    const auto folder = std::filesystem::temp_directory_path() / ("sluss-interrupt-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    const auto out = folder / "out";
    const auto err = folder / "err";
    std::fflush(stdout);  // or the child would print it again
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        if (freopen(out.c_str(), "w", stdout) == nullptr || freopen(err.c_str(), "w", stderr) == nullptr) _exit(99);
        execl(SLUSS_BINARY, "sluss", "run", SLUSS_SOURCE_DIR "/tests/data/small.yaml", "--replications", "1000000",
              "--format", "json", static_cast<char*>(nullptr));
        _exit(98);
    }
    std::this_thread::sleep_for(std::chrono::seconds(2));
    kill(child, SIGINT);
    int status = 0;
    waitpid(child, &status, 0);
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 1);
    const auto object = nlohmann::json::parse(text_of(out));
    const auto complete = object["replications"].get<int>();
    CHECK(object["planned_replications"] == 1000000);
    CHECK(text_of(err).find("interrupted: the results cover " + std::to_string(complete) + " of 1000000") !=
          std::string::npos);
    std::filesystem::remove_all(folder);
}
