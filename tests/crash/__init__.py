"""The bot's store while the process dies, the disk fails and the clock jumps: `make crash`."""
