"""What all processes of one bot share: servers' settings, turns to log in, and who runs what."""
