// See the header. A block is a line with those below it that are indented further.
#include "fuzz/line_mutator.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace sluss::fuzz {

namespace {

using Lines = std::vector<std::string>;

Lines split(std::string_view text) {
    Lines lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::size_t indent(const std::string& line) {
    return std::min(line.find_first_not_of(' '), line.size());
}

std::size_t end_of_block(const Lines& lines, std::size_t from) {
    std::size_t end = from + 1;
    while (end < lines.size() && indent(lines[end]) > indent(lines[from])) ++end;
    return end;
}

/// Where a line's value begins and ends; within braces one of several.
std::pair<std::size_t, std::size_t> value_in(const std::string& line, std::minstd_rand& random) {
    std::vector<std::size_t> colons;
    for (std::size_t at = line.find(": "); at != std::string::npos; at = line.find(": ", at + 1)) colons.push_back(at);
    if (colons.empty()) return {line.size(), line.size()};
    const std::size_t begin = colons[random() % colons.size()] + 2;
    std::size_t depth = 0;
    std::size_t end = begin;
    for (; end < line.size(); ++end) {
        const char c = line[end];
        if (c == '{' || c == '[') ++depth;
        if (depth == 0 && (c == ',' || c == '}' || c == ']')) break;
        if (c == '}' || c == ']') --depth;
    }
    return {begin, end};
}

void change(Lines& lines, std::minstd_rand& random) {
    const auto any = [&] { return static_cast<std::size_t>(random() % lines.size()); };
    const auto at = [&](std::size_t i) { return lines.begin() + static_cast<std::ptrdiff_t>(i); };
    const std::size_t from = any();
    const std::size_t end = random() % 2 == 0 ? from + 1 : end_of_block(lines, from);
    const Lines block(at(from), at(end));
    switch (random() % 6) {
        case 0:
            lines.erase(at(from), at(end));
            return;
        case 1:
            lines.insert(at(any()), block.begin(), block.end());
            return;
        case 2: {
            lines.erase(at(from), at(end));
            const std::size_t place = lines.empty() ? 0 : any();
            lines.insert(at(place), block.begin(), block.end());
            return;
        }
        case 3:
            for (std::size_t i = from; i < end; ++i) lines[i] = "  " + lines[i];
            return;
        case 4:
            for (std::size_t i = from; i < end; ++i) lines[i].erase(0, std::min<std::size_t>(2, indent(lines[i])));
            return;
        default: {
            const std::string& source = lines[any()];
            const auto [value, value_end] = value_in(source, random);
            const std::string copied = source.substr(value, value_end - value);
            const auto [begin, stop] = value_in(lines[from], random);
            lines[from].replace(begin, stop - begin, copied);
        }
    }
}

}  // namespace

std::string mutated_by_lines(std::string_view text, std::minstd_rand& random) {
    Lines lines = split(text);
    for (auto changes = 1 + random() % 4; changes > 0 && !lines.empty(); --changes) change(lines, random);
    std::string result;
    for (const auto& line : lines) result += line + '\n';
    return result;
}

}  // namespace sluss::fuzz
