"""Advice on every text of the author's: how an editor at a newspaper would mark it.

In: a `CheckContext`. Out: notes on words, dates, quotation marks. What stands in quotation marks, in `*emphasis*` or in
a name is not the author's to change, and is not judged.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from presskit.check.context import MARK, NAME, QUOTE, CheckContext, Note, Piece, Rule, Token, names_in, sentence_around
from presskit.profile import Bio, Entry
from presskit.profile.names import taken_apart

LEAST_QUOTED = 4
"""Words from which a quotation needs somebody who said it; fewer are a phrase, or a title."""

REPEATED = 5
"""Times that a word may not stand in one paragraph (issue: the same word five times)."""


_SHORT = re.compile(r"(?<![\w.,-])(?:[$€£¥]?\d+(?:[.,]\d+)?([kKMB]|bn|mn)|[$€£¥]\d+(?:[.,]\d+)?(m|b))(?![\w-])\+?")


def first_mention(context: CheckContext) -> Iterator[Note]:
    """A pinned text that says "she", or the surname, before it says the whole name (Associated Press Stylebook)."""
    person = context.profile.person
    given = _without_title(person.name, context).split()[0]
    shorter = list(dict.fromkeys(name for name in (*context.own_names[1:], given) if name != person.name))
    own: set[str] = set()
    if person.pronoun_set in ("he", "she"):
        own = set(context.language.pronouns[person.pronoun_set].values())
    for piece in context.pinned:
        if _voice(context, piece) != "third":
            continue
        at = piece.text.find(_without_title(person.name, context))
        head = piece.view if at < 0 else piece.view[:at]
        found = next((token for token in piece.tokens if token.low in own and token.at < len(head)), None)
        short = min((where for _, where in names_in(head.replace(NAME, " "), shorter)), default=None)
        if short is not None and (found is None or short < found.at):
            name = next(name for name in shorter if piece.text.startswith(name, short))
            yield piece.note(
                short, f"“{name}” stands before the whole name", f"write {person.name} at the first mention"
            )
        elif found:
            message = f"“{found.text}” stands before the name"
            yield piece.note(found.at, message, f"write {person.name} at the first mention")


def _without_title(name: str, context: CheckContext) -> str:
    """A name without the titles before it, and what stands behind: no text has to say them."""
    words = list(taken_apart(name).words)
    while len(words) > 2 and words[0].lower().rstrip(".") in context.terms("honorifics"):
        del words[0]
    return " ".join(words)


def rank_alone(context: CheckContext) -> Iterator[Note]:
    """A rank ("chief executive", "director") in a sentence that names no organisation."""
    phrases = context.phrases("ranks")
    for piece in context.pieces:
        if not isinstance(piece.entry, Bio) and piece.field not in (("headline",), ("text",)):
            continue
        for words, at in piece.phrases(phrases):
            sentence = sentence_around(piece.text, at)
            end = at + len(words)
            tail, head = piece.words[end : sentence[1]], piece.words[sentence[0] : at]
            tail = re.split(r"[,;](?!\s*(?:[A-Z\x03]|of\b|at\b))", tail)[
                0
            ]  # what a comma parts is told of something else
            if _names_something(tail, context) or _names_something(head, context) or piece.view[end : end + 2] == "'s":
                continue
            if re.match(r"[\x01\s]*(?:of|at|for|to|emerit)", tail.lower()) or re.search(r"(?:former|’s|'s)\s*$", head):
                continue
            yield piece.note(at, f"“{words}” stands without its organisation", "say where: … of Harbour Works")


def puffery(context: CheckContext) -> Iterator[Note]:
    """Praise that nobody can check: say what was done instead (Wikipedia, "Words to watch", gives the idea)."""
    for piece in context.pieces:
        found = [*piece.phrases(context.phrases("puffery"))]
        found += [(match[0], match.start()) for match in piece.matches(context.patterns("puffery_patterns"))]
        end = 0
        for words, at in sorted(found, key=lambda one: (one[1], -len(one[0]))):
            if at >= end:
                end = at + len(words)
                hint = "say what was done, or quote who says so"
                yield piece.note(at, f"“{words}” is praise that nobody can check", hint)


def unattributed_quote(context: CheckContext) -> Iterator[Note]:
    """A quotation in a sentence that does not say whose words it is."""
    attribution = context.terms("attribution")
    if not attribution:
        return
    for piece in context.pieces:
        for match in re.finditer(rf"{QUOTE}+(?:[.!?]{QUOTE})?", piece.words):
            quoted = piece.text[match.start() + 1 : match.end() - 1].split()
            capitals = sum(word[:1].isupper() for word in quoted)
            if len(quoted) < LEAST_QUOTED or capitals * 2 > len(quoted):
                continue
            start, end = sentence_around(piece.words, match.start())
            around = piece.text[start : match.start()] + " " + piece.text[match.end() : end]  # with {describes}
            if attribution.isdisjoint(re.findall(r"\w+", around.lower())):
                message = f"nobody is said to have said “{' '.join(quoted[:4])} …”"
                yield piece.note(match.start(), message, "say whose words they are: …, in {their} words, … or … said …")


def two_spellings(context: CheckContext) -> Iterator[Note]:
    """A name that is written otherwise than in its own entry: Deepmind for DeepMind, Babushkin for Babuschkin."""
    names = (*context.names, context.profile.person.name)
    known = {_bare(name): name for name in reversed(names) if len(_bare(name)) > 3}
    longest = max((len(name.split()) for name in known.values()), default=0) + 1
    others = {*names, *context.people, *context.own_names}
    parts = {word for name in others for word in name.split()}
    surname = context.profile.person.surname
    for piece in context.pieces:
        for number, token in enumerate(piece.all_tokens):
            if not _has_capital(token.text):
                continue
            name, written = None, ""
            for last in piece.all_tokens[number : number + longest]:
                if name or (not _has_capital(last.text) and piece.opens(token.at)):
                    break
                written = _without_ending(piece.words[token.at : last.end])
                name = known.get(_bare(written)) if written not in others and ". " not in written else None
            if (
                not name
                and _without_ending(token.text) not in parts
                and _mistyped(_without_ending(token.text), surname)
            ):
                name, written = surname, _without_ending(token.text)
            if name and not piece.words.startswith(name, token.at):  # "Inc.", whose stop is no part of a word
                yield piece.note(token.at, f"“{written}” is written “{name}” elsewhere", f"write {name}")


def acronym(context: CheckContext) -> Iterator[Note]:
    """An acronym that few know and no text explains; a name in the profile explains itself."""
    known = context.terms("acronyms")
    if not known:
        return
    told = set[str]()
    everything = " ".join([*context.names, *context.own_names, *(piece.text for piece in context.pieces)])
    named = " ".join([*context.names, *context.own_names])
    for piece in context.pieces:
        for token in piece.tokens:
            word = _without_ending(token.text)
            if not (3 <= len(word) <= 6 and word.isalpha() and word.isupper()) or word in known or word in told:
                continue
            told.add(word)
            around = piece.words[: token.at]
            neighbours = [other for other in piece.all_tokens if abs(other.at - token.at) < 12 and other is not token]
            shouted = sum(other.text.isupper() and len(other.text) > 3 for other in neighbours) > 1
            explained = f"({word})" in everything or around.endswith("(") or re.search(rf"\b{word} \(", everything)
            if (
                not explained
                and not shouted
                and not re.search(rf"\b{word}\b", named)
                and not _spelt_out(word, everything)
            ):
                yield piece.note(token.at, f"few readers know what “{word}” means", f"spell it out once: … ({word})")


def shorthand(context: CheckContext) -> Iterator[Note]:
    """A figure in shorthand: 2M, 10k."""
    for piece in context.pieces:
        for match in re.finditer(_SHORT, piece.view):
            short = match[1] or match[2]
            unit = {"k": "thousand", "m": "million", "mn": "million"}.get(short.lower(), "billion")
            number = match[0].rstrip("+").removesuffix(short)
            full = f"{number},000" if unit == "thousand" and number.lstrip("$€£").isdigit() else f"{number} {unit}"
            yield piece.note(match.start(), f"“{match[0]}” is shorthand", f"write {full}")


def straight_quotes(context: CheckContext) -> Iterator[Note]:
    """Straight quotation marks, as of a typewriter; those of `[[bio]]` become typographic where they come in pairs."""
    opening, closing, _, apostrophe = context.language.quotes
    for piece in context.pieces:
        single = re.search(r"(?<=[^\W\d_])'|'(?=[^\W\d_])", piece.text)
        if isinstance(piece.entry, Bio):
            if piece.text.count('"') % 2:
                at = piece.text.rindex('"')
                yield piece.note(at, "a quotation mark has no partner", f"write {opening}…{closing} around the words")
        elif (at := piece.text.find('"')) >= 0 and not piece.text[:at][-1:].isdigit():
            yield piece.note(at, "a quotation mark is straight", f"write {opening}…{closing}")
        elif single:
            yield piece.note(single.start(), "an apostrophe is straight", f"write {apostrophe}")


def double_hyphen(context: CheckContext) -> Iterator[Note]:
    """Two hyphens for a dash, or one between spaces."""
    for piece in context.pieces:
        for match in re.finditer(r"(?<=[^\W\d_] )-(?= [^\W\d_])", piece.view):
            yield piece.note(match.start(), "a hyphen stands for a dash", "write – or —, or a comma")
        for match in re.finditer(r"(?<!-)---?(?!-)", piece.view):
            yield piece.note(match.start(), "two hyphens stand for a dash", "write – or —, or a comma")


def date_form(context: CheckContext) -> Iterator[Note]:
    """A date in another form than the one in which the kit prints dates."""
    months = "|".join(map(re.escape, context.language.months))
    day, short = r"(?<![\d-])(?P<day>\d{1,2})", rf"(?P<month>{months})"
    forms = (
        ("day", re.compile(rf"{day} {short}(?:,? (?P<year>\d{{4}}))?\b")),
        ("month", re.compile(rf"\b{short} (?P<day>\d{{1,2}})(?!\d|[-–]\d)(?:,? (?P<year>\d{{4}}))?\b")),
        (
            "number",
            re.compile(r"(?<![\d/.-])(?:(?:\d{4}-\d\d-\d\d)|(?:\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d\d)))(?![\d/-])"),
        ),
    )
    own = "month" if context.language.data["dates"]["day"].startswith("{=month}") else "day"
    for piece in context.pieces:
        if not any(char.isdigit() for char in piece.view):
            continue
        for form, pattern in forms:
            for found in pattern.finditer(piece.view) if form != own else ():
                parts = found.groupdict()
                hint = f"write the month as a word: {'3 March 2021' if own == 'day' else 'March 3, 2021'}"
                if form != "number":
                    year = parts["year"] or ""
                    hint = (
                        f"write {parts['day']} {parts['month']} {year}".rstrip()
                        if own == "day"
                        else (f"write {parts['month']} {parts['day']}" + (f", {year}" if year else ""))
                    )
                yield piece.note(found.start(), f"“{found[0]}” is not how this kit writes a date", hint)


def ordinal(context: CheckContext) -> Iterator[Note]:
    """An ordinal in a date: 3rd March."""
    months = "|".join(map(re.escape, context.language.months))
    ending = r"(\d{1,2})(?:st|nd|rd|th)\b"
    pattern = re.compile(rf"(?:\bthe )?\b{ending}(?: of)? (?:{months})\b|\b(?:{months}) (?:the )?{ending}")
    for piece in context.pieces:
        for found in pattern.finditer(piece.view) if any(char.isdigit() for char in piece.view) else ():
            number = found[1] or found[2]
            yield piece.note(found.start(), f"“{found[0]}” has an ordinal", f"write the day as {number}")


def repeated_word(context: CheckContext) -> Iterator[Note]:
    """The same word five times in a paragraph."""
    common = context.terms("common")
    if not common:
        return
    for paragraph in _paragraphs(context):
        places: dict[str, list[tuple[Piece, Token]]] = defaultdict(list)
        for piece, start, end in paragraph:
            for token in piece.tokens:
                if start <= token.at < end and len(token.low) > 3 and token.low not in common:
                    places[token.low].append((piece, token))
        for word, found in places.items():
            if len(found) >= REPEATED:
                piece, token = found[REPEATED - 1]
                message = f"“{token.text}” stands {len(found)} times in a paragraph"
                yield piece.note(token.at, message, f"find another word for “{word}”, or say less")


# --- texts -----------------------------------------------------------------------------------------------------


def _voice(context: CheckContext, piece: Piece) -> str:
    entry = piece.entry
    place = context.places.get(getattr(entry, "place", None) or "")
    return getattr(entry, "voice", None) or (place.voice if place else "third")


def _names_something(text: str, context: CheckContext) -> bool:
    """Whether a name stands in it: an entry's, or a word with a capital that does not open the sentence."""
    if any(True for _ in names_in(text, context.names)):
        return True
    own = {word for name in context.own_names for word in name.split()}
    months = context.language.months
    first = re.search(r"[^\W_]", text)
    for token in re.finditer(r"[^\W_]+(?:['’-][^\W_]+)*", text):
        opens = (
            first is not None and token.start() == first.start() and not re.search(rf"[{MARK}]", text[: token.start()])
        )
        word = _without_ending(token[0])
        if _has_capital(word) and not opens and word not in own and word not in months:
            return True
    return False


def _bare(name: str) -> str:
    """A name without what its spellings differ in: spaces, stops, capitals, theatre and theater."""
    american = re.sub(r"(theat|cent)re", r"\1er", name.casefold())
    american = re.sub(r"(harb|lab|col)our", r"\1or", american).replace("programme", "program")
    return re.sub(r"[\s.'’&-]", "", american)


def _has_capital(word: str) -> bool:
    return any(char.isupper() for char in word)


def _without_ending(word: str) -> str:
    return word.removesuffix("’s").removesuffix("'s")


def _mistyped(word: str, name: str) -> bool:
    """Whether a word is a long name with one letter added, missing, changed, or two exchanged."""
    if len(name) < 6 or word == name or word[:1] != name[:1] or abs(len(word) - len(name)) > 1 or word == name + "s":
        return False
    start = 0
    while start < min(len(word), len(name)) and word[start] == name[start]:
        start += 1
    rest, other = word[start:], name[start:]
    if len(rest) == len(other):
        return rest[1:] == other[1:] or (rest[:2] == other[1::-1] and rest[2:] == other[2:])
    longer, shorter = (rest, other) if len(rest) > len(other) else (other, rest)
    return longer[1:] == shorter


def _spelt_out(word: str, text: str) -> bool:
    """Whether words with these initials stand together somewhere."""
    small = r"(?:(?:of|the|and|for|in|de|la) )*"
    return bool(re.search(r"\b" + rf"\w*[\s-]{small}".join(word) + r"\w+", text))


def _paragraphs(context: CheckContext) -> Iterator[list[tuple[Piece, int, int]]]:
    """Each paragraph: the texts in it, with where they begin and end. A bio's sentences stand together."""
    bio: list[list[tuple[Piece, int, int]]] = [[]]
    for sentence in context.sentences:
        if sentence.entry.paragraph:
            bio.append([])
        bio[-1].append((sentence.piece, 0, len(sentence.piece.text)))
    yield from bio
    for piece in context.pieces:
        entry: Entry = piece.entry
        if isinstance(entry, Bio):
            continue
        start = 0
        for part in piece.text.split("\n\n"):
            yield [(piece, start, start + len(part))]
            start += len(part) + 2


RULES: tuple[Rule, ...] = (
    Rule("first-mention", first_mention),
    Rule("rank-alone", rank_alone),
    Rule("puffery", puffery),
    Rule("unattributed-quote", unattributed_quote),
    Rule("two-spellings", two_spellings),
    Rule("acronym", acronym),
    Rule("shorthand", shorthand),
    Rule("straight-quotes", straight_quotes),
    Rule("double-hyphen", double_hyphen),
    Rule("date-form", date_form),
    Rule("ordinal", ordinal),
    Rule("repeated-word", repeated_word),
)
