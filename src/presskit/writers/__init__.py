"""Documents into files, a module a format: pdf, docx, text, vcard, data.

In: a Document and its layout, or blurbs, or a profile. Out: bytes or texts. A writer chooses nothing: words,
order and sizes are settled.
"""
