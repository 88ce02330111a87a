"""What each group of rules adds to the facts that are found, by leaving it out."""
