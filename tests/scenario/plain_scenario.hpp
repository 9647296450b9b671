// The scenario that the tests of this room change in one place each: two places, two needs, one custom organisation.
#pragma once

#include <string>

namespace sluss::test {

inline const std::string plain_scenario = R"(title: Two needs in Ån
municipality:
  places: {Ån: {}, By: {}}
  lines:
    bus: {stops: [Ån, By], minutes: [12], km: [9], every: 20 min}
  districts:
    Ån: {place: Ån, population: 3000, car: 50 %, knows right door: 60 %}
    By: {place: By, population: 1000, car: 70 %, incidence: {housing: 1.5}}
  needs:
    child welfare:
      group: child
      begins: {reports: 37 per 1000 per year, repeats: 1.84, applications: 5 per 1000 per year}
      complexity: {simple: 50 %, standard: 40 %, complex: 10 %}
      also: {housing: {chance: 12 %, hidden: 50 %}}
      channels: {visit: 60 %, phone: 30 %, e-service: 10 %}
      opens investigation: 38 %
      advice is enough: 10 %
      service offer is enough: 5 %
      short investigation is enough: {simple: 40 %, standard: 20 %, complex: 0 %}
      grants support: 70 %
      contact: {visit: {length: 45 min, documentation: 15 min}, report: {desk: 20 min}}
      preliminary assessment: {limit: 14 days, documentation: {final: 3 h}}
      investigation:
        limit: 4 months
        meetings: {simple: 3, standard: 6, complex: 12}
        meeting: {gamma: {mean: 75 min, cv: 0.4}}
        documentation: {per meeting: 45 min, final: 6 h}
        outside answers: {school: {chance: 70 %, wait: 16 days}}
        board: every 2 weeks
      intervention: {sessions: 4, every: 2 weeks, session: 60 min}
    housing:
      group: adult
      begins: {applications: 8 per 1000 per year}
      contact: {visit: {length: 30 min}}
      investigation: {meetings: 2, meeting: 60 min}
  stage roles: {investigation: investigator}
staff:
  intake worker: 4 FTE
  investigator: {fte: 4.5 FTE, wage: 450 SEK/h}
rules: {pacing: deadline, handover: {reading in: 2 h, retelling: 40 %}}
organisations:
  one house:
    model: custom
    structure:
      offices: {house: {place: Ån}}
      units:
        everyone:
          office: house
          stages: all
          needs: all
          staff: [{role: intake worker}, {role: investigator}]
      doors:
        front: {unit: everyone, groups: all, needs: all}
experiment: {start: 2018-01-01, warm-up: 1 year, run: 2 years, follow-up: 1 year, replications: 5, seed: 7}
)";

}  // namespace sluss::test
