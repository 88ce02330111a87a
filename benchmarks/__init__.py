"""Quality and speed, side by side with peers: `python -m benchmarks`."""
