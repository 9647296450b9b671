// The language of the command line; see the header. It is taken out before the command is looked at, because errors
// about the command are told in it too.
#include "app/language_option.hpp"

#include "app/commands.hpp"

#include <cstdlib>
#include <utility>

namespace sluss::app {

Language language_of_locale() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (value == nullptr || *value == '\0') continue;
        return std::string_view{value}.starts_with("sv") ? Language::swedish : Language::english;
    }
    return Language::english;
}

std::optional<Language> take_language(std::vector<std::string>& args) {
    constexpr std::string_view option = "--lang";
    std::optional<std::string> code;
    const auto set = [&](std::string value) {
        if (code) throw UsageError(tr("--lang is given twice"));
        code = std::move(value);
    };
    std::vector<std::string> others;
    for (auto arg = args.begin(); arg != args.end(); ++arg) {
        if (*arg == "--") {
            others.insert(others.end(), arg, args.end());
            break;
        }
        if (*arg == option) {
            if (++arg == args.end()) throw UsageError(tr("--lang needs a language: en or sv"));
            set(*arg);
        } else if (arg->starts_with("--lang=")) {
            set(arg->substr(option.size() + 1));
        } else {
            others.push_back(*arg);
        }
    }
    if (!code) return std::nullopt;
    const auto language = language_called(*code);
    if (!language) throw UsageError(tr("unknown language '{}'; known: en, sv", *code));
    args = std::move(others);
    return language;
}

}  // namespace sluss::app
