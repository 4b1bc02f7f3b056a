"""Any embeddings endpoint that speaks as OpenAI's does: a model of the hub's own, or one it pays for."""

import json
import urllib.error
import urllib.request
from collections.abc import Sequence

import numpy as np

from enishi.matching.encoding import Vectors, in_batches
from enishi.matching.space import unit

__all__ = ["Endpoint", "EndpointRefused"]

_LONGEST_ANSWER = 64 * 1024 * 1024  # bytes


class EndpointRefused(RuntimeError):
    """The endpoint did not answer, or not with vectors; the message says what to look at."""


class Endpoint:
    """An encoder at *address* (".../v1/embeddings"). *version* is the user's word for the model's state: a new one
    makes all vectors anew. Texts leave the machine: a hub turns this on knowingly.
    """

    def __init__(self, address: str, model: str, dimensions: int, *, key: str = "", version: str = "1") -> None:
        if not address.startswith(("http://", "https://")):
            raise ValueError(f"an endpoint's address begins with http:// or https://, not {address!r}")
        self.name, self.version, self.dimensions = f"{model}@{address}", version, dimensions
        self._address, self._model, self._key = address, model, key
        self._seconds, self._at_once = 60.0, 64

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return (n, dimensions) rows of length 1. Raises EndpointRefused."""
        return unit(in_batches(texts, self.dimensions, self._at_once, self._ask))

    def _ask(self, texts: list[str]) -> Vectors:
        headers = {"Content-Type": "application/json"}
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        body = json.dumps({"model": self._model, "input": texts}).encode()
        asked = urllib.request.Request(self._address, body, headers)  # noqa: S310 (the address's scheme is checked above)
        try:
            with urllib.request.urlopen(asked, timeout=self._seconds) as answer:  # noqa: S310 (the same)
                said = json.loads(answer.read(_LONGEST_ANSWER))
            rows = sorted(said["data"], key=lambda row: row["index"])
            made = np.array([row["embedding"] for row in rows], np.float32)
        except (OSError, ValueError, KeyError, TypeError) as wrong:
            raise EndpointRefused(f"no vectors from {self._address}: {wrong}") from wrong
        if made.shape != (len(texts), self.dimensions) or not np.isfinite(made).all():
            wanted = f"{len(texts)} vectors of {self.dimensions} numbers"
            raise EndpointRefused(f"{self._address} should have sent {wanted} and sent an array of shape {made.shape}")
        return made
