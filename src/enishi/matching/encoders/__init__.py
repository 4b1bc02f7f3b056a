"""Encoders behind one protocol: two that come as packages with their model inside, and two doors to others."""

from enishi.matching.encoders.e5 import MultilingualE5
from enishi.matching.encoders.endpoint import Endpoint, EndpointRefused
from enishi.matching.encoders.universal import UniversalSentenceEncoder

__all__ = ["Endpoint", "EndpointRefused", "MultilingualE5", "UniversalSentenceEncoder"]
