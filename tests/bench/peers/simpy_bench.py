#!/usr/bin/python3
"""The queue and the waiting processes of sluss-bench, as one writes them in SimPy; prints the same JSON keys.

The random numbers are Python's own, so the means agree only as samples of the same distribution do.
"""
import argparse
import json
import random
import resource
import time

import simpy


class Queue:
    """Customers come by chance, are served first come first served by one of several servers, and go."""

    def __init__(self, customers, servers, load, seed):
        self.customers = customers
        self.arrivals_per_service = load * servers
        self.random = random.Random(seed)
        self.environment = simpy.Environment()
        self.servers = simpy.Resource(self.environment, capacity=servers)
        self.time_in_system = 0.0

    def source(self):
        for _ in range(self.customers):
            yield self.environment.timeout(self.random.expovariate(self.arrivals_per_service))
            self.environment.process(self.customer())

    def customer(self):
        arrived = self.environment.now
        with self.servers.request() as request:
            yield request
            yield self.environment.timeout(self.random.expovariate(1.0))
        self.time_in_system += self.environment.now - arrived

    def run(self):
        self.environment.process(self.source())
        self.environment.run()
        return self.time_in_system / self.customers


class Hold:
    """Processes that do nothing but wait, again and again."""

    def __init__(self, processes, holds, seed):
        self.holds = self.left = holds
        self.random = random.Random(seed)
        self.environment = simpy.Environment()
        self.waited = 0.0
        for _ in range(processes):
            self.environment.process(self.wait_again_and_again())
        for _ in range(processes):
            self.environment.step()  # each begins its first wait, which is not measured

    def wait_again_and_again(self):
        while self.left > 0:
            self.left -= 1
            length = self.random.expovariate(1.0)
            self.waited += length
            yield self.environment.timeout(length)

    def run(self):
        self.environment.run()
        return self.waited / self.holds


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    names = parser.add_subparsers(dest="name", required=True)
    queue = names.add_parser("mmc")
    queue.add_argument("--customers", type=int, default=100_000)
    queue.add_argument("--servers", type=int, default=1)
    queue.add_argument("--load", type=float, default=0.9)
    hold = names.add_parser("hold")
    hold.add_argument("--processes", type=int, default=10_000)
    hold.add_argument("--holds", type=int, default=200_000)
    parameters = vars(parser.parse_args())
    name = parameters.pop("name")

    model = Queue(**parameters) if name == "mmc" else Hold(**parameters)
    events = 2 * parameters["customers"] if name == "mmc" else parameters["holds"]
    wall, processor = time.perf_counter(), time.process_time()
    mean = model.run()
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    print(json.dumps({
        "name": "simpy-" + name, **parameters, "events": events, "wall_s": wall, "cpu_s": processor,
        "events_per_s": events / wall,
        "peak_rss_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6,
        "mean_time_in_system": mean}))


if __name__ == "__main__":
    main()
