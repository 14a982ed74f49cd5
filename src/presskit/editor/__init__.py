"""`presskit edit`: a profile in the browser, with everything that comes of it beside it.

In: the path of a profile, or of a folder that gets one. Out: a server on this machine alone, and the browser opened at
its page. One `Session` holds the text of the profile; all that a page shows is made of that text by the same rooms as
on the command line. docs/editor.md tells what a page may ask; docs/decisions/editor.md why it is so.
"""
