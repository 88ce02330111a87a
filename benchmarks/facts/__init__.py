"""How good and how fast the facts are, with every group of rules and without."""
