"""Advice on what stands in a field that is made for less: a phrase for a word, two things for one, a whole biography.

In: a `CheckContext`. Out: notes that name what to write.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from presskit.check.context import MARK, QUOTE, CheckContext, Note, Rule
from presskit.problems import Remedy
from presskit.profile.headings import placing, table_of
from presskit.words import untold

AT_ONCE = 2
"""Sentences that one `[[bio]]` may hold without a word: the second may belong to the first."""

_COUPLE = re.compile(r"\w\s+(?:and|&|\+|/)\s+\w", re.IGNORECASE)
_SEVERAL = re.compile(r"\s*(?:[,;|•·]|\s/\s)\s*")


def whole_biography(context: CheckContext) -> Iterator[Note]:
    """A `[[bio]]` of several sentences: a text has room for all of them or for none."""
    for sentence in context.sentences:
        said = re.sub(f"{QUOTE}+[.!?]?{QUOTE}", "X", sentence.piece.spelt)
        said = re.sub(f"{MARK}(\\w)", lambda match: match[1].upper(), said).replace(MARK, "")
        held = context.language.typography.sentences(said)
        if held > AT_ONCE:
            message = f"it holds {held} sentences, which a shorter text leaves out together"
            hint = "give each sentence an entry of its own: [[bio]] and text = '…'"
            yield sentence.piece.note(0, message, hint)


def two_people(context: CheckContext) -> Iterator[Note]:
    """A name of two people: a profile is of one, and every sentence of a kit says "she" or "he" of them both."""
    person = context.profile.person
    if match := _COUPLE.search(person.name):
        message = f"“{person.name}” is the name of two, and a profile is about one person"
        hint = "make a profile for each, in a folder of its own: presskit new"
        yield Note("person", message, hint, ("name",), match.start() + 1)


def title_in_name(context: CheckContext) -> Iterator[Note]:
    """A title before the name and letters behind it: every text says the one and not the other, until they have fields
    of their own."""
    person = context.profile.person
    titles = list[str]()
    for word in person.name.split():
        if word.strip(".").casefold() not in _TITLES:
            break
        titles.append(word)
    prefix, suffix = " ".join(titles), person.honorific_suffix
    if not prefix or not suffix or prefix == person.name:
        return
    message = f"person.name: texts say “{person.name}”, with “{prefix}” and without “{suffix}”; headings say both"
    name, behind = person.name[len(prefix) :].strip(), f'honorific_suffix = "{suffix}"'
    rest = f'honorific_prefix = "{prefix}" and {behind}'
    hint = f'to have both in headings only, write on a line each: name = "{name}", {rest}; if not, leave it so'
    yield Note("person", message, hint, ("name",), 0)


_TITLES = frozenset({"dr", "prof", "professor", "mag", "mr", "mrs", "ms", "mx", "mme", "herr", "frau"})
"""Titles that stand in headings and on badges; a text that says "Sir" or "Sister" goes on saying it."""


def several_in_one(context: CheckContext) -> Iterator[Note]:
    """Two occupations in one text: a sentence joins them with "and", and leaves out the last where room is short."""
    for row, said in enumerate(context.profile.person.occupations):
        parts = [part for part in _SEVERAL.split(said) if part]
        if len(parts) > 1:
            listed = ", ".join(f'"{part}"' for part in parts)
            message = f"person.occupations: “{said}” holds {len(parts)} in one text"
            yield Note("person", message, f"write each in quotation marks of its own: {listed}", ("occupations", row))


def phrase(context: CheckContext) -> Iterator[Note]:
    """A phrase in a field whose value presskit puts into a phrase: "known for known for …", "a She is a …"."""
    person = context.profile.person
    for field in ("occupations", "known_for", "origin", "location"):
        said = getattr(person, field) or ()
        for row, text in enumerate((said,) if isinstance(said, str) else said):
            found = next(
                (one for pattern in context.patterns(f"{field}_openers") if (one := pattern.match(text))), None
            )
            if found and (rest := text[found.end() :].rstrip(" .")):
                message = f"person.{field}: “{found[0].strip()}” is said by the sentences that it stands in"
                where = (field,) if isinstance(said, str) else (field, row)
                yield Note("person", message, Remedy(f'write "{rest}"', text, rest), where, 0)


def result_in_title(context: CheckContext) -> Iterator[Note]:
    """A prize whose title says that it was not won: with a field for that, texts tell it so, and never as won."""
    for row in context.profile.awards:
        title, result = placing(row.title)
        if result and row.result is None:
            message = f"{row.key}: “{row.title}” holds what became of it"
            yield Note(row.key, message, f'write title = "{title}" and result = "{result}"', ("title",), 0)


def section_of_a_table(context: CheckContext) -> Iterator[Note]:
    """A section of one's own for what has a table: sentences and linked data do not tell what stands in it."""
    for row in context.profile.sections:
        if table := table_of(row.title):
            message = f"{row.key}: “{row.title}” is a section of your own, and sentences tell nothing of it"
            yield Note(row.key, message, f"write each entry as [[{table}]], which has a place for it", ("title",), 0)


def not_in_sentences(context: CheckContext) -> Iterator[Note]:
    """An entry that lists and pages show, and no sentence tells, because how it stands in one is not certain: a name in
    small letters, a project of which nothing says what it is, a prize without who gives it."""
    for doubt in untold(context.profile, context.as_of, context.language):
        said = getattr(context.named(doubt.key), doubt.field, None) if doubt.key else None
        value = f"“{said}” " if said else ""
        row, table = context.named(doubt.key), doubt.key.partition("[")[0]
        example, besides = _TOLD_AS.get(table, ("is …", ""))
        if row is not None and row.past(context.as_of):
            example = example.replace("is ", "was ", 1)
        message = f"{doubt.key}: no sentence tells it, because its {doubt.field} {value}{doubt.why}"
        person = context.profile.person
        they = person.name if person.pronoun_set == "name" else context.language.pronoun(person.pronoun_set, "they")
        hint = f'{besides}say how, as it follows “{they}”: told_as = "{example}"'
        field = (doubt.field,) if said else ()
        yield Note(doubt.key, message, hint, field, 0 if said else None)


_TOLD_AS = {
    "work": ("is a … at the …", ""),
    "volunteering": ("is a … of the …", ""),
    "memberships": ("is a … of the …", ""),
    "projects": ("worked on …, a …", 'if it is the person’s own, write what it is, summary = "A …"; or '),
    "awards": ("was named … by the …", "add the awarder, if there is one; or "),
    "education": ("studied … at the …", ""),
    "publications": ("is the editor of …", ""),
    "shows": ("designed the lights for …", ""),
}
"""Of each table, a beginning of what to write, and what may be written in its place."""


RULES: tuple[Rule, ...] = (
    Rule("not-in-sentences", not_in_sentences),
    Rule("result-in-title", result_in_title),
    Rule("section-of-a-table", section_of_a_table),
    Rule("title-in-name", title_in_name),
    Rule("several-sentences", whole_biography),
    Rule("two-people", two_people),
    Rule("several-in-one", several_in_one),
    Rule("phrase", phrase),
)
