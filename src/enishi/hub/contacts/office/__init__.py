"""Contact data and consents in the back office."""
