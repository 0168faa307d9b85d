#!/usr/bin/env python3
"""Looks at what the committee looks at: site, packets, booklet and exports of the sample call.

HTML is checked by tidy and html5lib; landmarks, labels, headings and links by structure.py. A
headless Chromium then opens each kind of page, light and dark, on phones and desktops: nothing
may be blocked by its policy or reach beyond its edge, every text has to stand out, and the rules
of axe-core are kept, of anonymised pages too. The list
is sorted, filtered and searched as a person does it, and the booklet printed: each submission
has a page of its own; the site of 2,000 submissions is opened, sorted and searched too. The JSON
export is checked against its schema, the CSV read back.

Needs tidy, chromium, pdfinfo, python3-html5lib and python3-jsonschema (Debian's packages), and
axe-core as Tests/Pages/axe brings it from PyPI.
One line a check; exit status 1 where anything is wrong. --pictures DIR keeps screenshots.
"""
import argparse
import csv
import glob
import io
import json
import os
import re
import subprocess
import sys
import tempfile

from browser import Browser
import structure

sys.path.append("/usr/lib/python3/dist-packages")  # where Debian keeps these
import html5lib  # noqa: E402
import jsonschema  # noqa: E402

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
NOW = "2008-04-22T09:00:00Z"
AXE = f"{TOP}/.build/axe/axe_playwright_python/axe.min.js"
WIDTHS = (360, 390, 768, 1280, 1440)


def main():
    made = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("--cfp", default=os.environ.get("CFP", f"{TOP}/.build/release/cfp"))
    made.add_argument("--config", default=f"{TOP}/Config/kvm-forum-2008.toml")
    made.add_argument("--mailbox", default=f"{TOP}/Samples/kvm-forum-2008.mbox")
    made.add_argument("--pictures", metavar="DIR", help="keep a screenshot of each page there")
    options = made.parse_args()
    with tempfile.TemporaryDirectory(prefix="cfp-pages-") as folder:
        sys.exit(1 if Checking(options, folder).everything() else 0)


class Checking:
    def __init__(self, options, folder):
        self.options, self.folder, self.failed = options, folder, False
        self.state = f"{folder}/state"
        self.cfp("run", allowed=(0, 65))
        self.site = f"{self.state}/site"

    def cfp(self, *arguments, allowed=(0,), words=None):
        done = subprocess.run(
            [self.options.cfp, *arguments, "--config", self.options.config, "--now", NOW,
             "--mailbox", self.options.mailbox, "--state", self.state],
            capture_output=True, input=words and words.encode())
        if done.returncode not in allowed:
            sys.exit(f"cfp {' '.join(arguments)} ended with {done.returncode}: {done.stderr.decode()}")
        return done

    def say(self, what, problems, count=""):
        """Prints a line; a problem that many pages have is told once."""
        told = sorted(set(problems))
        print(f"{'ok  ' if not told else 'FAIL'} {what}{f' ({count})' if count else ''}", flush=True)
        for problem in told[:10]:
            print(f"       {problem}")
        self.failed = self.failed or bool(told)

    def everything(self):
        self.pages("open")
        self.exports(blind=False)
        self.in_browser()
        self.packets()
        self.cfp("packets", "--blind")
        self.cfp("site", "--blind")
        self.pages("anonymised")
        self.exports(blind=True)
        self.in_browser_again()
        self.many()
        return self.failed

    # Files

    def html(self):
        return sorted(glob.glob(f"{self.site}/**/*.html", recursive=True)
                      + glob.glob(f"{self.state}/packets/**/*.html", recursive=True))

    def pages(self, view):
        paths, wrong, broken = self.html(), [], []
        for path in paths:
            name = os.path.relpath(path, self.state)
            done = subprocess.run(["tidy", "-q", "-e", "--gnu-emacs", "no", path], capture_output=True, text=True)
            # ARIA 1.1, which Debian's tidy is too old to know.
            wrong += [f"{name}: {line}" for line in done.stderr.splitlines()
                      if " - " in line and '"aria-current"' not in line]
            parser = html5lib.HTMLParser(strict=False)
            with open(path, "rb") as file:
                parser.parse(file, transport_encoding="utf-8")
            wrong += [f"{name}: line {at[0]}: {kind}" for at, kind, _ in parser.errors]
            broken += [f"{name}: {problem}" for problem in structure.problems(
                path, allowed_inline_style="/packets/" in path)]
        self.say(f"valid HTML, {view}", wrong, f"{len(paths)} pages")
        self.say(f"landmarks, labels, headings, links, {view}", broken, f"{len(paths)} pages")

    # Exports

    def exports(self, blind):
        view, option = ("anonymised", ["--blind"]) if blind else ("open", [])
        text = self.cfp("export", "--as", "json", *option).stdout.decode()
        document = json.loads(text)
        with open(f"{TOP}/Sources/Rendering/Export/export.schema.json", encoding="utf-8") as file:
            schema = json.load(file)
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
        errors = [f"{'/'.join(map(str, e.path))}: {e.message[:200]}" for e in validator.iter_errors(document)]
        if not document["submissions"]:
            errors.append("there are no submissions")
        if self.wrongly_valid(validator, document):
            errors.append("the schema takes anything")
        self.say(f"JSON as its schema says, {view}", errors, f"{len(document['submissions'])} submissions")

        table = self.cfp("export", "--as", "csv", *option).stdout.decode()
        rows = list(csv.DictReader(io.StringIO(table, newline=""), strict=True))
        wrong = []
        if [row["code"] for row in rows] != [s["code"] for s in document["submissions"]]:
            wrong.append("its rows are not the submissions of the JSON")
        if table.replace("\r\n", "").count("\r"):
            wrong.append("a row ends otherwise than by CR LF")
        for row in rows:
            wrong += [f"{row['code']}: {name} begins as a formula" for name, value in row.items()
                      if re.match(r"\s*[=+\-@\t\r]", value)]
        if blind:
            wrong += [f"{row['code']}: says {row[name]}" for row in rows
                      for name in ("addresses", "affiliations", "biographies") if row[name]]
        self.say(f"CSV read back, {view}", wrong, f"{len(rows)} rows")

    def wrongly_valid(self, validator, document):
        spoiled = json.loads(json.dumps(document))
        spoiled["submissions"][0]["late"] = "soon"
        return validator.is_valid(spoiled)

    # The browser

    def in_browser(self):
        browser = Browser()
        try:
            self.looks(browser)
            self.rules(browser, "open")
            self.works(browser)
            self.prints(browser)
            self.beside(browser)
            self.say("nothing blocked, nothing complained of", browser.said)
        finally:
            browser.close()

    def in_browser_again(self):
        browser = Browser()
        try:
            self.rules(browser, "anonymised")
            self.say("nothing blocked, nothing complained of, anonymised", browser.said)
        finally:
            browser.close()

    def many(self):
        """The site of a call with 2,000 submissions."""
        folder = f"{self.folder}/many"
        os.mkdir(folder)
        mailbox = f"{folder}/mbox"
        subprocess.run([f"{TOP}/Tests/Benchmarks/make-mailbox", "2000", mailbox, "--proposals"], check=True)
        large = Checking(argparse.Namespace(**{**vars(self.options), "mailbox": mailbox}), folder)
        browser, names = Browser(), [f"site/{name}.html" for name in ("index", "attention", "charts", "ledger")]
        try:
            beyond, faint = large.look(browser, names + ["site/submissions/KVM08-1234.html"])
            wrong = beyond + faint
            for width in (360, 1440):
                browser.open(f"{large.site}/charts.html", width=width)
                wrong += [f"the charts cut off {text} at {width} pixels" for text in browser.value(
                    "[...document.querySelectorAll('svg text')].filter(t => t.checkVisibility()"
                    " && t.getBoundingClientRect().left < t.ownerSVGElement.getBoundingClientRect().left)"
                    ".map(t => t.textContent)")]
            browser.open(f"{large.site}/index.html")
            shown = "Array.from(document.querySelectorAll('#submissions tbody tr')).filter(r => !r.hidden)"
            every = browser.value(f"{shown}.length")
            if every != 2000:
                wrong.append(f"{every} submissions are listed")
            browser.value("document.querySelector('[data-key=title] button').click()")
            if not browser.value(f"(t => t.every((x, n) => !n || new Intl.Collator(undefined, {{numeric: true, sensitivity: "
                                 f"'base'}}).compare(t[n - 1], x) <= 0))({shown}.map(r => r.cells[1].querySelector('a').textContent))"):
                wrong.append("a click does not sort them by title")
            browser.open(f"{large.site}/index.html", "#q=KVM08-1234")
            found = browser.value(f"{shown}.map(r => r.cells[0].textContent)")
            if found != ["KVM08-1234"]:
                wrong.append(f"a search for one finds {found[:5]}")
            self.say("readable, sorted and searched with 2,000 submissions", wrong + browser.said)
        finally:
            browser.close()

    def rules(self, browser, view):
        """What axe-core finds in each kind of page, light and dark, on a phone and a desktop."""
        with open(AXE, encoding="utf-8") as file:
            axe = file.read()
        # Styles are in the page by then: to fetch them again is what the pages' policy forbids.
        run = "axe.run(document, {resultTypes: ['violations'], preload: false})"
        found = ".violations.map(v => `${v.id} (${v.impact}): ${v.help}: ${v.nodes[0].html.slice(0, 160)}`)"
        wrong, passed = [], 0
        for name in self.kinds() + ["packets/booklet.html"]:
            for dark in (False, True):
                for width in (360, 1440):
                    browser.open(f"{self.state}/{name}", width=width, dark=dark)
                    browser.value(f"{axe}; undefined")
                    result = browser.value(f"{run}.then(done => [done{found}, done.passes.length])")
                    passed += result[1]
                    wrong += [f"{name}, {'dark' if dark else 'light'}, {width}: {said}" for said in result[0]]
        if not passed:
            wrong.append("no rule was looked at")
        self.say(f"axe-core's rules, {view}", wrong, f"{passed} passed")

    def kinds(self):
        """A page of each kind, and those that show something special."""
        names = [f"site/{name}.html" for name in ("index", "attention", "charts", "ledger")]
        names += [f"site/submissions/KVM08-0{n}.html" for n in ("01", "05", "06", "08", "23", "30")]
        return names + [f"packets/KVM08-0{n}/packet.html" for n in ("01", "08", "30")]

    def looks(self, browser):
        beyond, faint = self.look(browser, self.kinds())
        self.say(f"no page reaches beyond its edge at {', '.join(map(str, WIDTHS))} pixels", beyond)
        self.say("every text stands out, light and dark", faint)

    def look(self, browser, names):
        """What of these pages reaches beyond their edge, and which texts are faint."""
        with open(os.path.join(os.path.dirname(__file__), "contrast.js"), encoding="utf-8") as file:
            contrast = file.read()
        beyond, faint = [], []
        for name in names:
            for dark in (False, True):
                for width in WIDTHS:
                    browser.open(f"{self.state}/{name}", width=width, dark=dark)
                    needs = browser.value("document.documentElement.scrollWidth")
                    if needs > width:
                        beyond.append(f"{name} needs {needs} pixels of {width}")
                    if width in (390, 1280):
                        faint += [f"{name}, {'dark' if dark else 'light'}: {said}"
                                  for said in browser.value(contrast)]
                        if self.options.pictures:
                            os.makedirs(self.options.pictures, exist_ok=True)
                            browser.picture(f"{self.options.pictures}/{name.replace('/', '-')[:-5]}-{width}-"
                                            f"{'dark' if dark else 'light'}.png")
        return beyond, faint

    def beside(self, browser):
        """A talk that somebody else proposes again, in nearly the same words: side by side."""
        first = json.loads(self.cfp("export", "--as", "json").stdout)["submissions"][0]
        abstract = first["proposal"]["abstract"].replace(" a ", " any ", 2) + " " + "W" * 300
        self.cfp("ingest", "-", words=f"From: Kim Muster <kim@example.net>\n"
                 f"To: content-committee@kvm-forum.example\nDate: Sat, 19 Apr 2008 10:00:00 +0000\nMessage-ID: <again@example.net>\n"
                 f"Subject: Proposal\nContent-Type: text/plain; charset=utf-8\n\n"
                 f"Title: {first['proposal']['title']}\nSpeaker: Kim Muster\nAbstract: {abstract}\n")
        self.cfp("run", allowed=(0, 65))
        other = json.loads(self.cfp("export", "--as", "json").stdout)["submissions"][-1]["code"]
        names = [name for code in (first["code"], other)
                 for name in (f"site/submissions/{code}.html", f"packets/{code}/packet.html")]
        beyond, faint = self.look(browser, names)
        wrong = beyond + faint
        columns = "getComputedStyle(document.querySelector('.pair')).gridTemplateColumns.split(' ').length"
        for name in names:
            for width, expected in ((360, 1), (1440, 2)):
                browser.open(f"{self.state}/{name}", width=width)
                if browser.value("document.querySelectorAll('.pair').length") != 1:
                    wrong.append(f"{name} shows no look-alike")
                elif browser.value(columns) != expected:
                    wrong.append(f"{name} has not {expected} columns at {width} pixels")
            for word in ("any", "W" * 300):
                if not browser.value(f"[...document.querySelectorAll('mark')].some(m => m.textContent.includes('{word}'))"):
                    wrong.append(f"{name} does not mark {word[:5]}")
        self.say("look-alikes side by side, on phones one below the other", wrong)

    def works(self, browser):
        shown = "Array.from(document.querySelectorAll('#submissions tbody tr')).filter(r => !r.hidden)"
        codes = f"{shown}.map(r => r.cells[0].textContent)"
        titles = f"{shown}.map(r => r.cells[1].querySelector('a').textContent)"
        wrong = []

        def need(expression, expected, what):
            got = browser.value(expression)
            if got != expected:
                wrong.append(f"{what}: {got!r}, not {expected!r}")

        index = f"{self.site}/index.html"
        browser.open(index)
        every = browser.value(codes)
        need("document.getElementById('filter').hidden", False, "the filter is there")
        need("document.activeElement.tagName", "BODY", "nothing takes the focus")
        browser.keys("Tab")
        need("document.activeElement.className", "skip", "the first stop is the way to the content")
        browser.value("document.getElementById('words').focus()")
        browser.type("arhus SEALING")
        need(codes, ["KVM08-008"], "a search without accents finds")
        need("document.getElementById('count').textContent", f"1 of {len(every)} are shown.", "it is counted")
        need("document.getElementById('count').getAttribute('role')", "status", "the count is spoken")
        kept = browser.value("location.hash")
        browser.open(index, kept)
        need(codes, ["KVM08-008"], "the address keeps a search")
        browser.open(index, "#mark=withdrawn")
        need(codes, ["KVM08-006"], "the withdrawn are found")
        browser.open(index, "#topic=security&format=presentation")
        got = browser.value(f"{shown}.every(r => /security/.test(r.cells[3].textContent)"
                            " && /^presentation/.test(r.cells[2].textContent))")
        need(f"{shown}.length > 0", True, "some are of a topic and a format")
        if not got:
            wrong.append("a filter shows what it should hide")
        browser.open(index, "#mark=nonsense&sort=%3Cscript%3E&q=")
        need(codes, every, "a choice that is not on offer is none")
        browser.open(index)
        browser.value("document.querySelector('[data-key=title] button').focus()")
        browser.keys("Enter")
        need("document.querySelector('[data-key=title]').getAttribute('aria-sort')", "ascending", "a key sorts")
        need(f"(t => JSON.stringify(t) === JSON.stringify([...t].sort(new Intl.Collator(undefined, "
             f"{{numeric: true, sensitivity: 'base'}}).compare)))({titles})", True, "by title")
        browser.keys("Enter")
        need("document.querySelector('[data-key=title]').getAttribute('aria-sort')", "descending", "and back")
        browser.value("document.querySelector('button[type=reset]').click()")
        need(f"new Promise(done => setTimeout(() => done({codes}), 50))", every, "clearing shows all")
        self.say("search, filter and sort by hand and by key", wrong)

        browser.call("Emulation.setScriptExecutionDisabled", value=True)
        browser.open(index, "#mark=withdrawn")
        browser.call("Emulation.setScriptExecutionDisabled", value=False)
        wrong = []
        need(f"{codes}.length", len(every), "all are listed")
        need("document.getElementById('filter').checkVisibility()", False, "no dead filter is shown")
        self.say("the list without JavaScript", wrong)

    def prints(self, browser):
        path = f"{self.folder}/booklet.pdf"
        browser.open(f"{self.state}/packets/booklet.html")
        browser.pdf(path)
        entries = browser.value("document.querySelectorAll('article').length")
        text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
        pages = text.rstrip("\f\n").split("\f")
        headed = [re.findall(r"(KVM08-\d+) · \w+", page) for page in pages]
        wrong = [f"page {n + 1} holds {len(codes)} submissions" for n, codes in enumerate(headed) if len(codes) > 1]
        sheets = [codes[0] for codes in headed if codes]
        if sheets != sorted(set(sheets)):
            wrong.append("a submission has several pages")
        if len(set(sheets)) != entries:
            wrong.append(f"{len(set(sheets))} of {entries} submissions have a page")
        self.say("one submission a page in the booklet's PDF", wrong, f"{len(pages)} pages")
        if self.options.pictures:
            os.replace(path, f"{self.options.pictures}/booklet.pdf")

    def packets(self):
        wrong = []
        for folder in glob.glob(f"{self.state}/packets/*/"):
            names = set(os.listdir(folder))
            wrong += [f"{os.path.basename(folder[:-1])} has no {name}"
                      for name in ("packet.html", "packet.txt", "packet.md", "packet.json") if name not in names]
        self.say("packets in each form", wrong)


if __name__ == "__main__":
    main()
