"""Prose that was found about the person, as sentences of `[[bio]]`.

In: `ImportedProfile` with the texts that told of the person, and what is known of them. Out: the same with entries of
`bio`, remarks with their lines, and what is no prose left over; or Problems for a text that cannot be one person's
biography.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from presskit import prose
from presskit.importers.imported import ABOUT, ImportedProfile, Left, Row, Told, texts_and_points
from presskit.problems import failure

MOST = 5_000
"""Words of a text that is taken for one biography; ten times the longest that a festival prints."""

LONGEST = 1_900
"""Characters of a sentence that a profile takes, with its marks."""


@dataclass(frozen=True)
class Known:
    """What is known of the person before their prose is read; `ids` are those that sentences may not have."""

    name: str = ""
    pronouns: str = ""
    language: str = ""
    ids: Collection[str] = ()
    sentences: Collection[str] = ()


def tell(imported: ImportedProfile, known: Known, display_path: str) -> prose.Bio | None:
    """Put what was told of the person into `[[bio]]`; returns what it came to, None where there is nothing to tell.

    A summary that is no prose, such as a row of catchwords, becomes a section of its own. Raises Problems.
    """
    if not imported.told:
        return None
    unit = imported.told[0].unit
    text = "\n\n".join(told.text for told in imported.told)
    if (count := len(text.split())) > MOST and not unit:
        _as_section(imported, "the summary is too long for a biography")
        return None
    if count > MOST:
        message = f"the text has {count:,} words; a biography has some hundred"
        raise failure(display_path, None, "prose", message, "leave in it what tells of the person, and import it again")
    if unit and not known.name and (two := prose.two_people(text)):
        message = f"the text is about two people, {two[0]} and {two[1]}, and a profile about one"
        raise failure(display_path, None, "prose", message, f'say whose profile it is: --name "{two[0]}"')
    bio = prose.read(text, name=known.name, pronouns=known.pronouns, language=known.language)
    if not unit and not _is_biography(bio):
        _as_section(imported, "the summary has no sentences about the person that could be told")
        return None
    _person(imported, bio, unit)
    _sentences(imported, bio, known, unit)
    return bio


def _as_section(imported: ImportedProfile, why: str) -> None:
    """What was told as a section of its own, before the others."""
    imported.said.append(f"{why}: it is a section “{ABOUT}”")
    for told in imported.told:
        imported.section(ABOUT, texts_and_points(told.text))
    imported.tables.get("sections", []).sort(key=lambda row: row["title"] != ABOUT)


def _is_biography(bio: prose.Bio) -> bool:
    """Whether sentences speak of the person: catchwords, "Experienced engineer with a passion for …", do not."""
    speaking = sum(bool(sentence.mentions) for sentence in bio.sentences)
    return bool(bio.sentences) and bool(bio.sentences[0].mentions) and speaking * 2 >= len(bio.sentences)


def _person(imported: ImportedProfile, bio: prose.Bio, unit: str) -> None:
    if unit and bio.name:
        imported.person.setdefault("name", bio.name)
    if bio.pronouns and bio.pronouns != "name":
        imported.person.setdefault("pronouns", bio.pronouns)
    if unit:
        imported.language = imported.language or bio.language


def _sentences(imported: ImportedProfile, bio: prose.Bio, known: Known, unit: str) -> None:
    """The entries, the remarks and what is left over."""
    ids = _ids(bio.sentences, known)
    rows = list[Row]()
    for at, sentence in enumerate(bio.sentences):
        if sentence.written in known.sentences:
            continue
        if len(sentence.written) > LONGEST:
            imported.left.append(
                Left(_at(unit, sentence.line), sentence.text, "longer than a sentence of a profile can be")
            )
            continue
        row: Row = {"id": ids[at]} if at in ids else {}
        if sentence.importance != _USUAL:
            row["importance"] = sentence.importance
        if needs := [ids[need] for need in sentence.needs if len(bio.sentences[need].written) <= LONGEST]:
            row["needs"] = needs
        if sentence.paragraph and rows:
            row["paragraph"] = True
        short = {"short": sentence.short} if sentence.short else {}
        shorter = [one for one in sentence.wordings if len(one) <= LONGEST]
        rows.append({**row, "text": sentence.written, **short, **({"wordings": shorter} if shorter else {})})
    if rows:
        imported.tables["bio"] = rows
    imported.left += [Left(_at(unit, aside.line), aside.text, aside.reason) for aside in bio.asides]
    imported.said += [f"{_at(unit, note.line)}: {note.text}" for note in bio.notes]


_USUAL = 3
"""The importance of an entry that does not say any."""


def _ids(sentences: Sequence[prose.Sentence], known: Known) -> dict[int, str]:
    """An id for each sentence that another needs: "bio-1"."""
    needed = sorted({need for sentence in sentences for need in sentence.needs})
    taken = [int(match[1]) for id in known.ids if (match := re.fullmatch(r"bio-(\d+)", id))]
    first = max(taken, default=0) + 1
    return {at: f"bio-{number}" for number, at in enumerate(needed, first)}


def _at(unit: str, line: int) -> str:
    """The place of a line as whoever reads the file sees it: paragraphs stand a line apart."""
    if not unit:
        return "summary"
    return f"line {line}" if unit == "line" else f"paragraph {(line + 1) // 2}"


__all__ = ["Known", "Told", "tell"]
