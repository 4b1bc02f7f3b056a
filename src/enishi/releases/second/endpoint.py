"""Any chat endpoint that speaks as OpenAI's does: a model on the hub's own machine, or one it pays for."""

import json
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from http.client import HTTPException
from typing import Any

__all__ = ["ChatEndpoint", "EndpointRefused"]

_LONGEST_ANSWER = 4 * 1024 * 1024  # bytes
_PIECE = 64 * 1024
# Some models take no temperature but their own: asked again without it.
_WRONG_REQUEST = {400, 422}


class EndpointRefused(RuntimeError):
    """The endpoint did not answer, or not with words; the message says what to look at, and never holds the key."""


class _Stays(urllib.request.HTTPRedirectHandler):
    """Follows nothing: a redirected question would carry text and key to a place that nobody named."""

    def redirect_request(self, *_said: Any, **_more: Any) -> None:
        return None


class ChatEndpoint:
    """A model at *address* (".../v1/chat/completions") that has *seconds* for a whole answer.

    Texts leave the machine: a hub turns this on knowingly.
    """

    def __init__(self, address: str, model: str, *, key: str = "", seconds: float = 60.0) -> None:
        if not address.startswith(("http://", "https://")):
            raise ValueError(f"an endpoint's address begins with http:// or https://, not {address!r}")
        if not model:
            raise ValueError("an endpoint needs the name of its model")
        self.address, self.model = address, model
        self._key, self._seconds = key, seconds
        self._opener = urllib.request.build_opener(_Stays())

    def ask(self, messages: Sequence[Mapping[str, str]]) -> str:
        """Return what the model says to *messages*. Raises EndpointRefused, also where it would not or could not finish."""
        asked: dict[str, Any] = {"model": self.model, "messages": list(messages), "stream": False}
        until = time.monotonic() + self._seconds
        try:
            try:
                answer = self._send({**asked, "temperature": 0}, until)
            except urllib.error.HTTPError as wrong:
                if wrong.code not in _WRONG_REQUEST:
                    raise
                answer = self._send(asked, until)
            return self._words(json.loads(answer))
        except (OSError, ValueError, HTTPException, RecursionError) as wrong:
            raise EndpointRefused(f"no answer from {self.address}: {_said(wrong)}") from wrong

    def _send(self, asked: Mapping[str, Any], until: float) -> bytes:
        headers = {"Content-Type": "application/json"}
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        request = urllib.request.Request(self.address, json.dumps(asked).encode(), headers)  # noqa: S310 (the address's scheme is checked above)
        try:
            return self._read(request, until)
        except urllib.error.HTTPError as wrong:
            wrong.close()  # it holds the connection open
            raise

    def _read(self, request: urllib.request.Request, until: float) -> bytes:
        left = max(until - time.monotonic(), 0.001)
        with self._opener.open(request, timeout=left) as answer:
            pieces, length = [], 0
            # One that sends a byte now and then would never time out by itself.
            while piece := answer.read1(_PIECE):
                pieces.append(piece)
                length += len(piece)
                if length > _LONGEST_ANSWER:
                    raise ValueError("the answer is too long")
                if time.monotonic() > until:
                    raise TimeoutError("timed out")
        return b"".join(pieces)

    def _words(self, answer: Any) -> str:
        try:
            choice = answer["choices"][0]
            message, ended = choice["message"], choice.get("finish_reason")
            words, refusal = message.get("content"), message.get("refusal")
        except (KeyError, IndexError, TypeError, AttributeError):
            raise EndpointRefused(f"{self.address} did not answer as a chat endpoint does") from None
        if refusal or ended == "content_filter":
            raise EndpointRefused(f"{self.model} would not read this text")
        if ended == "length":
            raise EndpointRefused(f"{self.model} broke off before its answer was whole")
        if not isinstance(words, str) or not words.strip():
            raise EndpointRefused(f"{self.model} answered with nothing")
        return words


def _said(wrong: BaseException) -> str:
    if isinstance(wrong, urllib.error.HTTPError):
        return f"HTTP {wrong.code}"
    if isinstance(wrong, json.JSONDecodeError):
        return "what it sent is no JSON"
    return str(wrong) or type(wrong).__name__
