"""Take a person out of the record: names, posts, citations, signatures, joinings, histories."""

from collections.abc import Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry, ReferenceIndex

from enishi.hub.network.erasing.journals import forget_in_journals
from enishi.hub.network.erasing.sought import Sought
from enishi.hub.network.joining.moving import CITING, loose_ends
from enishi.hub.network.models import Person, Signatory
from enishi.hub.network.search import forget_record

__all__ = ["erase_from_record"]

_Line = tuple[str, int]


def erase_from_record(person: Person, sought: Sought) -> Iterator[_Line]:
    """Delete *person*; yield what went, with how many. That somebody signed for a party stays a fact of the parties."""
    names, posts = list(person.names.all()), list(person.posts.all())
    yield _("names of the person"), len(names)
    yield _("posts of the person"), len(posts)
    signed = Signatory.objects.filter(person=person)
    yield _("signatures, which stay without the person and the post"), signed.update(person=None, post={})
    own: list[Any] = [person, *names, *posts]
    cited = [row for each in own for model in CITING for row in loose_ends(each, model)]
    yield _("citations of the person, the names and the posts"), len(cited)
    for row in cited:
        row.delete()
    forget_record(person)
    key = person.pk
    gone = [_place(row) for row in [*own, *cited]]
    person.delete()
    yield _("joinings with other records, which can no longer be undone"), forget_in_journals(sought.keys | {key}, gone)
    yield _("entries of the history of the person"), _forget_history(sought.keys | {key})


def _place(row: Model) -> tuple[str, int]:
    return row._meta.label_lower, row.pk


def _forget_history(keys: frozenset[int]) -> int:
    kind, texts = ContentType.objects.get_for_model(Person), [str(key) for key in keys]
    ReferenceIndex.objects.filter(base_content_type=kind, object_id__in=texts).delete()
    ReferenceIndex.objects.filter(to_content_type=kind, to_object_id__in=texts).delete()
    return ModelLogEntry.objects.filter(content_type=kind, object_id__in=texts).delete()[0]
