#!/usr/bin/env python3
"""Sends mail through a Postfix of its own on loopback: over SMTP, and through its sendmail.

Postfix demands TLS, delivers into a Maildir, and is stopped again; the
host's own Postfix, if it runs, is left alone. What arrives has to be what was owed,
once for each person, from the null sender, and all over one connection.
One line a case is printed; the exit status is 1 where one failed.
Needs Debian's postfix, openssl, and root.
"""
import email
import email.policy
import os
import pwd
import re
import subprocess
import sys
import tempfile
import time

from delivery import Post, expect
from mail_servers import free_port
from sending import Call
from under_test import Trouble, parser, passes

MAIN = """compatibility_level = 3.6
queue_directory = {top}/queue
data_directory = {top}/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
maillog_file = {top}/log
maillog_file_prefixes = {top}
myhostname = mail.forum.example
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
smtpd_tls_security_level = encrypt
smtpd_tls_chain_files = {top}/certificate.pem
smtpd_relay_restrictions = permit_mynetworks, reject
virtual_mailbox_domains = example.org, forum.example
virtual_mailbox_base = {top}/box
virtual_mailbox_maps = static:all/
virtual_minimum_uid = 1
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{gid}
"""
NOBODY = {"user": None, "password-file": None}
MASTER = """127.0.0.1:{port} inet n - n - - smtpd
pickup unix n - n 1 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
"""


class Postfix:
    def __init__(self, post):
        self.top, self.port = post.folder / "postfix", free_port()
        owner = pwd.getpwnam("postfix")
        for part in ("etc", "queue", "data", "box/all"):
            (self.top / part).mkdir(parents=True)
        for part in ("data", "box", "box/all"):
            os.chown(self.top / part, owner.pw_uid, owner.pw_gid)
        values = {"top": self.top, "port": self.port, "uid": owner.pw_uid, "gid": owner.pw_gid}
        certificate = self.top / "certificate.pem"
        certificate.write_text("".join((post.authority.folder / f"good.{part}").read_text() for part in ("key", "pem")))
        certificate.chmod(0o600)
        (self.top / "etc/main.cf").write_text(MAIN.format(**values))
        (self.top / "etc/master.cf").write_text(MASTER.format(**values))

    def postfix(self, command):
        return subprocess.run(["postfix", "-c", self.top / "etc", command], capture_output=True, text=True)

    def __enter__(self):
        done = self.postfix("start")
        if done.returncode:
            raise Trouble(f"Postfix does not start: {done.stderr} {self.log()}")
        return self

    def __exit__(self, *_):
        self.postfix("stop")

    def log(self):
        path = self.top / "log"
        return path.read_text(errors="replace") if path.exists() else ""

    def mails(self, count):
        """So many mails from the Maildir, waited for; they are gone from there afterwards."""
        new = self.top / "box/all/new"
        for _ in range(200):
            if new.is_dir() and len(list(new.iterdir())) >= count:
                break
            time.sleep(0.1)
        found = sorted(new.iterdir()) if new.is_dir() else []
        octets = [path.read_bytes() for path in found]
        for path in found:
            path.unlink()
        if len(octets) != count:
            raise Trouble(f"{len(octets)} mails arrived, not {count}: {self.log()[-1500:]}")
        return [email.message_from_bytes(one, policy=email.policy.default) for one in octets]


def arrived(call, mails):
    expect(sorted(m["Delivered-To"] for m in mails) == sorted(call.addresses), "not each person got one mail")
    expect({m["Return-Path"] for m in mails} == {"<>"}, "the envelope's sender is not the null sender")
    expect(all("EX27-0" in m.get_body(("plain",)).get_content() for m in mails), "a mail names no code")


def over_smtp(post, postfix):
    call = post.call("postfix-smtp", postfix, people=20, **NOBODY)
    call.send(words=["STARTTLS"], command=["check"])
    call.send()
    call.expect(*["sent"] * 20)
    arrived(call, postfix.mails(20))
    for _ in range(50):
        if carried := re.findall(r"disconnect from .* mail=(\d+)", postfix.log()):
            break
        time.sleep(0.1)
    expect(carried == ["20"], f"the connections carried {carried} mails")


def beyond_ascii(post, postfix):
    call = post.call("postfix-utf8", postfix, people=0, **NOBODY)
    call.send(command=["send", "--test", "jürgen@example.org"])
    places = {mail["Delivered-To"] for mail in postfix.mails(15)}
    expect(places == {"jürgen@example.org"}, f"it went to {places}")


def no_login(post, postfix):
    call = post.call("postfix-login", postfix)
    call.send(78, ["takes no login"])
    call.expect("queued")


def through_sendmail(post, postfix):
    program = post.folder / "sendmail"
    program.write_text(f'#!/bin/sh\nexec /usr/sbin/sendmail -C {postfix.top}/etc "$@"\n')
    program.chmod(0o755)
    call = Call(post.options, post.folder / "postfix-sendmail", {"by": "sendmail", "program": str(program)}, people=5)
    call.send(words=[str(program)], command=["check"])
    call.send()
    call.expect(*["sent"] * 5)
    arrived(call, postfix.mails(5))


def try_cases(doc, name, cases):
    """Tries each case with a Postfix that runs; for the scripts that need one."""
    options = parser(doc).parse_args()
    if os.geteuid() != 0:
        print("skipped: Postfix is started by root only")
        return
    well = True
    with tempfile.TemporaryDirectory(prefix="cfp-postfix-") as folder:
        os.chmod(folder, 0o755)
        post = Post(options, folder)
        with Postfix(post) as postfix:
            for case in cases:
                well = passes(f"{name} {case.__name__.replace('_', ' ')}", case, post, postfix) and well
    sys.exit(0 if well else 1)


if __name__ == "__main__":
    try_cases(__doc__, "Postfix:", (over_smtp, beyond_ascii, no_login, through_sendmail))
