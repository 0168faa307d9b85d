"""What the fault tests share: calling cfp on a copy of a mailbox, and looking at what it left."""
import argparse
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SETTLED, SET_ASIDE, TRY_AGAIN, CONFIGURATION, USAGE = 0, 65, 75, 78, 64


def parser(doc):
    """The options every script takes."""
    made = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("--cfp", default=os.environ.get("CFP", ROOT / ".build/release/cfp"),
                      help="the binary (default: $CFP, else .build/release/cfp)")
    made.add_argument("--config", default=ROOT / "Config/kvm-forum-2008.toml", help="the configuration file")
    made.add_argument("--mailbox", default=ROOT / "Samples/kvm-forum-2008.mbox", help="the mbox or Maildir to copy")
    made.add_argument("--now", default="2008-04-22T20:00:00Z", help="the time of the runs")
    return made


class Bench:
    """A folder with a copy of the mailbox in it, and the state that runs over it leave behind."""

    def __init__(self, options, folder, copy_mailbox=True):
        self.options, self.folder = options, pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.cfp = pathlib.Path(options.cfp).resolve()
        if not os.access(self.cfp, os.X_OK):
            raise SystemExit(f"{self.cfp}: no such program; build it first, or name it with --cfp")
        self.config = pathlib.Path(options.config).resolve()
        self.now = options.now
        self.state = self.folder / "state"
        self.mailbox = self.folder / "mailbox"
        if copy_mailbox:
            copy = shutil.copytree if pathlib.Path(options.mailbox).is_dir() else shutil.copyfile
            copy(options.mailbox, self.mailbox)

    def command(self, *arguments):
        return [str(self.cfp), *map(str, arguments), "--config", str(self.config), "--now", self.now,
                "--state", str(self.state), "--mailbox", str(self.mailbox)]

    def call(self, *arguments, under=(), **keywords):
        """Runs a command of cfp, behind the words of `under`; returns the finished process."""
        return subprocess.run([*map(str, under), *self.command(*arguments)], stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, errors="replace", timeout=600, **keywords)

    def run(self):
        """A normal `cfp run`, which has to end well."""
        done = self.call("run")
        if done.returncode not in (SETTLED, SET_ASIDE):
            raise Trouble(f"cfp run ended with {done.returncode}: {done.stderr.strip()}")
        return done

    def view(self, command):
        """The lines of `cfp COMMAND --format json`, paths of this bench left out."""
        done = self.call(command, "--format", "json")
        if done.returncode != 0:
            raise Trouble(f"cfp {command} ended with {done.returncode}: {done.stderr.strip()}")
        text = done.stdout.replace("\\/", "/").replace(str(self.folder) + "/", "")
        return [json.loads(line) for line in text.splitlines()]

    def dump(self):
        """The database as SQL text."""
        return subprocess.run(["sqlite3", "-readonly", self.state / "cfp.sqlite", ".dump"], check=True,
                              capture_output=True, text=True, errors="surrogateescape").stdout

    def delivered(self):
        """The mails that lie in the outbox's Maildir and nobody has read."""
        return sorted((self.state / "outbox/new").glob("*"))

    def outbox(self):
        """The mails in the outbox: name without flags -> digests of its copies."""
        mails = {}
        for place in ("new", "cur"):
            for path in sorted((self.state / "outbox" / place).glob("*")):
                mails.setdefault(path.name.split(":")[0], []).append(digest(path))
        return mails

    def acknowledgements(self):
        """Those mails of the outbox that answer a message: its Message-ID -> the octets of each."""
        answers = {}
        for place in ("new", "cur"):
            for path in sorted((self.state / "outbox" / place).glob("*")):
                head = path.read_bytes().partition(b"\n\n")[0]
                parent = re.search(rb"(?im)^In-Reply-To:\s*(<[^>]*>)", head)
                if parent:
                    answers.setdefault(parent[1].decode(), []).append(digest(path))
        return answers

    def files(self, folder):
        """Every file below a folder of the state directory, with its digest."""
        top = self.state / folder
        return {str(p.relative_to(top)): digest(p) for p in sorted(top.rglob("*")) if p.is_file()}

    def result(self):
        """All that a run leaves for people, by name."""
        return {"ledger": self.view("ledger"), "list": self.view("list"), "outbox": self.outbox(),
                "packets": self.files("packets"), "site": self.files("site"),
                "aside": self.files("aside"),
                "mailbox": mailbox_digest(self.mailbox)}


class Trouble(Exception):
    """Something the program should not have done."""


class Skipped(Exception):
    """A case that cannot be tried here."""


def passes(name, check, *given):
    """Runs a check, prints how it ended, with what the check has to say; whether it ended well."""
    try:
        print(f"ok      {name} {check(*given) or ''}".rstrip(), flush=True)
    except Skipped as reason:
        print(f"skipped {name}: {reason}", flush=True)
    except Trouble as trouble:
        print(f"FAILED  {name}: {trouble}", flush=True)
        return False
    return True


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def mailbox_digest(path):
    """A digest of an mbox, or of each file of a Maildir; dot locks left behind count."""
    beside = sorted(p.name for p in path.parent.glob(path.name + ".*"))
    if path.is_dir():
        return beside, {str(p.relative_to(path)): digest(p) for p in sorted(path.rglob("*")) if p.is_file()}
    return beside, digest(path)


def differences(expected, found):
    """One sentence for each part of two results that differs."""
    said = []
    for part in expected:
        a, b = expected[part], found[part]
        if a == b:
            continue
        if isinstance(a, list):
            places = [i + 1 for i, (x, y) in enumerate(zip(a, b)) if x != y]
            detail = f"{len(a)} lines expected, {len(b)} found"
            if places:
                old, new = a[places[0] - 1], b[places[0] - 1]
                keys = [k for k in old if old[k] != new.get(k)]
                detail += f", first different: line {places[0]}, " + ", ".join(
                    f"{k} {json.dumps(old[k])[:60]} -> {json.dumps(new.get(k))[:60]}" for k in keys[:3])
        elif isinstance(a, dict):
            changed = sorted(k for k in a.keys() | b.keys() if a.get(k) != b.get(k))
            detail = f"{len(changed)} of {len(a)} differ: " + ", ".join(
                f"{k} ({'missing' if k not in b else 'too many' if k not in a else 'changed'})" for k in changed[:3])
        else:
            detail = f"{a} -> {b}"
        said.append(f"{part}: {detail}")
    return said
