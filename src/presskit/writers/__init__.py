"""Documents into files, a module a format: PDF, Word, web page, text, vCard, pictures, ZIP.

In: a Document and its layout, or blurbs, or a profile. Out: bytes or texts. A writer chooses nothing: words,
order and sizes are settled.
"""


class MissingGlyphs(Exception):
    """Characters that no font has."""

    def __init__(self, characters: str) -> None:
        self.characters = characters
        super().__init__(characters)
