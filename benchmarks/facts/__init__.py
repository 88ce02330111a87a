"""What the rules of the facts are worth: each group of them can be left out while the rest is measured."""
