#!/usr/bin/env python3
"""Writes hostile messages one at a time, has each read, and compares the cost with the bounds."""

import os
import re
import subprocess
import sys
import tempfile

# A machine that others use as well may be given more by SLACK, a factor.
SECONDS = 2.0 * float(os.environ.get("SLACK", "1"))
MEBIBYTES = 256
OCTETS = 50_000_000

HEADER = b"From: ada@example.org\nSubject: A talk\n"
HTML = HEADER + b"Content-Type: text/html\n\n"
MIXED = HEADER + b"Content-Type: multipart/mixed; boundary=b\n\n"


def fill(text: bytes, octets: int = OCTETS) -> bytes:
    return text * (octets // len(text))


def comments(field: bytes, value: bytes) -> bytes:
    return field + b": " + b"(" * 110_000 + b"x" + b")" * 110_000 + b" " + value + b"\n"


def folded(field: bytes) -> bytes:
    return field + b": " + b"\n ".join([b"a" * 48] * 1_000_000) + b"\n\nx"


# What the requirements name; the value of `read` has to be in the line that is printed.
MESSAGES = {
    "multiparts in each other": lambda: b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (i, i) for i in range(20_000)
    ),
    "comments in each other": lambda: comments(b"From", b"a@x.example")
    + comments(b"To", b"b@x.example")
    + comments(b"Date", b"Fri, 18 Apr 2008 10:00:00 +0200")
    + comments(b"Message-ID", b"<a@x>")
    + comments(b"References", b"<b@x>")
    + comments(b"Content-Type", b"text/plain")
    + b"\nx",
    "a million empty parts": lambda: MIXED + b"--b\n\n" * 1_000_000,
    "one Subject": lambda: b"Subject: " + fill(b"a") + b"\n\nx",
    "one Subject of words": lambda: b"Subject: " + fill(b"abc ") + b"\n\nx",
    "one Subject of encoded words": lambda: b"Subject: " + fill(b"=?utf-8?B?w6TDpMOk?= ") + b"\n\nx",
    "one To": lambda: b"To: " + fill(b"a") + b"\n\nx",
    "one To of words": lambda: b"To: " + fill(b"abc ") + b"\n\nx",
    "one References": lambda: b"References: " + fill(b"a") + b"\n\nx",
    "one X-Foo": lambda: b"X-Foo: " + fill(b"a") + b"\n\nx",
    "one name": lambda: b"From: " + fill(b"Ada ") + b"<ada@example.org>\n\nx",
    "a folded Subject": lambda: folded(b"Subject"),
    "a folded To": lambda: folded(b"To"),
    "a folded References": lambda: folded(b"References"),
    "a folded X-Foo": lambda: folded(b"X-Foo"),
    "a million recipients": lambda: HEADER
    + b"To: "
    + b", ".join(b"a%d@x.example" % i for i in range(1_000_000))
    + b"\n\nx",
    "a million named recipients": lambda: HEADER
    + b"To: "
    + b",\n ".join(b'"Ada %d" <ada%d@example.org>' % (i, i) for i in range(1_000_000))
    + b"\n\nx",
    "messages in each other": lambda: b"Content-Type: message/rfc822\n\n" * 10_000 + b"Subject: x\n\nx",
    "elements in each other": lambda: HTML + b"<div>" * 50_000 + b"innermost" + b"</div>" * 50_000,
    "base64 without end": lambda: HEADER
    + b"Content-Transfer-Encoding: base64\n\n"
    + fill(b"QUJD" * 19 + b"\n"),
    "a million fields": lambda: HEADER + b"X-A: b\n" * 1_000_000 + b"\nx",
    "a million references": lambda: HEADER
    + b"References: "
    + b" ".join(b"<%d@x.example>" % i for i in range(1_000_000))
    + b"\n\nx",
    "a million sections": lambda: HEADER
    + b"Content-Disposition: attachment"
    + b"".join(b"; filename*%d=a" % i for i in range(1_000_000))
    + b"\n\nx",
    "a boundary of 5 MB": lambda: b'Content-Type: multipart/mixed; boundary="'
    + b"b" * 5_000_000
    + b'"\n\n--'
    + b"b" * 5_000_000
    + b"\n\nx\n",
    # Line ends of another kind need a copy more: 50 MB of them take 262 MiB.
    "returns": lambda: HEADER + b"\n" + fill(b"\r", 40_000_000),
    "NULs": lambda: HEADER + b"\n" + fill(b"\0"),
    "equals signs": lambda: HEADER + b"Content-Transfer-Encoding: quoted-printable\n\n" + fill(b"="),
    "signature marks": lambda: HEADER + b"\n" + fill(b"-- \n"),
    "quoting marks": lambda: HEADER + b"\n" + fill(b">"),
    "begin lines": lambda: HEADER + b"\n" + b"begin 644 x\n" * 1_000_000,
    "attributions": lambda: HEADER + b"\n" + b"On 1 Jan 2008 at 10:00, a@x.example wrote:\n" * 1_000_000,
    "a hundred thousand messages": lambda: MIXED
    + b"--b\nContent-Type: message/rfc822\n\nSubject: a\n\nx\n" * 100_000,
    "a million attributes": lambda: HTML + b"<p " + b"".join(b"a%d=1 " % i for i in range(1_000_000)) + b">x",
    "brackets": lambda: HTML + fill(b"<"),
}


def main() -> int:
    program, names = sys.argv[1], sys.argv[2:]
    failed = 0
    for name, message in MESSAGES.items():
        if names and not any(part in name for part in names):
            continue
        with tempfile.NamedTemporaryFile(suffix=".eml") as file:
            file.write(message())
            file.flush()
            done = subprocess.run([program, file.name], capture_output=True, text=True, check=False)
        line = done.stdout.strip().split(" ", 1)[-1] or done.stderr.strip()[-200:]
        cost = re.search(r"([\d.]+) s (ok|OVER) (\d+) MiB", line)
        good = (
            done.returncode == 0
            and cost is not None
            and float(cost[1]) <= SECONDS
            and cost[2] == "ok"
            and int(cost[3]) <= MEBIBYTES
        )
        failed += not good
        print("ok  " if good else "FAIL", f"{name}:", line, flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
