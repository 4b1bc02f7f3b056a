"""Who was introduced to whom: both agreed, so that a suggestion of the two is no news."""

from collections.abc import Iterator

from enishi.hub.introductions.models import Introduction, Side

__all__ = ["introduced"]


def introduced() -> Iterator[tuple[str, str]]:
    """Yield pairs of ids of profiles. What is anonymous stands for itself alone: nothing may be told from the ties of its owner."""
    agreed = Introduction.objects.filter(agreed_at__isnull=False, withdrawn_at=None).order_by("pk")
    for introduction in agreed.prefetch_related("sides__seed", "sides__need"):
        one, two = introduction.sides.all()
        for mine in _ids(one):
            for theirs in _ids(two):
                yield mine, theirs


def _ids(side: Side) -> list[str]:
    keys = {"seed": side.seed_id, "need": side.need_id}
    if not side.is_anonymous:
        keys |= {"organisation": side.organisation_id, "person": side.person_id}
    return [f"{kind}:{key}" for kind, key in keys.items() if key is not None]
