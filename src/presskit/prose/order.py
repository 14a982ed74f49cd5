"""What each sentence is worth, and on which others it leans.

In: the sentences of a biography. Out: their importance, 5 to 1, and the places of those that they need. Rank: who the
person is and does now; works, what they founded, honours; all else; studies, residence, family; how to get in touch.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from presskit.prose.english import pattern
from presskit.prose.leaning import (
    ADDED,
    EPITHET,
    EXAMPLES_OF_WORK,
    GREAT,
    NEAR,
    Ranked,
    begins_or_studies,
    goes_on,
    leaning_front,
    named_before,
    needs_of,
    points_back,
)
from presskit.prose.person import Subject
from presskit.prose.verbs import gap
from presskit.prose.vocabulary import is_post, is_role, names_role

REACHABLE = 22
"""Words in which a first sentence can be said so that all others may need it: it has to fit where they do."""


def order(sentences: Sequence[Ranked], subject: Subject, shortest: int) -> None:
    """Set importance and needs; `shortest` are the words of the first sentence at its shortest."""
    for sentence in sentences:
        sentence.importance = _importance(sentence)
    if sentences and points_back(sentences[0].text):
        sentences[0].importance = min(sentences[0].importance, 2)  # what it goes on from, nobody told
    says = bool(sentences) and _says_who(sentences[0]) and not _only_worked(sentences)
    if not says and not any(sentence.importance == 5 for sentence in sentences):
        for sentence in sentences:
            if only_also(sentence):
                sentence.importance = 5  # beside what was told before it; nothing else tells of today
                break
    if sentences and not says and not any(sentence.importance == 5 for sentence in sentences):
        if (foremost := _foremost(sentences)) is not None:
            sentences[foremost].importance = 5
        else:
            first = sentences[0]  # it is all that there is
            says = not (first.fragment or _is_birth(first) or pattern("occasion").search(first.text))
    _races(sentences)
    if says:
        sentences[0].importance = 5
    elif sentences and sentences[0].importance == _USUAL and _opens_well(sentences[0]):
        sentences[0].importance = 4  # what its author begins with
    posts = (sentence for sentence in sentences if sentence.importance == 5)
    last = None if any(map(_tells_a_post, posts)) else _last_post(sentences)
    told = sentences[last].text + (sentences[last - 1].text if last else "") if last is not None else ""
    if last is not None and _latest_year(told) >= _RECENT:
        sentences[last].importance = 5  # beside a trade, the post that was taken last
    for at, sentence in enumerate(sentences):
        if pattern("ends_a_post").search(sentence.text) and any(
            before.importance == 5 and takes_a_post(before) for before in sentences[:at]
        ):
            sentence.importance = 5  # nobody is told of as coach who is none any more
    _renowned(sentences)
    _only_trades(sentences)
    if sum(sentence.importance == 5 for sentence in sentences) > 1:
        _not_too_long(sentences)
    _fewer(sentences)
    _honours(sentences)
    for at, sentence in enumerate(sentences):
        refers = sentence.refers if sentence.importance < 5 else ()  # who the person is, is told whatever else is not
        sentence.needs = sorted({*needs_of(sentences, at, subject), *refers})
        beside = only_also(sentence) and all(sentences[need].importance == 5 for need in sentence.needs)
        if sentence.needs and sentence.importance == 5 and not (leaning_front(sentence) or beside):
            sentence.importance = 4  # who the person is, leans on nothing
        if at and sentence.needs and sentence.importance < 5:
            highest = min(sentences[need].importance for need in sentence.needs)
            added = sentence.front and sentence.importance >= GREAT and ADDED.match(sentence.text)
            if (
                not added
                and named_before(sentences, at) is None
                and (not _names(sentence) or pattern("leans").search(sentence.text))
            ):
                sentence.importance = min(sentence.importance, max(2, highest - 1))
    if not any(sentence.importance == 5 for sentence in sentences) and (best := _best(sentences, 4)) is not None:
        sentences[best].importance = 5
    _what_it_became(sentences)
    if (anchor := _anchor(sentences, says, shortest)) is not None:
        for at, sentence in enumerate(sentences):
            if at > anchor and not sentence.needs:
                sentence.needs = [anchor]


def _renowned(sentences: Sequence[Ranked]) -> None:
    """Let what somebody is renowned for be told as what they are, where that is told."""
    told = any(sentence.importance == 5 for sentence in sentences)
    for sentence in sentences if told else ():
        if sentence.importance == GREAT and pattern("renowned").search(sentence.text) and not _needs_another(sentence):
            sentence.importance = 5


def _races(sentences: Sequence[Ranked]) -> None:
    """Let the prize that was won be told before the one that was not."""
    won = [sentence for sentence in sentences if _has_won(sentence)]
    for sentence in sentences if won else ():
        raced = pattern("race").search(sentence.text) is not None and not _is_a_work(sentence.text)
        if sentence.importance == GREAT and raced and sentence not in won:
            sentence.importance = 3


def _has_won(sentence: Ranked) -> bool:
    """Whether a sentence tells of a prize that was won, and not only of a place in the race for one."""
    without = re.split(
        r",? and (?:was|has been|have been|were) (?:also )?(?:a )?" + pattern("race").pattern, sentence.text
    )[0]
    return pattern("won").search(without) is not None and pattern("race").search(without) is None


def _foremost(sentences: Sequence[Ranked]) -> int | None:
    """The sentence that says most of who the person is where none says it outright: the last post, what they make."""
    for found in (_last_post, _was, lambda some: _does_now(some, "devoted", "craft"), _makes,
                  lambda some: _does_now(some, "lives_and_works")):  # fmt: skip
        if (at := found(sentences)) is not None:
            return at
    if (begun := pattern("began_as").match(_behind_subject(sentences[0]))) and is_role(begun[1]):
        return 0
    return None if _does(sentences[0]) else _best(sentences, _USUAL)


def _what_it_became(sentences: Sequence[Ranked]) -> None:
    """Give what somebody founded, and of which another sentence goes on to tell, its place beside who they are."""
    for at, sentence in enumerate(sentences):
        goes_on = any(other.needs == [at] and not other.mentions for other in sentences[at + 1 :])
        if at and goes_on and sentence.importance == GREAT and pattern("founded").search(sentence.text):
            sentence.importance = 5
            return


def _only_worked(sentences: Sequence[Ranked]) -> bool:
    """Whether a first sentence tells of work that is over, and another of a post that is held, which then leads."""
    over = re.match(r"(?: \([^()]*\))? (?:worked|served) as ", _behind_subject(sentences[0])) is not None
    return over and any(sentence.importance == 5 for sentence in sentences[1:])


def _only_trades(sentences: Sequence[Ranked]) -> None:
    """Leave to one sentence to say what the person is by a trade: a second one without a place is a lesser thing."""
    said = False
    for sentence in sentences:
        trade = pattern("is_a").search(sentence.text) and not pattern("author_of_what").search(sentence.text)
        if sentence.importance == 5 and not _tells_a_post(sentence) and trade:
            if said:
                sentence.importance = 4
            said = True


def _honours(sentences: Sequence[Ranked]) -> None:
    """What was won by name goes among the great things where these are few."""
    great = sum(sentence.importance >= 4 for sentence in sentences)
    for sentence in sentences:
        if great < _FEW_GREAT and sentence.importance == _USUAL and _won(sentence):
            sentence.importance = 4
            great += 1


_FEW_GREAT = 4


def _won(sentence: Ranked) -> bool:
    about = any(mention.subject or mention.form == "their" for mention in sentence.mentions) or EPITHET.match(
        sentence.text
    )
    prize = pattern("prize").search(sentence.text) is not None
    return bool(about) and prize and pattern("won").search(sentence.text) is not None


def only_also(sentence: Ranked) -> bool:
    """Whether a sentence tells a present post that only "also" hangs on what stands before."""
    if not (is_present(sentence) and pattern("also").search(sentence.text[:90])):
        return False
    subject = next((mention for mention in sentence.mentions if mention.subject), None)
    behind = sentence.text[subject.end :] if subject else ""
    return re.match(r" (?:is|am|are) also (?:an?|the) ", behind) is not None and not points_back(behind)


def _opens_well(sentence: Ranked) -> bool:
    """Whether a first sentence tells of what somebody did: not how they began, where they are from, or how old."""
    if _begins(sentence) or _is_birth(sentence) or re.search(r"\b\d+ years old\b", sentence.text):
        return False
    return any(mention.subject and not mention.start for mention in sentence.mentions)


_USUAL = 3
_RECENT = 2010
"""Posts that were taken since, and of whose end nothing is said, are taken for present ones."""


def _tells_a_post(sentence: Ranked) -> bool:
    """Whether a sentence names a post, with a name behind it: the place, as a rule."""
    own = {at for mention in sentence.mentions for at in range(mention.start, mention.end)}  # Ambassador Lind
    return any(
        is_post(token.low)
        and token.start not in own
        and any(after.capital and after.start not in own for after in sentence.tokens[at + 1 : at + 9])
        for at, token in enumerate(sentence.tokens)
    )


def _anchor(sentences: Sequence[Ranked], says: bool, shortest: int) -> int | None:
    """The sentence that all behind it need, since it says who the person is: the first, or the first that does."""
    if says:
        by_itself = not begins_or_studies(sentences[0]) and shortest <= REACHABLE
        return 0 if by_itself else None
    found = next((at for at, sentence in enumerate(sentences[:4]) if sentence.importance == 5), None)
    return found if found is not None and sentences[found].shortest <= REACHABLE else None


def _says_who(sentence: Ranked) -> bool:
    """Whether a first sentence says who the person is: by a post, a trade, or "is the"."""
    if sentence.fragment or _begins(sentence) or re.search(r"\b(?:is|am|are) \d+ years old\b", sentence.text):
        return False
    if pattern("occasion").search(sentence.text):
        return False
    if pattern("first_trade").search(sentence.text) and not is_present(sentence):
        return False
    called = max((mention.end for mention in sentence.mentions if mention.name), default=0)
    kin = re.search(r"\b(?:grand)?(?:daughter|son|child) of\b", sentence.text)
    if kin and re.match(r" (?:is|am|are) (?:the|an?) (?:\w+ ){0,2}$", _behind_subject(sentence).partition(kin[0])[0]):
        return False  # the child of poets
    title = min((mention.start for mention in sentence.mentions if mention.name), default=0)
    named = any(
        is_role(token.low)
        and not token.shut
        and not (kin and token.start > kin.start())
        and not title <= token.start < called
        and (token.text[0].islower() or not token.start)
        for token in sentence.tokens
    )
    if (
        is_present(sentence)
        or named
        or re.search(r"\b(?:will be|is|are) (?:best |well )?(?:remembered|known) as\b", sentence.text)
    ):
        return True
    return (
        not _is_birth(sentence)
        and re.search(r"\b(?:is|am|are)\b|\b(?:has|have) been (?:an?\b|the\b|[A-Z])", sentence.text) is not None
    )


def _last_post(sentences: Sequence[Ranked]) -> int | None:
    """The sentence that says most of the person where none tells the present: a study that goes on, the last post."""
    for at, sentence in enumerate(sentences):
        if sentence.mentions and _STUDYING.search(sentence.text):
            return at
    taken = [
        (_latest_year(sentence.text), -at)
        for at, sentence in enumerate(sentences)
        if any(mention.subject for mention in sentence.mentions) and takes_a_post(sentence)
        if pattern("of_an_order").search(sentence.text) is None
    ]
    return -max(taken)[1] if taken else None


_TAKEN = re.compile(
    r"\b(?:became|accepted|assumed|took up|took office|sworn|appointed|elected|joined|hired|named|made)\b"
)


def _was(sentences: Sequence[Ranked]) -> int | None:
    """The sentence with the last post of somebody of whom only posts that are over are told."""
    posts = [at for at, sentence in enumerate(sentences) if pattern("was_a_post").match(_behind_subject(sentence))]
    posts = [at for at in posts if _tells_a_post(sentences[at]) and not _needs_another(sentences[at])]
    return max(posts, key=lambda at: (_latest_year(sentences[at].text), -at), default=None)


def _does_now(sentences: Sequence[Ranked], *ways: str) -> int | None:
    """The sentence that by what the person does says what they are: "I throw my work in porcelain"."""
    return next((at for way in ways for at, one in enumerate(sentences)
                 if pattern(way).match(_behind_subject(one)) and not _needs_another(one)), None)  # fmt: skip


def _makes(sentences: Sequence[Ranked]) -> int | None:
    """The sentence that by the person's works says what they are: Her sculptures explore …"""
    found = (at for at, one in enumerate(sentences) if pattern("their_works").match(one.text))
    return next((at for at in found if not _needs_another(sentences[at])), None)


def _behind_subject(sentence: Ranked) -> str:
    subject = next((mention for mention in sentence.mentions if mention.subject), None)
    return sentence.text[subject.end :] if subject else ""


def _latest_year(text: str) -> int:
    return max(map(int, re.findall(r"\b(?:19|20)\d\d\b", text)), default=0)


def _does(sentence: Ranked) -> bool:
    """Whether a sentence begins with the person and what they do, in the present: "Lind covers East Africa"."""
    subject = next((mention for mention in sentence.mentions if mention.subject), None)
    if subject is None or subject.start or pattern("personal").search(sentence.text):
        return False
    return re.match(r" (?:\w+ly )?(?!is\b|was\b|has\b)[a-z]+[^s]s\b", sentence.text[subject.end :]) is not None


def _best(sentences: Sequence[Ranked], least: int) -> int | None:
    """The first of the most important sentences about the person, where none says who they are; none is of less
    importance than `least`."""
    able = [
        at
        for at, sentence in enumerate(sentences)
        if any(mention.subject or mention.form == "their" for mention in sentence.mentions[:1])
        and not _needs_another(sentence)
        and sentence.importance >= least
    ]
    return max(able, key=lambda at: (sentences[at].importance, not _is_birth(sentences[at]), -at), default=None)


def _needs_another(sentence: Ranked) -> bool:
    text = pattern("joins_on").sub("", sentence.text, count=1) if sentence.front else sentence.text
    return points_back(text) or goes_on(text) or any(pattern(name).search(text) for name in ("leans", "hangs", "also"))


def _begins(sentence: Ranked) -> bool:
    """Whether a sentence tells how somebody began, not who they are: "I began the violin at seven"."""
    subject = next((mention for mention in sentence.mentions if mention.subject), None)
    if subject is None or subject.start:
        return False
    said = sentence.text[subject.end :]
    return (
        re.match(r" (?:first |was first )?(?:began|started|discovered|fell|picked up|grew up|learned|moved)\b", said)
        is not None
    )


def _is_birth(sentence: Ranked) -> bool:
    """Whether a sentence tells of a birth, a home or a degree only."""
    return pattern("study").search(sentence.text) is not None or pattern("born").search(sentence.text) is not None


def _names(sentence: Ranked) -> bool:
    return any(mention.start == 0 or mention.name for mention in sentence.mentions)


def importance_of(sentence: Ranked) -> int:
    """The importance of a sentence by itself."""
    return _importance(sentence)


def _without_letters(sentence: Ranked) -> str:
    """What a sentence says, without the letters behind the name: a doctor of medicine is no student."""
    name = next((mention for mention in sentence.mentions if mention.subject and mention.name), None)
    text = sentence.text
    end = name.end + gap(text, name.end) if name else 0
    letters = name is not None and re.fullmatch(r"(?:,? [A-Z][\w.]*)+,?", text[name.end : end]) is not None
    said = text[: name.end] + text[end:] if name and letters else text
    return _PROUD.sub(r"\1", said)


_PROUD = re.compile(
    r"\b(is|am|are) (?:very |so )?(?:proud|honou?red|delighted|pleased|thrilled|happy|fortunate) to (?:be|serve as)\b"
)
"""How somebody feels about what they are."""


_LONGEST_WHO = 40
"""Words of a sentence that is told, whatever else there is no room for."""


def _importance(sentence: Ranked) -> int:
    text = pattern("origin_front").sub("", _without_letters(sentence), count=1)
    famed = (
        pattern("famed").search(re.split(r"\bmarried to\b|\b(?:husband|wife|father|mother),? ", text)[0]) is not None
    )
    told = famed or pattern("shown").search(text) or pattern("named_work").search(text)
    if pattern("contact").search(text) and not (told or is_present(sentence)):
        return 1
    if any(pattern(name).search(text) for name in ("occasion", "empty")) or sentence.fragment:
        return 1
    if not sentence.mentions and not any(
        token.kind in ("verb", "past", "base") or token.low.startswith("includ") for token in sentence.tokens
    ):
        return 1  # Child of Ghanaian parents.
    if is_present(sentence):
        if pattern("at_work_on").search(text):
            return 3
        if pattern("retired").search(text):
            return 4
        behind = next(text[mention.end :] for mention in sentence.mentions if mention.subject)
        lesser = pattern("lesser").search(re.split(r", |\bwhere\b", behind)[0]) is not None
        if only_also(sentence) and pattern("placed").search(text) and not lesser:
            return 5
        if (lesser or pattern("also").search(text[:80])) and not famed:
            return 4 if pattern("placed").search(text) and not lesser else 3
        clause = re.split(r",? and\b", behind)[0]
        teaches = re.match(r" (?:also )?teach(?:es)?\b", clause) is not None and not pattern("placed").search(clause)
        if teaches and pattern("personal").search(text):
            return 3  # who teaches and lives with their family: an honour is told before that
        return 4 if teaches or pattern("author_of").search(text) else 5
    about = any(mention.subject for mention in sentence.mentions) or EPITHET.match(text) is not None
    if about and pattern("authority").search(text):
        return 5
    if about and (_FOUNDED_AND_LEADS.search(text) or _HAS_LED.match(text)):
        return 5
    if (about and pattern("today").search(text)) or (re.match(r"Most recently,", text) and _AS_POST.search(text)):
        return 5
    early = any(mention.subject or mention.start < NEAR for mention in sentence.mentions)
    if sentence.mentions and not early and re.search(r"\b(?:will|would|can|may) [a-z]", text):
        return 2  # a promise about something else: Strong partnerships will underpin her tenure
    if pattern("soft").search(text) or pattern("anecdote").match(text):
        return 2
    if not sentence.mentions and EXAMPLES_OF_WORK.match(text):
        return 3 if re.match("Upcoming|Future|Forthcoming", text) else 4
    if re.match(r"[“\"]", text) and not sentence.mentions:
        return 1  # somebody's words, which hang on what stands before
    if famed and (not _begins(sentence) or pattern("renowned").search(text)):
        return 4
    works = _is_a_work(text)
    if pattern("lesser").search(text) and not works:
        return 3 if pattern("became_head").search(text) else 2
    honour = pattern("honour").search(text) is not None
    today = honour or works or pattern("founded").search(text) or _STUDYING.search(text)
    if pattern("with_family").search(text):
        return 4
    if pattern("personal").search(text) and not today:
        return 1
    if works or pattern("founded").search(text) or pattern("field").search(text) or pattern("wrote").search(text):
        return 4 if _says_something(sentence) or pattern("field").search(text) else 2
    if pattern("appeared").search(text) and not (pattern("won").search(text) or pattern("on_walls").search(text)):
        return 3 if _says_something(sentence) else 2
    if pattern("shown").search(text):
        vague = re.search(r"\b(?:various|several|many|numerous)\b", text) is not None
        return 4 if _says_something(sentence) else 2 if vague else 3
    if about and pattern("still_does").search(text):
        return 4
    if pattern("work_won").match(text):
        return 4
    if about and pattern("held_office").search(text) and not pattern("lesser").search(text):
        return 4
    if about and (takes_a_post(sentence) or honour or _ON_A_BOARD.search(text)):
        return 3
    if pattern("study").search(text) and not _STUDYING.search(text):
        return 4 if about and _NOW_TOO.search(text) else 2
    return 3 if sentence.mentions and _says_something(sentence) else 2


_FOUNDED_AND_LEADS = re.compile(
    r", (?:of which|where) (?:he|she|they|I) (?:is|are|am) (?:currently |now |still )?(?:the )?"
    r"(?:CEO|[Dd]irector|[Pp]resident|[Hh]ead|[Cc]hair)\b"
)


_NOW_TOO = re.compile(r" and (?:now |currently )?(?:teaches|leads|directs|runs|heads|chairs)\b")
"""What somebody does who once studied: "studied in Bonn and teaches there"."""


_HAS_LED = re.compile(r"Since [^,.]*\d{4},? .{1,40}?\b(?:has|have) (?:led|run|headed|directed|owned|chaired)\b")
"""A house that is led to this day: "Since 2014, Lind has led her own workshop"."""


def _says_something(sentence: Ranked) -> bool:
    """Whether a sentence holds a name, a number or a title besides the person: else it tells little."""
    own = {at for mention in sentence.mentions for at in range(mention.start, mention.end)}
    return any(
        (token.capital or token.text[0].isdigit() or token.shut) and token.start not in own
        for token in sentence.tokens[1:]
    )


def _not_too_long(sentences: Sequence[Ranked]) -> None:
    """Take its place from a sentence that no short text has room for: of what goes first, nothing is told behind it."""
    for sentence in sentences[1:]:
        if sentence.importance == 5 and sentence.shortest > _LONGEST_WHO:
            sentence.importance = GREAT


def _fewer(sentences: Sequence[Ranked]) -> None:
    """Leave the greatest importance to three sentences, and the next to four: of what is great everything, no text has
    room. What somebody is famed for goes before the rest."""
    for grade, most in ((5, _MOST_POSTS), (4, _MOST_GREAT)):
        some = [sentence for sentence in sentences if sentence.importance == grade]
        some.sort(
            key=lambda sentence: (
                sentence is not sentences[0],
                pattern("famed").search(sentence.text) is None,
                grade == GREAT and not (_is_a_work(sentence.text) or pattern("wrote").search(sentence.text)),
            )
        )
        for sentence in some[most:]:
            sentence.importance = grade - 1


_MOST_POSTS = 3
_MOST_GREAT = 4

_ON_A_BOARD = re.compile(
    r"\b(?:is|am|are) (?:also |currently )?(?:an? |the )?"
    r"(?:[\w-]+ ){0,2}(?:board member|member of the board|trustee|fellow) "
    r"(?:of|at)\b|"
    r"\b(?:serves?|sits?) on the (?:[\w-]+ ){0,3}(?:board|boards|council|committee)\b"
)


def takes_a_post(sentence: Ranked) -> bool:
    """Whether somebody took a post, of whose end nothing is said: "In 1990, he became a partner at …"."""
    ends = re.search(
        r"\b(?:from|between) [^,.]*\d{4}[-– ]|\buntil\b(?! \d{4},? when (?:he|she|they|I) (?:was|were|became)\b)",
        sentence.text,
    )
    return (
        _TAKEN.search(sentence.text) is not None
        and not ends
        and any(is_post(token.low) or token.low in ("surgeon", "attorney", "general") for token in sentence.tokens)
    )


_AS_POST = re.compile(
    r"\bas (?:an? |the )?(?:[\w-]+ ){0,2}"
    r"(?:coach|director|head|manager|editor|curator|conductor|principal|president|chair)\b"
)


def _is_a_work(text: str) -> bool:
    """Whether a sentence names a work: in quotation marks, in emphasis, or behind a word for it."""
    titled = re.search(r"\*[A-Z0-9][^*]+\*|[“\"][A-Z0-9][^”\"]+[”\"]", text)
    return titled is not None or pattern("named_work").search(text) is not None


_WITH = re.compile(r"^, with .*?, (?=(?:is|am|are|has|have|works|serves)\b)")
"""What somebody has, between them and what they are."""

_STUDYING = re.compile(
    r"\b(?:is|am|are|[’']m|[’']s) (?:\w+ )?(?:an? )?(?:[\w-]+ ){0,2}(?:candidate|student|studying|pursuing)\b"
)
_PAST_POST = re.compile(
    r"(?i)\b(?:was|were|previously|formerly|until \d{4}|former|prior to|before (?:that|joining)|used to)\b"
)


def is_present(sentence: Ranked) -> bool:
    """Whether a sentence tells the present post or trade of the person, in the present tense."""
    subject = next((mention for mention in sentence.mentions if mention.subject), None)
    if subject is None:
        return False
    before = re.sub(r"^When not \w+ing\b[^,]*", "", sentence.text[: subject.start].strip(" ,"))
    if beside := pattern("beside_a_post").match(before):
        return names_role(beside[1])
    verbs = [token for token in sentence.tokens if token.end <= subject.start and token.kind == "verb"]
    now = re.match(r" (?:is|am|are) (?:currently|now) ", sentence.text[subject.end :])  # Formerly a reader, she is now
    if before and not now and (pattern("not_now").match(before) or _is_dated(before) or verbs):
        return False
    told = _without_letters(sentence)
    told = told[: subject.end] + _WITH.sub(" ", told[subject.end :])
    said = re.sub(r"^[’'](?:s|m|re)\b", "is", told[subject.end :].lstrip(" ,"))
    if pattern("still_does").search(said) and not pattern("also").search(said[:30]):
        return True
    if re.match(r"(?:has|have) been an? (?i:visiting|guest) ", said):
        return False
    own = re.split(r",? and (?:for [^,]*? )?(?:was|were|had)\b", said)[0]  # and not: for ten years was another
    if re.match(r"(?:has|have) been ", said) and not pattern("lasts").search(own):
        return False
    if re.match(r"As an? ", before) and any(map(is_post, before.split())):
        return re.match(
            r"(?:\w+ly |also |currently |now )?(?:is|am|are|has|have|[a-z]+[^s]s|[a-z]+)\b", said
        ) is not None and (re.match(r"(?:was|had|\w+ed)\b", said) is None)
    if _is_a_trade(said) and not pattern("personal").search(sentence.text):
        return True
    if pattern("founded_and").match(said):
        return True
    if pattern("study").search(told) and not _TEACHES.search(told):
        return False
    clause = re.split(r",? (?:and|but|where|who|which|whose|having|after)\b", said)[0]
    if not pattern("at_work").match(said) or _PAST_POST.search(clause) or pattern("no_post").match(said):
        return False
    if pattern("works_as").match(said):
        return True
    behind = [token for token in sentence.tokens if token.start >= subject.end]
    return any(is_role(token.low) or is_role(token.low.removesuffix("s")) for token in behind[:14])


def _is_a_trade(said: str) -> bool:
    """Whether a predicate is "is a …" and a trade, with nothing behind: is a full-time chess coach and player."""
    match = re.match(
        r"(?:currently |now )?(?:is|am|are) (?:also )?an? ([\w’'-]+(?: [\w’'-]+){0,5}?)"
        r"(?:[.,]| who\b| and\b| with\b| from\b)",
        said,
    )
    return match is not None and is_role(match[1].split()[-1])


_TEACHES = re.compile(r"(?i)\b(?:professor|teaches|lecturer|dean)\b")


def _is_dated(front: str) -> bool:
    return (
        re.match(r"(?:In|On|From|Between|During|By|At) ", front) is not None and re.search(r"\d{4}", front) is not None
    )
