"""Whether cfp has become slower than it was: processor time beside that of two others.

GMime reads mail, and shows how fast a machine computes; Python is started, and shows how fast its
kernel starts a program and gives it memory. Machines differ in the one and in the other: a program
that has become slower is slower beside both. Each run stands beside runs of them a moment earlier,
so that all meet the same machine, and the median of a few such comparisons is taken. What looks too
slow is measured further before it is said to be.
"""
import json
import pathlib
import statistics
import sys

import contestants
from mailboxes import Mailboxes
from measuring import measure

RECORDED = pathlib.Path(__file__).resolve().parent / "results/recorded.json"
MESSAGES = 2_000
MARGIN = 1.3
ROUNDS, MOST_ROUNDS = 3, 11


def run(cfp, folder, record, only=None):
    """Measures what has `only` in its name, and compares or records.

    Returns: the exit status: 1 where something is slower by more than the margin.
    """
    boxes = Mailboxes(folder / "mailboxes", MESSAGES, extra=0)
    boxes.make()
    boxes.warm()
    gmime = contestants.compile_gmime(folder)
    if gmime is None:
        sys.exit("Tests/Benchmarks/run: cc and libgmime-3.0-dev are needed to check")
    bases = contestants.bases_of_check(gmime, boxes)
    recorded = {} if record else json.loads(RECORDED.read_text())["ratios"]
    ratios, slower = {}, False
    for contestant in contestants.Ours(cfp, boxes, folder / "check").for_check():
        if only and only not in contestant.name:
            continue
        rounds = Rounds(contestant, bases, recorded.get(contestant.name))
        rounds.measure(MOST_ROUNDS if record else ROUNDS)
        while not record and rounds.slower and len(rounds) < MOST_ROUNDS:
            rounds.measure(2)
        slower = slower or not record and rounds.slower
        ratios[contestant.name] = rounds.ratios
        print(rounds.told, flush=True)
    if record:
        RECORDED.write_text(json.dumps({"messages": MESSAGES, "ratios": ratios}, indent=1) + "\n")
    return 1 if slower else 0


class Rounds:
    """What a contestant takes beside each of the bases, round after round."""

    def __init__(self, contestant, bases, recorded):
        self.contestant, self.bases, self.recorded = contestant, bases, recorded
        self.had = {base.name: [] for base in bases}

    def __len__(self):
        return min(map(len, self.had.values()))

    def measure(self, rounds):
        for _ in range(rounds):
            beside = {base.name: mean_cpu(base) for base in self.bases}
            taken = mean_cpu(self.contestant)
            for name, spent in beside.items():
                self.had[name].append(taken / spent)

    @property
    def ratios(self):
        """The median beside each base, by its name."""
        return {name: round(statistics.median(had), 3) for name, had in self.had.items()}

    @property
    def slower(self):
        """Whether it is slower than recorded by more than the margin, whatever it is held beside."""
        return all(had > MARGIN * self.recorded[name] for name, had in self.ratios.items())

    @property
    def told(self):
        """A line about it."""
        figures = []
        for name, had in self.ratios.items():
            than = "" if self.recorded is None else f", {had / self.recorded[name]:.2f} of what was recorded"
            figures.append(f"{had:.3f} of {name}{than}")
        verdict = "" if self.recorded is None else "SLOWER " if self.slower else "ok     "
        return f"{verdict}{self.contestant.name}: {'; '.join(figures)}"


def mean_cpu(contestant):
    """The mean processor time of its runs, in seconds."""
    spent = 0.0
    for _ in range(contestant.runs):
        contestant.ready()
        spent += measure(contestant.command, cores=contestant.cores, expected=contestant.expected).cpu
    return spent / contestant.runs
