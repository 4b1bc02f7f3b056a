"""Who should meet whom: suggestions for the hub's staff, with reasons, and what staff said of them. See docs/suggestions.md."""
