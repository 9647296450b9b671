// Swedish: what does not fit together in a scenario, though each value by itself is right.
#include "domain/swedish.hpp"

#include <array>

namespace sluss {

std::span<const Translation> swedish_of_checks() {
    static constexpr auto all = std::to_array<Translation>({
        // Demand
        {"a municipality can have {} needs at the most", "en kommun kan ha högst {} behov"},
        {"the names '{}' and '{}' draw the same random numbers; rename one",
         "namnen '{}' och '{}' ger samma slumptal; byt ut det ena"},
        {"a line has at least two stops", "en linje har minst två hållplatser"},
        {"{} stops need {} values in '{}', found {}", "{} hållplatser behöver {} värden i '{}', men här står {}"},
        {"a link needs 'walk' or 'car'", "en väg behöver 'walk' eller 'car'"},
        {"no link or line leads from '{}' to '{}'", "ingen väg och ingen linje leder från '{}' till '{}'"},
        {"'until' must be after 'from'", "'until' ska vara efter 'from'"},
        {"surge '{}' lies outside the run and changes nothing", "'{}' ligger utanför körningen och ändrar ingenting"},
        {"a household moves to another district", "ett hushåll flyttar till en annan kommundel"},
        {"{:.6g} % of the households of '{}' with '{}' would move; together the chances may be at most 100 %",
         "{:.6g} % av hushållen i '{}' med '{}' skulle flytta; tillsammans får sannolikheterna vara högst 100 %"},
        {"advice, service offer and short investigation are enough for {:.6g} % of the {} households; together they "
         "may "
         "be at most 100 %",
         "råd, serviceinsats och kort utredning räcker för {:.6g} % av hushållen i klassen {}; tillsammans får de vara "
         "högst 100 %"},
        // Experiment
        {"the run ({:.0f} days) must be longer than the follow-up ({} days)",
         "körningen ({:.0f} dagar) ska vara längre än uppföljningen ({} dagar)"},
        {"the follow-up ({} days) must be longer than the investigation horizon ({} days)",
         "uppföljningen ({} dagar) ska vara längre än den tid då utredningar räknas ({} dagar)"},
        // Workforce
        {"absence needs a 'length' above 0", "frånvaro behöver en längd ('length') över 0"},
        {"the summer ends in week {}, before week {}", "sommaren slutar vecka {}, före vecka {}"},
        {"a summer from week {} to week {} is too short for {} weeks",
         "en sommar från vecka {} till vecka {} är för kort för {} veckor"},
        {"there are no {} weeks outside the summer from week {} to week {}",
         "det finns inte {} veckor utanför sommaren från vecka {} till vecka {}"},
        {"turnover lacks 'tenure'", "personalomsättning saknar 'tenure'"},
        {"a tenure is at least a day in the mean", "tiden på tjänsten är i genomsnitt minst en dag"},
        {"onboarding that starts below 100 % needs a 'time constant' above 0",
         "en introduktion som börjar under 100 % behöver en tidskonstant ('time constant') över 0"},
        {"a mentor needs 'mentor weeks'", "en mentor behöver 'mentor weeks'"},
        {"mentor and programme take {:g} h of a newcomer's week, which has {:g}",
         "mentor och program tar {:g} h av en ny kollegas vecka, som har {:g}"},
        {"overhead takes {:.6g} % of the hours of '{}'", "övrig tid tar {:.6g} % av timmarna för '{}'"},
        {"overhead takes {:.6g} % of the hours of '{}' from {}",
         "övrig tid tar {:.6g} % av timmarna för '{}' från och med {}"},
        {"overhead lacks 'share'", "övrig tid saknar 'share'"},
        {"it ends on {}, not after it begins on {}", "den slutar {}, inte efter att den börjar {}"},
        {"assistants lack 'role'", "administratörer saknar 'role'"},
        // Organisations when they are built
        {"organisation '{}': {}", "organisationen '{}': {}"},
        {"organisation '{}' has no '{}' to recruit: say under 'support' where they sit, or 'recruitment: none'",
         "organisationen '{}' har ingen '{}' som kan rekrytera: säg under 'support' var de sitter, eller "
         "'recruitment: none'"},
        {"organisation '{}' has no '{}' to assist: say under 'support' where they sit, or 'assistants: none'",
         "organisationen '{}' har ingen '{}' som kan hjälpa till: säg under 'support' var de sitter, eller "
         "'assistants: none'"},
        {"organisation '{}': people know one need each, and there are too few for anybody to know {}",
         "organisationen '{}': var och en är kunnig i ett behov, och de är för få för att någon ska vara kunnig i {}"},
        {"organisation '{}': there are {:g} FTE of '{}', but no unit has such staff: they do nothing and are not "
         "counted",
         "organisationen '{}': det finns {:g} årsarbetare '{}', men ingen enhet har sådan personal: de gör ingenting "
         "och räknas inte"},
        {"organisation '{}': unit '{}' is overloaded: it has work for {:.0f} % of the hours of its {}",
         "organisationen '{}': enheten '{}' är överbelastad: den har arbete för {:.0f} % av timmarna för sina {}"},
        {"organisation '{}' has {:.2f} FTE, '{}' has {:.2f}",
         "organisationen '{}' har {:.2f} årsarbetare, '{}' har {:.2f}"},
        {"organisation '{}' has no office '{}', and there is no such place{}",
         "organisationen '{}' har inget kontor '{}', och någon sådan plats finns inte{}"},
        {"organisation '{}': '{}' do stages in unit '{}', so they cannot only support; make them two roles",
         "organisationen '{}': '{}' gör steg i enheten '{}', så de kan inte bara stödja; gör dem till två roller"},
        {"'{}' is a pilot of itself", "'{}' är ett pilotförsök med sig själv"},
        {"a pilot needs a district", "ett pilotförsök behöver en kommundel"},
        {"a pilot in every district is '{}' itself", "ett pilotförsök i alla kommundelar är '{}' självt"},
        {"'{}' is a pilot itself", "'{}' är själv ett pilotförsök"},
        {"'{}' is new here, and a new unit has 'stages', 'needs' and 'staff'{}",
         "'{}' är ny här, och en ny enhet har 'stages', 'needs' och 'staff'{}"},
        // What a colleague would notice
        {"only '{}' is of the target group '{}'{}", "bara '{}' hör till målgruppen '{}'{}"},
        {"'{}' never arises: 'begins' says neither 'reports' nor 'applications', and no need brings it along",
         "'{}' uppstår aldrig: 'begins' anger varken 'reports' eller 'applications', och inget behov för det med sig"},
        {"nobody with '{}' comes to the stage '{}': say for how many '{}'",
         "ingen med '{}' kommer till steget '{}': säg för hur många '{}'"},
        {"nobody lives at '{}', no office is there, and no way leads to it",
         "ingen bor vid '{}', inget kontor ligger där och ingen väg leder dit"},
        {"organisation '{}': unit '{}' has no work: nobody with its needs comes to its stages",
         "organisationen '{}': enheten '{}' har inget arbete: ingen med dess behov kommer till dess steg"},
        {"organisation '{}': the caseload caps of {} in unit '{}' leave room for {:g} cases, but at least {:.0f} are "
         "open at a time: the rest wait for ever",
         "organisationen '{}': taken för antal ärenden för {} i enheten '{}' ger plats för {:g} ärenden, men minst "
         "{:.0f} är öppna samtidigt: resten väntar för alltid"},
        {"organisation '{}': door '{}' announces no need: it is right for nobody, and who comes is sent on",
         "organisationen '{}': ingången '{}' är inte till för något behov: den är rätt för ingen, och de som kommer "
         "skickas vidare"},
        {"organisation '{}': door '{}' is used by nobody: no need that arises is announced or looked for there",
         "organisationen '{}': ingången '{}' används av ingen: inget behov som uppstår hör hemma eller söks där"},
        {"organisation '{}': '{}' are overloaded: the vacancies to expect are work for {:.0f} % of their hours",
         "organisationen '{}': '{}' är överbelastade: de vakanser som väntas är arbete för {:.0f} % av deras timmar"},
        // Reorganisations
        {"{} from {:g} to {:g} FTE", "{} från {:g} till {:g} årsarbetare"},
        {"when '{}' becomes '{}', people come or go: {}", "när '{}' blir '{}' kommer eller försvinner personal: {}"},
        {"'{}' is mapped twice", "'{}' står två gånger"},
        {"'{}' is closed for {} days; at most {}", "'{}' är stängd i {} dagar; högst {}"},
        {"preparation takes {:g} h of a week, which has {:g}", "förberedelserna tar {:g} h av en vecka, som har {:g}"},
        {"a dip needs a time constant above 0", "en svacka behöver en tidskonstant över 0"},
        {"{} is gone from {} on, when '{}' becomes '{}', which has none",
         "{} är borta från och med {}, när '{}' blir '{}', som inte har någon"},
        {"overhead '{}'", "övrig tid '{}'"},
        {"a reorganisation on {} is not after the start, {}", "en omorganisation {} är inte efter starten, {}"},
        {"the run is over on {}, before this reorganisation on {}",
         "körningen är slut {}, före denna omorganisation {}"},
        {"the reorganisation before this one is on {}; write them in order of time",
         "den förra omorganisationen är {}; skriv dem i tidsordning"},
        {"'{}' is still closed by the reorganisation before", "'{}' är ännu stängd av den förra omorganisationen"},
        {"'{}' is closed beyond the end of the run, {}", "'{}' är stängd längre än till körningens slut, {}"},
        {"preparation begins on {}, before the start, {}", "förberedelserna börjar {}, före starten, {}"},
        {"'{}' becomes itself", "'{}' blir sig själv"},
        {"'{}' is itself reorganised by then, on {}", "'{}' har själv omorganiserats då, {}"},
        {"organisation '{}' has no unit '{}'{}", "organisationen '{}' har ingen enhet '{}'{}"},
    });
    return all;
}

}  // namespace sluss
