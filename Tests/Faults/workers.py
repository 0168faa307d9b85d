#!/usr/bin/env python3
"""Harms the workers that read mail, and looks at what that costs.

  killed     two workers are killed while they read: the result is that of a run undisturbed
  stopped    a worker stops and answers nothing: the same
  held up    all workers stand still for a second: what was settled before is on record meanwhile,
             and another command may write there
  costly     a message asks for more CPU time than it may: it alone is set aside, its octets
             are kept, the limit is named, and the next run is silent
  large      the same for one that asks for more memory
  shut in    no worker opens a file or a socket, or starts a program, once it reads
  orphaned   the run is killed: its workers go too

One line a check is printed; the exit status is 1 where one failed. Needs strace.
"""
import base64
import os
import pathlib
import random
import re
import signal
import subprocess
import sys
import tempfile
import time

from under_test import SET_ASIDE, SETTLED, Bench, Trouble, differences, parser, passes


MESSAGES = 200


def main():
    options = parser(__doc__).parse_args()
    well = True
    with tempfile.TemporaryDirectory(prefix="cfp-workers-") as folder:
        options.mailbox = mailbox(pathlib.Path(folder), MESSAGES)
        undisturbed = Bench(options, f"{folder}/undisturbed")
        undisturbed.run()
        expected = undisturbed.result()
        for check in (killed, stopped, held_up, costly, large, shut_in, orphaned):
            bench = Bench(options, f"{folder}/{check.__name__}")
            well = passes(check.__name__.replace("_", " "), check, bench, expected) and well
    sys.exit(0 if well else 1)


def mailbox(folder, count):
    """An mbox of `count` proposals, each with a file that takes its time to read."""
    table = "".join(f"<tr><td>{n}</td><td>cell <b>{n}</b></td></tr>" for n in range(1500))
    path = folder / "many.mbox"
    with path.open("w") as mbox:
        for number in range(count):
            mbox.write(f"From p{number}@example.org Mon Apr 14 10:{number // 60 % 60:02}:{number % 60:02} 2008\n")
            mbox.write(message(number, words(-number, 5), "text/html", table))
    return path


def words(number, count):
    """So many invented words, others for each number."""
    chance = random.Random(number)
    syllables = "ka lo mi ren tu sal ve dor pin wex gra hul".split()
    made = ["".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(count)]
    return "\n".join(" ".join(made[at:at + 9]) for at in range(0, count, 9))


def message(number, title, kind, content, headers=""):
    return (f"From: Person {number} <p{number}@example.org>\nTo: content-committee@kvm-forum.example\n"
            f"Subject: Proposal: {title}\nMessage-ID: <{number}.workers@example.org>\n"
            f"Date: Mon, 14 Apr 2008 10:00:00 +0000\nMIME-Version: 1.0\n{headers}"
            "Content-Type: multipart/mixed; boundary=frontier\n\n--frontier\nContent-Type: text/plain\n\n"
            f"Title: {title}\nAbstract: {words(number, 60)}.\n\n--frontier\nContent-Type: {kind}\n"
            f"Content-Disposition: attachment; filename=more.html\n\n{content}\n--frontier--\n\n")


def start(bench):
    return subprocess.Popen(bench.command("run"), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, text=True)


def workers(run):
    """The processes of a run that have shut themselves in."""
    found = []
    try:
        children = pathlib.Path(f"/proc/{run.pid}/task/{run.pid}/children").read_text().split()
    except OSError:
        return []
    for child in children:
        try:
            if re.search(r"(?m)^Seccomp:\s*2$", pathlib.Path(f"/proc/{child}/status").read_text()):
                found.append(int(child))
        except OSError:
            continue
    return found


def first_workers(run, count):
    """The first `count` workers of a run, once they read."""
    for _ in range(3000):
        found = workers(run)
        if len(found) >= count:
            return found[:count]
        if run.poll() is not None:
            break
        time.sleep(0.005)
    raise Trouble(f"the run ended with {run.wait()} before it had {count} workers")


def finish(run, bench, expected):
    output, complaints = run.communicate(timeout=300)
    if run.returncode not in (SETTLED, SET_ASIDE):
        raise Trouble(f"cfp run ended with {run.returncode}: {complaints.strip()}")
    said = differences(expected, bench.result())
    if said:
        raise Trouble("; ".join(said))


def killed(bench, expected):
    run = start(bench)
    for worker in first_workers(run, min(2, os.cpu_count())):
        os.kill(worker, signal.SIGKILL)
    finish(run, bench, expected)


def stopped(bench, expected):
    limit(bench, "seconds = 1")
    run = start(bench)
    os.kill(first_workers(run, 1)[0], signal.SIGSTOP)
    finish(run, bench, expected)


def held_up(bench, expected):
    run, seen = start(bench), 0
    while not seen:
        those = first_workers(run, min(2, os.cpu_count()))
        for worker in those:
            os.kill(worker, signal.SIGSTOP)
        time.sleep(1)
        try:
            # A list writes what it found out.
            seen = len(bench.view("list"))
        finally:
            for worker in those:
                os.kill(worker, signal.SIGCONT)
        time.sleep(0.02)
    finish(run, bench, expected)
    if seen >= MESSAGES:
        raise Trouble("the workers had nothing left to read: there was nothing to see")


def limit(bench, line):
    """Adds a limit to the bench's configuration."""
    config = bench.folder / "cfp.toml"
    config.write_text(bench.config.read_text() + f"\n[limits]\n{line}\n")
    bench.config = config


def costly(bench, _):
    limit(bench, "seconds = 1\nmemory = 4096\nhtml-nodes = 10000000\nhtml-octets = 1000000000\nbody-lines = 10000000")
    slow = "<table><tr><td>" * 60 + "".join(f"<p>cell {n} of a <b>long</b> page</p>" for n in range(600000))
    one_of_three(bench, message(7000, "A page without end", "text/html", slow), "1 seconds of CPU time")


def large(bench, _):
    limit(bench, "memory = 64")
    content = base64.encodebytes(os.urandom(60_000_000)).decode()
    heavy = message(7001, "A weight", "application/octet-stream\nContent-Transfer-Encoding: base64", content)
    one_of_three(bench, heavy, "more than 64 MiB of memory")


def one_of_three(bench, bad, limit_named):
    """A run over three messages, the second one bad, and one more run."""
    envelope = "From p@example.org Mon Apr 14 10:00:00 2008\n"
    good = [message(n, f"A good talk {n}", "text/html", "<p>short</p>") for n in (1, 2)]
    bench.mailbox.write_text(envelope + good[0] + envelope + bad + envelope + good[1])
    done = bench.call("run")
    if done.returncode != SET_ASIDE:
        raise Trouble(f"ended with {done.returncode}, not {SET_ASIDE}: {done.stderr.strip()}")
    ledger = bench.view("ledger")
    outcomes = [line["outcome"] for line in ledger]
    if outcomes != ["new", "set-aside", "new"]:
        raise Trouble(f"the messages are {', '.join(outcomes)}: {ledger[1]['evidence']}")
    if limit_named not in ledger[1]["evidence"]:
        raise Trouble(f"the evidence names no limit: {ledger[1]['evidence']}")
    kept = [path.read_bytes() for path in (bench.state / "aside").glob("*.eml")]
    if kept != [bad.rstrip("\n").encode() + b"\n"]:
        raise Trouble("the octets are not kept as they came")
    again = bench.call("run")
    if again.returncode != SETTLED or again.stdout or again.stderr:
        raise Trouble(f"the next run ended with {again.returncode}: {again.stdout}{again.stderr}")


def shut_in(bench, _):
    trace = bench.folder / "trace"
    done = bench.call("run", under=["strace", "-f", "-qq", "-o", trace])
    if done.returncode not in (SETTLED, SET_ASIDE):
        raise Trouble(f"cfp run under strace ended with {done.returncode}")
    closed, answers = set(), 0
    for line in trace.read_text(errors="replace").splitlines():
        process, _, call = line.partition(" ")
        call = call.strip()
        name = call.split("(")[0]
        if re.match(r"seccomp\(SECCOMP_SET_MODE_FILTER.*= 0$|<\.\.\. seccomp resumed>.*= 0$", call):
            closed.add(process)
        elif process in closed and name in ("open", "openat", "openat2", "creat", "socket", "connect", "execve",
                                            "execveat", "clone", "clone3", "fork", "vfork", "write", "pwrite64"):
            if not re.search(r"= -1 EPERM", call):
                raise Trouble(f"a worker that reads called {call}")
        elif process in closed and name == "sendto":
            answers += 1
    if not closed or answers < MESSAGES:
        raise Trouble(f"{len(closed)} workers gave {answers} answers: there was nothing to see")


def orphaned(bench, _):
    run = start(bench)
    those = first_workers(run, 1)
    run.kill()
    run.communicate()
    for _ in range(200):
        left = [pid for pid in those if pathlib.Path(f"/proc/{pid}/exe").exists()
                and "cfp" in os.readlink(f"/proc/{pid}/exe")]
        if not left:
            return
        time.sleep(0.02)
    raise Trouble(f"the workers {left} live on")


if __name__ == "__main__":
    main()
