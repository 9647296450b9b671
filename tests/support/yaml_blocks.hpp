// The code blocks in YAML of a page of documentation, for tests that what pages show is so.
#pragma once

#include <string>
#include <vector>

namespace sluss::test {

/// In order, without their fences.
inline std::vector<std::string> yaml_blocks(const std::string& page) {
    const std::string fence = "```yaml\n";
    std::vector<std::string> blocks;
    for (auto at = page.find(fence); at != std::string::npos; at = page.find(fence, at)) {
        at += fence.size();
        blocks.push_back(page.substr(at, page.find("```", at) - at));
    }
    return blocks;
}

}  // namespace sluss::test
