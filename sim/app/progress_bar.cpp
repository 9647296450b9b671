// The bar is redrawn on its own line, which is wiped at the end, so that a table follows cleanly.
#include "app/progress_bar.hpp"

#include <fmt/format.h>

#include <iostream>
#include <string>
#include <unistd.h>

namespace sluss::app {

ProgressBar::ProgressBar(std::ostream& err) : err_(err), visible_(&err == &std::cerr && isatty(STDERR_FILENO) == 1) {}

ProgressBar::~ProgressBar() {
    if (visible_) err_ << "\r\033[K" << std::flush;
}

void ProgressBar::show(std::size_t done, std::size_t total) {
    if (!visible_) return;
    constexpr std::size_t width = 40;
    const std::size_t full = done * width / total;
    err_ << fmt::format("\r[{}{}] {} of {}", std::string(full, '='), std::string(width - full, ' '), done, total)
         << std::flush;
}

}  // namespace sluss::app
