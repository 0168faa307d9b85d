#!/usr/bin/env python3
"""Kills `cfp send` at every write while it sends 20 mails, runs it again, and counts what arrived.

Once over SMTP, once through a mail program. For each system call that changes a file
or speaks to the server, by itself: the run is started on a copy of the same state
under strace, which kills it at the N-th such call. A normal run follows. Then every
mail is on record as sent, and arrived exactly once, or as uncertain, and arrived at
most once; at most one is uncertain. After `cfp outbox retry` of that one, all are sent.

One line a call is printed; the exit status is 1 where anything was wrong.
Needs strace (and the right to trace), openssl and python3-aiosmtpd.
"""
import collections
import pathlib
import shutil
import sys
import tempfile

import killing
from delivery import Post
from mail_servers import Server
from sending import Call
from under_test import Trouble

CALLS = "write pwrite64 fsync fdatasync sendto sendmsg recvfrom ftruncate unlink".split()
PROGRAM = """#!/bin/sh
# Takes a mail as sendmail does, whole or not at all.
for recipient; do :; done
cat > "{box}/tmp/$$" && mv "{box}/tmp/$$" "{box}/new/$recipient.$$"
"""


class OverSMTP:
    """Each bench has a server of its own."""

    def __init__(self, post):
        self.post = post

    def __enter__(self):
        self.server = Server(self.post.good).__enter__()
        return self

    def __exit__(self, *_):
        self.server.__exit__()

    def delivery(self, folder):
        return self.post.delivery(self.server)

    def arrived(self, folder):
        return self.server.recipients()


class ThroughAProgram:
    def __init__(self, post):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def delivery(self, folder):
        for part in ("tmp", "new"):
            (folder / "box" / part).mkdir(parents=True)
        program = folder / "sendmail"
        program.write_text(PROGRAM.format(box=folder / "box"))
        program.chmod(0o755)
        return {"by": "sendmail", "program": str(program), "seconds": 20}

    def arrived(self, folder):
        return [path.name.rpartition(".")[0] for path in (folder / "box/new").iterdir()]


class Killing:
    def __init__(self, options, folder, post, way):
        self.options, self.folder, self.post, self.way = options, folder, post, way
        self.prepared = Call(options, folder / "prepared", {"by": "maildir"}, people=options.mails)
        self.counts = self.count()

    def bench(self, name, way):
        folder = self.folder / name
        folder.mkdir()
        shutil.copytree(self.prepared.state, folder / "state")
        shutil.copy(self.prepared.mailbox, folder / "mailbox")
        call = Call(self.options, folder, {"by": "maildir"}, people=0)
        call.people = self.prepared.people
        call.deliver(way.delivery(folder))
        return call

    def count(self):
        with self.way(self.post) as way:
            call = self.bench("counting", way)
            log = call.folder / "strace"
            call.send(under=killing.tracing(log, CALLS))
            if sorted(way.arrived(call.folder)) != sorted(call.addresses):
                raise Trouble("the undisturbed run did not send each mail once")
            return killing.made(log, CALLS)

    def every_call(self):
        return killing.each_call(self.options, self.counts, self.kill_at, self.way.__name__)

    def kill_at(self, name, n):
        """How many mails are uncertain after the next run, and what is wrong."""
        with self.way(self.post) as way:
            call = self.bench(f"{name}-{n}", way)
            log = call.folder / "strace"
            call.call("send", under=killing.killing(log, name, n))
            killed = killing.was_killed(log)
            unsure = 0
            try:
                done = call.call("send")
                unsure = self.look(call, way, done)
                said = []
            except Trouble as trouble:
                said = [str(trouble)]
            shutil.rmtree(call.folder)
            return killing.Killed(killed, said, unsure)

    def look(self, call, way, done):
        arrived = collections.Counter(way.arrived(call.folder))
        unsure = []
        for mail in call.view("outbox"):
            address, state = mail["recipients"][0], mail["state"]
            if state == "sent" and arrived[address] != 1:
                raise Trouble(f"mail {mail['id']} is sent, and arrived {arrived[address]} times")
            if state == "uncertain" and arrived[address] > 1:
                raise Trouble(f"mail {mail['id']} arrived {arrived[address]} times")
            if state == "uncertain":
                unsure.append(mail["id"])
            elif state != "sent":
                raise Trouble(f"mail {mail['id']} is {state}: {mail['trouble']} ({done.stderr.strip()})")
        if len(unsure) > 1:
            raise Trouble(f"{len(unsure)} mails are uncertain")
        for number in unsure:
            call.send(command=["outbox", "retry", number])
        call.expect(*["sent"] * len(call.people))
        return len(unsure)


def main():
    options = killing.options(__doc__, CALLS, lambda made: made.add_argument("--mails", type=int, default=20))
    failed = False
    with tempfile.TemporaryDirectory(prefix="cfp-kill-") as folder:
        folder = pathlib.Path(folder)
        post = Post(options, folder / "post")
        for way in (OverSMTP, ThroughAProgram):
            (folder / way.__name__).mkdir()
            failed = Killing(options, folder / way.__name__, post, way).every_call() or failed
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
