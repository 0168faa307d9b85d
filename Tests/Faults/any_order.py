#!/usr/bin/env python3
"""Delivers the messages of an mbox in other orders, and reads the record again afterwards.

For each seed the messages are shuffled and taken in by a fresh record. Those that hold a
proposal have to come to the same submissions as in order: what came before the mail that it
answers is related again when that arrives. Nobody may be answered twice for it. Then `cfp
reread` has to leave ledger, submissions and outbox as they are. One line a seed is printed;
the exit status is 1 where one failed.
"""
import random
import re
import sys
import tempfile

from under_test import Bench, SETTLED, SET_ASIDE, Trouble, differences, parser, passes

HOLDS_PROPOSAL = {"new", "revision", "duplicate"}


def split(octets):
    """The messages of an mbox, each with its From_ line."""
    return [part for part in re.split(rb"(?m)(?:(?<=\n\n)|\A)(?=From \S+ .*\d{4}\n)", octets) if part.strip()]


def clusters(ledger, holders):
    """The digests of messages that are about the same submission, among `holders`."""
    about = {}
    for line in ledger:
        if line["sha256"] in holders:
            for code in line["submissions"]:
                about.setdefault(code, set()).add(line["sha256"])
    return {frozenset(digests) for digests in about.values()}


def deliver(bench, messages):
    bench.mailbox.write_bytes(b"".join(message.rstrip(b"\n") + b"\n\n" for message in messages))
    done = bench.call("ingest")
    if done.returncode not in (SETTLED, SET_ASIDE):
        raise Trouble(f"cfp ingest ended with {done.returncode}: {done.stderr.strip()[:300]}")


def seen(bench):
    return {"ledger": bench.view("ledger"), "list": bench.view("list"), "outbox": bench.view("outbox")}


def reread(bench):
    before = seen(bench)
    done = bench.call("reread")
    if done.returncode != SETTLED:
        raise Trouble(f"cfp reread ended with {done.returncode}: {done.stderr.strip()[:300]}")
    if done.stdout:
        raise Trouble(f"cfp reread changed: {done.stdout[:300]}")
    found = differences(before, seen(bench))
    if found:
        raise Trouble("after cfp reread: " + "; ".join(found))


def attempt(bench, messages, order, expected, holders):
    deliver(bench, [messages[place] for place in order])
    ledger = bench.view("ledger")
    found = clusters(ledger, holders)
    if found != expected:
        raise Trouble(f"{len(expected - found)} submissions differ")
    answered = [mail["message"] for mail in bench.view("outbox")]
    if len(answered) != len(set(answered)):
        raise Trouble("a message is answered twice")
    reread(bench)
    return f"{sum(1 for line in ledger if line['amended'])} related again"


def main():
    made = parser(__doc__)
    made.add_argument("--seeds", type=int, default=20, help="how many orders to try (default: 20)")
    options = made.parse_args()
    well = True
    with tempfile.TemporaryDirectory(prefix="cfp-order-") as folder:
        bench = Bench(options, f"{folder}/in-order")
        messages = split(bench.mailbox.read_bytes())
        deliver(bench, messages)
        ledger = bench.view("ledger")
        holders = {line["sha256"] for line in ledger if {line["outcome"], line["amended"]} & HOLDS_PROPOSAL}
        expected = clusters(ledger, holders)
        reread(bench)
        print(f"ok      in order: {len(messages)} messages, {len(expected)} submissions", flush=True)
        for seed in range(options.seeds):
            order = list(range(len(messages)))
            random.Random(seed).shuffle(order)
            bench = Bench(options, f"{folder}/{seed}")
            well = passes(f"seed {seed}", attempt, bench, messages, order, expected, holders) and well
    sys.exit(0 if well else 1)


if __name__ == "__main__":
    main()
