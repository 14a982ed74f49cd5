"""A long sentence by its clauses: shorter wordings of it, each a sentence of its author's words.

In: a sentence with its tokens and mentions. Out: wordings, each true if the sentence is, of which a text that has no
room for the sentence tells one: a predicate of several, a list by some of its items, all without what is told aside.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from presskit.prose.cuts import kept_bracket
from presskit.prose.english import own_pasts, pasts, pattern, pure_pasts, thirds, words
from presskit.prose.sentences import stops_inside
from presskit.prose.short import Said
from presskit.prose.shorter_lists import fewer_items, fewer_posts
from presskit.prose.tokens import predicate_at, shut
from presskit.prose.verbs import gap
from presskit.prose.vocabulary import is_role, is_verb_form

MOST = 40
"""Wordings of one sentence that are looked at."""

FEWEST_WORDS = 5

Look = Callable[[str], Said]


def wordings(said: Said, look: Look) -> Iterator[str]:
    """Shorter wordings of a sentence, each once; `look` finds the tokens and mentions of one."""
    if stops_inside(said.text):
        return
    waiting, known, before = [said.text], {said.text}, len(said.text.split())
    while waiting and len(known) < MOST:
        text = waiting.pop(0)
        one = said if text == said.text else look(text)
        for way in _WAYS:
            for found in way(one):
                short = re.sub(r" +([,;.])", r"\1", re.sub(r"  +", " ", found))
                short = re.sub(r"([.!?][”’\"*])\.$", r"\1", short)
                if short not in known and len(short.split()) < before and _sound(short, said.text):
                    known.add(short)
                    waiting.append(short)
                    yield short


def _sound(text: str, source: str) -> bool:
    """Whether a wording is whole, and speaks of nothing that is not in it."""
    if len(text.split()) < FEWEST_WORDS or pattern("no_end").search(text) or not text[0].isupper():
        return False
    if re.search(r"[,.;:][\"”’*]\.?$|[,;:]\.$", text) and not re.search(r"[.,][\"”’*]$", source):
        return False
    pairs = (("(", ")"), ("[", "]"), ("“", "”"))
    if pattern("vague_end").search(text) and not pattern("vague_end").search(source):
        return False
    if "the following" in text and ":" not in text:
        return False
    if " as also as " in text or not _years(text) <= _years(source):
        return False
    if any(text.count(opens) != text.count(closes) for opens, closes in pairs) or text.count("*") % 2:
        return False
    if text.count('"') % 2 or len(re.findall(r"(?<!\w)‘", text)) > len(re.findall(r"[\w.,!?]’(?!\w)", text)):
        return False
    return not pattern("hangs_within").search(text) or pattern("hangs_within").search(source) is None


def _years(text: str) -> set[str]:
    """Each year with the word before it, which says what it is the year of: "in 2013, 2016" is no "received 2016"."""
    return set(re.findall(r"\b[a-z]+ (?:1[89]|20)\d\d\b", text))


# --- predicates --------------------------------------------------------------------------------------------


def _predicates(said: Said) -> Iterator[str]:
    """ "She founded Alto, wrote Salt and won the Prize.": each by itself, and those that stand apart together."""
    subject = next((mention for mention in said.mentions if mention.subject), None)
    if subject is None:
        return
    tokens, text = said.tokens, said.text
    if pattern("hanging_clause").search(text[: subject.start]):
        return
    first = next((at for at, token in enumerate(tokens) if token.start >= subject.end), None)
    verb = predicate_at(tokens, first) if first is not None and tokens[first].text != "," else None
    if first is None or verb is None:
        return
    parts = _parts(said, first, verb)
    if len(parts) < 2:
        return
    following = next((token for token in tokens[verb + 1 :] if token.kind != "adverb"), None)
    helps = following is not None and following.kind in ("participle", "past")  # has written, and not: has a studio
    auxiliary = tokens[verb].low if tokens[verb].low in ("has", "have") and helps else ""
    if auxiliary and re.match(r"\W+(?:\w+ly )?been\b", text[tokens[verb].end :]):
        auxiliary += " been"
    passive = tokens[verb].low in ("is", "are", "am", "was", "were") and verb + 1 < len(tokens) and (
        tokens[verb + 1].kind in ("participle", "past")
    )  # fmt: skip
    if passive:
        auxiliary = tokens[verb].low
    front = text[: subject.start]
    alone = [_alone(said, part, verb, auxiliary, passive=passive) if number else text[slice(*part)].strip(" ,;")
             for number, part in enumerate(parts)]  # fmt: skip
    alone = [re.sub(r",([*”\"])$", r"\1", part) for part in alone]  # a comma that stands within the signs of a title
    if pattern("lives_and_works").match(text, subject.end):
        return  # lives and works in Alto
    alone = ["" if series_open(part) or pattern("predicates_open").search(part) else part for part in alone]
    shares = [number for number, part in enumerate(parts) if number > 1 and alone[number]
              and text[slice(*part)].strip(" ,;").split()[0] in pasts() | {}.fromkeys(words("rules.passives"))
              and re.match(r"(?:has|have|was|were|is|are) ", text[slice(*parts[number - 1])].strip(" ,;"))]  # fmt: skip
    kept_front = bool(front) and front.split()[0].strip(",").lower() in words("rules.no_front")
    for size in range(1, len(parts)):
        for numbers in combinations(range(len(parts)), size):
            chosen = [alone[number] for number in numbers]
            if not all(chosen) or (kept_front and numbers[0]):
                continue
            if len({part.split()[0] for part in chosen if part}) < len(chosen):
                continue  # leads workshops and leads forays
            if any(number in numbers and number - 1 not in numbers for number in shares):
                continue  # have been shown in Oslo, and sold in Bonn: sold hangs on “have been”
            called = text[subject.start : subject.end]
            opening = front + called if not numbers[0] else called[0].upper() + called[1:]
            yield f"{opening} {_joined(chosen)}."


def _joined(parts: Sequence[str]) -> str:
    return (
        parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + ("," if len(parts) > 2 else "") + f" and {parts[-1]}"
    )


def _parts(said: Said, first: int, verb: int) -> list[tuple[int, int]]:
    """Where each predicate of the subject stands; only one where a clause of something else stands between."""
    tokens, text = said.tokens, said.text
    stop = len(text.rstrip(".!"))
    begins, at = [tokens[first].start], verb + 1
    ends = list[int]()
    while at < len(tokens):
        token = tokens[at]
        opened = text[begins[-1] : token.start]
        if (
            (token.low in ("and", "but") or token.text == ",")
            and not token.shut
            and pattern("clause_opened").search(opened) is None
        ):
            following = at + 1
            if token.text == "," and following < len(tokens) and tokens[following].low in ("and", "but"):
                following += 1
            other = any(mention.start == tokens[following].start for mention in said.mentions if mention.subject) if (
                following < len(tokens)
            ) else False  # fmt: skip
            begin = following + 1 if other else following
            found = predicate_at(tokens, begin) if begin < len(tokens) else None
            phrase = tokens[begin].text == "," or tokens[begin].kind == "preposition" if begin < len(tokens) else False
            sure = (
                found is not None
                and (other or phrase or found - begin < 3)
                and _is_predicate(said, found, comma=token.text == ",")
            )
            if sure:
                ends.append(token.start)
                begins.append(tokens[found if phrase and found is not None else begin].start)
                at = found if found is not None else at
        at += 1
    return list(zip(begins, [*ends, stop], strict=True))


def _is_predicate(said: Said, at: int, *, comma: bool) -> bool:
    """Whether a verb is one of the person's: behind a mere comma only a form that is no participle."""
    token = said.tokens[at]
    if token.low not in _AUXILIARIES and said.text.startswith(" by ", token.end):
        return False  # published by Alto and distributed by Brio
    before = said.text[: token.start].rstrip()
    if pattern("before_a_verb").search(before) is None:
        return False
    return (
        not comma
        or token.kind == "verb"
        or token.low in thirds() | own_pasts()
        or re.search(r", (?:and|but)\b", before[-12:]) is not None
    )


_AUXILIARIES = ("is", "are", "am", "was", "were", "has", "have", "had", "does", "can", "will")


def _alone(said: Said, part: tuple[int, int], predicate: int, auxiliary: str, *, passive: bool) -> str:
    """A later predicate with what it shares with the first; "" where it does not stand by itself."""
    text = re.sub(
        r"^(?:(?:also|then|later|subsequently|eventually|additionally|thus|so|soon),? )+", "", said.text[slice(*part)]
    )
    text = text.strip(" ,;")
    if not text or pattern("hangs_on_before").search(text) or pattern("known_thing_within").search(text):
        return ""
    verb = next((word for word in re.findall(r"[\w’'-]+", text) if not word.endswith("ly")), "")
    if verb in words("rules.passives"):
        return f"{auxiliary} {text}" if passive or auxiliary.endswith("been") else ""
    past = verb in own_pasts() or verb in pasts() or verb.endswith("ed")
    if verb in _AUXILIARIES or not past:
        return text
    if (passive or not auxiliary) and verb not in own_pasts() and said.tokens[predicate].low in thirds():
        return ""  # from pictures found in the street and rendered in wax: another’s participle
    if auxiliary and not passive and verb not in pure_pasts():
        return f"{auxiliary} {text}"
    return text


def _promoted(said: Said) -> Iterator[str]:
    """ "He spent seven years in Oslo, where he was Dean of Alto College.": He was Dean of Alto College."""
    for mention in said.mentions:
        match = re.match(
            r" ((?:is|was|am|are|has been|served as) (?:an? |the )?[^,;]*?\b(?:of|at) (?:the )?[A-Z][^,;]*)\.$",
            said.text[mention.end :],
        )
        place = _WHERE.search(said.text[: mention.start])
        if mention.subject and match and place:
            called = said.text[mention.start].upper() + said.text[mention.start + 1 : mention.end]
            post = re.split(r" and (?:an? |the )?(?:former |past )", match[1])[0]
            if pattern("institution").search(post):
                yield f"{called} {match[1]}."
            elif place["name"] and pattern("institution").search(place["name"]) and "," not in match[1]:
                yield f"{called} {post} at {place['name']}."  # else in the Department of Glass: of which college?


def _first_of_two_things(said: Said) -> Iterator[str]:
    """ "Ada Lind is a Harbour Prize winner and the author of Salt (2001) and Wind": the first of what somebody is."""
    match = pattern("two_things").fullmatch(said.text)
    if not match or pattern("clause_opened").search(match[1]):
        return
    if (match[2] and match[3]) or re.search(r" (?:of|at|for) (?:the )?[A-Z]", match[1]):
        yield f"{match[1]}."


def _before_semicolons(said: Said) -> Iterator[str]:
    """ "In 2011 she won the Salt Prize; in 2013, the Tide Award", "She owns Alto; head of Brio": the first."""
    match = pattern("more_of_the_same").fullmatch(said.text)
    subject = next((mention.end for mention in said.mentions if mention.subject), 0)
    listed = match and re.search(r"\binclud|\bsuch as\b|: ", match[1])
    if match and not listed and 0 < subject < match.end(1) and (match[2] is None or is_role(match[2])):
        yield f"{match[1]}."


_WHERE = re.compile(
    r"(?:(?:of|at|for|with|to|in|joined) "
    r"(?P<name>(?:the )?[A-Z][\w’'.-]*(?: (?:[A-Z][\w’'.-]*|of|for|the|and|in|at))*))?, where $"
)
"""The place of which a clause speaks."""


def _halves(said: Said) -> Iterator[str]:
    """ "…; she is also a critic", "…, and her books have won …": two sentences that a comma or a semicolon joins."""
    closed = shut(said.text)
    for mention in said.mentions:
        before = re.search(
            r"(?:;|, (?:and|but|while)|;? –|: )(?: also)?"
            r"(?P<year>,? (?:in|since) (?:the [a-z ]+ of )?(?:19|20)\d\d,)? $",
            said.text[: mention.start],
        )
        if not before:
            before = re.search(r" (?:and|but) $", said.text[: mention.start])
        if not before or closed[before.start()] or mention.form not in ("they", "their") or not before.start():
            continue
        left, right = said.text[: before.start()], said.text[mention.start :]
        year = before.groupdict().get("year") or ""
        if pattern("clause_opened").search(left.rpartition(",")[2]) or (
            "," not in left and pattern("clause_opened").search(left)
        ):
            continue
        if (
            mention.form == "their"
            and re.match(
                r"\S+ (?:[\w’'“”\"-]+ ){1,9}?"
                r"(?:is|are|was|were|has|have|won|appears?|includes?|explores?|focus(?:es)?)\b",
                right,
            )
            is None
        ):
            continue
        yield f"{left.rstrip(' ,')}."
        right = re.sub(r" (?:also|then|additionally|too)\b", "", right, count=1)
        if not pattern("hangs_on_before").search(right.partition(" ")[2]) and not pattern("known_thing_within").search(
            right
        ):
            named = mention.name or said.text[mention.start] == "I"
            if year and not named:
                yield f"{year.strip(' ,').capitalize()}, {right}"
            if not year or re.match(r"\w+ (?:is|am|are|serves?) ", right):
                yield right[0].upper() + right[1:]


# --- what is told aside ------------------------------------------------------------------------------------

_ROUND = re.compile(r" ?[\[(][^()\[\]]*[)\]]")
_RELATIVE = re.compile(
    r", (?:(?:in|for|of|on|with|from|at|both of|all of|some of|one of) )?(?:which|who|whom|where|whose|when)\b"
    r"[^,;.()“”]*(?=,|;|\.?$)"
)


def _without_brackets(said: Said) -> Iterator[str]:
    """All that stands in brackets, together."""
    found = [
        one
        for one in _ROUND.finditer(said.text)
        if one.start() and not re.search(r"[’']s?$", said.text[: one.start()]) and not kept_bracket(said.text, one)
    ]
    if found and len(found) == len(_ROUND.findall(said.text)):
        yield _ROUND.sub("", said.text)


def _without_relatives(said: Said) -> Iterator[str]:
    """ "Salt, which won the Prize, and Wind, which was a finalist": Salt and Wind."""
    found = list(_RELATIVE.finditer(said.text))
    if not found:
        return
    closed, kept, at = shut(said.text), "", 0
    subjects = {mention.start for mention in said.mentions}
    for one in found:
        named = re.search(r"[A-Z0-9][\w’'.&-]*[”\"*)]?$|^The [a-z]+$", said.text[: one.start()])
        if closed[one.start()] or not named:
            return
        kept += said.text[at : one.start()]
        at = (
            one.end() + len(beside[0])
            if (beside := _BESIDE_KIN.match(said.text, one.end())) and re.search(r"[a-z]$", one[0])
            else one.end()
        )
        following = re.match(r", ((?:and )?)([\w’-]+)", said.text[at:])
        if following and not following[1] and following[2] in ("a", "an", "the", "one"):
            return  # what follows stands beside something in the clause that goes
        if following and not following[1] and _is_verb(following[2]):
            told = (said.text[mention.end : one.start()].strip() for mention in said.mentions if mention.subject)
            if any(told):
                return  # directed Salt, which opened in Bonn, was shown in Oslo, and won the Prize: Salt was and did
            at += 1  # Salt, which won the Prize, is: Salt is
        pair = following and following[1] and at + following.start(2) not in subjects and "," not in _clause(kept)
        if pair:
            at += 1
    yield kept + said.text[at:]


def _fewer_deeds(said: Said) -> Iterator[str]:
    """ "She directed Salt, which opened in Bonn, went to Oslo, and won the Prize.": by the first, and by the honour."""
    match = _DEEDS.fullmatch(said.text)
    parts = _NEXT_DEED.split(match[2]) if match else []
    if not match or len(parts) < _SEVERAL_DEEDS or not re.match(r"(?:was|has|won|received|went|[a-z]+ed) ", parts[0]):
        return
    won = next((part for part in parts if pattern("won").match(part)), None)
    yield f"{match[1]}{parts[0]}."
    if won and won != parts[0]:
        yield f"{match[1]}{won}."
        yield f"{match[1]}{parts[0]} and {won}."


_DEEDS = re.compile(r"([^,;:]*(?:, [^,;:]*)?[A-Z][\w’'-]*[”\"*)]?, which )([^;:]+?)\.?")
_NEXT_DEED = re.compile(
    r",? and (?=(?:was|has|won|received|went|[a-z]+ed) )|, (?=(?:was|has|won|received|went|[a-z]+ed) )"
)
_SEVERAL_DEEDS = 3
_BESIDE_KIN = re.compile(r", [A-Z][^,;.]*(?=\.?$)")
"""Who or what the last word of a clause is: where he met his wife, Ada Lind."""
_ASIDE = re.compile(r", (?:an?|the) (?!same\b|other\b|latter\b)[a-z][^;:()“”]*\.?$")
_BEHIND = re.compile(
    r"\b(?:he|she|they|I|[A-Z]\w+) (?=(?:\w+ly |also |later )?(?:co-)?(?:is|was|has|\w+ed|won|led|wrote|runs?)\b)"
)
"""Up to the verb of the person."""
_WHICH = re.compile(r" which [^;:()“”]*\.?$")


def _without_apposition(said: Said) -> Iterator[str]:
    """ "She founded Alto, a national movement to protect …": what it was, behind its name, up to the end."""
    closed = shut(said.text)
    for found in (_ASIDE, _WHICH):
        one = found.search(said.text)
        if one is None or closed[one.start()]:
            continue
        left = said.text[: one.start()]
        named = left[-1].isalnum() and pattern("ends_with_a_name").search(left)
        alone = found is _WHICH or "," not in _clause(_BEHIND.split(left)[-1])
        if named and alone and not series_open(left) and not pattern("goes_on").search(one[0]):
            yield f"{left}."


def _without_what_stands_beside(said: Said) -> Iterator[str]:
    """ "Ada Lind, a career member of the Alto Service, served as …": without what stands beside the person."""
    subject = next((mention for mention in said.mentions if mention.subject and mention.name), None)
    width = gap(said.text, subject.end) if subject and said.text.startswith(", ", subject.end) else 0
    if subject and width:
        yield said.text[: subject.end] + said.text[subject.end + width :]


def _clause(text: str) -> str:
    """What was said since the verb or the last semicolon, less the comma before a first item: two novels, Salt."""
    return re.sub(r"\b(?:two|three|four|books?|novels?|films?|albums?|plays?)\b, ", "", re.split(r"; ", text)[-1])


def _is_verb(word: str) -> bool:
    return word in _AUXILIARIES or is_verb_form(word)


def _without_reason(said: Said) -> Iterator[str]:
    """Why something was won, and with what: received the Alto Award from the Guild[ in honour of her book]."""
    for one in pattern("reason").finditer(said.text):
        left = said.text[: one.start()]
        several = pattern("vague_end").search(left)
        if (
            not shut(said.text)[one.start()]
            and re.search(r"(?:[A-Z][\w’'.&-]*|\d|[.”\"*)])$", left)
            and not several
            and not goes_on_a_list(left, one[0])
        ):
            yield f"{left}."


def _without_last_object(said: Said) -> Iterator[str]:
    """ "She has conducted the premieres of Salt and Wind, and the first staging of Sea.": the first of two objects."""
    match = pattern("last_object").fullmatch(said.text)
    if match and ", " not in re.split(r"\b(?:he|she|they|I|[A-Z]\w+) (?:has|have|is|was|\w+ed)\b|; ", match[1])[-1]:
        yield f"{match[1]}."


def series_open(left: str) -> bool:
    """Whether a text ends within a series that has had no "and" yet: A, B, C."""
    left = re.sub(r"\*[^*]*\*|“[^”]*”|\([^()]*\)", "…", left)  # a title has commas of its own
    if re.search(r"\b(?:includ(?:ing|es?|ed)|such as)\b[^;]*, (?!and\b|or\b|which\b|who\b|where\b)[^,;]*$", left):
        return re.search(r"\b(?:includ\w+|such as)\b[^;]* and [^,;]*$", left) is None
    clause = re.split(r";|\b(?:he|she|they|I)\b|, (?=(?:was|were|is|are|has|have)\b)", left)[-1]
    return clause.count(", ") > 1 and not re.search(r",? and [^,]*$", clause)


def goes_on_a_list(left: str, added: str) -> bool:
    """Whether what is added stands for the "and" of what a text ends with: a speaker, Reader at Alto, as well as …"""
    behind = re.split(r"\b(?:is|are|am|was|were|has|have|includ\w+|[a-z]+ed)\b|;", left)[-1]
    return series_open(left) or ("as well as" in added[:15] and ", " in behind)


_SUBTITLE = re.compile(
    r"(?<=[\w”\"*’]): (?:An? |The |[A-Z])[^:()“”]*?(?=;| \(| \[|, (?:and )?(?:co-)?(?:editor|author|which|who)|$)"
)
_SUBTITLE_AMONG_COMMAS = re.compile(r"(?<=[\w’]): (?:An? |The |[A-Z])[^:;,()“”]*?(?=, [a-z]| \(|$)")


_ONE_SUBTITLE = re.compile(
    r"(.*\b(?:author|editor|translator|wrote|written|published) [^:]*): (?:An? |The |How |Why )[A-Z][^;()“”]*"
)
_TITLE_ENDS = re.compile(r"[A-Z][\w’'-]*(?: (?:of|the|in|and|for|an?|to))* [A-Z][\w’'-]+$")
"""A title of two words and more: one alone says too little without its subtitle."""


def _without_subtitles(said: Said) -> Iterator[str]:
    """Books by their titles alone: Salt[: A History of the Sea]."""
    text = said.text.rstrip(".")
    if not pattern("books").search(text):
        return
    alone = _ONE_SUBTITLE.fullmatch(text) if text.count(": ") == 1 else None
    if alone and _TITLE_ENDS.search(alone[1]) and not re.search(r" and (?:the |his |her )?[A-Z]", text[alone.end(1) :]):
        yield f"{alone[1]}."
        return
    subtitle = _SUBTITLE if ";" in text else _SUBTITLE_AMONG_COMMAS
    found = [
        one
        for one in subtitle.finditer(text)
        if re.search(r"[A-Z][\w’'-]+$", text[: one.start()])
        and not re.search(r"\b(?:[IVX]+|Volume \w+|Vol\. \w+|Part \w+)$", text[: one.start()])
        and text[: one.start()].count("“") == text[: one.start()].count("”")
        and (";" in text or not re.search(r" and (?:the |his |her )?[A-Z]", one[0]))
    ]
    for one in reversed(found):
        text = text[: one.start()] + text[one.end() :]
    if found:
        yield f"{text}."


def _pair_of_as(said: Said) -> Iterator[str]:
    """ "… as the second woman and as the oldest director": each."""
    match = re.fullmatch(r"(.+?)( as [^,;]+?),? and( as [^;]+?)(\.?)", said.text)
    if match and " as " not in match[1] and not pattern("several_posts").search(f"{match[1]} as "):
        yield f"{match[1]}{match[3]}."
        yield f"{match[1]}{match[2]}."


def _without_what_they_do(said: Said) -> Iterator[str]:
    """ "She has invented several lamps that can be carried by hand.": that there are some is true by itself."""
    some = r"(.*\b(?:several|many|numerous|various) (?:[\w’-]+ ){0,4}[\w’-]+s) that [a-z]+ [^.;:]*\."
    if match := re.fullmatch(some, said.text):
        yield f"{match[1]}."


_WAYS = (
    _predicates,
    _promoted,
    _first_of_two_things,
    _before_semicolons,
    _halves,
    _fewer_deeds,
    _without_relatives,
    _without_apposition,
    _without_what_stands_beside,
    _without_brackets,
    _without_subtitles,
    fewer_posts,
    fewer_items,
    _without_reason,
    _without_last_object,
    _pair_of_as,
    _without_what_they_do,
)
