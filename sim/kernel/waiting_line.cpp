#include "kernel/waiting_line.hpp"

namespace sluss::kernel {

namespace {

void tie(Place& first, Place& last) {
    first.row_end = &last;
    last.row_end = &first;
}

}  // namespace

void WaitingLine::tell_rows_apart() {
    if (rows_) return;
    rows_ = true;
    tie(*ring_.after, *ring_.before);  // so far they are one
}

void WaitingLine::join_row(Place& place) {
    tell_rows_apart();
    Place* ahead = ring_.before;
    while (ahead->priority > place.priority) ahead = ahead->row_end->before;
    link(*ahead, place);
    tie(ahead->priority == place.priority ? *ahead->row_end : place, place);
}

void WaitingLine::join_row_first(Place& place) {
    tell_rows_apart();
    Place* ahead = ring_.before;
    while (ahead->priority >= place.priority) ahead = ahead->row_end->before;
    link(*ahead, place);
    tie(place, place.after->priority == place.priority ? *place.after->row_end : place);
}

void WaitingLine::leave_row(const Place& place) {
    const bool first = place.before->priority != place.priority;
    const bool last = place.after->priority != place.priority;
    if (first && !last) tie(*place.after, *place.row_end);
    if (last && !first) tie(*place.row_end, *place.before);
    rows_ = size_ > 1;
}

}  // namespace sluss::kernel
