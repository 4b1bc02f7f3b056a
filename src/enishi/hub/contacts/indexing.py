"""Bring the search up to date with who refused to be named."""

from enishi.hub.contacts.queries import refused_to_be_named
from enishi.hub.network.models import Person
from enishi.hub.network.search import index_records

__all__ = ["index_withheld"]


def index_withheld() -> None:
    """Index those who refused anew: an index made by an earlier version does not know what it must not tell. Costs nothing twice."""
    index_records(Person.objects.filter(pk__in=refused_to_be_named()))
