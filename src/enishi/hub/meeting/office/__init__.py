"""Suggestions in the back office."""
