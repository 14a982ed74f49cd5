"""Which sentences are told, and which of their parts: one after the other, what an editor would; exact for every limit.

In: the slots of a text, a `Writer`, how the facts stand. Out: an `Engine`, which makes a `Draft` for any limits.
"""
