// The language in which sluss speaks: --lang, which every command takes anywhere among its arguments, or the locale's.
#pragma once

#include "domain/language.hpp"

#include <string>
#include <vector>

namespace sluss::app {

/// Swedish if the first of LC_ALL, LC_MESSAGES and LANG that is set begins with "sv"; otherwise English.
Language language_of_locale();

/// Takes --lang and its value out of the arguments. Nothing if it is not among them. \throws UsageError
std::optional<Language> take_language(std::vector<std::string>& args);

}  // namespace sluss::app
