"""How people are reached, and what they consented to. See docs/consent.md."""
