"""The programs of the Swift package beside this file: reading alone, and each stage by itself."""
import pathlib
import statistics
import subprocess
import sys

from mailboxes import Mailboxes

FOLDER = pathlib.Path(__file__).resolve().parent
MESSAGES = 2_000


def build(folder):
    """The folder with the two programs, built."""
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
