"""The fewest words that say what a sentence says of who the person is: "Ada Lind is an engineer."

In: a sentence with its mentions, and what the person is called. Out: a sentence of its words, "" where none
says it by itself. It is for texts that have no room for the sentence; what it adds is "is", "a" or "an", and commas.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from presskit.language import Language
from presskit.prose.english import bases, gerund, gerunds, pattern, third, words, written
from presskit.prose.person import Mention
from presskit.prose.spelling import is_known
from presskit.prose.tokens import Token
from presskit.prose.vocabulary import is_finite, is_post, is_role, is_trade, is_verb_form, leans, stands_alone


class Said(Protocol):
    """What this needs of a sentence."""

    @property
    def text(self) -> str: ...
    @property
    def tokens(self) -> Sequence[Token]: ...
    @property
    def mentions(self) -> Sequence[Mention]: ...


def in_short(said: Said, called: str, language: Language, *, leads: bool) -> str:
    """The sentence about `called`, which is a name. `leads`: it is the first that says who the person is; any other one
    says it by a post and its place."""
    if relative := _by_relative(said):
        return f"{called} {relative}"
    subject = next((mention for mention in said.mentions if mention.subject), None)
    if subject is None:
        return ""
    ways = (_by_noun, _by_trade_told, _by_trade, _by_predicate, _by_service, _by_apposition, _by_front,
            _by_what_goes_on, _by_fame, _by_joined)  # fmt: skip
    found = [one for find in ways if (one := find(said, subject, language)) and _sound(one, said, subject)]
    if not leads:
        found = [one for one in found if _PLACED.search(one)]
    sure = [one for one in found if _PLACED.search(one) or _names_a_trade(one)]
    best = next(iter(sure or found), "")
    return f"{called} {best}." if best else ""


def _sound(found: str, said: Said, subject: Mention) -> bool:
    """Whether what was found has no half of a pair of signs, and no pronoun of the person."""
    rest = said.text[subject.end :].partition(re.sub(r"^\w+ (?:as )?(?:an? )?", "", found))[2]
    if not _AT.search(found) and re.match(r", [A-Z&][^.;]*? (?:at|for) (?:the )?[A-Z]", rest):
        return False  # Professor of Practice, Economics and Law at …
    if pattern("no_end").search(found):
        return False
    if found.count("*") % 2 or found.count("(") != found.count(")") or found.count("“") != found.count("”"):
        return False
    return not any(mention.start != subject.start and _said_of(mention, said, found) for mention in said.mentions)


def _names_a_trade(found: str) -> bool:
    """Whether "is …" ends with a trade that says enough."""
    if found.startswith(("serves ", "works ")):
        return True
    return _is_trade(_core(re.split(r",? and |, ", found.removeprefix("is "))[-1]))


_AT = re.compile(r" (?:at|for) (?:the )?[A-Z]")
_PLACED = re.compile(r" (?:of|at|for|in|with|on) (?:an? [a-z -]+, )?(?:the )?[A-Z]")


def _said_of(mention: Mention, said: Said, found: str) -> bool:
    """Whether what was found holds a pronoun or a name of the person."""
    return re.search(rf"\b{re.escape(said.text[mention.start : mention.end])}\b", found) is not None


# --- where it stands ---------------------------------------------------------------------------------------


def _by_relative(said: Said) -> str:
    """ "It is a pleasure to welcome Ada Lind, who has long worked as a nurse.": the clause alone is a sentence."""
    for mention in said.mentions:
        match = re.match(r", who ((?:is|has|works)\b[^;:()]*\.)$", said.text[mention.end :])
        if match and not mention.subject and any(map(is_trade, re.findall(r"[\w-]+", match[1]))):
            return match[1]
    return ""


def _by_noun(said: Said, subject: Mention, language: Language) -> str:
    """ "The historian of salt, Ada Lind, is a fellow of …": a historian of salt and a fellow of …"""
    before = said.text[: subject.start]
    noun = re.fullmatch(r"(?:The|An?) ((?:[\w’'-]+ )*?[\w’'-]+?)((?: (?:of|in) [\w’' -]+)?), ", before)
    behind = re.match(r", is (?:(?:also|currently|now) )?((?:an?|the) [^.;:]*)\.$", said.text[subject.end :])
    if not noun or not behind or not _is_trade(noun[1]):
        return ""
    return f"is {language.article(noun[1].split()[0])} {noun[1]}{noun[2]} and {behind[1]}"


def _by_predicate(said: Said, subject: Mention, language: Language) -> str:
    """ "… is a poet and critic who …", also behind a clause of its own: "Lind, born in Oslo, is a poet"."""
    if _before(said, subject).lower().split(" ")[0] in words("rules.no_front"):
        return ""
    match = pattern("said_to_be").match(said.text, subject.end)
    over = match and "been" in match[0] and pattern("lasts").search(said.text, match.end()) is None
    return _is(said.text[match.end() :], language) if match and not over else ""


def _by_trade_told(said: Said, subject: Mention, language: Language) -> str:
    """What a predicate says by trades alone, before a trade before the name: "Mezzo-soprano, she is a singer"."""
    found = _by_predicate(said, subject, language)
    return found if found.startswith("is a") and not _PLACED.search(found) and _names_a_trade(found) else ""


def _by_apposition(said: Said, subject: Mention, language: Language) -> str:
    """ "Ada Lind, a Norwegian poet living in Oslo, has …"."""
    match = re.match(r", (?=(?:an?|the) )", said.text[subject.end :])
    bare = None if match else _BARE_APPOSITION.match(said.text, subject.end)
    if bare:
        items = re.split(r",? and |, ", bare[1])
        small = lowered(bare[1]) if bare[1][0].isupper() else bare[1]
        items[0] = items[0].partition(" ")[2] or items[0]  # Norwegian nun
        several = next((at for at, item in enumerate(items) if re.match(r"an? |the |one of ", item)), len(items))
        if several < len(items) and (trades := items[:several]) and all(map(_is_trade, trades)):
            joints = (*language.joints(trades), "")
            small = "".join(trade + joint for trade, joint in zip(trades, joints, strict=True))
            return f"is {language.article(small.split()[0])} {small}"
        if small and any(map(_is_trade, items)) and all(_is_trade(item) or _may_be_a_trade(item) for item in items):
            return f"is {language.article(small.split()[0])} {small}"
    return _is(said.text[subject.end + match.end() :], language) if match else ""


_BARE_APPOSITION = re.compile(
    r"(?:, | ?[—–] ?)([A-Za-z][^;:()—–]*?)(?:, | ?[—–] ?)(?:is|was|has|had|[a-z]+s|[a-z]+ed)\b"
)
"""Trades without an article behind a name: "Ada Lind, Norwegian nun, theologian and physician, is …"."""


def _by_trade(said: Said, subject: Mention, language: Language) -> str:
    """ "Poet and critic Ada Lind …"; "Poet, critic and nurse, Ada Lind …"."""
    before = _before(said, subject).partition(" who ")[0]
    last = before.rpartition(", ")[2]
    if last != before and last[:1].isupper() and re.match(r"(?:Currently|Now|An?|As|[A-Z][a-z]+ed) ", before):
        before = last  # Praised for her voice, Norwegian soprano Ada Lind
    if (
        not before
        or (not subject.name and not _IS_BORN.match(said.text, subject.end))
        or re.match(r"(?:An?|The|As|In|On|At|For|With|By|From|Now) ", before)
    ):
        return ""
    items = re.split(r",? and |, | & ", before)
    of_one = len(items) == 2 and " " not in items[0] and _is_trade(items[1]) and not _is_trade(items[0])
    if of_one and (small := lowered(before)) is not None:
        return f"is {language.article(small.split()[0])} {small}"  # Video and installation artist
    if (
        not _is_trade(items[0])
        or not all(_is_trade(item) or _may_be_a_trade(item) for item in items[1:])
        or (small := lowered(before)) is None
    ):
        return ""
    return f"is {language.article(small.split()[0])} {small}"


_IS_BORN = re.compile(r" (?:was|were) born\b")


def _by_front(said: Said, subject: Mention, language: Language) -> str:
    """ "A lecturer in law, Ada Lind leads …"; "As head of the Harbour Trust, she …"."""
    before = re.sub(r" \([^()]*\)", "", _before(said, subject))
    match = re.match(r"(?:As |Now |Currently )?((?:an?|the|our|one of the) )?", before, re.IGNORECASE)
    if not match or not match[0] or before.count(",") > 2:
        return ""
    phrase = (match[1] or "").lower() + before[match.end() :]
    if phrase.startswith("one of the ") and "," not in phrase:
        return f"is {phrase}"
    found = _is(phrase, language) if not pattern("no_trade").search(phrase) else ""
    past = pattern("was_then").match(said.text[subject.end :]) is not None
    return "" if past and (before.startswith("As ") or _PLACED.search(found)) else found


def _by_what_goes_on(said: Said, subject: Mention, language: Language) -> str:
    """ "… has been teaching law in Oslo since 1990": teaches law in Oslo."""
    match = pattern("lasting").match(said.text[subject.end :])
    if not match or _before(said, subject) or match[1] not in gerunds() or re.search(r"\band\b", match[2]):
        return ""
    base = next((base for base in bases() if gerund(base) == match[1]), "")
    return f"{third(base)} {match[2]}" if base and base not in ("pursue", "try", "seek", "look") else ""


def _by_service(said: Said, subject: Mention, language: Language) -> str:
    """ "… is currently serving a term as Chief Judge": serves as Chief Judge."""
    begin = max((one.end() for one in _TODAY.finditer(said.text, subject.end)), default=subject.end)
    match = pattern("serves_as").match(said.text[begin:])
    if not match or (begin == subject.end and subject.start and not subject.name):
        return ""
    post = match[1].split()
    if not is_role(post[-1]) or pattern("no_trade").search(match[1]):
        return ""
    if re.match(r" (?:has|have) ", match[0]):
        return f"is {match[1]}" if re.match(r"an? ", match[1]) and " since" in said.text[subject.end :] else ""
    placed = _ITS_PLACE.match(said.text, begin + match.end())
    verb = "serves" if "serv" in match[0] else "works"
    return f"{verb} as {match[1]}{placed[0] if placed else ''}"


_TODAY = re.compile(r"\b(?:co-)?(?:founded|established|created|started) and(?= (?:currently|now) )")
"""What stands before the post that somebody holds where they founded it."""

_ITS_PLACE = re.compile(
    r"(?: (?:of|in) [^,;:()]+?)? (?:of|at|for|with) (?:an? [a-z -]+, )?(?:the )?[A-Z][^,;:()]*?"
    r"(?=,| \(|;|:| and\b| in addition\b| since\b| where\b|\.?$)"
)
"""Where a post is, behind it."""


def _by_fame(said: Said, subject: Mention, language: Language) -> str:
    """ "… will be remembered as the first woman to …, and as …"."""
    match = pattern("fame").search(said.text[subject.end :])
    return f"{match[1].replace('are ', 'is ')} {match[2]}" if match else ""


def _by_joined(said: Said, subject: Mention, language: Language) -> str:
    """What is told of today behind what was: "…, and since 2004 has been the director of …"."""
    match = pattern("is_now").search(said.text)
    return _is(said.text[match.end() :], language) if match else ""


def _before(said: Said, subject: Mention) -> str:
    return said.text[: subject.start].strip(" ,")


# --- what somebody is --------------------------------------------------------------------------------------


def _is(predicate: str, language: Language) -> str:
    """ "is" with the first of what a predicate names: trades without what follows them, a post with its place."""
    items = list(_items(predicate))
    trades = list[str]()
    for item, rest in items:
        if not (_is_trade(_core(item)) or (trades and _may_be_a_trade(_core(item)))) or rest.startswith("turned"):
            break
        if re.match(r"by (?:training|trade|profession|education|day|night)\b", rest):
            return ""  # a physicist by training is none by trade
        titled = item.startswith("the ") or not re.match(r"an? ", trades[0] if trades else item)
        if rest and _LEANS.match(rest) and (titled or not _is_trade(_core(item))):
            break  # senior contributor at the Harbour News; Senior Writer at Alto
        if rest and _LEANS.match(rest) and trades and leans(_core(item).split()[-1]):
            break  # a curator, a critic and a contributing editor of the Harbour News
        trades.append(item)
    titled = len(trades) == 1 and not re.match(r"an? ", trades[0]) and len(items) > 1
    if titled and leans(_core(trades[0]).split()[-1]):
        trades = []  # Artistic Director and founder of Alto
    alone = len(trades) == 1 and leans(_core(trades[0]).split()[-1])
    if trades and not (alone and _LEANS.match(items[0][1])) and re.match(r"an? |[A-Z]", trades[0]):
        long = pattern("experience").match(" " + items[len(trades) - 1][1])
        joined = zip(trades, (*language.joints(trades), ""), strict=True)
        return "is " + "".join(item + joint for item, joint in joined) + (long[0] if long else "")
    post = _post(predicate)
    return f"is {post}" if post else ""


_LEANS = re.compile(r"(?:of|at|for(?! (?:\d|the (?:past|last)|over|more|many|several))|in|with (?:the )?[A-Z]|to|on)\b")


def _may_be_a_trade(item: str) -> bool:
    """Whether an item behind a trade is another one, though no list has it: an artist and picture framer."""
    said = item.lower().split()
    return (
        item.islower()
        and len(said) < 5
        and not (is_verb_form(said[0]) or is_finite(said[0]))
        and not pattern("no_trade").search(item)
    )


def _items(predicate: str) -> Iterator[tuple[str, str]]:
    """The trades at the beginning of a predicate: each, and what follows the last of them."""
    end = pattern("ends_a_trade").search(predicate)
    assert end
    said, rest = predicate[: end.start()], predicate[end.start() :]
    parts = [part for part in re.split(r",? and (?:also )?|, | & ", said) if part]
    for at, part in enumerate(parts):
        yield part.strip(" ,"), rest.strip(" .") if at + 1 == len(parts) else ""


def _core(item: str) -> str:
    return re.sub(r"^(?:an?|the) ", "", item)


def _is_trade(item: str) -> bool:
    """Whether an item is a trade that says enough alone: a poet, a prize-winning reporter, a civic entrepreneur."""
    said = item.lower().split()
    if not said or len(said) > 6 or pattern("no_trade").search(item):
        return False
    if stands_alone(said[-1]):
        return True
    ours = words("nouns.leaning_roles")
    return (said[-1] in ours or said[-1].rpartition("-")[2] in ours) and (len(said) > 1 or "-" in said[-1])


def _post(predicate: str) -> str:
    """A post with its place: "Professor of Law at the University of Oslo"; "" where it is none, or has no place."""
    if field := pattern("post_and_field").match(predicate):
        return field[0]
    match = pattern("post").match(predicate)
    if not match or (match[1] or "").startswith("one of"):
        return ""
    head = match[2].lower().split()[-1].rpartition("-")[2] or ""
    whole = match[2].lower().split()[-1]
    if not any(map(is_role, (head, whole, whole.partition("-")[0]))):
        return ""
    if pattern("no_trade").search(match[2]) or pattern("no_post").match(f"is {predicate}"):
        return ""
    plain = len(match[3].split()) > 7 and not re.search(r" [A-Z]| of the [a-z]| department", match[3])
    if plain or (whole in _WORKS and re.search(r"[*“\"]| of [A-Z]", match[3])):
        return ""  # the author of what a title may name that goes on
    if match[2].count(" ") > 5 or not (match[1] or match[2][0].isupper() or is_role(whole)):
        return ""
    if predicate[match.end() :].startswith(",") and re.search(r"(?:ic|al|ive|ous|ful)$", match[0]):
        return ""  # an adjective of several: years of naval, legal and practical experience
    named = re.match(
        r", (?:the )?[A-Z][\w’'&.-]*(?: (?:[A-Z&][\w’'.-]*|for|of|and|the|in))*(?=\.?$)", predicate[match.end() :]
    )
    if named and match[3].split()[-1].islower():
        return (match[0] + named[0]).strip(" .")
    country = (
        re.match(r", " + written("places") + r"(?=[,.]|$)", predicate[match.end() :]) if " at " in match[0] else None
    )
    if country and country[0][2:].isalpha():
        return (match[0] + country[0]).strip()
    placed = match.start(3) - match.start()  # the founder and director of Alto: both are of Alto
    another = next(
        (one for one in _AND.finditer(match[0], placed) if any(map(is_role, filter(None, one.groups())))), None
    )
    several = _SEVERAL.search(match[0]) if len(match[0].split()) > 7 and not is_post(whole) else None
    if several and not _TOGETHER.search(match[3]):
        return match[0][: several.end()].strip()
    return (match[0][: another.start()] if another else match[0]).strip()


_SEVERAL = re.compile(r" (?:of|for) [^A-Z]{8,}?(?= and [a-z])")
_TOGETHER = re.compile(r"\b(?:between|both|intersections?|relations?(?:hips?)?|convergence|interplay) ")
_AND = re.compile(r" and ([\w-]+)(?: ([\w-]+))?")
_WORKS = frozenset({"author", "co-author", "translator", "creator", "writer", "co-editor", "recipient"})


def lowered(trade: str) -> str | None:
    """A trade from the beginning of a sentence as it stands within one; None where nobody can tell: "Music"."""
    first = trade.split()[0].strip(",")
    low = first.lower()
    if re.search(r"(?:winning|selling|nominated)$", low) and re.match(r"(?:award|prize|best)", low):
        return low + trade[len(first) :]
    if "-" in first and all(map(is_role, low.split("-"))):
        return low + trade[len(first) :]
    if is_role(low) or low in words("rules.lowered") or re.search(r"(?:ary|ical|ional|ive|ally|ed|ing)$", low):
        return low + trade[len(first) :]
    if re.search(r"(?:an|ish|ese|based|born|i)$", low) or first.isupper() or re.match(r"\S+ [A-Z]", trade):
        return trade
    return low + trade[len(first) :] if all(map(is_known, low.split("-"))) else None
