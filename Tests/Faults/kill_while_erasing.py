#!/usr/bin/env python3
"""Kills `cfp erase` and `cfp restore-backup` at every write, runs them again, and compares.

Each begins with the state that a run over the sample mailbox left, and with a backup of it.
strace kills the command at the N-th call that changes a file. The same command is then run
again, and has to leave what an undisturbed one leaves; after erasing no file of the state
directory may hold the person's address. One line a call is printed; the exit status is 1 where
anything differed. `--sample K` tries K values of N a call; `--address` names another person, of
whom no mail of others speaks.
"""
import shutil
import sys
import tempfile

import killing
from under_test import Bench, SETTLED, Trouble, differences

CALLS = "pwrite64 fsync fdatasync ftruncate rename renameat2 link unlink unlinkat".split()


def main():
    options = killing.options(__doc__, CALLS, lambda made: made.add_argument(
        "--address", default="charu.v@example.com", help="whom to erase"))
    failed = False
    with tempfile.TemporaryDirectory(prefix="cfp-erase-") as folder:
        begun = Bench(options, f"{folder}/begun")
        begun.run()
        backup = f"{folder}/backup"
        if begun.call("backup", backup).returncode != SETTLED:
            sys.exit("no backup could be made")
        for command in (["erase", options.address], ["restore-backup", backup]):
            failed = Killing(options, folder, begun, command).every_call() or failed
    sys.exit(1 if failed else 0)


class Killing:
    def __init__(self, options, folder, begun, command):
        self.options, self.folder, self.begun, self.command = options, folder, begun, command
        bench = self.bench("undisturbed")
        self.finish(bench)
        self.expected = bench.result()
        if self.traces(bench):
            sys.exit(f"{command[0]}: an undisturbed one leaves traces in {self.traces(bench)}")

    def bench(self, name):
        """A copy of the state that all begin with."""
        bench = Bench(self.options, f"{self.folder}/{self.command[0]}-{name}", copy_mailbox=False)
        shutil.copyfile(self.begun.mailbox, bench.mailbox)
        shutil.copytree(self.begun.state, bench.state)
        return bench

    def finish(self, bench):
        done = bench.call(*self.command)
        if done.returncode != SETTLED:
            raise Trouble(f"cfp {self.command[0]} ended with {done.returncode}: {done.stderr.strip()}")

    def traces(self, bench):
        """The files that hold the address of who was erased."""
        if self.command[0] != "erase":
            return []
        address = self.options.address.lower().encode()
        return [str(path.relative_to(bench.state)) for path in sorted(bench.state.rglob("*"))
                if path.is_file() and address in path.read_bytes().lower()]

    def every_call(self):
        bench = self.bench("counting")
        log = bench.folder / "strace"
        bench.call(*self.command, under=killing.tracing(log, CALLS))
        return killing.each_call(self.options, killing.made(log, CALLS), self.kill_at, self.command[0])

    def kill_at(self, call, n):
        """What differs once it is run again."""
        bench = self.bench(f"{call}-{n}")
        log = bench.folder / "strace"
        bench.call(*self.command, under=killing.killing(log, call, n))
        killed = killing.was_killed(log)
        said = []
        try:
            self.finish(bench)
            said += differences(self.expected, bench.result())
            said += [f"traces are left in {name}" for name in self.traces(bench)[:3]]
        except Trouble as trouble:
            said.append(f"after the kill: {trouble}")
        shutil.rmtree(bench.folder)
        return killing.Killed(killed, said)


if __name__ == "__main__":
    main()
