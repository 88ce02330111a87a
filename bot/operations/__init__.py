"""What an operator sees of a running bot: its health and its figures, over HTTP."""
