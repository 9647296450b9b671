// Swedish: what the keys of the work mean: roles and their hours, rules, and the workforce.
#include "domain/swedish.hpp"

#include <array>

namespace sluss {

std::span<const Translation> swedish_of_work_keys() {
    static constexpr auto all = std::to_array<Translation>({
        // Roles
        {"a role", "en roll"},
        {"A kind of employee; a plain number of FTE, or these keys.",
         "Ett slags anställda; ett antal årsarbetare, eller dessa nycklar."},
        {"in total", "antal årsarbetare totalt"},
        {"working hours; office hours if not given", "arbetstider; kontorstid om inget anges"},
        {"with on-costs", "timlön med lönebikostnader"},
        {"working hours", "arbetstider"},
        {"'office' (Monday to Friday, 8-12 and 13-17), 'always' (round the clock), or these keys.",
         "'office' (måndag till fredag, 8-12 och 13-17), 'always' (dygnet runt) eller dessa nycklar."},
        {"Monday to Friday, where a day itself says nothing", "måndag till fredag, om dagen själv inte säger något"},
        {"closed if nothing is said", "stängt om inget sägs"},
        // Rules
        {"rules", "regler"},
        {"How an organisation works. A model changes only what makes it that model.",
         "Hur en organisation arbetar. En modell ändrar bara det som gör den till just den modellen."},
        {"which worker goes on when a stage ends", "vilken handläggare som fortsätter när ett steg är klart"},
        {"what happens to a household with several needs", "vad som händer med ett hushåll som har flera behov"},
        {"what the first contact may decide itself", "vad den första kontakten själv får besluta"},
        {"needs that the worker does not know", "behov som handläggaren inte är kunnig i"},
        {"which worker gets a new case", "vilken handläggare som får ett nytt ärende"},
        {"cases per worker; at the cap new cases wait",
         "ärenden per handläggare; när taket är nått väntar nya ärenden"},
        {"of desk work", "ordning för skrivbordsarbetet"},
        {"in a coordinated investigation the whole team is at every meeting and decides together; if not, each need "
         "has "
         "its own meetings with the lead and its own worker",
         "i en samordnad utredning är hela teamet med på varje möte och beslutar tillsammans; annars har varje behov "
         "egna möten med den som leder och sin egen handläggare"},
        {"when the meetings of an investigation are booked", "när mötena i en utredning bokas"},
        {"with deadline pacing, how long before the limit the last meeting comes",
         "när mötena läggs efter tidsgränsen (deadline): hur långt före den som det sista mötet hålls"},
        {"how far ahead appointments after the first are booked", "hur långt i förväg tider efter den första bokas"},
        {"what handing over costs", "vad en överlämning kostar"},
        {"of each further need's contact", "andel av kontakten för varje ytterligare behov som sparas"},
        {"of each further need's meetings", "andel av mötena för varje ytterligare behov som sparas"},
        {"when an investigation opens, per other worker with an open case of the household",
         "när en utredning inleds, för varje annan handläggare som har ett öppet ärende för hushållet"},
        {"of a contact at a wrong door, as a share of a right one's",
         "hur lång en kontakt vid fel ingång är, som andel av en vid rätt ingång"},
        {"desk work of the referrer", "skrivbordsarbete för den som hänvisar"},
        {"outside competence", "utanför kompetensen"},
        {"What happens to a need that the responsible worker does not know.",
         "Vad som händer med ett behov som den ansvariga handläggaren inte är kunnig i."},
        {"such work takes this share longer (consult, join)", "sådant arbete tar denna andel längre (consult, join)"},
        {"that a piece of such work needs a colleague", "sannolikhet att ett sådant arbetsmoment kräver en kollega"},
        {"of each of the two", "för var och en av de två"},
        {"handover", "överlämning"},
        {"What it costs to hand a case over.", "Vad det kostar att lämna över ett ärende."},
        {"of the receiver", "inläsning för den som tar över"},
        {"the receiver's first appointment is this share longer",
         "den första tiden hos den som tar över är denna andel längre"},
        {"chance that a meeting must be repeated", "sannolikhet att ett möte måste göras om"},
        {"share of all three between colleagues in one office", "andel av alla tre mellan kollegor på samma kontor"},
        {"share of all three within one unit", "andel av alla tre inom en enhet"},
        // Workforce
        {"workforce", "arbetsstyrka"},
        {"Who works while time goes on. Every part is off if it is not given: then nobody is ever away, leaves or is "
         "new. An organisation says only in what it differs from the scenario; 'none' switches a part off again.",
         "Vilka som arbetar medan tiden går. Varje del är avstängd om den inte anges: då är ingen borta, slutar eller "
         "är "
         "ny. En organisation säger bara vari den skiljer sig från scenariot; 'none' stänger av en del igen."},
        {"spells that nobody knows of beforehand", "frånvaro som ingen vet om i förväg"},
        {"such as parental leave", "till exempel föräldraledighet"},
        {"weeks off", "semesterveckor"},
        {"how long people stay", "hur länge människor stannar"},
        {"how vacancies are filled", "hur vakanser tillsätts"},
        {"how new colleagues come up to full output", "hur nya kollegor når full arbetstakt"},
        {"meetings, supervision, training", "arbetsplatsmöten, handledning, utbildning"},
        {"who take a share of the documentation", "administratörer som tar en del av dokumentationen"},
        {"what they spare", "vad e-tjänster sparar"},
        {"sick leave", "sjukfrånvaro"},
        {"Spells that nobody knows of beforehand.", "Frånvaro som ingen vet om i förväg."},
        {"per person, at work", "hur många per person i arbete"},
        {"calendar days, rounded up to whole ones", "längd i kalenderdagar, avrundat uppåt till hela"},
        {"long leave", "lång ledighet"},
        {"Leave that is known beforehand, such as parental leave.",
         "Ledighet som är känd i förväg, till exempel föräldraledighet."},
        {"holidays", "semester"},
        {"Weeks of holiday, Monday to Sunday, known beforehand; public holidays are the working hours'.",
         "Semesterveckor, måndag till söndag, kända i förväg; helgdagar hör till arbetstiderna."},
        {"in one piece; each person's begin at random within the summer",
         "i ett stycke; var och ens börjar slumpmässigt inom sommaren"},
        {"single ones outside the summer", "enstaka veckor utanför sommaren"},
        {"turnover", "personalomsättning"},
        {"How long people stay.", "Hur länge människor stannar."},
        {"time in the post, notice included", "tid på tjänsten, uppsägningstiden inräknad"},
        {"between giving notice and leaving", "från uppsägningen till att den anställda slutar"},
        {"recruitment", "rekrytering"},
        {"What happens with a vacancy: a search as soon as notice is given, and then the time until somebody begins.",
         "Vad som händer vid en vakans: rekryteringen börjar så snart någon sagt upp sig, och sedan går tiden tills "
         "någon börjar."},
        {"whose people search, those of the unit with the vacancy if it has any; nobody if not given",
         "vilka som rekryterar, de på enheten med vakansen om den har några; ingen om inget anges"},
        {"desk work of one of them per vacancy", "skrivbordsarbete för en av dem per vakans"},
        {"from the search's end until the new colleague begins; at once if not given",
         "från det att rekryteringen är klar tills den nya kollegan börjar; genast om inget anges"},
        {"onboarding", "introduktion"},
        {"Output of a new colleague after t in the post, p(t) = p0 + (1 − p0)(1 − e^(−t/τ)); desk work takes 1/p(t) as "
         "long as an experienced colleague's.",
         "En ny kollegas arbetstakt efter tiden t på tjänsten, p(t) = p0 + (1 − p0)(1 − e^(−t/τ)); skrivbordsarbete "
         "tar "
         "1/p(t) så lång tid som för en erfaren kollega."},
        {"τ", "tidskonstanten τ"},
        {"a week, of the mentor and of the newcomer", "timmar i veckan, för mentorn och för den nya"},
        {"from the first day", "antal veckor från första dagen"},
        {"an onboarding programme", "ett introduktionsprogram"},
        {"Hours of the newcomer, which count as overhead.", "Timmar för den nya, som räknas som övrig tid."},
        {"in all", "timmar sammanlagt"},
        {"the time constant by", "så mycket kortare blir tidskonstanten"},
        {"overhead", "övrig tid"},
        {"A share of the hours of some roles in a period: meetings, supervision, training. A plain share, or these "
         "keys.",
         "En andel av några rollers timmar under en tid: arbetsplatsmöten, handledning, utbildning. En andel, eller "
         "dessa nycklar."},
        {"of contracted hours less leave", "andel av avtalad arbetstid minus ledighet"},
        {"whose hours; everybody's if not given", "vilkas timmar; allas om inget anges"},
        {"first day; always if not given", "första dag; alltid om inget anges"},
        {"first day after it; to the end if not given", "första dag efteråt; till slutet om inget anges"},
        {"assistants", "administratörer"},
        {"Administrative assistants, who take a share of the documentation.",
         "Administratörer som tar en del av dokumentationen."},
        {"whose people, those of the worker's own unit if it has any", "vilka, helst de på handläggarens egen enhet"},
        {"share of each piece", "andel av varje dokument"},
        {"e-services", "e-tjänster"},
        {"What e-services change for the households that use them.",
         "Vad e-tjänster ändrar för de hushåll som använder dem."},
        {"share of the desk work and documentation of a first contact that falls away",
         "andel av skrivbordsarbetet och dokumentationen vid en första kontakt som faller bort"},
        {"support", "stöd"},
        {"Where the people of a role sit who do no stage themselves: managers, recruiters, administrative assistants. "
         "'each unit' divides the role's total over the units by their people; these keys put all into one unit.",
         "Var de i en roll sitter som inte själva utför något steg: chefer, rekryterare, administratörer. 'each unit' "
         "fördelar rollens alla på enheterna efter deras storlek; dessa nycklar sätter alla i en enhet."},
        {"an existing one, or the name of one of their own", "en som finns, eller namnet på en egen"},
        {"of a unit of their own, or a place; the organisation's first office if not given",
         "för en egen enhet, eller en plats; organisationens första kontor om inget anges"},
    });
    return all;
}

}  // namespace sluss
