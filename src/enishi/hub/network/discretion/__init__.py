"""Who must not be named in public, and their names taken out of all that public pages are made of. See docs/consent.md."""

from enishi.hub.network.discretion.public import (
    by_own_rules,
    in_public,
    is_withheld,
    public_only,
    to_strangers,
    with_runs_told,
    without_names,
    without_names_in_place,
)
from enishi.hub.network.discretion.refusals import Withheld, refused_by, withheld

__all__ = [
    "Withheld", "by_own_rules", "in_public", "is_withheld", "public_only", "refused_by", "to_strangers", "with_runs_told", "withheld",
    "without_names", "without_names_in_place",
]  # fmt: skip
