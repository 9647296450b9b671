// Moments and samples of the distributions made of a list. Moments are sums about the mean, so that no digits are lost.
#include "kernel/compound.hpp"

#include "kernel/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <utility>

namespace sluss::kernel {

namespace {

void require(bool holds, const char* what) {
    if (!holds) throw std::invalid_argument(what);
}

double squared(double x) {
    return x * x;
}

template <typename Value>
double weighted(const Weights& weights, Value value) {
    double sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) sum += weights.share(i) * value(i);
    return sum;
}

template <typename Words>
std::string listed(const Weights& weights, Words words) {
    std::string result;
    for (std::size_t i = 0; i < weights.size(); ++i)
        result += (i == 0 ? "" : ", ") + number_text(std::round(1e4 * weights.share(i)) / 100) + " % " + words(i);
    return result;
}

}  // namespace

Empirical::Empirical(const std::vector<double>& values, const std::vector<double>& weights) : weights_(weights) {
    require(values.size() == weights.size(), "a table needs as many weights as values");
    for (const double value : values) require(value >= 0 && std::isfinite(value), "a value must be at least 0");
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<double> sorted;
    for (const std::size_t i : order) {
        values_.push_back(values[i]);
        sorted.push_back(weights[i]);
    }
    weights_ = Weights(sorted);
}

double Empirical::mean() const {
    return weighted(weights_, [&](std::size_t i) { return values_[i]; });
}

double Empirical::variance() const {
    return weighted(weights_, [&, mean = mean()](std::size_t i) { return squared(values_[i] - mean); });
}

double Empirical::below(double limit) const {
    return weighted(weights_, [&](std::size_t i) { return values_[i] < limit ? 1.0 : 0.0; });
}

Empirical Empirical::scaled(double factor) const {
    Empirical result = *this;
    for (double& value : result.values_) value *= factor;
    return result;
}

std::string Empirical::describe() const {
    return "one of (" + listed(weights_, [&](std::size_t i) { return number_text(values_[i]); }) + ")";
}

Histogram::Histogram(std::vector<double> edges, const std::vector<double>& weights)
    : edges_(std::move(edges)), weights_(weights) {
    require(edges_.size() == weights.size() + 1, "a histogram needs one edge more than weights");
    require(edges_.front() >= 0 && std::isfinite(edges_.back()), "an edge must be at least 0");
    for (std::size_t i = 0; i < weights.size(); ++i) require(edges_[i] < edges_[i + 1], "the edges must be ascending");
}

double Histogram::mean() const {
    return weighted(weights_, [&](std::size_t i) { return (edges_[i] + edges_[i + 1]) / 2; });
}

double Histogram::variance() const {
    return weighted(weights_, [&, mean = mean()](std::size_t i) {
        return squared((edges_[i] + edges_[i + 1]) / 2 - mean) + squared(edges_[i + 1] - edges_[i]) / 12;
    });
}

double Histogram::below(double limit) const {
    return weighted(weights_, [&](std::size_t i) {
        return std::clamp((limit - edges_[i]) / (edges_[i + 1] - edges_[i]), 0.0, 1.0);
    });
}

double Histogram::sample(Stream& stream) const {
    const auto [bin, within] = weights_.choose(stream.uniform());
    return edges_[bin] + (edges_[bin + 1] - edges_[bin]) * within;
}

Histogram Histogram::scaled(double factor) const {
    Histogram result = *this;
    for (double& edge : result.edges_) edge *= factor;
    return result;
}

std::string Histogram::describe() const {
    return "histogram (" +
           listed(weights_,
                  [&](std::size_t i) { return number_text(edges_[i]) + " to " + number_text(edges_[i + 1]); }) +
           ")";
}

Mixture::Mixture(std::vector<Distribution> components, const std::vector<double>& weights)
    : components_(std::move(components)), weights_(weights) {
    require(components_.size() == weights.size(), "a mixture needs as many weights as distributions");
    for (const Distribution& component : components_) depth_ = std::max(depth_, 1 + component.mixture_depth());
    require(depth_ <= Distribution::most_nested, "mixtures are nested too deeply");
}

double Mixture::mean() const {
    return weighted(weights_, [&](std::size_t i) { return components_[i].mean(); });
}

double Mixture::variance() const {
    return weighted(weights_, [&, mean = mean()](std::size_t i) {
        return components_[i].variance() + squared(components_[i].mean() - mean);
    });
}

double Mixture::below(double limit) const {
    return weighted(weights_, [&](std::size_t i) { return components_[i].below(limit); });
}

double Mixture::sample(Stream& stream) const {
    const std::size_t component = weights_.choose(stream.uniform()).index;
    return components_[component].sample(stream);
}

Mixture Mixture::scaled(double factor) const {
    Mixture result = *this;
    for (Distribution& component : result.components_) component = component.scaled(factor);
    return result;
}

std::string Mixture::describe() const {
    return "mixture (" + listed(weights_, [&](std::size_t i) { return components_[i].describe(); }) + ")";
}

}  // namespace sluss::kernel
