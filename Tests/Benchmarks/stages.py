"""The programs of the Swift package beside this file: reading alone, and each stage by itself."""
import pathlib
import shutil
import statistics
import subprocess
import sys

from mailboxes import Mailboxes

FOLDER = pathlib.Path(__file__).resolve().parent
MESSAGES = 2_000


def build(folder):
    """The folder with the two programs, built from nothing.

    Where a module's private parts change, swift build (6.3) may keep objects of the modules above it that
    were compiled for the old ones, and the program writes where it should not.
    """
    shutil.rmtree(folder / "swift", ignore_errors=True)
    words = ["swift", "build", "-c", "release", "--package-path", FOLDER, "--scratch-path", folder / "swift"]
    subprocess.run(words, check=True, stdout=sys.stderr)
    return folder / "swift/release"


def measured(programs, folder, runs):
    """What each stage takes over a mailbox of 2,000 messages: medians of so many runs."""
    boxes = Mailboxes(folder / "mailboxes", MESSAGES, extra=0)
    boxes.make()
    done = subprocess.run([programs / "stages", str(runs), boxes.mbox], check=True, stdout=subprocess.PIPE, text=True)
    found = []
    for line in done.stdout.splitlines():
        name, messages, *each = line.split()
        found.append({"name": name, "messages": int(messages), "ms": statistics.median(map(float, each)),
                      "ms of each": [float(run) for run in each]})
    return {"stages": found, "stages messages": MESSAGES, "stages runs": runs}
