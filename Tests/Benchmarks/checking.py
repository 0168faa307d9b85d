"""Whether cfp has become slower than it was: processor time beside GMime's, least of several runs.

The least is what the program needs; everything above it is the machine's other work. What looks too
slow is measured again, together with GMime, before it is said to be.
"""
import json
import pathlib
import sys

import contestants
from mailboxes import Mailboxes
from measuring import measure

RECORDED = pathlib.Path(__file__).resolve().parent / "results/recorded.json"
MESSAGES = 2_000
MARGIN = 1.3
ROUNDS = 4


def run(cfp, folder, record):
    """Measures, and compares or records.

    Returns: the exit status: 1 where something is slower by more than the margin.
    """
    boxes = Mailboxes(folder / "mailboxes", MESSAGES, extra=0)
    boxes.make()
    boxes.warm()
    gmime = contestants.compile_gmime(folder)
    if gmime is None:
        sys.exit("Tests/Benchmarks/run: cc and libgmime-3.0-dev are needed to check")
    base = contestants.Contestant("GMime", [gmime, boxes.mbox])
    ours = contestants.Ours(cfp, boxes, folder / "check").for_check()
    least = {}
    recorded = {} if record else json.loads(RECORDED.read_text())["ratios"]
    suspected = ours
    for _ in range(2 if record else ROUNDS):
        for contestant in [base, *suspected]:
            for _ in range(contestant.runs if contestant is not base else 7):
                contestant.ready()
                cost = measure(contestant.command, cores=contestant.cores, expected=contestant.expected)
                least[contestant.name] = min(cost.cpu, least.get(contestant.name, cost.cpu))
        ratios = {contestant.name: least[contestant.name] / least["GMime"] for contestant in ours}
        suspected = [
            contestant for contestant in ours
            if record or ratios[contestant.name] > MARGIN * recorded[contestant.name]]
        if not suspected:
            break
    if record:
        RECORDED.write_text(json.dumps(
            {"messages": MESSAGES, "ratios": {name: round(ratio, 3) for name, ratio in ratios.items()}}, indent=1) + "\n")
    for name, ratio in ratios.items():
        was = f"recorded {recorded[name]:.3f}" if not record else "recorded"
        slow = any(contestant.name == name for contestant in suspected) and not record
        print(f"{'SLOWER' if slow else 'ok':7}{name}: {least[name]:.3f} s of CPU, {ratio:.3f} of GMime's, {was}")
    return 1 if suspected and not record else 0
