"""What a screen reader needs of a page, and what a strict policy forbids, read from its HTML."""
import os
import re
from html.parser import HTMLParser
from urllib.parse import unquote

EMPTY = {"meta", "link", "input", "br", "img", "hr"}


class Page(HTMLParser):
    """The elements of a page, each with its attributes, ancestors and text."""

    def __init__(self, path):
        super().__init__(convert_charrefs=True)
        self.path, self.elements, self.open = path, [], []
        with open(path, encoding="utf-8") as file:
            self.text = file.read()
        self.feed(self.text)
        self.ids = [e["id"] for _, e, _, _ in self.elements if "id" in e]

    def handle_starttag(self, tag, attributes):
        element = (tag, dict(attributes), [t for t, _, _, _ in self.open], [])
        self.elements.append(element)
        if tag not in EMPTY:
            self.open.append(element)

    def handle_startendtag(self, tag, attributes):
        self.elements.append((tag, dict(attributes), [], []))

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        for element in self.open:
            element[3].append(data)

    def all(self, *tags):
        return [e for e in self.elements if e[0] in tags]


def problems(path, allowed_inline_style=False):
    """What is wrong with the page at `path`, a sentence each."""
    page, found = Page(path), []

    def need(condition, sentence):
        if not condition:
            found.append(sentence)

    need(len(page.ids) == len(set(page.ids)), "an id is there twice")
    html = page.all("html")[0][1]
    need(html.get("lang"), "the page has no language")
    need(any("".join(e[3]).strip() for e in page.all("title")), "the page has no title")
    need(len(page.all("main")) == 1, "there is not one main landmark")
    headings = [(int(e[0][1]), "".join(e[3]).strip()) for e in page.all("h1", "h2", "h3", "h4")]
    need(len([h for h, _ in headings if h == 1]) == 1, "there is not one h1")
    need(headings and headings[0][0] == 1, "the first heading is no h1")
    for (level, _), (following, text) in zip(headings, headings[1:]):
        need(following <= level + 1, f"a level is skipped before {text!r}")
    need(all(text for _, text in headings), "a heading is empty")
    for _, attributes, _, _ in page.all("nav"):
        need("aria-label" in attributes, "a nav has no name")
    labels = {e[1].get("for") for e in page.all("label")}
    for tag, attributes, ancestors, _ in page.all("input", "select", "textarea"):
        need(attributes.get("id") in labels or "label" in ancestors, f"a {tag} has no label")
    for _, attributes, _, text in page.all("a", "button", "summary"):
        need("".join(text).strip() or attributes.get("aria-label"), "a link or button says nothing")
    for _, attributes, _, _ in page.all("th"):
        need(attributes.get("scope") in ("row", "col"), "a th has no scope")
    tables = [e for e in page.all("table") if e[1].get("role") != "presentation"]
    need(len(page.all("caption")) == len(tables), "a table has no caption")
    for _, attributes, _, _ in page.all("svg"):
        need(attributes.get("aria-hidden") == "true" or attributes.get("role") == "img"
             and attributes.get("aria-labelledby"), "a drawing has no name")
    for _, attributes, _, _ in page.elements:
        for name in ("aria-labelledby", "aria-describedby"):
            for target in attributes.get(name, "").split():
                need(target in page.ids, f"{name} names {target}, which is not there")
        for name in attributes:
            need(not name.startswith("on"), f"{name} is a script")
            need(name != "style" or allowed_inline_style, "there is an inline style")
        for name in ("href", "src"):
            if name in attributes:
                need(leads(page, attributes[name]), f"{attributes[name]} leads nowhere")
    for tag, attributes, _, text in page.all("script", "style"):
        need(allowed_inline_style or not "".join(text).strip(), f"there is an inline {tag}")
    for _, attributes, _, text in page.all("h1"):
        known = {"Submissions", "Needs a person", "Charts", "Ledger"}
        need(attributes.get("dir") == "auto" or "".join(text).strip() in known
             or "all submissions" in "".join(text), "a stranger's heading has no direction")
    return found


def leads(page, target):
    if target.startswith("data:,"):
        return True
    if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//", target):
        return False
    file, _, fragment = target.partition("#")
    path = os.path.join(os.path.dirname(page.path), unquote(file)) if file else page.path
    if not os.path.isfile(path):
        return False
    return not fragment or fragment in (page.ids if not file else known_ids(path))


_ids = {}


def known_ids(path):
    key = os.path.realpath(path), os.stat(path).st_mtime_ns
    if key not in _ids:
        _ids[key] = set(Page(path).ids)
    return _ids[key]
