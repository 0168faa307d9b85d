"""Whether cfp has become slower than it was: processor time beside GMime's.

Each run stands beside runs of GMime a moment earlier, so that both meet the same machine, and the
median of a few such pairs is taken. What looks too slow is measured further before it is said to be.
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
PAIRS, MOST_PAIRS = 3, 11
BASE_RUNS = 3  # of GMime, beside each of ours


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
    base = contestants.Contestant("GMime", [gmime, boxes.mbox], runs=BASE_RUNS)
    recorded = {} if record else json.loads(RECORDED.read_text())["ratios"]
    ratios, slower = {}, False
    for contestant in contestants.Ours(cfp, boxes, folder / "check").for_check():
        if only and only not in contestant.name:
            continue
        pairs = [pair(contestant, base) for _ in range(MOST_PAIRS if record else PAIRS)]
        if record:
            ratios[contestant.name] = round(statistics.median(pairs), 3)
            print(f"{contestant.name}: {statistics.median(pairs):.3f} of GMime's processor time"
                  f" ({min(pairs):.3f} to {max(pairs):.3f})", flush=True)
            continue
        most = MARGIN * recorded[contestant.name]
        while statistics.median(pairs) > most and len(pairs) < MOST_PAIRS:
            pairs += [pair(contestant, base) for _ in range(2)]
        had = statistics.median(pairs)
        slower = slower or had > most
        print(f"{'SLOWER' if had > most else 'ok':7}{contestant.name}: {had:.3f} of GMime's processor time,"
              f" {had / recorded[contestant.name]:.2f} of what was recorded", flush=True)
    if record:
        RECORDED.write_text(json.dumps({"messages": MESSAGES, "ratios": ratios}, indent=1) + "\n")
    return 1 if slower else 0


def pair(contestant, base):
    """What a run of `contestant` takes beside what a run of `base` takes."""
    beside = mean_cpu(base)
    return mean_cpu(contestant) / beside


def mean_cpu(contestant):
    """The mean processor time of its runs."""
    spent = 0.0
    for _ in range(contestant.runs):
        contestant.ready()
        spent += measure(contestant.command, cores=contestant.cores, expected=contestant.expected).cpu
    return spent / contestant.runs
