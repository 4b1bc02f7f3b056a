"""What came of introductions, in the back office."""
