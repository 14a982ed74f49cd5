"""Facts that a sentence of a biography states outright: a post, a prize, a study, a book, as a table has them.

In: a sentence in the notation. Out: `Fact`s, for the person to look over. Only a few plain ways to say such a thing are
read, each by its own pattern; whatever may mean something else is nothing. English alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple


class Fact(NamedTuple):
    """What a sentence states: the table that it belongs to, and values of its fields as the sentence has them.

    `whole`: whether nothing is missing that an entry of the table needs.
    """

    table: str
    values: Mapping[str, str]
    whole: bool = True


def stated(sentence: str) -> list[Fact]:
    """The facts that a sentence in the notation states outright, in its order; what is the same is one."""
    text = plain(sentence)
    found: list[tuple[int, Fact]] = []
    taken: list[tuple[int, int]] = []
    for pattern, make in _PATTERNS:
        for match in pattern.finditer(text):
            begin, end = match.span("name")
            if any(begin < other_end and end > other for other, other_end in taken):
                continue
            if fact := make(match, text):
                taken.append((begin, end))
                found.append((begin, fact))
    return [fact for _, fact in sorted(found, key=lambda one: one[0])]


THEY, THEIR = "§", "§’s"


def plain(sentence: str) -> str:
    """A sentence without its marks, as long as it can be; the person is a sign that no text has."""
    text = re.sub(r"(?<=\})\{’s\}", " is", sentence)
    text = re.sub(r"\{[Tt]heirs?\}", THEIR, text)
    text = re.sub(r"\{(?:[Tt]hey|[Tt]hem|[Tt]hemselves)\}", THEY, text)
    text = re.sub(r"\{[A-ZÀ-ÖØ-Þ][^{}|;]*?(’s)?\}", rf"{THEY}\1", text)  # the person by name
    text = re.sub(r"\{([^{}|;]*)\|[^{}]*\}", r"\1", text)
    text = re.sub(r"\{([^{}]*)\}", lambda list_: _joined(list_[1]), text)
    return re.sub(r"\\(.)", r"\1", re.sub(r"[\[\]]|(?<=\[)[@&]", "", text))


def _joined(items: str) -> str:
    parts = [part.strip() for part in items.split(";")]
    return " and ".join(filter(None, [", ".join(parts[:-1]), parts[-1]]))


# --- what names and dates look like --------------------------------------------------------------------

_WORD = r"[A-ZÀ-ÖØ-Þ0-9][\w’'&.\-]*[\w’']|[A-Z]"
_NAME = rf"(?:{_WORD})(?:(?: (?:of|for|the|&|de|du|des|del|della|di|da|van|von|der|la|le|y))*[ ](?:{_WORD}))*"
_YEAR = r"(?:19|20)\d\d"
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = rf"(?:(?:{_MONTH}) )?{_YEAR}"
_IN = rf"(?:(?:,? in|,? for)? \(?(?P<date>{_DATE})\)?)?"
_PLACE = rf"(?: in (?P<place>(?!{_MONTH})[A-ZÀ-ÖØ-Þ][\w’'-]+(?: [A-ZÀ-ÖØ-Þ][\w’'-]+)*))?"
_BETWEEN = rf"(?:,? (?:from|between)? ?\(?(?P<start>{_DATE})(?: (?:to|until|and)|–|-) ?(?P<end>{_DATE})\)?)?"

_PRIZE = r"(?:Prize|Award|Medal|Fellowship|Scholarship|Bursary|Grant|Trophy|Cup|Order|Honou?rs?|Stipend|Residency)s?\b"
_SCHOOL = (
    r"\b(?:University|College|School|Institute|Academy|Conservatoire|Conservatory|Conservatorium|Polytechnic|Seminary"
    r"|Akademie|Hochschule|Universit\w+|ETH|TU|EPFL|INSEAD|HEC|Caltech|MIT|LSE|UCLA|NYU|RADA|Sciences Po|École\w*)\b"
)
_DEGREE = (
    r"Ph\.?D|DPhil|doctorate|MBA|M\.?Sc|B\.?Sc|MFA|BFA|MPhil|LLB|LLM|MEng|BEng|MMus|BMus|M\.?A|B\.?A|M\.?S|B\.?S|MD"
    r"|(?:master|bachelor)’s(?: degree)?|(?:Master|Bachelor|Doctor) of [A-Z]\w+|diploma|degree"
)
_POST = (
    r"director|head|editor|founder|co-founder|owner|chair|president|vice-president|chief \w+ officer|C[ETFOM]O|"
    r"chief executive|professor|lead|"
    r"lecturer|curator|partner|manager|conductor|principal|dean|leader|engineer|designer|architect|researcher|fellow|teacher|"
    r"chef|producer|reporter|correspondent|columnist|consultant|coordinator|officer|secretary|adviser|advisor|scientist|"
    r"analyst|developer|librarian|instructor|artist|writer|composer|reader|associate|assistant|apprentice|critic"
)
_LEADS = (
    "C[ETFOM]O|chief executive|director|head|editor|founder|owner|chair|president|dean|principal|curator|conductor"
    "|leader|manager|secretary"
)
_OF = rf"(?:{_LEADS})$|ist$|^(?:principal|chief|lead|first|deputy|associate|assistant)\b"
_ROLE = (
    rf"(?P<role>(?:(?!who\b|and\b)[\w’'-]+ ){{0,4}}?(?i:(?:{_POST}) and )?(?i:{_POST})"
    rf"(?: (?:of|in) (?!the\b)(?:(?!at\b)[\w’'-]+ ?){{1,4}}(?= at ))?)"
)
_ROLE_ONLY = rf"(?P<role>(?:(?!who\b|and\b)[\w’'-]+ ){{0,3}}?(?i:{_POST}))\b"
_HELD = (
    rf"(?P<role>(?:(?!who\b|and\b)[\w’'-]+ ){{0,3}}?(?!(?:\w*member|partner|supporter|resident|lover|follower)\b)"
    rf"[a-z’'-]+(?:ist|er|or|ian|ef|{_POST}))"
)
"""What one has been for years in a house is a post, whatever it is called."""
_THE = r"(?:the |an? |its |their |his |her |§’s )?"
_HERE = rf"(?:the )?(?P<name>{_NAME})"
_AT = _HERE + _PLACE
_FOUNDED = r"(?:also )?(?P<verb>founded|co-founded|established)"
_WON = r"\b(?P<verb>won|received|earned|was awarded|were awarded|shortlisted|longlisted|nominated)(?: for| with)?"
_FROM = rf"(?:,? (?:from|by|given by) (?:the )?(?P<giver>{_NAME}))?"
_LED = r"(?:also )?(?:run|led|directed|headed|chaired|edited|taught at|worked at|worked for|managed)"
_SINCE = rf"\b[Ss]ince (?P<start>{_DATE}),? § (?:has|have)"


def _award(match: re.Match[str], text: str) -> Fact | None:
    name = match["name"]
    if not re.search(_PRIZE, name) or _goes_on(match, text):
        return None
    giver = match["giver"]
    if not giver and (parted := re.fullmatch(rf"(.*?{_PRIZE}) of (?:the )?({_NAME})", name)):
        name, giver = parted[1], parted[2]
    verb = match.groupdict().get("verb")
    if not verb and not re.search(r"\b(?:won|received|earned|awarded|honou?red with)\b", text[: match.start()]):
        return None
    result = verb if verb in ("shortlisted", "longlisted", "nominated") else ""
    work = _of_work(text[: match.start()])
    return _fact("awards", title=name, awarder=giver, date=match["date"], result=result, work=work)


def _given(match: re.Match[str], text: str) -> Fact | None:
    """What a body gave the person: "in 2023 the Guild of Bakers gave her its Golden Crumb"."""
    return _fact("awards", title=match["name"], awarder=match["giver"], date=match["date"])


def _goes_on(match: re.Match[str], text: str) -> bool:
    """Whether what looks like the end of a name may be its middle: "School of Oriental and African Studies"."""
    return " of " in match["name"] and bool(re.match(r" and (?:the )?[A-Z]", text[match.end("name") :]))


def _of_work(before: str) -> str:
    """The work that won it, where the subject is "her album Fog Signals"."""
    match = re.search(rf"§’s (?:[a-z-]+,? ){{1,4}}[*“]?({_NAME})[*”]?(?: \([^()]*\))?,? $", before)
    return match[1] if match else ""


def _study(match: re.Match[str], text: str) -> Fact | None:
    parts = match.groupdict()
    name = parts.get("name") or ""
    if _goes_on(match, text):
        return None
    area, date = parts.get("area"), parts.get("date")
    if area and re.fullmatch(_DATE, area):  # "a doctorate in 2011 from"
        area, date = None, area
    school = bool(re.search(_SCHOOL, name))
    at = text[match.start("name") - 7 : match.start("name")]
    if not school and re.search(r"\bin (?:the )?$", at):
        return _fact("education", area=area, location=name, end=date, whole=False)
    studied = match[0].startswith("studied") and bool(re.search(r"\bat (?:the )?$", at))
    if not school and not studied and not parts.get("degree"):
        return None
    degree = (parts.get("degree") or "").removesuffix(" degree")
    degree = "" if degree in ("degree", "diploma") else degree
    return _fact(
        "education", institution=name, study_type=degree, area=area, location=parts.get("place"),
        start=parts.get("start"), end=parts.get("end") or date,
    )  # fmt: skip


def _post(match: re.Match[str], text: str) -> Fact | None:
    parts = match.groupdict()
    name, role = parts["name"], parts.get("role") or ""
    if _goes_on(match, text) or re.search(_PRIZE, name) or re.fullmatch(rf"{_DATE}|{_MONTH}", name):
        return None
    verb = parts.get("verb") or ""
    role = (
        role
        or ("owner" if parts.get("own") else "")
        or {"founded": "founder", "co-founded": "co-founder", "established": "founder"}.get(verb, "")
    )
    between = text[match.end("role") : match.start("name")] if parts.get("role") else ""
    leads = re.search(_OF, role, re.IGNORECASE)
    if "of" in between.split() and not leads:
        return None  # "a partner of John Weir"
    if verb == "and":
        verb = _verb_before(text[: match.start()])
        if not verb:
            return None
    over = verb in ("was", "worked", "served") or role.startswith("former ")
    role = role.removeprefix("former ")
    end = parts.get("end") or ""
    if over and not end and not parts.get("start"):
        return _fact("work", past=True, organization=name, position=role, location=parts.get("place"))
    start = parts.get("start") or parts.get("date")
    return _fact("work", organization=name, position=role, location=parts.get("place"), start=start, end=end)


def _also(match: re.Match[str], text: str) -> Fact | None:
    """A post that the person had besides: "§ studied in Leeds and worked as a reporter at the Post"."""
    return (
        _post(match, text) if re.fullmatch(r"§ (?:(?!\b(?:who|which|whose)\b)[^.;])*", text[: match.start()]) else None
    )


def _verb_before(before: str) -> str:
    """The verb of the post that another is joined to: "§ was an engineer at Weir & Co and a lead at Kinetiq"."""
    held = rf"§ (is|was|works|worked|serves|served)(?: as)? [^.;]*?\b(?:{_POST}) (?:at|of|for) [^.;]*$"
    match = re.search(held, before)
    return match[1] if match else ""


def _book(match: re.Match[str], text: str) -> Fact | None:
    return _fact(
        "publications",
        title=match["name"],
        publisher=match["press"],
        date=match["date"],
        kind=match.groupdict().get("kind"),
    )


def _fact(table: str, *, whole: bool = True, past: bool = False, **values: str | None) -> Fact:
    held = {name: value.strip(" ,") for name, value in values.items() if value and value.strip(" ,")}
    if past:
        held["current"] = "false"
    return Fact(table, held, whole)


_BOOK = (
    r"\b(?P<kind>book|novel|memoir|cookbook|monograph|novella|poetry collection|short story collection|essay collection"
    r"|textbook)"
)
_PUBLISHED = rf"(?: \((?:(?P<press>{_NAME}), )?(?P<date>{_YEAR})\))?"

_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], str], Fact | None]], ...] = tuple(
    (re.compile(pattern), make)
    for pattern, make in (
        (
            rf"{_BOOK},? \*?(?P<name>{_NAME})\*?(?:, [a-z][^,.;§]{{2,70}})?,? (?:was|is) published by (?:the )?"
            rf"(?P<press>{_NAME})(?: in (?P<date>{_YEAR}))?",
            _book,
        ),
        (rf"{_BOOK},? \*(?P<name>[^*]+)\*,?{_PUBLISHED}", _book),
        (rf"{_BOOK},? “(?P<name>[^”,]+),?”,?{_PUBLISHED}", _book),
        (rf"{_BOOK},? (?P<name>{_NAME}),?{_PUBLISHED}", _book),
        (
            rf"{_WON} {_THE}(?P<name>(?:{_YEAR} )?{_NAME}){_FROM}{_IN}",
            _award,
        ),
        (
            rf"\b[Ii]n (?P<date>{_DATE}),? (?:the )?(?P<giver>{_NAME}) (?:gave|awarded) § (?:its|the) "
            rf"(?P<name>{_NAME})",
            _given,
        ),
        (rf"\band {_THE}(?P<name>{_NAME}){_FROM}{_IN}", _award),
        (rf"\b(?:author of|wrote|has written|published) \*(?P<name>[^*]+)\*{_PUBLISHED}", _book),
        (rf"\b(?:author of|wrote|has written|published) “(?P<name>[^”,]+),?”{_PUBLISHED}", _book),
        (
            rf"\b(?:holds|has|earned|received|completed|took|gained|did|with|and) (?:an?|her|his|their|§’s) "
            rf"(?P<degree>{_DEGREE})\b(?: in (?P<area>[^,.;]+?))?,? (?:from|at) {_AT}{_IN}",
            _study,
        ),
        (
            rf"\b(?:studied|read) (?P<area>(?!at\b|with\b|under\b|in\b)[^,.;§]{{3,60}}?) (?:at|in) {_AT}, where § "
            rf"(?:received|took|earned|gained|completed) (?:an?|§’s) (?P<degree>{_DEGREE}) in (?P<date>{_DATE})",
            _study,
        ),
        (
            rf"\b(?:studied|read) (?P<area>(?!at\b|with\b|under\b|in\b)[^,.;§]{{3,60}}?) (?:at|in) {_AT}"
            rf"(?:{_BETWEEN}|{_IN})",
            _study,
        ),
        (rf"\b(?:graduated from|studied at|trained at|was educated at) {_HERE}(?: in (?P<date>{_DATE}))?", _study),
        (
            rf"{_SINCE} (?:also )?been {_THE}{_HELD} (?:at|of|for|with) {_AT}",
            _post,
        ),
        (
            rf"{_SINCE} {_LED} {_AT}",
            _post,
        ),
        (rf"{_SINCE} {_LED} §’s (?P<own>own )?[a-z]+(?: [a-z]+)?, {_HERE},?{_PLACE}", _post),
        (rf"§ (?:has|have) {_LED} {_AT} since (?P<start>{_DATE})", _post),
        (
            rf"\b(?:[Ff]rom|[Bb]etween) (?P<start>{_DATE}) (?:to|until|and) (?P<end>{_DATE}),? § "
            rf"(?P<verb>worked|served) as {_THE}{_HELD} (?:at|of|for|with) {_AT}",
            _post,
        ),
        (
            rf"§ (?P<verb>worked)(?: for [a-z]+ years)? (?:at|for) {_AT},? (?:first )?as {_THE}{_ROLE_ONLY}",
            _post,
        ),
        (
            rf"\b(?:[Ff]rom|[Bb]etween) (?P<start>{_DATE}) (?:to|until|and) (?P<end>{_DATE}),? § "
            rf"(?P<verb>was|worked|served)(?: as)? {_THE}{_ROLE} (?:at|of|for|with) {_AT}",
            _post,
        ),
        (
            rf"\band (?P<verb>worked|served)(?: for [\w-]+ years)? as {_THE}{_HELD} (?:at|of|for|with) {_AT}{_BETWEEN}",
            _also,
        ),
        (rf"\b[Ii]n (?P<date>{_DATE}),? § {_FOUNDED} {_AT}", _post),
        (rf"§ {_FOUNDED} {_AT}{_IN}", _post),
        (rf"§ (?:also |now |currently )?(?:teaches|lectures)(?: [a-z ]{{3,40}})? at {_AT}", _post),
        (
            rf"§ (?P<verb>is|was|works|worked|serves|served|teaches)(?: also| now| currently)?(?: as)? {_THE}{_ROLE} "
            rf"(?:at|of|for|with) {_AT}{_BETWEEN}",
            _post,
        ),
        (rf",? (?P<verb>and) (?:an? |the )?{_ROLE} (?:at|of) {_AT}{_BETWEEN}", _post),
    )
)
