"""The sentences that facts make, written into profile.toml for the author to edit.

In: the path of a profile. Out: the same file with more `[[bio]]` entries, and nothing else in it touched, by a
single byte; or Problems, and the file as it was.
"""

from __future__ import annotations

import codecs
import contextlib
import datetime
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from presskit import disk, language
from presskit.kit.faults import load_valid
from presskit.kit.reading import day_of
from presskit.language import Language
from presskit.notation import NotationError, parse, source
from presskit.problems import Problems, Warn, failure, unheard
from presskit.profile import Entry, Period, Person, Profile, read
from presskit.profile.tables import Words
from presskit.profile.values import LONGEST_LINE
from presskit.tomlfile import newline_of
from presskit.words.material import gathered, over, written
from presskit.words.outline import facts_of, following, outline
from presskit.words.sentence import Sentence
from presskit.words.topics import topic_of

REMARK: Final = "# Made from the facts by `presskit draft`, for you to change; docs/notation.md explains the marks."
"""The line above what was written."""


_TWO_STOPS = re.compile(r"([.!?]\*?)\.$")
"""After a name that ends in one: presskit adds no other."""


class Drafted(NamedTuple):
    """The sentences that were written, in the notation; the facts that no sentence of the author's tells.

    `silent`: presskit does not tell them either, for the author's sentences are enough.
    """

    added: tuple[str, ...]
    left: tuple[str, ...]
    silent: bool = False


class _Row(NamedTuple):
    """A sentence as an entry of [[bio]]; `first`: it stands before the author's own."""

    facts: tuple[str, ...]
    about: tuple[str, ...]
    importance: int
    text: str
    first: bool


def draft(path: Path | str, as_of: datetime.date | None = None, warn: Warn | None = None) -> Drafted:
    """Write a sentence for every fact that none of the author's tells into the profile at `path`.

    `as_of` is the day for tense, as in a build. What is private, under embargo or for some audiences only stays out.
    Raises Problems for a profile that has any, and for a file that cannot be written.
    """
    path = Path(path)
    profile = load_valid(path, None, warn or unheard)
    day = day_of(profile, as_of)
    spoken = language.load(profile.language)
    raw = path.read_bytes()
    rows = _rows(profile, day, spoken)
    while True:
        new = _with(raw, profile, rows)
        after = _read_again(new, profile)
        told = _told(after, day, spoken)
        # a fact that no reference reaches is not known to be told: presskit would say it again
        kept = [row for row in rows if told.issuperset(row.facts)]
        if len(kept) == len(rows):
            break
        rows = kept
    if rows:
        disk.replace(path, new, profile.display_path)
    seen = after.for_audience(None, day)
    silent = gathered(seen, "third", day, spoken).only
    left = gathered(seen.model_copy(update={"words": Words(own="first")}), "third", day, spoken).facts
    return Drafted(tuple(row.text for row in rows), tuple(fact for fact in left if fact not in told), silent)


# --- what is written ---------------------------------------------------------------------------------------


def _told(profile: Profile, day: datetime.date, spoken: Language) -> frozenset[str]:
    """The facts that the author's sentences tell, whoever may read them."""
    return frozenset(fact for sentence in written(profile, "third", day, spoken) for fact in sentence.facts)


def _rows(profile: Profile, day: datetime.date, spoken: Language) -> list[_Row]:
    own = written(profile, "third", day, spoken)
    # a sentence that tells of nothing in particular belongs to who the person is
    first = min((topic_of(sentence.facts[0]).place if sentence.facts else 0 for sentence in own), default=0)
    rows = []
    entries, references = {entry.key: entry for entry in profile.entries()}, _references(profile)
    for sentence in outline(profile.for_audience(None, day), _told(profile, day, spoken), day, spoken):
        row = _row(sentence, entries, references, day, spoken)
        row = row._replace(first=bool(own) and (topic_of(sentence.key).place < first or sentence.opens))
        if len(row.text) <= LONGEST_LINE and _parses(row.text):
            rows.append(row)
    return rows


def _row(
    sentence: Sentence,
    entries: Mapping[str, Entry],
    references: Mapping[str, str],
    day: datetime.date,
    spoken: Language,
) -> _Row:
    facts = [entries[key] for key in facts_of(sentence) if key in entries]
    about = tuple(references[fact.key] for fact in facts if fact.key in references)
    nodes = sentence.nodes
    # a degree is held when the studies are over, a book has an author whatever its date
    if len(about) == len(facts) == 1 and isinstance(facts[0], Period | Person) and not over(facts[0], day):
        nodes = nodes if sentence.past else following(nodes, spoken.grammar.tenses)
    text = _TWO_STOPS.sub(r"\1", " ".join(source(nodes).split()))
    return _Row(facts_of(sentence), about, sentence.importance, text, first=False)


def _references(profile: Profile) -> dict[str, str]:
    """By its key, how a sentence can say that it is about an entry: its id, or its name where no other has it."""
    alone = {entry.key: name for name, entry in profile.by_reference().items() if name != entry.key}
    return alone | {entry.key: entry.id for entry in profile.entries() if entry.id}


def _parses(text: str) -> bool:
    """Whether it is a sentence: a single star in a name would open emphasis in a bracket, and never end it."""
    try:
        parse(text)
    except NotationError:
        return False
    return True


# --- where it is written -----------------------------------------------------------------------------------


def _with(raw: bytes, profile: Profile, rows: Sequence[_Row]) -> bytes:
    """The file with the rows: some before the author's first sentence, the others at the end."""
    mark = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
    text = raw[len(mark) :].decode()
    newline = newline_of(text)
    first, last = [row for row in rows if row.first], [row for row in rows if not row.first]
    place = profile.place("bio[1]") if first else None
    at = _start_of_line(text, place[0]) if place else 0
    before, after = text[:at], text[at:]
    if first:
        before += _apart(before, newline) + _block(first, newline) + newline
    if last:
        after += _apart(after, newline) + _block(last, newline)
    return mark + (before + after).encode()


def _start_of_line(text: str, line: int) -> int:
    ends = [0, *(match.end() for match in re.finditer(r"\r\n?|\n", text))]
    return ends[line - 1]


def _apart(text: str, newline: str) -> str:
    """What ends the last line and leaves one blank; a comment stays with what follows it."""
    ended = re.search(r"(?:\A|[\r\n])\Z", text) is not None
    last = re.split(r"\r\n?|\n", text)[-2 if ended else -1] if text else ""
    blank = not last.strip()
    return ("" if ended else newline) + ("" if blank else newline)


def _block(rows: Sequence[_Row], newline: str) -> str:
    entries = [REMARK + newline + _entry(rows[0], newline), *(_entry(row, newline) for row in rows[1:])]
    return newline.join(entries)


def _entry(row: _Row, newline: str) -> str:
    lines = ["[[bio]]"]
    if row.about:
        names = ", ".join(_quoted(name) for name in row.about)
        lines.append(f"about = {names if len(row.about) == 1 else f'[{names}]'}")
    if row.importance != Entry.model_fields["importance"].default:
        lines.append(f"importance = {row.importance}")
    text = _quoted(row.text) if "'" in row.text else f"'{row.text}'"
    lines.append(f"text = {text}")
    return "".join(line + newline for line in lines)


def _quoted(text: str) -> str:
    """A basic string: without control characters, TOML's escapes are those of JSON."""
    return json.dumps(text, ensure_ascii=False)


def _read_again(raw: bytes, profile: Profile) -> Profile:
    """The profile that the new file holds, the old one with more sentences; raises Problems if it does not."""
    with contextlib.suppress(Problems):
        after = read(raw.decode("utf-8-sig"), profile.display_path)
        if after.model_dump(exclude={"bio"}) == profile.model_dump(exclude={"bio"}):
            return after
    message = "bio is a list in brackets, to which presskit adds nothing"
    hint = "write each of its sentences under a [[bio]] of its own, as docs/notation.md shows"
    raise failure(profile.display_path, profile.place("bio"), "draft", message, hint)
