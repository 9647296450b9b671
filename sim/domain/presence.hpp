// How much of the contracted time people are there for cases, on paper. Relies on the workforce as data; nothing is
// drawn. For warnings before a run; what a run finds is in its ledger of hours.
#pragma once

#include "domain/workforce.hpp"

namespace sluss::domain {

/// The share of a role's contracted hours in which somebody is there for cases, in the long run: the product of
/// - posts that are filled, T / (T + V): mean tenure T, and V = E[(takes − notice)+] from leaving to the new colleague
///   (alternating renewal). v e^(−n/v) for an exponential; for other than constants and exponentials estimated from
///   4096 fixed draws, to a few per cent of V. The time that the search itself takes, its `hours` at somebody's desk
///   and the queue there, is left out: where posts are hard to search for, more of them are vacant;
/// - not on sick leave, 1 / (1 + λL): λ spells a year at work, each of L years in the mean, a length rounded up to
///   whole days being half a day longer; the same for long leave;
/// - not on holiday, 1 − weeks / 52.18;
/// - not at overhead, 1 − the sum of those shares for the role that have no end.
/// Exactly 1 if all of it is off. Newcomers' slower work, mentoring, recruiting and overhead for a while are left out.
double presence(const Workforce& workforce, RoleId role);

}  // namespace sluss::domain
