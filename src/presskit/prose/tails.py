"""What may go at the end of a clause: whatever stands behind a place before which it is already a sentence.

In: a clause, from its verb to its end. Out: `Cut`s that all end where the clause ends, so that every reading is a
beginning of the author's own words. A tail that begins with a preposition may go unless one of `RULES` forbids it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from presskit.prose.english import pattern, thirds, words
from presskit.prose.rules import (
    DATE,
    Place,
    Scene,
    forbids,
    incomplete,
    open_series,
    pair_open,
    series_after,
    several_articles,
    thin,
)
from presskit.prose.tokens import Token, predicate_at
from presskit.prose.vocabulary import is_post, is_role, is_trade, leans


class Cut(NamedTuple):
    """Characters that may go; `why` is the kind of phrase. `together`: with all others of the sentence so marked."""

    start: int
    end: int
    why: str
    together: bool = False


# --- the walk ----------------------------------------------------------------------------------------------

_OF_A_NAME = re.compile(r"[A-Z]\w+[’']s? (?:[a-z-]+ ){0,2}\w+$")
"""A common noun that says enough: Mozart’s early operas."""

_THE = re.compile(r"\bthe [a-z]+ (?:in|on|at|of) (?:[^,;]|, (?=[A-Z]))*$")
"""A thing that only what follows tells of."""

_ADDED = re.compile(
    r"(?:as well as|in addition to|among (?:many )?others?|most recently|most notably|notably|"
    r"particularly|especially|specifically|mainly|primarily|including|such as)\b"
)


def _question_open(scene: Scene, start: int) -> bool:
    """Whether an indirect question has no verb before this offset: explores how theory, such as physics, can …"""
    before = [token for token in scene.tokens if token.end <= start]
    asked = max((at for at, token in enumerate(before) if token.low in ("how", "why", "whether")), default=len(before))
    return asked < len(before) and not any(token.kind == "verb" for token in before[asked:])


@dataclass
class Walk:
    """From the verb of a clause to its end; knows what was said so far, and finds where it may end."""

    place: Place
    stop: int
    relative: bool = False
    cuts: list[Cut] = field(default_factory=list)
    in_phrase: bool = False
    done: bool = False
    refused: list[tuple[int, str]] = field(default_factory=list)
    verb_due: int = 0
    """Before this offset the clause that was opened last has no verb yet."""

    def run(self) -> Walk:
        """Take every step."""
        while not self.done and self.place.at < self.place.end:
            self._step(self.place.token)
            self._go(self.place.at + 1)
        return self

    def _go(self, at: int) -> None:
        self.place = replace(self.place, at=at)

    def _said(self, **what: object) -> None:
        self.place = replace(self.place, **what)  # type: ignore[arg-type]  # the fields of Place

    def _cut(self, start: int, why: str) -> None:
        said = self.place.scene.text[:start]
        if re.search(r"\bthe following [a-z]", said) and ":" not in said:
            return  # the list that is announced
        if _question_open(self.place.scene, start):
            return
        if start < self.verb_due or pattern("later_post").search(self.place.scene.text, start, self.stop):
            return
        self.cuts.append(Cut(start, self.stop, why))

    def _step(self, token: Token) -> None:
        if token.shut:
            self._said(object=self.place.object or not self.in_phrase)
        elif token.kind == "sign":
            self._sign(token)
        elif token.low in ("including", "such") and (token.low == "including" or self.place.rest.startswith("such as")):
            self._including(token)
        elif token.low == "due" and self.place.rest.startswith("due to ") and self.place.before.capital:
            self._cut(token.start - 1, "reason")
        elif token.low in words("rules.openers"):
            self._opener(token)
        elif token.kind == "preposition":
            self._preposition(token)
        elif token.kind in ("verb", "participle", "past", "gerund", "base"):
            self._form(token)
        elif token.kind == "joint":
            self._joint(token)
        elif token.kind in ("determiner", "adverb") or token.low in words("rules.reflexive"):
            pass
        else:
            post = self.place.post or (is_post(token.low) and not is_trade(token.low))
            self._said(object=self.place.object or not self.in_phrase, head=token.low, post=post)

    # --- words ---

    def _opener(self, token: Token) -> None:
        """A clause that hangs on the word before: it may go behind a trade, and else starts again with its verb."""
        place = self.place
        free = token.low in ("who", "whose") and place.linking and not self.in_phrase and place.before.low == place.head
        after = place.scene.tokens[place.at + 1].low if place.at + 1 < place.end else ""
        present = pattern("holds_a_post").match(place.scene.text, token.end) is not None  # what the person does now
        own = any(mention.start > token.end and mention.form == "their" for mention in place.scene.mentions)
        if (
            free
            and not present
            and not self._field_of_a_broad_trade()
            and (
                (self._has_adjectives() and is_trade(place.head))
                or (self._is_trade() and not open_series(place.scene, place.verb, place.at))
            )
        ):
            self._cut(token.start - 1, "third person" if own else "clause behind a trade")  # a doctor who loves my work
        again = any(mention.subject and mention.start == token.end + 1 for mention in place.scene.mentions)
        whole = not incomplete(place) and not pair_open(place) and not open_series(place.scene, place.verb, place.at)
        if token.low == "where" and again and place.before.capital and not self.relative and whole:
            self._cut(token.start - 1, "clause behind a place")
        counted = pattern("counted").search(place.scene.text[: place.before.end]) is not None
        if token.low in ("which", "that") and after in ("include", "includes", "included") and counted:
            self._cut(token.start - 1, "including")
        self._said(object=False, phrases=0, head="")
        self.in_phrase, self.relative = False, True
        self.verb_due = max(self.verb_due, self._verb_behind_its_subject(place.at + 1))

    def _verb_behind_its_subject(self, begin: int) -> int:
        """Where a clause of another subject has its verb: at a time when crimes of hate in the north are rising; 0 if
        nowhere. A past form may belong to that subject, if a sure verb follows: when thefts told of are rising.
        """
        tokens, past = self.place.scene.tokens, 0
        for at in range(begin, self.place.end):
            token = tokens[at]
            if self.place.scene.is_subject(token) or (token.kind == "sign" and not token.shut):
                break
            if at > begin and (token.low in words("rules.openers") or (tokens[at - 1].kind == "joint" and past)):
                break
            if token.kind == "verb":
                return token.end if at > begin else 0
            if at == begin and token.kind not in ("word", "determiner"):
                return 0
            past = past or (token.end if token.kind == "past" else 0)
        return past

    def _field_of_a_broad_trade(self) -> bool:
        """Whether "who …" says of what somebody is a researcher: alone, that says little."""
        place = self.place
        said = place.scene.tokens[place.verb + 1 : place.at]
        named = [token.low for token in said if is_role(token.low)]
        bare = not any(token.capital or "-" in token.text for token in said)
        return bare and bool(named) and words("rules.broad_trades").issuperset(named)

    def _has_adjectives(self) -> bool:
        """Whether the commas before this place part adjectives of one noun: a bold, queer poet."""
        place = self.place
        said = place.scene.text[place.scene.tokens[place.verb].end : place.before.end]
        return re.fullmatch(r" an? (?:[\w’-]+, ){1,3}(?:[\w’-]+ )?[\w’-]+", said) is not None

    def _is_trade(self) -> bool:
        """Whether "a …" before this place says what somebody is: a poet, a prize-winning reporter."""
        place = self.place
        if place.determiner() not in ("a", "an"):
            return self._is_series_of_trades()
        if is_trade(place.head):
            return True
        tokens = place.scene.tokens
        said = place.at - 1
        while tokens[said - 1].kind not in ("determiner", "verb"):
            said -= 1
        return is_role(place.head) and place.at - said > 1

    def _is_series_of_trades(self) -> bool:
        """Whether all between "is a" and this place is a series of trades: a writer, advocate, and certified coach."""
        tokens = self.place.scene.tokens[self.place.verb + 1 : self.place.at]
        plain = all(
            token.kind in ("word", "determiner", "joint", "adverb", "participle", "past") or token.text == ","
            for token in tokens
        )
        several = any(token.kind == "joint" for token in tokens)
        return plain and several and tokens[0].low in ("a", "an") and any(is_role(token.low) for token in tokens)

    def _joint(self, token: Token) -> None:
        """Another predicate of a clause that hangs on a word may go, and another post; the rest is settled before."""
        place, tokens = self.place, self.place.scene.tokens
        if token.low not in ("and", "but") or place.at + 1 >= place.end or not (place.object or place.phrases):
            return
        again = self.relative and predicate_at(tokens, place.at + 1) is not None
        if self._says_as_again():
            self._cut(place.before.start, "another of a kind")
            return
        if (self._is_second_degree() and not pair_open(place)) or self._has_the_same_head():
            self._cut(token.start - 1, "another of a kind")
            return
        if not again and not self._is_second_post(tokens[place.at + 1 : place.at + 6]):
            return
        comma = place.before.text == ","
        whole = tokens[place.at - 1 - comma].kind not in ("preposition", "determiner")
        if whole and not open_series(place.scene, place.verb, place.at - comma) and not pair_open(place):
            self._cut(place.before.start if comma else token.start - 1, "predicate")

    def _is_second_degree(self) -> bool:
        """Whether "and a …" adds another degree to one told with its school: a BA from Alto and an MA from Brio."""
        place, text = self.place, self.place.scene.text
        before, behind = text[place.scene.tokens[place.verb].end : place.token.start], text[place.token.end :]
        alone = not open_series(place.scene, place.verb, place.at) and "," not in before
        degree = pattern("degree")
        article = re.match(r" (?:an?|the|his|her|their|my|advanced|further) ", behind) is not None
        return (
            alone
            and place.before.capital
            and article
            and degree.search(before) is not None
            and degree.match(re.sub(r"^ (?:an?|the|his|her|their|my) ", "", behind)) is not None
        )

    def _says_as_again(self) -> bool:
        """Whether ", and as …" goes on from an "as …": best known as Falstaff, and as Dr. Bartolo."""
        place, tokens = self.place, self.place.scene.tokens
        again = tokens[place.at + 1].low == "as" and place.before.text == ","
        return again and any(token.low == "as" for token in tokens[place.verb + 1 : place.at]) and not pair_open(place)

    def _has_the_same_head(self) -> bool:
        """Whether "and Department of …" goes on from a "Department of …" of the same clause."""
        place, tokens = self.place, self.place.scene.tokens
        if place.at + 2 >= place.end or tokens[place.at + 2].low != "of" or not tokens[place.at + 1].capital:
            return False
        head = tokens[place.at + 1].text
        before = tokens[place.verb + 1 : place.at]
        again = any(token.text == head and after.low == "of" for token, after in pairwise(before))
        alone = not any(token.text == "," or token.kind == "joint" for token in before)
        return again and alone and place.before.capital

    def _is_second_post(self, following: Sequence[Token]) -> bool:
        """Whether "and a …" adds another post to one told with its place: a reader at Oslo and a fellow at …"""
        place, articles = self.place, ("a", "an", "the")
        said = place.scene.text[place.scene.tokens[place.verb].end : place.before.end]
        shares = re.match(
            r"[^,;]* at (?:the )?[A-Z]", place.scene.text[place.token.end :]
        )  # professor of glass and chair at
        placed_so = (place.phrases > 0 and not shares) or re.search(
            r"\b(?:of|at|for|with) (?:the )?[A-Z]", said
        ) is not None
        told = place.linking and not self.relative and placed_so and place.at - place.verb > 6
        first = place.scene.tokens[place.verb + 1].low
        bare = (
            leans(first) and first == place.scene.tokens[place.verb + 1].text
        )  # is director of Alto and the founder of
        placed = place.scene.tokens[place.verb + 1].kind == "preposition"  # is in practice in Oslo and the author of
        last = place.scene.tokens[place.at - 2] if place.before.text == "," else place.before
        if (
            not told
            or not last.capital
            or not (first in articles or placed or bare)
            or following[0].low not in articles
        ):
            return False
        return any(is_role(token.low) for token in following)

    def _preposition(self, token: Token) -> None:
        place = self.place
        years = place.linking and pattern("experience").match(place.scene.text, max(0, token.start - 1))
        reason = "" if years and place.object else forbids(place)
        if not reason and DATE.match(place.scene.text, token.start):
            reason = "a date, which goes by itself"
        if reason or place.scene.text[token.start - 1 : token.start] != " ":
            self.refused.append((token.start, reason))
        else:
            self._cut(token.start - 1, "phrase")
        belongs = token.low in ("of", "to", "by", "on")
        phrases = place.phrases + (0 if belongs and (place.object or place.phrases) else 1)
        self._said(phrases=phrases, post=place.post and token.low != "at")
        self.in_phrase = True

    def _form(self, token: Token) -> None:
        place = self.place
        if token.kind in ("gerund", "past") and place.before.kind == "determiner":
            self._said(
                object=place.object or not self.in_phrase, head=token.low if token.kind == "gerund" else place.head
            )
            return
        living = (
            token.low in words("rules.living")
            and place.before.low == place.head
            and place.linking
            and not self.in_phrase
        )
        role = is_trade(place.head) or place.head in words("nouns.lean")
        if living and role and place.determiner() in ("a", "an") and not open_series(place.scene, place.verb, place.at):
            self._cut(token.start - 1, "participle behind a trade")
        passive = token.kind in ("participle", "past") and place.before.low in (words("rules.linking") | {"being"})
        self._said(
            object=False,
            phrases=0,
            head=token.low if token.kind in ("participle", "past") else "",
            passive=place.passive or passive,
        )
        self.in_phrase = False

    def _including(self, token: Token) -> None:
        place = self.place
        complete = not incomplete(place) and not pair_open(place) and self._named_before(token)
        general = place.before.low in words("nouns.general_plurals") or place.before.low in words("nouns.general")
        if (
            complete
            and (not general or _OF_A_NAME.search(place.scene.text[: place.before.end]))
            and not open_series(place.scene, place.verb, place.at)
            and not thin(place.scene, place.verb, place.at)
        ):
            self._cut(token.start - 1, "including")
        self.done = True

    def _named_before(self, token: Token) -> bool:
        """Whether the clause has named anything before its examples: else these are what it tells."""
        tokens = self.place.scene.tokens[self.place.verb + 1 : self.place.at]
        examples = re.search(
            r"(?:including|such as) (?:the |his |her |their )?[\"“*]?[A-Z0-9]",
            self.place.scene.text[token.start :][:30],
        )
        sure = words("small.numbers") - {"many", "numerous", "several", "various", "dozens", "hundreds", "thousands"}
        return examples is None or any(
            each.capital or each.text[0].isdigit() or each.shut or each.low in sure for each in tokens
        )

    # --- signs ---

    def _sign(self, token: Token) -> None:
        place, text = self.place, self.place.scene.text
        if token.text == "," and place.at + 1 < place.end:
            self._comma(token)
        elif token.text in ("–", "—") or (token.text == "-" and text[token.start - 1 : token.start] == " "):
            if token.text == "–" and text[token.start - 1 : token.start] != " ":
                return
            following = place.scene.tokens[place.at + 1] if place.at + 1 < place.end else None
            finite = following is not None and following.kind == "verb"  # "the show – … – is heard"
            goes_on = re.search(r", (?:and|or) ", place.scene.text[token.end : place.scene.stop]) is not None
            in_series = goes_on and "," in place.scene.text[place.scene.tokens[place.verb].end : token.start]
            alone = (
                not finite
                and not in_series
                and not any(other.text in ("–", "—", "-") for other in place.scene.tokens[place.at + 1 : place.end])
            )
            if alone and not incomplete(place) and not self._little():
                self._cut(token.start - (text[token.start - 1] == " "), "dash")
            self.done = True
        elif token.text == ";":
            following = place.scene.tokens[place.at + 1] if place.at + 1 < place.end else None
            thing = following is not None and (following.capital or following.kind == "determiner")
            alone = not any(each.text == "," and not each.shut for each in place.scene.tokens[place.verb : place.at])
            if place.linking and thing and alone and (place.object or place.phrases) and not self.relative:
                self._cut(token.start, "more of what the person is")
            self.done = True
        elif token.text == ":":
            plural = re.search(r"(?:s|\d)$", place.before.text) and place.before.text[0].islower()
            if plural and (place.object or place.phrases) and not self._little():
                self._cut(token.start, "colon")
            self.done = True

    def _little(self) -> bool:
        """Whether too little would remain before what a sign announces."""
        place = self.place
        general = place.before.low in words("nouns.general_plurals") or place.before.low in words("nouns.general")
        general &= pattern("counted").search(place.scene.text[: place.before.end]) is None
        general |= re.search(r"\bfollowing\b", place.scene.text[: place.before.end]) is not None
        return general or place.before.low in words("nouns.lean") or thin(place.scene, place.verb, place.at)

    def _comma(self, token: Token) -> None:
        place, scene = self.place, self.place.scene
        following = scene.tokens[place.at + 1]
        if following.shut or not (place.object or place.phrases) or open_series(scene, place.verb, place.at):
            return
        if place.before.kind in ("joint", "preposition", "determiner", "base"):
            return
        general = place.before.low in words("nouns.general_plurals") or place.before.low in words("nouns.general")
        counted = pattern("counted").search(scene.text[: token.start])
        if counted and place.before.text.islower() and (following.capital or following.shut or following.low == "most"):
            self._end(token.start, "named")
        elif following.low in ("which", "who", "whose", "where", "when"):
            self._clause(token, following)
        elif _ADDED.match(scene.text, following.start):
            won = re.search(r"\b(?:won|received) (?:various|several|many|numerous) ", scene.text[: token.start])
            told = won is not None and self._names_before_the_verb()
            named = following.low not in ("including", "such") or told or self._named_before(token)
            numbered = re.search(r"\d", scene.text[scene.tokens[place.verb].end : token.start]) is not None
            if (not general or numbered or told) and named and (told or not thin(scene, place.verb, place.at)):
                self._cut(token.start, "added")
            self.done = True
        elif not series_after(scene, place.at, place.end):
            self._apposition(token, following, general=general)

    def _clause(self, token: Token, following: Token) -> None:
        """ ", which …" runs to the end; inside, what follows its verb may go."""
        place, scene = self.place, self.place.scene
        which = following.low == "when" and _THE.search(scene.text[: token.start])  # the fire in Alto on 1 May, when …
        if not self._defined() and not which:
            self._cut(token.start, "clause")
        verb = next(
            (
                at
                for at in range(place.at + 2, min(place.at + 8, place.end))
                if scene.tokens[at].kind in ("verb", "past", "participle", "base") or scene.tokens[at].low in thirds()
            ),
            None,
        )
        if verb is not None and not self._series_of_verbs(verb):
            inner = Walk(Place(scene, verb + 1, verb, place.end), self.stop, relative=True).run()
            self.cuts += inner.cuts
            self.refused += inner.refused
        self.done = True

    def _series_of_verbs(self, verb: int) -> bool:
        """Whether a clause is "which premiered …, went on …, and won …": of such a one nothing goes by itself."""
        tokens = self.place.scene.tokens
        return any(
            tokens[at].text == "," and not tokens[at].shut and predicate_at(tokens, at + 1) is not None
            for at in range(verb + 1, self.place.end - 1)
            if tokens[at + 1].kind != "joint"
        )

    def _defined(self) -> bool:
        """Whether what stands before ", who …" is nothing without it: "a general noun, which …"."""
        place = self.place
        return (
            place.before.low in words("nouns.general")
            and place.determiner() in ("a", "an")
            and thin(place.scene, place.verb, place.at)
        )

    def _apposition(self, token: Token, following: Token, *, general: bool) -> None:
        place, scene = self.place, self.place.scene
        so_far = scene.text[: place.before.end]
        after = scene.tokens[place.at + 2] if place.at + 2 < place.end else None
        if re.match(r"from (?:[A-Z]\w+ )?(?:19|20)\d\d (?:to|until|through) ", scene.text[following.start :]):
            self._end(token.start, "named")
            return
        now = following.low in ("currently", "now", "formerly", "previously", "presently")
        if now and after is not None and after.kind in ("word", "determiner") and not scene.is_subject(after):
            self._end(token.start, "apposition")
        elif (
            (following.kind == "gerund" or following.low == "having")
            and not re.match(r", \w+ing, \w+ ", scene.text[token.start :])
            and not re.search(r"(?:al|ive|ic|ous|ary|[ai]ble|ful|less)$", place.before.low)
        ):
            if not thin(scene, place.verb, place.at):
                self._cut(token.start, "participle")
            inner = Walk(Place(scene, place.at + 2, place.at + 1, place.end), self.stop, relative=True).run()
            self.cuts += inner.cuts
            self.done = True
        elif (
            following.kind in ("past", "participle")
            and following.low != "based"
            and after is not None
            and after.kind in ("preposition", "determiner", "adverb")
            and not self._predicate_open()
        ):
            self._end(token.start, "participle")
        elif place.before.low in words("nouns.lean") or is_post(place.before.low):
            return
        elif (
            following.kind == "preposition"
            and following.low not in ("of", "to", "by", "on")
            and not thin(scene, place.verb, place.at)
            and not general
        ):
            self._end(token.start, "phrase")
        elif (
            (place.before.capital or place.before.shut or place.before.text == ".")
            and not self._last_of_a_series()
            and following.text in ("a", "an", "the", "one", "winner", "author", "founder", "finalist")
            and (place.before.text != ")" or following.low == "the" or re.search(r"\([A-Z]{2,8}\)$", so_far))
            and (
                pattern("the_most_of").match(scene.text, following.start)
                or not several_articles(scene, place.verb, place.end)
            )
        ):
            self._end(token.start, "apposition")

    def _predicate_open(self) -> bool:
        """Whether behind the last "and" a phrase stands and no verb yet: "… and with the help of Bo, succeeded"."""
        tokens = self.place.scene.tokens[self.place.verb + 1 : self.place.at]
        for at, (token, following) in enumerate(pairwise(tokens)):
            if token.kind == "joint" and following.kind == "preposition":
                return not any(later.kind in ("verb", "past") for later in tokens[at + 1 :])
        return False

    def _names_before_the_verb(self) -> bool:
        """Whether the subject holds a name: her translations of Ole Brandt have won various awards."""
        tokens = self.place.scene.tokens[1 : self.place.verb]
        return any(token.capital for token in tokens)

    def _last_of_a_series(self) -> bool:
        """Whether ", and" stands before the last thing that was named."""
        tokens = self.place.scene.tokens
        for at in range(self.place.at - 1, self.place.verb, -1):
            if tokens[at].text == "," and not tokens[at].shut:
                return tokens[at + 1].low == "and"
        return False

    def _end(self, start: int, why: str) -> None:
        if not (why != "named" and thin(self.place.scene, self.place.verb, self.place.at)):
            self._cut(start, why)
        self.done = True


def tails(scene: Scene, verb: int, end: int, stop: int) -> Walk:
    """The cuts in one clause, whose verb is token `verb` and which ends before token `end`, at the offset `stop`."""
    return Walk(Place(scene, verb + 1, verb, end), stop).run()


def places(scene: Scene, verb: int) -> Iterator[tuple[int, str]]:
    """Where prepositions stand behind a verb and may not open a cut, each with its reason."""
    yield from tails(scene, verb, len(scene.tokens), scene.stop).refused
