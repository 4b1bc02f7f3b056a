"""The record: organisations, people, posts, ties, agreements, sources; as-of queries."""
