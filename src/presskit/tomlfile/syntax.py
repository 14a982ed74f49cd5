"""Errors of syntax in our own words.

In: a text and what `tomllib` said of it. Out: a Problem, keyed by the kind of mistake rather than by the library's
English, at the place where a person would mend it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from presskit import periods
from presskit.problems import Hint, Problem, error, position
from presskit.tomlfile import kinds
from presskit.tomlfile.places import Index


class Fault(NamedTuple):
    """A place in the text, what is wrong there, and the remedy."""

    at: int
    message: str
    hint: Hint


def syntax(text: str, display_path: str, said: str) -> Problem:
    """The Problem for what `tomllib` said, such as "Invalid value (at line 3, column 8)"."""
    if kind := kinds.of_text(text, display_path):
        return error(display_path, position(text, kind.at), "syntax", kind.message, kind.hint)
    spot = _Spot.of(text, said)
    found = next((fault for kind, rule in _RULES if re.search(kind, spot.kind) and (fault := rule(spot))), None)
    found = found or Fault(spot.at, "this is not TOML", 'texts stand in "…", lists in […], dates as "2023-08"')
    return error(display_path, position(text, found.at), "syntax", found.message, found.hint)


def too_long_number(text: str, display_path: str) -> Problem:
    """The Problem for an integer of more digits than Python reads."""
    match = re.search(r"\d[\d_]{4000,}", text)
    at = position(text, match.start()) if match else None
    return error(display_path, at, "type", "this number has too many digits", "write it as a text, in quotation marks")


_TOKENS = re.compile(
    r"""#[^\n]*|"{3}(?:\\.|[^\\])*?"{3,5}|'{3}.*?'{3,5}|"(?!"")(?:\\.|[^"\\\n])*"|'(?!'')[^'\n]*'|(?P<open>"{3}|'{3}|["'])|[\[{]|[\]}]""",
    re.DOTALL,
)


def deepest(text: str, most: int) -> tuple[int, int] | None:
    """Line and column of the first bracket that more than `most` others enclose."""
    depth = 0
    for match in _TOKENS.finditer(text):
        depth += (match[0] in ("[", "{")) - (match[0] in ("]", "}"))
        if depth > most:
            return position(text, match.start())
    return None


@dataclass(frozen=True)
class _Spot:
    """A place where `tomllib` stopped: everything before it is sound."""

    text: str
    at: int
    kind: str

    @classmethod
    def of(cls, text: str, said: str) -> _Spot:
        hit = re.match(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)$", said, re.DOTALL)
        if hit is None or hit[2] is None:
            return cls(text, len(text.rstrip()), hit[1] if hit else said)
        starts = [0, *(match.end() for match in re.finditer("\n", text))]
        return cls(text, min(starts[int(hit[2]) - 1] + int(hit[3]) - 1, len(text)), hit[1])

    @property
    def begin(self) -> int:
        """Where its line begins."""
        return self.text.rfind("\n", 0, self.at) + 1

    @property
    def before(self) -> str:
        """The line as far as it is sound."""
        return self.text[self.begin : self.at]

    @property
    def rest(self) -> str:
        """What follows on the line."""
        return self.text[self.at :].partition("\n")[0]

    @cached_property
    def nothing_follows(self) -> bool:
        """Whether the line, or the file, ends here but for a comment."""
        return re.fullmatch(r"\s*(#.*)?", self.rest) is not None

    @cached_property
    def _open(self) -> tuple[int | None, list[int]]:
        """The quotation mark that is never closed, and the brackets that are open here, the innermost last."""
        brackets: list[int] = []
        for match in _TOKENS.finditer(self.text):
            if match["open"]:
                return match.start(), brackets
            if match.start() >= self.at:
                break
            if match[0] in ("[", "{"):
                brackets.append(match.start())
            elif match[0] in ("]", "}") and brackets:
                brackets.pop()
        return None, brackets

    @property
    def quote(self) -> int | None:
        """Where the text begins that is never closed."""
        return self._open[0]

    @property
    def bracket(self) -> int | None:
        """Where the innermost list or inline table begins that is open here."""
        return self._open[1][-1] if self._open[1] else None


# --- the kinds of mistake ----------------------------------------------------------------------------------


def _comment(spot: _Spot) -> Fault | None:
    if spot.rest[:1] == "%" and (number := re.search(r"=\s*([\d.]+)\s*$", spot.before)):
        graded = re.match(r"\s*importance\b", spot.before)
        hint = (
            "write a whole number from 1 (nice to have) to 5 (essential), without %"
            if graded
            else f'write it as a text: "{number[1]} %"'
        )
        return Fault(spot.at, "a number has no % in TOML", hint)
    if sign := re.match(r"//|/\*|--|;|%|<!--", spot.rest):
        return Fault(spot.at, f"{sign[0]} begins no comment in TOML", f"write # in the place of {sign[0]}")
    return None


_DATES = 'write it as 2021, "2021-03" or "2021-03-15"'
_CURLY = "“”„‟«»‘’‚‛"
_ODD_SPACES = {
    "\u00a0": "a no-break space",
    "\u202f": "a narrow no-break space",
    "\u3000": "a wide space",
    "\u200b": "a space of no width",
    "\ufeff": "a space of no width",
    "\u00ad": "a soft hyphen",
} | dict.fromkeys(map(chr, range(0x2000, 0x200B)), "a typographer's space")


def _odd_space(spot: _Spot) -> Fault | None:
    if not (what := _ODD_SPACES.get(spot.rest[:1])):
        return None
    hint = "delete it, or type an ordinary space; it comes along when text is copied from a page or a letter"
    return Fault(spot.at, f"{what} stands here, which looks like a space and is none", hint)


def _curly(spot: _Spot) -> Fault | None:
    if spot.rest[:1] not in tuple(_CURLY):
        return None
    said = re.match(rf"[{_CURLY}]([^{_CURLY}\"\n]{{1,60}})[{_CURLY}\"]", spot.rest)
    hint = f'write it as "{said[1]}"' if said else "write \" or ' around it"
    return Fault(spot.at, "a text begins with a straight quotation mark, not a curly one", hint)


def _year_and_month(spot: _Spot) -> Fault | None:
    year, month = re.search(r"\b\d{4}$", spot.before), re.match(r"-\d\d?\b(?!-)", spot.rest)
    if not (year and month):
        return None
    date = year[0] + month[0]
    return Fault(spot.at - 4, f"{date} needs quotation marks", f'write it as "{periods.date(date) or date}"')


def _open_text(spot: _Spot) -> Fault | None:
    if spot.quote is None:
        return None
    mark = re.match(r"\"{3}|'{3}|[\"']", spot.text[spot.quote :])
    assert mark is not None  # the place was found by such a mark
    line = " on the same line" if len(mark[0]) == 1 else ""
    if line and re.match(rf"[^\n]*\n[^\n=\[]*{mark[0]}", spot.text[spot.quote :]):
        hint = f"put it on one line, or write {mark[0] * 3} at both ends"
        return Fault(spot.quote, f"a text in {mark[0]} goes over several lines", hint)
    if line and (curly := re.match(rf"[^\n]*?([{_CURLY}])[ \t,\]]*(?:#[^\n]*)?(?:\n|$)", spot.text[spot.quote :])):
        at = spot.quote + curly.start(1)
        return Fault(at, f"a text that begins with {mark[0]} does not end with {curly[1]}", f"write {mark[0]} here too")
    return Fault(spot.quote, "this text is never closed", f"end it with {mark[0]}{line}, as it begins")


def _open_header(spot: _Spot) -> Fault:
    name = re.search(r"\[++\s*+(.*)", spot.before)
    brackets = ("[[", "]]") if "]]" in spot.kind else ("[", "]")
    hint = f"write it as {brackets[0]}{name[1].rstrip() if name else 'work'}{brackets[1]}"
    return Fault(spot.begin, "the header of this table is not closed", hint)


def _twice(spot: _Spot) -> Fault:
    index = Index.of(spot.text.encode())
    stopped = len(spot.text[: spot.at].encode())
    for first, second in index.twice:
        at = len(spot.text.encode()[: second.start_byte].decode())
        line = first.start_point[0] + 1
        if second.start_byte > stopped:
            break
        name = re.match(r"[\s\[]*+([^=\]\n]*[^=\]\s])", spot.text[at:])
        said = name[1] if name else "this"
        hint = f"keep one of the two, or join them; the first is in line {line}"
        if second.type != "pair" and first.type in ("table", "table_array_element"):
            hint = _two_tables(said, line, first.type == "table")
        return Fault(at, f"{said} is set twice", hint)
    hint = "put everything that belongs to it in one place"
    return Fault(spot.begin, "this was set before, in another way", hint)


_ONCE = ("person", "kit", "words", "check")
"""The tables of a profile that are no lists of entries."""


def _two_tables(name: str, line: int, is_single: bool) -> str:
    """What to do with two tables of one name, the first of them in this line."""
    if name.partition(".")[0] == "person":
        moved = f"move the lines below it to the first, in line {line}, and take this header out"
        return f"{moved}; a second person has a profile of its own: presskit new NAME"
    if name.partition(".")[0] in _ONCE:
        return f"join the two (the first is in line {line}); only headers in [[double brackets]] may repeat"
    if is_single:
        return (
            f"entries repeat in double brackets: write [[{name}]] here and in line {line}; if it is one, join the two"
        )
    return f"write [[{name}]] here too, as in line {line}"


def _accent(spot: _Spot) -> Fault | None:
    if spot.rest[:1].isalpha() and not spot.rest[:1].isascii():
        message = "the name of a key has plain letters, digits, _ and - only"
        return Fault(spot.at, message, 'a name with others stands in quotation marks: "Größe" = 1')
    return None


def _in_braces(spot: _Spot) -> bool:
    """Whether what is open here is { with nothing but texts in it: a list in the wrong brackets."""
    within = spot.text[spot.bracket : spot.at] if spot.bracket is not None else ""
    return re.fullmatch(r"""\{\s*("[^"\n]*"|'[^'\n]*')\s*""", within) is not None


def _key_without_value(spot: _Spot) -> Fault:
    if spot.before.strip() == "-":
        hint = 'a list is written as ["…", "…"], and each entry of a table begins with a header such as [[work]]'
        return Fault(spot.begin, "a line that begins with - is no list in TOML", hint)
    if _in_braces(spot):
        return Fault(spot.bracket or 0, "a list stands in square brackets", 'write it as ["…", "…"]')
    if spaced := re.match(r"[\w-]+(?: +[\w-]+)+(?= *=)", spot.text[spot.begin :].partition("\n")[0]):
        name = re.sub(" +", "_", spaced[0])
        return Fault(spot.at, "after the name of a key comes =", f"the words of a name have _ between them: {name} = …")
    if spot.rest.lstrip().startswith(":"):
        return Fault(spot.at, "after the name of a key comes =, not a colon", 'write it as key = "value"')
    hint = 'write it as key = "value"; a name of several words has _ between them'
    return Fault(spot.at, "after the name of a key comes =", hint)


def _no_name(spot: _Spot) -> Fault:
    if spot.rest.startswith("}"):
        return Fault(spot.at, "a comma stands before this }", "take the comma out")
    hint = 'write it as key = "value", a header as [table]; a name with spaces or accents needs quotation marks'
    return Fault(spot.at, "the name of a key or table is missing here", hint)


def _no_statement(spot: _Spot) -> Fault:
    hint = 'write it as key = "value" or [table]; a comment begins with #'
    return Fault(spot.at, "this line is neither a key nor a table", hint)


def _escape(spot: _Spot) -> Fault:
    at = spot.text.rfind("\\", 0, spot.at)
    hint = "write the text in single quotes: '…', or double the backslash"
    return Fault(max(at, 0), 'a backslash in "…" begins an escape that TOML does not have', hint)


def _open_list(spot: _Spot) -> Fault | None:
    if spot.bracket is None:
        return None
    goes_on = re.match(r"[\w.\"' -]+=|\[+[\w.\"' -]+\]", spot.rest) if not spot.before.strip() else None
    if spot.text[spot.bracket] == "[" and (spot.at >= len(spot.text.rstrip()) or goes_on):
        return Fault(spot.bracket, "this list is never closed", "end it with ]")
    if spot.text[spot.bracket] == "{" and spot.nothing_follows:
        hint = "end it with } on the same line; a longer one is a [table] of its own"
        return Fault(spot.bracket, "this inline table is not closed on its line", hint)
    return None


def _comma(spot: _Spot) -> Fault:
    within = spot.text[spot.bracket or 0 : spot.at]
    if curly := re.search(rf"\"[^\"\n]*?([{_CURLY}])[ \t]*[,\]]", within):
        at = (spot.bracket or 0) + curly.start(1)
        return Fault(at, f'a text that begins with " does not end with {curly[1]}', 'write " here too')
    return Fault(spot.at, "a comma is missing here", "put a comma between two values")


def _line_goes_on(spot: _Spot) -> Fault | None:
    before, rest = spot.before.rstrip(), spot.rest.strip()
    if before.lstrip().startswith("[") and before.endswith("]") and "=" not in before:
        hint = "write one ] for each [" if rest.startswith("]") else "put it on a line of its own"
        return Fault(spot.at, "something stands after the header of this table", hint)
    if rest[:1] in (",", ";") and rest[1:].strip() == "":
        hint = "take it out; only lists and inline tables have commas"
        return Fault(spot.at, f"a {rest[0]} stands after the value", hint)
    if fault := _comment(spot):
        return fault
    if before.endswith('"') and not before.endswith('"""'):
        hint = 'one line holds one key; a quotation mark inside a text is written \\"'
    elif before.endswith("'") and not before.endswith("'''"):
        hint = "one line holds one key; a text with an apostrophe in it stands in double quotes"
    elif before.endswith(('"', "'", "]", "}")):
        hint = "one line holds one key; put the rest on the next line"
    else:
        return None
    return Fault(spot.at, "the value ends here, and the line goes on", hint)


def _no_such_day(spot: _Spot) -> Fault:
    day = re.match(r"[\d-]+", spot.rest)
    what = f"there is no day {day[0]}" if day else "there is no such date"
    return Fault(spot.at, what, "look it up in a calendar; days are written as 2023-08-15")


def _no_value(spot: _Spot) -> Fault | None:
    if hidden := re.match(r"\s*(#[0-9a-fA-F]{3,8}\b|#[^\s#][^\n]*)", spot.rest):
        said = hidden[1].strip()
        written = f'"{said}"' if len(said) <= 40 and '"' not in said else '"#…"'
        return Fault(spot.at, "the value is missing, for # begins a comment", f"write it in quotation marks: {written}")
    if spot.nothing_follows or spot.rest[:1] in tuple(",]}"):
        return Fault(spot.at, "a value is missing here", 'a text is written as "…", a list as ["…", "…"]')
    return None


def _bare(spot: _Spot) -> Fault | None:
    """A word, or a number that turns out to be none, without quotation marks."""
    number = re.search(r"[=,\[{]\s*+([\w+.:/ -]*+)$", spot.before)
    begun = spot.at - len(number[1]) if number else spot.at
    end = r"[,\]}#\n]" if spot.bracket is not None else r"#|\n|$"
    word = re.split(end, spot.text[begun:], maxsplit=1)[0].strip()
    if not word:
        return None
    # possessive, and from the begin of a word: else a word of 70,000 letters takes the square of their number
    field = re.search(r"(?<![\w-])([\w-]++)[ \t]*+=[ \t]*+$", spot.text[:begun])
    if field and field[1] in periods.FIELDS and (remedy := periods.remedy(word, field[1])):
        return Fault(begun, f"{word if len(word) <= 40 else 'this'} is not a date", remedy)
    if word.lower() in ("yes", "no", "on", "off", "true", "false"):
        truth = "true" if word.lower() in ("yes", "on", "true") else "false"
        return Fault(begun, f"{word} is not a value in TOML", f"write {truth}")
    if word.lower() in ("null", "nil", "none"):
        return Fault(begun, f"{word} is not a value in TOML", "take the line out: what is not known is not written")
    if word.startswith("="):
        return Fault(begun, "one = stands between a key and its value", "take the second = out")
    if items := re.fullmatch(r"\((.*)\)", word):
        return Fault(begun, "a list stands in square brackets", f"write it as [{items[1] if len(word) <= 60 else '…'}]")
    if field and field[1] in periods.FIELDS:
        return Fault(begun, f"{word if len(word) <= 40 else 'this'} is not a date", _DATES)
    if field and field[1] in LISTS and spot.bracket is None and '"' not in word and len(word) <= 200:
        texts = filter(None, map(str.strip, word.split(",")))
        listed = ", ".join(f'"{text}"' for text in texts)
        return Fault(begun, "a list of texts needs brackets and quotation marks", f"write it as [{listed}]")
    quoted = word if len(word) <= 40 else word[:38] + "…"
    if '"' in quoted:
        return Fault(begun, "a text needs quotation marks around it", f"write it as '{quoted}'")
    return Fault(begun, "a text needs quotation marks", f'write it as "{quoted}"')


LISTS = ("about", "appeared_in", "audiences", "authors", "collaborators", "display_fonts", "fonts",
         "hidden", "highlights", "ignore", "keywords", "known_for", "needs", "occupations", "order", "photos", "places",
         "points", "sources", "teachers", "templates", "text_fonts", "to", "wordings")  # fmt: skip
"""The fields of a profile that are lists of texts."""


_RULES: tuple[tuple[str, Callable[[_Spot], Fault | None]], ...] = (
    # what tomllib says, and who looks at it; the first that finds something tells
    ("Invalid statement|Invalid initial", _comment),
    (".", _odd_space),
    ("Invalid|Expected '='", _curly),
    ("Expected newline|Unclosed", _year_and_month),
    (r"Unterminated string|[Cc]haracter '\\n'|Expected (\"'|\"'''|'\"\"\"')", _open_text),
    ("at the end of a(n array| table) declaration", _open_header),
    ("Cannot|Duplicate", _twice),
    ("Expected '=' after|Invalid statement", _accent),
    ("Expected '=' after", _key_without_value),
    ("Invalid statement", _no_statement),
    ("Unescaped|hex value|Escaped character", _escape),
    ("Unclosed|Invalid value|Invalid initial", _open_list),
    ("Invalid initial character", _no_name),
    ("Unclosed", _comma),
    ("Expected newline", _line_goes_on),
    ("Invalid date", _no_such_day),
    ("Invalid value", _no_value),
    ("Invalid value|Expected newline", _bare),
)
