"""The search index: our own tokens in plain tables, so that SQLite and PostgreSQL find alike.

SQLite's trigram tokenizer does not find words of two characters such as 創薬, and PostgreSQL has no Japanese parser.
"""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models

__all__ = ["SearchEntry", "SearchToken"]


class SearchEntry(models.Model):
    """A record that can be found."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    record = GenericForeignKey("content_type", "object_id")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["content_type", "object_id"], name="search_entry_once")]

    def __str__(self) -> str:
        return f"{self.content_type_id}:{self.object_id}"


class SearchToken(models.Model):
    """A token of a record, with how much it weighs: a name more than the text of a source."""

    entry = models.ForeignKey(SearchEntry, on_delete=models.CASCADE, related_name="tokens")
    token = models.CharField(max_length=64)
    weight = models.PositiveSmallIntegerField()
    # Stands in the record only as a name that must not be told in public: found by staff alone.
    withheld = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["token", "entry"], name="search_token_once")]
        # All that a search reads, so that words which thousands of records share are still found at once.
        indexes = [models.Index(fields=["token", "entry", "weight", "withheld"])]

    def __str__(self) -> str:
        return self.token
