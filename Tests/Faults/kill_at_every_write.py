#!/usr/bin/env python3
"""Kills `cfp run` at every write, runs it again, and compares with an undisturbed run.

For each system call that can change a file, by itself: the run is started on a
fresh state under strace, which kills it at the N-th such call, for N = 1, 2, 3 …
until nothing is killed any more. Each killed run is followed by a normal one.
Then ledger, submissions, outbox (names and octets), packets, set-aside messages
and the mailbox itself have to be those of an undisturbed run.

strace counts calls for each thread and process apart: N kills at the moment when
the first of them reaches its N-th call. A call that a second thread makes
meanwhile is reached by its own smaller N. The kill (SIGKILL) takes the whole
process; where a child process was killed and cfp went on, N goes on as well.

One line a call is printed; the exit status is 1 where anything differed.
Needs strace, and the right to trace (in a container: CAP_SYS_PTRACE or Yama off).
"""
import collections
import concurrent.futures
import os
import re
import shutil
import sys
import tempfile

from under_test import Bench, SET_ASIDE, SETTLED, Trouble, differences, parser

CALLS = ("write pwrite64 fsync fdatasync ftruncate rename renameat renameat2"
         " link linkat unlink unlinkat").split()


def main():
    made = parser(__doc__)
    made.add_argument("--sample", type=int, metavar="K", help="try K values of N for each call, spread over all")
    made.add_argument("--calls", default=",".join(CALLS), help="only these calls, separated by commas")
    made.add_argument("--jobs", type=int, default=os.cpu_count(), help="benches at a time")
    made.add_argument("--keep", action="store_true", help="keep the state of each run that differed")
    options = made.parse_args()
    if not shutil.which("strace"):
        sys.exit("strace is not installed")
    with tempfile.TemporaryDirectory(prefix="cfp-kill-") as folder:
        failed = Killing(options, folder).every_call()
        if options.keep and failed:
            shutil.move(folder, kept := tempfile.mkdtemp(prefix="cfp-kept-"))
            os.makedirs(folder)
            print(f"kept in {kept}")
    sys.exit(1 if failed else 0)


class Killing:
    def __init__(self, options, folder):
        self.options, self.folder = options, folder
        bench = Bench(options, f"{folder}/undisturbed")
        bench.run()
        self.expected = bench.result()
        if not self.expected["ledger"] or not self.expected["outbox"]:
            sys.exit("the undisturbed run left no ledger or no outbox: nothing could be compared")
        self.counts = self.count()

    def count(self):
        """How often an undisturbed run makes each call, in the thread that makes it most."""
        bench = Bench(self.options, f"{self.folder}/counting")
        log = bench.folder / "strace"
        traced = ",".join("?" + call for call in CALLS)
        bench.call("run", under=["strace", "-f", "-qq", "-o", log, "-e", f"trace={traced}"])
        made = collections.Counter(re.findall(r"(?m)^(\d+) +(\w+)\(", log.read_text(errors="replace")))
        if not made:
            sys.exit("strace saw no call: is tracing allowed here?")
        return {call: max([n for (_, c), n in made.items() if c == call], default=0) for call in CALLS}

    def every_call(self):
        failed = False
        with concurrent.futures.ThreadPoolExecutor(self.options.jobs) as pool:
            for call in self.options.calls.split(","):
                results = list(pool.map(lambda n: (n, *self.kill_at(call, n)), self.values(self.counts[call])))
                n = self.counts[call]
                while self.options.sample is None and (not results or results[-1][1]):
                    n += 1
                    results.append((n, *self.kill_at(call, n)))
                wrong = [(n, said) for n, _, said in results if said]
                kills = sum(1 for _, killed, _ in results if killed)
                print(f"{call:10} {kills:4} kills of {self.counts[call]:4}, {len(wrong)} different", flush=True)
                for n, said in wrong[:10]:
                    print(f"           at {call} number {n}: {'; '.join(said)}")
                failed = failed or bool(wrong)
        return failed

    def values(self, last):
        """Which of 1 … last to try: all, or some spread over them with both ends."""
        k = self.options.sample
        if k is None or last <= k:
            return range(1, last + 1)
        return sorted({1 + round(i * (last - 1) / max(1, k - 1)) for i in range(k)})

    def kill_at(self, call, n):
        """Whether anything was killed at the n-th call, and what differs after the next run."""
        bench = Bench(self.options, f"{self.folder}/{call}-{n}")
        log = bench.folder / "strace"
        done = bench.call("run", under=[
            "strace", "-f", "-q", "-o", log, "-e", f"trace=?{call}", "-e", f"inject=?{call}:signal=KILL:when={n}"])
        killed = "killed by SIGKILL" in log.read_text(errors="replace")
        said = []
        if not killed and done.returncode not in (SETTLED, SET_ASIDE):
            said.append(f"nothing was killed, and yet the run ended with {done.returncode}: {done.stderr.strip()}")
        try:
            bench.run()
            said += differences(self.expected, bench.result())
        except Trouble as trouble:
            said.append(f"the run after the kill: {trouble}")
        if not (said and self.options.keep):
            shutil.rmtree(bench.folder)
        return killed, said


if __name__ == "__main__":
    main()
