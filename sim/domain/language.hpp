// The language of messages. Every message is an English template, which is also its name in the catalogue of another
// language (swedish*.cpp). What a scenario's keys and values are called does not depend on it, nor does any result.
//
// It stands outside the rooms' own namespaces, because every room that speaks to the user speaks through it.
#pragma once

#include <fmt/format.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace sluss {

enum class Language { english, swedish };

/// "en" or "sv".
std::optional<Language> language_called(std::string_view code);

/// The language of all messages from now on; English until somebody chooses. Choose before threads are started.
void speak(Language language);
Language spoken();

/// The text in the language that is spoken; in English if the catalogue has no other.
std::string_view translated(std::string_view english);

/// A message. The template must stand here as a literal: a test reads the sources for them and asks for a translation
/// with the same placeholders of each; those of a translation may be numbered, to say things in another order.
template <class... Args>
std::string tr(fmt::format_string<Args...> english, Args&&... args) {
    const fmt::string_view text = english;
    const auto own = translated({text.data(), text.size()});
    return fmt::vformat(fmt::string_view{own.data(), own.size()}, fmt::make_format_args(args...));
}

/// A template and the same in another language.
struct Translation {
    std::string_view english;
    std::string_view other;
};

/// The whole Swedish catalogue, in parts by theme.
std::span<const std::span<const Translation>> swedish_catalogue();

}  // namespace sluss
