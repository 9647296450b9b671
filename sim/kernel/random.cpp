#include "kernel/random.hpp"

#include <Random123/philox.h>

namespace sluss::kernel {

void Stream::refill() {
    const r123::Philox4x64::ctr_type counter{{counter_[0], counter_[1], counter_[2], counter_[3]}};
    const r123::Philox4x64::key_type key{{key_[0], key_[1]}};
    const auto block = r123::Philox4x64{}(counter, key);
    block_ = {block[0], block[1], block[2], block[3]};
    ++counter_[3];
    used_ = 0;
}

}  // namespace sluss::kernel
