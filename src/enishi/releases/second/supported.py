"""Which of a model's facts the text bears out: the quote stands in it, and states the fact."""

import re
from collections.abc import Iterator

from enishi.dates import find_dates, find_terms, read_end
from enishi.releases.page import Page
from enishi.releases.reading import Quote
from enishi.text import normalise

__all__ = ["Evidence"]

_AGREEMENT = re.compile(
    r"協定|覚書|契約|協約|提携|盟約|合意書|確認書|協議書|連携|加盟|"
    r"\b(?:agreements?|memorand(?:um|a)|mous?|ndas?|accords?|partnerships?|alliances?|pacts?|consorti(?:um|a)|compact|"
    r"letters? of intent|treaty|charter|contracts?|collaborations?)\b",
    re.IGNORECASE,
)
_SIGNING = re.compile(
    r"署名|調印|締結|取り?交わ|結[びぶんば]|締結日|"
    r"\b(?:sign(?:s|ed|ing|ature|atures|atories)?|inked?|conclud\w+|execut\w+|enter(?:ed|s|ing)? into|seal(?:s|ed)|dated|renew\w*|amend\w*)\b",
    re.IGNORECASE,
)
_WHITE = re.compile(r"\s+")
# A wrapped line ends no sentence: in a list, the line and those beside it are taken for one.
_END = re.compile(r"[。]|[.!?](?=\s)|\n\s*\n")
_NEAR = 600  # characters before and behind a quote, where a sentence has no end
_MOST = 20  # places of one quote


_RUNNING = re.compile(
    r"発効|効力|施行|期間|有効|まで|\b(?:effective|effect|force|valid|terms?|until|through|expires?|ends?|runs?)\b",
    re.IGNORECASE,
)


class Evidence:
    """The text of a release, to be asked what stands in it."""

    def __init__(self, text: str, published: str) -> None:
        self.page = Page(text, published)
        # A model writes a wrapped line as one: white space alone may differ between quote and text.
        self._places = [place for place, character in enumerate(text) if not character.isspace()]
        self._solid = "".join(text[place] for place in self._places)

    def quote(self, said: str) -> Quote | None:
        """Return where *said* first stands in the text, in the text's own characters; None where it does not."""
        return next(self._each(said), None)

    def of_agreement(self, said: str) -> Quote | None:
        """Return the words that tell of an agreement; None where they do not."""
        return next((each for each in self._each(said) if _AGREEMENT.search(self._around(each))), None)

    def of_signing(self, said: str, person: str) -> Quote | None:
        """Return the words that say that *person* signed; None where they do not."""
        if _WHITE.sub("", person) not in _WHITE.sub("", said):
            return None
        return next((each for each in self._each(said) if _SIGNING.search(self._around(each))), None)

    def of_day(self, field: str, value: str, said: str) -> Quote | None:
        """Return the words that state the day *value*; None where they do not, or speak of neither agreement nor signing."""
        words = normalise(said).text
        published = self.page.published_day
        days = {each.date.edtf for each in find_dates(words, published=published) if each.date and not each.problem}
        if field == "ends_on" and (end := read_end(words, published=published)):
            days.add(end.edtf)
        if value not in days:
            return None
        return next((each for each in self._each(said) if self._concerned(field, each)), None)

    def of_term(self, value: str, said: str) -> Quote | None:
        """Return the words that state the term *value*; None where they do not."""
        terms = {each.term.iso for each in find_terms(normalise(said).text)}
        return self.quote(said) if value in terms else None

    def _each(self, said: str) -> Iterator[Quote]:
        solid = _WHITE.sub("", said)
        start = self._solid.find(solid) if len(solid) > 1 else -1
        for _time in range(_MOST):
            if start < 0:
                return
            first, last = self._places[start], self._places[start + len(solid) - 1] + 1
            yield Quote(first, last, self.page.original[first:last])
            start = self._solid.find(solid, start + 1)

    def _concerned(self, field: str, found: Quote) -> bool:
        about = self._around(found)
        runs = field != "signed_on" and _RUNNING.search(about)
        return bool(runs or _SIGNING.search(about) or _AGREEMENT.search(about))

    def _around(self, found: Quote) -> str:
        """Return the sentence or line that *found* stands in."""
        text = self.page.original
        ends = [match.end() for match in _END.finditer(text, max(0, found.start - _NEAR), found.start)]
        begin = ends[-1] if ends else max(0, found.start - _NEAR)
        end = _END.search(text, found.end, found.end + _NEAR)
        return text[begin : end.start() if end else found.end + _NEAR]
