"""Who should meet whom: profiles in Japanese and English, ranked pairs with reasons, fair assignment.

See docs/matching.md.
"""

from enishi.matching.assigning import Assignment, CannotAssign, assign
from enishi.matching.bands import Band, Bands, Judgement
from enishi.matching.encoding import Encoder, FileStore, Kept, MemoryStore
from enishi.matching.expertise import Expertise
from enishi.matching.indexing import ExactIndex, Index
from enishi.matching.matcher import Match, Matcher
from enishi.matching.profiles import Facets, Kind, Link, LinkKind, Profile, Where
from enishi.matching.reasons import Reason, ReasonKind, say

__all__ = [
    "Assignment", "Band", "Bands", "CannotAssign", "Encoder", "ExactIndex", "Expertise", "Facets", "FileStore", "Index",
    "Judgement", "Kept", "Kind", "Link", "LinkKind", "Match", "Matcher", "MemoryStore", "Profile", "Reason", "ReasonKind",
    "Where", "assign", "say",
]  # fmt: skip
