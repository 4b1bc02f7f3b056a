"""Guest lists in the back office."""
