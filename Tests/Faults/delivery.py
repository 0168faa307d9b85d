#!/usr/bin/env python3
"""Sends mail through servers on loopback that do what servers do, and what they should not.

Each case starts a server of its own (aiosmtpd, with certificates of a throw-away
authority), owes mails by taking in proposals, and looks at exit code, outbox and what
the server got. The password must be in no output, no file of the state directory
and no list of processes, and must not reach a server whose certificate is not good.
One line a case is printed; the exit status is 1 where one failed.
Needs openssl and python3-aiosmtpd.
"""
import base64
import concurrent.futures
import datetime
import email
import email.policy
import os
import pathlib
import subprocess
import sys
import tempfile
import time

from mail_servers import PASSWORD, USER, Authority, Server, free_port
from sending import Call, texts_below
from under_test import CONFIGURATION, TRY_AGAIN, Trouble, parser, passes

REFUSED = 69


class Post:
    """What the cases share: certificates, and configurations that are right."""

    def __init__(self, options, folder):
        self.options, self.folder = options, pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.authority = Authority(self.folder / "authority")
        self.good = self.authority.context("good")
        self.password = self.folder / "password"
        self.password.write_text(PASSWORD + "\n")
        self.password.chmod(0o600)

    def delivery(self, server, **more):
        return {"by": "smtp", "host": "localhost", "port": server.port, "ca-file": str(self.authority.file),
                "user": USER, "password-file": str(self.password), "seconds": 10} | more

    def call(self, name, server, people=1, **more):
        delivery = {k: v for k, v in self.delivery(server, **more).items() if v is not None}
        return Call(self.options, self.folder / name.replace(" ", "-"), delivery, people)


def expect(condition, sentence):
    if not condition:
        raise Trouble(sentence)


# The usual way


def many_on_one_connection(post):
    with Server(post.good) as server:
        call = post.call("many", server, people=50)
        expect(call.send().stdout == "", "something is said where there is nothing to say")
        call.expect(*["sent"] * 50)
        expect(server.connections == 1, f"{server.connections} connections for 50 mails")
        expect(server.recipients() == call.addresses, "not each person got one mail")
        expect(set(server.logins) == {(USER, PASSWORD)} and len(server.logins) == 1, "not one login")
        senders = {sender for sender, *_ in server.mails}
        expect(senders == {"<>"}, f"the envelope's sender is {senders}")
        expect(b"\r\nAuto-Submitted: auto-replied\r\n" in server.mails[0][2], "the mail is not as it was written")
        call.send()
        expect(len(server.mails) == 50, "a second run sent something")


def implicit_tls(post):
    with Server(post.good, implicit=True) as server:
        call = post.call("implicit", server, tls="implicit")
        call.send()
        call.expect("sent")
        expect(len(server.logins) == 1, "no login")


def password_from_the_environment(post):
    with Server(post.good) as server:
        call = post.call("environment", server, **{"password-file": None, "password-variable": "CFP_TEST_PASSWORD"})
        call.send(CONFIGURATION, ["CFP_TEST_PASSWORD"])
        call.expect("queued")
        call.send(env=os.environ | {"CFP_TEST_PASSWORD": PASSWORD})
        call.expect("sent")


def bounce_address(post):
    with Server(post.good) as server:
        call = post.call("bounces", server, **{"bounce-address": "bounces@forum.example"})
        call.send()
        expect([m[0] for m in server.mails] == ["bounces@forum.example"], "the envelope's sender is another")


def test_mail(post):
    with Server(post.good) as server:
        call = post.call("test-mail", server, people=0)
        call.send(words=["olga@example.org", "250"], command=["send", "--test", "olga@example.org"])
        expect(server.recipients() == ["olga@example.org"] * 15, "not one of each mail arrived")
        mails = [email.message_from_bytes(mail[2], policy=email.policy.default) for mail in server.mails]
        expect(all(mail["Subject"].startswith("[Test] ") for mail in mails), "a mail does not say that it is a test")
        expect(len({mail["Message-ID"] for mail in mails}) == 15, "two mails have one Message-ID")
        expect(sum("EX27-000" in mail.as_string() for mail in mails) >= 13, "mails name no code")
        expect(server.connections == 1, f"{server.connections} connections")
        expect(call.view("outbox") == [], "the record knows of test mail")


def check_connects(post):
    with Server(post.good) as server:
        call = post.call("check", server)
        call.send(words=[f"localhost:{server.port}", USER, "STARTTLS"], command=["check"])
        expect(server.connections == 1 and server.logins and not server.mails, "it did not only connect and log in")


def plain_text_on_this_machine(post):
    with Server(login=False) as server:
        call = post.call("plain", server, tls="none", **{"ca-file": None, "user": None, "password-file": None})
        call.send(words=["without TLS, on this machine"], command=["check"])
        call.send()
        call.expect("sent")
        call.deliver({"by": "smtp", "host": "192.0.2.1", "tls": "none"})
        call.send(CONFIGURATION, ["delivery.tls", "dangerously-without-tls"])


# Servers not to be trusted


def untrusted(name, **certificate):
    def case(post):
        for implicit in (False, True):
            with Server(post.authority.context(name, **certificate), implicit=implicit) as server:
                call = post.call(f"{name}-{implicit}", server, tls="implicit" if implicit else "starttls")
                for command in ("send", "check"):
                    call.send(CONFIGURATION, ["certificate"], command=[command])
                call.expect("queued")
                expect(not server.logins and not server.mails, "the password, or a mail, was sent all the same")
    return case


def authority_unknown(post):
    with Server(post.good) as server:
        call = post.call("unknown-authority", server, **{"ca-file": None})
        call.send(CONFIGURATION, ["certificate", "the system's list"])
        expect(not server.logins, "the password was sent all the same")


def no_starttls(post):
    with Server() as server:
        call = post.call("no-starttls", server)
        for command in ("send", "check"):
            call.send(CONFIGURATION, ["STARTTLS"], command=[command])
        call.expect("queued")
        expect(not server.mails, "a mail was sent all the same")


def no_login(post):
    with Server(post.good, login=False) as server:
        call = post.call("no-login", server)
        call.send(CONFIGURATION, ["no login"])
        call.expect("queued")


def wrong_password(post):
    post.password.with_name("other").write_text("not it\n")
    post.password.with_name("other").chmod(0o600)
    with Server(post.good) as server:
        call = post.call("wrong-password", server, **{"password-file": str(post.password.with_name("other"))})
        for command in ("send", "check"):
            done = call.send(CONFIGURATION, ["535", USER if command == "check" else "login"], command=[command])
            expect("not it" not in done.stdout + done.stderr, "the password is shown")
        call.expect("queued")


def password_file_of_all(post):
    open_file = post.password.with_name("open")
    open_file.write_text(PASSWORD)
    open_file.chmod(0o644)
    with Server(post.good) as server:
        call = post.call("open-password", server, **{"password-file": str(open_file)})
        call.send(CONFIGURATION, ["chmod 600"])
        call.send(CONFIGURATION, ["chmod 600"], command=["check"])
        expect(server.connections == 0, "it connected")


# Refusals


def later_then_taken(post):
    with Server(post.good, RCPT=lambda n, _: "451 4.7.1 greylisted" if n == 1 else None) as server:
        call = post.call("later", server)
        call.send(TRY_AGAIN, ["451 4.7.1 greylisted"])
        call.expect("retry")
        call.now = "2027-03-02T12:04:00Z"
        call.send()
        expect(server.calls["RCPT"] == 1, "it was tried before its time")
        call.now = "2027-03-02T12:05:00Z"
        call.send()
        call.expect("sent")


def some_later(post):
    with Server(post.good, RCPT=lambda n, a: "450 4.2.0 busy" if a.startswith("speaker2@") else None) as server:
        call = post.call("some-later", server, people=4)
        expect(call.send().stderr == "", "a mail put off is no news beside three sent")
        call.expect("sent", "retry", "sent", "sent")


def later_for_four_days(post):
    with Server(post.good, MAIL=lambda *_: "450 4.3.0 not now") as server:
        call = post.call("four-days", server)
        begin = datetime.datetime.fromisoformat(call.now)
        tries = [begin]
        call.send(TRY_AGAIN, ["450 4.3.0"])
        while call.states() == ["retry"]:
            due = datetime.datetime.fromisoformat(call.view("outbox")[0]["due"])
            for moment, made in ((due - datetime.timedelta(seconds=1), 0), (due, 1)):
                before, call.now = server.calls["MAIL"], moment.strftime("%Y-%m-%dT%H:%M:%SZ")
                call.call("send")
                expect(server.calls["MAIL"] == before + made, f"{server.calls['MAIL'] - before} tries at {moment}")
            tries.append(due)
        tries = [(one - begin).total_seconds() / 60 for one in tries]
        pauses = [b - a for a, b in zip(tries, tries[1:])]
        expect(pauses[:5] == [5, 15, 60, 240, 480] and set(pauses[5:]) == {480}, f"the pauses are {pauses}")
        expect(5000 < tries[-1] <= 4 * 24 * 60, f"the last try was after {tries[-1]} minutes")
        call.expect("failed")


def refused_at(step):
    def case(post):
        with Server(post.good, **{step: lambda n, _: "550 5.7.1 <speaker2@example.org> go away" if n == 2 else None}) as server:
            call = post.call(f"refused-{step}", server, people=3)
            done = call.send(REFUSED, ["550 5.7.1"])
            expect("@example.org" not in done.stderr, f"an address is shown: {done.stderr}")
            call.expect("sent", "failed", "sent")
            expect(len(server.mails) == 2, f"{len(server.mails)} mails arrived")
            call.send()
            call.expect("sent", "failed", "sent")
            call.send(command=["outbox", "retry", "2"])
            call.expect("sent", "sent", "sent")
    return case


def one_of_two_recipients(post):
    with Server(post.good, RCPT=lambda n, a: "550 5.1.1 gone" if a.startswith("gone@") else None) as server:
        call = post.call("two-recipients", server, people=0)
        call.config.write_text(call.config.read_text() + '\n[digest]\nto = ["gone@example.org", "here@example.org"]\n')
        call.people = ["speaker1"]
        from sending import PROPOSAL
        call.mailbox.write_text(PROPOSAL.format(name="speaker1"))
        call.send(REFUSED, ["1 of 2 recipients", "550 5.1.1"], command=["run"])
        call.expect("sent", "sent")
        expect(["here@example.org"] in [m[1] for m in server.mails], "the other member got no digest")


# Broken connections


def cut_after_the_data(post):
    with Server(post.good, DATA=lambda n, _: Server.HANG_UP if n == 2 else None) as server:
        call = post.call("cut-after", server, people=4)
        call.send(REFUSED, ["may have gone out", "outbox retry 2"])
        call.expect("sent", "uncertain", "sent", "sent")
        expect(server.recipients() == call.addresses, "not each mail was handed over once")
        expect(call.send().stderr == "", "it is said again")
        expect(len(server.mails) == 4, "the uncertain mail was sent again")
        call.send(command=["outbox", "retry", "2"])
        call.expect(*["sent"] * 4)
        expect(len(server.mails) == 5, "a person's word did not send it")


def cut_before_the_data(post):
    with Server(post.good, RCPT=lambda n, _: Server.HANG_UP if n == 2 else None) as server:
        call = post.call("cut-before", server, people=3)
        call.send()
        call.expect("sent", "sent", "sent")
        expect(sorted(server.recipients()) == call.addresses, "not each person got one mail")
        expect(server.connections == 2, f"{server.connections} connections")


def few_mails_a_connection(post):
    with Server(post.good, MAIL=lambda n, _: Server.HANG_UP if n % 4 == 0 else None) as server:
        call = post.call("few", server, people=9)
        call.send()
        call.expect(*["sent"] * 9)
        expect(sorted(server.recipients()) == sorted(call.addresses), "not each person got one mail")


def stalled(post):
    with Server(post.good, DATA=lambda n, _: Server.STALL if n == 1 else None) as server:
        call = post.call("stalled", server, seconds=5)
        begun = time.monotonic()
        call.send(REFUSED, ["did not reply in 5 seconds"])
        expect(time.monotonic() - begun < 15, "it waited too long")
        call.expect("uncertain")


def stalled_before(post):
    with Server(post.good, MAIL=lambda n, _: Server.STALL if n == 1 else None) as server:
        call = post.call("stalled-before", server, seconds=5)
        call.send(TRY_AGAIN, ["did not reply in time"])
        call.expect("retry")


def nobody_there(post):
    class Nobody:
        port = free_port()
    call = post.call("nobody", Nobody, people=2)
    call.send(TRY_AGAIN, ["cannot be connected to"])
    call.expect("queued", "queued")
    call.send(TRY_AGAIN, ["cannot be connected to"], command=["check"])
    call.deliver(post.delivery(Nobody) | {"host": "no-such-host.invalid"})
    call.send(TRY_AGAIN, ["no host of that name"])


# Addresses beyond ASCII


def international(post):
    for utf8 in (True, False):
        with Server(post.good, utf8=utf8) as server:
            call = post.call(f"utf8-{utf8}", server, people=2)
            test = ["send", "--test", "jürgen@example.org"]
            if utf8:
                call.send(command=test)
                expect(server.recipients() == ["jürgen@example.org"] * 15, f"it went to {server.recipients()}")
                expect("SMTPUTF8" in server.mails[0][3], "MAIL did not say SMTPUTF8")
                expect("jürgen@example.org".encode() in server.mails[0][2], "the header has another address")
            else:
                call.send(REFUSED, ["SMTPUTF8"], command=test)
                expect(server.calls["MAIL"] == 0, "it was offered to the server")
            call.send()
            call.expect("sent", "sent")


# The password


def password_is_nowhere(post):
    secrets = [PASSWORD.encode(), base64.b64encode(PASSWORD.encode()),
               base64.b64encode(f"\0{USER}\0{PASSWORD}".encode())]
    with Server(post.good, DATA=lambda n, _: "550 5.7.1 your password is " + PASSWORD if n == 3 else None) as server:
        call = post.call("nowhere", server, people=5)
        seen = []
        with concurrent.futures.ThreadPoolExecutor() as pool:
            sending = pool.submit(call.call, "send")
            while not sending.done():
                seen.append(subprocess.run(["ps", "axww", "-o", "args"], capture_output=True).stdout)
        said = [sending.result(), *(call.call(*c) for c in (["outbox"], ["ledger"], ["check"], ["run"]))]
    expect(any(b" send --config" in text for text in seen), "ps never saw cfp")
    for secret in secrets:
        for done in said:
            expect(secret.decode() not in done.stdout + done.stderr, f"the password is in what {done.args[1]} says")
        expect(not any(secret in text for text in seen), "the password is in the list of processes")
        for path, octets in texts_below(call.state).items():
            expect(secret not in octets, f"the password is in {path.name}")


def a_thousand(post):
    with Server(post.good) as server:
        call = post.call("thousand", server, people=1000)
        begun = time.monotonic()
        call.send()
        took = time.monotonic() - begun
        expect(len(server.mails) == 1000 and server.connections == 1, "not 1,000 mails on one connection")
        expect(took < 5 * float(os.environ.get("SLACK", 1)), f"it took {took:.1f} s")
        return f"{took:.1f} s"


CASES = {
    "50 mails go over one connection, with one login": many_on_one_connection,
    "TLS from the first octet on": implicit_tls,
    "the password comes from the environment": password_from_the_environment,
    "bounces go where the configuration says": bounce_address,
    "a test mail": test_mail,
    "check connects and logs in, and sends nothing": check_connects,
    "without TLS only on this machine": plain_text_on_this_machine,
    "a self-signed certificate": untrusted("self-signed", signed=False),
    "a certificate for another host": untrusted("wrong-host", host="mail.example.net"),
    "a certificate that has expired": untrusted("expired", days=-1),
    "an authority that nobody named": authority_unknown,
    "no STARTTLS": no_starttls,
    "no login offered": no_login,
    "a wrong password": wrong_password,
    "a password file that others may read": password_file_of_all,
    "put off, then taken": later_then_taken,
    "put off beside others that are sent": some_later,
    "put off for four days": later_for_four_days,
    "refused at MAIL": refused_at("MAIL"),
    "refused at RCPT": refused_at("RCPT"),
    "refused after the data": refused_at("DATA"),
    "one of two recipients refused": one_of_two_recipients,
    "cut off after the data": cut_after_the_data,
    "cut off before the data": cut_before_the_data,
    "a server that hangs up again and again": few_mails_a_connection,
    "stalled after the data": stalled,
    "stalled before the data": stalled_before,
    "nobody there": nobody_there,
    "addresses beyond ASCII": international,
    "the password is nowhere": password_is_nowhere,
    "1,000 mails in 5 s": a_thousand,
}


def main():
    made = parser(__doc__)
    made.add_argument("--only", default="", help="only the cases whose name holds this")
    options = made.parse_args()
    well = True
    with tempfile.TemporaryDirectory(prefix="cfp-delivery-") as folder:
        post = Post(options, folder)
        for name, case in CASES.items():
            if options.only in name:
                well = passes(name, case, post) and well
    sys.exit(0 if well else 1)


if __name__ == "__main__":
    main()
