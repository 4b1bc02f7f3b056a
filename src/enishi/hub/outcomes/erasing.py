"""What was told of introductions of somebody whose data are erased: the stages stay, the words go."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from enishi.hub.contacts.erasing import Leaving, Line, erases
from enishi.hub.outcomes.models import Report

__all__ = ["erase_from_reports"]


@erases
def erase_from_reports(leaving: Leaving) -> Iterator[Line]:
    """Take the words out of all reports of introductions of the person."""
    rows = Report.objects.filter(introduction__sides__person=leaving.person).values("pk")
    yield _("remarks in reports"), Report.objects.filter(pk__in=rows).exclude(remark="").update(remark="")
