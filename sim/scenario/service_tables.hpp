// The parts of a scenario that describes a service of its own (domain/service.hpp), and the kind of value that reads
// each. Where a table depends on what is known of clients, it takes their attributes; without any it is as in the
// reference.
#pragma once

#include "domain/scenario.hpp"
#include "scenario/kinds.hpp"
#include "scenario/tables.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sluss::scenario {

using Attributes = std::vector<domain::service::Attribute>;

/// What `resources` names: people, rooms or an appointment book. Its text is kept until all organisations have laid
/// theirs over it, since a number and its hours may be written apart.
struct ResourceText {
    /// How many there are: one of these.
    struct Numbers {
        std::uint32_t always = 0;
        std::vector<domain::service::Shift> shifts;
        std::vector<domain::service::NumberStep> steps;
    };
    std::string name;
    bool is_book = false;
    Numbers numbers;
    bool has_number = false;
    std::optional<kernel::WeekPattern> hours;
    domain::service::Resource resource;     ///< all else
    domain::service::AppointmentBook book;  ///< if it is one
    bool faulty = false;                    ///< with an error that has been told, so what does not fit may follow of it
};

/// A route's end: a stage, or `leaves` for out of the service.
std::optional<domain::service::StageId> find_stage(Reader& reader, const Node& node);
/// A count that the domain has as an unsigned number.
Kind<std::uint32_t> how_many();
/// One name or a list of them, in the order written, none twice. \param most how many there may be
Kind<std::vector<std::uint16_t>> some_names(Noun noun, std::size_t most);

Kind<Attributes> attributes();
/// The shares of an attribute's words, which sum to 1, by word.
Kind<std::vector<double>> word_shares(const std::vector<std::string>& words);
Kind<std::vector<domain::service::Client>> clients(const Attributes& attributes);
Kind<domain::service::Arrivals> arrivals_of_clients();
Kind<domain::service::Condition> condition(const Attributes& attributes);
Kind<std::vector<domain::service::Route>> routes(const Attributes& attributes);
Kind<std::vector<domain::service::Stage>> stages(const Attributes& attributes);
Kind<std::vector<ResourceText>> resources();
Kind<std::vector<domain::service::ExtraMeasure>> extra_measures();

/// The fields of such a file, for the reference page and the schema.
std::shared_ptr<const TableDoc> service_documentation();

/// Shares that must sum to 1; the message says what is missing.
void check_sum(Reader& reader, const Node& node, double sum, std::string_view of_what);

/// What a colleague would notice of a service that is otherwise read without errors, and what would keep it from
/// running. \param root the whole file
void check_service(Reader& reader, const Node& root, const domain::Scenario& scenario);

/// The scenario of a file that has the key `service`; nothing after an error.
std::optional<domain::Scenario> read_service_scenario(Reader& reader, const Node& root);

}  // namespace sluss::scenario
