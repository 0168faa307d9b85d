"""What the delivery tests share: a call with mails owed, and ways to look at its outbox."""
import json
import pathlib

from under_test import Bench, Trouble

CONFIGURATION = """[call]
name = "Example Forum"
code-prefix = "EX27"
addresses = ["talks@forum.example"]
deadline = "2027-03-31"

[mailbox]
path = "mailbox"

[acknowledge]
since = "2027-01-01"

[delivery]
{delivery}
"""
PROPOSAL = """From {name}@example.org Mon Mar  1 10:00:00 2027
Return-Path: <{name}@example.org>
Received: from mail.example.org by mx.forum.example; Mon, 1 Mar 2027 10:00:00 +0000
From: {name} Example <{name}@example.org>
To: talks@forum.example
Subject: Proposal: talk of {name}
Date: Mon, 1 Mar 2027 09:59:00 +0000
Message-ID: <{name}@example.org>

Title: What {name} learned about {name}
Speaker: {name} Example
Abstract: This talk by {name} is about {name}, what we tried, what failed
and what we would do again.

"""
START = "2027-03-02T12:00:00Z"


class Call(Bench):
    """A call with proposals of so many people, taken in and not answered yet."""

    def __init__(self, options, folder, delivery, people=1, ingest=True):
        super().__init__(options, folder, copy_mailbox=False)
        self.config, self.now = self.folder / "cfp.toml", START
        self.people = [f"speaker{n}" for n in range(1, people + 1)]
        self.mailbox.write_text("".join(PROPOSAL.format(name=name) for name in self.people))
        self.deliver(delivery)
        if ingest and people:
            done = self.call("ingest")
            if done.returncode:
                raise Trouble(f"cfp ingest ended with {done.returncode}: {done.stderr}")

    def deliver(self, delivery):
        """Configures `[delivery]`, given as keys and values."""
        self.config.write_text(CONFIGURATION.format(
            delivery="\n".join(f"{key.replace('_', '-')} = {json.dumps(value)}" for key, value in delivery.items())))

    @property
    def addresses(self):
        return [f"{name}@example.org" for name in self.people]

    def send(self, status=0, words=(), command=("send",), **keywords):
        done = self.call(*command, **keywords)
        if done.returncode != status:
            raise Trouble(f"cfp {' '.join(map(str, command))} ended with {done.returncode}, not {status}: "
                          + (done.stderr.strip() or done.stdout.strip()))
        for word in words:
            if word not in done.stderr + done.stdout:
                raise Trouble(f"says nothing of {word!r}: {done.stderr.strip()} {done.stdout.strip()}")
        return done

    def states(self):
        """The state of each mail, in order."""
        return [mail["state"] for mail in self.view("outbox")]

    def expect(self, *states):
        if (found := self.states()) != list(states):
            raise Trouble(f"the outbox says {found}, not {list(states)}")


def texts_below(folder):
    """Every file below a folder as octets: to look for what must not be there."""
    return {path: path.read_bytes() for path in pathlib.Path(folder).rglob("*") if path.is_file()}
