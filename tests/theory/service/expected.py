#!/usr/bin/env python3
"""What theory says of each scenario in this folder, worked out from the formulas alone: nothing here knows sluss.

Prints one line per claim: case, organisation, measure, dimension, level, value, formula. `--check FILE` compares with the
file that the test reads and exits with 1 if they differ. Times are in hours, and the mean service is an hour unless the
scenario says otherwise.
"""

import sys
from math import comb, exp, factorial, log, pi, sin, cos, sqrt, erf

CLAIMS = []


def claim(case, measure, value, formula, dimension="total", level="total", organisation="as it is", narrow=0.03):
    CLAIMS.append((case, organisation, measure, dimension, level, repr(float(value)), repr(float(narrow)), formula))


def stage(case, measure, value, formula, level="service", **more):
    claim(case, measure, value, formula, "stage", level, **more)


def resource(case, value, formula, level="server", **more):
    claim(case, "utilisation", value, formula, "resource", level, narrow=0.01, **more)


# --- Formulas ---------------------------------------------------------------------------------------------------------


def erlang_c(c, a):
    """Erlang (1917): the chance of waiting in M/M/c with offered load a < c."""
    top = a**c / factorial(c) * c / (c - a)
    return top / (sum(a**k / factorial(k) for k in range(c)) + top)


def erlang_b(c, a):
    b = 1.0
    for k in range(1, c + 1):
        b = a * b / (k + a * b)
    return b


def mmc_wait(c, lam, mu=1.0):
    return erlang_c(c, lam / mu) / (c * mu - lam)


def pollaczek_khinchine(lam, mean, cv2):
    rho = lam * mean
    return rho * mean * (1 + cv2) / (2 * (1 - rho))


def birth_death(births, deaths, states):
    """Stationary chances of a birth-and-death process on 0 … states-1."""
    p = [1.0]
    for n in range(1, states):
        p.append(p[-1] * births(n - 1) / deaths(n))
    total = sum(p)
    return [x / total for x in p]


def integral(f, a, b, n=20000):
    """Simpson's rule."""
    h = (b - a) / n
    return h / 3 * (f(a) + f(b) + 4 * sum(f(a + (2 * i + 1) * h) for i in range(n // 2))
                    + 2 * sum(f(a + 2 * i * h) for i in range(1, n // 2)))


def gi_m_1_root(laplace, mu=1.0):
    """The root in (0, 1) of s = A*(mu (1 - s)): the chance of waiting in GI/M/1."""
    s = 0.5
    for _ in range(10000):
        s = laplace(mu * (1 - s))
    return s


# --- One line -----------------------------------------------------------------------------------------------------

PK = "Pollaczek–Khinchine: Wq = rho E[S] (1 + cv²) / (2 (1 - rho))"

MM1 = "M/M/1: Wq = rho / (mu - lambda), W = 1 / (mu - lambda), L = lambda W"
stage("mm1", "wait_hours", 4, MM1, narrow=0.05)
claim("mm1", "hours_in_system", 5, MM1, narrow=0.05)
stage("mm1", "waiting", 3.2, MM1, narrow=0.05)
claim("mm1", "present", 4, MM1, narrow=0.05)
stage("mm1", "waited_share", 0.8, MM1, narrow=0.01)
resource("mm1", 0.8, "rho = lambda E[S] / c")
claim("mm1", "out_within_five_hours", 1 - exp(-0.2 * 5), "M/M/1: P(W <= t) = 1 - exp(-(mu - lambda) t)")

stage("mm1", "wait_hours_p90", log(0.8 / 0.1) / 0.2, "M/M/1: P(Wq > t) = rho exp(-(mu - lambda) t)", narrow=0.05)

ERLANG_C = "Erlang C: Wq = C(c, a) / (c mu - lambda)"
stage("mmc", "wait_hours", mmc_wait(10, 9), ERLANG_C, narrow=0.05)
stage("mmc", "waited_share", erlang_c(10, 9), ERLANG_C, narrow=0.03)
stage("mmc", "waiting", 9 * mmc_wait(10, 9), ERLANG_C, narrow=0.05)
claim("mmc", "hours_in_system", 1 + mmc_wait(10, 9), ERLANG_C)
resource("mmc", 0.9, "rho = lambda E[S] / c")
claim("mmc", "begun_within_an_hour", 1 - erlang_c(10, 9) * exp(-1.0), "M/M/c: P(Wq <= t) = 1 - C exp(-(c mu - lambda) t)")

for level in ("child service", "adult service"):
    stage("pooling", "wait_hours", mmc_wait(2, 1.6), ERLANG_C, level, organisation="silos")
    stage("pooling", "waited_share", erlang_c(2, 1.6), ERLANG_C, level, organisation="silos")
claim("pooling", "wait_hours", mmc_wait(4, 3.2), ERLANG_C, organisation="generalists")
claim("pooling", "waited_share", erlang_c(4, 3.2), ERLANG_C, organisation="generalists")

stage("md1", "wait_hours", pollaczek_khinchine(0.8, 1, 0), PK)
stage("md1", "waiting", 0.8 * pollaczek_khinchine(0.8, 1, 0), PK)
resource("md1", 0.8, "rho = lambda E[S] / c")

# Hyperexponential: mean 1, E[S²] = 2 (0.9 · 0.5² + 0.1 · 5.5²) = 6.5.
stage("mg1_hyperexponential", "wait_hours", 0.7 * 6.5 / (2 * 0.3), PK, narrow=0.08)
resource("mg1_hyperexponential", 0.7, "rho = lambda E[S] / c")

stage("mg1_families", "wait_hours", pollaczek_khinchine(0.7, 1, 1 / 3), PK, organisation="Erlang 3")
stage("mg1_families", "wait_hours", pollaczek_khinchine(0.7, 1, 1 / 3), PK, organisation="uniform")
# Triangular on 0, 0.5, 2.5: mean 1, variance (0² + 0.5² + 2.5² - 0·0.5 - 0·2.5 - 0.5·2.5) / 18.
stage("mg1_families", "wait_hours", pollaczek_khinchine(0.7, 1, (0.25 + 6.25 - 1.25) / 18), PK, organisation="triangular")
# Weibull with shape 2 (Rayleigh) and mean 1: E[S²] = 4 / pi.
stage("mg1_families", "wait_hours", pollaczek_khinchine(0.7, 1, 4 / pi - 1), PK, organisation="Weibull")
stage("mg1_families", "wait_hours", pollaczek_khinchine(0.7, 1, 1.5), PK, organisation="gamma", narrow=0.05)
stage("mg1_families", "wait_hours", pollaczek_khinchine(0.7, 1, 2.25), PK, organisation="lognormal", narrow=0.08)
# Empirical: half an hour three times out of four, two hours and a half otherwise: mean 1, variance 0.75.
stage("mg1_families", "wait_hours", pollaczek_khinchine(0.7, 1, 0.75), PK, organisation="empirical")


def normal_truncated(m, s):
    """Mean and squared coefficient of variation of a normal distribution cut off below 0 (Johnson, Kotz and
    Balakrishnan 1994, Continuous Univariate Distributions 1, ch. 13)."""
    a = -m / s
    tail = 0.5 * (1 - erf(a / sqrt(2)))
    hazard = exp(-a * a / 2) / sqrt(2 * pi) / tail
    mean = m + s * hazard
    variance = s * s * (1 + a * hazard - hazard * hazard)
    return mean, variance / mean**2


mean, cv2 = normal_truncated(0.8, 0.8)
stage("mg1_families", "wait_hours", pollaczek_khinchine(0.7, mean, cv2), PK, organisation="normal truncated", narrow=0.04)
resource("mg1_families", 0.7 * mean, "rho = lambda E[S]", organisation="normal truncated")

GIM1 = "GI/M/1: s = A*(mu (1 - s)), Wq = s / (mu (1 - s))"
root = gi_m_1_root(lambda z: exp(-z / 0.8))
stage("dm1", "wait_hours", root / (1 - root), GIM1)
stage("dm1", "waited_share", root, GIM1, narrow=0.02)
root = gi_m_1_root(lambda z: (1.6 / (1.6 + z)) ** 2)
stage("em1", "wait_hours", root / (1 - root), GIM1)
stage("em1", "waited_share", root, GIM1, narrow=0.02)

# --- Impatience and finite rooms ---------------------------------------------------------------------------------------

ERLANG_A = "Erlang A: birth-death, deaths min(n, c) mu + (n - c)+ theta; P(ab) = theta Lq / lambda"
p = birth_death(lambda n: 6.0, lambda n: min(n, 5) + 0.5 * max(n - 5, 0), 400)
lq = sum((n - 5) * x for n, x in enumerate(p) if n > 5)
stage("erlang_a", "left_share", 0.5 * lq / 6, ERLANG_A)
stage("erlang_a", "waited_share", sum(p[5:]), ERLANG_A, narrow=0.02)
stage("erlang_a", "waiting", lq, ERLANG_A)
stage("erlang_a", "wait_hours", lq / 6, ERLANG_A)
resource("erlang_a", sum(min(n, 5) * x for n, x in enumerate(p)) / 5, ERLANG_A)

# M/M/c with patience of exactly t (Baccelli and Hebuterne 1981; Zeltyn and Mandelbaum 2005, M/M/n+G with G
# deterministic): the density of the virtual wait v is p(c-1) lambda exp(-(c mu - lambda) v) below t, and
# p(c-1) lambda exp(lambda t - c mu v) above it.
c, lam, t = 3, 3.3, 0.5
MMD = "M/M/c + D: virtual wait with density p(c-1) lambda exp(lambda min(v, t) - c mu v)"
below = [lam**k / factorial(k) for k in range(c)]
mass = below[-1] * lam * ((1 - exp(-(c - lam) * t)) / (c - lam) + exp(lam * t - c * t) / c)
total = sum(below) + mass
late = below[-1] * lam * exp(lam * t - c * t) / c / total
stage("patience_fixed", "left_share", late, MMD)
stage("patience_fixed", "waited_share", mass / total, MMD, narrow=0.02)
resource("patience_fixed", lam * (1 - late) / c, "lambda (1 - P(ab)) E[S] / c")

for organisation in ("exponential", "deterministic", "lognormal"):
    stage("erlang_b", "turned_away_share", erlang_b(12, 10), "Erlang B, whatever the distribution of service",
          organisation=organisation)
p = birth_death(lambda n: 0.9, lambda n: 1.0, 6)
stage("mm1k", "turned_away_share", p[5], "M/M/1/5: P(full) = (1 - rho) rho^5 / (1 - rho^6)")
stage("mm1k", "present", sum(n * x for n, x in enumerate(p)), "M/M/1/5: L = sum n p(n)")
p = birth_death(lambda n: 3.6, lambda n: min(n, 4), 11)
stage("mmck", "turned_away_share", p[10], "M/M/4/10: birth-death")
stage("mmck", "waiting", sum((n - 4) * x for n, x in enumerate(p) if n > 4), "M/M/4/10: birth-death")

# Two or more who wait: half of those who come do not join.
BALK = "M/M/1 with balking: birth-death, births lambda (1 - chance of balking)"
p = birth_death(lambda n: 1.0 if n < 3 else 0.5, lambda n: 1.0, 400)
stage("balking", "balked_share", 0.5 * sum(p[3:]), BALK)
stage("balking", "present", sum(n * x for n, x in enumerate(p)), BALK)

BLOCK = "Two stages with N places between, saturated: throughput mu (N + 2) / (N + 3) (Hunt 1956, Operations Research 4)"
claim("blocking", "departures", 20000 * 2 / 3, BLOCK, organisation="no place between", narrow=0.01)
claim("blocking", "departures", 20000 * 4 / 5, BLOCK, organisation="two places between", narrow=0.01)

# --- Priorities ------------------------------------------------------------------------------------------------------

COBHAM = "Cobham (1954): Wq_k = W0 / ((1 - s_(k-1)) (1 - s_k)), W0 = sum lambda_i E[S_i²] / 2"
for level, value in (("urgent", 1), ("ordinary", 5)):
    claim("priority", "wait_hours", value, COBHAM, "client", level, narrow=0.05)
    claim("priority", "hours_in_system", value + 1, COBHAM, "client", level, narrow=0.05)
# Three kinds: 0.2 an hour of an hour exactly, 0.3 exponential of an hour, 0.1 exponential of two hours.
w0 = (0.2 * 1 + 0.3 * 2 + 0.1 * 8) / 2
sums = [0, 0.2, 0.5, 0.7]
for k, level in enumerate(("first", "second", "third")):
    claim("priority_three", "wait_hours", w0 / ((1 - sums[k]) * (1 - sums[k + 1])), COBHAM, "client", level, narrow=0.05)
PREEMPTIVE = "Preemptive resume: W_k = E[S_k] / (1 - s_(k-1)) + sum_(i<=k) lambda_i E[S_i²] / 2 / ((1 - s_(k-1)) (1 - s_k))"
for level, value in (("urgent", 1 / 0.7), ("ordinary", 1 / 0.7 + (0.3 + 0.4) / (0.7 * 0.3))):
    claim("preemptive", "hours_in_system", value, PREEMPTIVE, "client", level)
# The urgent take two hours exactly, 0.2 an hour; the ordinary an hour, exponential, 0.3 an hour.
for level, value in (("urgent", 2 + 0.2 * 4 / 2 / 0.6), ("ordinary", 1 / 0.6 + (0.2 * 4 / 2 + 0.3 * 2 / 2) / (0.6 * 0.3))):
    claim("preemptive_general", "hours_in_system", value, PREEMPTIVE, "client", level, narrow=0.04)
# Preemptive repeat, identical (Gaver 1962, JRSS B 24): the ordinary, an hour exactly and so seldom that they never meet,
# start again after each interruption. b is a busy period of the urgent (0.2 an hour, exponential of an hour); an ordinary
# client first waits until the urgent work that is there is done.
lam1, b = 0.2, 1 / 0.8
wait = 0.2 * 2 / 2 / 0.8 / 0.8
claim("preemptive_restart", "hours_in_system", wait + (exp(lam1) - 1) * (1 / lam1 + b),
      "Preemptive repeat: E[C] = (exp(lambda1 S) - 1) (1 / lambda1 + b), after a wait of V / (1 - rho1)", "client", "ordinary")
# M/M/2, preemptive resume, equal services: the urgent see M/M/2 of their own, all together are M/M/2 (Little).
urgent, everybody = 0.6 * (1 + mmc_wait(2, 0.6)), 1.5 * (1 + mmc_wait(2, 1.5))
TWO = "M/M/2 preemptive resume: the urgent alone are M/M/2, all together are M/M/2; L of the others by difference"
claim("preemptive_two", "hours_in_system", urgent / 0.6, TWO, "client", "urgent")
claim("preemptive_two", "hours_in_system", (everybody - urgent) / 0.9, TWO, "client", "ordinary")

# --- Networks ---------------------------------------------------------------------------------------------------------


def solve(matrix, right):
    """Gauss elimination with pivoting."""
    n = len(right)
    rows = [row[:] + [b] for row, b in zip(matrix, right)]
    for i in range(n):
        best = max(range(i, n), key=lambda r: abs(rows[r][i]))
        rows[i], rows[best] = rows[best], rows[i]
        for r in range(n):
            if r != i:
                factor = rows[r][i] / rows[i][i]
                rows[r] = [x - factor * y for x, y in zip(rows[r], rows[i])]
    return [rows[i][n] / rows[i][i] for i in range(n)]


JACKSON = "Jackson (1957): lambda = gamma + P^T lambda; each node Erlang C; Little for the total"
routing = [[0, 0.6, 0.2], [0.1, 0, 0.7], [0, 0.2, 0]]
outside = [1.0, 0.5, 0.0]
rates = solve([[(1 if i == j else 0) - routing[j][i] for j in range(3)] for i in range(3)], outside)
numbers = []
for name, lam, mu, c in zip(("one", "two", "three"), rates, (1.0, 2.5, 0.9), (2, 1, 3)):
    wait = mmc_wait(c, lam, mu)
    numbers.append(lam * (wait + 1 / mu))
    stage("jackson", "wait_hours", wait, JACKSON, name, narrow=0.05)
    stage("jackson", "present", numbers[-1], JACKSON, name)
    resource("jackson", lam / mu / c, JACKSON, "server " + name)
claim("jackson", "present", sum(numbers), JACKSON)
claim("jackson", "hours_in_system", sum(numbers) / 1.5, JACKSON)
claim("jackson", "visits_per_client", sum(rates) / 1.5, JACKSON, narrow=0.01)

BURKE = "Burke (1956): the departures of M/M/1 are Poisson, so the second stage is M/M/1 too"
stage("tandem", "wait_hours", 0.6 / 0.4, BURKE, "first")
stage("tandem", "wait_hours", 0.8 * (0.6 * 0.8) / (1 - 0.6 * 0.8), BURKE, "second")
FEEDBACK = "M/M/1 with feedback: visits 1 / (1 - p), rho = lambda E[S] / (1 - p), L = rho / (1 - rho)"
claim("feedback", "visits_per_client", 4 / 3, FEEDBACK, narrow=0.01)
claim("feedback", "present", 0.8 / 0.2, FEEDBACK, narrow=0.05)
claim("feedback", "hours_in_system", 4 / 0.6, FEEDBACK, narrow=0.05)
claim("feedback", "returns_to_the_service", 4 / 3, FEEDBACK, narrow=0.01)

# Skills: A may be served by two specialists (first) or two generalists, B by the generalists, who take B first.
# A Markov chain of busy specialists, busy generalists and the two queues (all services are alike, so it does not matter
# whom a generalist serves). Solved by `--solve`; the queues are cut off at 60.
SKILLS = "N model: Markov chain, solved numerically (expected.py --solve)"
claim("skills", "wait_hours", 1.4656915779010524, SKILLS, "client", "A", narrow=0.04)
claim("skills", "wait_hours", 1.0124843089354079, SKILLS, "client", "B")
resource("skills", 0.8276964796660427, SKILLS, "specialist")
resource("skills", 0.8722978308029582, SKILLS, "generalist")

# A room and a nurse at once: the scarcer decides.
stage("room_and_nurse", "wait_hours", mmc_wait(3, 2.4), "M/M/3: three rooms, five nurses, each client needs one of both")
resource("room_and_nurse", 2.4 / 5, "lambda E[S] / c", "nurse")

# --- Without a line, and over time --------------------------------------------------------------------------------------

INSENSITIVE = "M/G/infinity: L = lambda E[S], whatever the distribution of service"
stage("mg_infinity", "present", 10, INSENSITIVE, narrow=0.01)

EICK = "Eick, Massey and Whitt (1993): m(t) = integral of lambda(u) P(S > t - u); the number present is Poisson"
for t in (6, 12, 18, 24):
    w, mu = 2 * pi / 24, 0.5
    # The integral from 0 of (10 + 8 sin w u) exp(-mu (t - u)).
    wave = (mu * sin(w * t) - w * cos(w * t) + w * exp(-mu * t)) / (mu * mu + w * w)
    value = 10 / mu * (1 - exp(-mu * t)) + 8 * wave
    claim("mt_infinity", "present_at", value, EICK, "time", f"{t} h", narrow=0.05)
    CLAIMS.append(("mt_infinity", "as it is", "present_at variance", "time", f"{t} h", repr(value), "1.0",
                   "Poisson: the variance is the mean"))
# In pieces: 2 an hour for 4 hours, then 6; services of 3 hours exactly: m(t) counts the last 3 hours' arrivals.
for t, value in ((2, 4), (5, 2 * 2 + 6 * 1), (10, 18)):
    claim("pieces_infinity", "present_at", value, EICK, "time", f"{t} h", narrow=0.05)

# During opening hours: while it is open the number present grows towards 12 with the rate 1/2, else it falls to 0.
def open_hours(t):
    present = 0.0
    for hour in range(t):
        towards = 12 if 8 <= hour % 24 < 16 else 0
        present = towards + (present - towards) * exp(-0.5)
    return present


for t in (12, 18, 34, 117):
    claim("hours_infinity", "present_at", open_hours(t), EICK, "time", f"{t} h", narrow=0.05)

# --- Appointment books ----------------------------------------------------------------------------------------------------

# One slot a day, 0.8 clients a day, notice of a day. B, the number booked for later days when a day begins, follows
# B' = (B + A - 1)+ with A Poisson, so E[B] = lambda² / (2 (1 - lambda)); a client has B and half of a day's arrivals
# before him or her, comes in the middle of a day and is seen at 8 o'clock.
BOOK = "One slot a day: E[B] = lambda² / (2 (1 - lambda)); days = notice + E[B] + lambda / 2, hours = 24 days + 8 - 12"
stage("slots", "wait_hours", 24 * (1 + 0.64 / 0.4 + 0.4) + 8 - 12, BOOK, narrow=0.04)
claim("slots", "utilisation", 0.8, "slots taken / offered", "resource", "book: clinic", narrow=0.02)

# --- Exactly --------------------------------------------------------------------------------------------------------------

TRACE = "By hand: served 1–5, interrupted by the end of the shift, 9–15"
claim("trace_shift", "hours_in_system", 14, TRACE, narrow=0)
for t, value in (("0.9", 0), ("1.1", 1), ("14.9", 1), ("15.1", 0)):
    claim("trace_shift", "present_at", value, TRACE, "time", f"{t} h", narrow=0)
claim("trace_shift", "wait_hours", 0, TRACE, narrow=0)
claim("trace_shift", "busy", 10 / 100, TRACE, "resource", "server", narrow=0)
claim("dd1", "wait_hours", 0, "D/D/1 below capacity: nobody waits", narrow=0)
claim("dd1", "utilisation", 0.75, "D/D/1", "resource", "server", narrow=0.001)


def solve_skills(limit=60, lam_a=2.2, lam_b=1.2, specialists=2, generalists=2):
    """Gauss–Seidel on the stationary equations of the N model."""
    states = []
    for s in range(specialists + 1):
        for g in range(generalists + 1):
            for a in range(limit + 1 if s == specialists and g == generalists else 1):
                for b in range(limit + 1 if g == generalists else 1):
                    states.append((s, g, a, b))
    index = {state: i for i, state in enumerate(states)}

    def moves(s, g, a, b):
        if s < specialists:
            yield lam_a, (s + 1, g, a, b)
        elif g < generalists:
            yield lam_a, (s, g + 1, a, b)
        elif a < limit:
            yield lam_a, (s, g, a + 1, b)
        if g < generalists:
            yield lam_b, (s, g + 1, a, b)
        elif b < limit:
            yield lam_b, (s, g, a, b + 1)
        if s:
            yield float(s), (s, g, a - 1, b) if a else (s - 1, g, a, b)
        if g:
            yield float(g), (s, g, a, b - 1) if b else (s, g, a - 1, b) if a else (s, g - 1, a, b)

    into = [[] for _ in states]
    out = [0.0] * len(states)
    for i, state in enumerate(states):
        for rate, target in moves(*state):
            into[index[target]].append((i, rate))
            out[i] += rate
    p = [1.0 / len(states)] * len(states)
    for _ in range(3000):
        change = 0.0
        for i in range(len(states)):
            new = sum(p[j] * rate for j, rate in into[i]) / out[i]
            change = max(change, abs(new - p[i]))
            p[i] = new
        total = sum(p)
        p = [x / total for x in p]
        if change < 1e-14:
            break
    mean = lambda f: sum(f(*state) * x for state, x in zip(states, p))
    return {"Wq_A": mean(lambda s, g, a, b: a) / lam_a, "Wq_B": mean(lambda s, g, a, b: b) / lam_b,
            "specialist": mean(lambda s, g, a, b: s) / specialists,
            "generalist": mean(lambda s, g, a, b: g) / generalists}


def main():
    if "--solve" in sys.argv:
        print(solve_skills())
        return 0
    text = "".join("\t".join(line) + "\n" for line in CLAIMS)
    if "--check" in sys.argv:
        with open(sys.argv[sys.argv.index("--check") + 1], encoding="utf-8") as file:
            if file.read() == text:
                return 0
        print("expected.tsv is not what expected.py works out", file=sys.stderr)
        return 1
    sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
