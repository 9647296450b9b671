// The list of `sluss models`, from what the models say of themselves.
#include "report/describe.hpp"
#include "report/text.hpp"

#include <string_view>

namespace sluss::report {

namespace {

std::string_view kind_words(domain::ModelParameter::Kind kind) {
    using Kind = domain::ModelParameter::Kind;
    switch (kind) {
        case Kind::flag:
            return "yes or no";
        case Kind::share:
            return "a share";
        case Kind::number:
            return "a number";
        case Kind::name:
            return "a name";
        case Kind::names:
            return "a list of names";
        case Kind::name_map:
            return "a name for each name";
        case Kind::name_list_map:
            return "a list of names for each name";
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
        add_wrapped(text, "  ", model.summary);
        if (!model.origin.empty()) add_wrapped(text, "  ", "From: " + model.origin);
        for (const auto& parameter : model.parameters) {
            text += "  " + parameter.key + ": " + std::string(kind_words(parameter.kind)) +
                    (parameter.required ? ", required" : "") + '\n';
            add_wrapped(text, "      ", parameter.doc);
        }
    }
    return text;
}

}  // namespace sluss::report
