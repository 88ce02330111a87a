"""An archive too large for one process: its articles, words and vectors in tables that many bots read.

The tables are LanceDB's, in a folder, on an object store or on its hosted service. Nothing outside `lance`
knows that: the engine gives candidates, everything else is the bot's own search.
"""
