"""How we know: the citations and open doubts of many records, fetched at once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet
from django.utils.translation import get_language

from enishi.hub.network.models import Citation, Doubt, DoubtSubject

__all__ = ["Known", "how_we_know", "open_doubts"]


@dataclass(slots=True)
class Known:
    """The words a record was read from, and what is doubtful about it."""

    citations: list[Citation] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


def how_we_know(records: Iterable[Model]) -> dict[tuple[str, int], Known]:
    """Return what is known of each of *records*, by model name and key; two queries however many there are.

    Words in the reader's language come first.
    """
    wanted = defaultdict(set)
    for record in records:
        wanted[ContentType.objects.get_for_model(record)].add(record.pk)
    known: dict[tuple[str, int], Known] = defaultdict(Known)
    if not wanted:
        return known
    which = Q()
    for kind, keys in wanted.items():
        which |= Q(content_type=kind, object_id__in=keys)
    names = {kind.pk: kind.model for kind in wanted}
    # Without the texts of the sources: one may have a hundred citations on a page.
    reader = get_language() or "en"
    cited = Citation.objects.filter(which).select_related("source").defer("source__text")
    for citation in sorted(cited, key=lambda each: each.source.language != reader):
        known[names[citation.content_type_id], citation.object_id].citations.append(citation)
    subjects = DoubtSubject.objects.filter(which, doubt__resolved_at=None).select_related("doubt__source")
    for subject in subjects.defer("doubt__source__text"):
        known[names[subject.content_type_id], subject.object_id].doubts.append(subject.doubt)
    return known


def open_doubts() -> QuerySet[Doubt]:
    """Return the doubts nobody has settled, of the newest sources first."""
    return (
        Doubt.objects.filter(resolved_at=None)
        .select_related("source")
        .defer("source__text")
        .order_by("-source__published", "start")
    )
