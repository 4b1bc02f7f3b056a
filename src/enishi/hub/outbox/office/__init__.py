"""The outbox in the back office."""
