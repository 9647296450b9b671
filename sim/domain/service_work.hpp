// The work that visits to a service's stages make, added up per set of resources that can do it and per appointment
// book. It knows nothing of what is there to do it.
#pragma once

#include "domain/service.hpp"
#include "domain/service_traffic.hpp"

#include <array>
#include <compare>
#include <map>
#include <set>
#include <vector>

namespace sluss::domain::service {

class WorkSums {
public:
    /// \param service, design, traffic  outlive this
    WorkSums(const Service& service, const Design& design, const Traffic& traffic);

    /// Visits of some clients, at the rate at which these come.
    void add(const Alike& some, const Visits& visits);
    /// Clients of a kind may come to a stage too, nobody knows how many.
    void add_unknown(ClientId client, StageId stage);

    /// Per set of resources of which any can do it, ascending: how many are busy with it in the mean.
    [[nodiscard]] const std::map<std::vector<ResourceId>, Amount>& needed() const { return needed_; }
    /// Per book: slots a week that ordinary clients and that urgent ones need.
    [[nodiscard]] const std::vector<std::array<Amount, 2>>& slots() const { return slots_; }
    [[nodiscard]] bool used(std::size_t book) const { return book_used_[book]; }
    /// Per resource: whether it is needed for longer than its pieces of work take, or by unknown numbers.
    [[nodiscard]] std::vector<bool> at_least() const;
    [[nodiscard]] bool at_least_of_book(std::size_t book) const { return book_at_least_[book]; }

private:
    /// Clients of a kind for whom a piece of work is done.
    struct Done {
        StageId stage;
        std::size_t work;
        ClientId client;
        friend auto operator<=>(const Done&, const Done&) = default;
    };
    void need(std::vector<ResourceId> any_of, const Amount& amount);
    void waiting_with(const Stage& stage, const std::vector<const Work*>& works, const Alike& some);
    [[nodiscard]] bool starts_again(const Done& done) const;
    /// Whether clients of the one kind may interrupt the other's where both need the resource.
    [[nodiscard]] bool precedes(ResourceId resource, ClientId one, ClientId other) const;

    const Service& service_;
    const Design& design_;
    const Traffic& traffic_;
    std::map<std::vector<ResourceId>, Amount> needed_;
    std::vector<std::array<Amount, 2>> slots_;
    std::vector<bool> book_used_;
    std::vector<bool> book_at_least_;
    std::vector<bool> longer_;  // per resource
    std::set<Done> done_;
};

}  // namespace sluss::domain::service
