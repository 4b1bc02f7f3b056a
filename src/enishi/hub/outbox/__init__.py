"""Letters: kept in the database with what they belong to, then sent exactly once. See docs/letters.md."""
