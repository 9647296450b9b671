// The commands of `sluss`: each a name, a line of help and a function. Adding one is a line in commands() and its
// function.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <stdexcept>
#include <string>
#include <vector>

namespace sluss::app {

inline constexpr int exit_ok = 0;
inline constexpr int exit_failed = 1;     ///< the run failed or was interrupted
inline constexpr int exit_bad_input = 2;  ///< bad usage or bad scenario

/// What the user asked for cannot be done; the text says why. Ends with exit_bad_input.
struct UsageError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Where a command writes, and where it reads answers.
struct Streams {
    std::ostream& out;
    std::ostream& err;
    std::istream* in = nullptr;  ///< of somebody who can be asked; null: nobody can
};

struct Command {
    std::string name;
    std::string summary;
    /// \param args  after the command's name
    int (*run)(const std::vector<std::string>& args, const Streams& streams);
};

const std::vector<Command>& commands();

int run(const std::vector<std::string>& args, const Streams& streams);
int compare(const std::vector<std::string>& args, const Streams& streams);
int validate(const std::vector<std::string>& args, const Streams& streams);
int assumptions(const std::vector<std::string>& args, const Streams& streams);
int new_scenario(const std::vector<std::string>& args, const Streams& streams);
int describe(const std::vector<std::string>& args, const Streams& streams);
int diff(const std::vector<std::string>& args, const Streams& streams);
int models(const std::vector<std::string>& args, const Streams& streams);
int schema(const std::vector<std::string>& args, const Streams& streams);
int version(const std::vector<std::string>& args, const Streams& streams);

}  // namespace sluss::app
