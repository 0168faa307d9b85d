"""What running a program costs, with all the processes it starts."""
import ctypes
import os
import platform
import resource
import subprocess
import threading
import time

PR_SET_CHILD_SUBREAPER = 36
KCMP_VM = 1
LIBC = ctypes.CDLL(None, use_errno=True)


class Trouble(Exception):
    """A program that did not do what was asked of it."""


class Cost:
    """What one run of a program took: seconds, and octets; None where nobody counted."""

    def __init__(self, cpu, wall, written, memory):
        self.cpu, self.wall, self.written, self.memory = cpu, wall, written, memory


def adopt_orphans():
    """Has what a program leaves behind become ours, so that its processor time is counted too."""
    LIBC.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def measure(command, *, cores=None, expected=(0,), surroundings=None, pause=None):
    """Runs `command` once, on so many cores (all where it is None).

    pause: Seconds between looks at how much memory it and all it starts hold, the sum of their
    proportional set sizes; None: nobody looks, and nothing disturbs it.
    """
    # What ran before has written, and its writing out would be this one's cost: up to a quarter of
    # what 50 MB attached take.
    os.sync()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    process = start_process(command, cores, surroundings)
    watch = Watch(process.pid, pause) if pause is not None else None
    os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
    wall = time.monotonic() - start
    written = octets_written(process.pid)
    memory = watch.end() if watch else None
    _, status = os.waitpid(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    reap_orphans()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode not in expected:
        raise Trouble(f"{' '.join(map(str, command))}: ended with {process.returncode}")
    cpu = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return Cost(cpu, wall, written, memory)


def start_process(command, cores, surroundings):
    """Starts it where this process runs for the moment: nothing of ours runs in the new process,
    so that nothing of ours is counted as its time."""
    everywhere = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(everywhere)[:cores])
    try:
        return subprocess.Popen(
            [str(word) for word in command], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, env={**os.environ, **(surroundings or {})})
    finally:
        os.sched_setaffinity(0, everywhere)


def reap_orphans():
    while True:
        try:
            os.waitpid(-1, 0)
        except ChildProcessError:
            return


def octets_written(pid):
    """What the process had written to files, as the kernel counts it; None where it does not say."""
    try:
        with open(f"/proc/{pid}/io") as lines:
            fields = dict(line.split(": ") for line in lines)
        return int(fields["write_bytes"])
    except (OSError, KeyError):
        return None


class Watch:
    """Looks at the memory of a process and of all it starts until it is ended."""

    def __init__(self, root, pause):
        self.root, self.pause, self.most = root, pause, 0
        self.over = threading.Event()
        self.thread = threading.Thread(target=self.look)
        self.thread.start()

    def look(self):
        tree, looked = [self.root], time.monotonic()
        while not self.over.wait(self.pause):
            if time.monotonic() - looked > 0.1:
                tree, looked = descendants(self.root), time.monotonic()
            own = [pid for pid in tree if pid == self.root or not share_memory(self.root, pid)]
            self.most = max(self.most, sum(map(proportional_set_size, own)))

    def end(self):
        self.over.set()
        self.thread.join()
        return self.most


def share_memory(one, other):
    """Whether two processes have one memory: one that was just started, until it becomes a program
    of its own, is in that of whoever started it, and would be counted twice (kcmp(2))."""
    number = {"x86_64": 312, "aarch64": 272}.get(platform.machine())
    return number is not None and LIBC.syscall(number, one, other, KCMP_VM, 0, 0) == 0


def descendants(root):
    """The process `root` and all that it started, as far as they live."""
    children = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                with open(f"/proc/{name}/stat") as file:
                    parent = int(file.read().rpartition(")")[2].split()[1])
            except OSError:
                continue
            children.setdefault(parent, []).append(int(name))
    found = [root]
    for pid in found:
        found += children.get(pid, [])
    return found


def proportional_set_size(pid):
    try:
        with open(f"/proc/{pid}/smaps_rollup") as lines:
            return sum(int(line.split()[1]) << 10 for line in lines if line.startswith("Pss:"))
    except (OSError, ValueError):
        return 0
