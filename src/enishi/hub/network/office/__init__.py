"""The staff's back office: lists and forms of the record, and the review of readings."""

from enishi.hub.network.office.groups import RecordGroup, SourceGroup
from enishi.hub.network.office.permissions import register_policies
from enishi.hub.network.office.start import NeedsYou

__all__ = ["NeedsYou", "RecordGroup", "SourceGroup", "register_policies"]
