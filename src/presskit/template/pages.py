"""The pages of a template: the Jinja2 environment in which they are rendered, and what is told of a mistake in one.

In: a `Template` and filters. Out: an environment that is sandboxed, strict and escaping; a mistake of the template's
author is a Problem at the template's own line.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from presskit import tomlfile
from presskit.package_files import builtin
from presskit.problems import Problems, failure, position
from presskit.template.folders import Template
from presskit.template.settings import display_path

if TYPE_CHECKING:
    import jinja2

MOST_TURNS = 1_000_000
"""Turns of loops over `range` in one template; a page that needs more never ends."""

_OPTIONS: Any = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}


def environment(template: Template, filters: Mapping[str, Any]) -> jinja2.Environment:
    """The environment in which the pages of a template are rendered: sandboxed, strict, escaping."""
    import jinja2
    from jinja2.sandbox import SandboxedEnvironment

    class Loader(jinja2.BaseLoader):
        def get_source(self, environment: jinja2.Environment, name: str) -> tuple[str, str, Any]:
            path = template.find(name)
            if path is None:
                raise jinja2.TemplateNotFound(name)
            return tomlfile.read_text(path, display_path(path)), str(path), lambda: True

        def load(self, environment: jinja2.Environment, name: str, globals: Any = None) -> jinja2.Template:
            """As Jinja2's; what travels with presskit is not compiled anew each time (a page: 0.1 s of 1 s)."""
            if not all(folder.is_relative_to(builtin()) for folder in template.folders):
                return super().load(environment, name, globals)
            from presskit import disk_cache

            source, file, uptodate = self.get_source(environment, name)
            code = disk_cache.cached_code(
                f"{template.name}-{name}".replace("/", "-"),
                (source, file, jinja2.__version__, repr(_OPTIONS)),
                lambda: environment.compile(source, name, file),
            )
            return environment.template_class.from_code(environment, code, globals or {}, uptodate)

    env = SandboxedEnvironment(loader=Loader(), undefined=jinja2.StrictUndefined, **_OPTIONS)
    env.filters.update(filters)
    env.globals["range"] = _Range()
    for there, name in ((env.globals, "lipsum"), (env.filters, "random")):  # the same profile makes the same bytes
        del there[name]
    return env


class _Range:
    """`range` for templates, which all together takes no more than so many turns."""

    def __init__(self) -> None:
        self.left = MOST_TURNS

    def __call__(self, *bounds: int) -> range:
        turns = range(*bounds)
        self.left -= len(turns)
        if self.left < 0:
            raise OverflowError("its loops do not end")
        return turns


@contextmanager
def template_errors(template: Template, file: str) -> Iterator[None]:
    """Turn what Jinja2 raises while `file` is rendered into a Problem at the template's own line."""
    import jinja2

    from presskit.bounds import OutOfTime, bounds

    try:
        yield
    except jinja2.TemplateSyntaxError as fault:
        raise _of_a_tag(template, fault.name or file, fault.lineno, str(fault.message)) from None
    except jinja2.TemplateNotFound as fault:
        message = f'there is no file "{fault.name}" in this template'
        raise _wrong(template, _deepest(template, fault, file), message, "put it beside the page") from None
    except jinja2.UndefinedError as fault:
        names = re.findall(r"'([^']+)'", str(fault))
        message = f'there is no "{names[-1]}" here' if names else "a name is not known here"
        raise _wrong(template, _deepest(template, fault, file), message, _LISTED) from None
    except jinja2.TemplateError as fault:
        raise _wrong(template, _deepest(template, fault, file), str(fault), _LISTED) from None
    except OutOfTime as fault:
        raise _wrong(template, _deepest(template, fault, file), *bounds().out_of_time) from None
    except (TypeError, ValueError, LookupError, AttributeError, ArithmeticError, RecursionError, MemoryError) as fault:
        at = _deepest(template, fault, file)
        if isinstance(fault, MemoryError) and at[1] is not None:
            raise _wrong(template, at, *bounds().out_of_memory) from None
        if at[1] is None and (reached := _read_to(fault)):
            what = "too many brackets in each other" if isinstance(fault, RecursionError) else "a number is too long"
            raise _wrong(template, (reached[0] or file, reached[1]), f"{what} here", _LISTED) from None
        if at[1] is None:
            raise  # not the template's doing
        said = "it calls itself without end" if isinstance(fault, RecursionError) else fault or type(fault).__name__
        raise _wrong(template, at, f"the template goes wrong here: {said}", _LISTED) from None


_LISTED = "docs/templates.md lists what a template can name and do"


def _wrong(template: Template, at: tuple[str, int | None], message: str, hint: str, *, column: int = 1) -> Problems:
    file, line = at
    path = template.find(file) or template.folders[0] / file
    if sum((folder / file).is_file() for folder in (*template.folders, *template.parts)) > 1:
        hint += f"; or delete {display_path(path)}, and the one that comes with presskit is used"
    return failure(display_path(path), (line, column) if line else None, "template", message.rstrip("."), hint)


_OPENS = re.compile(r"\{[{%#]")
_TAG = re.compile(r"""\{(?:\{(?>(?:"[^"\n]*+"|'[^'\n]*+'|(?!\}\}|\{[{%#]).)*)(?P<prints>\}\})?
    |%(?>(?:"[^"\n]*+"|'[^'\n]*+'|(?!%\}|\{[{%#]).)*)(?P<acts>%\})?
    |\#(?>(?:(?!\#\}).)*)(?P<remarks>\#\})?)""", re.DOTALL | re.VERBOSE)  # fmt: skip
"""A tag of Jinja2 up to its end, or up to the next tag if it has none.

Atomic groups: a group that is repeated possessively matches wrongly before Python 3.11.5 (cpython issue 106052).
"""


def _of_a_tag(template: Template, file: str, line: int, message: str) -> Problems:
    """What is wrong with a tag: where it begins, if it is one without its end, else the line that Jinja2 names."""
    path = template.find(file)
    text = tomlfile.read_text(path, display_path(path)) if path else ""
    at = 0
    while opens := _OPENS.search(text, at):
        tag = _TAG.match(text, opens.start())
        if tag is None or text.count("\n", 0, opens.start()) >= line:
            break
        if tag.lastgroup is None:
            begins = tag[0].partition("\n")[0].rstrip()
            said = f"{begins[:_SHOWN]} …" if len(begins) > _SHOWN else begins
            end = {"{": "}}", "%": "%}", "#": "#}"}[tag[0][1]]
            begun = position(text, opens.start())
            message = f"the tag that begins here has no end: {said}"
            return _wrong(template, (file, begun[0]), message, f"write {end} at its end", column=begun[1])
        raw = re.match(r"\{%[-+]?\s*raw\b", tag[0]) and re.compile(r"\{%[-+]?\s*endraw\b").search(text, tag.end())
        at = raw.end() if raw else tag.end()
    if unclosed := re.search(r"block that needs to be closed is '(\w+)'", message):
        message = f"{{% {unclosed[1]} … %}} above has no {{% end{unclosed[1]} %}}"
        return _wrong(template, (file, line), message, f"write {{% end{unclosed[1]} %}} where it ends")
    return _wrong(template, (file, line), message, _MEND)


_SHOWN = 40
"""Characters of a tag that are shown."""

_MEND = "mend the tag; {{ … }} prints, {% … %} acts"


def _read_to(fault: BaseException) -> tuple[str | None, int] | None:
    """File and line that Jinja2 had come to when it stumbled over what a template says; None if it read none."""
    from jinja2.parser import Parser

    for frame, _ in traceback.walk_tb(fault.__traceback__):
        reader = frame.f_locals.get("self")
        if isinstance(reader, Parser) and (stream := getattr(reader, "stream", None)):
            return reader.name, stream.current.lineno
    return None


def _deepest(template: Template, fault: BaseException, file: str) -> tuple[str, int | None]:
    """File and line of the innermost frame that stands in one of the template's own files.

    Jinja2 rewrites tracebacks so that frames of compiled templates name the template's file and line; but not those of
    what is no Exception.
    """
    result: tuple[str, int | None] = (file, None)
    for frame, line in traceback.walk_tb(fault.__traceback__):
        path = Path(frame.f_code.co_filename)
        compiled = frame.f_globals.get("__jinja_template__")
        for folder in (*template.folders, *template.parts):
            if path.is_relative_to(folder):
                at = compiled.get_corresponding_lineno(line) if compiled else line
                result = (path.relative_to(folder).as_posix(), at)
    return result
