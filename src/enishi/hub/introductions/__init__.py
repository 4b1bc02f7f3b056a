"""Introductions: two sides are asked, and each learns how to reach the other once both said yes. See docs/introductions.md."""
