#!/usr/bin/env python3
"""The urgent-care call centre of scenarios/call-centre.yaml in thirty lines that know nothing of sluss: each line of
servers is a recursion over the clients in order. Run by hand, with a number of runs (3 000 if none is given); it
prints their means with 95 % half-widths.
"""

import heapq
import random
import statistics
import sys

END = 1000  # minutes


def line(arrivals, servers, length):
    """First come, first served: the times at which each begins and ends."""
    free = [0.0] * servers
    for arrival in arrivals:
        begins = max(arrival, heapq.heappop(free))
        ends = begins + length()
        heapq.heappush(free, ends)
        yield arrival, begins, ends


def run(seed):
    luck = random.Random(seed)
    calls = [luck.expovariate(100 / 60)]
    while calls[-1] < END:
        calls.append(calls[-1] + luck.expovariate(100 / 60))
    answered = [c for c in line(calls[:-1], 13, lambda: luck.triangular(5, 10, 7)) if c[1] <= END]
    back = sorted(ends for _, _, ends in answered if ends <= END and luck.random() < 0.4)
    called = [c for c in line(back, 9, lambda: luck.uniform(10, 20)) if c[1] <= END]
    wait = lambda clients: statistics.mean(begins - came for came, begins, _ in clients)
    use = lambda clients, servers: sum(min(END, ends) - begins for _, begins, ends in clients) / servers / END
    return wait(answered), use(answered, 13), wait(called), use(called, 9)


runs = [run(seed) for seed in range(int(sys.argv[1]) if len(sys.argv) > 1 else 3000)]
for name, values in zip(("operator wait", "operator utilisation", "nurse wait", "nurse utilisation"), zip(*runs)):
    half_width = 1.96 * statistics.stdev(values) / len(values) ** 0.5
    print(f"{name}: {statistics.mean(values):.4f} ± {half_width:.4f}")
