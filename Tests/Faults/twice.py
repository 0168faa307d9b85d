#!/usr/bin/env python3
"""Runs cfp again over a mailbox that is unchanged, rewritten, shortened or still growing.

  again      a second run prints nothing and leaves database and outbox as they were
  mutt       mutt opens and saves the mbox, rewriting Status headers: the same
  deleted    every third message is deleted from the mbox: the same
  flags      the messages of a Maildir are marked as read and moved to cur: the same
  steps      the mbox grows by one message at a time, with a run after each: ledger,
             submissions and acknowledgements are those of one run over all
  half       a run sees half of a message, the next one all of it: no submission and
             no acknowledgement more or less than in one run over all
  moved      a run over the Maildir follows one over the mbox with the same messages:
             the same submissions, nobody is answered again

Where a mailbox was rewritten, the row that says how far it was read may change.
One line a check is printed; the exit status is 1 where one failed. Needs sqlite3, mutt.
"""
import os
import pty
import re
import shutil
import sys
import tempfile

from under_test import ROOT, Bench, SETTLED, Trouble, differences, mailbox_digest, parser, passes

MAILDIR = ROOT / "Samples/maildir"


def again(bench, _):
    bench.run()
    expect_idle(bench, lambda: None)


def mutt(bench, _):
    bench.run()
    expect_idle(bench, lambda: save_with_mutt(bench.mailbox), rewritten=True)


def deleted(bench, _):
    bench.run()
    kept = [m for i, m in enumerate(messages(bench.mailbox)) if i % 3 != 1]
    expect_idle(bench, lambda: bench.mailbox.write_bytes(b"".join(kept)), rewritten=True)


def flags(bench, _):
    shutil.copytree(MAILDIR, bench.mailbox)
    bench.run()

    def mark():
        for path in (bench.mailbox / "cur").iterdir():
            path.rename(path.with_name(path.name.split(":")[0] + ":2,RS"))
        for path in (bench.mailbox / "new").iterdir():
            path.rename(bench.mailbox / "cur" / (path.name + ":2,S"))
    expect_idle(bench, mark)


def steps(bench, whole):
    bench.mailbox.write_bytes(b"")
    for message in messages(whole.mailbox):
        with bench.mailbox.open("ab") as file:
            file.write(message)
        bench.run()
    compare(whole, bench, "ledger", "list", "acknowledgements")


def half(bench, whole):
    all_of_them = messages(whole.mailbox)
    middle = len(all_of_them) // 2
    message = all_of_them[middle]
    for cut in (len(message) // 2, message.index(b"\n\n") - 20, message.rindex(b"\n", 0, -2) + 1):
        bench = Bench(bench.options, bench.folder / str(cut), copy_mailbox=False)
        before = b"".join(all_of_them[:middle])
        bench.mailbox.write_bytes(before + message[:cut])
        bench.run()
        bench.mailbox.write_bytes(before + b"".join(all_of_them[middle:]))
        bench.run()
        compare(whole, bench, "proposals", "answered")


def moved(bench, whole):
    shutil.copyfile(whole.mailbox, bench.mailbox)
    bench.run()
    bench.mailbox.unlink()
    shutil.copytree(MAILDIR, bench.mailbox)
    bench.run()
    compare(whole, bench, "proposals", "answered")


def expect_idle(bench, change, rewritten=False):
    """Makes a change that is none to cfp, runs it, and expects that nothing happens."""
    dump, outbox = bench.dump(), bench.outbox()
    change()
    before = mailbox_digest(bench.mailbox)
    done = bench.call("run")
    if done.returncode != SETTLED:
        raise Trouble(f"exit {done.returncode}, not 0: {done.stderr.strip()}")
    if done.stdout or done.stderr:
        raise Trouble(f"said: {(done.stdout + done.stderr).strip()[:300]}")
    if bench.outbox() != outbox:
        raise Trouble("the outbox changed")
    if mailbox_digest(bench.mailbox) != before:
        raise Trouble("the mailbox changed, or a lock was left beside it")
    changed = set(dump.splitlines()) ^ set(bench.dump().splitlines())
    if rewritten:
        position = re.compile(r'INSERT INTO "?\w*(source|mailbox|cursor|position|progress)\w*"?[ (]', re.I)
        changed = {line for line in changed if not position.match(line)}
    if changed:
        raise Trouble(f"the database changed in {len(changed)} lines, such as {sorted(changed)[0][:200]}")


def compare(whole, bench, *parts):
    """Expects that two benches show the same of what `parts` names."""
    def result(of):
        submissions = of.view("list") if "proposals" in parts or "list" in parts else []
        views = {
            "ledger": lambda: of.view("ledger"),
            "list": lambda: submissions,
            "proposals": lambda: {s["code"]: (s.get("title"), s.get("abstract"), s.get("state")) for s in submissions},
            "acknowledgements": of.acknowledgements,
            "answered": lambda: {parent: len(copies) for parent, copies in of.acknowledgements().items()},
        }
        return {part: views[part]() for part in parts}
    said = differences(result(whole), result(bench))
    if said:
        raise Trouble("; ".join(said))


def messages(mbox):
    """The messages of an mbox, each from its From_ line to the blank line behind it."""
    return [m for m in re.split(rb"(?m)(?:\A|(?<=\n\n))(?=From )", mbox.read_bytes()) if m]


def save_with_mutt(mbox):
    """Lets mutt mark every message as seen and save the mailbox, in a terminal of its own."""
    before = mbox.read_bytes()
    settings = "set mbox_type=mbox quit=yes move=no mark_old=yes confirmappend=no wait_key=no"
    keys = 'push "<tag-pattern>~A<enter><tag-prefix><clear-flag>N<sync-mailbox><quit>"'
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm", LC_ALL="C.UTF-8", HOME="/nonexistent", LINES="50", COLUMNS="120")
        os.execvp("mutt", ["mutt", "-n", "-F", "/dev/null", "-e", settings, "-e", keys, "-f", str(mbox)])
    try:
        while os.read(terminal, 65536):
            pass
    except OSError:
        pass  # A terminal whose program has ended gives EIO.
    os.waitpid(child, 0)
    os.close(terminal)
    after = mbox.read_bytes()
    if after == before or after.count(b"\nStatus: ") <= before.count(b"\nStatus: "):
        raise Trouble("mutt did not rewrite the mailbox; this check checked nothing")


def main():
    made = parser(__doc__)
    made.add_argument("checks", nargs="*", help="only these checks")
    options = made.parse_args()
    every = [again, mutt, deleted, flags, steps, half, moved]
    unknown = set(options.checks) - {check.__name__ for check in every}
    if unknown:
        made.error(f"no such check: {', '.join(sorted(unknown))}")
    for program in ("sqlite3", "mutt"):
        if not shutil.which(program):
            sys.exit(f"{program} is not installed")
    well = True
    with tempfile.TemporaryDirectory(prefix="cfp-twice-") as folder:
        whole = Bench(options, f"{folder}/whole")
        whole.run()
        for check in every:
            if options.checks and check.__name__ not in options.checks:
                continue
            copied = check in (again, mutt, deleted)
            bench = Bench(options, f"{folder}/{check.__name__}", copy_mailbox=copied)
            well = passes(check.__name__, check, bench, whole) and well
    sys.exit(0 if well else 1)


if __name__ == "__main__":
    main()
