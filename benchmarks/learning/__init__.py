"""Learns the weights of the search: `python -m benchmarks.learning` writes ranking.json and decision.json."""
