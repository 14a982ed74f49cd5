"""What a sentence can lose: what stands before its subject, behind it, in brackets, at its end, and dates.

In: a sentence with its mentions. Out: `Cut`s, of which none crosses another. Every reading is grammatical, true, and
still says something; where that is not sure, there is no cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from presskit.prose.english import bases, pattern, thirds, words, written
from presskit.prose.fronts import front_end, kept_front_end
from presskit.prose.rules import Scene, open_series, thin
from presskit.prose.tails import Cut, tails
from presskit.prose.tokens import Token, predicate_at, unmarked_titles
from presskit.prose.verbs import gap
from presskit.prose.vocabulary import is_finite, is_post, is_role, is_trade, is_verb_form, names_role

LONGEST = 90
"""Words of a sentence in which cuts are looked for: nobody has tried the rules on a longer one."""


def cuts(scene: Scene) -> list[Cut]:
    """What may go."""
    if len(scene.tokens) > 1.3 * LONGEST or not scene.tokens:
        return []
    found = [*_brackets(scene), *_letters(scene), *_before_the_name(scene)]
    if joins := pattern("joins_on").match(scene.text):
        found.append(Cut(0, joins.end(), "bracket"))
    front = front_end(scene)
    if front and not _is_bald(scene, front) and not pattern("now_a").match(scene.text):
        only = pattern("praise").match(scene.text[:front]) or _ORIGIN.match(scene.text)
        found.append(Cut(0, front, "third person" if only else "front"))
    if pattern("partners").search(scene.text):
        return _apart(found)
    start = next((at for at, token in enumerate(scene.tokens) if token.start >= max(front, kept_front_end(scene))), 0)
    verb = _main_verb(scene, start)
    if verb is not None:
        verb = _behind_subject(scene, start, verb, found)
    if verb is not None:
        before = pattern("before_that").search(scene.text, scene.tokens[verb].end, scene.stop)
        found += [Cut(before.start(), scene.stop, "what was before")] if before else []
        found += _clauses(scene, verb)
        found += _currently(scene, verb)
        found += _subjects_taught(scene)
        found += _praise(scene, scene.tokens[verb].start)
    return _apart([_with_its_comma(scene.text, _of_one_thing(scene.text, cut)) for cut in found])


def _is_bald(scene: Scene, front: int) -> bool:
    """Whether without its front a sentence would say next to nothing: [At Alto, ]her duties were many."""
    rest = [token for token in scene.tokens if token.start >= front and token.text[0].isalnum()]
    return len(rest) < _BALD and not any(token.capital or token.text[0].isdigit() for token in rest[1:])


_BALD = 6

_ORIGIN = re.compile(r"(?:Born|Raised|Originally) ")
"""What nobody says of themselves before "I", nor a host before "our next speaker"."""


def _praise(scene: Scene, start: int) -> Iterator[Cut]:
    """Praise that nobody says of themselves, where the article stays right without it: is a [renowned ]painter."""
    match = pattern("praised").match(scene.text, start)
    if match and (match[1] == "an") == (match[3].lower() in "aeiou"):
        yield Cut(*match.span(2), "third person")


def _subjects_taught(scene: Scene) -> Iterator[Cut]:
    """All but the first of what somebody teaches at one place: teaches law[, music, and art] at Alto."""
    match = re.search(
        r"\bteach(?:es)? [A-Z][\w ’-]*?(, [^.;()]*?,? and [A-Z][\w ’-]*?)(?= (?:at|in) (?:the )?[A-Z])", scene.text
    )
    if match:
        yield Cut(*match.span(1), "more subjects")


def _currently(scene: Scene, verb: int) -> Iterator[Cut]:
    """ "currently" behind "is", which the tense says as well; "also", which hangs on what stands before."""
    for before, token in pairwise(scene.tokens[verb : verb + 3]):
        following = scene.text[token.end :]
        post = re.match(r" (?:an? |the |[A-Z])", following) is not None  # not "is currently pursuing"
        also = token.text == "also" and before.low in ("is", "am", "are", "was", "has", "have")
        if also or (token.text == "currently" and before.low in ("is", "am", "are") and post):
            yield Cut(token.start - 1, token.end, "bracket")


def _with_its_comma(text: str, cut: Cut) -> Cut:
    """An apposition with the comma behind it, where one pair is left: of Salt[, a novel,] and a web series."""
    before = re.split(r"\b(?:is|am|are|was|were|has|have|of)\b|;", text[: cut.start])[-1]
    pair = text[cut.start] == "," and text.startswith(", and ", cut.end) and "," not in before
    return cut._replace(end=cut.end + 1) if pair else cut


def _of_one_thing(text: str, cut: Cut) -> Cut:
    """A relative clause without the next thing that the person is: "[, where she founded Alto], and a fellow of"."""
    said = text[cut.start : cut.end]
    match = re.match(r", (?:where|which|who|whose)\b.*?(, and (?:an?|the) ([\w-]+) (?:of|at|for|in) )", said)
    return cut._replace(end=cut.start + match.start(1)) if match and is_role(match[2]) else cut


def whole_quotations(text: str, found: Sequence[Cut]) -> list[Cut]:
    """The cuts that leave no quotation open."""
    return [
        cut
        for cut in found
        if all(
            len(re.findall(opens, said)) == len(re.findall(closes, said))
            for said in (text[cut.start : cut.end],)
            for opens, closes in (("“", "”"), (r"(?<!\w)[‘']", r"(?<=[\w.,!?])[’'](?!\w)(?<!s[’'])"))
        )
    ]


def _apart(found: Sequence[Cut]) -> list[Cut]:
    """The cuts without those that cross one before them."""
    kept = list[Cut]()
    for cut in sorted(found, key=lambda cut: (cut.start, -cut.end)):
        if cut.end > cut.start and not any(
            (other.start < cut.start < other.end < cut.end) or cut[:2] == other[:2] for other in kept
        ):
            kept.append(cut)
    return kept


# --- brackets and letters ----------------------------------------------------------------------------------

_ROUND = re.compile(r" ?\([^()]*\)")


def _brackets(scene: Scene) -> Iterator[Cut]:
    """What stands in round brackets; two or more along a series go together."""
    found = [match for match in _ROUND.finditer(scene.text) if match.start() and not kept_bracket(scene.text, match)]
    if len(found) > 1:
        ends = {end for _, end in unmarked_titles(scene.text)}  # only its year says where such a title ends
        if any(match.start() in ends for match in found):  # and then all stay that have one
            found = [match for match in found if not re.search(r"\b(?:19|20)\d\d\b", match[0])]
    found = [match for match in found if not re.search(r"(?:[’']s|s[’'])$", scene.text[: match.start()])]
    if len(found) < len(_ROUND.findall(scene.text)) and any(
        match[0].startswith(" (as ") for match in _ROUND.finditer(scene.text)
    ):
        return
    series = len(found) > 1 and re.search(r"[,;]| and ", scene.text[found[0].end() : found[-1].start()]) is not None
    for match in found:
        if _is_pronouns(match[0]) or _behind_subject_mention(scene, match.start()):
            yield Cut(match.start(), match.end(), "third person")  # "I (b. 1988) am"
        else:
            comma = (
                match.start() > 1
                and scene.text[match.start() - 1] == ","
                and scene.text[match.end() :][:1] in (",", ".", ";")
            )
            yield Cut(match.start() - comma, match.end(), "bracket", together=series)


def kept_bracket(text: str, match: re.Match[str]) -> bool:
    """A mark such as (a), a degree's (Hons), what letters before it mean, a role: FRSI (Foundation …), (as editor)."""
    if re.fullmatch(r" ?\((?:[a-z0-9]|Hons?)\)", match[0]) or match[0].startswith(" (as "):
        return True
    if pattern("result").match(match[0]):
        return True  # the Harbour Prize (shortlisted)
    if text[: match.start()].endswith(("”", '"')) and re.match(r" \((?:the )?[A-Z][a-z]", match[0]):
        return True  # who said it
    return re.search(r"\b[A-Z]{2,6}$", text[: match.start()]) is not None and len(match[0].split()) > 2


def _is_pronouns(text: str) -> bool:
    return re.fullmatch(r" ?\((?i:she|he|they|xe|ze)(?:/\w+)+\)", text) is not None


def _behind_subject_mention(scene: Scene, offset: int) -> bool:
    return any(mention.subject and mention.end == offset for mention in scene.mentions)


def _before_the_name(scene: Scene) -> Iterator[Cut]:
    """A trade right before the name, which no other voice can say: "Art historian Lind is …" but "I am …"."""
    first = next((mention for mention in scene.mentions if mention.subject), None)
    if first is None or not first.name or not first.start:
        return
    before = [token for token in scene.tokens if token.end <= first.start]
    comma = next((at for at in range(len(before) - 1, -1, -1) if before[at].text == ","), -1)
    fronted = before and (
        before[0].kind in ("past", "participle", "determiner") or before[0].low in words("rules.fronts")
    )
    beside = before[comma + 1 :] if fronted and 0 < comma < len(before) - 1 else []
    if beside and all(token.kind == "word" for token in beside) and is_trade(beside[-1].low):
        yield Cut(beside[0].start, first.start, "third person")  # Praised for her voice, soprano Lind has sung
        return
    ends_open = before and before[-1].text != "," and before[-1].kind not in ("preposition", "joint", "verb")
    plain = all(
        token.kind in ("word", "joint", "gerund", "adverb")
        or token.text in (",", "-")
        or (
            token.kind == "past"
            and token.low
            in words("rules.behind_a_trade")
            | words("rules.lowered")
            | {
                "acclaimed",
                "retired",
                "renowned",
                "noted",
                "celebrated",
                "respected",
                "distinguished",
                "accomplished",
                "licensed",
                "certified",
            }
        )
        for token in before
    )
    if pattern("honorific").fullmatch(scene.text[: first.start]) or scene.text[: first.start] == "The ":
        yield Cut(0, first.start, "third person")
        return
    capitals = all(token.capital or token.text == "." for token in before)  # Hon. Justice Lind
    titled = re.match(rf"{written('title')} ", scene.text[first.start :]) and capitals
    if titled and not any(token.low in _starters() | words("rules.openers") for token in before):
        yield Cut(0, first.start, "third person")
        return
    unknown = scene.opens and len(before) == 1 and before[0].kind == "word" and before[0].low not in _starters()
    if before and before[-1].text == "," and _is_trades(scene, before[:-1]):
        yield Cut(0, first.start, "third person")  # Mezzo-soprano, Lind is a singer
        return
    if ends_open and plain and (unknown or any(is_role(token.low) for token in before)):
        yield Cut(0, first.start, "third person")


def _is_trades(scene: Scene, before: Sequence[Token]) -> bool:
    """Whether the words at the beginning of a sentence are trades without an article: Poet and critic."""
    small = all(token.kind == "joint" or token.text == "," or is_role(token.low) for token in before)
    return bool(before) and small and before[0].start == 0


def _starters() -> frozenset[str]:
    return words("sentences.starters") | words("rules.fronts")


def _letters(scene: Scene) -> Iterator[Cut]:
    """Letters behind the name, which only a text with the name can have."""
    for mention in scene.mentions:
        if mention.name and mention.subject and scene.text[mention.end : mention.end + 1] in (",", " "):
            if "," in scene.text[mention.start : mention.end] and scene.text[mention.end] == ",":
                yield Cut(mention.end, mention.end + 1, "third person")  # the name itself ends with letters
                continue
            width = gap(scene.text, mention.end)
            if age := re.match(r", (?:aged )?\d{1,2},", scene.text[mention.end :]):
                yield Cut(mention.end, mention.end + age.end(), "third person")  # nobody says: I, 64, farm
                continue
            if re.match(r" (?:from|of) ", scene.text[mention.end :]) and width:
                yield Cut(mention.end, mention.end + width, "third person")  # nobody says: I from Norland am
                continue
            said = scene.text[mention.end : mention.end + width]
            if width and (pronouns := re.search(r" \([a-z/]+\)$", said)):
                said, width = said[: pronouns.start()], pronouns.start()
            said = re.sub(r" \(Hons?\)", "", said)
            if width and re.match(r",? [A-Z]", said) and "(" not in said and not re.search(r"\b[a-z]{3,}\b", said):
                yield Cut(mention.end, mention.end + width, "third person")


# --- before the subject ------------------------------------------------------------------------------------


# --- the main clause ---------------------------------------------------------------------------------------


def _main_verb(scene: Scene, start: int) -> int | None:
    """The place of the first finite verb."""
    tokens = scene.tokens
    reduced = start < len(tokens) and tokens[start].kind in (
        "past",
        "participle",
        "gerund",
    )  # "Dedicated to …, made of …"
    relative = False
    for at in range(start, len(tokens)):
        token = tokens[at]
        if token.shut:
            continue
        relative |= token.low in ("which", "who", "that") and at > start
        if token.kind == "verb" or (token.kind == "past" and at > start and not reduced):
            if not relative:
                return at
            relative = False  # The method that she has found is: what follows is the verb of "method"
            continue
        if scene.is_subject(token):
            verb = at + 1
            while verb < len(tokens) and tokens[verb].kind == "adverb":
                verb += 1
            if verb < len(tokens) and _is_verb(tokens[verb]):
                tokens[verb].kind = "verb"
                return verb
    return None


def _is_verb(token: Token) -> bool:
    form = token.kind in ("verb", "past", "participle", "base") or re.fullmatch(r"[a-z]+s", token.text) is not None
    return not token.shut and (is_verb_form(token.low) or form) and token.kind not in ("preposition", "sign", "adverb")


def _behind_subject(scene: Scene, start: int, verb: int, cuts: list[Cut]) -> int | None:
    """A clause or an apposition between subject and verb, which may go; returns the place of the verb behind it.

    In the first sentence it stays if it says what the person is.
    """
    tokens = scene.tokens
    begin = tokens[start].start
    mention = next((one for one in scene.mentions if one.subject and begin <= one.start <= begin + 1), None)
    if mention is None:
        return verb
    at = next((place for place, token in enumerate(tokens) if token.start >= mention.end), len(tokens))
    if at + 1 >= len(tokens) or tokens[at].text != ",":
        return verb
    between = scene.text[tokens[at].start : tokens[verb].start]
    if at < verb and re.fullmatch(r", [A-Z][\w.]*(?:,? [A-Z][\w.]*)* ", between):
        return verb  # Mara Lind, MD is …
    for comma in range(at + 2, len(tokens)):
        if tokens[comma].text != "," or tokens[comma].shut:
            continue
        behind = comma + 1
        while behind < len(tokens) and tokens[behind].kind == "adverb":
            behind += 1
        if behind < len(tokens) and _predicate(tokens, behind):
            said = scene.text[tokens[at].start : tokens[comma].end]
            letters = not re.search(r"\b[a-z]{3,}\b", said)
            trade = tokens[at + 1].kind == "word" and names_role(re.split(r"\b(?:who|which|whose)\b", said)[0])
            what = trade or tokens[at + 1].low in ("a", "an", "the")
            if not letters and not (scene.opens and what and tokens[behind].low not in ("is", "am", "are")):
                cuts.append(Cut(tokens[at].start, tokens[comma].end, "third person"))  # "I, born in Oslo, am"
            return behind
    return verb if verb < at else None


def _predicate(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.low in ("is", "was", "has", "had", "are", "have", "am"):
        return True
    return token.text[0].islower() and (is_finite(token.low))


_NEAR = 25
"""Characters in which an "also" is said of the verb."""


class _Joint(NamedTuple):
    """Where a clause is divided: the offset from which the rest may go, the place of the next verb and of the joint."""

    offset: int
    verb: int
    at: int
    kind: str


def _clauses(scene: Scene, verb: int) -> Iterator[Cut]:
    """The tails of every clause, and the clauses that are joined on."""
    tokens = scene.tokens
    joints = list(_joints(scene, verb))
    if any(joint.kind == "series" for joint in joints):  # V1, V2, and V3: all or nothing
        return
    begins = [verb, *(joint.verb for joint in joints)]
    ends = [*(joint.at - (tokens[joint.at - 1].text == ",") for joint in joints), len(tokens)]
    stops = [*(joint.offset for joint in joints), scene.stop]
    for number, joint in enumerate(joints):
        before = ends[number]
        if tokens[before - 1].kind in ("preposition", "determiner"):  # "to connect with and explore": one object
            continue
        if tokens[joint.at - 1].text == "," and (series := _several_things(scene, begins[number], before)):
            yield Cut(series, stops[number + 1], "more of what the person is")
            continue
        paired = any(token.low in ("both", "either") for token in tokens[begins[number] : joint.at])
        if (
            paired
            or joint.at - verb <= 1
            or open_series(scene, begins[number], before)
            or _little(scene, begins[number], before)
        ):
            continue
        told = scene.text[joint.offset : stops[number + 1]]
        if pattern("famed").search(told) or pattern("later_post").match(told):
            continue  # what somebody is known for goes with the rest, or stays
        if scene.opens and not _is_what(scene, verb, before):
            newer = _newer(scene, begins[number], before, joint.offset, stops[number + 1])
            if newer and not number and (head := _head(scene, verb, joint)):
                yield head
            continue
        if _ends_a_series(scene, begins[number], before, joint):
            continue
        if _newer(scene, begins[number], before, joint.offset, stops[number + 1]) or _greater(
            scene, begins[number], before, joint.offset, stops[number + 1]
        ):
            if not number and (head := _head(scene, verb, joint)):
                yield head
            continue
        yield Cut(joint.offset, stops[number + 1], joint.kind)
    for begin, end, stop in zip(begins, ends, stops, strict=True):
        walk = tails(scene, begin, end, stop)
        yield from walk.cuts


def _head(scene: Scene, verb: int, joint: _Joint) -> Cut | None:
    """What stands before a joint, where what follows tells more and can stand alone: {they} [joined … in 1984 and
    ]{has} been playing with …; [in 2011, {they} won …, and, ]in 2012, {they} won …"""
    tokens = scene.tokens
    if tokens[joint.at].low == "but":
        return None  # joined a firm, but left: what follows speaks of it
    begin = joint.at + 1 + (tokens[joint.at + 1].text == ",")
    rest = scene.text[tokens[begin].start :]
    if joint.kind == "clause joined on":
        own = any(mention.start >= tokens[begin].start for mention in scene.mentions)
        known = pattern("known_before").search(rest) or pattern("back").search(rest)
        known = known or pattern("known_thing_within").search(rest) or _OF_A_THING.search(rest)
        known = known or re.search(r"\b(?:also|then|later|subsequently|eventually)\b", rest[:_NEAR])
        return Cut(0, tokens[begin].start, "head") if own and not known else None
    subject = any(scene.is_subject(token) for token in tokens[:verb])
    first, second = tokens[verb], tokens[joint.verb]
    while begin < joint.verb and tokens[begin].low in words("rules.then"):
        begin += 1
    rest = scene.text[tokens[begin].start :]
    if re.search(r"\balso\b", rest[:_NEAR]):
        return None
    alone = second.kind == "verb" or (second.kind == "past" and first.low not in words("verbs.auxiliaries"))
    adverbs = all(token.kind == "adverb" for token in tokens[begin : joint.verb])
    if not (subject and alone and adverbs) or pattern("known_before").search(rest) or pattern("back").search(rest):
        return None
    while verb and tokens[verb - 1].kind == "adverb":
        verb -= 1
    return Cut(tokens[verb].start, tokens[begin].start, "head")


_OF_A_THING = re.compile(r"\bthe (?:[a-z-]+ )?[a-z-]+[’']s \w")
"""What belongs to something that was told of before: the host country’s best."""


def _several_things(scene: Scene, verb: int, end: int) -> int:
    """Where a first predicate goes on as a series without its "and": is a minister[, the singer of …, and has …]."""
    start = scene.tokens[verb].start
    said = scene.text[start : scene.tokens[end - 1].end]
    match = re.match(r"(?:is|was|am|are) (?:an?|the) .*?(, )(?:an?|the) ", said)
    return start + match.start(1) if match else 0


def _greater(scene: Scene, verb: int, end: int, offset: int, stop: int) -> bool:
    """Whether what is joined on tells more of the person than what stands before: was invited, and led it for years."""
    first, second = scene.text[scene.tokens[verb].start : scene.tokens[end - 1].end], scene.text[offset:stop]
    lasting = re.match(r"(?:has|have) [^.;]*(?:[A-Z]|\d)", first) is not None
    if pattern("at_work_too").match(second) or (lasting and not scene.mentions):
        return False  # the house has kept two stars[ and was named the best]
    begin = 0 if scene.opens else verb  # in the first sentence, an apposition says it, too
    is_what = (scene.opens or scene.tokens[verb].low in words("rules.linking")) and any(
        is_role(token.low) for token in scene.tokens[begin:end]
    )
    return scene.tokens[verb].low in words("rules.leads_on") or (not is_what and _rank(second) > _rank(first))


def _ends_a_series(scene: Scene, verb: int, end: int, joint: _Joint) -> bool:
    """Whether "and" is that of what stands before it, too: holds a degree from Alto, a diploma and teaches."""
    if scene.tokens[joint.at - 1].text == "," or scene.tokens[verb].low in words("rules.linking"):
        return False
    said = scene.text[scene.tokens[verb].end : scene.tokens[end - 1].end]
    return re.search(r", (?:an?|the|his|her|their|my) [^,]*$", said) is not None


def _newer(scene: Scene, verb: int, end: int, offset: int, stop: int) -> bool:
    """Whether what is joined on tells of the person today, or later, and what stands before of the past."""
    first, second = scene.text[scene.tokens[verb].start : scene.tokens[end - 1].end], scene.text[offset:stop]
    if pattern("at_work_too").match(second):
        return False
    past = re.match(
        r"(?:was|were|had|served|worked|\w+ed|taught|led|held|became|began|left|went|wrote|ran|spent)\b", first
    )
    now = re.match(
        r",? and (?:(?:now|currently|also) )?(?:is|am|are|serves|teaches|works|directs|leads|runs|heads)\b",
        second,
    )
    if past and re.match(r",? and (?:has|have) (?:now |since )?been \w+ing\b", second):
        return True
    if past and now and names_role(second):
        return True
    if re.match(r"(?:has|have) [^.;]*\bsince\b", first):
        return False  # what has lasted till today is no older
    years = [max(map(int, re.findall(r"\b(?:19|20)\d\d\b", text)), default=0) for text in (first, second)]
    return bool(years[0]) and years[1] > years[0]


def _rank(text: str) -> int:
    """What a part of a sentence tells: 4 a prize that was won, 3 another honour, a work or a post, 2 anything else."""
    if pattern("won").search(text):
        return 4
    if pattern("works_as").match(text.lstrip(", ").removeprefix("and ")):
        return 3
    post = any(map(is_post, text.split()))
    post = (
        post
        or re.match(r"(?:chaired|headed|led|directed|ran|edited|presided) (?:over )?(?:the )?[A-Z]", text) is not None
    )
    named = re.search(r"\*[A-Z0-9][^*]+\*|[“\"][A-Z0-9][^”\"]+[”\"]", text) is not None
    if post or named or pattern("honour").search(text) or pattern("founded").search(text):
        return 3
    return 1 if pattern("study").search(text) or pattern("institution").search(text) or "participant" in text else 2


def _little(scene: Scene, verb: int, end: int) -> bool:
    last = scene.tokens[end - 1].low
    return thin(scene, verb, end) or (last in words("nouns.general") and end - verb <= 3)


def _is_what(scene: Scene, verb: int, end: int) -> bool:
    """Whether a first predicate says what the person is: by "is", or by a trade."""
    said = scene.tokens[verb:end]
    if any(is_role(token.low) for token in scene.tokens[:verb]):
        return True  # Poet and translator Mara Lind was born …
    return (
        said[0].low in ("is", "am", "are")
        or said[0].low in words("verbs.people_act")
        or (any(token.capital for token in said[1:]) and said[0].low not in ("was", "were", "born", "grew"))
    )


def _joints(scene: Scene, verb: int) -> Iterator[_Joint]:
    """Where "and", "but", a comma or a semicolon joins another predicate or clause, outside relative clauses."""
    tokens = scene.tokens
    relative = False
    for at in range(verb + 1, len(tokens)):
        token = tokens[at]
        if token.shut:
            continue
        relative |= token.low in words("small.relatives") or token.low in words("small.clause_openers")
        relative |= _is_lone_dash(scene.text, token)
        relative |= token.text == ":"  # two books: Salt (2001) and Tide (2004) are the best known
        if relative:
            continue
        if token.low in ("and", "but"):
            comma = tokens[at - 1].text == ","
            offset = tokens[at - 1].start if comma else token.start - 1
            following = predicate_at(tokens, at + 1)
            if following is not None and (
                scene.plural
                or tokens[following].low not in bases() - words("rules.unchanged")
                or tokens[following].low == tokens[verb].low  # her poems have won …, and have appeared in …
            ):
                yield _Joint(offset, following, at, "predicate")
            elif (following := _clause_at(scene, at, comma=comma)) is not None:
                yield _Joint(offset, following, at, "clause joined on")
        elif token.text == ";" and at + 2 < len(tokens):
            following = next(
                (place for place in range(at + 1, min(at + 9, len(tokens))) if tokens[place].kind in ("verb", "past")),
                None,
            )
            if following and (_opens_clause(scene, tokens[at + 1]) or tokens[at + 1].kind == "determiner"):
                yield _Joint(token.start, following, at, "clause joined on")
        elif token.text == "," and at + 1 < len(tokens) and tokens[at + 1].kind != "joint":
            following = predicate_at(tokens, at + 1)
            sure = following is not None and (
                tokens[following].kind in ("verb", "past") or tokens[following].low in thirds()
            )  # chairs the Prize
            passive = following is not None and scene.text.startswith(" by ", tokens[following].end)  # selected by Bo
            if following is not None and sure and not passive:
                yield _Joint(token.start, following, at, "series")


def _clause_at(scene: Scene, joint: int, *, comma: bool) -> int | None:
    """The verb of a clause with a subject of its own behind a joint."""
    tokens = scene.tokens
    joint = _past_a_date(tokens, joint)
    if joint + 1 >= len(tokens):
        return None
    following = tokens[joint + 1]
    if not (_opens_clause(scene, following) or (comma and following.kind == "determiner")):
        return None
    for at in range(joint + 1, min(joint + 9, len(tokens))):
        if tokens[at].text == ",":
            return None
        behind = at > joint + 1 and scene.is_subject(tokens[at - 1])
        own = at == joint + 2 and following.low in words("small.possessives") and at + 1 < len(tokens)
        if own and tokens[at].kind == "past" and tokens[at + 1].kind in ("word", "gerund"):
            continue  # and her acclaimed recording
        if tokens[at].kind in ("verb", "past") or (behind and _is_verb(tokens[at])):
            return at
    return None


def _is_lone_dash(text: str, token: Token) -> bool:
    """Whether a dash opens what goes on to the end of the sentence."""
    dash = token.text in ("–", "—") or (token.text == "-" and text[token.end : token.end + 1] == " ")
    return dash and text[token.start - 1] == " " and not re.search(r" (?:[–—]|-) ", text[token.end :])


def _past_a_date(tokens: Sequence[Token], joint: int) -> int:
    """The last token before a clause that begins behind "and" and a year: and, in 2012, she won."""
    at = joint + 1 + (tokens[joint + 1].text == "," if joint + 1 < len(tokens) else 0)
    if at + 2 >= len(tokens) or tokens[at].low not in ("in", "since", "from") or not tokens[at + 1].text.isdigit():
        return joint
    return at + 1 + (tokens[at + 2].text == ",")


def _opens_clause(scene: Scene, token: Token) -> bool:
    own = any(mention.start == token.start and mention.form in ("they", "their") for mention in scene.mentions)
    return own or token.low in ("he", "she", "they", "i", "it", "we", "his", "her", "their", "my", "its")
