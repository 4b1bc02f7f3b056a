"""The records that a proposed item may be, as choices for a person: the likely ones with the reason, others by name."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from enishi.hub.network.bridge.likely import Likely
from enishi.hub.network.models import Activity, Agreement, Organisation, OrganisationName, Person, PersonName
from enishi.hub.network.office.items import JOINABLE
from enishi.hub.network.templatetags.record import edtf, office_page, where
from enishi.organisations import name_key

__all__ = ["Choice", "choices_of", "describe", "found_by_name"]

_MOST = 20
_SHOWN = {
    "organisations": ["names"], "people": ["names", "posts__organisation__names"],
    "agreements": ["parties__organisation__names"], "events": [],
}  # fmt: skip
_REASONS = {
    "same_name": gettext_lazy("bears the same name"),
    "other_country": gettext_lazy("bears the same name, in another country"),
    "similar_name": gettext_lazy("bears a similar name"),
    "same_employer": gettext_lazy("has the same name and a post there"),
    "other_script": gettext_lazy("has this name in another script and a post there"),
    "told_across": gettext_lazy("signed this agreement on that day, under a name that may be this one"),
    "same_parties": gettext_lazy("has the same parties"),
    "same_agreement": gettext_lazy("has the same parties, kind and day"),
    "maybe_agreement": gettext_lazy("may be this agreement, told in other words"),
    "shares_party": gettext_lazy("shares a party"),
    "same_entry": gettext_lazy("both are “%(entry)s” in the directory of organisations"),
    "same_address": gettext_lazy("has the same mail address"),
    "maybe_entry": gettext_lazy("may be “%(entry)s” of the directory of organisations"),
}
# Why the directory is not sure, by its own codes.
_DOUBTS = {
    "several": gettext_lazy("several organisations bear the name"),
    "part": gettext_lazy("the name goes on with a part of it"),
    "acronym": gettext_lazy("by an abbreviation"),
    "slip": gettext_lazy("if a letter is mistyped"),
    "translated": gettext_lazy("by translating the name"),
    "other-country": gettext_lazy("in another country"),
    "longer-name": gettext_lazy("the name is longer"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A record to choose. *address* is its page in the back office."""

    key: int
    label: str
    details: str
    reason: str
    address: str
    chosen: bool = False


def choices_of(likely: Iterable[Likely], chosen: str, found: Iterable[Model] = ()) -> list[Choice]:
    """Return *likely* records, then those *found* by name; *chosen* is the key of the one that is chosen now."""
    listed: dict[int, Choice] = {}
    for each in likely:
        listed[each.record.pk] = _choice(each.record, _reason(each), chosen)
    for record in found:
        listed.setdefault(record.pk, _choice(record, "", chosen))
    return list(listed.values())


def _reason(likely: Likely) -> str:
    said = str(_REASONS[likely.reason]) % {"entry": likely.entry}
    doubts = [str(_DOUBTS[code]) for code in likely.why if code in _DOUBTS]
    return _("%(reason)s: %(why)s") % {"reason": said, "why": _(", ").join(doubts)} if doubts else said


def _choice(record: Model, reason: str, chosen: str) -> Choice:
    label, details = describe(record)
    return Choice(record.pk, label, details, reason, office_page(record), str(record.pk) == chosen)


def describe(record: Any) -> tuple[str, str]:
    """Return what a record is called, and what tells it from others of its name."""
    if isinstance(record, Organisation):
        names = [name.text for name in record.names.all() if name.text != str(record)][:2]
        return str(record), ", ".join([*filter(None, [where(record)]), *names])
    if isinstance(record, Person):
        posts = [f"{post.organisation} {post}".strip() for post in record.posts.all()][:3]
        return str(record), ", ".join(posts)
    if isinstance(record, Agreement):
        begun = edtf(record.force_since or record.agreed_on)
        return str(record), ", ".join(filter(None, [str(record.get_kind_display()), begun]))
    if isinstance(record, Activity):
        return str(record), edtf(record.on)
    return str(record), ""


def found_by_name(kind: str, asked: str) -> list[Model]:
    """Return the records for items of *kind* whose names hold *asked*; [] for an empty question."""
    asked = asked.strip().replace("\x00", "")[:100]
    if not asked or kind not in JOINABLE:
        return []
    found = JOINABLE[kind]._default_manager.filter(pk__in=_keys(kind, asked))
    return list(found.prefetch_related(*_SHOWN[kind])[:_MOST])


def _keys(kind: str, asked: str) -> Any:
    key = name_key(asked)
    holding = Q(text__icontains=asked) | (Q(key__contains=key) if key else Q())
    if kind == "people":
        return PersonName.objects.filter(holding).values("person")
    named = OrganisationName.objects.filter(holding).values("organisation")
    if kind == "organisations":
        return named
    titled = Q(title__ja__icontains=asked) | Q(title__en__icontains=asked)
    if kind == "agreements":
        return Agreement.objects.filter(
            titled | Q(parties__organisation__in=named, parties__organisation__is_hub=False)
        ).values("pk")
    return Activity.objects.filter(
        titled | Q(participants__organisation__in=named, participants__organisation__is_hub=False)
    ).values("pk")
