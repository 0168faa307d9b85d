"""What is run side by side: the bases, what people use today, and ours."""
import pathlib
import shutil
import subprocess
import sys

from measuring import Trouble

FOLDER = pathlib.Path(__file__).resolve().parent
ROOT = FOLDER.parent.parent
NOW = "2011-01-01T00:00:00Z"
INGESTED = (0, 65)  # a mailbox may hold what is set aside


class Contestant:
    """A command, how to make ready for each run of it, and what it needs."""

    def __init__(self, name, command, *, cores=1, ready=None, needs=None, surroundings=None,
                 expected=(0,), pause=None, store=None, runs=1, most=None):
        self.name, self.command, self.cores = name, command, cores
        self.ready = ready or (lambda: None)
        self.needs, self.surroundings, self.expected = needs, surroundings, expected
        self.pause = pause  # seconds between looks at its memory; None: nobody looks
        self.store = store
        self.runs = runs  # of which a check takes the mean, each time it measures
        self.most = most  # runs that a median is of, where a single one takes long

    @property
    def missing(self):
        """The program that is not installed; None where all is there."""
        if self.needs is None or shutil.which(self.needs) or pathlib.Path(self.needs).is_file():
            return None
        return self.needs


def install():
    """Installs what is run beside us, each package by itself: what cannot be had is missing."""
    for package in ("libgmime-3.0-dev", "notmuch", "maildir-utils", "mblaze"):
        subprocess.run([ROOT / ".ci/packages", package], stdout=sys.stderr, check=False)


def bases(boxes):
    """What the machine itself takes."""
    return [
        Contestant("cat", ["cat", boxes.mbox]),
        Contestant("sha256sum", ["sha256sum", boxes.mbox]),
    ]


def compile_gmime(folder):
    """The peer in C; None where the compiler or the library is missing."""
    found = subprocess.run(["pkg-config", "--cflags", "--libs", "gmime-3.0"], capture_output=True, text=True)
    compiler = shutil.which("cc") or shutil.which("clang")
    if found.returncode != 0 or not compiler:
        return None
    program = folder / "gmime"
    subprocess.run([compiler, "-O2", FOLDER / "gmime.c", *found.stdout.split(), "-o", program], check=True)
    return program


def bases_of_check(gmime, boxes):
    """What a check holds ours beside: reading the same mbox, and a start that does nothing."""
    return [
        Contestant("GMime", [gmime, boxes.mbox], runs=3),
        Contestant("a start of Python", ["python3", "-I", "-S", "-c", "pass"], runs=20),
    ]


def peers(boxes, folder):
    """What reads mail today."""
    gmime = compile_gmime(folder)
    found = [
        Contestant("GMime", [gmime, boxes.mbox], needs=gmime or "libgmime-3.0-dev", pause=0.02),
        Contestant("Python", ["python3", FOLDER / "read-by-python.py", boxes.mbox], pause=0.02),
        Contestant("mblaze", ["sh", "-c", 'mlist "$1" | mshow', "sh", boxes.maildir], needs="mshow", pause=0.02),
    ]
    notmuch = folder / "notmuch"
    configuration = folder / "notmuch-config"
    configuration.write_text(
        f"[database]\npath={notmuch}\nmail_root={boxes.maildir}\n[user]\nname=Bench\n"
        "primary_email=bench@kvm-forum.example\n[new]\ntags=new\n")
    found.append(Contestant(
        "notmuch new", ["notmuch", "new", "--quiet"], ready=lambda: empty(notmuch), needs="notmuch", pause=0.02,
        surroundings={"NOTMUCH_CONFIG": str(configuration)}, store=notmuch))
    mu = folder / "mu"

    def ready_mu():
        empty(mu)
        subprocess.run(["mu", "init", "--muhome", mu, "--maildir", boxes.maildir], check=True,
                       stdout=subprocess.DEVNULL)

    found.append(Contestant(
        "mu index", ["mu", "index", "--quiet", "--muhome", mu], ready=ready_mu, needs="mu", pause=0.02, store=mu))
    return found


class Ours:
    """The commands of `cfp` over the mailboxes, each with a state of its own."""

    def __init__(self, cfp, boxes, folder, reading=None):
        self.cfp, self.boxes, self.folder, self.reading = cfp, boxes, folder, reading

    def ingest(self, state, mailbox):
        return [self.cfp, "ingest", "--config", ROOT / "Config/kvm-forum-2008.toml", "--now", NOW,
                "--state", self.folder / state, "--mailbox", mailbox]

    def alone(self):
        """Reading with `Mail` alone, and the command that does nothing."""
        found = []
        if self.reading:
            found += [
                Contestant("reading", [self.reading, 1, self.boxes.mbox], pause=0.02),
                Contestant("reading, 2 cores", [self.reading, 2, self.boxes.mbox], cores=2, pause=0.02),
            ]
        return found + [
            Contestant("cfp --version", [self.cfp, "--version"], pause=0.0005),
            Contestant(
                "50 MB attachment", self.ingest("large", self.boxes.large), cores=2, pause=0.005,
                ready=lambda: empty(self.folder / "large"), expected=INGESTED, store=self.folder / "large"),
        ]

    def whole(self):
        """Ingests, and what a run costs once they are done: in this order."""
        mbox, maildir = self.folder / "state-mbox", self.folder / "state-maildir"
        return [
            Contestant(
                "ingest, mbox", self.ingest("state-mbox", self.boxes.mbox), cores=2, pause=0.02,
                ready=lambda: empty(mbox), expected=INGESTED, store=mbox),
            Contestant("idle, mbox", self.ingest("state-mbox", self.boxes.mbox), cores=2, expected=INGESTED),
            Contestant(
                "ingest, Maildir", self.ingest("state-maildir", self.boxes.maildir), cores=2, pause=0.02,
                ready=lambda: empty(maildir), expected=INGESTED, store=maildir),
            Contestant(
                "idle, Maildir", self.ingest("state-maildir", self.boxes.maildir), cores=2, expected=INGESTED),
        ]

    def tenfold(self):
        """The same ingest of ten times the messages, and what a run costs on top of them: in this order."""
        state = self.folder / "state-tenfold"
        one = self.one_new("state-tenfold")
        one.name = "tenfold: " + one.name
        return [
            Contestant(
                "tenfold: ingest, mbox", self.ingest("state-tenfold", self.boxes.mbox), cores=2, pause=0.05,
                ready=lambda: empty(state), expected=INGESTED, store=state, most=1),
            Contestant("tenfold: idle, mbox", self.ingest("state-tenfold", self.boxes.mbox), cores=2, expected=INGESTED),
            one,
        ]

    def for_check(self):
        """What a check measures, each with so many runs as it is short."""
        mbox, maildir = self.boxes.mbox, self.boxes.maildir
        state, other = self.folder / "state", self.folder / "state-maildir"
        return [
            Contestant("cfp --version", [self.cfp, "--version"], runs=20),
            Contestant("ingest, mbox", self.ingest("state", mbox), cores=2, expected=INGESTED,
                       ready=lambda: empty(state)),
            Contestant("idle, mbox", self.ingest("state", mbox), cores=2, expected=INGESTED, runs=15),
            Contestant("ingest, Maildir", self.ingest("state-maildir", maildir), cores=2, expected=INGESTED,
                       ready=lambda: empty(other)),
            Contestant("idle, Maildir", self.ingest("state-maildir", maildir), cores=2, expected=INGESTED, runs=15),
        ]

    def one_new(self, state="state-mbox"):
        """An ingest of one message that was appended to the mbox on record: measured last, since
        the mbox grows; `restore` takes the messages off again."""
        waiting = iter(self.boxes.extra)

        def append():
            extra = next(waiting, None)
            if extra is None:
                raise Trouble("there are no more messages to append")
            with open(self.boxes.mbox, "ab") as mbox:
                mbox.write(extra.read_bytes())

        return Contestant(
            "one new message", self.ingest(state, self.boxes.mbox), cores=2, ready=append,
            expected=INGESTED)


def empty(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


def size(folder):
    """The octets in all files below `folder`."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
