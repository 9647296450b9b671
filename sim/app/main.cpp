// The program `sluss`. All it does is in run_command_line, which tests call too.
#include "app/command_line.hpp"

#include <iostream>
#include <string>
#include <unistd.h>
#include <vector>

int main(int argc, char** argv) {
    return sluss::app::run_command_line(std::vector<std::string>(argv + (argc > 0 ? 1 : 0), argv + argc), std::cout,
                                        std::cerr, isatty(STDIN_FILENO) != 0 ? &std::cin : nullptr);
}
