"""Documents into files, a module a format.

In: a Document and its layout, or blurbs. Out: bytes. A writer chooses nothing: words, order and sizes are settled.
"""
