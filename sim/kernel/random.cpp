#include "kernel/random.hpp"

#include <Random123/philox.h>

namespace sluss::kernel {

std::uint64_t Stream::next_block() {
    const r123::Philox4x64::ctr_type counter{{counter_[0], counter_[1], counter_[2], counter_[3]}};
    const auto block = r123::Philox4x64{}(counter, {{key_[0], key_[1]}});
    ++counter_[3];
    rest_ = {block[3], block[2], block[1]};
    left_ = 3;
    return block[0];
}

}  // namespace sluss::kernel
