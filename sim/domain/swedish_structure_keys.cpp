// Swedish: what the keys of organisations mean, of what they become, and of how they are compared.
#include "domain/swedish.hpp"

#include <array>

namespace sluss {

std::span<const Translation> swedish_of_structure_keys() {
    static constexpr auto all = std::to_array<Translation>({
        // The page of all keys
        {"\n| key | value | meaning |\n|---|---|---|\n", "\n| nyckel | värde | betydelse |\n|---|---|---|\n"},
        {"required", "krävs"},
        {"{} (required)", "{} (krävs)"},
        {"{} if not given", "{} om inget anges"},
        // Organisations
        {"an organisation", "en organisation"},
        {"A model and what is particular about this organisation. Beside these keys it has those of its model; with "
         "'extends: NAME' it is the same as another organisation, except for what it says itself.",
         "En modell och det som är särskilt för denna organisation. Utöver dessa nycklar har den modellens egna; med "
         "'extends: NAMN' är den som en annan organisation, utom i det som den själv säger."},
        {"what builds it", "modellen som bygger den"},
        {"instead of the model's and the scenario's", "i stället för modellens och scenariots"},
        {"instead of the scenario's totals", "i stället för scenariots antal"},
        {"changes to what the model builds", "ändringar i det som modellen bygger"},
        {"laid over the scenario's", "läggs över scenariots"},
        {"another organisation, tried in some districts", "en annan organisation, prövad i några kommundelar"},
        {"what it becomes, in order of time", "vad den blir, i tidsordning"},
        {"structure", "uppbyggnad"},
        {"Offices, units and doors: changes to what the model built, or, for the model 'custom', all there is.",
         "Kontor, enheter och ingångar: ändringar i det som modellen byggt, eller, för modellen 'custom', allt som "
         "finns."},
        {"by name", "med sina namn"},
        {"an office", "ett kontor"},
        {"Where units sit and citizens come.", "Där enheter sitter och dit invånare kommer."},
        {"when appointments can be held in it; no limit if not given",
         "när bokade tider kan hållas där; ingen gräns om inget anges"},
        {"a unit", "en enhet"},
        {"Some people in one office who serve stages of needs.",
         "Några som sitter på ett kontor och utför steg för vissa behov."},
        {"served", "som enheten arbetar med"},
        {"served; all if not given", "som enheten arbetar för; alla om inget anges"},
        {"who works there", "vilka som arbetar där"},
        {"instead of the rules'", "i stället för reglernas"},
        {"a staff group", "en personalgrupp"},
        {"Some people of one role in a unit, alike in what they may do.",
         "Några i samma roll på en enhet, lika i vad de får göra."},
        {"which they do; all of the unit's if not given", "som de utför; alla enhetens om inget anges"},
        {"needs they know; all of the unit's if not given", "behov de är kunniga i; alla enhetens om inget anges"},
        {"instead of all knowing all", "i stället för att alla kan allt"},
        {"all their work takes this share longer", "allt deras arbete tar denna andel längre"},
        {"how many; by load if not given", "hur många; efter belastning om inget anges"},
        {"a door", "en ingång"},
        {"A way in.", "En väg in."},
        {"which it leads to", "som den leder till"},
        {"visit, phone, e-service; all if not given", "besök, telefon, e-tjänst; alla om inget anges"},
        {"target groups that see it", "målgrupper som ser den"},
        {"for which it is the right door", "som den är rätt ingång för"},
        {"that see it; all if not given", "som ser den; alla om inget anges"},
        {"a pilot", "ett pilotförsök"},
        {"The organisation as it is, but for households of some districts another one: units and doors of both side by "
         "side, the staff of each role divided over all of them by load. A pilot of one unit is an organisation that "
         "changes that unit under 'structure'.",
         "Organisationen som den är, men för hushåll i några kommundelar en annan: bådas enheter och ingångar sida vid "
         "sida, med personalen i varje roll fördelad på alla efter belastning. Ett pilotförsök i en enda enhet är en "
         "organisation som ändrar den enheten under 'structure'."},
        {"which is tried", "organisationen som prövas"},
        {"where", "i vilka kommundelar"},
        // Reorganisations
        {"a reorganisation", "en omorganisation"},
        {"The organisation becomes another one of the file, while its people and its open cases go on.",
         "Organisationen blir en annan av filens, medan personalen och de öppna ärendena följer med."},
        {"first day of the new organisation", "den nya organisationens första dag"},
        {"as that one stands, without its reorganisations", "som den står, utan dess egna omorganisationer"},
        {"where a unit's people go first: old name → new name; to a unit of the same name if nothing is said",
         "vart en enhets personal går i första hand: gammalt namn → nytt namn; till en enhet med samma namn om inget "
         "sägs"},
        {"units, by their names before, closed while they move: days from the date",
         "enheter, med sina gamla namn, som är stängda medan de flyttar: dagar från datumet"},
        {"of everybody, before the date", "förberedelser för alla, före datumet"},
        {"in output, after the date", "svacka i arbetstakten efter datumet"},
        {"of citizens; everybody knows if not given", "information till invånarna; alla vet om inget anges"},
        {"preparation", "förberedelser"},
        {"Working time before the date.", "Arbetstid före datumet."},
        {"per full-time person, in all", "per heltidsanställd, sammanlagt"},
        {"before the date, spread evenly over them", "antal veckor före datumet, jämnt fördelat över dem"},
        {"dip", "svacka"},
        {"Output after the date, 1 − depth × e^(−t/τ): desk work takes that much longer.",
         "Arbetstakt efter datumet, 1 − djup × e^(−t/τ): skrivbordsarbete tar så mycket längre tid."},
        {"on the day", "hur djup den är samma dag"},
        {"informing", "information"},
        {"What citizens know of the new doors.", "Vad invånarna vet om de nya ingångarna."},
        {"time from the date until everybody knows again as before; at once if not given",
         "tid från datumet tills alla vet lika mycket som förut; genast om inget anges"},
        // Experiment
        {"experiment", "experiment"},
        {"How the organisations are compared.", "Hur organisationerna jämförs."},
        {"first day of the warm-up", "uppvärmningens första dag"},
        {"what the others are compared with; the first organisation if not given",
         "som de andra jämförs med; den första organisationen om inget anges"},
        {"keep their worker until the next stage, or go to the unit that now serves them",
         "behåller sin handläggare till nästa steg (keep worker), eller går till den enhet som nu har dem"},
        {"share of households that are told beforehand", "andel av hushållen som får veta i förväg"},
        {"before anything is measured", "innan något mäts"},
        {"how long each household is observed", "hur länge varje hushåll följs"},
        {"durations of investigations are counted up to this", "utredningars längd räknas upp till detta"},
    });
    return all;
}

}  // namespace sluss
