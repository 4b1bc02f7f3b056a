"""Measure a guest list in the hub of the data folder that ENISHI_DATA names: ``python guests_process.py GUESTS``."""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import TypeVar

import django

sys.path.insert(0, str(Path(__file__).parents[1]))
django.setup()

from django.utils import timezone  # noqa: E402 (the same for all below: models need Django set up)

from enishi.hub.meeting.guests.actions import Evening, add_guest_list, join_guests  # noqa: E402
from enishi.hub.meeting.guests.pairing import Party  # noqa: E402
from enishi.hub.meeting.guests.sheets import Sheet, read_pasted  # noqa: E402
from enishi.hub.meeting.guests.voices import company_of  # noqa: E402
from enishi.hub.meeting.models import GuestList  # noqa: E402
from enishi.hub.pipeline.models import Need, Seed  # noqa: E402
from enishi.hub.pipeline.sampling import load_samples  # noqa: E402
from hubs.words import FIELDS, GIVEN, PLACES, SURNAMES  # noqa: E402

_Made = TypeVar("_Made")


def guest_list(guests: int) -> str:
    """Return a list as it would be pasted."""
    chance = Random(7)
    offers = [*Seed.objects.all(), *Need.objects.all()]
    said = [text for offer in offers for prose in (offer.summary, offer.comparison) for text in prose.values()]
    rows = ["氏名\t所属\t分野\t求めるもの"]
    for at in range(guests):
        name = f"{chance.choice(SURNAMES)[0]} {chance.choice(GIVEN)[0]}{at}"
        does = " ".join(chance.sample(said, 2)) if at % 4 else ""
        wants = chance.choice(said) if at % 5 else ""
        rows.append(
            f"{name}\t{PLACES[at % len(PLACES)].ja}{FIELDS[at % len(FIELDS)][0]}研究所{at % 300}\t{does}\t{wants}"
        )
    return "\n".join(rows)


def measured(what: str, act: Callable[[], _Made]) -> _Made:
    """Do *act* and print its processor time."""
    start = time.process_time()
    made = act()
    print(f"{what:<58}{time.process_time() - start:>8.2f} s")
    return made


def _taken_over(sheet: Sheet) -> GuestList:
    now = timezone.now()
    made = add_guest_list(Evening("縁日交流会", timezone.localdate(now), "申込書"), sheet, user=None, now=now)
    return join_guests(made, {}, user=None, now=now)


def main() -> None:
    """Print what each step costs, and what fairness does."""
    load_samples(user=None, now=timezone.now())
    pasted = guest_list(int(sys.argv[1]))
    sheet = measured("reading the rows", lambda: read_pasted(pasted))
    made = measured("taking over, with who is in the record", lambda: _taken_over(sheet))
    measured("bringing together, all words new", lambda: Party(company_of(made, timezone.now()), made.each))
    party = measured("bringing together anew", lambda: Party(company_of(made, timezone.now()), made.each))
    page = party.pairs[:50]
    measured("reasons of 50 pairs, all words new: looking them up", lambda: party.prepare(page))
    measured("reasons of 50 pairs: choosing them", lambda: [party.reasons(pair, "ja", pair.one) for pair in page])
    fair = party.fairness
    print(
        f"{len(party.pairs)} pairs of {len(party.attendees)} guests; at most {fair.room} lists each instead of {fair.most};"
    )
    print(f"a list is worth {fair.kept:.1%} of its guest's own best on average, {fair.least:.1%} at least")


main()
