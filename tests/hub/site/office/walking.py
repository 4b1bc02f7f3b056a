"""Walk the office as a person would: from link to link, and look at every word that is shown or read out."""

import json
import re
from collections import Counter
from collections.abc import Iterator

from django.test import Client
from lxml import html as parser

START = ["/office/", "/office/reviews/new/", "/office/nothing-here/"]
# Where a visit would end the session, take a file along, start over on the public pages, or meet a language chosen for others.
_LEFT_OUT = re.compile(r"logout|/brief/|export=|/jsi18n/|/sprite/")
_LINK = re.compile(r"""(?:href|action|data-url|data-chooser-url|"url":)\s?=?\s?"(/office/[^"#]*)""")
_SPOKEN = ("title", "aria-label", "placeholder", "alt", "data-w-progress-active-value")
_PROPS = re.compile(r'"(?:label|title|text|footerText)":\s*("(?:[^"\\]|\\.)*")')


def shape(address: str) -> str:
    """Return *address* without the record and the question, so that one page of each kind is seen."""
    return re.sub(r"\d+", "N", address.partition("?")[0])


def walk(client: Client, starts: list[str]) -> Iterator[tuple[str, str]]:
    """Yield each address and its page: one of each shape, and two questions put to it."""
    seen: Counter[str] = Counter()
    todo = list(starts)
    while todo:
        address = todo.pop(0)
        key = shape(address) + ("?" if "?" in address else "")
        if seen[key] >= (2 if "?" in address else 1):
            continue
        seen[key] += 1
        response = client.get(address)
        assert response.status_code in {200, 302, 404}, (response.status_code, address)
        kind = response.headers.get("Content-Type", "")
        if response.status_code == 302 or response.streaming or not re.search("html|json", kind):
            continue
        page = response.content.decode()
        if "json" in kind:  # a dialog comes as a page within a message
            page = json.loads(page).get("html", "")
        yield address, page
        todo += sorted(link.replace("&amp;", "&") for link in set(_LINK.findall(page)) if not _LEFT_OUT.search(link))


def words(page: str) -> Iterator[tuple[str, str]]:
    """Yield every text of *page* that a person sees or hears, with the place where it stands."""
    if not page.strip():
        return
    for element in parser.fromstring(page).iter():
        if not isinstance(element.tag, str) or element.tag in {"style", "kbd"}:
            continue
        if element.get("data-side-panel-toggle-counter") is not None and element.get("hidden") is not None:
            continue  # Wagtail writes "None" where there is nothing to count, and shows it to nobody
        if element.tag == "script":
            if element.get("type") == "application/json":
                yield from (("json", json.loads(found)) for found in _PROPS.findall(element.text or ""))
            continue
        yield from ((f"{element.tag}@{name}", element.get(name, "")) for name in _SPOKEN if element.get(name))
        if element.tag in {"input", "button"} and element.get("type") in {"submit", "button", "reset"}:
            yield f"{element.tag}@value", element.get("value", "")
        texts = [element.text, *(child.tail for child in element)]
        yield from ((element.tag, " ".join(text.split())) for text in texts if text and text.strip())
