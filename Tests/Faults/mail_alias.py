#!/usr/bin/env python3
"""Pipes messages into `cfp ingest -`, as a mail alias does, in good surroundings and in bad ones.

A mail server bounces a proposal on any exit code but 0 and 75, so these are the only
two that may be seen: 0 where the message is on record (one line in the ledger more,
whatever its octets are), 75 where it is not (and the server keeps it and tries again).
One line a case is printed; the exit status is 1 where one failed.
"""
import collections
import shutil
import subprocess
import sys
import tempfile

from bad_input import small_disk
from under_test import SETTLED, TRY_AGAIN, Bench, Trouble, parser, passes

PROPOSAL = b"""Return-Path: <odile@example.org>
Received: from mail.example.org (mail.example.org [192.0.2.9])
\tby mail.kvm-forum.example (Postfix) with ESMTP id 5D1F2A7C30
\tfor <content-committee@kvm-forum.example>; Fri, 18 Apr 2008 10:00:03 +0000 (UTC)
Date: Fri, 18 Apr 2008 12:00:00 +0200
From: Odile Wannamaker <odile@example.org>
To: content-committee@kvm-forum.example
Subject: KVM Forum proposal
Message-ID: <20080418120000.GA77@example.org>

Title: A guest in every greenhouse
Speaker: Odile Wannamaker
Format: mini-presentation

Abstract: Forty greenhouses, forty guests, one pump each.
From the outside it looks like too many machines.

From then on the talk is about valves.
"""

# name: octets on standard input, lines that the ledger has to hold afterwards
MESSAGES = {
    "a proposal": (PROPOSAL, 1),
    "with a From_ line": (b"From odile@example.org Fri Apr 18 10:00:03 2008\n" + PROPOSAL, 1),
    "with CRLF": (PROPOSAL.replace(b"\n", b"\r\n"), 1),
    "without a newline at the end": (PROPOSAL[:-1], 1),
    "header only": (PROPOSAL.partition(b"\n\n")[0] + b"\n", 1),
    "garbage": (bytes(range(256)) * 40, 1),
    "one octet": (b"x", 1),
    "one long line": (b"y" * 2_000_000, 1),
    "many headers": (b"X-A: b\n" * 200_000 + b"\n", 1),
    "nested 2,000 deep": (b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (i, i) for i in range(2000)) + b"\nhello\n", 1),
    "5 MB in one paragraph": (PROPOSAL + b"All work and no play.\n" * 230_000, 1),
    "nothing at all": (b"", None),
}


def feed(bench, octets, **keywords):
    """Pipes `octets` into `cfp ingest -`; returns the exit status, which has to be 0 or 75."""
    try:
        done = subprocess.run(bench.command("ingest", "-"), input=octets, capture_output=True, timeout=60, **keywords)
    except subprocess.TimeoutExpired:
        raise Trouble("still at work after a minute") from None
    said = done.stderr.decode(errors="replace").strip()
    if done.returncode not in (SETTLED, TRY_AGAIN):
        raise Trouble(f"exit {done.returncode}: a mail server would bounce this: {said[:300]}")
    if done.returncode == TRY_AGAIN and len(said.splitlines()) != 1:
        raise Trouble(f"{len(said.splitlines())} lines on standard error, not one: {said[:300]}")
    return done.returncode


def message(octets, lines):
    def case(bench):
        for _ in range(2):  # The second time it is on record already.
            if feed(bench, octets) != SETTLED:
                raise Trouble("exit 75, not 0")
            found = len(bench.view("ledger")) if (bench.state / "cfp.sqlite").exists() else 0
            if lines is not None and found != lines:
                raise Trouble(f"{found} lines in the ledger, not {lines}")
    return case


def refused(spoil):
    """A case where the message cannot be kept: 75, and 0 once the surroundings are mended."""
    def case(bench):
        mend = spoil(bench)
        if feed(bench, PROPOSAL) != TRY_AGAIN:
            raise Trouble("exit 0, and the message is not on record")
        mend()
        if feed(bench, PROPOSAL) != SETTLED or len(bench.view("ledger")) != 1:
            raise Trouble("not on record when tried again")
    return case


def no_configuration(bench):
    good, bench.config = bench.config, bench.folder / "absent.toml"
    return lambda: setattr(bench, "config", good)


def bad_configuration(bench):
    good, bench.config = bench.config, bench.folder / "call.toml"
    bench.config.write_text("[call]\nnaem = 1\n")
    return lambda: setattr(bench, "config", good)


def open_state(bench):
    bench.state.mkdir()
    bench.state.chmod(0o777)
    return lambda: bench.state.chmod(0o700)


def no_database(bench):
    bench.state.mkdir(mode=0o700)
    (bench.state / "cfp.sqlite").write_bytes(b"this is no database\n" * 500)
    return (bench.state / "cfp.sqlite").unlink


def full_disk(bench):
    with small_disk(bench.state, 60) as keywords:
        if feed(bench, PROPOSAL, **keywords) != TRY_AGAIN:
            raise Trouble("exit 0 on a full disk")
    shutil.rmtree(bench.state)
    if feed(bench, PROPOSAL) != SETTLED or len(bench.view("ledger")) != 1:
        raise Trouble("not on record when tried again")


def together(bench):
    """Twenty deliveries at the same time: each waits for its turn, and they settle as one by one."""
    running = []
    mails = [
        PROPOSAL.replace(b"GA77", b"GA%d" % n).replace(b"every greenhouse", b"greenhouse %d" % (n // 2))
        for n in range(20)]
    for octets in mails:
        process = subprocess.Popen(bench.command("ingest", "-"), stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        process.stdin.write(octets)
        process.stdin.close()
        running.append(process)
    for process in running:
        process.stdout.read()
        said = process.stderr.read().decode(errors="replace").strip()
        if process.wait() != SETTLED:
            raise Trouble(f"exit {process.returncode}: {said[:300]}")
    alone = Bench(bench.options, bench.folder / "alone", copy_mailbox=False)
    for octets in mails:
        if feed(alone, octets) != SETTLED:
            raise Trouble("exit 75 for one that came alone")
    if summary(bench) != summary(alone):
        raise Trouble(f"{summary(bench)} together, {summary(alone)} one by one")


def summary(bench):
    """How many messages came to what, and how many each submission has."""
    ledger = collections.Counter(line["outcome"] for line in bench.view("ledger"))
    return ledger, sorted(len(submission["messages"]) for submission in bench.view("list"))


def main():
    options = parser(__doc__).parse_args()
    cases = {f"message: {name}": message(*given) for name, given in MESSAGES.items()}
    cases |= {"configuration absent": refused(no_configuration), "configuration wrong": refused(bad_configuration),
              "state directory world-writable": refused(open_state), "database that is none": refused(no_database),
              "disk full": full_disk, "twenty at the same time": together}
    well = True
    with tempfile.TemporaryDirectory(prefix="cfp-alias-") as folder:
        for number, (name, attempt) in enumerate(cases.items()):
            well = passes(name, attempt, Bench(options, f"{folder}/{number}", copy_mailbox=False)) and well
    sys.exit(0 if well else 1)


if __name__ == "__main__":
    main()
