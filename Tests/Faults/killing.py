"""What the scripts share that kill cfp at each of its system calls, with strace."""
import collections
import concurrent.futures
import os
import re
import shutil
import sys

from under_test import parser


def options(doc, calls, extend=lambda made: None):
    """The options of a script that kills at `calls`."""
    made = parser(doc)
    made.add_argument("--sample", type=int, metavar="K", help="try K values of N for each call, spread over all")
    made.add_argument("--calls", default=",".join(calls), help="only these calls, separated by commas")
    made.add_argument("--jobs", type=int, default=os.cpu_count(), help="benches at a time")
    extend(made)
    given = made.parse_args()
    if not shutil.which("strace"):
        sys.exit("strace is not installed")
    return given


def tracing(log, calls):
    """The words in front of a command that log its `calls`."""
    traced = ",".join("?" + call for call in calls)
    return ["strace", "-f", "-qq", "-o", log, "-e", f"trace={traced}"]


def made(log, calls):
    """How often the logged command made each call, in the thread that made it most."""
    found = collections.Counter(re.findall(r"(?m)^(\d+) +(\w+)\(", log.read_text(errors="replace")))
    if not found:
        sys.exit("strace saw no call: is tracing allowed here?")
    return {call: max([n for (_, c), n in found.items() if c == call], default=0) for call in calls}


def spread(last, sample):
    """Which of 1 … last to try: all, or `sample` of them spread over all with both ends."""
    if sample is None or last <= sample:
        return range(1, last + 1)
    return sorted({1 + round(i * (last - 1) / max(1, sample - 1)) for i in range(sample)})


def killing(log, call, n):
    """The words in front of a command that kill it at its n-th `call`."""
    return ["strace", "-f", "-q", "-o", log, "-e", f"trace=?{call}", "-e", f"inject=?{call}:signal=KILL:when={n}"]


def was_killed(log):
    return "killed by SIGKILL" in log.read_text(errors="replace")


Killed = collections.namedtuple("Killed", "really wrong unsure", defaults=(0,))
Killed.__doc__ = "Whether anything was killed, sentences on what is wrong then, and how many mails are uncertain."


def each_call(options, counts, attempt, name=""):
    """Kills at each of the calls: `attempt(call, n)` gives a Killed. Prints a line a call; whether something was wrong.

    Without --sample, as long as there is a call to be killed at.
    """
    failed = False
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for call in options.calls.split(","):
            numbers = spread(counts[call], options.sample)
            results = list(zip(numbers, pool.map(lambda n: attempt(call, n), numbers)))
            while options.sample is None and (not results or results[-1][1].really):
                n = len(results) + 1
                results.append((n, attempt(call, n)))
            wrong = [(n, result.wrong) for n, result in results if result.wrong]
            unsure = sum(result.unsure for _, result in results)
            print(f"{name:14} {call:10} ".lstrip() + f"{sum(result.really for _, result in results):4} kills of {counts[call]:4}, "
                  + (f"{unsure} uncertain, " if unsure else "") + f"{len(wrong)} wrong", flush=True)
            for n, said in wrong[:10]:
                print(f"           at {call} number {n}: {'; '.join(said)}")
            failed = failed or bool(wrong)
    return failed
