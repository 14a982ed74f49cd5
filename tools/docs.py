"""Write the parts of README.md and docs/ that are made from the code.

In:  the models of the profile and of templates, the dataclasses that a page can name, the rules of advice, the commands
     of the command line, docs/example.toml; and the pages themselves, whose other words are written by hand.
Out: what stands between `<!-- made: NAME -->` and `<!-- end -->` in README.md, docs/profile.md, docs/templates.md,
     docs/checks.md, docs/commands.md and docs/formats.md; and docs/*.schema.json.

Run `make docs` after a change of the code; a test fails as long as a page is not what the code makes. A field
without words, or words for a field that there is not, stop it.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
import inspect
import io
import re
import textwrap
import tomllib
import types
import typing
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal, Union

import click
import formats
from pydantic import BaseModel
from pydantic.fields import FieldInfo

import presskit
from presskit import cli, document, fit, profile, template
from presskit.check import RULES
from presskit.cli import commands
from presskit.compose.documents import KNOWN
from presskit.problems import Problems
from presskit.profile import Entry, model, values
from presskit.template import Templates, look_settings
from presskit.words import Limit
from presskit.writers import docx

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "docs" / "example.toml"
NEW = ROOT / "templates" / "new" / "profile.toml"

WIDTH = 90
"""Columns of a help text: what GitHub shows of a code block without scrolling."""


def pages() -> dict[str, str]:
    """The text of each file that is made, wholly or in part, by its path in the repository."""
    models = {
        f"{table.__name__}.{name}" for table in (*SETTINGS.values(), *LOOKS.values()) for name in table.model_fields
    }
    there = models | {
        f"{shape.__name__}.{field.name}" for shape in (*DOCUMENT, *BELOW) for field in dataclasses.fields(shape)
    }
    if unused := WORDS.keys() - there:
        raise ValueError(f"tools/docs.toml speaks of {', '.join(sorted(unused))}, which there is not")
    made = {name: _filled((ROOT / name).read_text("utf-8"), parts) for name, parts in PARTS.items()}
    schemas = {f"docs/{name}.schema.json": formats.schema(name) for name in formats.FORMATS}
    return {**made, "docs/profile.schema.json": profile.schema() + "\n", **schemas}


def _filled(page: str, parts: dict[str, Callable[[], str]]) -> str:
    """The page with its made parts made anew; raises ValueError if it lacks one or has one too many."""
    mark = re.compile(r"(?<=<!-- made: )([\w-]+)( -->\n).*?(?=<!-- end -->)", re.DOTALL)
    if (found := mark.findall(page)) and sorted(name for name, _ in found) != sorted(parts):
        raise ValueError(f"the page has {', '.join(name for name, _ in found)}, not {', '.join(parts)}")
    return mark.sub(lambda match: f"{match[1]}{match[2]}\n{parts[match[1]]().strip()}\n\n", page)


# --- README.md ---------------------------------------------------------------------------------------------


def shortest() -> str:
    """The real person in 25 words."""
    return _quoted(ROOT / "profile.toml", 25)


def newcomer() -> str:
    """The person of `presskit new` in 25 words."""
    return _quoted(NEW, 25)


def mistake() -> str:
    """What somebody is told who writes a season for a year."""
    text = NEW.read_text("utf-8").replace("start = 2021 ", 'start = "spring" ')
    try:
        profile.read(text)
    except Problems as problems:
        return f"```text\n{problems}\n```"
    raise ValueError(f"{NEW} has no start in 2021 any more")


def _quoted(path: Path, most: int) -> str:
    text = presskit.blurb(presskit.load(path), words=most).text
    return textwrap.fill(text, 118, initial_indent="> ", subsequent_indent="> ")


# --- profile.md --------------------------------------------------------------------------------------------

KINDS: tuple[tuple[object, str, str], ...] = (
    (values.Line, "line", "A text without line ends."),
    (values.Text, "text", "One or more paragraphs; a blank line parts them."),
    (values.Lines, "lines", 'A list of lines: `["one", "two"]`.'),
    (values.Texts, "texts", "A list of texts."),
    (
        values.PartialDate,
        "date",
        'As much as is known: `2023`, `"2023-08"`, `"2023-08-15"` or `2023-08-15`; a season, a quarter or a half as '
        '`"2023-summer"`, `"2023-Q3"`, `"2023-H1"`, or as one says it: `"Summer 2023"`, `"Q3 2023"`.',
    ),
    (datetime.date, "day", "A whole day, as a TOML date: `2025-11-01`."),
    (bool, "yes or no", "`true` or `false`."),
    (values.Link, "link", "Begins with `https://`, `http://`, `mailto:` or `tel:`."),
    (values.Email, "e-mail", '`"name@example.org"`'),
    (values.Phone, "telephone", '`"+44 20 7946 0958"`, `"+1 555 010 4477 ext. 42"`'),
    (values.Pronouns, "pronouns", '`"he"`, `"she"`, `"they"`, `"name"` (none at all), or others: `"ze/hir"`.'),
    (values.Color, "colour", 'Six hexadecimal digits: `"#1f4e9c"`.'),
    (values.Metres, "metres", "A number: `2400`, `18.3`."),
    (values.File, "file", "A file beside the profile."),
    (tuple[values.File, ...], "files", "A list of files."),
    (values.Identifier, "id", "Letters, digits and hyphens."),
    (values.Identifiers, "ids", 'A list of ids: `["press-page"]`.'),
    (values.References, "id or ids", "The id of an entry, or its name where no other has it; one or a list."),
    (
        values.Private,
        "yes, or fields",
        '`true`; or a list of fields and of points, counted from 1: `["phone", "highlights[2]"]`.',
    ),
    (
        values.Audiences, "ids, or ids by field",
        'A list of ids; or for single fields and points: `{ phone = ["press"], "highlights[2]" = ["investors"] }`.',
    ),
    (values.Figure, "figure", 'A number, or a text such as `"40 %"`.'),
    (tuple[float, float], "point", "`[x, y]`, each from 0 to 1, from the top left."),
    (dict[str, values.Line], "lines by name", '`{ work = "Career" }`'),
)  # fmt: skip
"""Every kind of value that a field can have, as the reference calls it, and how it is written."""


def kinds() -> str:
    """The list of kinds."""
    return _table(("value", "how it is written"), ((name, words) for _, name, words in KINDS))


def common() -> str:
    """What every entry may carry."""
    return _fields(Entry)


def tables() -> str:
    """A section for every table of the profile, in the order of the model."""
    parts = []
    hints = typing.get_type_hints(model.Profile, include_extras=True)
    plain = {name: field for name, field in model.Profile.model_fields.items() if not _tables_in(hints[name])}
    parts += [f"## Before the first table\n\n{_rows(model.Profile, plain)}", _example("")]
    for name, field in model.Profile.model_fields.items():
        for table in _tables_in(hints[name]):
            parts += _section(name, table, repeated=typing.get_origin(field.annotation) is tuple)
    return "\n\n".join(parts)


def _section(name: str, table: type[BaseModel], *, repeated: bool) -> Iterator[str]:
    yield f"## `[[{name}]]`" if repeated else f"## `[{name}]`"
    yield inspect.cleandoc(table.__doc__ or "")
    inner = {field: found for field, hint in _hints(table).items() for found in _tables_in(hint)}
    same = next((other for other in model.TABLES if model.TABLES[other] is table.__mro__[1]), None)
    yield f"The same fields as `[[{same}]]`." if same else _fields(table)
    for field, other in inner.items():
        if typing.get_origin(table.model_fields[field].annotation) is tuple:
            yield f"Each of the `{field}`: {_lower(other.__doc__ or '')}\n\n{_fields(other)}"
    yield _example(name)
    for field, other in inner.items():
        if typing.get_origin(table.model_fields[field].annotation) is not tuple:
            yield from _section(f"{name}.{field}", other, repeated=False)


def _fields(table: type[BaseModel]) -> str:
    """The fields of a table, without those that every entry may carry unless this table says more of them."""
    common = Entry.model_fields if issubclass(table, Entry) and table is not Entry else {}
    own = {
        name: field
        for name, field in table.model_fields.items()
        if name not in common or field.description != common[name].description
    }
    return _rows(table, own)


def _rows(table: type[BaseModel], fields: dict[str, FieldInfo]) -> str:
    """Required fields first, then the table's own, then what it shares with others (start, end)."""
    rows = []
    own = inspect.get_annotations(table)
    for name, field in sorted(fields.items(), key=lambda item: (not item[1].is_required(), item[0] not in own)):
        if not field.description:
            raise ValueError(f"{table.__name__}.{name} has no description")
        kind = _kind(_hints(table)[name]) + (", **required**" if field.is_required() else "")
        rows.append((f"`{name}`", kind, _linked(field.description) + _default(field)))
    return _table(("field", "value", "what it is"), rows)


def _linked(words: str) -> str:
    """A description from the model with names of tables and pages as Markdown has them."""
    words = re.sub(r"(\[\[?\w+\]\]?)", r"`\1`", words)
    return re.sub(r"docs/([\w-]+\.md)", r"[\1](\1)", words)


def _default(field: FieldInfo) -> str:
    """What a field is when it is absent, where that is more than nothing and its description does not say it."""
    value = field.get_default(call_default_factory=True)
    if field.is_required() or value in (None, (), {}, False, "") or isinstance(value, BaseModel):
        return ""
    return f" `{_toml(value)}` when absent."


def _kind(hint: Any) -> str:
    """The name in KINDS of an annotation; raises ValueError for one that is not there."""
    if isinstance(hint, types.UnionType) or typing.get_origin(hint) is Union:
        hint = next(part for part in typing.get_args(hint) if part is not types.NoneType)
    whole = typing.get_args(hint)[0] if typing.get_origin(hint) is typing.Annotated else hint
    bare = _bare(hint)
    for given in (hint, whole, bare):
        for known, name, _ in KINDS:
            if given == known:
                return name
    if typing.get_origin(whole) is tuple and typing.get_origin(typing.get_args(whole)[0]) is Literal:
        return "list of " + _kind(typing.get_args(whole)[0])
    if typing.get_origin(bare) is Literal:
        return ", ".join(f'`"{value}"`' for value in typing.get_args(bare))
    if bare is int:
        bounds = {type(bound).__name__: bound for info in typing.get_args(hint)[1:] for bound in info.metadata}
        least, most = bounds["Ge"].ge, bounds["Le"].le if "Le" in bounds else None
        return f"{least} or more" if most is None else f"{least} {'or' if most == least + 1 else 'to'} {most}"
    if found := _tables_in(hint):
        return "tables" if bare != found[0] else "table"
    raise ValueError(f"KINDS does not say what {hint} is")


def _bare(hint: Any) -> Any:
    """An annotation without what pydantic is told beside it."""
    if typing.get_origin(hint) is typing.Annotated:
        return _bare(typing.get_args(hint)[0])
    if typing.get_origin(hint) is tuple:
        return tuple[tuple(_bare(part) for part in typing.get_args(hint))]  # type: ignore[misc]  # put together while it runs
    return hint


def _tables_in(hint: Any) -> list[type[BaseModel]]:
    """The models in an annotation."""
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return [hint]
    return [found for part in typing.get_args(hint) for found in _tables_in(part)]


def _hints(table: type[Any]) -> dict[str, Any]:
    return typing.get_type_hints(table, include_extras=True)


def _toml(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value).lower()


def _example(name: str) -> str:
    """What docs/example.toml has of a table; of "", what stands before the first."""
    found, at = [], ""
    for line in EXAMPLE.read_text("utf-8").splitlines():
        if header := re.match(r"\[\[?([\w.]+)\]", line):
            at = header[1]
        if at == name and not (name == "" and line.startswith("#")):
            found.append(line)
    text = "\n".join(found).strip()
    if not text:
        raise ValueError(f"docs/example.toml has no [{name}]")
    return f"```toml\n{text}\n```"


# --- templates.md ------------------------------------------------------------------------------------------

WORDS: dict[str, str] = {
    f"{table}.{name}": words
    for table, names in tomllib.loads((ROOT / "tools" / "docs.toml").read_text("utf-8")).items()
    for name, words in names.items()
}
"""What the keys of templates and the names on a page mean."""

UNITS = {
    "words": "What stands between spaces; where Word and LibreOffice disagree, the larger number.",
    "words-strict": "The same, with hyphens, slashes and dashes parting words too.",
    "characters": "Unicode code points.",
    "utf16": "UTF-16 units, as browsers and many forms count: an emoji is two or more.",
    "graphemes": "Characters as people see them: an emoji is one.",
    "bytes": "Bytes in UTF-8.",
    "weighted": "As X counts posts: links 23, emoji and Chinese characters 2.",
    "sentences": "Sentences.",
    "seconds": "Seconds read aloud, at 140 words a minute in English.",
}

SIMPLE: dict[Any, str] = {
    str: "text",
    int: "whole number",
    float: "number",
    bool: "yes or no",
    datetime.date: "day",
}
"""Types that a template's keys and names can have, in words."""

SETTINGS: dict[str, type[BaseModel]] = {
    "": template.Settings,
    "[fit]": template.Fit,
    "[[place]]": template.Place,
    "limits": template.PlaceLimit,
    "papers": template.Papers,
}
LOOKS: dict[str, type[BaseModel]] = {
    "": template.Look,
    "fonts": template.Face,
    "[card]": template.Card,
    "[pages]": template.Pages,
    "[pages.type]": template.Lettering,
    "[word]": template.Word,
    "[word.styles.bio]": template.Letters,
}
"""The tables of template.toml and of look.toml, by what they are called there."""

DOCUMENT = (document.Document, document.Section)
BELOW = (document.Entry, document.Span, document.Link, document.Picture, document.Portrait, fit.Layout)
"""What a page can name: before and after what is said of the kinds of sections."""


def settings() -> str:
    """The keys of template.toml."""
    return _models(SETTINGS)


def looks() -> str:
    """The keys of look.toml."""
    return _models(LOOKS)


def sections() -> str:
    """The sections that a template can name."""
    return ", ".join(f"`{name}`" for name in KNOWN) + "."


def units() -> str:
    """The units of a limit."""
    return _table(("unit", "what is counted"), ((f"`{unit}`", UNITS[unit]) for unit in typing.get_args(template.Unit)))


def names() -> str:
    """What a page can name: the document and its parts, the layout."""
    kinds_of_section = " ".join((_docstring_after(document, "Kind")).split("\n\n", 1)[1].split())
    kinds_of_section = re.sub(r"(\w+): ", r"**\1**: ", kinds_of_section)
    said = f"A `kind` says how entries are to be read. {kinds_of_section}"
    return "\n\n".join([*map(_dataclass, DOCUMENT), said, *map(_dataclass, BELOW)])


def word() -> str:
    """The filters of a Word template."""
    rows = [(f"`{name}`", _first(made.__doc__ or "")) for name, made in docx.FILTERS.items()]
    return _table(("filter", "what it makes"), rows)


def places() -> str:
    """The built-in places."""
    rows = []
    for place in Templates().places().values():
        most = " and ".join(str(Limit(limit.max, limit.unit)) for limit in place.limits)
        rows.append((f"`{place.id}`", place.name, most, place.voice, place.source))
    return _table(("place", "name", "at most", "voice", "why"), rows)


def templates() -> str:
    """The built-in templates and looks."""
    there = Templates()
    rows = [(f"`{name}`", there.get(name).settings.description) for name in there.names()]
    rows += [(f"`looks/{name}`", look_settings(there.look(name)).description) for name in there.looks()]
    return _table(("folder", "what it is"), rows)


def _models(tables: dict[str, type[BaseModel]]) -> str:
    parts = []
    for at, table in tables.items():
        rows = []
        for name, field in table.model_fields.items():
            kind = _plain_kind(_hints(table)[name])
            kind += ", **required**" if field.is_required() else ""
            rows.append((f"`{name}`", kind, _words(table, name) + _default(field)))
        head = f"`{at}`: {_lower(table.__doc__ or '')}" if at else inspect.cleandoc(table.__doc__ or "")
        parts.append(f"{head}\n\n{_table(('key', 'value', 'what it is'), rows)}")
    return "\n\n".join(parts)


def _dataclass(shape: type[Any]) -> str:
    hints = _hints(shape)
    rows = [
        (f"`{field.name}`", _plain_kind(hints[field.name]), _words(shape, field.name))
        for field in dataclasses.fields(shape)
    ]
    for name, member in vars(shape).items():
        if name.startswith("_") or not member.__doc__ or name == "texts":
            continue
        if isinstance(member, property):
            rows.append((f"`{name}`", _plain_kind(_hints_of(member.fget)["return"]), _first(member.__doc__)))
        elif inspect.isfunction(member):
            arguments = ", ".join(list(inspect.signature(member).parameters)[1:])
            rows.append((f"`{name}({arguments})`", _plain_kind(_hints_of(member)["return"]), _first(member.__doc__)))
    name = shape.__name__.lower()
    return f"### `{name}`\n\n{inspect.cleandoc(shape.__doc__ or '')}\n\n{_table(('name', 'value', 'what it is'), rows)}"


def _words(table: type[Any], name: str) -> str:
    key = f"{table.__name__}.{name}"
    if key not in WORDS:
        raise ValueError(f"tools/docs.toml does not say what {key} is")
    return WORDS[key]


def _plain_kind(hint: Any) -> str:
    """An annotation in words: `tuple[str, ...]` is "texts"."""
    if isinstance(hint, types.UnionType) or typing.get_origin(hint) is Union:
        kinds = [_plain_kind(part) for part in typing.get_args(hint) if part is not types.NoneType]
        return " or ".join(kinds) + (", or nothing" if types.NoneType in typing.get_args(hint) else "")
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Annotated:
        return _plain_kind(arguments[0])
    if origin is Literal:
        return ", ".join(f"`{value}`" for value in arguments)
    if origin is tuple:
        inner = _plain_kind(arguments[0])
        return f"list of {inner}" if arguments[-1] is Ellipsis else ", ".join(map(_plain_kind, arguments))
    if origin is frozenset:
        return f"set of {_plain_kind(arguments[0])}"
    if origin is not None and arguments:  # a mapping
        return f"{_plain_kind(arguments[-1])} by name"
    return SIMPLE.get(hint) or f"`{hint.__name__.lower()}`"


def _hints_of(function: Any) -> dict[str, Any]:
    return typing.get_type_hints(function)


def _docstring_after(module: types.ModuleType, name: str) -> str:
    """The string that stands below an assignment in a module."""
    found = re.search(rf'^{name} = .*?"""(.*?)"""', inspect.getsource(module), re.DOTALL | re.MULTILINE)
    if found is None:
        raise ValueError(f"{module.__name__}.{name} has no words below it")
    return found[1]


# --- checks.md ---------------------------------------------------------------------------------------------


EXAMPLES: dict[str, dict[str, str]] = tomllib.loads((ROOT / "tests" / "advice.toml").read_text("utf-8"))
"""For each rule of advice a profile in which it finds something (`wrong`), and one in which it does not (`right`)."""


def checks() -> str:
    """Every rule of advice: its code, what it finds, a wrong and a right example."""
    parts = []
    if lacking := [rule.code for rule in RULES if rule.code not in EXAMPLES]:
        raise SystemExit(
            f"tests/advice.toml: no example of {', '.join(lacking)}: add [{lacking[0]}] with wrong and right"
        )
    for rule in RULES:
        told, example = _first(rule.find.__doc__ or ""), EXAMPLES[rule.code]
        shown = f"```toml\n{example['wrong']}```\n\nRight:\n\n```toml\n{example['right']}```"
        parts.append(f"## `{rule.code}`\n\n{told}\n\n{shown}")
    return "\n\n".join(parts)


# --- commands.md -------------------------------------------------------------------------------------------


def helps() -> str:
    """The help text of every command."""
    contexts = _contexts(_context(commands, "presskit", None))
    return "\n\n".join(f"## `{at.command_path}`\n\n```text\n{at.get_help().rstrip()}\n```" for at in contexts)


def _context(command: click.Command, name: str, above: click.Context | None) -> click.Context:
    settings = {**command.context_settings, "terminal_width": WIDTH, "max_content_width": WIDTH}
    return click.Context(command, parent=above, info_name=name, **settings)


def _contexts(above: click.Context) -> Iterator[click.Context]:
    """The context of a command, then those of its own commands, in the order of the help."""
    yield above
    if isinstance(above.command, click.Group):
        for name in above.command.list_commands(above):
            command = above.command.get_command(above, name)
            if command is not None and not command.hidden:
                yield from _contexts(_context(command, name, above))


# --- writing -----------------------------------------------------------------------------------------------


BAR = r"\|"
"""A bar in a cell of a table, in code too (GitHub Flavored Markdown, "Tables")."""


def _table(heads: tuple[str, ...], rows: Any) -> str:
    lines = [heads, tuple("---" for _ in heads), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', BAR) for cell in line)} |" for line in lines)


def _lower(text: str) -> str:
    text = inspect.cleandoc(text)
    return text[:1].lower() + text[1:]


def _first(docstring: str) -> str:
    return inspect.cleandoc(docstring).split("\n\n")[0].replace("\n", " ")


# --- terminal.md -------------------------------------------------------------------------------------------


def tutorial() -> tuple[str, str, str]:
    """What somebody sees who follows it: on the bio, of a blurb, and of a mistake."""
    page = (ROOT / "docs" / "terminal.md").read_text("utf-8")
    (bio,) = re.findall(r"<!-- the file: bio.txt -->\n\n```text\n(.*?)```", page, re.DOTALL)
    (edit,) = re.findall(r"<!-- the edit: occupations -->\n\n```toml\n(.*?)\n```", page, re.DOTALL)
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "bio.txt").write_text(bio, "utf-8")
        with contextlib.redirect_stderr(io.StringIO()) as told:
            cli.run(["new", str(folder / "me"), "--bio", str(folder / "bio.txt")])
        sentences = [line for line in told.getvalue().splitlines() if re.match(r".* sentences of |  \d ", line)]
        path = folder / "me" / "profile.toml"
        text = path.read_text("utf-8")
        shortest = presskit.blurb(presskit.load(path), words=25).text
    wrong = re.sub(r"^# occupations.*", edit.replace('"]', "]"), text, flags=re.MULTILINE)
    try:
        profile.read(wrong)
    except Problems as problems:
        mistake = str(problems)
    shown = [textwrap.fill(shortest, 118), "\n".join([*sentences[:2], "  …"]), mistake]
    blurb, said, slip = (f"```text\n{one}\n```" for one in shown)
    return said, blurb, slip


# --- formats.md --------------------------------------------------------------------------------------------


def _format(name: str) -> str:
    """A table for each kind of object in one of the JSON files of a kit."""
    parts = []
    for number, (called, words, rows) in enumerate(formats.tables(name)):
        table = _table(("key", "value", "what it is"), [(f"`{key}`", kind, meaning) for key, kind, meaning in rows])
        parts.append(table if number == 0 else f"### {called}\n\n{words}\n\n{table}")
    return "\n\n".join(parts)


PARTS: dict[str, dict[str, Callable[[], str]]] = {
    "README.md": {"shortest": shortest, "newcomer": newcomer, "mistake": mistake},
    "docs/profile.md": {"kinds": kinds, "common": common, "tables": tables},
    "docs/templates.md": {
        "templates": templates,
        "settings": settings,
        "sections": sections,
        "units": units,
        "names": names,
        "word": word,
        "looks": looks,
        "places": places,
    },
    "docs/checks.md": {"checks": checks},
    "docs/commands.md": {"helps": helps},
    "docs/terminal.md": {
        name: lambda at=at: tutorial()[at]  # type: ignore[misc]
        for at, name in enumerate(("sentences", "blurb", "slip"))
    },
    "docs/formats.md": {name: partial(_format, name) for name in formats.FORMATS},
}
"""The made parts of each page."""


def main() -> None:
    for name, text in pages().items():
        path = ROOT / name
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
            print(f"wrote {name}")


if __name__ == "__main__":
    main()
