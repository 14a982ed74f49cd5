"""JSON and YAML as people write them: what is plainly meant is read, with a warning; the rest is told with its place.

In: text. Out: values; or Problems with line, column and what was expected there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from presskit.importers.tree import MOST, TooMuch
from presskit.problems import Problem, Problems, Warn, error, failure, position, warning

# what is never closed is taken to the end: else each quotation mark in it would be tried anew
_TOKEN = re.compile(
    r'"[^"\\]*+(?:\\.[^"\\]*+)*(?:"|\Z)|//[^\n]*|/\*.*?(?:\*/|\Z)|,(?=\s*(?:(?://[^\n]*|/\*.*?\*/)\s*)*[\]}])',
    re.DOTALL,
)

_EXPECTED = {
    "Expecting property name enclosed in double quotes": "a name in double quotes was expected here",
    "Expecting ':' delimiter": "a colon was expected here, after the name",
    "Expecting ',' delimiter": "a comma was expected here, or the end of the list or object",
    "Expecting value": "a value was expected here",
    "Unterminated string starting at": "the text that begins here has no closing quotation mark",
    "Invalid \\escape": "a backslash is followed by a letter that means nothing here",
    "Invalid \\uXXXX escape": "four hexadecimal digits were expected after \\u",
    "Extra data": "the file ends before this, and more stands after it",
    "Illegal trailing comma before end of object": "a name in double quotes was expected here",
    "Illegal trailing comma before end of array": "a value was expected here",
}
"""Python's words for what is wrong in JSON, and ours."""


def read_json(text: str, display_path: str, warn: Warn) -> Any:
    """The values of JSON; comments and commas too many are passed over with one warning each kind."""
    kinds: dict[str, int] = {}

    def without(match: re.Match[str]) -> str:
        token = match[0]
        if token[0] == '"':
            return token
        kinds.setdefault("a comma before a closing bracket" if token == "," else "a comment", match.start())
        return re.sub(r"[^\n]", " ", token)  # so that every place stays the same

    if text.count("{") + text.count("[") > 4 * MOST:
        raise TooMuch(f"it holds more than {MOST:,} values")
    try:
        return json.loads(text, strict=False, parse_constant=_no_number, object_pairs_hook=whole)
    except (json.JSONDecodeError, RecursionError, ValueError):
        pass  # a second look, without what JSON does not have
    clean = _TOKEN.sub(without, text)
    try:
        result = json.loads(clean, strict=False, parse_constant=_no_number, object_pairs_hook=whole)
    except json.JSONDecodeError as fault:
        said = next((ours for theirs, ours in _EXPECTED.items() if fault.msg.startswith(theirs)), "this is not JSON")
        hint = "export it again; or mend it there in a text editor, and import that"
        if fault.pos >= len(clean.rstrip()):
            said, hint = "the file ends here, before all that it begins is closed", "save or export it again, whole"
        raise failure(display_path, (fault.lineno, fault.colno), "json", said, hint) from None
    except RecursionError:
        raise Problems([too_deep(display_path)]) from None
    except ValueError:
        hint = "write the number as a text, or take it out"
        raise failure(display_path, None, "json", "it holds a number that is none", hint) from None
    for kind, at in kinds.items():
        message = f"{kind} is not JSON; it was passed over"
        warn(warning(display_path, position(text, at), "json", message, "take it out of the file, for other programs"))
    return result


def whole(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """A table in which a name may come again: lists are put together, of other values the later ones are numbered."""
    result: dict[str, Any] = {}
    times: dict[str, int] = {}
    for name, value in pairs:
        if isinstance(value, list) and isinstance(result.get(name), list):
            result[name].extend(value)
            continue
        again = name
        while again in result:
            times[name] = times.get(name, 1) + 1
            again = f"{name} ({times[name]})"
        result[again] = value
    return result


def _no_number(name: str) -> None:
    """NaN and Infinity: nothing that a person has."""


def read_yaml(text: str, display_path: str) -> list[Any]:
    """The values of each document of YAML: texts, lists, tables, and None for null; raises Problems."""
    import yaml

    class Loader(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):  # type: ignore[misc]  # found while it runs
        def construct_object(self, node: Any, deep: bool = False) -> Any:
            if isinstance(node, yaml.ScalarNode) and not node.style and node.value in _NULL:
                return None
            return super().construct_object(node, deep=deep)

        def construct_mapping(self, node: Any, deep: bool = False) -> dict[str, Any]:
            for key, _ in node.value:
                if not isinstance(key, yaml.ScalarNode):
                    raise yaml.constructor.ConstructorError(None, None, "a key that is no text", key.start_mark)
            return whole((key.value, self.construct_object(value, deep=True)) for key, value in node.value)

    try:
        return list(yaml.load_all(text, Loader=Loader))
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        at = (mark.line + 1, mark.column + 1) if mark else None
        said = _YAML.get(str(fault.problem), "this is not YAML")
        raise failure(
            display_path, at, "yaml", said, "export it again; or mend it there in a text editor, and import that"
        ) from None
    except (yaml.YAMLError, ValueError) as fault:
        offset = getattr(fault, "position", None)
        at = position(text, offset) if isinstance(offset, int) else None
        hint = "take control characters out of the file"
        raise failure(display_path, at, "yaml", "there is a character here that YAML does not take", hint) from None
    except RecursionError:
        raise Problems([too_deep(display_path)]) from None


_NULL = ("null", "Null", "NULL", "~", "")
"""What is nothing in YAML, unless it stands in quotation marks (YAML 1.2, section 10.2.1.1)."""

_YAML = {
    "a key that is no text": "a key is one text; a list or a table stands here",
    "mapping values are not allowed in this context": "a colon makes a new key here; put the text in quotation marks",
    "mapping values are not allowed here": "a colon makes a new key here; put the text in quotation marks",
    "could not find expected ':'": "a colon was expected after the key",
    "found character that cannot start any token": "no text begins like this; put it in quotes, and indent with spaces",
    "found character '\\t' that cannot start any token": "a tab stands here; YAML is indented with spaces",
    "found undefined alias": "the name after the star is not defined anywhere above",
    "did not find expected key": "the indentation does not go with the lines above",
    "did not find expected '-' indicator": "a list item was expected here",
    "found unexpected end of stream": "a quotation mark or bracket is not closed",
    "did not find expected ',' or ']'": "a comma or a closing bracket was expected here",
    "did not find expected ',' or '}'": "a comma or a closing brace was expected here",
}
"""libyaml's words for what is wrong, and ours."""


DEEPEST = 100
"""How many lists and tables in one another are read; files about people have ten."""


def is_shallow(value: Any) -> bool:
    """Whether lists and tables are nested no deeper than is read; the limit of Python itself differs by its version."""
    layer = [value]
    for _ in range(DEEPEST):
        inner = (one.values() if isinstance(one, dict) else one for one in layer if isinstance(one, dict | list))
        # of what several aliases of YAML stand for, once
        layer = list({id(one): one for among in inner for one in among}.values())
        if not layer:
            return True
    return False


def too_deep(display_path: str) -> Problem:
    """The Problem of a file that is nested without end."""
    return error(display_path, None, "nesting", "it is nested deeper than any file of a person", "export it again")


def too_much(fault: TooMuch, display_path: str) -> Problem:
    """The Problem of a file that holds too much."""
    return error(display_path, None, "size", str(fault), "export it again, or take out what is not about the person")
