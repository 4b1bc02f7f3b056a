"""What is looked for: a person's names in all spellings the database knows, and what else names them beyond doubt."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType

from enishi.hub.network.models import Joining, Person, PersonName
from enishi.text.people import BLACK, PeopleNames, blackened

__all__ = ["Sought", "sought_of"]


@dataclass(frozen=True, slots=True)
class Sought:
    """*exact*: addresses and numbers, found as they stand. *keys*: the person's keys, those of records joined into it included."""

    names: PeopleNames
    exact: re.Pattern[str] | None
    keys: frozenset[int]

    def blacked(self, text: str, *, whole: bool = False) -> str:
        """Return *text* with as many black characters as what was found. *whole*: it is no part of a longer one."""
        if self.exact is not None:
            text = self.exact.sub(lambda found: BLACK * len(found.group()), text)
        places = self.names.places(text, quoted=not whole)
        return blackened(text, places) if places else text


def sought_of(person: Person, exact: Iterable[str]) -> Sought:
    """Return what to look for so that nothing of *person* is left; *exact*: their addresses and numbers."""
    joinings = _joinings(person.pk)
    keys = {person.pk, *(joining.gone for joining in joinings)}
    spellings = [*person.names.values_list("text", flat=True), *(name for each in joinings for name in _names(each))]
    told = sorted({text.strip() for text in (*exact, person.orcid) if text.strip()}, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, told)), re.IGNORECASE) if told else None
    return Sought(PeopleNames.of([spellings]), pattern, frozenset(keys))


def _joinings(key: int) -> list[Joining]:
    """Return what was ever joined into the person of *key*, through however many joinings."""
    kind, found, todo = ContentType.objects.get_for_model(Person), [], [key]
    seen = {key}
    while todo:
        rows = list(Joining.objects.filter(content_type=kind, kept__in=todo, undone_at=None))
        todo = [row.gone for row in rows if row.gone not in seen]
        seen.update(todo)
        found += rows
    return found


def _names(joining: Joining) -> Iterator[str]:
    yield joining.gone_name
    label = PersonName._meta.label_lower
    yield from (
        change["before"]["text"]
        for change in joining.changes
        if change["model"] == label and "text" in (change["before"] or {})
    )
