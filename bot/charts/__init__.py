"""Charts for the cards."""
