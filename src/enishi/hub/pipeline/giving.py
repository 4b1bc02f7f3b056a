"""What seeds and needs hold on a person, for the file that the person is given."""

from typing import Any

from enishi.hub.contacts.everything import adds
from enishi.hub.network.models import Person
from enishi.hub.pipeline.models import Need, Seed

__all__ = ["offers_of"]


@adds
def offers_of(person: Person) -> tuple[str, list[dict[str, Any]]]:
    """Return the seeds and needs of which *person* is the one to ask, with what was done with them."""
    rows = [
        row
        for kind in (Seed, Need)
        for row in kind.objects.filter(person=person).prefetch_related("acts").order_by("pk")
    ]
    return "seeds_and_needs", [
        {
            "number": row.number,
            **{name: getattr(row, name) for name in row.prose_fields},
            "anonymous": row.anonymous,
            "shown_until": row.expires_on.isoformat() if row.expires_on else "",
            "acts": [{"what": act.step, "at": act.at.isoformat(), "remark": act.remark} for act in row.acts.all()],
        }
        for row in rows
    ]
