// What happens to an organisation while time goes on, in words: its workforce, and what it becomes. Reads the data as
// it stands; says nothing of what is off.
#pragma once

#include "domain/organisation.hpp"

#include <string>
#include <vector>

namespace sluss::report {

/// A sentence for each part of the workforce that is on.
std::vector<std::string> workforce_in_words(const domain::Organisation& organisation);

/// What happens on the day of a reorganisation and around it.
std::vector<std::string> reorganisation_in_words(const domain::Reorganisation& reorganisation);

}  // namespace sluss::report
