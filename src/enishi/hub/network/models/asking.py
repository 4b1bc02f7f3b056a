"""How dated rows are asked: certainly or possibly held on a day (design: Time)."""

from datetime import date
from typing import Any, Self

from django.db import models

__all__ = ["AgreementManager", "AgreementQuerySet", "DatedManager", "DatedQuerySet"]


class DatedQuerySet(models.QuerySet[Any]):
    """Asks dated facts as of a day (design: Time)."""

    def as_of(self, day: date) -> Self:
        """Those that certainly held on *day*."""
        return self.filter(since_latest__lte=day, until_earliest__gte=day)

    def possibly_as_of(self, day: date) -> Self:
        """Those that held on *day* for all that is known: certain ones included."""
        return self.filter(since_earliest__lte=day, until_latest__gte=day)


class DatedManager(models.Manager.from_queryset(DatedQuerySet)):  # type: ignore[misc]  # a class made at run time
    """Asks dated facts as of a day."""


class AgreementQuerySet(models.QuerySet[Any]):
    """Asks agreements as of a day."""

    def as_of(self, day: date) -> Self:
        """Those certainly in force on *day*."""
        return self.filter(force_since_latest__lte=day, force_until_earliest__gte=day)

    def possibly_as_of(self, day: date) -> Self:
        """Those in force on *day* for all that is known: certain ones included."""
        return self.filter(force_since_earliest__lte=day, force_until_latest__gte=day)


class AgreementManager(models.Manager.from_queryset(AgreementQuerySet)):  # type: ignore[misc]  # a class made at run time
    """Asks agreements as of a day."""
