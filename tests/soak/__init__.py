"""The bot against a Discord that misbehaves, over real sockets: `make soak`."""
