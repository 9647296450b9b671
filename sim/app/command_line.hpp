// The command line `sluss`, callable in-process.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace sluss::app {

/// \param args  without the program's name
/// \param out   what was asked for, and nothing else
/// \param err   problems, warnings and progress
/// \param in    answers of somebody who can be asked; null: nobody can
/// \returns the exit status: 0 all is well, 1 the run failed or was interrupted, 2 bad usage or bad scenario
int run_command_line(const std::vector<std::string>& args, std::ostream& out, std::ostream& err,
                     std::istream* in = nullptr);

}  // namespace sluss::app
