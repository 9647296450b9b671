// A small service with something of everything, which the tests of reading change in one place.
#pragma once

namespace sluss::test {

inline constexpr const char* plain_service = R"(title: A clinic
service:
  attributes:
    age: {child: 20 %, adult: 80 %}
    severity: {number: {uniform: {from: 0, to: 10}}}
  clients:
    caller:
      arrive: 100 per hour
      first: call
      priority: 1
      attributes: {age: {child: 100 %, adult: 0 %}}
    walk-in:
      arrive: {steps: [{from: 0 h, rate: 6 per day}, {from: 8 h, rate: 3 per hour}], repeats: 24 h, until: 10 days}
      first: call back
  stages:
    call:
      work: [{appointment: {triangular: {from: 5 min, mode: 7 min, to: 10 min}}, by: operator}]
      next: {call back: 40 %, leaves: 60 %}
    call back:
      work:
        - {appointment: 15 min, by: [nurse, doctor], with: desk, if: {client: caller, age: child, severity: {at least: 3}}}
        - {task: 5 min, by: nurse, if: {visits: {call back: {at most: 2}}}}
        - {wait: 2 days}
        - {slot: 45 min, in: clinics}
      holds: room
      patience: {exponential: 2 h}
      balking: [{waiting: 5, chance: 50 %}]
      waiting places: 10
      when full: blocks
      after leaving: call
      turned away to: [{if: {client: walk-in}, to: leaves}, {to: call}]
      next:
        - {if: {severity: {at least: 7, below: 9}, age: [child, adult]}, to: ward}
        - {to: {ward: 50 %, leaves: 50 %}}
    ward: {}
  measures:
    door to nurse: {time: {from: arrival, to: {begins: call back}}}
    done within four hours: {time: {from: {comes to: call}, to: departure}, within: 4 h}
    call backs: {visits: call back}
  states at: [6 h, 12 h]
  time unit: hours
resources:
  operator: 13
  nurse: {number: 9, hours: office, at closing: resume, interruption: restart, takes first: [walk-in]}
  doctor: {number: {steps: [{from: 0 h, number: 1}, {from: 5 h, number: 0}]}}
  desk: {number: {shifts: [{hours: office, number: 2}, {hours: always, number: 1}]}, kind: room}
  room: {number: 4, kind: room}
  clinics:
    slots:
      north: {per weekday: [3, 5, 3, 5, 0, 0, 0], share: 40 %, neighbours: [south]}
      south: {per weekday: [1, 1, 1, 1, 1, 0, 0], share: 60 %}
    opens: 09:30
    notice: 3 days
    choice: own first
    own within: 28 days
    carved out: 20 %
    urgent: [walk-in]
    released: 2 days
    holidays: swedish
organisations:
  as today:
  one more nurse: {resources: {nurse: 10}}
  another route: {extends: one more nurse, resources: {operator: 13}, stages: {call: {next: {call back: 30 %, leaves: 70 %}}}}
experiment: {start: 2024-01-01, warm-up: 1 h, run: 30 days, replications: 100, seed: 7}
)";

}  // namespace sluss::test
