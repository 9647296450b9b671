// The list of `sluss models`, from what the models say of themselves.
#include "domain/language.hpp"
#include "report/describe.hpp"
#include "report/text.hpp"

#include <string_view>

namespace sluss::report {

namespace {

std::string kind_words(domain::ModelParameter::Kind kind) {
    using Kind = domain::ModelParameter::Kind;
    switch (kind) {
        case Kind::flag:
            return tr("yes or no");
        case Kind::share:
            return tr("a share");
        case Kind::number:
            return tr("a number");
        case Kind::name:
            return tr("a name");
        case Kind::names:
            return tr("a list of names");
        case Kind::name_map:
            return tr("a name for each name");
        case Kind::name_list_map:
            return tr("a list of names for each name");
    }
    return "";
}

void add_wrapped(std::string& text, std::string_view indent, std::string_view words) {
    for (const auto& line : wrapped(words, 100)) text += std::string(indent) + line + '\n';
}

}  // namespace

std::string describe_models(const std::map<std::string, domain::Model>& models) {
    std::string text;
    for (const auto& [name, model] : models) {
        if (!text.empty()) text += '\n';
        text += name + '\n';
        add_wrapped(text, "  ", translated(model.summary));
        if (!model.origin.empty()) add_wrapped(text, "  ", tr("From: {}", translated(model.origin)));
        for (const auto& parameter : model.parameters) {
            const std::string kind = kind_words(parameter.kind);
            text += "  " + parameter.key + ": " + (parameter.required ? tr("{}, required", kind) : kind) + '\n';
            add_wrapped(text, "      ", translated(parameter.doc));
        }
    }
    return text;
}

}  // namespace sluss::report
