"""Introductions in the back office."""
