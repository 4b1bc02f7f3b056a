"""What is held of a person's reports, for the file that the person is given."""

from typing import Any

from enishi.hub.contacts.everything import adds
from enishi.hub.network.models import Person
from enishi.hub.outcomes.models import Report

__all__ = ["reports_of"]


@adds
def reports_of(person: Person) -> tuple[str, list[dict[str, Any]]]:
    """Return what *person* told of how far introductions came."""
    rows = Report.objects.filter(side__person=person).select_related("introduction").order_by("at", "pk")
    return "reports", [
        {"introduction": row.introduction.number, "stage": row.stage, "remark": row.remark, "at": row.at.isoformat()}
        for row in rows
    ]
