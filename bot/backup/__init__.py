"""One file with everything that a self-hoster cannot make again, and the way back from it."""
