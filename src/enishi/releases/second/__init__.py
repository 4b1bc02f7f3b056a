"""A second reader: a language model behind any OpenAI-compatible chat endpoint, whose disagreements with the rules become doubts.

Off unless somebody names an endpoint. docs/reading.md says what is sent and what is believed.
"""

from enishi.releases.second.compared import ComparedReader
from enishi.releases.second.endpoint import ChatEndpoint, EndpointRefused
from enishi.releases.second.model import ModelReader

__all__ = ["ChatEndpoint", "ComparedReader", "EndpointRefused", "ModelReader", "second_reader"]


def second_reader(address: str, model: str, *, key: str = "", seconds: float = 60.0) -> ComparedReader:
    """Return a reader by the rules that also asks *model* at *address* (".../v1/chat/completions"). Raises ValueError."""
    return ComparedReader(ModelReader(ChatEndpoint(address, model, key=key, seconds=seconds)))
