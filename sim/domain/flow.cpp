// Solves the traffic equations with Eigen. Pathways are small (some ten stages), so a dense factorisation is at hand.
#include "domain/flow.hpp"

#include <Eigen/Dense>

namespace sluss::domain {

Flow expected_flow(const Need& need, const Circumstances& circumstances, const Rules& rules) {
    const auto n = static_cast<Eigen::Index>(need.stages.size());
    const auto position = [&need](StageId id) -> Eigen::Index {
        for (std::size_t i = 0; i < need.stages.size(); ++i)
            if (need.stages[i].id == id) return static_cast<Eigen::Index>(i);
        return -1;
    };
    Eigen::MatrixXd p = Eigen::MatrixXd::Zero(n, n);
    for (Eigen::Index i = 0; i < n; ++i) {
        const Stage& stage = need.stages[static_cast<std::size_t>(i)];
        const auto chances = branch_chances(stage, circumstances, rules);
        for (std::size_t b = 0; b < chances.size(); ++b)
            if (const auto to = position(stage.next[b].to); to >= 0) p(i, to) += chances[b];
    }
    const Eigen::VectorXd visits =
        (Eigen::MatrixXd::Identity(n, n) - p.transpose()).partialPivLu().solve(Eigen::VectorXd::Unit(n, 0));

    Flow flow;
    flow.visits.assign(visits.begin(), visits.end());
    for (Eigen::Index i = 0; i < n; ++i) {
        flow.chance.emplace_back();
        for (Eigen::Index j = 0; j < n; ++j) flow.chance.back().push_back(p(i, j));
    }
    return flow;
}

double chance_spared(const Flow& flow, const std::vector<double>& spared) {
    const auto n = static_cast<Eigen::Index>(flow.visits.size());
    Eigen::MatrixXd a = Eigen::MatrixXd::Identity(n, n);
    Eigen::VectorXd closing(n);
    for (Eigen::Index i = 0; i < n; ++i) {
        double on = 0;
        for (Eigen::Index j = 0; j < n; ++j) {
            const double chance = flow.chance[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
            a(i, j) -= spared[static_cast<std::size_t>(i)] * chance;
            on += chance;
        }
        closing(i) = spared[static_cast<std::size_t>(i)] * (1 - on);
    }
    return a.partialPivLu().solve(closing)(0);
}

}  // namespace sluss::domain
