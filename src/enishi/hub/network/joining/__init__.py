"""Two records that are one: how they compare, what moves when they are joined, and the way back."""

from enishi.hub.network.joining.comparing import Choice, compared
from enishi.hub.network.joining.doubles import Double, Evidence, likely_doubles
from enishi.hub.network.joining.journal import Changed, Journal
from enishi.hub.network.joining.moving import Move, moves_of
from enishi.hub.network.joining.redirecting import now_at
from enishi.hub.network.joining.shapes import SHAPES, Shape
from enishi.hub.network.joining.writing import NotOne, write_joining

__all__ = [
    "SHAPES", "Changed", "Choice", "Double", "Evidence", "Journal", "Move", "NotOne", "Shape", "compared", "likely_doubles",
    "moves_of", "now_at", "write_joining",
]  # fmt: skip
