// Scenario files for tests: a directory that lives as long as the test, texts with one place changed, and the line and
// column of a piece of text as an editor would count them.
#pragma once

#include "scenario/read.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <unistd.h>
#include <utility>

namespace sluss::test {

/// An empty directory, removed at the end with all that is in it.
class TemporaryDirectory {
public:
    TemporaryDirectory() {
        static int count = 0;
        path_ = std::filesystem::temp_directory_path() /
                ("sluss-test-" + std::to_string(getpid()) + "-" + std::to_string(++count));
        std::filesystem::create_directories(path_);
    }
    ~TemporaryDirectory() { std::filesystem::remove_all(path_); }
    TemporaryDirectory(const TemporaryDirectory&) = delete;
    TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

    std::filesystem::path write(const std::string& name, const std::string& text) const {
        std::ofstream(path_ / name, std::ios::binary) << text;
        return path_ / name;
    }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

inline scenario::Loaded load_text(const std::string& text) {
    const TemporaryDirectory directory;
    return scenario::load(directory.write("test.yaml", text));
}

inline std::string read_whole(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

/// `text` with the first `from` replaced. \throws if there is none, so that a test cannot pass by not changing anything
inline std::string changed(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    if (at == std::string::npos) throw std::logic_error("the text has no '" + from + "'");
    return text.replace(at, from.size(), to);
}

/// Line and column (in characters, from 1) of the first `piece`.
inline std::pair<int, int> position_of(const std::string& text, const std::string& piece) {
    const auto at = text.find(piece);
    if (at == std::string::npos) throw std::logic_error("the text has no '" + piece + "'");
    int line = 1;
    int column = 1;
    for (std::size_t i = 0; i < at; ++i) {
        if (text[i] == '\n') {
            ++line;
            column = 1;
        } else if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) {
            ++column;
        }
    }
    return {line, column};
}

}  // namespace sluss::test
