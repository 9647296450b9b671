// What is found in the organisations of a service: what is so in all of them is told once, what is so in some says in
// which.
#pragma once

#include "domain/language.hpp"
#include "domain/scenario.hpp"
#include "scenario/problem.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace sluss::scenario {

class Findings {
public:
    /// \param problems, scenario  outlive this
    Findings(Problems& problems, const domain::Scenario& scenario) : problems_(problems), scenario_(scenario) {}

    /// \param organisation  by index; in ascending order for one text
    void add(std::size_t organisation, bool warning, const Position& at, std::string text) {
        const auto same = std::find_if(findings_.begin(), findings_.end(),
                                       [&](const Finding& f) { return f.text == text && f.warning == warning; });
        if (same == findings_.end())
            findings_.push_back({at, warning, std::move(text), {organisation}});
        else if (same->organisations.back() != organisation)
            same->organisations.push_back(organisation);
    }

    /// Found here, or told before.
    [[nodiscard]] bool any_errors() const {
        return problems_.errors() > 0 ||
               std::any_of(findings_.begin(), findings_.end(), [](const Finding& f) { return !f.warning; });
    }

    void tell() const {
        for (const auto& finding : findings_) {
            if (finding.organisations.size() == scenario_.service->designs.size()) {
                tell(finding, finding.text);
                continue;
            }
            for (const auto organisation : finding.organisations)
                tell(finding, tr("organisation '{}': {}", scenario_.organisations[organisation].name, finding.text));
        }
    }

private:
    struct Finding {
        Position at;
        bool warning = false;
        std::string text;
        std::vector<std::size_t> organisations;
    };
    void tell(const Finding& finding, std::string text) const {
        if (finding.warning)
            problems_.warning(finding.at, std::move(text));
        else
            problems_.error(finding.at, std::move(text));
    }

    Problems& problems_;
    const domain::Scenario& scenario_;
    std::vector<Finding> findings_;
};

}  // namespace sluss::scenario
