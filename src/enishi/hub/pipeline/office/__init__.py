"""The staff's side of seeds and needs: lists, forms, and the page on which each is reviewed."""

from enishi.hub.pipeline.office.groups import OfferGroup
from enishi.hub.pipeline.office.start import OffersNeedYou

__all__ = ["OfferGroup", "OffersNeedYou"]
