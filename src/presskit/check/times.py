"""Advice on time: what has gone out of date, or will, and on which day.

In: a `CheckContext`. Out: notes; one that holds from a day to come carries it. `check` tells those of the next 90 days
and `stale` those of as many as it is asked for, by these same rules.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections import defaultdict
from collections.abc import Iterator

from presskit.check.context import MARK, CheckContext, Note, Piece, Rule, Sentence, names_in, sentence_around
from presskit.notation import Verb, walk
from presskit.problems import Hint, Remedy, replacement
from presskit.profile import Bio, Entry, PartialDate, Period
from presskit.profile.tables import Education, Membership, Work

SOURCE_AGE = 2
"""Years after which a source should be looked at again. Of the links in opinions of the US Supreme Court half no
longer lead to what was cited (Zittrain, Albert, Lessig, "Perma", 2014)."""

LEAST_AGE = 16
"""Years below which "a 12-year-old" is hardly the person of a press kit."""


def relative_time(context: CheckContext) -> Iterator[Note]:
    """Time that is counted from the day of reading: a kit is read for years."""
    hint = "give the year, or leave it out: tense and “since” follow the dates"
    for piece in context.pieces:
        found = [*piece.phrases(context.phrases("relative_time"))]
        found += [(match[0], match.start()) for match in piece.matches(context.patterns("relative_time_patterns"))]
        end = 0
        for words, at in sorted(found, key=lambda one: (one[1], -len(one[0]))):
            if at >= end and not (words[0].isupper() and not piece.opens(at)):
                end = at + len(words)
                yield piece.note(at, f"“{words}” grows old with the kit", hint)


def age(context: CheckContext) -> Iterator[Note]:
    """An age in a sentence: it is right for a year at most."""
    born = context.profile.person.born
    hint = "leave the age out, or tell the year of birth"
    names = "|".join(map(re.escape, {*context.own_names, context.own_names[0].split()[0]}))
    beside_name = re.compile(rf"(?:{names}), (\d\d)(?=,)")
    for piece in context.pieces:
        for found in (*piece.matches(context.patterns("ages")), *beside_name.finditer(piece.words)):
            start, end = sentence_around(piece.view, found.start())
            years = int(found[1]) if found.re.groups and found[1] and found[1].isdigit() else 50
            told_of_then = re.search(r"\b(?:1[5-9]|20)\d\d\b|\b(?:was|were|when|had|then an?)\b", piece.view[start:end])
            if told_of_then or not LEAST_AGE <= years < 100:
                continue
            said = f"“{found[0].strip()}” is an age, and grows old with the kit"
            if born and born.day and (turns := _birthday(born.first_day(), years + 1)) > context.as_of:
                said = f"“{found[0].strip()}” is an age that ends on {turns}"
            yield piece.note(found.start(), said, hint)


def duration(context: CheckContext) -> Iterator[Note]:
    """How long something has lasted, counted up to now: "has led the yard for ten years"."""
    hint = "give the year in which it began: since 2015"
    for piece in context.pieces:
        for match in piece.matches(context.patterns("experience")):
            yield piece.note(match.start(), f"“{match[0]}” is right for a year at most", hint)
        for match in piece.matches(context.patterns("durations")):
            start, end = sentence_around(piece.view, match.start())
            clause = piece.spelt[start:end]
            if any(pattern.search(clause) for pattern in context.patterns("lasting_until_now")) and not any(
                pattern.search(clause) for pattern in context.patterns("over_by_now")
            ):
                yield piece.note(match.start(), f"“{match[0]}” is right for a year at most", hint)


def past_event(context: CheckContext) -> Iterator[Note]:
    """Something announced as to come ("will speak in March 2025") whose date has passed."""
    for piece in context.pieces:
        looked_at = set[int]()
        for match in piece.matches(context.patterns("announcements")):
            start, end = sentence_around(piece.view, match.start())
            if start in looked_at:
                continue  # one announcement a sentence
            looked_at.add(start)
            sentence = piece.text[start:end]
            told = set(re.findall(r"\w+", sentence.lower())) & context.terms("attribution")
            day = _last_date(sentence, context) or _date_of_what_is_told(piece, sentence, context)
            if day is None or {"said", "wrote", "told", "predicted"} & told:
                continue
            over = day + datetime.timedelta(days=1)
            when = f"was over on {day}" if over <= context.as_of else f"will be over on {day}"
            message = f"“{match[0].strip()}” announces something that {when}"
            hint = "tell it as past, or give the fact its date and let presskit tell it"
            yield piece.note(match.start(), message, hint)._replace(day=over)


def ended_role(context: CheckContext) -> Iterator[Note]:
    """A present tense beside an organisation at which everything has ended: "chairs Harbour Works"."""
    ended = _ended(context)
    verbs_told = {sentence.entry.key for sentence in context.sentences if _end(sentence, context)}  # by `stale_verb`
    for piece in context.pieces:
        yield from _own_summary(piece, context)
        for name, at in names_in(piece.words, sorted(ended, key=len, reverse=True)):
            text = piece.words if piece.entry.key in verbs_told else piece.spelt
            found = _held(piece, text, at, len(name), context)
            if found is not None:
                where, words = found
                day = ended[name]
                message = f"“{words}” is in the present, and the time at {name} {_ends(day, context)}"
                yield piece.note(where, message, "tell it as past, or say “former”")._replace(day=day)


def stale_verb(context: CheckContext) -> Iterator[Note]:
    """A verb that stays in the present though what the sentence tells is over."""
    for sentence in context.sentences:
        day = _end(sentence, context)
        if day is None:
            continue
        for node in walk(sentence.nodes):
            if isinstance(node, Verb) and node.word.endswith("s") and node.word not in ("has", "was"):
                row = context.named(sentence.entry.about[0])
                if row is None or (node.word == "holds" and isinstance(row, Education)):
                    continue  # a degree is held when the studies are over
                message = f"{{{node.word}}} stays in the present, and {_called(row)} {_ends(day, context)}"
                past = {"is": "was", "does": "did"}.get(node.word, "…")
                hint: Hint = f"write {{{node.word}|{past}}}, which follows the dates"
                if past != "…":
                    hint = replacement(f"{{{node.word}}}", f"{{{node.word}|{past}}}", ", which follows the dates")
                yield sentence.piece.note(node.at, message, hint)._replace(day=day)


def photo_expired(context: CheckContext) -> Iterator[Note]:
    """A photograph whose licence has run out, or is about to."""
    for photo in context.profile.photos:
        if photo.expires:
            gone = photo.expires < context.as_of
            message = f"{photo.key}: its licence {'ran' if gone else 'runs'} out on {photo.expires}"
            message += "" if gone else ", and the photo is left out from then on"
            hint = Remedy("renew the licence, or take the photo out", go=True)
            yield Note(photo.key, message, hint, ("expires",), day=_after(photo.expires))


def old_source(context: CheckContext) -> Iterator[Note]:
    """A source that was looked at more than two years ago: pages move, and say something else."""
    for source in context.profile.sources:
        if source.accessed:
            last = source.accessed.last_day()
            day = _birthday(last, SOURCE_AGE)
            message = f"{source.key}: it was last looked at in {str(source.accessed)[:7]}"
            hint = f"look again, and write the day: accessed = {max(day, context.as_of)}"
            yield Note(source.key, message, hint, ("accessed",), day=day)


ANNOUNCED = ("talks[", "shows[")
"""Tables of which the kit tells a date that lies ahead."""

FAR = {"start": 5, "date": 5, "founded": 5, "accessed": 0, "end": 30}
"""Years ahead of the kit from which a date is more likely mistyped than planned."""


def far_ahead(context: CheckContext) -> Iterator[Note]:
    """A date so far ahead that its year is likely mistyped, and the kit is silent about a fact: 2108 for 2018."""
    for row in context.profile.entries():
        for field, years in FAR.items():
            day: PartialDate | None = getattr(row, field, None)
            if day is None or day.first_day() <= _birthday(context.as_of, years):
                continue
            ahead = day.year - context.as_of.year
            lies = f"{ahead} years ahead" if ahead > 1 else "ahead"
            silent = field in ("start", "date") and not row.key.startswith(ANNOUNCED)
            message = f"{row.key}.{field}: {day} lies {lies}{', and the kit does not tell it before' if silent else ''}"
            meant = _swapped(day.year, context.as_of.year)
            hint = f"did you mean {meant}?" if meant else "look whether the year is right"
            yield Note(row.key, message, hint, (field,))


def _swapped(year: int, last: int) -> int | None:
    """The year of the last hundred that two neighbouring figures make, the other way round."""
    figures = f"{year:04}"
    swapped = (int(figures[:at] + figures[at + 1] + figures[at] + figures[at + 2 :]) for at in range(3))
    return max((other for other in swapped if last - 100 < other <= last), default=None)


def date_ahead(context: CheckContext) -> Iterator[Note]:
    """A date within the next 90 days on which the kit says something else: what was sent is out of date then."""
    hint = "build the kit again on that day, and send it to those who have it"
    for row in context.profile.entries():
        if row.private is True:
            continue
        if isinstance(row, Period) and row.begun(context.as_of) and row.end and row.end.last_day() >= context.as_of:
            day = _after(row.end.last_day())
            message = f"{row.key}: {_called(row)} {_ends(day, context)}, and texts tell it as past from then on"
            yield Note(row.key, message, hint, ("end",), day=day)
        field = "start" if getattr(row, "start", None) else "date"
        start = getattr(row, field, None)
        if start and start.first_day() > context.as_of:
            day = start.first_day()
            what = f"takes place on {day}" if field == "date" and row.key.startswith(ANNOUNCED) else f"begins on {day}"
            yield Note(row.key, f"{row.key}: {row.name_of} {what}", hint, (field,), day=day)
        if row.embargo and row.embargo > context.as_of:
            message = f"{row.key}: the embargo on {row.name_of} ends on {row.embargo}"
            yield Note(row.key, message, hint, ("embargo",), day=row.embargo)


# --- dates -----------------------------------------------------------------------------------------------------


def _after(day: datetime.date) -> datetime.date:
    return day + datetime.timedelta(days=1) if day < datetime.date.max else day


def _birthday(day: datetime.date, years: int) -> datetime.date:
    """The same day so many years later; of 29 February 1 March, where there is none."""
    year = min(day.year + years, datetime.MAXYEAR)
    if (day.month, day.day) == (2, 29) and not calendar.isleap(year):
        return datetime.date(year, 3, 1)
    return day.replace(year=year)


def _last_date(sentence: str, context: CheckContext) -> datetime.date | None:
    """The last day that the dates in a sentence can mean; None if it has none."""
    months = {name: number for number, name in enumerate(context.language.months, 1)}
    names = "|".join(map(re.escape, months))
    pattern = re.compile(
        rf"(?:(?P<day>\d{{1,2}}) )?(?P<month>{names})(?: (?P<after>\d{{1,2}}))?,? (?P<year>(?:19|20)\d\d)\b"
        r"|(?<![\w.,-])(?P<alone>(?:19|20)\d\d)(?![\w-])"
    )
    days = []
    for match in pattern.finditer(sentence):
        year = int(match["year"] or match["alone"])
        month = months[match["month"]] if match["month"] else 12
        last = calendar.monthrange(year, month)[1]
        day = int(match["day"] or match["after"] or last)
        days.append(datetime.date(year, month, min(max(day, 1), last)))
    return max(days, default=None)


def _date_of_what_is_told(piece: Piece, sentence: str, context: CheckContext) -> datetime.date | None:
    """The date of the event, the book or the job that a sentence tells of, or names."""
    profile = context.profile
    about = piece.entry.about if isinstance(piece.entry, Bio) else ()
    entries: list[Entry] = [row for name in about if (row := context.named(name))]
    if not entries:
        dated = (*profile.talks, *profile.shows, *profile.publications, *profile.projects, *profile.awards)
        entries = [
            row for row in dated for name in (row.name_of, getattr(row, "event", None)) if name and name in sentence
        ]
    dates = [date.last_day() for row in entries if (date := getattr(row, "date", None) or getattr(row, "start", None))]
    return max(dates, default=None)


# --- what has ended --------------------------------------------------------------------------------------------


def _called(row: Entry) -> str:
    """What it is that ends: the position at an organisation, the studies at a school; a project by its name."""
    if isinstance(row, Work):
        return f"the position at {row.name_of}"
    if isinstance(row, Membership):
        return f"the time in {row.name_of}"
    return f"the time at {row.name_of}" if isinstance(row, Education) and row.institution else row.name_of


def _ends(day: datetime.date, context: CheckContext) -> str:
    """That something is over from that day on."""
    return "has ended" if day <= context.as_of else f"ends on {day - datetime.timedelta(days=1)}"


def _end(sentence: Sentence, context: CheckContext) -> datetime.date | None:
    """The day from which the one thing that a sentence tells of is over; None if that is not known."""
    facts = [context.named(name) for name in sentence.entry.about]
    return _over(facts[0], context) if len(facts) == 1 and isinstance(facts[0], Period) else None


def _over(row: Period, context: CheckContext) -> datetime.date | None:
    if row.current is False:
        return context.as_of
    return _after(row.end.last_day()) if row.end else None


def _ended(context: CheckContext) -> dict[str, datetime.date]:
    """The organisations at which everything ends, with the day from which it is over."""
    profile = context.profile
    days: dict[str, list[datetime.date | None]] = defaultdict(list)
    lasting: tuple[Period, ...] = (*profile.work, *profile.volunteering, *profile.memberships, *profile.education)
    for row in (*lasting, *profile.projects):
        days[row.name_of].append(_over(row, context))
    return {name: max(filter(None, found)) for name, found in days.items() if all(found)}


def _own_summary(piece: Piece, context: CheckContext) -> Iterator[Note]:
    """The summary of a position that is over, and opens in the present: "Leads a team of nine"."""
    row = piece.entry
    first, *rest = piece.tokens[:2] or (None,)
    if not isinstance(row, Period) or first is None or first.low not in context.terms("holding"):
        return
    if rest and rest[0].low in ("by", "from", "of"):
        return  # "Studies of kelp", "Works by Bach"
    day = _over(row, context)
    if day is not None and not re.search(r"\w", piece.text[: first.at]):
        message = f"“{first.text}” is in the present, and {_called(row)} {_ends(day, context)}"
        yield piece.note(first.at, message, "tell it as past")._replace(day=day)


def _held(piece: Piece, text: str, at: int, length: int, context: CheckContext) -> tuple[int, str] | None:
    """What says that something goes on at the organisation named at `at`, a verb or a rank: where, and its words."""
    start, _ = sentence_around(text, at)
    head = text[start:at]
    bounds = [*re.finditer(r"[,;:–—(]|\b(?:who|which|that|where|when|after|before|until|since|once|from)\b", head)]
    clause = start + (bounds[-1].end() if bounds else 0)
    before = text[clause:at]
    words = [*re.finditer(r"[^\W_]+(?:['’-][^\W_]+)*", before)]
    low = [word[0].lower().replace("’", "'") for word in words]
    past = context.terms("pasts") | context.terms("lasting")
    verbs, joints = context.terms("holding"), {"of", "at", "for", "with", "from"}
    names = [(clause + where, clause + where + len(name)) for name, where in names_in(before, context.organizations)]
    for number in range(len(words) - 1, -1, -1):
        if any(begin <= clause + words[number].start() < end for begin, end in names):
            continue  # "an engineer at Harbour Works"
        if low[number] in past or (low[number].endswith("ed") and len(low[number]) > 3):
            return None
        whole = low[number:]
        named = whole[-1] in joints or (whole[-1] in ("the", "a") and len(whole) > 1 and whole[-2] in joints)
        if low[number] in verbs and (named or len(whole) <= 2):
            return clause + words[number].start(), words[number][0]
        if low[number] == "is" and named and len(whole) > 2:
            return clause + words[number].start(), before[words[number].start() :].strip()
    if piece.field == ("headline",):
        for rank, where in piece.phrases(context.phrases("ranks")):
            between = piece.words[where + len(rank) : at].strip()
            if clause <= where < at and between in joints:
                return where, rank
    after = text[at + length :]
    opening = re.fullmatch(r"\W*[Aa]t\s+", head)
    follows = re.match(rf",?\s+{MARK}*[^\W_]+{MARK}*\s+{MARK}*([^\W_]+)", after)
    if opening and follows and follows[1].lower() in verbs:
        return at + length + follows.start(1), follows[1]
    return None


def not_reviewed(context: CheckContext) -> Iterator[Note]:
    """A profile that nobody has read through for a year, by its own word."""
    if reviewed := context.profile.reviewed:
        day = reviewed + REVIEWED
        message = f"reviewed: the profile was last read through on {reviewed}"
        yield Note("reviewed", message, "read it through, and write the day on which you did", day=day)


REVIEWED = datetime.timedelta(days=365)
"""Time after which facts are looked through again: organisers ask for a bio of this year."""


RULES: tuple[Rule, ...] = (
    Rule("relative-time", relative_time),
    Rule("age", age),
    Rule("duration", duration),
    Rule("past-event", past_event),
    Rule("ended-role", ended_role),
    Rule("stale-verb", stale_verb),
    Rule("photo-expired", photo_expired),
    Rule("old-source", old_source),
    Rule("not-reviewed", not_reviewed),
    Rule("far-ahead", far_ahead),
    Rule("date-ahead", date_ahead),
)
