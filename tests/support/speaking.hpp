// While it lives, sluss speaks another language; then English again, which the other tests expect.
#pragma once

#include "domain/language.hpp"

namespace sluss::test {

class Speaking {
public:
    explicit Speaking(Language language) { speak(language); }
    ~Speaking() { speak(Language::english); }
    Speaking(const Speaking&) = delete;
    Speaking& operator=(const Speaking&) = delete;
};

}  // namespace sluss::test
