"""Who the person is, what they do now, what they founded; what they did before stands in `past`.

In: a `Subject`. Out: themes, each a few wordings. A post is told once: with who the person is, or in its own sentence,
or with others of its kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from presskit import places
from presskit.english.fame import field, known_for
from presskit.english.first_sentence import as_its_author_says
from presskit.english.nouns import Post, found
from presskit.english.posts import (
    Group,
    Held,
    career,
    grouped,
    held,
    is_too_much,
    overlap,
    period,
    ranked_held,
    stands_apart,
    without_the_same,
)
from presskit.english.studies import is_overtaken, with_the
from presskit.english.subject import MOST_IN_A_LIST, Subject, fact, is_in
from presskit.english.wording import Theme, closed, listed, plain, told
from presskit.grammar import (
    FIRST_OCCUPATION,
    KNOWN_FOR,
    LOCATION,
    OCCUPATIONS,
    PERSON,
    THIRD_OCCUPATION,
)
from presskit.profile.tables import Certificate, Volunteering, Work

GREAT = 3
"""Importance over which a post of the past has a sentence of its own, where there is more to say of it."""

GREATEST = 4
"""Importance over which a figure is told before works and honours."""

STEM = 4
"""Letters by which a country and its people are alike: Norway, Norwegian."""

LONGEST_FOCUS = 10
"""Words of what a post is about."""

MOST_WITH_WHO = 5
"""Organisations that stand in the sentence that says who the person is."""


class Career:
    """The themes about posts of one person."""

    def __init__(self, subject: Subject, books: tuple[str, Sequence[str]] | None = None) -> None:
        """`books`: works that may say who the person is: what they are called ("the novels "), each as it is told."""
        self.subject, self.books = subject, books
        rows = subject.newest(subject.profile.work, Work)
        own = [held(subject, row) for row in rows]
        helps = [held(subject, row) for row in subject.newest(subject.profile.volunteering, Volunteering)]
        own += [each for each in helps if each.post]
        self.helps = [each for each in helps if not each.post and each.kind != "nothing"]
        own = without_the_same([each for each in own if each.kind != "nothing"])
        self.founded = [each for each in own if each.deed]
        plain_ = [each for each in own if not each.deed]
        self.now = [each for each in own if not each.over and each.post and each.kind == "post"]
        self.at_work = [each for each in plain_ if not each.over and each not in self.now]
        former = " ".join(
            each.casefold() for each in subject.person.occupations if each.casefold().startswith("former ")
        )
        self.past = [each for each in plain_ if each.over and not (each.post and each.post.noun.casefold() in former)]

    def themes(self) -> Iterator[Theme]:
        """Who the person is, what they do, what they founded; what is past comes with `earlier`."""
        if PERSON not in self.subject.authors:
            yield from self._opening()
        yield from self._present()
        yield from self._foundings()

    # --- who the person is -----------------------------------------------------------------------

    @cached_property
    def _be(self) -> str:
        return "{was}" if self.subject.dead else "{is}"

    @cached_property
    def occupations(self) -> list[str]:
        """As they stand in a sentence; who is told as the author of books is not told as an author before."""
        own = [self.subject.nouns.lowered(each.replace(" & ", " and ")) for each in self.subject.person.occupations]
        own = [f"former {each}" if self._is_over(each) else each for each in own]
        own = [each for at, each in enumerate(own) if not (at and self._writes and each.casefold() == "author")]
        if own and re.search(" and |,", own[0]):
            return own[:1]  # "a writer of plays and songs and translator" is read twice
        return [each for each in own if not re.search(" and |,", each)]

    @property
    def _writes(self) -> bool:
        """Whether books say who the person is, who holds no post."""
        rows = (*self.subject.profile.work, *self.subject.profile.volunteering)
        return bool(self.books) and not (self.now or any(row.told_as and not self.subject.over(row) for row in rows))

    def _is_over(self, occupation: str) -> bool:
        """Whether an occupation is an office that the person held, and holds no more."""
        if self.subject.dead or self.now or self.at_work or not found("posts", "office_like", occupation):
            return False
        over = [each for each in (*self.past, *self.founded) if each.post and each.over]
        held_ = [f"{each.post.noun} of {each.row.organization}" for each in over if each.post]
        return any(self.subject.nouns.says(noun, occupation) for noun in held_)

    @cached_property
    def known_for(self) -> list[str]:
        """What the person is known for, as far as no sentence of its own tells it."""
        return known_for(self.subject, self.occupations)

    @cached_property
    def life(self) -> str:
        """The years of who has died, where somebody else tells of them."""
        person = self.subject.person
        shown = self.subject.dead and self.subject.voice == "third" and person.born and person.died
        return f"[[ ({person.born.year}–{person.died.year})]]" if shown and person.born and person.died else ""

    def _opening(self) -> Iterator[Theme]:
        subject, person = self.subject, self.subject.person
        if person.told_as:
            bare = [self._alone(self.occupations[:1])] if self.occupations else []
            yield from subject.theme(PERSON, *as_its_author_says(self.subject), *bare, opens=True)
            return
        texts: list[str] = []
        first = self.foremost() if subject.connected else None
        first = None if first and self.occupations and is_too_much(first.rows[0]) else first
        texts += self._of_the_past()
        if self.occupations:
            if first:
                texts += self._with_posts(first)
            texts += (self._with_works() or self._at_work()) if not first and subject.connected else []
            texts += [self._freelance()] if not first and subject.connected else []
            post = first.rows[0].post if first else None
            if post and not self.known_for and self.subject.nouns.says(post.noun, self.occupations[0]):
                texts.append(f"{told(PERSON)}{{They}} {self._be} {self._noun(self.occupations[:1])}.")
            else:
                texts += self._all_alone(self.occupations)
        elif first:
            texts += self._with_posts(first)
        else:
            known = listed(self.known_for) if self.known_for else ""
            headline = person.headline or ""
            if headline and subject.nouns.is_person(headline) and not any(mark in headline for mark in ";|·•"):
                noun = subject.nouns.with_article(subject.nouns.lowered(headline))
                texts.append(f"{told(PERSON)}{{They}}{self.life} {self._be} {plain(noun)}.")
            elif headline and subject.voice != "first" and not (known or self.past or self.founded):
                texts.append(f"{told(PERSON)}{{They}}: {plain(headline)}.")
            if known:
                texts.append(f"{told(PERSON)}{{They}}{self.life} {self._be} known for {known}.")
        yield from subject.theme(PERSON, *texts, opens=True)

    def _of_the_past(self) -> list[str]:
        """An opening of who has left the office that says what they were: "was director of A from 1989 to 2016"."""
        person, subject = self.subject.person, self.subject
        if not (person.occupations and self._is_over(person.occupations[0]) and subject.connected):
            return []
        able = [each for each in self.past if each.post and each.kind == "post" and each.row.importance > GREAT]
        for each in ranked_held(able)[:1]:
            assert each.post
            marks = told(PERSON) + told(OCCUPATIONS) + told(FIRST_OCCUPATION) + fact(each.row)
            when = "" if each.row.told_as else period(subject, each.row, each.row, front=False)
            detail = self.detail(each) if each.row.told_as else f"[ {when}]" if when else ""
            return [f"{marks}{{They}} {{was}} {each.role} {each.place}{detail}."]
        return []

    @cached_property
    def ranks(self) -> list[str]:
        """A title that stands beside an occupation: a chess coach and International Master."""
        rows = self.subject.greatest(self.subject.profile.certificates, Certificate)
        own = [row for row in rows if re.search(r"(?i)\b(?:grand)?master$", row.name)]
        own = [row for row in own if not is_overtaken(self.subject, row)]
        return [fact(row) + plain(row.name) for row in own[:1] if not self.subject.dead and self.subject.connected]

    @cached_property
    def origin(self) -> str:
        """Where the person comes from, without the country that their nationality names."""
        origin, nation = self.subject.person.origin or "", self.subject.person.nationality or ""
        if self.occupations and re.search(r" (?:of|for|in) ", self.occupations[0]):
            return ""  # "a professor of law from Malta" may hold a chair there
        place, _, country = origin.rpartition(", ")
        if nation and "," not in origin and (origin[:1] == nation[:1] or places.parts(f"-, {origin}").country):
            return ""  # a Welsh composer from Wales; an American from Norland may have been born there, and no more
        return place if place and nation and country[:STEM] == nation[:STEM] else origin

    def _noun(self, occupations: Sequence[str], after: str = "", least: int = 1) -> str:
        """`a [Norwegian ]{poet; critic}`, with its article; of the trades the first `least` are always told."""
        nation = plain(self.subject.person.nationality or "")
        article = self.subject.language.article(nation or occupations[0])
        items = [plain(each) for each in occupations]
        if not self.now:
            items[2:3] = [told(THIRD_OCCUPATION) + each for each in items[2:3]]
        items += self.ranks
        return f"{article} {f'[{nation} ]' if nation else ''}{after or listed(items, least)}"

    def _freelance(self) -> str:
        """`is a freelance chess coach`, of who works for nobody in the trade that comes first."""
        free = [each for each in self.at_work if each.kind == "freelance" and each.place and not each.post]
        if len(self.at_work) != 1 or not free or self.subject.dead:
            return ""
        first, *more = self.occupations
        return fact(free[0].row) + self._alone([f"freelance {first}", *more])

    def _all_alone(self, occupations: Sequence[str]) -> Iterator[str]:
        """What the person is: two trades, or where there is no room the first one."""
        if len(occupations) < 2 or not self.subject.connected:
            yield self._alone(occupations)
            return
        yield self._alone(occupations, least=2)
        yield self._alone(occupations[:1])

    def _alone(self, occupations: Sequence[str], least: int = 1) -> str:
        person = self.subject.person
        origin = f"[ from {closed(plain(self.origin))}]" if self.origin else ""
        home = not self.subject.dead and not person.origin and person.location and self.subject.connected
        home = home and not self.subject.is_at_home
        based = f"[{told(LOCATION)} based in {closed(plain(with_the(person.location or '')))}]" if home else ""
        known = f"[, {told(KNOWN_FOR)}known for {listed(self.known_for)}]" if self.known_for else ""
        trades = self._noun(occupations, least=least)
        return f"{told(PERSON)}{{They}}{self.life} {self._be} {trades}{origin}{based}{known}."

    def foremost(self) -> Group | None:
        """The present post that says best who the person is, with others of the same role."""
        able = [each for each in self.now if not (self.occupations and isinstance(each.row, Volunteering))]
        sure = [each for each in able if not self._doubtful(each)]
        groups = grouped(self.subject, sure or able, over=False)
        if not groups or self.subject.dead:
            return None
        groups.sort(key=lambda group: (-group.importance, self._helps(group), not self._is_chair(group)))
        rows = ranked_held(groups[0].rows)[:MOST_WITH_WHO]
        return grouped(self.subject, rows, over=False)[0]

    @staticmethod
    def _helps(group: Group) -> bool:
        return isinstance(group.rows[0].row, Volunteering)

    def _is_chair(self, group: Group) -> bool:
        post = group.rows[0].post
        return post is not None and self.subject.nouns.is_chair(post.noun)

    def _doubtful(self, each: Held) -> bool:
        """Whether nobody says that a post is still held, where they say so of another."""
        said = any(one.row.current for one in self.now)
        return said and not each.row.current and not each.row.start

    def _with_posts(self, first: Group) -> list[str]:
        """Openings that tell the foremost post, and what the person is besides."""
        post = first.rows[0].post
        assert post
        before = self._before_there(first.rows[0]) if len(first.rows) == 1 else ""
        detail = self.detail(first.rows[0]) if len(first.rows) == 1 else ""
        return [
            text
            for more in dict.fromkeys((before, detail))
            if more or not before
            for text in self._with_post(first, post, more)
        ]

    def _with_post(self, first: Group, post: Post, detail: str) -> list[str]:
        """`detail`: what may stand behind the place."""
        held_ = f"{post.noun} {' '.join(each.row.organization for each in first.rows)}"
        left = [each for each in self.occupations if not self.subject.nouns.says(post.noun, each)]
        left = [each for each in left if not self.subject.nouns.repeats(held_, each) and not self._former(each)]
        place = first.words.removeprefix(first.rows[0].role).strip()
        fuller = next((each for each in left if each.endswith(f" {post.noun}")), "")
        if fuller:  # a physics teacher who is a teacher at A is a physics teacher at A
            left = [each for each in left if each != fuller]
            role = f"{self.subject.nouns.with_article(fuller)} {post.beside}" if place else fuller
            post = post._replace(noun=fuller, article=self.subject.language.article(fuller))
            first = replace(first, rows=(replace(first.rows[0], post=post), *first.rows[1:]), words=f"{role} {place}")
        if self.occupations and self.occupations[0] not in left and not fuller:
            exact = re.search(rf"(?<!\w){re.escape(self.occupations[0])}(?!\w)", post.noun, re.IGNORECASE)
            # the post says what they are in the first place; a translator and poet may be a professor of translation
            left = self.occupations[:2] if left and self.occupations[1:2] == left[:1] and not exact else []
        said_ = [at for at, each in enumerate(self.occupations[:2]) if each not in left]
        marks = (told(OCCUPATIONS) if said_ else "") + (told(FIRST_OCCUPATION) if 0 in said_ else "")
        begin = f"{told(PERSON)}{marks}{{They}} {self._be}"
        one = begin.replace(told(OCCUPATIONS), "")
        texts = []
        both = re.search(r"(?i)\b(?:chief|president|ceo)\b", post.noun) and len(left) == 1 and " and " in post.noun
        chain = left and (both or re.search(" and | & ", left[0])) and " and " in post.noun
        if left and not chain:
            occupation, *more = [plain(each) for each in left]
            many = bool(more) or re.search(r" (?:and|for) ", occupation)
            posts = post.noun.split(" and ")
            several = many or (len(posts) > 1 and all(map(self.subject.nouns.is_person, posts)))
            noun = f"the {post.noun}" if re.match(r"\d|first ", post.noun) else post.noun  # the 11th bishop
            said = f"{closed(plain(noun))} {post.beside} {place}{detail}"
            trade = self._noun(left, occupation)
            named = self.subject.nouns.is_chair(post.noun) or self.subject.nouns.is_named(post.noun)
            if not first.rows[0].place:  # in its author's words, with its article
                behind = f" and {plain(post.said)}{place}{detail}."
            elif named:  # a reporter and editor, and the Regius Professor of …
                behind = f" and the {said}."
            elif more:  # a farmer and activist, and a consultant at A
                behind = f" and {f'{post.article} ' if post.article in ('a', 'an') else ''}{said}."
            if len(more) == 2:
                three = self.subject.join([trade, *more])
                texts.append(f"{begin}{told(THIRD_OCCUPATION)} {three},{behind}")
            if more:
                texts.append(f"{begin} {trade} and {more[0]},{behind}")
            if more or named or not first.rows[0].place:
                texts.append(f"{begin if not more else one} {trade}{behind}")
            else:
                # "an administrator and director of A" may be both there
                apart = several or found("posts", "office_like", occupation)
                article = f"{post.article} " if apart and post.article in ("a", "an") else ""
                texts.append(f"{begin} {trade}{',' if apart else ''} and {article}{said}.")
        marks += told(OCCUPATIONS) + told(FIRST_OCCUPATION) if chain and len(self.occupations) == 1 else ""
        begin = f"{told(PERSON)}{marks}{{They}} {self._be}"
        texts.append(f"{begin} {first.rows[0].role} {place}{detail}.")
        return texts

    def _former(self, occupation: str) -> bool:
        """Whether an occupation is a post that is over."""
        over = [each for each in self.past if each.post and each.post.noun.casefold() == occupation.casefold()]
        return bool(over) and occupation != self.occupations[0]

    @property
    def tells_books(self) -> bool:
        """Whether who the person is may be told with their books: nobody who holds a post is."""
        connected = self.subject.connected and PERSON not in self.subject.authors
        return bool(self._writes and len(self.occupations) == 1 and connected and not self.foremost())

    def _with_works(self) -> list[str]:
        """Openings of who holds no post: with what they wrote or founded."""
        texts = []
        who = self._noun(self.occupations[:1], plain(self.occupations[0]))
        origin = f"[ from {closed(plain(self.origin))}]" if self.origin else ""
        begin = f"{told(PERSON)}{{They}}{self.life} {self._be} {who}"
        if self.books and self._writes and len(self.occupations) == 1:
            more, (kind, items) = "", self.books
            if self.occupations[0].casefold() == "author":  # who is "an author and the author of"
                begin, more = f"{told(PERSON)}{{They}}{self.life} {self._be}", ""
                texts.append(f"{begin} the author of {kind}{listed(items, 2 if kind.endswith('s ') else 1)}.")
                return texts
            texts.append(f"{begin}{more} and the author of {kind}{listed(items, 2 if kind.endswith('s ') else 1)}.")
        if self.founded and not self.books:
            some = ranked_held(self.founded)
            verb = some[0].deed
            detail = self.detail(some[0]) if len(some) == 1 else ""
            items = [fact(each.row) + each.place for each in some if each.deed == verb][:MOST_IN_A_LIST]
            texts.append(f"{begin}{origin} who {verb} {listed(items)}{detail}.")
        return texts

    def _at_work(self) -> list[str]:
        """Openings of who works somewhere without a post that is named: "is an economist at HEC"."""
        if len(self.at_work) != 1 or len(self.occupations) != 1 or self.subject.dead or self.at_work[0].kind != "work":
            return []
        (each,) = self.at_work
        origin = self.origin
        behind = f"[ from {closed(plain(origin))}]" if origin else ""
        noun = self._noun(self.occupations)
        return [f"{told(PERSON)}{fact(each.row)}{{They}} {{is}} {noun}{behind} at {each.place}{self.detail(each)}."]

    # --- details -------------------------------------------------------------------------------------

    def detail(self, each: Held, *, what: bool = True) -> str:
        """What may stand behind the place of a post: what the organisation is, what the person does there, what they
        were there before."""
        subject, row = self.subject, each.row
        if row.told_as:
            parts = (f" {subject.theirs(part)}".replace(" ,", ",") for part in each.tail if part and what)
            return "".join(f"[{part}]" for part in parts)
        is_ = subject.described(row.organization) if what else ""
        if what and not is_ and each.deed:
            is_ = subject.apposed(row.summary)
        behind = self._where(each) if what else ""
        behind += f"[, {is_}]" if is_ else ""
        did = subject.done(row, each.did, over=each.over)
        trade = " ".join(subject.person.occupations)
        focus = "" if each.over or not self._goes_first(each) else self.focus(row)
        if focus and not overlap(f"{is_} {trade}", focus):
            focuses = "focused" if each.over else "{focuses}"
            behind += f"[, {focus}]" if re.match(r"[a-z]+ing ", focus) else f"[, where {{they}} {focuses} on {focus}]"
        elif did and not row.focus and not overlap(is_, did):
            behind += f"[, where {{they}} {did}]"
        return behind

    def _where(self, each: Held) -> str:
        """Where the foremost post is held, if nothing else says so: "at the University of Alto in Norland"."""
        town = (each.row.location or "").split(",")[0].strip()
        named = f"{each.row.organization} {each.row.position or ''} {self.subject.person.location or ''}"
        first = not each.over and not each.deed and self._goes_first(each) and not isinstance(each.row, Volunteering)
        known = town and town[:1].isupper() and not is_in(town, named) and not found("posts", "no_town", town)
        return f"[ in {plain(town)}]" if first and known and " in " not in each.place else ""

    def _goes_first(self, each: Held) -> bool:
        """Whether it is the foremost of the posts that are held: of one a text says what it is about."""
        first = self.foremost()
        return each.deed != "" or first is None or each in first.rows

    def focus(self, row: Work) -> str:
        """What the work is about, as it stands in a sentence; "" for what is too long for one."""
        focus = row.focus or ""
        listed_ = [each for each in re.split(r", (?:and )?| and ", focus) if each]
        if len(focus.split()) > LONGEST_FOCUS and "," in focus and all(len(each.split()) < 5 for each in listed_):
            for some in (listed_[:3], listed_[:2]):  # of a long list the first
                *most, last = some
                focus = f"{', '.join(most)} and {last}"
                if len(focus.split()) <= LONGEST_FOCUS:
                    break
        small = self.subject.nouns.lowered(focus) if focus and not focus.islower() else focus
        return "" if len(focus.split()) > LONGEST_FOCUS or isinstance(row, Volunteering) else self.subject.theirs(small)

    def _before_there(self, each: Held) -> str:
        """The posts that the dates prove to have come before this one at the same place."""
        before = career(each, self.past)[1:]
        if not before or any(one.row.told_as for one in (each, *before)):
            return ""  # an author's words stand by themselves
        posts = [one.post for one in before if one.post]
        if all(post.beside == "of" and not post.article for post in posts):
            said = [fact(one.row) + plain(one.post.noun) for one in reversed(before) if one.post]
            return f" after serving as its {self.subject.join(said)}"
        said = [fact(one.row) + plain(one.post.said) for one in reversed(before) if one.post]
        return f" after working there as {self.subject.join(said)}"

    # --- what is done now ---------------------------------------------------------------------------

    def _present(self) -> Iterator[Theme]:
        subject = self.subject
        first = self.foremost()
        second = [each for each in self._also if not first or each not in first.rows]
        if not self.known_for:
            yield from field(subject, self.occupations)
        at_work = grouped(subject, self.at_work, over=False)
        for group in at_work:
            if group.verb == "{holds}":  # a chair goes before other posts
                yield from subject.theme("work", *self._works(group))
        for each in self.now[:4]:
            alone = each not in second or len(second) == 1 or stands_apart(each)
            if self._told_as_trade(each, first) or each in self._named_twice(first):
                continue
            if not each.deed and (alone or each.row.importance > GREAT or not subject.connected):
                yield from subject.theme("work", *self._held_now(each, also=alone and each in second))
        told_first = set(first.rows) if first else set()
        alike = {each.role for each in told_first if each.post}  # the same role is not told twice
        left = [each for each in self._also if each not in told_first and each.role not in alike]
        left = [each for each in left if not (self._told_as_trade(each, first) or stands_apart(each))]
        others = grouped(subject, left, over=False)
        also = "also " if (self.occupations or first) and subject.connected else ""
        if first and len(first.rows) > 1 and not self._named_twice(first):  # where who the person is does not hold them
            yield from subject.theme("work", f"{{They}} {{is}} {first.words}.")
        texts = []
        for start in range(min(len(others), 2)):
            items = [group.words for group in others[start : start + MOST_IN_A_LIST]]
            if len([each for group in others[start:] for each in group.rows]) > 1 or first or also:
                texts.append(f"{{They}} {{is}} {also}{listed(items)}.")
        yield from subject.theme("work", *texts)
        for group in at_work:
            if group.verb == "{holds}":
                continue
            bare = len(group.rows) > 1 and group.rows[0].kind == "work" and self.now
            if bare:  # nobody says that this is employment
                places = group.words.removeprefix("at ")
                yield from subject.theme("work", f"{{They}} {{is}} affiliated with {places}.")
            else:
                yield from subject.theme("work", *self._works(group))
        if self.helps:
            yield from self._helping()

    def _named_twice(self, first: Group | None) -> Sequence[Held]:
        """Posts that say the person's trade: who "is a chef" is not told in the next sentence to be chef of A and B."""
        post = first.rows[0].post if first and len(first.rows) > 1 else None
        says = post and self.occupations and self.subject.nouns.says(post.noun, self.occupations[0])
        return first.rows if first and says else ()

    def _told_as_trade(self, each: Held, first: Group | None) -> bool:
        """Whether a post says no more than a trade of the person's at the place that was just named: a professor."""
        if not first or not each.post or each.row.organization != first.rows[0].row.organization or each in first.rows:
            return False
        return " " not in each.post.noun and any(each.post.noun in trade.split() for trade in self.occupations[:2])

    @property
    def _also(self) -> list[Held]:
        return [each for each in self.now if not each.deed]

    def _held_now(self, each: Held, *, also: bool) -> Iterator[str]:
        """A post that is held, in a sentence of its own."""
        row, detail = each.row, self.detail(each)
        before = self._before_there(each)
        if row.start and not row.told_as and not self.subject.is_status(each.role):  # since when is she emerita?
            since = self.subject.month(row.start)
            yield f"{fact(row)}{{They}} {{has}} been {each.role} {each.place} since {since}."
            if detail:  # what stands behind a place cannot stand behind a date
                yield f"Since {since} {fact(row)}{{they}} {{has}} been {each.role} {each.place}{detail}."
        if before:
            yield f"{fact(row)}{{They}} {{is}} {each.role} {each.place}{before}."
        word = "also " if also and self.subject.connected and self.foremost() else ""
        yield f"{fact(row)}{{They}} {{is}} {word}{each.role} {each.place}{detail}."

    def _works(self, group: Group) -> Iterator[str]:
        """Where the person works without a post that is named."""
        row = group.rows[0].row
        only = len(group.rows) == 1
        works = group.verb == "{works}"
        on = "on" if works else "where {they} {focuses} on"
        focus = f"[, {on} {self.focus(row)}]" if self.focus(row) and only else ""
        if only and row.start:
            since = self.subject.month(row.start)
            yield f"Since {since} {{they}} {{has}} {group.rows[0].verbs[1]} {group.words}{focus}."
        yield f"{{They}} {group.verb} {group.words}{focus}."

    def _helping(self) -> Iterator[Theme]:
        for over in (False, True):
            some = [each for each in ranked_held(self.helps) if each.over is over][:MOST_IN_A_LIST]
            if some:
                verb = "volunteered" if over else "{volunteers}"
                items = [fact(each.row) + each.place for each in some]
                yield from self.subject.theme("volunteering", f"{{They}} {verb} at {listed(items)}.")

    # --- what was founded ---------------------------------------------------------------------------

    def _foundings(self) -> Iterator[Theme]:
        subject = self.subject
        for each in ranked_held(self.founded)[:4]:
            yield from subject.theme("founded", self._founding(each))

    def _founding(self, each: Held) -> str:
        front = f"[In {self.subject.month(each.row.start)} ]" if each.row.start else ""
        return f"{front}{fact(each.row)}{{they}} {each.deed} {each.place}{self.detail(each)}."
