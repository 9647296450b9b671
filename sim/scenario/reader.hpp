// What every field reader needs at hand: where it is in the scenario, which names exist, where problems and the sources
// of numbers are noted down. It knows no field.
#pragma once

#include "domain/scenario.hpp"
#include "scenario/node.hpp"
#include "scenario/problem.hpp"

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace sluss::scenario {

struct TableDoc;

/// The kinds of things that a scenario names and refers to.
enum class Noun {
    place,
    need,
    group,
    role,
    stage,
    district,
    office,
    unit,
    organisation,
    client,
    attribute,
    resource,
    book,
    clinic,
};
inline constexpr std::size_t nouns = 14;
std::string word(Noun noun);    ///< "place", "need", …
std::string plural(Noun noun);  ///< "places", "needs", …

/// Whether the map of names that belongs under a key is missing by an error that is told where it stands: there is
/// something else under the key, or the key is misspelt, or it must be there and is not.
/// \param in  the map that should have the key; may be null
bool is_unread(const Node* in, std::string_view key, bool must);

/// What reading learns of how the text must be written to stand on its own (`describe --resolved`); by the address of
/// the node in the tree that is read.
struct Standalone {
    std::map<const Node*, std::string> keys;  ///< the key of a value, as its table spells it
    std::map<const Node*, Node> instead;      ///< for a value that refers to another file: what it stands for
    std::set<const Removed*> removed;         ///< names that were taken away from what is not in the text
};

class Reader {
public:
    explicit Reader(Problems& p) : problems(p) {}

    void error(const Node& node, std::string text) { problems.error(node.where(), std::move(text)); }
    void wrong(const Node& node, std::string_view expected);  ///< "expected …, found …"

    /// The names of one kind in the order of their ids.
    std::vector<std::string>& names(Noun noun) { return names_[static_cast<std::size_t>(noun)]; }
    /// Whether the names of one kind are unknown because the map of them could not be read. That is told once, and
    /// nothing of each name.
    bool& unknown(Noun noun) { return unknown_[static_cast<std::size_t>(noun)]; }
    /// The id of a name; an error with a suggestion if there is none. \param also  what could have been meant beside it
    std::optional<std::uint16_t> find(const Node& node, Noun noun, const std::vector<std::string>& also = {});

    /// While it lives, the reader is inside the thing of this name.
    class Inside {
    public:
        Inside(Reader& reader, std::string name) : reader_(reader) { reader_.path_.push_back(std::move(name)); }
        ~Inside() { reader_.path_.pop_back(); }
        Inside(const Inside&) = delete;
        Inside& operator=(const Inside&) = delete;

    private:
        Reader& reader_;
    };
    [[nodiscard]] std::string path() const;

    /// While it lives, the reader is inside a map with the keys of this table, which must outlive it.
    class InTable {
    public:
        InTable(Reader& reader, const TableDoc& table) : reader_(reader) { reader_.tables_.push_back(&table); }
        ~InTable() { reader_.tables_.pop_back(); }
        InTable(const InTable&) = delete;
        InTable& operator=(const InTable&) = delete;

    private:
        Reader& reader_;
    };
    /// The tables that it is inside, the outermost first.
    [[nodiscard]] const std::vector<const TableDoc*>& tables() const { return tables_; }

    /// While it lives, plain numbers are parts of a value that is noted as a whole.
    class Part {
    public:
        explicit Part(Reader& reader) : reader_(reader) { ++reader_.parts_; }
        ~Part() { --reader_.parts_; }
        Part(const Part&) = delete;
        Part& operator=(const Part&) = delete;

    private:
        Reader& reader_;
    };
    /// Notes where a value comes from. Without a source only if it is not a part of another value.
    void note(const Node& value, const Node* source, const Node* low, const Node* high);

    Problems& problems;
    std::vector<domain::Provenance> provenance;
    Standalone standalone;

private:
    std::array<std::vector<std::string>, nouns> names_;
    std::array<bool, nouns> unknown_{};
    std::vector<std::string> path_;
    std::vector<const TableDoc*> tables_;
    int parts_ = 0;
};

}  // namespace sluss::scenario
