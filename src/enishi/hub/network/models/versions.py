"""Which state of the record this is: a token that changes with every write, so that what was computed can be kept until then."""

from django.db import models

__all__ = ["RecordVersion"]


class RecordVersion(models.Model):
    """One row. The database itself renews its tokens (``enishi.hub.network.watching``), in the transaction that writes.

    *record* changes with every row of the record, *ledger* only with organisations, agreements and their parties. Tokens are
    drawn at random and never come again: a transaction undone, or a backup restored, brings back the token of what it brings back.
    """

    record = models.CharField(max_length=32)
    ledger = models.CharField(max_length=32)

    def __str__(self) -> str:
        return self.record
