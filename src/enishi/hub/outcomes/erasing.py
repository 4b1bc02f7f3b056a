"""What was told of introductions of somebody whose data are erased: the stages stay, the words go."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _

from enishi.hub.accounts.models import User
from enishi.hub.contacts.erasing import Line, erases
from enishi.hub.network.models import Person
from enishi.hub.outcomes.models import Report

__all__ = ["erase_from_reports"]


@erases
def erase_from_reports(person: Person, _user: User | None, _now: datetime) -> Iterator[Line]:
    """Take the words out of all reports of introductions of *person*."""
    rows = Report.objects.filter(introduction__sides__person=person).values("pk")
    yield _("remarks in reports"), Report.objects.filter(pk__in=rows).exclude(remark="").update(remark="")
