"""The mailboxes that are read, made once for a size and kept."""
import base64
import concurrent.futures
import pathlib
import random
import shutil
import subprocess

FOLDER = pathlib.Path(__file__).resolve().parent
ATTACHMENT = 50_000_000


class Mailboxes:
    """What `make-mailbox` makes of `count` messages, below `folder`; a Maildir only where it is wanted."""

    def __init__(self, folder, count, extra, with_maildir=True):
        self.folder = folder / str(count)
        self.count = count
        self.mbox = self.folder / "mbox"
        self.maildir = self.folder / "maildir" if with_maildir else None
        self.large = folder / "large.mbox"
        self.extra = [self.folder / f"extra-{number}.mbox" for number in range(extra)]

    def make(self):
        """Makes what is not there yet."""
        self.folder.mkdir(parents=True, exist_ok=True)
        commands = []
        if not self.mbox.exists():
            commands.append((self.mbox, [self.count, "PATH"]))
        if self.maildir and not self.maildir.exists():
            commands.append((self.maildir, [self.count, "PATH", "--maildir"]))
        for number, path in enumerate(self.extra, self.count):
            if not path.exists():
                commands.append((path, [number + 1, "PATH", "--from", number, "--proposals"]))
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            list(pool.map(lambda command: make(*command), commands))
        if not self.large.exists():
            self.large.write_bytes(with_large_attachment())

    @property
    def octets(self):
        return self.mbox.stat().st_size

    def warm(self):
        """Reads everything once: what is measured is not the disk."""
        files = (self.maildir / "new").iterdir() if self.maildir else []
        for path in [self.mbox, self.large, *files]:
            with open(path, "rb") as file:
                while file.read(1 << 20):
                    pass


def make(path, words):
    """Has the generator write `path`, which is there whole or not at all."""
    part = path.with_name(path.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    words = [str(part) if word == "PATH" else str(word) for word in words]
    subprocess.run([FOLDER / "make-mailbox", *words], check=True)
    part.rename(path)


def with_large_attachment():
    """An mbox of one proposal with 50 MB attached."""
    content = base64.encodebytes(random.Random(2008).randbytes(ATTACHMENT))
    head = """From ada.adler@adler-labs.example Mon Mar 31 09:00:00 2008
Received: from mx.adler-labs.example by relay.kvm-forum.example; Mon, 31 Mar 2008 09:00:00 +0000
From: Ada Adler <ada.adler@adler-labs.example>
To: content-committee@kvm-forum.example
Subject: [KVM Forum 2008] Measured twice
Date: Mon, 31 Mar 2008 09:00:00 +0000
Message-ID: <large@adler-labs.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="large"

--large
Content-Type: text/plain

Title: Measured twice
Speaker: Ada Adler <ada.adler@adler-labs.example>

Abstract:
What a benchmark shows when it is run again, and what it hides.

--large
Content-Type: application/octet-stream; name="recording.bin"
Content-Disposition: attachment; filename="recording.bin"
Content-Transfer-Encoding: base64

"""
    return head.encode() + content + b"--large--\n\n"
