"""Files as texts: plain text, HTML and PDF in the encodings of Japanese offices, or one sentence that says why not."""

from enishi.releases.documents.loading import Document, load
from enishi.releases.documents.problems import Problem, UnreadableDocument

__all__ = ["Document", "Problem", "UnreadableDocument", "load"]
