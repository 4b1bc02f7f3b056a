"""Any model that sentence-transformers loads: larger and slower, for a hub that has the machine for it."""

from collections.abc import Sequence

import numpy as np

from enishi.matching.encoding import Vectors

__all__ = ["Transformer"]


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
        made = np.zeros((len(texts), self.dimensions), np.float32)
        said = [place for place, text in enumerate(texts) if text.strip()]
        if said:
            made[said] = self._model.encode([texts[place] for place in said], normalize_embeddings=True)
        return made
