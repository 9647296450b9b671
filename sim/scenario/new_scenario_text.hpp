// The text that `sluss new` fills in: three needs whose work adds up to a plausible municipality. What stands between @
// is filled in by new_scenario.cpp. Every number says where it comes from, with the sources of
// scenarios/parts/needs.yaml.
#pragma once

#include <string_view>

namespace sluss::scenario {

inline constexpr std::string_view new_scenario_text =
    R"yaml(# A scenario to begin with, written by `sluss new`. It runs as it is:
#
#   sluss validate THIS.yaml       its staff, and the load of each unit, before anything is simulated
#   sluss compare THIS.yaml        the same citizens in each of its organisations
#   sluss assumptions THIS.yaml    the numbers that nobody has a source for yet
#
# Change one thing, save, and validate again. A number may say what it rests on, and between which values it may lie:
# {value: 5 %, source: where you read it, range: [2, 10]}. Until you have a source, leave 'assumed'. All keys are told in
# docs/reference/scenario.md. For an editor that completes and checks while you type, run
# `sluss schema > scenario.schema.json` and make this the first line:
# yaml-language-server: $schema=scenario.schema.json

title: @title@

municipality:
  # ---- Where people live. Put your own places, travel times and districts here. ----------------------------------------
  places: {@places@}
@ways@  districts:
@districts@
  # ---- What people need, and the work that each need makes. Add a need, or take one away. ------------------------------
  needs:
    child welfare:
      group: child # its target group; needs of one group may share doors and units
      begins:
        reports: {value: 37 per 1000 per year, source: "154 reports per 1000 children (Socialstyrelsen, 2018) × 24 % children", range: [30, 46]}
        repeats: {value: 1.84, source: "reports per reported child, 2018 (154 per 1000 children on 8.3–8.4 % of them)", range: [1.7, 2.0]}
      complexity: {value: {simple: 52 %, standard: 40 %, complex: 8 %}, source: "complex 6–10 % (Nacka, 2017); the rest assumed"}
      also: # further needs of the same household; what is hidden is found by somebody, or not
        addiction: {chance: {value: 5 %, source: assumed, range: [2, 15]}, hidden: {value: 50 %, source: assumed, range: [25, 75]}}
        financial assistance: {value: 12 %, source: assumed, range: [6, 20]}
      opens investigation: {value: 45 %, source: "calibrated: 38 % of all reports open an investigation (NCK, 2018), those that join an open case included", range: [35, 50]}
      grants support: {value: {simple: 35 %, standard: 50 %, complex: 80 %}, source: assumed}
      contact: {report: {desk: {value: 30 min, source: assumed, range: [15, 60]}}}
      preliminary assessment:
        limit: {value: 14 days, source: "Social Services Act (2001:453) 11:1 a"}
        desk: {value: 60 min, source: "calibrated: 4–5 h an assessment (SKL 2015: 1 543 SEK), the report's reception included", range: [30, 120]}
        meetings: {value: 1, source: assumed, range: [0, 2]}
        meeting: {value: 60 min, source: assumed, range: [45, 90]}
        documentation: {final: {value: {gamma: {mean: 90 min, cv: 0.5}}, source: "calibrated: 4–5 h an assessment (SKL 2015)", range: [45 min, 150 min]}}
      investigation:
        limit: {value: 4 months, source: "Social Services Act (2001:453) 11:2"}
        meetings: {value: {simple: 3, standard: 5, complex: 9}, source: assumed}
        meeting: {value: {gamma: {mean: 75 min, cv: 0.4}}, source: assumed, range: [60 min, 90 min]}
        documentation:
          per meeting: {value: 45 min, source: assumed, range: [20, 90]}
          final: {value: {simple: 7 h, standard: 10 h, complex: 18 h}, source: "calibrated: about 20 open investigations per investigator (Vision 2018)"}
        outside answers:
          school:
            chance: {value: 70 %, source: assumed, range: [50, 90]}
            wait: {value: {lognormal: {mean: 16 days, cv: 0.8}}, source: assumed, range: [7 days, 30 days]}
      intervention:
        sessions: {value: {simple: 6, standard: 10, complex: 18}, source: assumed}
        every: {value: 2 weeks, source: assumed, range: [1 week, 4 weeks]}
        session: {value: 60 min, source: assumed, range: [45, 90]}
        documentation: {per meeting: {value: 20 min, source: assumed, range: [10, 40]}}

    financial assistance:
      group: adult
      begins:
        applications: {value: 15 per 1000 per year, source: "assumed; 15 households per 1000 inhabitants received it in Stockholm in 2017 (Stockholms stad)", range: [10, 22]}
      complexity: {value: {simple: 58 %, standard: 34 %, complex: 8 %}, source: "complex 6–10 % (Nacka, 2017); the rest assumed"}
      also:
        addiction: {chance: {value: 5 %, source: assumed, range: [2, 10]}, hidden: {value: 60 %, source: assumed, range: [30, 80]}}
      channels: {visit: {value: 35 %, source: assumed}, phone: {value: 45 %, source: assumed}, e-service: {value: 20 %, source: assumed}}
      patience: {value: {exponential: 60 days}, source: assumed, range: [20 days, 180 days]} # then the household gives up
      returns: {within a year: {value: 25 %, source: assumed, range: [15, 35]}}
      # Of those who apply, for so many a lighter answer is enough, if the first contact may give it:
      advice is enough: {value: {simple: 25 %, standard: 10 %, complex: 0 %}, source: assumed}
      short investigation is enough: {value: {simple: 50 %, standard: 15 %, complex: 0 %}, source: assumed}
      grants support: {value: 75 %, source: assumed, range: [60, 90]}
      contact:
        visit: {length: {value: 40 min, source: assumed, range: [25, 60]}, documentation: {value: 15 min, source: assumed, range: [10, 30]}}
        phone: {length: {value: 20 min, source: assumed, range: [10, 30]}, documentation: {value: 15 min, source: assumed, range: [10, 30]}}
        e-service: {desk: {value: 25 min, source: assumed, range: [10, 45]}}
      advice: {meetings: {value: 1, source: assumed, range: [0, 2]}, meeting: {value: 30 min, source: assumed, range: [15, 60]}, place: phone}
      short investigation:
        meetings: {value: 1, source: assumed, range: [0, 2]}
        meeting: {value: 45 min, source: assumed, range: [30, 60]}
        documentation: {final: {value: {gamma: {mean: 75 min, cv: 0.5}}, source: assumed, range: [45 min, 120 min]}}
      investigation:
        meetings: {value: {simple: 1, standard: 2, complex: 3}, source: assumed}
        meeting: {value: {gamma: {mean: 60 min, cv: 0.3}}, source: assumed, range: [45 min, 75 min]}
        documentation:
          per meeting: {value: 30 min, source: assumed, range: [15, 60]}
          final: {value: {gamma: {mean: 2 h, cv: 0.5}}, source: assumed, range: [1 h, 4 h]}
      intervention: # a decision each month; its caseworker and the household meet each quarter
        role: social worker
        sessions: {value: {simple: 1, standard: 3, complex: 6}, source: assumed}
        every: {value: 3 months, source: assumed, range: [1 month, 6 months]}
        session: {value: 45 min, source: assumed, range: [30, 60]}
        renewals:
          count: {value: {simple: 5, standard: 11, complex: 18}, source: assumed}
          every: {value: 1 month, source: "assistance is decided for a month at a time (practice under the Social Services Act)"}
          desk: {value: {simple: 70 min, standard: 80 min, complex: 110 min}, source: "calibrated: 40–60 households per caseworker (assumed)"}

    addiction:
      group: adult
      begins: {applications: {value: 4 per 1000 per year, source: assumed, range: [2, 7]}}
      complexity: {value: {simple: 34 %, standard: 56 %, complex: 10 %}, source: "complex 6–10 % (Nacka, 2017); the rest assumed"}
      also:
        financial assistance: {value: 25 %, source: assumed, range: [10, 40]}
      patience: {value: {exponential: 30 days}, source: assumed, range: [10 days, 90 days]}
      returns: {within a year: {value: 30 %, source: assumed, range: [20, 45]}}
      advice is enough: {value: {simple: 20 %, standard: 5 %, complex: 0 %}, source: assumed}
      grants support: {value: 75 %, source: assumed, range: [55, 90]}
      contact: {visit: {length: {value: 45 min, source: assumed, range: [30, 60]}, documentation: {value: 20 min, source: assumed, range: [10, 40]}}}
      advice: {meetings: {value: 1, source: assumed, range: [0, 2]}, meeting: {value: 45 min, source: assumed, range: [30, 60]}}
      investigation:
        meetings: {value: {simple: 2, standard: 4, complex: 6}, source: assumed}
        meeting: {value: {gamma: {mean: 60 min, cv: 0.4}}, source: assumed, range: [45 min, 90 min]}
        documentation:
          per meeting: {value: 45 min, source: assumed, range: [20, 90]}
          final: {value: {gamma: {mean: 4 h, cv: 0.5}}, source: assumed, range: [2 h, 8 h]}
      intervention:
        sessions: {value: {simple: 10, standard: 16, complex: 24}, source: assumed}
        every: {value: 2 weeks, source: assumed, range: [1 week, 4 weeks]}
        session: {value: 60 min, source: assumed, range: [45, 90]}
        documentation: {per meeting: {value: 45 min, source: "calibrated: 20–30 open cases per worker (assumed)", range: [20, 90]}}

  arrivals: # when people come, as ratios, Monday first
    by weekday: {value: [22, 20, 20, 19, 17, 1, 1], source: assumed}

  behaviour:
    missed: {value: 10 %, source: assumed, range: [5, 20]}
    missed per travel hour: {value: 6 %, source: assumed, range: [0, 15]}
    rebooked after: {value: 2 days, source: assumed, range: [1, 7]}
    found within competence: {value: 40 %, source: assumed, range: [20, 60]}
    found outside competence: {value: 15 %, source: assumed, range: [5, 30]}
    interpreter longer: {value: 50 %, source: assumed, range: [25, 100]}

  stage roles: # who usually does each stage; the first role of 'staff' does the others
    intervention: treatment worker

# ---- The people. Each organisation divides the same people over its units, by the work that each has. ------------------
staff:
  social worker:
    fte: @social workers@
    wage: {value: 430 SEK/h, source: "assumed; 30 561 SEK over 78–92 h is 330–390 SEK/h (SKL 2015)", range: [350, 520]}
  treatment worker:
    fte: @treatment workers@
    wage: {value: 430 SEK/h, source: assumed, range: [350, 520]}

# ---- When they are away. People can also leave, be new, or sit in meetings: 'workforce' in docs/reference/scenario.md. ---
workforce:
  holidays:
    summer weeks: {value: 4, source: "four weeks in a row in summer are the law's minimum (Annual Leave Act)"}
    other weeks: {value: 2, source: assumed, range: [1, 4]}
  sick leave:
    spells: {value: 1.5 per year, source: assumed, range: [0.5, 3]}
    length: {value: {lognormal: {mean: 9 days, cv: 1.5}}, source: "assumed; 13 days a year, England 3.5 % (DfE, 2025)", range: [5 days, 20 days]}

# ---- What is the same in all organisations, except where one says otherwise. -------------------------------------------
rules:
  notice: {value: 5 days, source: assumed, range: [2, 14]} # an appointment is booked so far ahead
  handover: # what it costs when a case goes from one worker to another
    reading in: {value: 60 min, source: assumed, range: [20, 180]}
    retelling: {value: 30 %, source: assumed, range: [10, 60]}
    lost: {value: 5 %, source: assumed, range: [0, 15]}
    same office: {value: 60 %, source: assumed, range: [30, 100]}
    same unit: {value: 40 %, source: assumed, range: [20, 100]}
  coordination: {value: 30 min, source: assumed, range: [10, 90]}
  wrong door length: {value: 50 %, source: assumed, range: [25, 100]}
  referral: {value: 20 min, source: assumed, range: [10, 60]}
  outside competence: # of those who work outside what they know, where a model lets them
    slower: {value: 25 %, source: assumed, range: [0, 50]}
    consult chance: {value: 20 %, source: assumed, range: [5, 50]}
    consult length: {value: 20 min, source: assumed, range: [10, 45]}

# ---- The organisations. The first is what the others are compared with. Rename them as you like. -----------------------
organisations:
@organisations@experiment:
  start: 2024-01-01
  warm-up: 2 years # until queues and caseloads are what they usually are
  run: 2 years
  follow-up: 1 year # each household is followed for so long
  replications: 20 # more make the intervals narrower
  seed: 1
)yaml";

}  // namespace sluss::scenario
