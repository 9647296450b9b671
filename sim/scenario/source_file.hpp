// A file of a scenario as it was read, so that a problem can quote the line it speaks of without a second reading of a
// file that may have changed. It knows lines and characters, and nothing of YAML.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sluss::scenario {

class SourceFile {
public:
    /// \param text  empty of a file that could not be read; nothing can be quoted then
    explicit SourceFile(std::string name, std::string text = {});

    [[nodiscard]] const std::string& name() const { return name_; }
    /// The number of the last line with anything on it; 1 of an empty file.
    [[nodiscard]] int last_line() const;

    /// The line, and on the next one a caret under the column, both indented and ended; a long line is cut around the
    /// column. Empty if there is no such line, nothing on it, or far more than anybody writes on one.
    /// \param line, column  from 1 on; columns count characters
    [[nodiscard]] std::string quoted(int line, int column) const;
    /// The line without its end; empty if there is none.
    [[nodiscard]] std::string_view line_of(int line) const;

private:
    std::string name_;
    std::string text_;
    std::vector<std::size_t> starts_;  ///< of each line, and the text's end
};

}  // namespace sluss::scenario
