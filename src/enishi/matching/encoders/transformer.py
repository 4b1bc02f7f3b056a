"""Any model that sentence-transformers loads: larger and slower, for a hub that has the machine for it."""

from collections.abc import Sequence
from functools import partial

from enishi.matching.encoding import Vectors, in_batches

__all__ = ["Transformer"]

_AT_ONCE = 256


class Transformer:
    """An encoder from sentence-transformers (pip install "enishi[transformers]"): *model* is a folder or a known name."""

    def __init__(self, model: str, version: str = "1") -> None:
        # torch takes seconds and half a gigabyte, and most hubs do without it
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415

        self._model = SentenceTransformer(model, device="cpu")
        self.name, self.version = model, version
        self.dimensions = int(self._model.get_sentence_embedding_dimension() or 0)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return (n, dimensions) rows of length 1."""
        unit = partial(self._model.encode, normalize_embeddings=True)
        return in_batches(texts, self.dimensions, _AT_ONCE, unit)
