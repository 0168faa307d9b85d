#!/usr/bin/env python3
"""Reads letters that were damaged by chance, and looks whether any makes the reader crash.

Lines of the letters of Tests/Letters are cut, doubled, moved and left out, and lines are put
between them that mean something: marks of lists, rules, labels, quotation marks. `cfp read` says
of a message that it could not be read where its process died; no letter may come to that. What
did is kept in --keep. The exit status is 1 where one did.
"""
import json
import pathlib
import random
import subprocess
import sys
import tempfile

from under_test import ROOT, parser

OTHER_CALL = ROOT / "Tests/Calls/harbour-days.toml"
AT_ONCE = 500  # files that one cfp reads

MARKS = [line.encode() for line in (
    "*", "**", "***", "* * *", "-", "--", "- ", "-- ", "----", "=====", "= =", "+", "|", "a |", "#", "##", ">", "> ",
    "1.", "1)", "2.", "1. a. b", "- a: b", "* a - b", "*a*", "**a**", "_a_", "(", ")", "[", "]", "<", "@", "&", ":", ",",
    ".", "...", "\"", "“", "–", "：", "\u3000", "\u0301", "\U0001f600", "\t", "Title:", "Abstract:", "Speaker: ", "Re:",
    "Subject: ", "From: ", "Talk 1:", "\"Frogs\"", "by", "Dr.", "25 minutes")]


def damaged(message, chance):
    """A message with some lines of its text changed."""
    end = b"\r\n\r\n" if b"\r\n\r\n" in message else b"\n\n"
    header, gap, text = message.partition(end)
    lines = text.split(b"\n")
    for _ in range(chance.randint(1, 6)):
        lines = changed(lines, chance)
    text = b"\n".join(lines)
    if chance.random() < 0.3:
        text = text.rstrip(b"\r\n")
    if chance.random() < 0.2:
        header = b"\n".join(
            b"Subject: " + chance.choice(MARKS) + line[8:] * chance.randint(0, 1)
            if line.lower().startswith(b"subject:") else line
            for line in header.split(b"\n"))
    return header + gap + text


def changed(lines, chance):
    """Lines with one of them changed, or cut at one."""
    at = chance.randrange(len(lines))
    line = lines[at]
    cut = chance.randrange(len(line) + 1)
    return chance.choice([
        lambda: lines[:at + 1],
        lambda: lines[at:],
        lambda: lines + [chance.choice(MARKS)],
        lambda: lines[:at] + [chance.choice(MARKS)] + lines[at:],
        lambda: lines[:at] + [line[:cut]] + lines[at + 1:],
        lambda: lines[:at] + [line[:cut] + chance.choice(MARKS) + line[cut:]] + lines[at + 1:],
        lambda: lines[:at] + [chance.choice(MARKS) + b" " + line] + lines[at + 1:],
        lambda: lines[:at] + lines[at + 1:] or [b""],
        lambda: lines[:at] + [chance.choice(lines)] + lines[at:],
    ])()


def crashed(cfp, call, paths):
    """The files that the reader did not survive."""
    done = subprocess.run([cfp, "read", "--config", call, "--format", "json", *paths], capture_output=True, text=True)
    records = [json.loads(line) for line in done.stdout.splitlines()]
    if len(records) != len(paths):
        sys.exit(f"cfp read printed {len(records)} records for {len(paths)} files: {done.stderr[-300:]}")
    return [record["source"] for record in records
            if any(defect.startswith("It could not be read") for defect in record["defects"])]


def main():
    made = parser(__doc__)
    made.add_argument("--count", type=int, default=20_000, help="letters (20,000)")
    made.add_argument("--seed", type=int, default=1)
    made.add_argument("--keep", type=pathlib.Path, help="a folder for what was not survived")
    options = made.parse_args()
    chance = random.Random(options.seed)
    letters = [path.read_bytes() for path in sorted((ROOT / "Tests/Letters").glob("*/*.eml"))]
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for start in range(0, options.count, AT_ONCE):
            paths = []
            for number in range(start, min(start + AT_ONCE, options.count)):
                paths.append(pathlib.Path(folder, f"{number}.eml"))
                paths[-1].write_bytes(damaged(chance.choice(letters), chance))
            call = (options.config, OTHER_CALL)[start // AT_ONCE % 2]
            for source in map(pathlib.Path, crashed(options.cfp, call, paths)):
                found.append(source.name)
                print(f"WRONG  {source.name}, read for {call}: the reader crashed", flush=True)
                if options.keep:
                    options.keep.mkdir(parents=True, exist_ok=True)
                    (options.keep / source.name).write_bytes(source.read_bytes())
            for path in paths:
                path.unlink()
    print(f"{'ok' if not found else 'WRONG':7}{options.count} damaged letters (seed {options.seed}): {len(found)} not read")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
