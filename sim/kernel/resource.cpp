#include "kernel/resource.hpp"

namespace sluss::kernel {

void Acquisition::wait_until_limit() {
    at_limit_ = simulation().at(std::max(limit_, simulation().now()),
                                {[](void* about) { static_cast<Acquisition*>(about)->reach_limit(); }, this});
}

void Acquisition::reach_limit() {
    leave_lines();
    resume(handle_);
}

void Acquisition::abandon(Claim& claim) {
    claim.resource->line_.leave(claim);
    claim.resource->simulation_.cancel(at_limit_);
}

void Resource::set_capacity(std::int64_t units) {
    assert(units >= 0);
    free_ += units - capacity_;
    capacity_ = units;
    serve_line();
}

}  // namespace sluss::kernel
