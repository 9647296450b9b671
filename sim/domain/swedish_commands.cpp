// Swedish: the command line, and what `validate` prints.
#include "domain/swedish.hpp"

#include <array>

namespace sluss {

std::span<const Translation> swedish_of_commands() {
    static constexpr auto all = std::to_array<Translation>({
        {"sluss simulates how a municipality's social services, organised in one way or another, meet the same "
         "citizens.\n\nUsage: sluss COMMAND [ARGUMENTS]\n\n",
         "sluss simulerar hur en kommuns socialtjänst, organiserad på det ena eller andra sättet, möter samma "
         "invånare.\n\nAnvändning: sluss KOMMANDO [ARGUMENT]\n\n"},
        {"\nsluss COMMAND --help tells the arguments of a command.\n"
         "Every command speaks Swedish with --lang sv, or where the locale is Swedish.\n",
         "\nsluss KOMMANDO --help berättar vilka argument ett kommando tar.\n"
         "Varje kommando talar engelska med --lang en, eller om datorns språk inte är svenska.\n"},
        {"unknown command '{}'{}", "okänt kommando '{}'{}"},
        {"the output could not be written", "utdata kunde inte skrivas"},
        {"--lang is given twice", "--lang är angivet två gånger"},
        {"--lang needs a language: en or sv", "--lang behöver ett språk: en eller sv"},
        {"unknown language '{}'; known: en, sv", "okänt språk '{}'; kända: en, sv"},
        {"Options", "Val"},
        {"print this help", "skriv denna hjälp"},
        {"of messages: en or sv; without it, the locale's if that is one of them, or en",
         "språk i meddelanden: en eller sv; annars datorns språk om det är ett av dem, eller en"},
        {"Usage: sluss {}", "Användning: sluss {}"},
        {"unknown option '{}'{}", "okänt val '{}'{}"},
        {"option '{}' cannot be specified more than once", "valet '{}' kan bara anges en gång"},
        {"the required argument for option '{}' is missing", "valet '{}' saknar sitt värde"},
        {"too many positional options have been specified on the command line",
         "för många argument har angetts på kommandoraden"},
        {"no scenario is named (sluss {})", "inget scenario är angivet (sluss {})"},
        {"--{} takes a whole number from {} to {}, not '{}'", "--{} tar ett heltal från {} till {}, inte '{}'"},
        {"--{} takes a number above 0, not '{}'", "--{} tar ett tal över 0, inte '{}'"},
        // What each command does
        {"simulate each organisation of a scenario", "simulera varje organisation i ett scenario"},
        {"paired differences between organisations", "parvisa skillnader mellan organisationer"},
        {"check a scenario; then its staff and the load per unit",
         "granska ett scenario; sedan dess personal och belastningen per enhet"},
        {"an organisation in words or as a graph", "en organisation i ord eller som graf"},
        {"the organisation models and their parameters", "organisationsmodellerna och deras parametrar"},
        {"the version of sluss", "vilken version av sluss detta är"},
        {"Sends the scenario's citizens through each organisation and prints the means.",
         "Skickar scenariots invånare genom varje organisation och skriver ut medelvärdena."},
        {"Sends the same citizens through each organisation and prints the differences to the baseline.",
         "Skickar samma invånare genom varje organisation och skriver ut skillnaderna mot utgångsläget."},
        {"Tells everything that is wrong with a scenario; if nothing is, its staff and the load that its demand puts "
         "on each unit.",
         "Berättar allt som är fel i ett scenario; är inget fel, dess personal och hur mycket efterfrågan belastar "
         "varje enhet."},
        {"Tells an organisation in words, or draws it for Graphviz.",
         "Beskriver en organisation i ord, eller ritar den för Graphviz."},
        {"which numbers of a scenario are assumed, derived or without a source",
         "vilka tal i ett scenario som är antagna, härledda eller saknar källa"},
        {"Lists the numbers of a scenario that are assumed, derived or without a source, and where they stand.",
         "Listar de tal i ett scenario som är antagna, härledda eller saknar källa, och var de står."},
        {"table (default) or csv", "table (om inget sägs) eller csv"},
        {"those with a source too", "även de som har en källa"},
        {"The organisation models that a scenario can name, with their parameters.",
         "De organisationsmodeller som ett scenario kan ange, med deras parametrar."},
        {"The version of sluss.", "Vilken version av sluss detta är."},
        {"write a commented scenario to begin with", "skriv ett kommenterat scenario att börja med"},
        {"how two organisations, or two scenarios, differ, in words",
         "hur två organisationer, eller två scenarier, skiljer sig, i ord"},
        {"Writes a commented scenario that runs at once, to be changed; '-' prints it. Without options it asks, where "
         "somebody can answer. A file that exists is never touched.",
         "Skriver ett kommenterat scenario som går att köra genast, att ändra i; '-' skriver ut det. Utan val frågar "
         "det, "
         "där någon kan svara. En fil som finns rörs aldrig."},
        {"Tells in words how two scenario files differ, or two organisations of one scenario, from the first to the "
         "second:",
         "Berättar i ord hur två scenariofiler skiljer sig, eller två organisationer i ett scenario, från den första "
         "till "
         "den andra:"},
        {"two scenarios are compared, or two organisations of one scenario: sluss diff SCENARIO OTHER, or sluss diff "
         "SCENARIO ORGANISATION ORGANISATION",
         "två scenarier jämförs, eller två organisationer i ett scenario: sluss diff SCENARIO ANNAT, eller sluss diff "
         "SCENARIO ORGANISATION ORGANISATION"},
        // A new scenario
        {"{} is a number from {:g} to {:g}, not '{}'", "{} är ett tal från {:g} till {:g}, inte '{}'"},
        {"{} is a line of text, not '{}'", "{} är en rad text, inte '{}'"},
        {"there is no model '{}'{}; 'sluss models' tells all",
         "det finns ingen modell '{}'{}; 'sluss models' berättar om alla"},
        {"a district's name", "en kommundels namn"},
        {"a district's population", "en kommundels invånarantal"},
        {"{} is written without anything between thousands: '{}', not '{}'",
         "{} skrivs utan något mellan tusental: '{}', inte '{}'"},
        {"{} is a whole number, not '{}'", "{} är ett heltal, inte '{}'"},
        {"'{}' is no district's name: districts are set apart by commas, as in 'Alby: 14208, Tumba: 26852'",
         "'{}' är inget namn på en kommundel: mellan kommundelar står komma, såsom 'Alby: 14208, Tumba: 26852'"},
        {"'{}' is a number, not a district's name; thousands are written without anything between them, as in "
         "'Alby: 14208, Tumba: 26852'",
         "'{}' är ett tal, inte en kommundels namn; tusental skrivs utan något emellan, såsom "
         "'Alby: 14208, Tumba: 26852'"},
        {"nobody can be asked here, so districts, models and staff are examples; say your own with options "
         "('sluss new --help')\n",
         "ingen kan svara på frågor här, så kommundelar, modeller och personal är exempel; ange egna med val "
         "('sluss new --help')\n"},
        {"A new scenario", "Ett nytt scenario"},
        {"a title", "en rubrik"},
        {"this", "detta"},
        {"the district '{}' is named twice", "kommundelen '{}' nämns två gånger"},
        {"{} districts are too many to begin with; at most {}", "{} kommundelar är för många att börja med; högst {}"},
        {"the districts have {:g} inhabitants together, not {:g}",
         "kommundelarna har tillsammans {:g} invånare, inte {:g}"},
        {"the districts with a number have {:g} inhabitants; of {:g} none are left for the others",
         "kommundelarna med ett antal har {:g} invånare; av {:g} blir inga kvar till de andra"},
        {"'{}' is to be compared with itself", "'{}' skulle jämföras med sig själv"},
        {"the questions were not answered; nothing is written", "frågorna besvarades inte; inget har skrivits"},
        {"Title", "Rubrik"},
        {"Districts and how many live there", "Kommundelar och hur många som bor där"},
        {"Which organisation is tried? ({})", "Vilken organisation prövas? ({})"},
        {"What is it compared with?", "Vad jämförs den med?"},
        {"Full-time equivalents in all (Enter: as many as the work needs)",
         "Årsarbetare sammanlagt (Enter: så många som arbetet kräver)"},
        {"File to write", "Fil att skriva"},
        {"'{}' exists already and is left as it is; name another file",
         "'{}' finns redan och lämnas som den är; ange en annan fil"},
        {"'{}' cannot be written", "'{}' kan inte skrivas"},
        {"'{}' could not be written to its end", "'{}' kunde inte skrivas till slut"},
        {"written: {}; now try 'sluss validate {}'\n", "skriven: {}; pröva nu 'sluss validate {}'\n"},
        {"such as 'Alby: 14208, Tumba: 26852', or only names", "såsom 'Alby: 14208, Tumba: 26852', eller bara namn"},
        {"inhabitants of all districts together", "invånare i alla kommundelar tillsammans"},
        {"the organisation that is tried (default: unified intake)",
         "organisationen som prövas (annars unified intake)"},
        {"what it is compared with (default: siloed; may be repeated, the first is the baseline)",
         "vad den jämförs med (annars siloed; kan upprepas, den första är utgångsläget)"},
        {"full-time equivalents in all (default: as many as the work needs)",
         "årsarbetare sammanlagt (annars så många som arbetet kräver)"},
        {"the JSON Schema of scenario files, for editors", "scenariofilernas JSON Schema, för textredigerare"},
        {"The JSON Schema of scenario files (draft 2020-12), with which an editor completes keys, shows what they mean "
         "and checks values as one types.",
         "Scenariofilernas JSON Schema (draft 2020-12), med vilket en textredigerare fyller i nycklar, visar vad de "
         "betyder och granskar värden medan man skriver."},
        // Options of commands
        {"only this organisation (may be repeated)", "bara denna organisation (kan upprepas)"},
        {"number of replications, instead of the scenario's", "antal upprepningar, i stället för scenariots"},
        {"seed of all random streams, instead of the scenario's",
         "frö för alla slumptalsströmmar, i stället för scenariots"},
        {"length of the measured run in years, instead of the scenario's",
         "den mätta tidens längd i år, i stället för scenariots"},
        {"number of threads (default: one per core); results do not depend on it",
         "antal trådar (annars en per kärna); resultatet beror inte på det"},
        {"folder for results.json, results.csv and table.txt, and for weeks.csv where weeks are told",
         "mapp för results.json, results.csv och table.txt, och för weeks.csv där veckor redovisas"},
        {"of standard output: table (default), json or csv",
         "utskriftens format: table (om inget sägs), json eller csv"},
        {"all measures in the table", "alla mått i tabellen"},
        {"weeks.csv too if nobody is reorganised; needs --out", "weeks.csv även om ingen omorganiseras; kräver --out"},
        {"organisation to compare with, instead of the scenario's",
         "organisation att jämföra med, i stället för scenariots"},
        {"weekly value that a reorganisation must earn back (default: idle_hours); see docs/reference/over-time.md",
         "veckovärde som en omorganisation ska tjäna in (annars idle_hours); se docs/reference/over-time.md"},
        {"Graphviz text instead of words", "Graphviz-text i stället för ord"},
        {"instead, the whole scenario as YAML with all that it extends, which needs no other file but CSVs of "
         "arrivals; "
         "comments are left out",
         "i stället hela scenariot som YAML med allt det utgår från, så att ingen annan fil behövs utom CSV-filer med "
         "ankomster; kommentarer följer inte med"},
        {"--resolved tells the whole scenario as text, without --organisation and --dot",
         "--resolved skriver ut hela scenariot som text, utan --organisation och --dot"},
        {"unknown {} '{}'{}", "okänt värde för --{}: '{}'{}"},
        {"--years takes a whole number of months (such as 1.5 years) up to {:g} years",
         "--years tar ett helt antal månader (till exempel 1.5 år), högst {:g} år"},
        {"in {:g} years no household can be followed for {} days", "på {:g} år kan inget hushåll följas i {} dagar"},
        {"--weekly writes weeks.csv into the folder that --out names, and none is named",
         "--weekly skriver weeks.csv i den mapp som --out anger, och ingen är angiven"},
        {"--weekly is for casework: a service has no weeks to tell",
         "--weekly gäller handläggning: en verksamhet med egna steg har inga veckor att redovisa"},
        {"no weekly value '{}' can break even{}", "inget veckovärde '{}' kan tjänas in{}"},
        {"--break-even is for organisations that are reorganised, and none is among these",
         "--break-even gäller organisationer som omorganiseras, och ingen av dessa gör det"},
        {"the folder '{}' cannot be made{}", "mappen '{}' kan inte skapas{}"},
        {"there is nothing to compare '{}' with", "det finns inget att jämföra '{}' med"},
        {"interrupted: the results cover {} of {} replications\n",
         "avbrutet: resultaten omfattar {} av {} upprepningar\n"},
        {"the scenario has no organisation '{}'{}", "scenariot har ingen organisation '{}'{}"},
        // Staff and load
        {"overloaded", "överbelastad"},
        {"(support)", "(stöd)"},
        {"staff (FTE)", "personal (årsarbetare)"},
        {"total", "summa"},
        {"load (%)", "belastning (%)"},
        {"in use (mean)", "i bruk (medel)"},
        {"there (mean)", "finns (medel)"},
        {"not computed: {}", "ej beräknat: {}"},
        {"(slots a week)", "(tider i veckan)"},
        {"\nLoad: hours of work that the demand makes in expectation, as a share of the hours staff is there "
         "(absence, vacancies and\n"
         "lasting overhead taken off).\n"
         "Below a unit with several groups of people who cannot stand in for each other, the load of each group.\n",
         "\nBelastning: de arbetstimmar som efterfrågan väntas ge, som andel av de timmar personalen är på plats "
         "(frånvaro, vakanser och\n"
         "varaktig övrig tid borträknade).\n"
         "Under en enhet med flera personalgrupper som inte kan ersätta varandra står belastningen för varje grupp.\n"},
    });
    return all;
}

}  // namespace sluss
