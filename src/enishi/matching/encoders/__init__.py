"""Encoders behind one protocol: two come as packages with their model inside, two are doors to others."""

from enishi.matching.encoders.e5 import MultilingualE5
from enishi.matching.encoders.endpoint import Endpoint, EndpointRefused
from enishi.matching.encoders.transformer import Transformer
from enishi.matching.encoders.universal import UniversalSentenceEncoder

__all__ = ["Endpoint", "EndpointRefused", "MultilingualE5", "Transformer", "UniversalSentenceEncoder"]
