// Swedish: what keeps an organisation from running.
#include "domain/swedish.hpp"

#include <array>

namespace sluss {

std::span<const Translation> swedish_of_organisations() {
    static constexpr auto all = std::to_array<Translation>({
        // Models
        {"there is nothing called '{}'", "det finns inget som heter '{}'"},
        {"'{}' is named twice", "'{}' nämns två gånger"},
        {"'{}' names no need", "'{}' nämner inget behov"},
        {"'{}' is in two tracks", "'{}' hör till två spår"},
        {"the track '{}' has no needs", "spåret '{}' har inga behov"},
        {"no track takes the target group '{}' of {}", "inget spår tar emot målgruppen '{}', som {} hör till"},
        {"nothing here is called '{}'", "inget här heter '{}'"},
        {"no district has '{}' nearest", "ingen kommundel har '{}' närmast"},
        {"a team has at least one person", "ett team har minst en person"},
        {"no door announces '{}', though there are doors for the group '{}'",
         "ingen ingång är till för '{}', fast det finns ingångar för målgruppen '{}'"},
        {"no group takes '{}'", "ingen grupp tar emot '{}'"},
        // Structure
        {"it has no units", "den har inga enheter"},
        {"two units are called '{}'", "två enheter heter '{}'"},
        {"two doors are called '{}'", "två ingångar heter '{}'"},
        {"unit '{}' has no office", "enheten '{}' har inget kontor"},
        {"unit '{}' serves no stage", "enheten '{}' utför inget steg"},
        {"unit '{}' serves no need", "enheten '{}' tar inte hand om något behov"},
        {"unit '{}' has no staff", "enheten '{}' har ingen personal"},
        {"unit '{}' has staff of a role that does not exist", "enheten '{}' har personal i en roll som inte finns"},
        {"unit '{}': {} have no stage to work on", "enheten '{}': {} har inget steg att arbeta med"},
        {"unit '{}': {} are to do the stage '{}', which the unit does not serve",
         "enheten '{}': {} ska göra steget '{}', som enheten inte utför"},
        {"unit '{}': {} are competent in no need", "enheten '{}': {} är inte kunniga i något behov"},
        {"unit '{}' has nobody for the stage '{}' of {}", "enheten '{}' har ingen som gör steget '{}' för {}"},
        {"unit '{}' has nobody competent in {} for the stage '{}', and the rule is to hand over",
         "enheten '{}' har ingen som är kunnig i {} för steget '{}', och enligt regeln ska ärendet lämnas över"},
        {"door '{}' leads to no unit", "ingången '{}' leder inte till någon enhet"},
        {"door '{}' is seen by no target group", "ingången '{}' syns inte för någon målgrupp"},
        {"door '{}' is open to no channel", "ingången '{}' är inte öppen för någon kanal"},
        {"door '{}' announces {}, but its unit '{}' does not serve the stage '{}' of it",
         "ingången '{}' är till för {}, men dess enhet '{}' utför inte steget '{}' för det behovet"},
        {"door '{}' announces {}, but the target group '{}' does not see it",
         "ingången '{}' är till för {}, men målgruppen '{}' ser den inte"},
        {"nobody is competent in {}: there is no colleague to consult",
         "ingen är kunnig i {}: det finns ingen kollega att rådfråga"},
        {"nobody is competent in {}: there is no colleague to join",
         "ingen är kunnig i {}: det finns ingen kollega som kan delta"},
        {"no unit serves the stage '{}' of {}", "ingen enhet utför steget '{}' för {}"},
        {"no door announces {}", "ingen ingång är till för {}"},
        {"{} in {}", "{} i {}"},
        // Staff
        {"some {} do stages and some support others; make them two roles",
         "några {} gör steg och några stöder andra; gör dem till två roller"},
        {"units have {:.6g} FTE more {} than there are", "enheterna har {:.6g} årsarbetare fler {} än det finns"},
        {"{:.6g} FTE {} cannot cover {} units that need at least one person",
         "{:.6g} årsarbetare {} räcker inte till {} enheter som behöver minst en person"},
    });
    return all;
}

}  // namespace sluss
