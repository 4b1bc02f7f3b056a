"""A page as lines of text. Nothing is executed and nothing fetched: scripts, styles and hidden parts are dropped unread."""

import re
from dataclasses import dataclass, field
from datetime import date

from lxml import etree

__all__ = ["Page", "looks_like_html", "read_html"]

_START = re.compile(
    r"\s*(?:<\?xml|<!doctype\s+html|<!--|<html|<head|<body|<meta|<title|<article|<div|<p[\s>]|<script)", re.I
)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_DROPPED = frozenset(
    {
                "script", "style", "noscript", "template", "svg", "math", "iframe", "frame", "object", "embed",
        "applet", "canvas", "audio", "video", "map", "nav", "button", "select", "input", "textarea", "datalist",
        "dialog", "head", "title", "meta", "link", "base",
    }
)  # fmt: skip
_BLOCKS = frozenset(
    {
                "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div",
        "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hr", "html", "legend", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody",
        "tfoot", "thead", "tr", "ul",
    }
)  # fmt: skip
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "citation_publication_date", "datepublished", "date", "pubdate",
    "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "publish_date",
)  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_WIDE = "[\u3000-\u30ff\u3400-\u9fff\uff01-\uff60]"
# A line break of the source between two Japanese characters is no space.
_BROKEN = re.compile(rf"(?<={_WIDE})\s*\n\s*(?={_WIDE})")
_SPACES = re.compile(r"[ \t\r\n\f]+")


@dataclass(frozen=True, slots=True)
class Page:
    """What a page shows and what its head says. *published* is an ISO day or ""; *scripts* counts what was dropped unread."""

    text: str
    title: str
    published: str
    language: str
    scripts: int


@dataclass(slots=True)
class _Lines:
    """Text in the making: runs of the line we are in, and the lines done."""

    done: list[str] = field(default_factory=list)
    run: list[str] = field(default_factory=list)
    kept: int = 0  # how many <pre> we are in; there a line break is one

    def add(self, text: str | None) -> None:
        if not self.kept:
            self.run.append(text or "")
            return
        first, *others = (text or "").split("\n")
        self.run.append(first)
        for line in others:
            self.end()
            self.run.append(line)

    def end(self) -> None:
        line = _SPACES.sub(" ", _BROKEN.sub("", "".join(self.run))).strip(" ")
        self.run.clear()
        if line:
            self.done.append(line)


def looks_like_html(text: str) -> bool:
    """Return whether *text* starts as a page does."""
    return _START.match(text) is not None


def read_html(text: str) -> Page:
    """Return what the page *text* shows, a line for each block. Hostile pages (bombs, depth) stay small and inert."""
    # huge_tree stays off: libxml2 then refuses trees that are too deep and nodes that are too long. HTML has no entities of
    # its own to define, and no_network keeps the parser from looking for a DTD.
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, recover=True
    )
    source = _DECLARATION.sub("", text).encode("utf-8", "replace")
    try:
        root = etree.fromstring(source, parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        return Page("", "", "", "", 0)
    return Page(_shown(root), _title(root), _published(root), root.get("lang", "")[:35], len(list(root.iter("script"))))


def _shown(root: etree._Element) -> str:
    lines = _Lines()
    skipped: etree._Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if skipped is None and event == "start" and _is_dropped(element):
            skipped = element
        if skipped is None:
            _take(lines, event, element)
        elif event == "end" and element is skipped:
            skipped = None
            lines.add(element.tail)
    lines.end()
    return "\n".join(lines.done)


def _is_dropped(element: etree._Element) -> bool:
    return (
        element.tag in _DROPPED
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or element.get("role") == "navigation"
        or _HIDDEN.search(element.get("style", "")) is not None
    )


def _take(lines: _Lines, event: str, element: etree._Element) -> None:
    if element.tag in _BLOCKS or element.tag == "br":
        lines.end()
    if element.tag == "pre":
        lines.kept += 1 if event == "start" else -1
    if event == "start":
        lines.add(element.text)
        return
    if element.tag in {"td", "th"}:
        lines.add(" ")
    lines.add(element.tail)


def _title(root: etree._Element) -> str:
    for element in root.iter("meta"):
        if element.get("property", "").lower() == "og:title" and element.get("content", "").strip():
            return _SPACES.sub(" ", element.get("content", "")).strip()
    for tag in ("title", "h1"):
        for element in root.iter(tag):
            title = _SPACES.sub(" ", "".join(element.itertext())).strip()
            if title:
                return title
    return ""


def _published(root: etree._Element) -> str:
    stated: dict[str, str] = {}
    for element in root.iter("meta", "time"):
        names = (element.get("property"), element.get("name"), element.get("itemprop"))
        said = element.get("content") or element.get("datetime") or ""
        for name in names:
            if name:
                stated.setdefault(name.lower(), said)
        if element.tag == "time" and element.get("pubdate") is not None:
            stated.setdefault("pubdate", said)
    return next((day for name in _PUBLISHED if (day := _day(stated.get(name, "")))), "")


def _day(said: str) -> str:
    match = _DAY.match(said.strip())
    if match is None:
        return ""
    try:
        return date.fromisoformat(match.group()).isoformat()
    except ValueError:
        return ""
