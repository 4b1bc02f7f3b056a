"""What staff said of suggestions, and the guest lists of events."""

from enishi.hub.meeting.models.guests import Guest, GuestList, Joined
from enishi.hub.meeting.models.judgements import BandsChoice, Praised
from enishi.hub.meeting.models.suggestions import SetAside, Why

__all__ = ["BandsChoice", "Guest", "GuestList", "Joined", "Praised", "SetAside", "Why"]
