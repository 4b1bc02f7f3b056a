"""What staff said of suggestions, and the guest lists of events."""

from enishi.hub.meeting.models.guests import Guest, GuestList, Joined
from enishi.hub.meeting.models.suggestions import SetAside, Why

__all__ = ["Guest", "GuestList", "Joined", "SetAside", "Why"]
