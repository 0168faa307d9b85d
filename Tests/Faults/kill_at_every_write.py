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
import os
import shutil
import sys
import tempfile

import killing
from under_test import Bench, SET_ASIDE, SETTLED, Trouble, differences

CALLS = ("write pwrite64 fsync fdatasync ftruncate rename renameat renameat2"
         " link linkat unlink unlinkat").split()


def main():
    options = killing.options(__doc__, CALLS, lambda made: made.add_argument(
        "--keep", action="store_true", help="keep the state of each run that differed"))
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
        bench.call("run", under=killing.tracing(log, CALLS))
        return killing.made(log, CALLS)

    def every_call(self):
        return killing.each_call(self.options, self.counts, self.kill_at)

    def kill_at(self, call, n):
        """What differs after the next run."""
        bench = Bench(self.options, f"{self.folder}/{call}-{n}")
        log = bench.folder / "strace"
        done = bench.call("run", under=killing.killing(log, call, n))
        killed = killing.was_killed(log)
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
        return killing.Killed(killed, said)


if __name__ == "__main__":
    main()
