"""Coverage-guided fuzzing of what takes in text from people and files: `make fuzz`."""
