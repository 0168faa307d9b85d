#!/usr/bin/env python3
"""Reads every mail that the program writes, with `cfp read` and with Python's `email`.

One of each kind in each language (`cfp send --test`), and the outbox of a run over the mailbox,
with a call whose name and proposals are beyond ASCII. Both readers have to find the same text,
subject, people and identifier; lines keep to RFC 5322; and each mail is one that no machine answers.
One line a case is printed; the exit status is 1 where one failed.
"""
import email
import email.header
import email.policy
import email.utils
import json
import subprocess
import sys
import tempfile

from sending import Call
from under_test import Bench, Trouble, parser, passes

NAME = "Zürich — 東京 \\\"Days\\\" <b>{{x}}</b>"


def lines(text):
    """A text as its lines: blanks and empty lines at ends and edges do not count."""
    return "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").split("\n")).strip("\n")


def person(octets):
    """The sender. The newer parser puts a blank between the encoded words of a name (RFC 2047, 6.2); this does not."""
    name, address = email.utils.parseaddr(email.message_from_bytes(octets)["From"])
    return str(email.header.make_header(email.header.decode_header(name))), address


def compare(bench, paths):
    done = subprocess.run([bench.cfp, "read", "--config", bench.config, *paths], capture_output=True, text=True)
    if done.returncode:
        raise Trouble(f"cfp read ended with {done.returncode}: {done.stderr.strip()}")
    read = [json.loads(line) for line in done.stdout.splitlines()]
    if len(read) != len(paths):
        raise Trouble(f"{len(read)} messages read, not {len(paths)}")
    for path, ours in zip(paths, read):
        octets = path.read_bytes()
        theirs = email.message_from_bytes(octets, policy=email.policy.default)
        body = theirs.get_body(("plain",)).get_content()
        sender = person(octets)
        for what, mine, other in (
                ("text", lines(ours["text"]), lines(body)),
                ("subject", ours["subject"], str(theirs["Subject"])),
                ("identifier", ours["messageID"], theirs["Message-ID"]),
                ("sender", [(a["name"], a["address"]) for a in ours["from"]], [sender]),
                ("kind", ours["kind"], "automatic"), ("defects", ours["defects"] + theirs.defects, [])):
            if mine != other:
                raise Trouble(f"{path.name}, {what}: {mine!r} is not {other!r}")
        longest = max(map(len, octets.split(b"\n")))
        if longest > 998 or not octets.isascii():
            raise Trouble(f"{path.name}: a line of {longest} octets, or octets beyond ASCII")
        if not str(theirs["Auto-Submitted"]).startswith("auto-"):
            raise Trouble(f"{path.name}: no Auto-Submitted")
    return f"({len(paths)} mails)"


def one_of_each(options, folder):
    call = Call(options, folder + "/each", {"by": "maildir"}, people=0)
    call.config.write_text(call.config.read_text().replace("Example Forum", NAME)
                           .replace("[acknowledge]", "[acknowledge]\nplus-addressing = true"))
    call.send(command=["send", "--test", "olga@example.org"])
    if len(call.delivered()) < 15:
        raise Trouble(f"{len(call.delivered())} mails only")
    answers_to = [email.message_from_bytes(path.read_bytes())["Reply-To"] or "" for path in call.delivered()]
    if sum("<talks+EX27-000@forum.example>" in one for one in answers_to) != 12:
        raise Trouble(f"answers go to {answers_to}")
    return compare(call, call.delivered())


def of_the_mailbox(options, folder):
    bench = Bench(options, folder + "/run")
    bench.call("arm", "--since", "2000-01-01T00:00:00Z")
    bench.run()
    return compare(bench, bench.delivered())


def main():
    options = parser(__doc__).parse_args()
    with tempfile.TemporaryDirectory(prefix="cfp-parse-back-") as folder:
        well = [passes(f"parsed back: {case.__name__.replace('_', ' ')}", case, options, folder)
                for case in (one_of_each, of_the_mailbox)]
    sys.exit(0 if all(well) else 1)


if __name__ == "__main__":
    main()
