"""Pictures for cards: what is to be drawn is laid out as plain values, and drawn once for equal values.

`drawing` alone reaches the drawing library, and only when something is drawn.
"""
