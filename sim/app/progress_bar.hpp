// A bar on standard error while replications run; nothing at all where that is no terminal.
#pragma once

#include <cstddef>
#include <iosfwd>

namespace sluss::app {

class ProgressBar {
public:
    explicit ProgressBar(std::ostream& err);
    /// Wipes the bar off.
    ~ProgressBar();
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;

    void show(std::size_t done, std::size_t total);

private:
    std::ostream& err_;
    bool visible_;
};

}  // namespace sluss::app
