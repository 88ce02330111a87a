"""Each scene on the seeds as text, one file a language and scene; `make snapshots` writes them anew."""
