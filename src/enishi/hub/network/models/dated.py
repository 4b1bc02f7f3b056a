"""What every dated fact has: since when, until when, and how to ask as of a day."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from enishi.dates import Certainty, held_on
from enishi.hub.network.models.fields import DerivedDay, EdtfField, span_of

__all__ = ["Dated", "Happening"]


class Dated(models.Model):
    """A fact that holds from *since* to *until* (its last day). "" is: always, and until told otherwise."""

    since = EdtfField(_("since"))
    until = EdtfField(_("until"), help_text=_("The last day on which it held. Empty: it still holds."))
    since_earliest = DerivedDay("since", "earliest", empty=date.min)
    since_latest = DerivedDay("since", "latest", empty=date.min)
    until_earliest = DerivedDay("until", "earliest", empty=date.max)
    until_latest = DerivedDay("until", "latest", empty=date.max)

    class Meta:
        abstract = True

    def held_on(self, day: date) -> Certainty:
        """Whether this held on *day*."""
        return held_on(span_of(self.since, date.min), span_of(self.until, date.max), day)


class Happening(models.Model):
    """Something that happened on a date."""

    on = EdtfField(_("date"))
    on_earliest = DerivedDay("on", "earliest", empty=date.min)
    on_latest = DerivedDay("on", "latest", empty=date.max)

    class Meta:
        abstract = True
