"""Enishi: the ties of an innovation hub as dated facts, each with its source."""

__all__ = ["__version__"]

__version__ = "0.1.0"
