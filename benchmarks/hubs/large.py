"""Make up a large hub in bulk, with rows as valid as the named acts would have left them, those of the search included.

Everything follows from the seed. Needs Django set up.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from enishi.hub.network.actions.sources import digest_of
from enishi.hub.network.models import (
    Activity,
    ActivityParticipant,
    Agreement,
    AgreementParty,
    Citation,
    Claim,
    Organisation,
    OrganisationName,
    Person,
    PersonName,
    Post,
    Purpose,
    Signatory,
    Source,
    Tie,
)

from .tokens import index_everything
from .words import FIELDS, FORMS, GIVEN, PLACES, POSTS, PURPOSES, SURNAMES

__all__ = ["NOW", "Size", "build"]

NOW = datetime(2026, 11, 23, tzinfo=UTC)
_FIRST, _LAST = date(2004, 1, 1), date(2026, 11, 1)
_KINDS = ("mou", "mou", "mou", "comprehensive", "joint_research", "nda", "membership", "other")
_TERMS = ("", "P1Y", "P2Y", "P3Y", "P5Y", "P5Y", "P10Y")


@dataclass(frozen=True, slots=True)
class Size:
    """How much to make up. *busiest*: agreements of the one organisation that has most."""

    organisations: int = 10_000
    agreements: int = 50_000
    busiest: int = 500
    people: int = 3_000
    activities: int = 5_000
    agreements_a_source: int = 20
    seed: int = 2026


@transaction.atomic
def build(size: Size) -> None:
    """Fill an empty record."""
    _Builder(size, Random(size.seed)).build()
    index_everything()


def _bulk(rows: Iterable[Any]) -> list[Any]:
    rows = list(rows)
    return list(type(rows[0])._default_manager.bulk_create(rows, batch_size=2000)) if rows else []


@dataclass(slots=True)
class _Builder:
    size: Size
    chance: Random

    def build(self) -> None:
        hub = self._hub()
        organisations = self._organisations()
        people = self._people(organisations)
        agreements, parties = self._agreements(hub, organisations)
        self._signatories(agreements, parties, people)
        sources, sentences = self._sources(hub, agreements, parties)
        self._cite(agreements, sources, sentences)
        self._activities(hub, organisations)
        _bulk(
            Tie(subject=first, object=second, kind=self.chance.choice(Tie.Kind.values), since=self._day())
            for first, second in zip(organisations[::40], organisations[1::40], strict=False)
        )

    def _hub(self) -> Organisation:
        hub = Organisation.objects.create(kind="cluster", country="JP", place={"ja": "東京"}, is_hub=True)
        _name(hub, "日本橋ライフ", "ja", "official").save()
        _name(hub, "Nihonbashi Life", "en", "official").save()
        return hub

    def _day(self) -> str:
        """A date as releases give it: most to the day, some to the month or the year."""
        day = _FIRST + timedelta(days=self.chance.randrange((_LAST - _FIRST).days))
        return day.isoformat()[: self.chance.choices((10, 7, 4), (75, 20, 5))[0]]

    def _organisations(self) -> list[Organisation]:
        rows, names = [], []
        for number in range(1, self.size.organisations + 1):
            place, form = self.chance.choice(PLACES), self.chance.choice(FORMS)
            field_ja, field_en = self.chance.choice(FIELDS)
            known = self.chance.random()
            row = Organisation(kind=form.kind, place={"ja": place.ja, "en": place.en})
            # Nine in ten have a country, some only a region, a few neither: home or overseas is then open.
            row.country, row.region = (place.country, "") if known < 0.9 else ("", "Europe" if known < 0.97 else "")
            if known < 0.5:
                row.latitude, row.longitude = place.latitude, place.longitude
            rows.append(row)
            in_ja = form.ja.format(place=place.ja, field=field_ja, number=number)
            names.append(_name(row, in_ja, "ja", "official"))
            names.append(_name(row, form.en.format(place=place.en, field=field_en, number=number), "en", "official"))
            if number % 10 == 0:
                former = _name(row, f"旧{in_ja}", "ja", "former")
                former.until = "2015"
                names.append(former)
        _bulk(rows)
        _bulk(names)
        return rows

    def _people(self, organisations: Sequence[Organisation]) -> list[tuple[Person, Organisation]]:
        people = _bulk(Person(languages="ja en") for _number in range(self.size.people))
        names, posts, held = [], [], []
        for person in people:
            (family_ja, family_en), (given_ja, given_en) = self.chance.choice(SURNAMES), self.chance.choice(GIVEN)
            names.append(PersonName(person=person, text=f"{family_ja} {given_ja}", language="ja"))
            names.append(PersonName(person=person, text=f"{given_en} {family_en}", language="en"))
            at = self.chance.choice(organisations)
            posts.append(Post(person=person, organisation=at, title=self.chance.choice(POSTS), since=self._day()))
            held.append((person, at))
        _bulk(names)
        _bulk(posts)
        return held

    def _agreements(
        self, hub: Organisation, organisations: Sequence[Organisation]
    ) -> tuple[list[Agreement], list[list[Organisation]]]:
        rows = []
        for _number in range(self.size.agreements):
            row = Agreement(kind=self.chance.choice(_KINDS), signed_on=self._day(), term=self.chance.choice(_TERMS))
            if self.chance.random() < 0.03:
                row.terminated_on = "2025-03-31" if row.signed_on < "2025" else ""
            if self.chance.random() < 0.01:
                row.signed_on, row.term, row.terminated_on, row.agreed_on = "", "", "", self._day()
            rows.append(row)
        _bulk(rows)
        parties = [self._parties(hub, organisations, number) for number in range(len(rows))]
        _bulk(
            AgreementParty(agreement=row, organisation=one) for row, of in zip(rows, parties, strict=True) for one in of
        )
        _bulk(Purpose(agreement=row, text=self.chance.choice(PURPOSES)) for row in rows[::2])
        for row, earlier in zip(rows[10::10], rows[::10], strict=False):
            row.predecessor = earlier
        Agreement.objects.bulk_update(rows[10::10], ["predecessor"], batch_size=500)
        return rows, parties

    def _parties(self, hub: Organisation, organisations: Sequence[Organisation], number: int) -> list[Organisation]:
        # Everyone has one agreement, one organisation has very many, the others fall where they fall.
        first = organisations[number % len(organisations)]
        if number >= len(organisations):
            first = (
                organisations[0]
                if number < len(organisations) + self.size.busiest - 1
                else self.chance.choice(organisations)
            )
        further = self.chance.choices((0, 1, 4), (85, 12, 3))[0]
        others = [each for each in self.chance.sample(organisations, further) if each != first]
        with_hub = [hub] if self.chance.random() < 0.95 or not others else []
        return [*with_hub, first, *others]

    def _signatories(
        self,
        agreements: Sequence[Agreement],
        parties: Sequence[list[Organisation]],
        people: Sequence[tuple[Person, Organisation]],
    ) -> None:
        _bulk(
            Signatory(agreement=row, person=person, organisation=of[-1], post=self.chance.choice(POSTS))
            for row, of, (person, _at) in zip(
                agreements[::3], parties[::3], (self.chance.choice(people) for _row in agreements), strict=False
            )
        )

    def _sources(
        self, hub: Organisation, agreements: Sequence[Agreement], parties: Sequence[list[Organisation]]
    ) -> tuple[list[Source], list[list[str]]]:
        names = dict(
            OrganisationName.objects.filter(language="ja", kind="official").values_list("organisation", "text")
        )
        told = [
            f"{'と'.join(names[one.pk] for one in of)}は{row.signed_on or row.agreed_on}に{row.get_kind_display()}を結んだ。"
            for row, of in zip(agreements, parties, strict=True)
        ]
        step = self.size.agreements_a_source
        sentences = [told[start : start + step] for start in range(0, len(told), step)]
        rows = []
        for number, lines in enumerate(sentences):
            text, published = "\n".join(lines), (_FIRST + timedelta(days=number * 3 % 8000)).isoformat()
            title = f"{names[hub.pk]} 協定のお知らせ 第{number + 1}号"
            row = Source(
                title=title, language="ja", text=text, published=published, digest=digest_of(text), added_at=NOW
            )
            rows.append(row)
        return _bulk(rows), sentences

    def _cite(self, agreements: Sequence[Agreement], sources: Sequence[Source], sentences: Sequence[list[str]]) -> None:
        kind = ContentType.objects.get_for_model(Agreement)
        cited, claims = [], []
        following = iter(agreements)
        for number, (source, lines) in enumerate(zip(sources, sentences, strict=True)):
            for start, end in _spans(lines):
                place = {"source": source, "start": start, "end": end, "quote": source.text[start:end]}
                row = next(following)
                cited.append(Citation(content_type=kind, object_id=row.pk, accepted_at=NOW, **place))
                if start == 0 and number % 10 == 0:
                    claims.append(Claim(kind="partners", value=number + 1, as_of=source.published, **place))
        _bulk(cited)
        _bulk(claims)

    def _activities(self, hub: Organisation, organisations: Sequence[Organisation]) -> None:
        rows = _bulk(
            Activity(
                on=self._day(), title={"ja": f"交流会 第{number}回", "en": f"Reception no. {number}"}, kind="reception"
            )
            for number in range(1, self.size.activities + 1)
        )
        present = [(row, one) for row in rows for one in (hub, *self.chance.sample(organisations, 2))]
        _bulk(
            ActivityParticipant(activity=row, organisation=one, role="organiser" if one is hub else "participant")
            for row, one in present
        )


def _name(organisation: Organisation, text: str, language: str, kind: str) -> OrganisationName:
    return OrganisationName(organisation=organisation, text=text, language=language, kind=kind)


def _spans(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    start = 0
    for line in lines:
        yield start, start + len(line)
        start += len(line) + 1
