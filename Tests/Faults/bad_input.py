#!/usr/bin/env python3
"""Gives cfp bad configuration, bad surroundings and full disks, and expects one good line.

For each case: the exit code is the one the README names; standard error is exactly
one line `cfp: …` that names the file, line or key and says what is wrong (words to
look for stand in the table); and nothing half-written is left: no state directory
where there was none, and a record that was there unchanged. Bad usage (64) may show
the usage as well.

Cases that need root (another owner, a small file system, a mailbox nobody may read)
are done another way or skipped, with a line that says so, where this user cannot.
One line a case is printed; the exit status is 1 where one failed. Needs sqlite3, strace.
"""
import contextlib
import os
import pathlib
import re
import resource
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time

from bad_configurations import CONFIGURATIONS, LINE
from under_test import (CONFIGURATION, SET_ASIDE, SETTLED, TRY_AGAIN, USAGE, Bench, Skipped, Trouble,
                        differences, digest, parser, passes)

NOBODY = 65534
IS_ROOT = os.geteuid() == 0

class Case:
    """One fault: a bench with a good record, or none, and what a run over it has to say."""

    def __init__(self, options, folder, good, record=True):
        self.bench = Bench(options, folder)
        if record:
            shutil.copytree(good.state, self.bench.state)
            self.bench.state.chmod(0o700)
        self.before = self.record()

    def record(self):
        """What stands in the state directory: the dump in place of the database's files."""
        state = self.bench.state
        if not state.exists():
            return {"state": "there is none"}
        files = {}
        for path in sorted(state.rglob("*")):
            name = str(path.relative_to(state))
            if not path.is_file() or name == "lock" or name.startswith("cfp.sqlite"):
                continue
            files[name] = digest(path)
        try:
            dump = self.bench.dump()
        except subprocess.CalledProcessError as error:
            dump = f"no database: {error.stderr}"
        return {"files": files, "database": dump.splitlines()}

    def expect(self, done, status, words):
        lines = done.stderr.splitlines()
        statuses = status if isinstance(status, tuple) else (status,)
        if done.returncode not in statuses:
            raise Trouble(f"exit {done.returncode}, not {' or '.join(map(str, statuses))}: {done.stderr.strip()[:300]}")
        if done.stdout and USAGE not in statuses:
            raise Trouble(f"standard output is not empty: {done.stdout[:200]}")
        if USAGE in statuses:
            lines = lines[:1]
        elif len(lines) != 1 or not lines[0].startswith("cfp: "):
            raise Trouble(f"{len(lines)} lines on standard error, not one 'cfp: …': {done.stderr.strip()[:300]}")
        for word in words:
            if not (re.search(r"(:|line )\d+", lines[0]) if word is LINE else word in lines[0]):
                raise Trouble(f"does not name {word!r}: {lines[0]}")
        if "state" in self.before and self.bench.state.exists():
            raise Trouble("a state directory was made")
        if "state" not in self.before and (said := differing(self.before, self.record())):
            raise Trouble(f"the state changed: {said}")


def differing(before, after):
    if before["files"] != after["files"]:
        return f"files {sorted(set(before['files'].items()) ^ set(after['files'].items()))[:3]}"
    changed = sorted(set(before["database"]) ^ set(after["database"]))
    return f"database {changed[0][:150]}" if changed else None


def configurations(case):
    """Each faulty configuration, with `run` and with `check`, with and without a record."""
    text = pathlib.Path(case.options.config).read_text()
    folder = pathlib.Path(case.options.config).resolve().parent
    text = text.replace("../Samples", str(folder.parent / "Samples"))
    for name, (pattern, replacement, words) in CONFIGURATIONS.items():
        def broken(made, pattern=pattern, replacement=replacement, words=words):
            made.bench.config = made.bench.folder / "call.toml"
            octets = replacement
            if pattern is not None:
                octets, count = re.subn(pattern, replacement, text, count=1)
                if not count:
                    raise Trouble(f"the configuration has no {pattern!r}: this case is out of date")
                octets = octets.encode()
            made.bench.config.write_bytes(octets)
            made.expect(made.bench.call("run"), CONFIGURATION, ["call.toml", *words])
            if made.bench.call("check").returncode != CONFIGURATION:
                raise Trouble("cfp check does not end with 78 as well")
        yield f"configuration: {name}", broken, False
        if name in ("unknown key", "empty"):
            yield f"configuration: {name}, with a record", broken, True


def no_configuration(case):
    case.bench.config = case.bench.folder / "absent.toml"
    case.expect(case.bench.call("run"), CONFIGURATION, ["absent.toml"])


def directory_as_configuration(case):
    case.bench.config = case.bench.folder
    case.expect(case.bench.call("run"), CONFIGURATION, [case.bench.folder.name])


def bad_template(case):
    folder = case.bench.folder / "templates"
    folder.mkdir()
    (folder / "received.en.txt.mustache").write_text("Thank you.\n\n{{#items}}\n{{code}\n")
    case.bench.config = case.bench.folder / "call.toml"
    text = pathlib.Path(case.options.config).read_text()
    case.bench.config.write_text(text + f'\n[templates]\ndirectory = "{folder}"\n')
    case.expect(case.bench.call("run"), CONFIGURATION, ["received.en.txt", LINE])


def templates_missing(case):
    case.bench.config = case.bench.folder / "call.toml"
    text = pathlib.Path(case.options.config).read_text()
    case.bench.config.write_text(text + '\n[templates]\ndirectory = "/nonexistent"\n')
    case.expect(case.bench.call("run"), CONFIGURATION, ["templates.directory", "/nonexistent", LINE])


def mailbox_missing(case):
    case.bench.mailbox.unlink()
    case.expect(case.bench.call("run"), TRY_AGAIN, [str(case.bench.mailbox)])


def mailbox_not_mail(case):
    case.bench.mailbox.unlink()
    case.bench.mailbox.mkdir()
    case.expect(case.bench.call("run"), TRY_AGAIN, [str(case.bench.mailbox)])


def mailbox_unreadable(case):
    if not IS_ROOT:
        case.bench.mailbox.chmod(0)
        return case.expect(case.bench.call("run"), TRY_AGAIN, [str(case.bench.mailbox)])
    # Root may read everything, so somebody else runs cfp, on a record of his own.
    case.bench.mailbox.chmod(0o600)
    for path in [case.bench.state, *case.bench.state.rglob("*")]:
        os.chown(path, NOBODY, NOBODY)
    for path in [case.bench.folder, *case.bench.folder.parents][:2]:
        path.chmod(0o755)
    copied = case.bench.folder / "cfp"
    shutil.copyfile(case.bench.cfp, copied)
    copied.chmod(0o755)
    config = case.bench.folder / "call.toml"
    shutil.copyfile(case.bench.config, config)
    case.bench.cfp, case.bench.config = copied, config
    nobody = {"user": NOBODY, "group": NOBODY, "extra_groups": [], "cwd": "/"}
    try:
        subprocess.run([copied, "--help"], capture_output=True, check=True, **nobody)
    except (OSError, subprocess.CalledProcessError) as error:
        raise Skipped(f"this build does not run for another user ({error})") from error
    case.expect(case.bench.call("run", **nobody), TRY_AGAIN, [str(case.bench.mailbox)])


def mailbox_a_loop(case):
    case.bench.mailbox.unlink()
    case.bench.mailbox.symlink_to(case.bench.mailbox)
    case.expect(case.bench.call("run"), TRY_AGAIN, [str(case.bench.mailbox)])


def state_world_writable(case):
    case.bench.state.chmod(0o777)
    case.expect(case.bench.call("run"), CONFIGURATION, [str(case.bench.state), "chmod"])
    if stat.S_IMODE(case.bench.state.stat().st_mode) != 0o777:
        raise Trouble("the mode of the state directory was changed")


def state_of_another(case):
    if not IS_ROOT:
        raise Skipped("needs root")
    os.chown(case.bench.state, NOBODY, NOBODY)
    case.expect(case.bench.call("run"), CONFIGURATION, [str(case.bench.state)])


def state_a_file(case):
    case.bench.state = case.bench.folder / "file"
    case.bench.state.write_text("not a directory\n")
    done = case.bench.call("run")
    if case.bench.state.read_text() != "not a directory\n":
        raise Trouble("the file was changed")
    case.bench.state = case.bench.folder / "state"
    case.expect(done, CONFIGURATION, [str(case.bench.folder / "file")])


def newer_migration(case):
    sql(case, "INSERT INTO grdb_migrations (identifier) VALUES ('v9999 from the future')")
    case.before = case.record()
    case.expect(case.bench.call("run"), CONFIGURATION, ["cfp.sqlite"])


def database_garbage(case):
    for path in case.bench.state.glob("cfp.sqlite*"):
        path.unlink()
    garbage = b"this is no database\n" * 500
    (case.bench.state / "cfp.sqlite").write_bytes(garbage)
    case.before = case.record()
    case.expect(case.bench.call("run"), (CONFIGURATION, TRY_AGAIN), ["cfp.sqlite"])
    if (case.bench.state / "cfp.sqlite").read_bytes() != garbage:
        raise Trouble("the file was changed")


def sql(case, statement):
    subprocess.run(["sqlite3", case.bench.state / "cfp.sqlite", statement], check=True)


def full_disk(case):
    """A small file system, or a limit on file sizes: 75, and all is well once there is room."""
    sizes = (40, 120, 250, 400, 600, 900, 1400, 2200)
    failures = 0
    for size in sizes:
        shutil.rmtree(case.bench.state, ignore_errors=True)
        with small_disk(case.bench.state, size) as keywords:
            done = case.bench.call("run", **keywords)
            if done.returncode in (SETTLED, SET_ASIDE):
                break
            failures += 1
            lines = done.stderr.splitlines()
            if done.returncode != TRY_AGAIN or len(lines) != 1 or not lines[0].startswith("cfp: "):
                raise Trouble(f"with {size} kB: exit {done.returncode}, {len(lines)} lines: {done.stderr.strip()[:300]}")
            if keywords == {}:
                mount("-o", "remount,size=64m", case.bench.state)
            try:
                case.bench.run()
            except Trouble as trouble:
                raise Trouble(f"after {size} kB were full, with room: {trouble}") from trouble
            if said := differences(case.whole, case.bench.result()):
                raise Trouble(f"with {size} kB, and room afterwards: {'; '.join(said)}")
    if not failures:
        raise Trouble("the disk was never full: this checked nothing")


@contextlib.contextmanager
def small_disk(path, kilobytes):
    path.mkdir(mode=0o700)
    if IS_ROOT and mount("-t", "tmpfs", "-o", f"size={kilobytes}k,mode=700", "tmpfs", path):
        try:
            yield {}
        finally:
            subprocess.run(["umount", "-l", path], check=True)
    else:
        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (kilobytes * 1024, resource.RLIM_INFINITY))
        yield {"preexec_fn": limit, "restore_signals": False}


def mount(*arguments):
    return subprocess.run(["mount", *map(str, arguments)], capture_output=True).returncode == 0


def another_run(case):
    """A second run while a first one stands still inside a write."""
    log = case.bench.folder / "strace"
    first = subprocess.Popen(
        ["strace", "-f", "-q", "-o", log, "-e", "trace=fsync,fdatasync,pwrite64",
         "-e", "inject=fsync,fdatasync,pwrite64:delay_enter=3000000:when=1", *case.bench.command("run")],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            if log.exists() and log.stat().st_size or first.poll() is not None:
                break
            time.sleep(0.05)
        done = case.bench.call("run")
        if first.poll() is not None:
            raise Trouble("the first run had ended already: this checked nothing")
        if done.returncode != TRY_AGAIN or len(done.stderr.splitlines()) != 1 or done.stdout:
            raise Trouble(f"exit {done.returncode}, not 75: {(done.stdout + done.stderr).strip()[:300]}")
    finally:
        first.wait(timeout=120)
    if said := differences(case.whole, case.bench.result()):
        raise Trouble(f"the first run was disturbed: {'; '.join(said)}")


def usage(*arguments, words):
    def wrong(case):
        done = subprocess.run([case.bench.cfp, *arguments], stdin=subprocess.DEVNULL, capture_output=True, text=True)
        case.expect(done, USAGE, words)
    return wrong


CASES = [
    ("configuration: absent", no_configuration, False),
    ("configuration: a directory", directory_as_configuration, False),
    ("template that does not parse", bad_template, False),
    ("template folder that is not there", templates_missing, False),
    ("mailbox missing", mailbox_missing, True),
    ("mailbox that is no mailbox", mailbox_not_mail, True),
    ("mailbox nobody lets us read", mailbox_unreadable, True),
    ("mailbox that is a loop of links", mailbox_a_loop, True),
    ("state directory world-writable", state_world_writable, True),
    ("state directory of another user", state_of_another, True),
    ("state directory that is a file", state_a_file, False),
    ("database of a newer version", newer_migration, True),
    ("database that is none", database_garbage, True),
    ("disk full", full_disk, False),
    ("another run at work", another_run, False),
    ("usage: unknown option", usage("run", "--frobnicate", words=["frobnicate"]), False),
    ("usage: unknown command", usage("frobnicate", words=["frobnicate"]), False),
    ("usage: impossible time", usage("run", "--now", "2008-02-30", words=["2008-02-30"]), False),
]


def main():
    made = parser(__doc__)
    made.add_argument("--only", default="", metavar="TEXT", help="only cases whose name holds TEXT")
    options = made.parse_args()
    for program in ("sqlite3", "strace"):
        if not shutil.which(program):
            sys.exit(f"{program} is not installed")
    well = True
    with tempfile.TemporaryDirectory(prefix="cfp-bad-") as folder:
        good = Bench(options, f"{folder}/good")
        good.run()
        whole = good.result()
        for number, (name, attempt, record) in enumerate([*configurations(good), *CASES]):
            if options.only not in name:
                continue
            case = Case(options, f"{folder}/{number}", good, record)
            case.options, case.whole = options, whole
            well = passes(name, attempt, case) and well
    sys.exit(0 if well else 1)


if __name__ == "__main__":
    main()
