"""Slips of a pasted text, which every text made of it would have: told to its author, and never mended.

In: a paragraph or a sentence. Out: what is wrong in it, in words that end no sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from presskit.prose import spelling
from presskit.prose.english import mendings, pasts, pattern, proofreading, thirds, words
from presskit.prose.passages import ADDRESS, Note
from presskit.prose.person import Mention
from presskit.prose.tokens import Token
from presskit.prose.vocabulary import is_finite, is_verb_form

_BROKEN = re.compile(r"\S*(?:Ã[\u0080-\u00bf\u0152-\u2122]|â€|Â[\u0080-\u00bf]|\ufffd|ï¿½)\S*")
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|amp|nbsp|quot|rsquo|lsquo|ldquo|rdquo|ndash|mdash|apos|lt|gt|eacute);")
_TWICE = re.compile(r"\b([^\W\d_]+) (\1)\b", re.IGNORECASE)
_SPACE_MISSING = re.compile(
    r"[^\W\d_]{2,}[,;:][^\W\d_]{2,}|\w+,(?<=\d,)[^\W\d_]{2,}|[^\W\d_]{3,}\.[A-Z][a-z]+(?= )|\w\([^\W\d_]{3,}|"
    r"\)[^\W\d_]{2,}"
)
_RUN_TOGETHER = re.compile(r"\b[A-Z]?[a-z]{2,}([A-Z][a-z]+)\b")
_SPACE_TOO_MUCH = re.compile(r"\w [,;](?= )|\w \.(?= [A-Z]|$)|\( \w")
_STOP_LOST = re.compile(
    r"\b\w{2,}(?<!\b[A-Z][A-Z])[”\")]? (?:He|She|They) (?:is|was|has|have|had|are|also|\w+ed)\b|"
    r"\b[a-z]{2,}[”\")]? (?:He|She|They|His|Their|It) (?:is|was|has|have|are|also|\w+s|\w+ed)\b"
)
_SMALL = re.compile(r"\w*[a-z]{3,}\. [a-z]{2,} [a-z]+")
_STOPS_TWICE = re.compile(r"(?<!\.)\.\.(?!\.)|,,|,\.|\.,(?! )")
_ENDLESS = re.compile(r"\S{80,}")
"""An address or octets written in letters: none of a proof-reader's, and rules would go through it from each letter."""


def mended(text: str, article: Callable[[str], str]) -> tuple[str, list[Note]]:
    """A pasted text with those slips put right that can only be meant so, and what was put right, with its line."""
    notes = list[Note]()

    def take(told: str, match: re.Match[str], right: str) -> str:
        if right != match[0]:
            before = re.search(r"\S* ?$", text[max(0, match.start() - 30) : match.start()])
            after = re.match(r" ?\S*", text[match.end() : match.end() + 30])
            some = f"{before[0] if before else ''}{match[0]}{after[0] if after else ''}".strip(" .,;\n")
            notes.append(Note(text.count("\n", 0, match.start()) + 1, f"{told}, and is put right: “{some}”"))
        return right

    for mark, right, told in mendings():
        text = mark.sub(lambda match: take(told, match, match.expand(right)), text)  # noqa: B023 -- used at once
    found = dict(pair.split("/") for pair in words("slips.misspelt"))

    def spelt(match: re.Match[str]) -> str:
        right = found.get(match[0].lower(), match[0])
        return take(f"“{match[0]}” is misspelt", match, right) if right.lower() != match[0].lower() else match[0]

    text = re.sub(r"(?<![\w/.@-])[^\W\d_A-Z][^\W\d_]{3,}(?![\w/@]|\.\w)", spelt, text)  # a capital may be a name’s
    for at, said in reversed([*articles(text, article)]):
        end = text.index(" ", at)
        notes.append(Note(text.count("\n", 0, at) + 1, f"{said}, and is put right"))
        right = "an" if text[at:end] == "a" else "a"
        text = text[:at] + right + text[end:]
    return text, notes


def in_paragraph(text: str, names: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Where a paragraph has a slip, and which; `names` are those of the person."""
    for unread in (_ENDLESS, ADDRESS):
        text = unread.sub(lambda run: ("\0 " * len(run[0]))[: len(run[0])], text)
    parts = {part for name in names for part in name.split()}
    for match in _RUN_TOGETHER.finditer(text):
        if match[1] in parts or match[1].lower() in ("he", "she", "they", "the", "his", "her"):
            yield match.start(), f"two words have run together: “{match[0]}”"
    marked = set[int]()
    for mark, told in proofreading():
        for match in mark.finditer(text):
            once = marked.isdisjoint((match.start(), match.end()))  # told by one mark, and not by another, too
            if once and text.count("*", 0, match.start()) % 2 == 0:  # titles have their own rules
                marked |= {match.start(), match.end()}
                yield match.start(), f"{told}: “{match[0].strip()}”"
    yield from _misspelt(text, parts)
    yield from spelling.unknown(text)
    yield from _broken_inside(text)
    yield from _both_ways(text)
    for find, said in _SLIPS:
        if find is _SMALL and any(name.islower() for name in names):
            continue
        for match in find.finditer(text):
            if message := said(match):
                yield match.start(), message
    if len(text.split()) > 5 and not re.search(r"(?:[.!?…:][”\"’)\]*]*|\0 ?)$", text):
        yield len(text) - 1, f"the paragraph ends without a full stop: “… {' '.join(text.split()[-3:])}”"


def _misspelt(text: str, parts: set[str]) -> Iterator[tuple[int, str]]:
    """Words that are nearly a name of the person: Brnadt for Brandt."""
    long = [part for part in parts if len(part) > 3]
    for match in re.finditer(r"\b[A-ZÀ-ÖØ-Þ][\w’'-]{3,}", text) if long else ():
        word = re.sub(r"[’']s?$", "", match[0])
        near = next((part for part in long if word[0] == part[0] and word != part and _near(word, part)), "")
        if near and word not in parts:
            yield match.start(), f"“{word}” may be “{near}”, misspelt"


def _broken_inside(text: str) -> Iterator[tuple[int, str]]:
    """Words that a line's end has left in two, and words that have run together, as the text itself shows."""
    said = {word.lower() for word in re.findall(r"[^\W\d_]+", text)}
    for match in re.finditer(r"\b([^\W\d_]+)-([a-z]+)\b", text):
        if (match[1] + match[2]).lower() in said:
            yield match.start(), f"a hyphen too much: “{match[0]}”"
    for match in re.finditer(r"\b([a-z]{4,})(for|and|the|with|from|which|that|has|was)\b", text):
        if match[1] in said and not match[1].endswith(("there", "where", "here")):
            yield match.start(), f"two words have run together: “{match[0]}”"


def _both_ways(text: str) -> Iterator[tuple[int, str]]:
    """Common nouns that have a capital here and none there: the Choir, the choir."""
    for match in re.finditer(r"(?<=[a-z] )([A-Z][a-z]{3,})(?= [a-z]|[,.;]|$)", text):
        small = match[1].lower()
        if re.search(rf"(?<=\bthe ){small}\b", text) and re.search(rf"\bthe {match[1]}\b", text):
            yield match.start(), f"“{match[1]}” stands beside “{small}”"
            return


def _near(word: str, name: str) -> bool:
    """Whether two words have the same letters in another order, or doubled, or but for one."""
    if abs(len(word) - len(name)) > 2 or word.startswith(name) or name.startswith(word):
        return False
    undoubled = re.sub(r"(.)\1+", r"\1", word.lower()), re.sub(r"(.)\1+", r"\1", name.lower())
    return sorted(word.lower()) == sorted(name.lower()) or undoubled[0] == undoubled[1]


def articles(text: str, article: Callable[[str], str]) -> Iterator[tuple[int, str]]:
    """Where "a" stands for "an", or the other way round; `article` says which a word takes."""
    for match in re.finditer(r"\b(a|an) ([^\W\d_][\w’'.-]*)", text):
        foreign = match[2] in words("slips.small_foreign")  # Theater an der Wien
        if (
            article(match[2]) != match[1]
            and not foreign
            and not re.match(r"[A-Z](?:[A-Z.]|$)|(?i:unesco|uni|eu)", match[2])
        ):
            yield match.start(), f"“{match[1]}” stands for “{article(match[2])}”: “{match[0]}”"


def _broken(match: re.Match[str]) -> str:
    perhaps = ""
    for codec in ("cp1252", "latin-1"):
        try:
            perhaps = match[0].encode(codec).decode("utf-8")
            break
        except UnicodeError:
            continue
    return f"broken letters: “{match[0]}”" + (f", perhaps “{perhaps}”" if perhaps else "")


def _entity(match: re.Match[str]) -> str:
    return f"a sign is written as code: “{match[0]}”"


def _twice(match: re.Match[str]) -> str:
    """A word twice; names such as Walla Walla, and what is said so, are none."""
    names = match[1][0].isupper() and match[2][0].isupper()
    return (
        "" if names or match[1].lower() in ("had", "that", "very", "so", "bye") else f"a word comes twice: “{match[0]}”"
    )


def _missing(match: re.Match[str]) -> str:
    return f"a space is missing: “{match[0]}”"


def _too_much(match: re.Match[str]) -> str:
    return f"a space stands where none belongs: “{match[0]}”"


def _lost(match: re.Match[str]) -> str:
    return f"a full stop may be lost: “{match[0]}”"


def _small(match: re.Match[str]) -> str:
    if match[0].partition(".")[0] in words("sentences.abbreviations"):
        return ""
    return f"a sentence begins with a small letter, or a full stop is too much: “{match[0]}”"


def _stops(match: re.Match[str]) -> str:
    return f"signs stand side by side: “{match[0]}”"


_SLIPS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_BROKEN, _broken),
    (_ENTITY, _entity),
    (_TWICE, _twice),
    (_SPACE_MISSING, _missing),
    (_SPACE_TOO_MUCH, _too_much),
    (_STOP_LOST, _lost),
    (_STOPS_TWICE, _stops),
    (_SMALL, _small),
)


def in_sentence(text: str, tokens: Sequence[Token], mentions: Sequence[Mention]) -> Iterator[str]:
    """What a sentence lacks: its subject or verb, the end of a bracket or a quotation."""
    if is_fragment(tokens, mentions) or _is_clause(text):
        yield f"no sentence, but a part of one: “{_few(text)}”"
    for opens, closes in (("(", ")"), ("“", "”"), ("[", "]")):
        if text.count(opens) != text.count(closes):
            yield f"a “{opens if text.count(opens) > text.count(closes) else closes}” has no partner: “{_few(text)}”"
    if dangling := _dangling(text, mentions):
        yield f"what the sentence begins with is said of “{dangling}”, not of the person"
    verbs = ("verb", "past", "base")
    if (
        len(tokens) > _FEWEST
        and not mentions
        and not any(token.kind in verbs or token.low.startswith("includ") for token in tokens)
    ):
        yield f"no verb is found: “{_few(text)}”"
    if front := _front_without_comma(text, mentions):
        yield f"a comma is missing before “{front}”"
    if len(re.findall(r'(?<!\d)"', text)) % 2:
        yield f"a quotation mark has no partner: “{_few(text)}”"


def _front_without_comma(text: str, mentions: Sequence[Mention]) -> str:
    """The person and the word behind, where a long phrase stands before them without its comma; "" where none does."""
    first = next((mention for mention in mentions if mention.subject), None)
    if first is None or not pattern("wants_comma").fullmatch(text[: first.start]):
        return ""
    return " ".join(text[first.start :].split()[:2])


def _dangling(text: str, mentions: Sequence[Mention]) -> str:
    """What stands where the person should, behind "A poet from Oslo, "; "" where the person does."""
    first = next(iter(mentions), None)
    if first is None or first.form != "their" or not re.fullmatch(r"(?:An?|As an?) [^,;:]*, ", text[: first.start]):
        return ""
    return " ".join(text[first.start :].split()[:3]).strip(",.;")


_ALIKE = 0.75
_FEWEST = 5


def said_twice(sentences: Sequence[tuple[str, int]]) -> Iterator[Note]:
    """Sentences that an earlier one has said in nearly the same words; each with its line."""
    before = list[set[str]]()
    for text, line in sentences:
        said = set(re.findall(r"[^\W\d_]{2,}", text.lower()))
        if len(said) >= _FEWEST and any(len(said & each) >= _ALIKE * len(said | each) for each in before):
            yield Note(line, f"a sentence is said twice: “{_few(text)}”")
        before.append(said)


def stranger(text: str, mentions: Sequence[Mention], names: Sequence[str]) -> str:
    """Who a sentence speaks of by a given name that the person does not have: a pet name, as a rule; "" if nobody."""
    match = re.match(r"([A-ZÀ-ÖØ-Þ][a-zà-ÿ]{2,}) (?:has|is|was|had|lives|works|writes|also) [a-z]", text)
    if mentions or not match or any(match[1] in name for name in names):
        return ""
    low = match[1].lower()
    ordinary = words("sentences.starters") | words("nouns.general_plurals") | words("small.determiners")
    common = low in ordinary or re.search(r"(?:ing|tion|ment|ness|ity|s)$", low) is not None
    return "" if common or re.search(rf"\b{low}\b", text) else match[1]


def other_pronouns(text: str, voice: str, names: Sequence[str]) -> Iterator[str]:
    """A pronoun that is not the person's, in a sentence that names nobody else whom it could mean."""
    strange = {"she": r"\b(?:[Hh]e|[Hh]is|[Hh]im|[Hh]imself)\b", "he": r"\b(?:[Ss]he|[Hh]er|[Hh]ers|[Hh]erself)\b"}.get(
        voice
    )
    if strange is None or not (match := re.search(strange, text)):
        return
    before = text[: match.start()]
    for name in names:
        before = before.replace(name, "")
    somebody = re.search(r"[a-z,] [A-ZÀ-ÖØ-Þ][\w’'-]+ [A-ZÀ-ÖØ-Þ][\w’'-]+", before) or any(
        word.strip(".,’'s").lower() in words("nouns.kin") | words("nouns.others") for word in before.split()
    )
    known = re.search(r"\b(?:she|her|he|his)\b", before, re.IGNORECASE)
    if not somebody and (known or not before.strip()):
        yield f"“{match[0]}” stands where the text else says “{voice}”"


def _is_clause(text: str) -> bool:
    """Whether a sentence is but a noun with a clause: "One of the team who has translated it."."""
    match = re.match(r"(?:One of the|The|An?|Winner of|Author of|Member of|Part of) [^,.]*? (?:who|which|that) ", text)
    if not match or re.match(r"\w+ (?:first|last|only) ", text):
        return False
    return (
        re.search(r"\b(?:is|was|are|were|has|have|had|will|can)\b", text[match.end() :].partition(" ")[2]) is None
        and (
            re.search(r", (?:he|she|they|I)\b|\b\w+(?:ed|s) (?:the|a|an|his|her|by|in) ", text[match.end() + 25 :])
            is None
        )
        and text.startswith("One of the")
    )


def lacks_subject(text: str) -> bool:
    """Whether a sentence begins with the verb of a subject that is not said: "Lives in Oslo", "is an author"."""
    first = re.match(r"([A-Z]?[a-z]+) (?=[a-z])", text)
    if re.match(r"\w+ (?:his|her|their|my) \w", text) and text.split()[0].lower() in pasts():
        return True  # "Obtained her degree"
    if first is None:
        return False
    low = first[1].lower()
    return low in ("is", "was", "has") or (is_finite(low) and low in thirds())


def is_fragment(tokens: Sequence[Token], mentions: Sequence[Mention]) -> bool:
    """Whether a sentence has no verb, or no subject: "Winner of the Harbour Prize", "Lives in Oslo"."""
    if any(mention.subject for mention in mentions) or not tokens:
        return False
    first = tokens[0]
    if first.kind == "past" and not any(token.kind == "verb" for token in tokens):
        return not any(token.text == "," for token in tokens[:8])
    return not any(map(_may_be_finite, tokens, [None, *tokens])) and not pattern("imperative").match(first.text)


def _may_be_finite(token: Token, before: Token | None) -> bool:
    """Whether a word may be the verb of a sentence; wherever it may, nobody is told that there is none."""
    if token.shut or token.capital:
        return token.kind == "verb"
    if token.kind in ("verb", "past", "base"):
        return True
    known = is_verb_form(token.low) or re.search(r"[^s]s$", token.low)
    return bool(known) and before is not None and before.kind not in ("determiner", "preposition", "sign")


def _few(text: str) -> str:
    some = text.split()
    return " ".join(some[:6]) + (" …" if len(some) > 6 else "")
