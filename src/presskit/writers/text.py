"""Blurbs as files to paste from.

In: the texts for every place. Out: one plain file each, all of them on one Markdown page, and JSON with counts
and rules.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from presskit.template import Place
from presskit.words import Blurb, Limit


def write(blurbs: Mapping[str, Blurb], places: Mapping[str, Place], name: str) -> dict[str, str]:
    """The files by their name; `name` is the person's, for the heading of the page."""
    files = {f"{id}.txt": blurb.text + "\n" for id, blurb in blurbs.items()}
    page = [f"# {escaped(name)}"]
    for id, blurb in blurbs.items():
        counts = f"{Limit(blurb.words, 'words')}, {Limit(blurb.characters, 'characters')}"
        page += [f"## {places[id].name}", escaped(blurb.text), f"<!-- {id}.txt: {counts} -->"]
    rows = [
        {
            "id": id,
            "name": places[id].name,
            "voice": blurb.voice,
            "text": blurb.text,
            "words": blurb.words,
            "characters": blurb.characters,
            "sentences": blurb.sentences,
            "limits": [{"max": limit.max, "unit": limit.unit} for limit in blurb.limits],
        }
        for id, blurb in blurbs.items()
    ]
    files["blurbs.md"] = "\n\n".join(page) + "\n"
    files["blurbs.json"] = json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
    return files


def escaped(text: str, *, opens: bool = True) -> str:
    """The text so that Markdown shows it as written; `opens` says that a line begins with it.

    Source: CommonMark 0.31, "Backslash escapes"; what only counts at the start of a line is escaped there.
    """
    escaped = "".join(f"\\{mark}" if mark in r"\`*_[]<>#&|~" else mark for mark in text)
    start = "^" if opens else r"(?<=\n)"
    return re.sub(rf"{start}(\d*)([+=.)-])", r"\1\\\2", escaped, flags=re.MULTILINE)
