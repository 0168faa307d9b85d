#!/usr/bin/env python3
"""Lets the program talk with other programs that answer mail, until nobody says anything more.

On the other side are Debian's vacation, behind a real Postfix; another copy of cfp; and a
program that answers everything, marks nothing and quotes all it got. Each exchange has to end by
itself, and cfp may have written one mail in it.
One line a case is printed; the exit status is 1 where one failed.
Needs Debian's postfix, vacation, openssl, and root.
"""
import email
import email.policy
import html
import os
import subprocess
import textwrap

from delivery import expect
from postfix import NOBODY, try_cases
from sending import Call
from under_test import Trouble

MOST_ROUNDS = 12
AWAY = """From: Speaker One <speaker1@example.org>
Subject: away from my mail

I will not be reading my mail for a while.
"""


THANKS = "Thank you for your message. We will be in touch.\n\n"


def in_html(answer, text):
    lines = "<br>".join(html.escape(line).replace("  ", " &nbsp;") for line in (THANKS + text).splitlines())
    answer.set_content(f"<html><body>{lines}</body></html>", subtype="html")


def attached(answer, text):
    answer.set_content(THANKS)
    answer.add_attachment(text, filename="your-message.txt")


def rewrapped(answer, text):
    paragraphs = text.split("\n\n")
    answer.set_content(THANKS + "\n\n".join(textwrap.fill(" ".join(each.split()), 50) for each in paragraphs))


# How programs send back what they got.
SHAPES = {
    "whole": lambda answer, text: answer.set_content(THANKS + text),
    "quoted": lambda answer, text: answer.set_content(THANKS + textwrap.indent(text, "> ", lambda line: True)),
    "unindented": lambda answer, text: answer.set_content(THANKS + "\n".join(map(str.strip, text.splitlines()))),
    "rewrapped": rewrapped, "html": in_html, "attached": attached,
}


def append(call, octets, sender):
    """Puts a mail that arrived into the mailbox of a call."""
    body = b"".join(b">" + line if line.lstrip(b">").startswith(b"From ") else line
                    for line in octets.splitlines(keepends=True))
    with open(call.mailbox, "ab") as mailbox:
        mailbox.write(b"From %s Tue Mar  2 12:00:00 2027\n" % sender.encode() + body.rstrip(b"\n") + b"\n\n")


class Vacation:
    """Debian's vacation for one person, answering through a Postfix."""

    def __init__(self, folder, postfix):
        self.folder, self.environment = folder, os.environ | {"MAIL_CONFIG": str(postfix.top / "etc")}
        folder.mkdir()
        (folder / "text").write_text(AWAY)
        self.call("-i")

    def call(self, *arguments, given=b""):
        done = subprocess.run(["vacation", "-d", "-f", self.folder / "db", *arguments, "root"], input=given,
                              env=self.environment, capture_output=True)
        if done.returncode:
            raise Trouble(f"vacation ended with {done.returncode}: {done.stderr.decode(errors='replace')}")

    def get(self, octets, sender):
        self.call("-j", "-r", "0", "-m", self.folder / "text", given=f"From {sender} Tue Mar  2 12:00:00 2027\n".encode() + octets)


def outbox(call):
    """The mails that the call has put into its Maildir, taken away from there."""
    paths = call.delivered()
    mails = [path.read_bytes() for path in paths]
    for path in paths:
        path.unlink()
    return mails


def last(call):
    line = call.view("ledger")[-1]
    return line["outcome"], line["why"]


def with_vacation(post, postfix):
    """The person's vacation gets our answer; then a letter of a person of ours, which it does answer."""
    vacation = Vacation(post.folder / "vacation", postfix)
    call = post.call("vacation", postfix, **NOBODY)
    call.run()
    answer = postfix.mails(1)[0]
    expect(answer["Delivered-To"] == "speaker1@example.org", "it went elsewhere")
    vacation.get(answer.as_bytes(), "talks@forum.example")
    letter = email.message_from_string(
        "From: talks@forum.example\nTo: speaker1@example.org\nSubject: A question\nMessage-ID: <q@forum.example>\n\n"
        "Do you need a projector?\n", policy=email.policy.default)
    vacation.get(letter.as_bytes(), "talks@forum.example")
    away = postfix.mails(1)[0]
    expect(away["Delivered-To"] == "talks@forum.example" and "A question" not in str(away["To"]), "vacation is silent")
    append(call, away.as_bytes(), "speaker1@example.org")
    call.run()
    expect(last(call)[0] == "automatic", f"it is taken for {last(call)}")
    expect(len(call.view("outbox")) == 1, "it was answered")
    return f"(its mail: {last(call)[1]})"


def with_a_copy(post, _):
    """A call that sent another call's address a proposal: by an alias, or by mistake."""
    ours, theirs = (Call(post.options, post.folder / name, {"by": "maildir"}, ingest=False)
                    for name in ("ours", "theirs"))
    text = theirs.config.read_text().replace("talks@forum.example", "papers@other.example").replace("EX27", "OT27")
    theirs.config.write_text(text)
    for call, to, sender in ((ours, "talks@forum.example", "papers@other.example"),
                             (theirs, "papers@other.example", "talks@forum.example")):
        mail = call.mailbox.read_text().replace("speaker1@example.org", sender)
        call.mailbox.write_text(mail.replace("To: talks@forum.example", f"To: {to}"))
    written = []
    for _ in range(MOST_ROUNDS):
        new = []
        for call, other, address in ((ours, theirs, "talks@forum.example"), (theirs, ours, "papers@other.example")):
            call.run()
            mails = outbox(call)
            new += mails
            for mail in mails:
                append(other, mail, address)
        written.append(len(new))
        if not new:
            break
    expect(written == [2, 0], f"mails in each round: {written}")
    expect([line["outcome"] for line in ours.view("ledger")] == ["new", "automatic"], "it was taken for a person's")
    return f"(mails in each round: {written})"


def with_a_rude_program(post, _):
    """It answers all it gets, with the whole of it, under a Message-ID of its own, and says nothing of itself."""
    call = Call(post.options, post.folder / "rude", {"by": "maildir"})
    written = []
    for round in range(MOST_ROUNDS):
        call.run()
        mails = outbox(call)
        written.append(len(mails))
        if not mails:
            break
        for number, octets in enumerate(mails):
            mail = email.message_from_bytes(octets, policy=email.policy.default)
            text = mail.get_body(("plain",)).get_content()
            for kind, shape in SHAPES.items():
                answer = email.message.EmailMessage()
                answer["From"], answer["To"] = "speaker1 Example <speaker1@example.org>", "talks@forum.example"
                answer["Subject"] = "Re: " + mail["Subject"]
                answer["Message-ID"] = f"<{round}.{number}.{kind}@example.org>"
                answer["In-Reply-To"] = mail["Message-ID"]
                shape(answer, text)
                append(call, answer.as_bytes(), "speaker1@example.org")
    expect(written[-1] == 0 and sum(written) == 1, f"mails in each round: {written}; its outbox: "
           + ", ".join(mail["kind"] for mail in call.view("outbox")))
    return f"(mails in each round: {written})"


if __name__ == "__main__":
    try_cases(__doc__, "an exchange", (with_vacation, with_a_copy, with_a_rude_program))
