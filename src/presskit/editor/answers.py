"""What the page is told of a profile: its values, its problems at their fields, the texts and what they leave out.

In: the text of a profile. Out: plain data. The rooms that answer on the command line answer here; a text that cannot be
read has problems and no values, and the last values that could be read are what the page goes on showing.
"""

from __future__ import annotations

import datetime
import re
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from presskit import compose, language, markup, tomlfile
from presskit.editor import plain, sentence
from presskit.editor.remedies import button
from presskit.kit.reading import check_audience, day_of, today
from presskit.language import Language
from presskit.problems import Problem, Problems, Warn, WrongArgument
from presskit.profile import NAMELESS, TABLES, Profile
from presskit.profile.read import read_parsed
from presskit.prose.stated import Fact, stated
from presskit.template import Templates
from presskit.tomlfile import Key
from presskit.tomlfile.places import Index
from presskit.words import Blurb, Limit, Voice

Row = dict[str, Any]


class Read(NamedTuple):
    """A text that was read: the profile, if it is one; what TOML holds, if it is that; what is wrong."""

    profile: Profile | None
    data: Row | None
    problems: tuple[Problem, ...]


_READ: OrderedDict[tuple[str, str], Read] = OrderedDict()


def read_text(text: str, display_path: str, folder: Path) -> Read:
    """What a text is; the same object for the same text, so that what is remembered of a profile is used again."""
    known = (str(folder / display_path), text)
    if known not in _READ:
        _READ[known] = _read(text, display_path, folder)
        while len(_READ) > 8:
            _READ.popitem(last=False)
    return _READ[known]


def _read(text: str, display_path: str, folder: Path) -> Read:
    found: list[Problem] = []
    warn: Warn = found.append
    try:
        file = tomlfile.parse(text, display_path, warn)
    except Problems as problems:
        return Read(None, None, (*found, *problems.problems))
    try:
        return Read(read_parsed(file, folder, warn), file.data, tuple(found))
    except Problems as problems:
        return Read(None, file.data, (*found, *problems.problems))


def values(data: Any) -> Any:
    """What TOML holds as JSON has it: days as texts."""
    if isinstance(data, Mapping):
        return {name: values(inner) for name, inner in data.items()}
    if isinstance(data, list | tuple):
        return [values(inner) for inner in data]
    if isinstance(data, datetime.date | datetime.time):
        return data.isoformat()
    return data


def told(problems: Iterable[Problem], text: str) -> list[Row]:
    """Problems with the way to the field that each is about, where it is in one."""
    problems = list(problems)
    if not problems:
        return []
    whole = text.replace("\r\n", "\n")
    lines = whole.split("\n")
    source = whole.encode()
    index, starts = Index.of(source), [0]
    for row in source.split(b"\n"):
        starts.append(starts[-1] + len(row) + 1)
    spans = sorted(
        ((node.start_byte, node.end_byte, way) for part in (index.values, index.keys) for way, node in part.items()),
        key=lambda span: span[1] - span[0],
    )
    headers = sorted((node.start_byte, way) for way, node in index.headers.items())
    rows = []
    for problem in problems:
        way: Key | None = None
        if problem.line is not None and problem.line <= len(starts) - 1:
            line = lines[problem.line - 1]
            at = starts[problem.line - 1] + len(line[: (problem.column or 1) - 1].encode())
            way = next((way for begin, end, way in spans if begin <= at < end), None)
            way = way or next((way for begin, way in reversed(headers) if begin <= at), None)
        there = list(way) if way else None
        if there and problem.remedy and problem.remedy.field:
            there = [*there[:2], problem.remedy.field]
        rows.append({**plain.row(problem), "at": there, "remedy": button(problem, lines, way)})
    return rows


def state(text: str, display_path: str, folder: Path) -> Row:
    """Everything of a text that a form shows."""
    found = read_text(text, display_path, folder)
    data = found.data
    row: Row = {
        "data": values(data) if data is not None else None,
        "valid": found.profile is not None,
        "problems": told(found.problems, text),
        "sentences": [],
        "stated": [],
        "names": [],
        "audiences": [],
    }
    bios = data.get("bio") if data else None
    if isinstance(bios, list):
        texts = [bio.get("text") if isinstance(bio, dict) else None for bio in bios]
        forms = sentence.spoken(data.get("person") if data else None)
        row["sentences"] = [sentence.words(one, forms) if isinstance(one, str) else None for one in texts]
        row["stated"] = [facts_without_cards(one, data or {}) if isinstance(one, str) else [] for one in texts]
    if profile := found.profile:
        row["names"] = _names(profile)
        row["audiences"] = profile.audiences()
    return row


def facts_without_cards(text: str, data: Mapping[str, Any]) -> list[Row]:
    """What a sentence states that no entry of its table has: {table, values, whole}."""
    facts = stated(text)
    return [
        {"table": fact.table, "values": _dated(fact, text if len(facts) == 1 else ""), "whole": fact.whole}
        for fact in facts
        if not any(_is_same(fact, entry) for entry in data.get(fact.table, ()) if isinstance(entry, Mapping))
    ]


_YEAR = r"\b((?:19|20)\d\d)\b"


def _dated(fact: Fact, text: str) -> dict[str, str]:
    """The values of a fact; where it has no date, with the one year of its sentence, or the two from and to."""
    values = dict(fact.values)
    if any(field in values for field in ("date", "start", "end")):
        return values
    years = re.findall(_YEAR, text)
    spans = bool(re.search(rf"{_YEAR}(?: to | until | and |–|-){_YEAR}", text))
    if len(years) == 1 and fact.table in ("awards", "publications"):
        return values | {"date": years[0]}
    if len(years) == 1 and fact.table == "education":
        return values | {"end": years[0]}
    if len(years) == 1 and values.get("current") == "false":
        return {name: value for name, value in values.items() if name != "current"} | {
            "start": years[0],
            "end": years[0],
        }
    if len(years) == 2 and spans and fact.table in ("work", "education"):
        return values | {"start": years[0], "end": years[1]}
    return values


def _is_same(fact: Fact, entry: Mapping[str, Any]) -> bool:
    name = next((field for field in ("organization", "institution", "title", "area") if field in fact.values), "")
    said, there = (str(one.get(name, "")).casefold().removeprefix("the ") for one in (fact.values, entry))
    return bool(there) and (said in there or there in said)


def _names(profile: Profile) -> list[Row]:
    """The facts that a sentence can be about: how each is named in `about`, and what it is called. What has neither a
    name nor an id, a photograph, is none of them."""
    rows = []
    names = [entry.name_of for entry in profile.entries()]
    for entry in profile.entries():
        table = entry.table
        if table in NAMELESS or table not in TABLES or table == "person":
            continue
        own = entry.name_of if entry.name_of != entry.key else ""
        if name := entry.id or (own if names.count(own) == 1 else ""):
            rows.append({"name": name, "title": own or _described(entry) or name, "table": table})
    return rows


def said(profile: Profile, asked: Mapping[str, Any]) -> Row:
    """The text of the dial: as long as was asked for, and what it leaves out."""
    unit, most, place = asked.get("unit"), asked.get("most"), asked.get("place")
    voice: Voice | None = asked.get("voice") or None
    try:
        public = _public(profile, asked.get("audience") or None, _day(asked.get("as_of")))
        if place:
            row = Templates(profile.folder).places()[place]
            blurb = compose.for_place(public.profile, row, voice=voice, as_of=public.day, language=public.language)
        else:
            limits = [Limit(most, unit)] if unit in UNITS and isinstance(most, int) and most > 0 else []
            blurb = compose.blurb(public.profile, limits, voice=voice, as_of=public.day, language=public.language)
    except Problems as problems:
        return {"problem": problems.problems[0].message, "hint": problems.problems[0].hint}
    except (WrongArgument, KeyError) as wrong:
        return {"problem": str(wrong), "hint": ""}
    return _blurb(blurb, public.profile)


UNITS = ("words", "characters", "sentences")


class _Public(NamedTuple):
    profile: Profile
    day: datetime.date
    language: Language


_PUBLIC: OrderedDict[tuple[int, str | None, datetime.date | None], tuple[Profile, _Public]] = OrderedDict()


def _public(profile: Profile, audience: str | None, as_of: datetime.date | None) -> _Public:
    """What an audience may see; the same object for the same profile, so that what makes its texts is used again."""
    known = (id(profile), audience, as_of)
    if known not in _PUBLIC or _PUBLIC[known][0] is not profile:
        check_audience(profile, audience)
        day = day_of(profile, as_of)
        spoken = language.load(profile.language, path=profile.display_path, at=lambda: profile.place("language"))
        _PUBLIC[known] = (profile, _Public(profile.for_audience(audience, day), day, spoken))
        while len(_PUBLIC) > 8:
            _PUBLIC.popitem(last=False)
    return _PUBLIC[known][1]


def _day(given: Any) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(given) if isinstance(given, str) and given else None
    except ValueError:
        return None


def _blurb(blurb: Blurb, profile: Profile) -> Row:
    room = blurb.room
    return {
        "text": blurb.text,
        "words": blurb.words,
        "characters": blurb.characters,
        "sentences": blurb.sentences,
        "left": left_out(blurb.left_out, profile),
        "told": [{"key": one.key, "text": one.text} for one in blurb.told],
        "voice": blurb.voice,
        "limits": " and ".join(map(str, blurb.limits)),
        "fill": min(1.0, blurb.fills / room.max) if room else 1.0,
        "pinned": blurb.pinned,
        "missing": blurb.sentences_missing,
    }


def left_out(keys: Iterable[str], profile: Profile) -> list[Row]:
    """What these keys name, as people call it, the most important first; of what is no entry nothing can be made more
    important. A key may have the name of its entry behind it, as a build tells it."""
    entries = {entry.key: entry for entry in profile.entries()}
    found = [(key, entries.get(key.partition(" ")[0])) for key in keys]
    rows = [
        {"key": entry.key if entry else key, "title": _called(entry, profile) if entry else key,
         "stars": entry.importance if entry else 5, "table": entry.table if entry else ""}
        for key, entry in found
    ]  # fmt: skip
    return sorted(rows, key=lambda row: -int(row["stars"]) if row["table"] else 0)


def _called(entry: Any, profile: Profile) -> str:
    """What an entry is called in a list; a sentence as it reads."""
    if entry.key.startswith("numbers["):
        return f"{entry.value} {entry.label}"
    if not entry.key.startswith("bio["):
        return str(entry.name_of) if entry.name_of != entry.key else _described(entry) or entry.key
    pieces = sentence.words(
        entry.text, sentence.spoken(profile.person.model_dump(include={"pronouns", "name", "short_name"}))
    )
    said = "".join(piece["text"] for piece in pieces or []) or str(entry.text)
    return said[:1].upper() + said[1:]


def _described(entry: Any) -> str:
    """What an entry without a name shows or says."""
    return next((str(said) for name in ("alt", "caption", "text", "subject") if (said := getattr(entry, name, ""))), "")


def places(profile: Profile, audience: str | None) -> list[Row]:
    """Every place with its text, or with why it has none."""
    rows = []
    for id, place in Templates(profile.folder).places().items():
        row = said(profile, {"place": id, "audience": audience})
        limits = " and ".join(map(_in_words, place.limits))
        shown: Row = {name: row[name] for name in ("text", "fill", "problem", "hint") if name in row}
        rows.append({"id": id, "name": place.name, "source": place.source, **shown, "limits": limits})
    return rows


def _in_words(limit: Any) -> str:
    """A limit as people count: nobody who pastes a text asks how a site stores it."""
    unit = {"words-strict": "words", "graphemes": "characters", "utf16": "characters", "weighted": "characters"}
    return str(Limit(limit.max, unit.get(limit.unit, limit.unit)))


def readings(profile: Profile) -> list[Row]:
    """The shortest and the longest reading of each sentence of the bio, or why it is not told."""
    from presskit.kit.ask import readings as readings_of

    silent = {
        "early": "It is not told yet: what it is about has not begun.",
        "plain": "It is told in the third person only.",
        "needs": "It is not told: another sentence that it needs is missing.",
    }
    return [
        {
            "key": one.entry.key,
            "silent": silent.get(one.silent, ""),
            "longest": one.longest and {"text": one.longest.text, "words": one.longest.words},
            "shortest": one.shortest and {"text": one.shortest.text, "words": one.shortest.words},
        }
        for one in readings_of(profile)
    ]


def advice(profile: Profile, text: str) -> list[Row]:
    """What `presskit check` says of a profile that is right in itself."""
    from presskit.check import notes
    from presskit.kit.faults import characters_of, codes_of, faults_of

    found = [*faults_of(profile), *characters_of(profile), *codes_of(profile)]
    try:
        found += notes(profile)
    except Problems as problems:
        found += problems.problems
    return told(dict.fromkeys(found), text)


def stale(profile: Profile, text: str) -> list[Row]:
    """What goes out of date within a year, each with its day."""
    from presskit import check

    day = today()
    turns = check.stale(profile, day, day + datetime.timedelta(days=365))
    rows = told([turn.problem for turn in turns], text)
    return [{**row, "day": turn.day.isoformat()} for turn, row in zip(turns, rows, strict=True)]


def sources(profile: Profile) -> list[Row]:
    """Each sentence of the longest text, the facts that it tells, and what they rest on."""
    public = _public(profile, None, None)
    blurb = compose.blurb(public.profile, [], as_of=public.day, language=public.language)
    entries = {entry.key: entry for entry in public.profile.entries()}
    titles = {source.id: source for source in public.profile.sources}
    rows = []
    for one in blurb.told:
        facts = [entries[key] for key in dict.fromkeys((one.key, *one.facts)) if key in entries]
        found = [titles[id] for entry in facts for id in entry.sources if id in titles]
        rows.append(
            {
                "key": one.key,
                "text": markup.plain(one.text),
                "sources": [{"title": source.title, "url": source.url} for source in dict.fromkeys(found)],
            }
        )
    return rows
