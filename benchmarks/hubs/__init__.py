"""Hubs to measure pages on: a large one made up in bulk, the addresses worth asking, and what an answer costs."""
