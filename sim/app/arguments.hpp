// Reading a command's arguments with Boost.Program_options: whole words only, an unknown option with a suggestion,
// numbers checked by us, because the library reads -1 as a very large seed.
#pragma once

#include <boost/program_options/options_description.hpp>
#include <boost/program_options/variables_map.hpp>

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

namespace sluss::app {

/// The arguments of one command: its options, at most one SCENARIO, and words after it.
class Arguments {
public:
    /// \param usage  "run SCENARIO [options]"
    Arguments(std::string usage, std::string summary, bool takes_scenario);

    /// An option with a value, which may be given once; help calls the value `placeholder`.
    void value(const char* name, const char* placeholder, const std::string& help);
    /// An option with a value, which may be given several times.
    void values(const char* name, const char* placeholder, const std::string& help);
    void flag(const char* name, const std::string& help);
    /// Words after the scenario are taken too: list("others").
    void take_others() { takes_others_ = true; }

    /// \returns false if --help was asked for and printed \throws UsageError
    bool parse(const std::vector<std::string>& args, std::ostream& out);

    [[nodiscard]] std::string scenario() const { return *text("scenario"); }
    [[nodiscard]] bool has(const char* name) const { return given_.count(name) > 0; }
    [[nodiscard]] std::optional<std::string> text(const char* name) const;
    [[nodiscard]] std::vector<std::string> list(const char* name) const;
    /// A whole number from `low` on. \throws UsageError
    [[nodiscard]] std::optional<std::uint64_t> whole_number(const char* name, std::uint64_t low,
                                                            std::uint64_t high) const;
    /// A number above 0. \throws UsageError
    [[nodiscard]] std::optional<double> positive_number(const char* name) const;
    /// One of these words; the first if the option is not given. \throws UsageError with a suggestion
    [[nodiscard]] std::string one_of(const char* name, const std::vector<std::string>& words) const;

private:
    std::string usage_;
    std::string summary_;
    bool takes_scenario_;
    bool takes_others_ = false;
    boost::program_options::options_description options_;
    boost::program_options::variables_map given_;
};

}  // namespace sluss::app
