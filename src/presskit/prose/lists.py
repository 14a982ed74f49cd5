"""Series of which the last items may go: `{a; b; c}`.

In: a sentence, its cuts, and how its language joins items. Out: `Series`. Only where the notation gives back
the author's own commas, and where every item stands for itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from presskit.prose.english import pattern, words, written
from presskit.prose.rules import Scene
from presskit.prose.tails import Cut
from presskit.prose.tokens import Token
from presskit.prose.vocabulary import is_role, is_trade


class Series(NamedTuple):
    """Where a series stands, and each of its items; `ended`: the last is an ending, with the comma before it;
    `least`: so many of the items belong together."""

    start: int
    end: int
    items: tuple[tuple[int, int], ...]
    ended: bool = False
    least: int = 1


Joints = Callable[[Sequence[str]], Sequence[str]]
"""What a language puts between items."""


def series(scene: Scene, cuts: Sequence[Cut], joints: Joints) -> list[Series]:
    """The series of a sentence that may be shortened, none within another."""
    result = list[Series]()
    for one in _candidates(scene, cuts):
        clear = not any(other.start < one.end and one.start < other.end for other in result)
        if clear and _given_back(scene.text, one, joints) and not _crossed(one, cuts) and may_be_shortened(scene, one):
            result.append(
                one._replace(least=2) if len(one.items) - one.ended > 2 and _two_stay(_items(scene, one)) else one
            )
    return result


def _two_stay(items: _Items) -> bool:
    """Whether two items must stay: one of three trades, fields or works says something else. A place says enough."""
    places = all(map(_CAPITAL.match, items.texts)) and items.opener in ("at", "in", "with", "by", "for", "from")
    return not places or _shared_before(items) or _WHERE_SHOWN.search(items.before) is not None


_WHERE_SHOWN = re.compile(
    r"\b(?:appeared|published|featured|run|aired|shown|exhibited|performed|screened|broadcast|printed|anthologi[sz]ed)\b[^,;]*$"
)
"""Before places of which one alone would seem to be all of them."""


def _given_back(text: str, one: Series, joints: Joints) -> bool:
    """Whether the language's own commas are the author's."""
    told = one.items[:-1] if one.ended else one.items
    items = [text[start:end] for start, end in told]
    between = [text[end:start] for (_, end), (start, _) in pairwise(told)]
    return between == [", "] * (len(told) - 1) if one.ended else list(joints(items)) == between


def _crossed(one: Series, cuts: Sequence[Cut]) -> bool:
    """Whether a cut begins or ends within the series and reaches out of one of its items."""
    for cut in cuts:
        inside = any(start <= cut.start and cut.end <= end for start, end in one.items)
        around = cut.start <= one.start and one.end <= cut.end
        apart = cut.end <= one.start or one.end <= cut.start
        if not (inside or around or apart):
            return True
    return False


def _candidates(scene: Scene, cuts: Sequence[Cut]) -> Iterator[Series]:
    tokens = scene.tokens
    bounds = sorted({cut.start for cut in cuts} | {cut.end for cut in cuts} | {scene.stop})
    for at, token in enumerate(tokens):
        if token.low != "and" or token.shut or not at:
            continue
        items = _before(scene, at)
        end = next((bound for bound in bounds if bound > token.end), None)
        if not items or end is None:
            continue
        last = scene.text[token.end + 1 : end]
        if re.search(r"\b(?:who|which|that|where|whose)\b", last) or re.match(r",? \(", scene.text[end:]):
            continue
        comma = re.search(r"[,;:–—]", last)
        end = token.end + 1 + comma.start() if comma else end
        ended = _ENDING.fullmatch(scene.text, token.end + 1, end) is not None
        if ended:
            items.append((tokens[at - 1].start if tokens[at - 1].text == "," else token.start, end))
        else:
            items.append((token.end + 1, _end_of_trades(scene, items, token.end + 1, end)))
        if not ended and (place := _where_taught(scene, items)):
            items[-1] = (items[-1][0], place)
        end = items[-1][1]
        several = 2 if _EXAMPLES.search(scene.text[: items[0][0]]) and len(items) - ended > 2 else 1
        yield Series(items[0][0], end, tuple(items), ended, several)
        yield from _behind_a_shared_word(scene, items, ended)


def _behind_a_shared_word(scene: Scene, items: Sequence[tuple[int, int]], ended: bool) -> Iterator[Series]:
    """The series that begins behind an "of", "on" or "for" that stands once for all: essays on salt, wind and law.

    Of what stands behind "of" two belong together; a name is none: the School of Drawing, Painting and Sculpture.
    """
    start, end = items[0]
    behind = re.match(r".*?(?<![\w’'-])([a-z][\w’'-]*) (of|on|for) (?=[\w\"“*])", scene.text[start:end])
    if not behind or any(re.search(rf"\b{behind[2]}\b", scene.text[one:other]) for one, other in items[1:]):
        return
    begin, least = start + behind.end(), 2 if behind[2] == "of" else 1
    if len(items) - ended > least:
        yield Series(begin, items[-1][1], ((begin, end), *items[1:]), ended, least)


def _end_of_trades(scene: Scene, items: Sequence[tuple[int, int]], start: int, end: int) -> int:
    """Where the last of several trades ends: of "a poet, singer and baker in Oslo" the place is behind all."""
    texts = [scene.text[one:other] for one, other in items]
    place = re.search(r" (?:in|from|based|living|working|residing) ", scene.text[start:end])
    if not place or not re.match(r"an? ", texts[0]):
        return end
    trades = [*texts, scene.text[start : start + place.start()]]
    return start + place.start() if all(is_role(text.split()[-1]) for text in trades) else end


def _where_taught(scene: Scene, items: Sequence[tuple[int, int]]) -> int:
    """Where the subjects end that somebody teaches at one place: teaches law, music and art at Alto; else 0."""
    if not re.search(r"\bteach(?:es)? $", scene.text[: items[0][0]]):
        return 0
    start, end = items[-1]
    place = re.search(r" (?:at|in) (?:the )?(?=[A-Z])", scene.text[start:end])
    return start + place.start() if place else 0


_ENDING = re.compile(r"(?:elsewhere|beyond|(?:(?:many|several|numerous|various) )?(?:others|more|other [a-z]+))")
"""What ends a series and is none of its items."""


def _before(scene: Scene, joint: int) -> list[tuple[int, int]]:
    """The items before a joint, between commas, from where the series begins."""
    tokens = scene.tokens
    at = joint - 2 if tokens[joint - 1].text == "," else joint - 1
    if at < 0:
        return []
    items, end = list[tuple[int, int]](), tokens[at].end
    while at >= 0:
        token = tokens[at]
        if token.text == "," and not token.shut:
            items.append((tokens[at + 1].start, end))
            end = tokens[at - 1].end
        elif _begins_behind(token, alone=tokens[at + 1].text == ","):
            if token.kind == "joint":
                return []
            items.append((tokens[at + 1].start, end))
            return items[::-1]
        at -= 1
    return []


def _begins_behind(token: Token, *, alone: bool) -> bool:
    """Whether a series begins behind this token; `alone`: a comma follows, so that a form of a verb is an item."""
    if token.shut:
        return False
    small = token.text[0].islower() and not alone
    return (
        (token.kind == "preposition" and token.low not in ("of", "for", "on"))
        or token.low in ("including", "include", "includes", "as", "are", "were")
        or token.kind in ("verb", "joint")
        or (token.kind in ("participle", "past", "gerund", "base") and small)
        or token.text in (":", ";", "–", "—")
    )


# --- what is no series of its own --------------------------------------------------------------------------


class _Items(NamedTuple):
    """A series with what its rules ask about; its ending is none of the `texts`."""

    texts: tuple[str, ...]
    ended: bool
    before: str
    opener: str
    behind: str


Rule = Callable[[_Items], bool]


def _text(one: str) -> Callable[[_Items], bool]:
    found = re.compile(one)
    return lambda items: any(found.search(text) for text in items.texts)


def _before_it(one: str) -> Callable[[_Items], bool]:
    found = re.compile(one)
    return lambda items: found.search(items.before) is not None


_CAPITAL = re.compile(r"(?:the |The |a |an |his |her |my )?[\"“*]?[A-ZÀ-ÖØ-Þ0-9]")


def _shared_head(items: _Items) -> bool:
    """A head that all share stands at the end of the last: poetry and fiction awards."""
    last, first = items.texts[-1].split(), items.texts[0].split()
    if last[0] in ("a", "an", "the", "his", "her") and first[0] in ("a", "an", "the", "his", "her"):
        return False
    capitals = all(map(_CAPITAL.match, items.texts))
    ends_alike = last[-1].lower() in words("nouns.heads_of_names") if capitals else re.search(r"[^s]s$", last[-1])
    plural = bool(ends_alike) and re.search(r"[^s]s$", first[-1]) is None
    # plans, rounds, patient and visitor satisfaction
    of_two = re.search(r"^[a-z-]+ [a-z]+(?:[ts]ion|ment|ness|ance|ship)$", items.texts[-1])
    if of_two and re.fullmatch(r"[a-z-]+", items.texts[-2] if len(items.texts) > 1 else ""):
        return True
    small = capitals and last[-1][0].islower() and all(text.split()[-1][0].isupper() for text in items.texts[:-1])
    return (
        plural
        or small
        or (
            len(last) > 1
            and last[-1]
            in ("singing", "music", "studies", "law", "Division", "Department", "design", "journalism", "history")
            and len(first) == 1
        )
    )


def _shared_start(items: _Items) -> bool:
    """An article or "of" that the first item has for all."""
    articles = [text.split()[0].lower() in ("a", "an", "the", "his", "her", "my") for text in items.texts]
    capitals = all(map(_CAPITAL.match, items.texts))
    if articles[0] and not all(articles) and capitals:
        return True
    return " of " in items.texts[0] and not any(" of " in text for text in items.texts[1:])


def _mixed(items: _Items) -> bool:
    """Some names and some common nouns."""
    capitals = [_CAPITAL.match(text) is not None for text in items.texts]
    articles = [text.split()[0].lower() in ("a", "an", "the") for text in items.texts]
    if all(capitals):
        return False
    if any(capitals):
        return any(articles) and not all(articles)
    if any(articles) and not all(articles):
        return not (articles[0] and not any(articles[1:]) and items.opener in ("is", "was", "am", "are"))
    return any(len(text.split()) > (7 if all(articles) else 4) for text in items.texts)


def _leaning(items: _Items) -> bool:
    """Roles that lean on a phrase behind the last one: director and head of."""
    return any(
        text.split()[-1].lower() in words("nouns.lean") and not is_trade(text.split()[-1]) for text in items.texts[:-1]
    ) and (
        re.search(r"\b(?:of|at|for|in|with|to|from|on)\b", items.texts[-1]) is not None
        or re.match(r" ?(?:of|at|for|in|with|to|on)\b", items.behind) is not None
    )


def _phrase_within(items: _Items) -> bool:
    """A phrase in an item that is no name."""
    found = pattern("phrase_in_item")
    return any(found.search(text) and not _CAPITAL.match(text) for text in items.texts)


def _adjective_item(items: _Items) -> bool:
    """An adjective whose noun the last item has: sound, scenic and stage design."""
    return len(items.texts[-1].split()) > 1 and any(
        re.fullmatch(r"[a-z]+(?:ic|ical|ive|ous)", text) and text not in ("music", "fabric", "ceramic", "archive")
        for text in items.texts[:-1]
    )


def _shared_before(items: _Items) -> bool:
    """Degrees in, editors of, the intersection of: what stands before belongs to all together."""
    heads = "|".join(sorted(words("nouns.shared_heads")))
    return re.search(rf"\b(?:{heads}|intersects?)\b[^,]{{0,12}}$", items.before) is not None


def _in_a_title(items: _Items) -> bool:
    """A title goes on in it: Whole Harvest: A Guide to Sowing, Mowing, and Selling Hay."""
    if not all(map(_CAPITAL.match, items.texts)):
        return False
    words_before = re.search(r"(\S+) (?:to|of|for|on|in|about|with|from|between)(?: the)? $", items.before)
    named = words_before is not None and words_before[1][0].isupper() and not words_before[1].endswith((",", ";"))
    return named or re.search(r": (?:An? |The )?[A-Z][^.;]*$", items.before) is not None


def _in_an_outer_series(items: _Items) -> bool:
    """Another series goes on around it: the Museum, the Library in {Oslo, the Gallery, and the Loft}."""
    around = re.split(r"\b(?:and|which|who|where|including|such as)\b|[;:(]", items.before)[-1]
    own = re.search(r"(?:^|,)[^,]*$", around)
    return (
        items.opener in _PREPOSITIONS
        and own is not None
        and own.start() > 0
        and "," in around
        and _COMMON.search(around) is not None
    )


_PREPOSITIONS = ("in", "at", "of", "for", "from", "on", "by", "with", "to")
_COMMON = re.compile(r"[A-Z][\w’'-]*, (?:the |a |an )?[A-Z][^,]*$")


def _within_an_item(items: _Items) -> bool:
    """It begins within an item of a longer one: care, spirituality in {healthcare, nursing and law}."""
    around = re.split(r"\b(?:and|which|who|where|including|such as|includes?|are|is|has|have)\b|[;:(]", items.before)[
        -1
    ]
    own = re.search(r", ([a-z][\w’-]*(?: [\w’-]+)?) $", around)
    verb = own is not None and re.search(r"\b(?:he|she|they|I|\w+ed)\b|ing\b", own[1]) is not None
    if items.opener in _PREPOSITIONS and own is None:
        inside = re.search(r"\b(?:include|includes|including|such as|are) [^.;:(]*, [a-z][\w’-]* $", items.before + "")
        return inside is not None
    return items.opener in _PREPOSITIONS and own is not None and not verb


def _all_by_name(items: _Items) -> bool:
    """Names of which fewer would seem to be all: taught in Oslo, Bonn and Rome. Not where they are examples."""
    return not items.ended and all(map(_CAPITAL.match, items.texts)) and _EXAMPLES.search(items.before) is None


def _titles_divided(items: _Items) -> bool:
    """Whether the commas are those of titles, too: Vik, A Life, Volume One: The Net (1998) and Salt: A Coast."""
    years = [re.search(r"\((?:[^()]* )?(?:19|20)\d\d\)$", text) is not None for text in items.texts]
    part = any(re.match(r"(?:An? [A-Z]|Vol(?:ume|\.)|Part|Book [A-Z\d])", text) for text in items.texts[1:])
    return part or (any(years[:-1]) and not all(years[:-1])) or re.match(r": ?[A-Z]", items.behind) is not None


_EXAMPLES = re.compile(r"\b(?:including|includes?|included|among|amongst|such as|like|notably|e\.g\.)[^;]*$")


def _who_it_is(items: _Items) -> bool:
    """What somebody is, up to five things: a poet, novelist and critic."""
    article = re.match(r"an? ", items.texts[0]) is not None or re.search(r"\ban? [\w -]*$", items.before) is not None
    is_said = re.search(r"\b(?:is|am|are|as|been)(?: \w+ly)? (?:an? [\w -]*)?$", items.before) is not None
    return article and is_said and len(items.texts) <= _MOST_TRADES


_MOST_TRADES = 5


RULES: tuple[tuple[str, Rule], ...] = (
    ("who somebody is", _who_it_is),
    ("a place is behind it", lambda items: re.match(r", [A-Z]", items.behind) is not None),
    ("in a title", _in_a_title),
    ("within another series", _in_an_outer_series),
    ("within an item", _within_an_item),
    ("a list that is announced", lambda items: ": " in items.texts[0] and " following " in items.before),
    ("fewer than three items", lambda items: len(items.texts) < (2 if items.ended else 3)),
    ("an item that is no item", _text(written("no_item"))),
    ("signs of the notation", _text(r"[;|{}\[\]]")),
    ("numbers of one thing", _text(r"^(?:an? )?(?:first|second|third|fourth|fifth|sixth|\d+(?:st|nd|rd|th))$")),
    ("an item with “and” of its own", _text(r"\b(?:and|or)\b|&")),
    ("an item with a verb or a clause", _text(written("clause_in_item"))),
    ("an item with a phrase", _phrase_within),
    ("names that seem all of them", _all_by_name),
    ("a title with a comma or a colon", _titles_divided),
    ("counted before", _before_it(r"\b(?:both|between|two|three|four|five|six|seven|either|several)\b[^,]*$")),
    ("as many as counted before", _before_it(r"\d [a-z]+s (?:across|around|from|in) (?:the )?$")),
    ("an adjective of what stands last", _adjective_item),
    ("behind a colon, as in a title", lambda items: items.opener == ":"),
    ("behind a modal verb", lambda items: items.opener in words("verbs.modals")),
    ("an item is long", lambda items: any(len(text.split()) > 9 or not text.strip() for text in items.texts)),
    ("the head is shared", _shared_head),
    ("the start is shared", _shared_start),
    ("names and common nouns", _mixed),
    ("roles that lean on what follows", _leaning),
)  # fmt: skip
"""Why a series stays whole; the first that holds is the reason."""


def may_be_shortened(scene: Scene, one: Series) -> bool:
    """Whether its last items may go."""
    return not forbids(scene, one)


def forbids(scene: Scene, one: Series) -> str:
    """The rule that keeps a series whole, "" if none does."""
    items = _items(scene, one)
    if any(not text.strip() for text in items.texts):
        return "an item is empty"
    return next((name for name, rule in RULES if rule(items)), "")


def _items(scene: Scene, one: Series) -> _Items:
    opener = next((token for token in reversed(scene.tokens) if token.end < one.start), None)
    texts = [scene.text[start:end] for start, end in one.items]
    return _Items(
        tuple(texts[:-1] if one.ended else texts),
        one.ended,
        scene.text[: one.start],
        opener.low if opener else "",
        scene.text[one.end :],
    )
