"""Whether a clause may end at a place: `RULES`, each learnt from a text that said too little, or something else.

In: a sentence and a place in it, with what was said before. Out: the rule that forbids it, "" if none does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from presskit.prose.english import complements, pattern, words, written
from presskit.prose.person import Mention
from presskit.prose.tokens import Token
from presskit.prose.vocabulary import is_post, is_trade


@dataclass(frozen=True)
class Scene:
    """A sentence, for whoever looks for what may go; `stop` is the offset of its full stop.

    `opens`: it is the first of the text, which says who the person is; `plural`: its subject takes "lead", not "leads".
    """

    text: str
    tokens: Sequence[Token]
    mentions: Sequence[Mention]
    opens: bool
    stop: int
    plural: bool = False

    def is_subject(self, token: Token) -> bool:
        """Whether a mention of the person as a subject ends with this token."""
        return any(mention.subject and mention.end == token.end for mention in self.mentions)


DATE = re.compile(
    r"\b(?:in|since|from|until|during|between)\s+(?:(?:early|late|mid|the (?:fall|spring|summer|winter|autumn) of|"
    + written("month")
    + r"(?: of)?)\s+)?(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d|\s+(?:to|until|through|and)\s+(?:(?:19|20)\d\d|present|"
    r"today))?(?=[\s,.;)]|$)",
    re.IGNORECASE,
)  # fmt: skip
_PLACE = re.compile(r",\s+" + written("places") + r"(?=[,.;)]|$| [a-z(])")


_FORM = re.compile(r", (?:Inc|Ltd|LLC|Jr|Sr|S\.A)\b")
"""What belongs to the name before its comma."""


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
    def parted(self) -> str:  # with a bar before this place
        return f"{self.scene.text[: self.token.start]}|{self.rest}"

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


def incomplete(place: Place) -> bool:
    before = place.before
    if not place.object and place.phrases == 0:
        return True
    if before.kind in ("preposition", "determiner", "joint", "adverb") or before.low in words("verbs.auxiliaries"):
        return True
    return before.kind == "sign" and before.text not in (")", "”", '"', ".", "*", "%")


def _belongs(place: Place) -> bool:
    return place.token.low not in words("small.may_open_a_cut")


def pair_open(place: Place) -> bool:
    opened, last = False, place.scene.tokens[place.verb]
    for token in place.scene.tokens[place.verb : place.at]:
        if token.low in ("both", "between", "either", "neither"):
            opened = True
        elif token.kind == "joint" and not (last.capital and opened and _joins_one_name(place, token)):
            opened = False
        last = token
    return opened


def _joins_one_name(place: Place, joint: Token) -> bool:
    """Whether a joint stands within a name: the Academy of Arts and Letters."""
    return re.match(r" [A-Z]", place.scene.text[joint.end :]) is not None


def _series_open(place: Place) -> bool:
    return open_series(place.scene, place.verb, place.at)


def _parallel(place: Place) -> bool:
    """The second of two phrases alike: "design for the one and costumes for the other", of which both are news."""
    tokens, low = place.scene.tokens, place.token.low
    joint = next((at for at in range(place.at - 1, place.verb, -1) if tokens[at].low in ("and", "or")), None)
    if joint is None or place.at - joint > 5:
        return False
    return any(token.low == low for token in tokens[place.verb + 1 : joint])


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
    if place.phrases > 0 and place.head in words("nouns.general_plurals"):
        return True
    return (
        place.head in words("nouns.general")
        and place.phrases > 0
        and place.head not in ("school", "company", "business")
    )


def _leans(place: Place) -> bool:
    if re.search(r"\b(?:day|week|year|grade) \d+$|\bDepartments?$", place.scene.text[: place.before.end]):
        return True
    if place.head not in words("nouns.lean") and place.before.low not in words("nouns.lean"):
        return False
    free = is_trade(place.head) and place.determiner() in ("a", "an")
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
        and not is_trade(place.before.low)
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
    if (
        "as" in complements().get(last, ())
        and any(token.low == "as" for token in tokens[place.at + 1 : place.end])
        and re.search(rf"\b{last}\b.* as ", place.scene.text[: place.token.start]) is None
    ):
        return True  # was described by Vik in the Harbour News as the best of all
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
    return named or place.head in words("nouns.lean") or is_post(place.head)


def _particle(place: Place) -> bool:
    return place.before.low in words("rules.particles")


def _range(place: Place) -> bool:
    """A range, of which no end may go: from 2014 to 2019, from Oslo to Lagos, 2005–06."""
    if re.match(r"from\b[^,.]{0,40}\bto\b", place.rest) and place.phrases == 0 and not place.object:
        return True
    ends = re.match(r"(?:to|through|until)\b", place.rest) is not None
    return ends and re.search(r"\b(?:from|between)\b[^,;]*\d{2,4}s?$", place.scene.text[: place.before.end]) is not None


def _first_to(place: Place) -> bool:
    """ "The first woman with … to receive …": what she is the first of follows."""
    said = place.scene.text[place.scene.tokens[place.verb].end : place.token.start]
    if re.search(r"\b(?:first|only|last|youngest|oldest)\b.* to (?:\w+ly )?[a-z]+", said):
        return True
    return re.search(r"\bto [a-z]+", place.scene.text[place.token.end : place.scene.stop]) is not None and (
        re.search(r"\b(?:first|only|last|youngest|oldest|one|second|third)\b", said) is not None
    )


def _superlative(place: Place) -> bool:
    """What is the most of its kind is so among those that follow: the youngest in, one of the largest in."""
    said = place.scene.text[place.scene.tokens[place.verb].end : place.token.start]
    bare = re.sub(r" \([^()]*\)", "", said).rstrip() + " "
    return pattern("the_most").search(bare) is not None or re.search(r"\bthe last (?:\S+ ){1,8}$", bare) is not None


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
    said = place.scene.text[tokens[first].start : place.before.end]
    return (
        pattern("institution").search(said) is None
        or re.search(r"\b(?:Award|Prize|Medal|Chair|Professor)\b", said) is not None
    )


def _thin(place: Place) -> bool:
    """What would remain says next to nothing: promotes titles, wrote a book."""
    tokens = place.scene.tokens
    return thin(place.scene, place.verb, place.at) and not DATE.match(place.scene.text, tokens[place.at].start)


def _period(place: Place) -> bool:
    """A century or decades of which a field is: art from the 1950s, novels of the nineteenth century."""
    return pattern("period").match(place.rest) is not None


def _lasting(place: Place) -> bool:
    """What "has been teaching" lasts, since when or for how long; and when somebody begins."""
    scene, verb = place.scene, place.scene.tokens[place.verb]
    if verb.low in words("rules.sets_out") and re.match(
        r"(?:in|from|on|this|next) (?:the )?(?:[A-Z]\w+ )?(?:\d{4}|[A-Z])", place.rest
    ):
        return True
    been = verb.low in ("has", "have") and re.match(r"\W*\w*\W*been\b", scene.text[verb.end :]) is not None
    return been and pattern("lasts").search(place.rest) is not None


def _several_told(place: Place) -> bool:
    """A tail in which more is told than the phrase: another item of a series with a phrase of its own, or the other of
    two phrases that "and" joins."""
    tokens = place.scene.tokens
    rest = place.scene.text[place.token.end : tokens[place.end].start if place.end < len(tokens) else place.scene.stop]
    if re.match(r"[^,;:(]*[,;] (?:and )?[\w’'\"“*-]+ [^,;]*\b(?:at|for|in|from|with|of) ", rest) and not re.match(
        r"[^,;]*, (?:\w+ )?(?:which|who|where|whose|when|including|such as|as well as|\w+ing)\b", rest
    ):
        return True
    own = re.split(r", (?:which|who|where|whose|when|including|such as|\w+ing)\b", rest)[0]
    if place.before.capital and _NAME_GOES_ON.search(own):
        return True  # the Studio Museum in Harlem, Americas Society and Rutgers University
    if re.search(r", (?:an?|the|on|in|at|winner|author|founder|finalist) [^,;]*,", own):
        return True
    return re.search(r"\band (?:in|at|from|with|for|on|as|through)\b", rest) is not None and place.phrases > 0


_NAME_GOES_ON = re.compile(
    r"[A-Z][\w’'-]*,? and (?:the )?(?:[A-Z][\w’'.&-]* (?:(?:of|for|de|du|des|di) )*)+[A-Z]|"
    r", [A-Z][^,]*, and (?:the )?[A-Z]"
)
"""Another item, of more words than a place has."""


def _institution(place: Place) -> bool:
    """Where somebody studied, if nothing said before names an institution: an MFA from, a studio at the Academy of."""
    if place.token.low not in ("at", "from", "in", "with") or pattern("study").search(place.scene.text) is None:
        return False
    named, begin = pattern("where_taught"), place.scene.tokens[place.verb].start
    return (
        named.search(place.rest[:90]) is not None and named.search(place.scene.text[begin : place.token.start]) is None
    )


_VAGUE = re.compile(
    r"\b(?:several|many|numerous|various|countless|(?:a|the) (?:\w+ )?(?:number|variety|range) of) "
    r"(?:[a-z-]+ )*[a-z]+s$"
)


def _vague(place: Place) -> bool:
    """Several of a kind, of which only the phrase says which: several major conferences in architecture."""
    said = place.scene.text[place.scene.tokens[place.verb].end : place.before.end]
    return _VAGUE.search(said) is not None and re.search(r"[A-Z0-9]", said) is None


def _where_a_school_is(place: Place) -> bool:
    """Of what a school or laboratory is, or where: the Royal Conservatory in Oslo, the Glass Lab at the Academy."""
    if place.token.low not in ("in", "at", "of") or not place.before.capital:
        return False
    before = place.scene.text[: place.before.end]
    if pattern("part_of_a_university").search(before):
        return pattern("institution").search(place.rest.partition(",")[0]) is not None
    if pattern("study").search(place.scene.text) is None and "studies" not in place.scene.text:
        return False
    named = re.search(r"(?:the )?(?:[A-Z][\w’'&.-]*(?: (?:of|for|and|the))* ?)+$", before)
    return named is not None and pattern("institution").search(named[0]) is not None


def _another_degree(place: Place) -> bool:
    """A tail in which another degree is told: from Alto and a Master’s from Brio."""
    tokens = place.scene.tokens
    end = tokens[place.end].start if place.end < len(tokens) else place.scene.stop
    behind = place.scene.text[place.token.start : end].partition(" and ")[2]
    if not behind or pattern("degree").search(behind) is None:
        return False
    return pattern("degree").search(place.scene.text[tokens[place.verb].end : place.token.start]) is not None


def _where_won(place: Place) -> bool:
    """The festival or the awards at which something was won or shown, and the house where somebody stood on stage."""
    at = place.token.low in ("at", "in") and re.match(
        r"\w+ (?:the )?(?:[\w’'&-]+ ){0,6}(?:Festival|Biennale|Biennial|Awards|Olympics|Championships?)\b", place.rest
    )
    if re.match(r"(?:at|in)\b[^,;]*?\b(?:the )?[A-Z]", place.rest) and pattern("on_stage").search(
        place.scene.text[: place.token.start]
    ):
        return True
    return bool(at) and pattern("honour").search(place.scene.text[: place.token.start]) is not None


def _who_gave_it(place: Place) -> bool:
    """Who gave one of many awards: an award in literature from the Alto Academy."""
    return place.token.low == "from" and pattern("one_of_many").search(place.scene.text[: place.before.end]) is not None


def _temporal(place: Place) -> bool:
    """ "before", "after" and the like with a clause or an -ing form behind them, right behind the verb."""
    return place.token.low in ("before", "after", "while", "since", "until") and place.phrases == 0 and not place.object


def _in_title(place: Place) -> bool:
    """Behind a title without signs a preposition may belong to it: edited Songs from the Harbour."""
    said = place.scene.text[place.scene.tokens[place.verb].start : place.token.start].rstrip()
    return pattern("made").search(said) is not None and re.match(r"\w+ (?:the |an? )?[A-Z]", place.rest) is not None


def _negated(place: Place) -> bool:
    """What is denied may be so only of what follows: they do not sing for nothing."""
    tokens = place.scene.tokens
    said = place.scene.text[tokens[max(0, place.verb - 1)].start : place.token.start]
    return re.search(r"\b(?:not|never|nor|neither|cannot)\b|n[’']t\b", said) is not None


def _where_at_work(place: Place) -> bool:
    """Where somebody teaches, serves or works: a post."""
    said = place.scene.text[place.scene.tokens[place.verb].start : place.token.start]
    return place.token.low in ("at", "for") and pattern("at_a_place").match(said) is not None


def _companion(place: Place) -> bool:
    """With whom something was done: without them it would seem to be the person's alone."""
    named = re.match(r"(?:with|alongside) (?:[a-z-]+ ){0,4}[A-ZÀ-ÖØ-Þ]", place.rest) is not None
    return named and not place.linking


def _unnamed(place: Place) -> bool:
    """A tail behind a common noun tells which one is meant: lessons in the arts, a writer in residence at Alto.

    It may go only where a name or a number stands right before it, or what somebody is.
    """
    before = place.before
    named = before.capital or before.text[-1].isdigit() or before.shut or before.text in ("”", '"', "*", ")", ".", "’")
    return not named and not (place.linking and place.phrases == 0 and is_trade(before.low))


Rule = Callable[[Place], bool]

RULES: tuple[tuple[str, Rule], ...] = (
    ("the clause is not complete", incomplete),
    ("the preposition belongs to the word before it", _belongs),
    ("behind a particle", _particle),
    ("one half of a pair", pair_open),
    ("a series is open", _series_open),
    ("a first item, of a series that goes on", _first_item),
    ("the second of two phrases alike", _parallel),
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
    ("a period of which a field is", _period),
    ("how long something lasts", _lasting),
    ("more is told in it", _several_told),
    ("where somebody studied", _institution),
    ("where something was won", _where_won),
    ("who gave one of many", _who_gave_it),
    ("of what a prize is", lambda place: pattern("of_a_prize").search(place.parted) is not None),
    ("several of a kind, of which it says which", _vague),
    ("where a school is", _where_a_school_is),
    ("another degree is told in it", _another_degree),
    ("next to nothing would remain", _thin),
    ("what is denied of it", _negated),
    ("where somebody is at work", _where_at_work),
    ("with whom it was done", _companion),
    ("perhaps part of a title", _in_title),
    ("it tells which one is meant", _unnamed),
)
"""Why a tail that begins with a preposition may not go; the first that holds is the reason."""


def forbids(place: Place) -> str:
    """The rule that forbids a clause to end at this place, "" if none does."""
    if pattern("what_was_before").match(place.rest) and not incomplete(place):
        return ""  # what was before goes, all of it
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
    vague = ("several", "many", "numerous", "various", "dozens")
    if said and any(token.low in words("small.numbers").difference(vague) for token in scene.tokens[verb + 1 : at]):
        return False
    following = scene.tokens[verb + 1].low if verb + 1 < len(scene.tokens) else ""
    is_told = scene.tokens[verb].low in words("rules.linking") or following == "as"  # worked as a lawyer
    if is_told and said and is_trade(said[-1].low):
        return False
    return len(said) < 3


def open_series(scene: Scene, first: int, at: int) -> bool:
    """Whether between two tokens a series began with commas and had no "and" yet."""
    tokens = scene.tokens
    commas, last = 0, -1
    for place in range(first, at):
        token = tokens[place]
        if token.shut or _FORM.match(scene.text, token.start):
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
