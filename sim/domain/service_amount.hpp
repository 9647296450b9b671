// An amount of visits or work that clients ask for, counted three ways, since some of them may be lost: turned away,
// balking or out of patience.
#pragma once

namespace sluss::domain::service {

struct Amount {
    double offered = 0;  ///< as though nobody were lost anywhere
    double kept = 0;     ///< of that, at stages that lose nobody themselves
    double sure = 0;     ///< of that, by clients who cannot have been lost before either

    Amount& operator+=(const Amount& other) {
        offered += other.offered;
        kept += other.kept;
        sure += other.sure;
        return *this;
    }
    friend Amount operator*(const Amount& amount, double factor) {
        return {amount.offered * factor, amount.kept * factor, amount.sure * factor};
    }
};

}  // namespace sluss::domain::service
