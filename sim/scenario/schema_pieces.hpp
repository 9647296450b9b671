// Pieces of a JSON Schema that know nothing of tables: how words may be spelled, and small objects that are needed
// again and again.
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace sluss::scenario {

using Json = nlohmann::ordered_json;

/// An expression (ECMA-262) for words, whose spaces may be underscores.
std::string either_spelling(std::string_view words);

/// Whether words have more than one spelling.
bool has_spellings(std::string_view words);

/// An expression for a whole text.
std::string whole(const std::string& expression);

/// The name of a definition: "a working time such as 25 min" → "working-time".
std::string as_name(std::string_view words);

/// An object that has the key.
Json required(const std::string& key);

/// An object that has the key, in whichever spelling.
Json requires_key(const std::string& key);

/// Gives an object's schema a property, in whichever spelling.
void add_property(Json& object, const std::string& key, const Json& value);

/// A number; whole ones without a fraction.
Json plain(double number);

/// The word as YAML reads it.
Json as_yaml(const std::string& word);

/// The schema with a description, if there is one.
Json described(Json schema, const std::string& description);

/// Any word, which YAML may have read as a number or a truth.
Json any_word();

}  // namespace sluss::scenario
