"""What may go at the end of a clause: whatever stands behind a place before which it is already a sentence.

In: a clause, from its verb to its end. Out: `Cut`s that all end where the clause ends, so that every reading is a
beginning of the author's own words. A tail that begins with a preposition may go unless one of `RULES` forbids it; each
was learnt from a text that said too little, or something else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from presskit.prose.english import complements, pattern, thirds, words, written
from presskit.prose.person import Mention
from presskit.prose.tokens import Token


class Cut(NamedTuple):
    """Characters that may go; `why` is the kind of phrase. `together`: with all others of the sentence so marked."""

    start: int
    end: int
    why: str
    together: bool = False


@dataclass(frozen=True)
class Scene:
    """A sentence, for whoever looks for what may go; `stop` is the offset of its full stop.

    `opens`: it is the first of the text, which says who the person is.
    """

    text: str
    tokens: Sequence[Token]
    mentions: Sequence[Mention]
    opens: bool
    stop: int

    def is_subject(self, token: Token) -> bool:
        """Whether a mention of the person as a subject ends with this token."""
        return any(mention.subject and mention.end == token.end for mention in self.mentions)


DATE = re.compile(
    r"\b(?:in|since|from|until|during|between)\s+(?:(?:early|late|mid|the (?:fall|spring|summer|winter|autumn) of|"
    + written("month")
    + r"(?: of)?)\s+)?(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d|\s+(?:to|until|through|and)\s+(?:(?:19|20)\d\d|present|"
    r"today))?(?:,? (?:and|respectively))?(?=[\s,.;)]|$)",
    re.IGNORECASE,
)  # fmt: skip
_PLACE = re.compile(r",\s+" + written("places"))


@dataclass(frozen=True)
class Place:
    """A place where a clause could end, at a preposition: what has been said before it.

    `verb` is the place of the clause's verb, `head` the last noun, `object` whether anything stands behind the verb but
    phrases, of which there were `phrases`.
    """

    scene: Scene
    at: int
    verb: int
    end: int
    head: str = ""
    object: bool = False
    phrases: int = 0
    passive: bool = False
    post: bool = False

    @property
    def token(self) -> Token:
        return self.scene.tokens[self.at]

    @property
    def before(self) -> Token:
        return self.scene.tokens[self.at - 1]

    @property
    def following(self) -> Token | None:
        return self.scene.tokens[self.at + 1] if self.at + 1 < len(self.scene.tokens) else None

    @property
    def rest(self) -> str:
        return self.scene.text[self.token.start :]

    @property
    def linking(self) -> bool:
        return self.scene.tokens[self.verb].low in words("rules.linking")

    def determiner(self) -> str:
        """What stands before the noun phrase that ends here."""
        at = self.at - 1
        while at > self.verb and self.scene.tokens[at].kind not in (
            "determiner",
            "preposition",
            "verb",
            "sign",
            "joint",
        ):
            at -= 1
        return self.scene.tokens[at].low


# --- the rules ---------------------------------------------------------------------------------------------


def _incomplete(place: Place) -> bool:
    before = place.before
    if not place.object and place.phrases == 0:
        return True
    if before.kind in ("preposition", "determiner", "joint", "adverb") or before.low in words("verbs.auxiliaries"):
        return True
    return before.kind == "sign" and before.text not in (")", "”", '"', ".", "*", "%")


def _belongs(place: Place) -> bool:
    return place.token.low not in words("small.may_open_a_cut")


def _pair_open(place: Place) -> bool:
    opened = False
    for token in place.scene.tokens[place.verb : place.at]:
        if token.low in ("both", "between", "either", "neither"):
            opened = True
        elif token.kind == "joint":
            opened = False
    return opened


def _series_open(place: Place) -> bool:
    return open_series(place.scene, place.verb, place.at)


def _first_item(place: Place) -> bool:
    """A phrase of a first item, while the series goes on: "in film, with bands and for theatre"."""
    noun = next((token for token in place.scene.tokens[place.at + 1 : place.end] if token.kind != "determiner"), None)
    if noun is None or noun.capital:
        return False
    goes_on = r"[^,;(]*, (?!which|who|where|including|such as|as |with )[^,]*(?:, | )(?:and|or) "
    return re.match(goes_on, place.scene.text[place.token.end : place.scene.stop]) is not None


def _joined_on(place: Place) -> bool:
    """Two phrases that "and" joins, each with its own preposition: the first cannot go alone."""
    return place.scene.tokens[place.at - 1].kind == "joint"


def _passive(place: Place) -> bool:
    return place.passive and place.phrases == 0


def _general(place: Place) -> bool:
    return (
        place.head in words("nouns.general")
        and place.phrases == 0
        and not DATE.match(place.scene.text, place.token.start)
    )


def _general_later(place: Place) -> bool:
    return (
        place.head in words("nouns.general")
        and place.phrases > 0
        and place.head not in ("school", "company", "business")
    )


def _leans(place: Place) -> bool:
    if place.head not in words("nouns.lean") and place.before.low not in words("nouns.lean"):
        return False
    free = place.head in words("nouns.free_roles") and place.determiner() in ("a", "an")
    return not (free and place.token.low in ("at", "in", "from", "with"))


def _post(place: Place) -> bool:
    return place.post and place.token.low in ("at", "for", "with", "in", "within", "under")


def _behind_form(place: Place) -> bool:
    return place.before.kind in ("participle", "past", "gerund", "base", "verb")


def _definite(place: Place) -> bool:
    """A definite common noun is defined by what follows: the wars in, his journey from."""
    if place.before.capital or place.before.kind == "sign":
        return False
    at = place.at - 1
    while at > place.verb and place.scene.tokens[at].kind in ("word", "adverb", "gerund", "past", "participle"):
        at -= 1
    return place.scene.tokens[at].low in ("the", "his", "her", "their", "its", "my", "this", "that", "these", "those")


def _fixed(place: Place) -> bool:
    following = place.following
    return following is not None and following.low in words("rules.fixed") and place.token.low in ("in", "of", "with")


def _adjective(place: Place) -> bool:
    """A predicate of one adjective, of which the phrase is the news: is active in, was instrumental in."""
    short = place.phrases == 0 and place.at - place.verb <= 2 and place.before.text.islower()
    return (
        short
        and place.before.low not in words("nouns.free_roles")
        and (place.linking or place.scene.tokens[place.verb].low in ("feels", "tested", "has", "have"))
    )


def _as(place: Place) -> bool:
    return place.token.low == "as"


def _complement(place: Place) -> bool:
    tokens = place.scene.tokens
    last = next(
        (
            token.low
            for token in reversed(tokens[: place.at])
            if token.kind in ("verb", "participle", "past", "gerund", "base")
        ),
        "",
    )
    return (place.token.low in complements().get(last, ()) and place.phrases == 0) or (
        place.token.low in complements().get(last, ())
        and place.phrases <= 1
        and place.token.low in ("from", "with", "into", "between")
    )


def _trade_at(place: Place) -> bool:
    """What somebody is, and where: a critic at, a violinist with."""
    if not place.linking or place.token.low not in ("at", "for", "with", "on", "under"):
        return False
    named = re.match(r"\w+ (?:the )?[A-ZÀ-ÖØ-Þ]", place.rest) is not None
    return named or place.head in words("nouns.lean") or place.head in words("nouns.posts")


def _particle(place: Place) -> bool:
    return place.before.low in words("rules.particles")


def _range(place: Place) -> bool:
    """A range, of which no end may go: from 2014 to 2019, from Oslo to Lagos, 2005–06."""
    if re.match(r"from\b[^,.]{0,40}\bto\b", place.rest) and place.phrases == 0 and not place.object:
        return True
    return (
        bool(re.match(r"(?:to|through|until)\s+(?:\d|present|today)", place.rest)) and place.before.text[-1:].isdigit()
    )


def _first_to(place: Place) -> bool:
    """ "The first woman with … to receive …": what she is the first of follows."""
    said = place.scene.text[place.scene.tokens[place.verb].end : place.token.start]
    return re.search(r"\bto [a-z]+", place.scene.text[place.token.end : place.scene.stop]) is not None and (
        re.search(r"\b(?:first|only|last|youngest|oldest|one|second|third)\b", said) is not None
    )


def _superlative(place: Place) -> bool:
    """What is the most of its kind is so among those that follow: the youngest in, one of the largest in."""
    said = place.scene.text[place.scene.tokens[place.verb].end : place.token.start]
    return pattern("the_most").search(said) is not None and place.before.text.islower()


def _relative_after(place: Place) -> bool:
    following = place.following
    return following is None or following.low in ("which", "whom", "that", "where", "how", "whose", "what", "who")


def _in_name(place: Place) -> bool:
    """Between capitals a preposition may be part of a name: Institute for Peace Studies, University of Iowa at Ames."""
    tokens, at = place.scene.tokens, place.at
    following = place.following
    if following is None or place.token.capital:
        return True
    article = following.low == "the" and at + 2 < len(tokens) and tokens[at + 2].capital
    if place.token.low == "at" and re.search(
        r"University of [A-Z]\w+(?: [A-Z]\w+)?$", place.scene.text[: place.before.end]
    ):
        return True
    if not place.before.capital or not (following.capital or article) or place.token.low not in words("rules.naming"):
        return False
    if place.token.low != "in":
        return True
    first = at - 1
    while first > 0 and (tokens[first].capital or tokens[first].low in ("of", "the", "and", "for")):
        first -= 1
    return pattern("institution").search(place.scene.text[tokens[first].start : place.before.end]) is None


def _thin(place: Place) -> bool:
    """What would remain says next to nothing: promotes titles, wrote a book."""
    tokens = place.scene.tokens
    return thin(place.scene, place.verb, place.at) and not DATE.match(place.scene.text, tokens[place.at].start)


def _temporal(place: Place) -> bool:
    """ "before", "after" and the like with a clause or an -ing form behind them, right behind the verb."""
    return place.token.low in ("before", "after", "while", "since", "until") and place.phrases == 0 and not place.object


Rule = Callable[[Place], bool]

RULES: tuple[tuple[str, Rule], ...] = (
    ("the clause is not complete", _incomplete),
    ("the preposition belongs to the word before it", _belongs),
    ("behind a particle", _particle),
    ("one half of a pair", _pair_open),
    ("a series is open", _series_open),
    ("a first item, of a series that goes on", _first_item),
    ("joined to the phrase before it", _joined_on),
    ("a range", _range),
    ("a relative clause hangs on it", _relative_after),
    ("the first to do what follows", _first_to),
    ("the most of those that follow", _superlative),
    ("a passive without its phrase", _passive),
    ("a post without its organisation", _post),
    ("a trade without its place", _trade_at),
    ("a word that leans on what follows", _leans),
    ("a noun that says too little alone", _general),
    ("a noun that says too little alone, further on", _general_later),
    ("behind a form of a verb", _behind_form),
    ("a definite noun that is defined by what follows", _definite),
    ("a fixed phrase", _fixed),
    ("an adjective of which the phrase is the news", _adjective),
    ("“as” behind an object", _as),
    ("the verb needs it", _complement),
    ("part of a name", _in_name),
    ("a time right behind the verb", _temporal),
    ("next to nothing would remain", _thin),
)
"""Why a tail that begins with a preposition may not go; the first that holds is the reason."""


def forbids(place: Place) -> str:
    """The rule that forbids a clause to end at this place, "" if none does."""
    return next((name for name, rule in RULES if rule(place)), "")


# --- what rules ask about ----------------------------------------------------------------------------------


def thin(scene: Scene, verb: int, at: int) -> bool:
    """Whether a predicate that ends before token `at` says too little: no name, no number, no trade, few words."""
    said = [
        token
        for token in scene.tokens[verb + 1 : at]
        if token.text[0].isalnum() and token.kind not in ("determiner", "preposition", "joint", "adverb")
    ]
    if any(token.capital or token.text[0].isdigit() or token.shut for token in said):
        return False
    if any(token.low in words("small.numbers") for token in scene.tokens[verb + 1 : at]) and len(said) > 1:
        return False
    if scene.tokens[verb].low in words("rules.linking") and said and said[-1].low in words("nouns.free_roles"):
        return False
    return len(said) < 3


def open_series(scene: Scene, first: int, at: int) -> bool:
    """Whether between two tokens a series began with commas and had no "and" yet."""
    tokens = scene.tokens
    commas, last = 0, -1
    for place in range(first, at):
        token = tokens[place]
        if token.shut:
            continue
        if token.kind == "joint":
            commas, last = 0, -1
        elif token.text in (",", ";", ":"):
            if token.text != "," or not _PLACE.match(scene.text, token.start):
                commas += 1
            last = place
    if last < 0:
        return False
    if commas >= 2:
        return True
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    if following is None:
        return True
    articles = ("a", "an", "the")
    if following.low in articles:
        again = (
            at
            for at in range(at, len(tokens) - 1)
            if tokens[at].kind == "joint" and tokens[at - 1].text == "," and tokens[at + 1].low in articles
        )
        return next(again, None) is not None or tokens[last - 1].kind != "word"
    if following.low in ("which", "who", "where", "whose", "when", "including", "such") or following.kind == "gerund":
        return False
    return not _PLACE.match(scene.text, tokens[last].start)


def series_after(scene: Scene, at: int, end: int) -> bool:
    """Whether ", and" follows: then the comma at this token may belong to a series."""
    tokens = scene.tokens
    return any(
        tokens[place].kind == "joint" and tokens[place - 1].text == "," and not tokens[place].shut
        for place in range(at + 1, end)
    )


def several_articles(scene: Scene, first: int, end: int) -> bool:
    """Whether a clause goes on with ", a …" twice, or with "and a …": an apposition is one, and ends."""
    tokens = scene.tokens
    articles = ("a", "an", "the")
    commas = sum(tokens[at].text == "," and tokens[at + 1].low in articles for at in range(first, end - 1))
    return commas > 1 or any(
        tokens[at].kind == "joint" and tokens[at + 1].low in articles for at in range(first, end - 1)
    )


# --- the walk ----------------------------------------------------------------------------------------------

_ADDED = re.compile(
    r"(?:as well as|along with|together with|in addition to|among (?:many )?others?|most recently|most notably|notably|"
    r"particularly|especially|specifically|mainly|primarily|including|such as)\b"
)


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
        self.cuts.append(Cut(start, self.stop, why))

    def _step(self, token: Token) -> None:
        tokens, at = self.place.scene.tokens, self.place.at
        if token.shut:
            self._said(object=self.place.object or not self.in_phrase)
        elif token.kind == "sign":
            self._sign(token)
        elif token.low in ("including", "such") and (token.low == "including" or self.place.rest.startswith("such as")):
            self._including(token)
        elif token.low in words("rules.openers"):
            self._opener(token)
        elif token.kind == "preposition":
            self._preposition(token)
        elif token.kind in ("verb", "participle", "past", "gerund", "base"):
            self._form(token)
        elif token.kind in ("determiner", "adverb", "joint") or token.low in words("rules.reflexive"):
            pass
        else:
            post = self.place.post or (
                token.low in words("nouns.posts") and tokens[at].text.lower() not in words("nouns.free_roles")
            )
            self._said(object=self.place.object or not self.in_phrase, head=token.low, post=post)

    # --- words ---

    def _opener(self, token: Token) -> None:
        """A clause that hangs on the word before: it may go behind a trade, and else starts again with its verb."""
        place = self.place
        trade = place.head in words("nouns.free_roles") and place.linking and place.determiner() in ("a", "an")
        if (
            trade
            and not self.in_phrase
            and token.low in ("who", "whose")
            and place.before.low == place.head
            and not open_series(place.scene, place.verb, place.at)
        ):
            self._cut(token.start - 1, "clause behind a trade")
        self._said(object=False, phrases=0, head="")
        self.in_phrase = False

    def _preposition(self, token: Token) -> None:
        place = self.place
        reason = forbids(place)
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
        role = place.head in words("nouns.free_roles") or place.head in words("nouns.lean")
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
        complete = not _incomplete(place) and not _pair_open(place)
        general = place.before.low in words("nouns.general_plurals") or place.before.low in words("nouns.general")
        if (
            complete
            and not general
            and not open_series(place.scene, place.verb, place.at)
            and not thin(place.scene, place.verb, place.at)
        ):
            self._cut(token.start - 1, "including")
        self.done = True

    # --- signs ---

    def _sign(self, token: Token) -> None:
        place, text = self.place, self.place.scene.text
        if token.text == "," and place.at + 1 < place.end:
            self._comma(token)
        elif token.text in ("–", "—") or (token.text == "-" and text[token.start - 1 : token.start] == " "):
            if token.text == "–" and text[token.start - 1 : token.start] != " ":
                return
            alone = not any(other.text in ("–", "—", "-") for other in place.scene.tokens[place.at + 1 : place.end])
            if alone and not _incomplete(place) and not self._little():
                self._cut(token.start - (text[token.start - 1] == " "), "dash")
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
        return general or place.before.low in words("nouns.lean") or thin(place.scene, place.verb, place.at)

    def _comma(self, token: Token) -> None:
        place, scene = self.place, self.place.scene
        following = scene.tokens[place.at + 1]
        if following.shut or not (place.object or place.phrases) or open_series(scene, place.verb, place.at):
            return
        general = place.before.low in words("nouns.general_plurals") or place.before.low in words("nouns.general")
        counted = pattern("counted").search(scene.text[: token.start])
        if counted and (following.capital or following.shut or following.low == "most"):
            self._end(token.start, "named")
        elif following.low in ("which", "who", "whose", "where", "when"):
            self._clause(token, following)
        elif _ADDED.match(scene.text, following.start):
            if not general and not thin(scene, place.verb, place.at):
                self._cut(token.start, "added")
            self.done = True
        elif not series_after(scene, place.at, place.end):
            self._apposition(token, following, general=general)

    def _clause(self, token: Token, following: Token) -> None:
        """ ", which …" runs to the end; inside, what follows its verb may go."""
        place, scene = self.place, self.place.scene
        if not self._defined(following):
            self._cut(token.start, "clause")
        verb = next(
            (
                at
                for at in range(place.at + 2, min(place.at + 8, place.end))
                if scene.tokens[at].kind in ("verb", "past", "participle", "base") or scene.tokens[at].low in thirds()
            ),
            None,
        )
        if verb is not None:
            inner = Walk(Place(scene, verb + 1, verb, place.end), self.stop, relative=True).run()
            self.cuts += inner.cuts
            self.refused += inner.refused
        self.done = True

    def _defined(self, following: Token) -> bool:
        """Whether what stands before ", who …" is nothing without it: "a general noun, which …"."""
        place = self.place
        return (
            place.before.low in words("nouns.general")
            and place.determiner() in ("a", "an")
            and thin(place.scene, place.verb, place.at)
        )

    def _apposition(self, token: Token, following: Token, *, general: bool) -> None:
        place, scene = self.place, self.place.scene
        after = scene.tokens[place.at + 2] if place.at + 2 < place.end else None
        now = following.low in ("currently", "now", "formerly", "previously", "presently")
        if now and after is not None and after.kind in ("word", "determiner") and not scene.is_subject(after):
            self._end(token.start, "apposition")
        elif (
            following.kind == "gerund"
            and not re.match(r", \w+ing, \w+ ", scene.text[token.start :])
            and not re.search(r"(?:al|ive|ic|ous|ary)$", place.before.low)
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
        ):
            self._end(token.start, "participle")
        elif (
            following.kind == "preposition"
            and following.low not in ("of", "to", "by", "on")
            and not thin(scene, place.verb, place.at)
            and not general
        ):
            self._end(token.start, "phrase")
        elif (
            place.before.capital
            and following.low in ("a", "an", "the", "one", "winner", "author", "founder", "finalist")
            and not several_articles(scene, place.verb, place.end)
        ):
            self._end(token.start, "apposition")

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
