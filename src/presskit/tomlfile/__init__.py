"""A TOML file, and where each thing in it stands.

In: a path, or the text of a file. Out: the values, and line and column for any key, value or character
inside a string; or a `Problems` that says in our own words what is wrong and where. Characters that no
document can hold are taken out with a warning.

`tomllib` reads the values; `tree-sitter-toml` knows the positions and is asked only when there is
something to tell, so that a file without a fault costs no more than its reading.
"""

from presskit.tomlfile.places import Key, newline_of
from presskit.tomlfile.read import TomlFile, parse, read, read_text

__all__ = ["Key", "TomlFile", "newline_of", "parse", "read", "read_text"]
