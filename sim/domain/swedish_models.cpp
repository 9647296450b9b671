// Swedish: the organisation models and their parameters.
#include "domain/swedish.hpp"

#include <array>

namespace sluss {

std::span<const Translation> swedish_of_models() {
    static constexpr auto all = std::to_array<Translation>({
        {"From: {}", "Från: {}"},
        {"{}, required", "{}, krävs"},
        {"a share", "en andel"},
        {"a number", "ett tal"},
        {"a name for each name", "ett namn för varje namn"},
        {"a list of names for each name", "en lista med namn för varje namn"},
        {"each track and its target groups; left out, there is one for everybody",
         "varje spår och dess målgrupper; utelämnat finns ett enda för alla"},
        {"offices, units and doors exactly as the scenario writes them",
         "kontor, enheter och ingångar precis som scenariot skriver dem"},
        {"teams of mixed competence near where people live; the first worker met follows the case",
         "team med blandad kompetens nära där människor bor; den handläggare man först möter följer ärendet"},
        {"Helsingborg's proposal; Stockholm's reception unit of 1978",
         "Helsingborgs förslag; Stockholms mottagningsenhet 1978"},
        {"the places where teams sit; left out, the most populous district's",
         "platserna där team sitter; utelämnat den folkrikaste kommundelens"},
        {"people in a team, on average (6 unless said otherwise)",
         "personer i ett team, i genomsnitt (6 om inget annat sägs)"},
        {"work outside a worker's own competence takes this share longer (the rules' own unless said otherwise)",
         "arbete utanför handläggarens egen kompetens tar denna andel längre (reglernas om inget annat sägs)"},
        {"share of such pieces of work about which a colleague is asked (the rules' own unless said otherwise)",
         "andel av sådana arbetsmoment där en kollega tillfrågas (reglernas om inget annat sägs)"},
        {"a unit per need, each with its own door, reception, investigators and treatment",
         "en enhet per behov, var och en med egen ingång, mottagning, utredare och behandling"},
        {"Stockholm's districts after specialisation; where Botkyrka and Nacka started",
         "Stockholms stadsdelar efter specialiseringen; där Botkyrka och Nacka började"},
        {"where each need's unit has its office: need → place, `everything` for the rest",
         "var varje behovs enhet har sitt kontor: behov → plats, `everything` för resten"},
        {"several doors for adults, each with its own reception, and a specialised unit per need behind them",
         "flera ingångar för vuxna, var och en med egen mottagning, och bakom dem en specialiserad enhet per behov"},
        {"Botkyrka before 1 March 2019", "Botkyrka före den 1 mars 2019"},
        {"each door and the needs it announces; target groups left out get a reception of their own",
         "varje ingång och de behov den är till för; målgrupper som utelämnas får en egen mottagning"},
        {"where units have their offices: unit, need, door or target group → place, `everything` for the rest",
         "var enheter har sina kontor: enhet, behov, ingång eller målgrupp → plats, `everything` för resten"},
        {"one reception per track that decides what it can itself, investigation groups and a coordinated group behind "
         "it",
         "en mottagning per spår som själv beslutar det den kan, och bakom den utredningsgrupper och en samordnad "
         "grupp"},
        {"Botkyrka from 1 March 2019; Nacka from April 2017", "Botkyrka från den 1 mars 2019; Nacka från april 2017"},
        {"each investigation group and its needs; left out, there is one for each target group",
         "varje utredningsgrupp och dess behov; utelämnat finns en för varje målgrupp"},
        {"whether there is a coordinated group for complex households (yes unless said otherwise)",
         "om det finns en samordnad grupp för komplexa hushåll (ja om inget annat sägs)"},
        {"a reception's work takes this share longer for each need beyond the first (0 unless said otherwise)",
         "mottagningens arbete tar denna andel längre för varje behov utöver det första (0 om inget annat sägs)"},
        {"where units have their offices: unit, track or target group → place, `everything` for the rest",
         "var enheter har sina kontor: enhet, spår eller målgrupp → plats, `everything` för resten"},
    });
    return all;
}

}  // namespace sluss
