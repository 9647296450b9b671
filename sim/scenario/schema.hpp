// The JSON Schema of scenario files, written from the tables that read them: for editors that complete and check while
// one types, and for any other validator. It refuses what can be seen in one file by itself; names that do not exist,
// shares that do not sum to 100 % and the like only the reader sees.
#pragma once

#include "scenario/fields.hpp"

#include <memory>
#include <string>
#include <vector>

namespace sluss::scenario {

/// A kind of scenario file.
struct FileKind {
    std::vector<std::string> told_by;  ///< keys that only this kind has; any of them tells it
    std::string runs_with;             ///< without this key a file is there only for others to extend
    std::shared_ptr<const TableDoc> table;
};

/// Every kind of scenario file. A file that none of the keys tells is of the first.
std::vector<FileKind> file_kinds();

/// The JSON Schema (docs/decisions/0009-schema-draft.md) of files of these kinds.
std::string json_schema(const std::vector<FileKind>& kinds);

/// docs/reference/scenario.schema.json: of every scenario file.
std::string json_schema();

}  // namespace sluss::scenario
