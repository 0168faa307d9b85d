"""What is wanted of the costs: one line each, with the figure that decides it."""


class Line:
    """Something wanted: a figure that a run has, and the most it may be."""

    def __init__(self, name, most, figure, unit="", note=""):
        self.name, self.most, self.figure, self.unit, self.note = name, most, figure, unit, note

    def judged(self, costs):
        """As a dictionary; `had` is None where something it needs was not measured."""
        try:
            had = self.figure(costs)
        except (KeyError, TypeError):
            had = None
        return {"name": self.name, "most": self.most, "had": had, "unit": self.unit, "note": self.note,
                "held": None if had is None else had <= self.most}


def share(name, of, kind):
    """How much of what `of` takes `name` takes."""
    return lambda costs: costs[name][kind] / costs[of][kind]


def milliseconds(name, kind="cpu"):
    return lambda costs: costs[name][kind] * 1000


def mebibytes(name):
    return lambda costs: costs[name]["memory"] / (1 << 20)


LINES = [
    Line("reading alone, one core: at least 2.5 times GMime's speed (CPU)", 1 / 2.5, share("reading", "GMime", "cpu")),
    Line("reading alone, two cores: at least 4.5 times GMime's speed (wall)", 1 / 4.5,
         share("reading, 2 cores", "GMime", "wall")),
    Line("ingest of the mbox: at most 0.6 of GMime's time (wall)", 0.6, share("ingest, mbox", "GMime", "wall")),
    Line("the same by CPU", 0.6, share("ingest, mbox", "GMime", "cpu"), note="beside the line"),
    Line("ingest of the mbox: at most 1/15 of notmuch new (wall)", 1 / 15, share("ingest, mbox", "notmuch new", "wall")),
    Line("the same by CPU", 1 / 15, share("ingest, mbox", "notmuch new", "cpu"), note="beside the line"),
    Line("ingest of the mbox: peak memory of all processes", 160, mebibytes("ingest, mbox"), "MiB"),
    Line("ingest of the Maildir: at most 1.3 times the mbox (CPU)", 1.3, share("ingest, Maildir", "ingest, mbox", "cpu")),
    Line("idle run, mbox (CPU)", 30, milliseconds("idle, mbox"), "ms"),
    Line("idle run, Maildir (CPU)", 150, milliseconds("idle, Maildir"), "ms"),
    Line("one new message (CPU, workers included)", 60, milliseconds("one new message"), "ms"),
    Line("ten times the messages: ingest of the mbox in at most 11 times the time (wall)", 11,
         share("tenfold: ingest, mbox", "ingest, mbox", "wall")),
    Line("the same by CPU", 11, share("tenfold: ingest, mbox", "ingest, mbox", "cpu"), note="beside the line"),
    Line("ten times the messages: peak memory of all processes", 160, mebibytes("tenfold: ingest, mbox"), "MiB"),
    Line("one new message on top of ten times the messages (CPU, workers included)", 60,
         milliseconds("tenfold: one new message"), "ms"),
    Line("a message with 50 MB attached (wall)", 500, milliseconds("50 MB attachment", "wall"), "ms"),
    Line("the same by CPU", 500, milliseconds("50 MB attachment"), "ms", note="beside the line"),
    Line("a message with 50 MB attached: peak memory", 128, mebibytes("50 MB attachment"), "MiB"),
    Line("cfp --version (CPU)", 15, milliseconds("cfp --version"), "ms"),
    Line("cfp --version: peak memory", 26, mebibytes("cfp --version"), "MiB"),
]
