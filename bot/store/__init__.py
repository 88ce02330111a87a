"""Where articles, index and settings live: the part that touches the disk."""
