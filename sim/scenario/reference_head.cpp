// The prose before the tables of the reference page, in each language.
#include "scenario/reference_head.hpp"

#include "domain/language.hpp"

namespace sluss::scenario {

namespace {

constexpr std::string_view english = R"(# Scenario reference

Every key of a scenario file. This page is written by sluss from the same tables that read the files.

Keys are written with spaces; underscores are accepted for them. Quantities carry their unit. Any quantity can be
written as `{value: 37 per 1000 per year, source: where it comes from, range: [30, 46]}`; a number in a range
without a unit has the value's.

A distribution is a plain length (always that long, as is `{deterministic: 1 h}`) or one of

| written | means |
|---|---|
| `{exponential: 1 h}` | exponential with this mean |
| `{gamma: {mean: 75 min, cv: 0.4}}`, `{lognormal: {mean: 16 days, cv: 0.8}}` | by mean and coefficient of variation |
| `{erlang: {mean: 10 min, stages: 3}}` | the sum of so many exponential stages |
| `{weibull: {mean: 2 h, shape: 1.5}}` | by mean and shape |
| `{uniform: {from: 1 h, to: 2 h}}`, `{triangular: {from: 1 h, mode: 2 h, to: 4 h}}` | between two ends |
| `{normal: {mean: 10 min, sd: 3 min, from: 0 min, to: 30 min}}` | normal, of which only values between the ends count; 'mean' and 'sd' are of the whole; 0 and no upper end if not given |
| `{empirical: {values: [5 min, 10 min], weights: [3, 1]}}` | one of the values; each as likely without weights |
| `{histogram: {edges: [0 min, 5 min, 10 min], weights: [3, 1]}}` | uniform within each bin |
| `{mixture: [{share: 90 %, of: {exponential: 30 min}}, {share: 10 %, of: {exponential: 5.5 h}}]}` | one of several, a mixture within a mixture included |

What differs with complexity is written
`{simple: 3, standard: 6, complex: 12}`. The parameters of each model are listed by `sluss models`.

## The same as that, except …

A file that says `extends: FILE` is the same as that file (found from its own folder), and an organisation that says
`extends: NAME` the same as that organisation, except for what they say themselves:

| to … | write |
|---|---|
| change something that has a name | its name and what is different: `needs: {housing: {urgent: 5 %}}` |
| add something | its name and what it is |
| remove something | `remove: [NAME, …]` in the map that holds it: `needs: {remove: [housing]}`; of a key, its default holds again |
| say something anew | remove it and say it: `needs: {remove: [housing], housing: {…}}` |
| replace a list | the list |
| change a list | `{add: […], remove: […]}`, one of them or both: `triage: {add: [advice]}` |

What is removed goes first. In an organisation's `rules`, `structure` and `workforce` the same changes what its model
builds and what the scenario says of all: `structure: {units: {remove: [NAME]}}`. To remove what is not there, and to add
what is there, is an error. `sluss describe FILE --resolved` writes the scenario out as it is after all this;
`sluss diff` tells what the difference is.
)";

constexpr std::string_view swedish = R"(# Scenariofilens nycklar

Varje nyckel i en scenariofil, förklarad på svenska. Sidan skrivs av sluss från samma tabeller som läser filerna.
Nycklarna och orden i filen är engelska; orden här är socialtjänstens, se [ordlistan](../glossary.md). Samma sida på
engelska: [Scenario reference](scenario.md).

Nycklar skrivs med mellanslag; understreck går lika bra. Storheter har sin enhet med sig, och decimaler skrivs med
punkt. Varje storhet kan skrivas `{value: 37 per 1000 per year, source: varifrån den kommer, range: [30, 46]}`; ett tal
utan enhet i ett intervall har värdets enhet.

En fördelning är en längd (alltid lika lång, som `{deterministic: 1 h}`) eller en av

| skrivet | betyder |
|---|---|
| `{exponential: 1 h}` | exponentialfördelning med detta medelvärde |
| `{gamma: {mean: 75 min, cv: 0.4}}`, `{lognormal: {mean: 16 days, cv: 0.8}}` | efter medelvärde och variationskoefficient |
| `{erlang: {mean: 10 min, stages: 3}}` | summan av så många exponentialfördelade steg |
| `{weibull: {mean: 2 h, shape: 1.5}}` | efter medelvärde och form |
| `{uniform: {from: 1 h, to: 2 h}}`, `{triangular: {from: 1 h, mode: 2 h, to: 4 h}}` | mellan två ändar |
| `{normal: {mean: 10 min, sd: 3 min, from: 0 min, to: 30 min}}` | normalfördelning, där bara värden mellan ändarna räknas; 'mean' och 'sd' gäller hela; 0 och ingen övre ände om inget anges |
| `{empirical: {values: [5 min, 10 min], weights: [3, 1]}}` | ett av värdena; lika sannolika utan vikter |
| `{histogram: {edges: [0 min, 5 min, 10 min], weights: [3, 1]}}` | jämnt inom varje intervall |
| `{mixture: [{share: 90 %, of: {exponential: 30 min}}, {share: 10 %, of: {exponential: 5.5 h}}]}` | en av flera; en blandning kan ingå i en annan |

Det som skiljer sig med komplexiteten skrivs `{simple: 3, standard: 6, complex: 12}` (enkla, vanliga och komplexa
hushåll). Varje modells egna parametrar listas av `sluss models --lang sv`.

## Som den, utom …

En fil som säger `extends: FIL` är som den filen (sökt från sin egen mapp), och en organisation som säger
`extends: NAMN` som den organisationen, utom i det som de själva säger:

| för att … | skriv |
|---|---|
| ändra något som har ett namn | namnet och det som är annorlunda: `needs: {housing: {urgent: 5 %}}` |
| lägga till något | namnet och vad det är |
| ta bort något | `remove: [NAMN, …]` där det står: `needs: {remove: [housing]}`; för en nyckel gäller då åter det som gäller om inget anges |
| säga något på nytt | ta bort det och säg det: `needs: {remove: [housing], housing: {…}}` |
| byta ut en lista | listan |
| ändra en lista | `{add: […], remove: […]}`, det ena eller båda: `triage: {add: [advice]}` |

Det som tas bort försvinner först. I en organisations `rules`, `structure` och `workforce` ändrar detsamma det som dess
modell bygger och det som scenariot säger för alla: `structure: {units: {remove: [NAMN]}}`. Att ta bort det som inte
finns, eller lägga till det som redan finns, är ett fel. `sluss describe FIL --resolved` skriver ut scenariot som det är
efter allt detta; `sluss diff` berättar vad skillnaden är.
)";

}  // namespace

std::string_view reference_head() {
    return spoken() == Language::swedish ? swedish : english;
}

}  // namespace sluss::scenario
