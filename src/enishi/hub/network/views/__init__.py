"""Public pages of the record."""

from enishi.hub.network.views.agreements import agreement, agreement_list
from enishi.hub.network.views.organisations import organisation
from enishi.hub.network.views.partners import counting, partner_list
from enishi.hub.network.views.sources import find, source, source_list

__all__ = ["agreement", "agreement_list", "counting", "find", "organisation", "partner_list", "source", "source_list"]
