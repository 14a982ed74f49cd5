"""A biography that somebody wrote, as sentences in the notation: every step, in its order.

In: the text as it was pasted, and what is known of the person. Out: `Bio`. Nothing of the text is lost: what cannot be
understood is a plain sentence, and what is no sentence is put aside; each doubt is a note with its line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from presskit import language as languages
from presskit.language import Language
from presskit.notation import escape
from presskit.prose import slips
from presskit.prose.alone import what_alone
from presskit.prose.clauses import goes_on_a_list, wordings
from presskit.prose.cuts import cuts, whole_quotations
from presskit.prose.english import bases, foreign, pattern, third, words, written
from presskit.prose.identify import identify
from presskit.prose.joining import hangs_by_its_end, together, with_what_hangs
from presskit.prose.known import gems, weight
from presskit.prose.leaning import begins_or_studies, leaning_front, leans_back, points_back, stands_beside
from presskit.prose.lists import series
from presskit.prose.marking import Marked, proven
from presskit.prose.order import importance_of, is_present, order, takes_a_post
from presskit.prose.passages import ADDRESS, Aside, Note, Passage, paragraphs
from presskit.prose.person import Mention, Subject
from presskit.prose.references import references
from presskit.prose.rules import Scene
from presskit.prose.sentences import divided, stops_inside
from presskit.prose.short import in_short
from presskit.prose.tails import Cut
from presskit.prose.tokens import Token, tokens
from presskit.prose.verbs import Mark, marks, their_children
from presskit.prose.vocabulary import is_finite, is_role, names_role

LONGEST = 1_200
"""Characters of a sentence in which marks are looked for; nobody has tried the rules on a longer one."""


@dataclass
class Sentence:
    """One sentence: as it was pasted, and as it is written into a profile.

    `shortest` and `longest` are words; `needs` are places of other sentences; `refers`: of what of these it speaks as
    known; `front`: it begins with what may go; `fragment`: it has no verb; `short`: the same in the fewest words, in
    the notation, "" where there is none; `wordings`: shorter ways to tell what makes it worth telling, in the notation,
    the best first; `loose`: as it is written if nothing behind it speaks of its end, "" where nothing does; `held`: its
    end stays; `anchors`: so do these places, to which others refer.
    """

    text: str
    line: int
    paragraph: bool
    tokens: Sequence[Token] = ()
    mentions: Sequence[Mention] = ()
    front: bool = False
    fragment: bool = False
    written: str = ""
    short: str = ""
    wordings: list[str] = field(default_factory=list)
    importance: int = 3
    needs: list[int] = field(default_factory=list)
    shortest: int = 0
    longest: int = 0
    loose: str = ""
    refers: list[int] = field(default_factory=list)
    held: bool = False
    anchors: Sequence[tuple[int, int]] = ()


@dataclass
class Bio:
    """What a text came to. `pronouns` is "" where nobody can tell; `language` is a tag; `first`: it says "I"."""

    name: str
    pronouns: str
    first: bool
    language: str
    sentences: list[Sentence]
    notes: list[Note]
    asides: list[Aside]


_LONGEST_WORD = 500
"""Letters of a word in prose, addresses included; what has longer ones is none, and searching it takes too long."""


def read(text: str, *, name: str = "", pronouns: str = "", language: str = "") -> Bio:
    """The sentences of a text. `name`, `pronouns` and `language` are what is known already."""
    right = list[Note]()
    endless = max(map(len, text.split()), default=0) > _LONGEST_WORD
    if not endless and not foreign(text):
        text, right = slips.mended(text, languages.load(language or "en-GB").article)
    pasted = paragraphs(text)
    prose = "\n\n".join(passage.text for passage in pasted.passages)
    notes, line = [*right, *pasted.notes], pasted.passages[0].lines[0] if pasted.passages else 1
    subject = identify(prose, pasted.headings, name, pronouns, lambda said: notes.append(Note(line, said)))
    if name and prose and not subject.is_named(prose) and not subject.first:
        notes.append(Note(line, f"the text does not name {name}: is it about somebody else?"))
    if not name and subject.name and " " not in subject.name:
        notes.append(Note(line, f"only “{subject.name}” is said: write the whole name into [person]"))
    elif name and prose and not subject.first and not subject.says_family_name("\n".join((prose, *pasted.headings))):
        notes.append(Note(line, f"the text nowhere says the whole name, {name}"))
    tag = language or ("en-US" if _has_serial_commas(prose) else "en-GB")
    reader = _Reader(subject, languages.load(tag), notes, pasted.asides)
    if endless:
        notes.append(Note(line, f"a word has more than {_LONGEST_WORD} letters: the sentences are kept as they are"))
        reader.plain = True
    elif other := foreign(prose):
        notes.append(Note(line, f"the text is not English but {other}: its sentences are kept as they are"))
        reader.plain = True
    for passage in pasted.passages:
        reader.take(passage)
    sentences = together(reader.sentences)
    if not reader.plain:
        reader.anchor(sentences)
    if sentences and not reader.plain:
        order(sentences, subject, sentences[0].shortest)
        sentences = with_what_hangs(sentences)
        reader.shorten(sentences)
    notes += slips.said_twice([(sentence.text, sentence.line) for sentence in sentences])
    known = subject.pronouns if subject.pronouns != "name" else ""
    ordered = list(dict.fromkeys(sorted(notes, key=lambda note: note.line)))
    return Bio(subject.name, known, subject.first, tag, sentences, ordered, pasted.asides)


def _has_serial_commas(text: str) -> bool:
    """Whether the text has a comma before the last "and" of a series, as en-US has, more often than not."""
    item = r"\w, (?:[\w’'&*“”\"-]+ ){0,3}[\w’'&*“”\"-]+"
    return len(re.findall(rf"{item}, (?:and|or) ", text)) > len(re.findall(rf"{item} (?:and|or) \w", text))


_WHO = 5
"""The importance of a sentence that says who the person is, or what they do now."""

_GREAT = 4
_USUAL = 3
_MOST_WORDINGS = 4
_STEP = 3
"""Words by which two wordings of a sentence differ, or else the one that tells more is enough."""
_ENOUGH = 5
"""What a wording tells, as `weight` measures it, that is enough whatever else its sentence tells."""
_FIXED = 8
"""Words that are added to the length of a wording when it is measured how much it tells for its length."""

_VERY_SHORT = 12
"""Words of a sentence that needs no shorter wording."""

_BEGINNING = 2
"""The importance of what tells how somebody began, once they are told of by a shorter wording."""

_SHORT = 25
"""Words of a first sentence that has room everywhere, even whole."""

_ALSO = re.compile(r"\[ also\]| (?:also|additionally|furthermore|too)\b ?")
"""What a sentence does not say by itself."""

_ASIDE = ("bracket", "third person")
"""Cuts that nothing leans on."""

Doubt = Callable[[str], None]
_NOT_FIRST = ", so the sentence is not told in the first person"


@dataclass
class _Reader:
    """Paragraph by paragraph; `plain`: nothing is looked for in the sentences."""

    subject: Subject
    spoken: Language
    notes: list[Note]
    asides: list[Aside]
    plain: bool = False
    sentences: list[Sentence] = field(default_factory=list)

    def take(self, passage: Passage) -> None:
        """The sentences of a paragraph."""
        if not self.plain:
            told = [*slips.in_paragraph(passage.text, self.subject.names)]
            self.notes += [Note(passage.line_at(at), said) for at, said in told]
        spans, begins, lost = divided(passage.text, self.subject.names), bool(self.sentences), None
        for number, (start, end) in enumerate(spans):
            line = passage.line_at(start)
            said = passage.text[start:end] if self.plain else self._said(passage.text[start:end], line)
            if not re.search(r"[^\W_]", said):
                self.asides += [Aside(line, said, "no words")] if said else []
                continue
            after = passage.text[spans[number + 1][0] :] if number + 1 < len(spans) else ""
            bare = re.sub(r",? ?\([^()]*\)", "", said).rstrip(".")  # Ada Lind, (Club Maestro).
            if after and not self.sentences and bare in self.subject.names and said.endswith("."):
                alone = "(" not in said
                why = "the name alone; it stands in [person]" if alone else "the name with a remark, and no sentence"
                self.asides.append(Aside(line, said, why))
                continue
            sentence = Sentence(said, line, paragraph=begins)
            short = bool(self.sentences) or len(said.split()) <= _SHORT
            city = not self.sentences and re.search(r"\bthe city[’']s\b", passage.text) is not None
            following = self._first_of(after)
            own = self.subject.voice == "they" and following.startswith(("They ", "Their "))
            held = city or (short and not own and leans_back(following))
            if held and hangs_by_its_end(following):
                loose = replace(sentence)
                replace(self, notes=[])._write(loose, held=False)
                sentence.loose = loose.written
            sentence.held, noted = held, len(self.notes)
            self._write(sentence, held=held)
            if sentence.fragment and not sentence.mentions and ADDRESS.search(said):
                del self.notes[noted:]
                self.asides.append(Aside(line, said, "whom to write to; it belongs under [[contacts]]"))
                continue
            only = self._only_first(sentence)
            if only or (self.asides and self.asides[-1] is lost and leans_back(said)):
                why = f"only the first person can say “{only}”" if only else "it goes on from what was put aside"
                lost = Aside(line, said, why)
                self.asides.append(lost)
                continue
            self.sentences.append(sentence)
            begins = False

    def anchor(self, sentences: Sequence[Sentence]) -> None:
        """Hold in each sentence the places to which others refer."""
        names = self.subject.names
        texts = [sentence.text for sentence in sentences]
        for at, sentence in enumerate(sentences):
            for one in references(texts, at, names, about=bool(sentence.mentions)):
                sentence.refers = [*sentence.refers, one.to]
                sentences[one.to].anchors = [*sentences[one.to].anchors, (one.start, one.end)]
        for at, sentence in enumerate(sentences):
            if sentence.anchors and len(divided(sentence.text, names)) == 1:
                replace(self, notes=[], sentences=[*sentences[:at]])._write(sentence, held=sentence.held)

    def shorten(self, sentences: Sequence[Sentence]) -> None:
        """Give those sentences that say who the person is, and are long, a shorter wording.

        One that goes on with a birth or a school says it by that wording alone. Where no sentence says who it is, the
        first from which it can be taken has one."""
        name, leads, led = self.subject.name, True, None
        if name and sentences and pattern("occasion").search(sentences[0].text):
            self._give_short(sentences[0], leads=True)
            leads = not sentences[0].short
        for sentence in sentences if name else ():
            if sentence.importance < _WHO:
                continue
            unclear = bool(sentence.mentions) and "{" not in sentence.written
            beginning = leads and (begins_or_studies(sentence) or unclear)
            hidden = sentence.written.startswith("[@")  # a trade that only the third person says
            if (
                sentence.shortest > _VERY_SHORT
                or beginning
                or hidden
                or stands_beside(sentence)
                or (leaning_front(sentence))
            ):
                self._give_short(sentence, leads=leads)
            if sentence.short and beginning:
                sentence.importance, led = _BEGINNING, sentence
            leads = False
        if leads and name:
            for sentence in sentences:
                self._give_short(sentence, leads=True)
                if sentence.short:
                    break
        for at, sentence in enumerate(sentences):
            if sentence.short and (sentence.importance == _WHO or sentence is led):
                for other in sentences:  # it says as well who the person is
                    if other.needs == [at] and not leans_back(other.text):
                        other.needs = []

        for sentence in sentences:
            first = sentence.mentions[0].start if sentence.mentions else 0
            if sentence.importance >= _USUAL and ("{" in sentence.written or not first):
                sentence.wordings = self._wordings(sentence)

    def _wordings(self, sentence: Sentence) -> list[str]:
        """Shorter ways to tell a sentence that are as important as it is; the shortest that tells most, first."""
        found = list[Sentence]()
        quiet = replace(self, notes=[], sentences=[sentence])

        def look(text: str) -> Sentence:
            one = Sentence(text, sentence.line, paragraph=False)
            quiet._write(one, held=False)
            return one

        least, whole = min(sentence.importance, importance_of(sentence), _GREAT), weight(sentence.text)
        for text in wordings(sentence, look):
            one = look(text)
            if bool(one.mentions) != bool(sentence.mentions) or not self._as_great(one, sentence):
                continue
            if any(sentence.text[start:end] not in one.text for start, end in sentence.anchors):
                continue  # something else refers to what is gone
            says = sentence.importance == _WHO and _begins_with(sentence, one)
            much = (
                weight(text) > _ENOUGH
                or is_present(one)
                or (pattern("won").search(text) and pattern("prize").search(text))
            )
            enough = (weight(text) > 0 or whole <= 0) and (weight(text) * 2 >= whole or much or says)
            if says or (
                enough and importance_of(one) >= min(least, _USUAL if much or weight(text) * 2 >= whole else least)
            ):
                found.append(one)
        length = {id(one): len(one.text.split()) for one in found}
        found.sort(key=lambda one: (-weight(one.text) / (length[id(one)] + _FIXED), length[id(one)]))
        kept, core = list[Sentence](), gems(_barest(sentence.written))
        for one in found:
            shorter = length[id(one)] < sentence.shortest - 1 or gems(one.text) > core
            if shorter and not any(
                abs(length[id(one)] - length[id(other)]) < _STEP and weight(one.text) <= weight(other.text)
                for other in kept
            ):
                kept.append(one)
        return [one.written for one in kept[:_MOST_WORDINGS]]

    def _as_great(self, one: Sentence, sentence: Sentence) -> bool:
        """Whether a wording still says who the person is, where its sentence does."""
        if one.mentions and "{" not in one.written:
            return False
        if sentence.importance < _WHO:
            return True
        if pattern("now_behind").search(sentence.text) and not pattern("now_behind").search(one.text):
            return False  # retired in 2017, and currently serves as chair of Alto
        if takes_a_post(sentence) and not takes_a_post(one):
            return False  # appointed principal flute of Alto, and received the Harbour Prize
        if pattern("famed").search(one.text) and one.text.startswith(sentence.text.split()[0]):
            return True
        if _begins_with(sentence, one) and not pattern("famed").search(sentence.text[len(one.text) - 1 :]):
            return True  # the first of two things that they are
        subject = next((mention for mention in one.mentions if mention.subject), None)
        whole = next((mention for mention in sentence.mentions if mention.subject), None)
        front = sentence.text[: whole.start] if whole else ""
        if any(map(is_role, re.findall(r"[\w-]+", front))) and not one.text.startswith(front):
            return False
        trade = pattern("is_trade").match(sentence.text, whole.end) if whole else None
        if trade and is_role(trade[1].rpartition(" ")[2]) and trade[0] not in one.text:
            return False  # a novelist, and the author of Salt
        said = " ".join(one.text[subject.end :].split()[:6]) if subject else ""
        least = min(_WHO, importance_of(sentence))
        before = " ".join(sentence.text[whole.end :].split()[:6]) if whole else ""
        weak = pattern("no_trade").search(said) is not None and pattern("no_trade").search(before) is None
        return importance_of(one) >= least and bool(said) and not weak

    def _give_short(self, sentence: Sentence, *, leads: bool) -> None:
        if leaning_front(sentence):
            rest = _ALSO.sub(
                lambda found: "" if found[0][0] == "[" else " ", sentence.written.partition("{they}")[2], count=1
            )
            sentence.short = "{They}" + rest if leads and rest and sentence.importance == _WHO else ""
            return
        name = self.subject.name
        said = in_short(sentence, name, self.spoken, leads=leads)
        short = self._shortened(said) if said else ""
        words = len(re.sub(r"\[[^\]]*\]", "", short).split()) + len(name.split()) - 1
        hidden = sentence.written.startswith("[@")
        if words < sentence.shortest or hidden or stands_beside(sentence) or pattern("occasion").search(sentence.text):
            titled = re.match(r"\{((?:" + written("title") + r") [^{}]*)\}", sentence.written) if leads else None
            sentence.short = short.replace("{They}", titled[0], 1) if titled and short else short

    def _shortened(self, said: str) -> str:
        """A short wording in the notation."""
        short = Sentence(said, 1, paragraph=False)
        replace(self, notes=[], sentences=[])._write(short, held=False)
        rest = re.sub(r"^\{[^{}]*\}(?:\[@[^\]]*\])?", "", short.written)
        if rest == short.written:
            return ""
        if long := pattern("experience").search(rest):
            return f"{{They}}{rest[: long.start()]}[{rest[long.start() : -1]}]."
        placed = re.fullmatch(r"([^\[\]]*? (?:of|in) [^\[\]]+?)( (?:at|for) [^\[\]]+)\.", rest)
        bare = placed is not None and re.search(r" (?:of|in) (?:[\w ]* )?[A-Z]", placed[1]) is None
        alone = placed and bare and re.search(r"\{is\} the | as the ", placed[1]) is None  # the head of what, else
        return f"{{They}}{placed[1]}[{placed[2]}]." if placed and alone else f"{{They}}{rest}"

    def _first_of(self, text: str) -> str:
        """The first sentence of what follows."""
        start, end = next(iter(divided(text, self.subject.names)), (0, 0))
        return text[start:end]

    def _only_first(self, sentence: Sentence) -> str:
        """What of a sentence of somebody who says "I" no other voice can say: our; I, where a doubt left it; or ""."""
        if not self.subject.first or self.plain:
            return ""
        told = re.sub(r"\{[^{}]*\}|“[^”]*”|\"[^\"]*\"|\*[^*]+\*", "", sentence.written)
        match = re.search(r"\b(?:I|[Mm]y|me|[Ww]e|[Oo]urs?|us|myself|ourselves)\b(?![./-])", told)
        return match[0] if match else ""

    def _note(self, line: int) -> Doubt:
        return lambda said: self.notes.append(Note(line, said))

    def _said(self, text: str, line: int) -> str:
        """A sentence as it is told: without "My name is …", with its subject; "" for one that says nothing else."""
        text, greeting = _introduced(text, self.subject)
        if greeting:
            self.asides.append(Aside(line, greeting, "a greeting; the name stands in [person]"))
        if other := _other_pronoun(text, self.subject):
            self._note(line)(f"“{text.split()[0]}” is read as “They”, as the rest of the text has it")
            text = other
        if whole := what_alone(
            text, self._called(first=not self.sentences), self.spoken.article, opens=not self.sentences
        ):
            few = " ".join(text.split()[:4])
            self._note(line)(f"a sentence without its subject: the person is put before “{few} …”")
            text = whole
        if slips.lacks_subject(text):
            few = " ".join(text.split()[:4])
            self._note(line)(f"a sentence without its subject: the person is put before “{few} …”")
            called = self._called(first=not self.sentences)
            verb, _, rest = text.partition(" ")
            text = f"{called} {verb[0].lower()}{verb[1:]} {rest}"
        return text

    def _called(self, *, first: bool) -> str:
        """What the text calls the person at the beginning of a sentence."""
        if first or self.subject.voice == "name" or not self.subject.name:
            return self.subject.name
        return "I" if self.subject.first else self.subject.pronouns.capitalize()

    def _write(self, sentence: Sentence, *, held: bool) -> None:
        """Find the marks of a sentence, and keep those that give back the source; `held`: its end stays."""
        text, doubt = sentence.text, self._note(sentence.line)
        sentence.written, sentence.longest = escape(text), len(text.split())
        sentence.shortest = sentence.longest
        if self.plain or len(text) > LONGEST:
            if not self.plain:
                doubt(f"a sentence of {sentence.longest:,} words, in which nothing is looked for")
            return
        doubts = list[str]()
        mentions = self.subject.mentions(text, doubts.append)
        some = tokens(text, {mention.end for mention in mentions if mention.subject})
        sentence.mentions, sentence.tokens = mentions, some
        sentence.fragment = slips.is_fragment(some, mentions)
        for said in slips.in_sentence(text, some, mentions):
            doubt(said)
        for said in slips.other_pronouns(text, self.subject.voice, self.subject.names):
            doubt(said)
        if other := slips.stranger(text, mentions, self.subject.names):
            doubt(f"“{other}” is no name of {self.subject.name or 'the person'}: the sentence is kept as it is")
        verbs = marks(text, some, mentions, self.subject, doubts.append)
        if mentions and (called := pattern("called_otherwise").search(text)):
            doubts.append(f"“{called[0].strip()}” may be the person")
        if mentions and pattern("occasion").search(text):
            doubts.append(f"“{' '.join(text.split()[:5])} …” is said by somebody else, or on one occasion")
        for said in doubts:
            doubt(said + (_NOT_FIRST if mentions and not said.endswith(_NOT_FIRST) else ""))
        scene = Scene(text, some, mentions, not self.sentences, _stop(text), self.subject.voice in ("first", "they"))
        went = [
            cut
            for cut in whole_quotations(text, cuts(scene))
            if cut.why in _ASIDE or not (held or points_back(text[cut.end :]))
            if cut.why in _ASIDE or not pattern("vague_end").search(text[: cut.start])
            if not (text[: cut.start][-4:].isdigit() and re.match(r" ?[–-] ?\d", text[cut.start :]))
            if not (
                _ADDS.match(text[cut.start : cut.end]) and goes_on_a_list(text[: cut.start], text[cut.start : cut.end])
            )
            if not (cut.start and re.search(r",[”\"’*_]$", text[: cut.start]))
            if not (text.startswith(", and as ", cut.start) and pattern("several_posts").search(text[: cut.start]))
            if cut.why in _ASIDE
            or cut.start == 0
            or cut.end < scene.stop
            or not mentions
            or _has_a_verb(some, cut.start)
            if not any(cut.start < end and start < cut.end for start, end in sentence.anchors)
            if "the following" not in text[: cut.start] or ":" not in text[cut.start : cut.end]
            if not stops_inside(text)
            if not (self.sentences and _takes_the_best(text, cut))
        ]
        if self.subject.pronouns in ("he", "she") and (two := their_children(text)):
            told = next((cut for cut in went if cut.start < two.end(1) <= cut.end), None)
            if told:
                went[went.index(told)] = told._replace(why="third person")
            else:
                doubts.append("“their” means two people")
                doubt(doubts[-1] + (_NOT_FIRST if mentions else ""))
        if (verb := _left_with(text, went, verbs or ())) and mentions:
            doubts.append(f"“{verb}” may be the person’s verb or another’s")
            doubt(doubts[-1] + _NOT_FIRST)
        sentence.front = any(cut.start == 0 for cut in went)
        shown = () if doubts else mentions
        whole = Marked(text, shown, (verbs or ()) if shown else (), went, series(scene, went, self.spoken.joints))
        self._prove(sentence, whole, doubt)

    def _prove(self, sentence: Sentence, whole: Marked, doubt: Doubt) -> None:
        for marked in (whole, replace(whole, series=()), replace(whole, series=(), cuts=())):
            if written := proven(marked, self.subject, self.spoken):
                sentence.written, sentence.shortest = written, _shortest(marked)
                return
        if sentence.mentions:
            doubt("with marks the sentence would not come back as it was: it stays plain")


def _takes_the_best(text: str, cut: Cut) -> bool:
    """Whether without a cut nothing is left of what makes the person known, though it is all that a sentence tells."""
    rest = text[: cut.start] + text[cut.end :]
    return cut.why == "clause" and bool(gems(text)) and not gems(rest) and not names_role(rest)


def _begins_with(sentence: Sentence, one: Sentence) -> bool:
    """Whether a wording is the beginning of a sentence, up to another thing that the person is."""
    return (
        sentence.text.startswith(one.text[:-1])
        and (names_role(one.text) or pattern("honour").search(one.text) is not None)
        and (re.match(r",? and (?:an? |the )?(?:[\w-]+ ){1,4}of\b", sentence.text[len(one.text) - 1 :]) is not None)
    )


def _has_a_verb(some: Sequence[Token], end: int) -> bool:
    """Whether a finite verb stands before an offset: no plural that looks like one, nor "of reimagined"."""
    for before, token in pairwise(some):
        if token.end > end:
            break
        form = is_finite(token.low) or token.kind in ("verb", "past")
        if form and not token.shut and not token.capital and before.kind not in ("preposition", "determiner"):
            return True
    return some[0].end <= end and some[0].kind == "verb"


_ADDS = re.compile(r", (?:as well as|along with|including|among others|and others)\b")


def _barest(written: str) -> str:
    """A sentence of the notation without anything in brackets."""
    before = ""
    while before != written:
        before, written = written, re.sub(r"(?<!\\)\[[^\[\]]*\]", "", written)
    return written


def _left_with(text: str, went: Sequence[Cut], marks: Sequence[Mark]) -> str:
    """A verb in the third person that stands unmarked behind what only it says: "Lind, …, has"; "" for none."""
    known = {mark.start for mark in marks}
    for cut in went:
        verb = re.match(r" ?((?:is|has|does|[a-z]+[^s]s))\b", text[cut.end :]) if cut.why == "third person" else None
        if verb and cut.start and cut.end + verb.start(1) not in known:
            return verb[1]
    return ""


_INTRODUCES = re.compile(
    r"(?:(?:Hi|Hello|Hey)\b(?: there)?[,!.]? )?(?:[Mm]y name is|[Mm]y name[’']s|I am|I[’']m|This is) "
)


def _introduced(text: str, subject: Subject) -> tuple[str, str]:
    """A sentence without the words by which somebody says their name, which no other voice can say; and these words."""
    if re.fullmatch(r"(?:Hi|Hello|Hey|Welcome|Greetings)\b(?: there| all| everyone)?[!.,]*", text):
        return "", text
    start = _INTRODUCES.match(text) if subject.first else None
    name = start and next((name for name in subject.names if text.startswith(name, start.end())), "")
    if not start or not name:
        return text, ""
    end = start.end() + len(name)
    rest = text[end:]
    if goes_on := re.match(r",? and (?=I\b)|[;.:–—-] ?(?=I\b)|, (?=I\b)", rest):
        return rest[goes_on.end() :], text[: end + goes_on.end()].strip()
    if what := re.match(r",? (?:and I am |and I[’']m )?(?=an? |the |\d+ years|from |based )", rest):
        return f"I am {rest[what.end() :]}", text[: end + what.end()].strip()
    return ("", text) if re.fullmatch(r"[.!,; ]*", rest) else (text, "")


def _other_pronoun(text: str, subject: Subject) -> str:
    """A sentence that begins with "She" in a text that else says "They", as that says it; "" for any other."""
    match = re.match(r"(?:She|He) ((?:also |currently |now )?)([a-z]+) ", text)
    if subject.voice != "they" or not match:
        return ""
    rest = re.sub(
        r"((?:,? and|,? but|,)(?: also| currently| now| \w+ly)* )([a-z]+)\b",
        lambda hit: hit[1] + (_plural(hit[2]) if hit[2] not in words("verbs.like_nouns") else hit[2]),
        text[match.end() :],
    )
    return f"They {match[1]}{_plural(match[2])} {rest}"


def _plural(verb: str) -> str:
    """A verb in the third person as it goes with "they"; any other word as it is."""
    return {"is": "are", "was": "were", "has": "have", "does": "do"}.get(verb) or next(
        (base for base in bases() if third(base) == verb), verb
    )


def _stop(text: str) -> int:
    """Where the full stop stands, or the end of what has none."""
    if re.search(r"[.!?][”\"’)]$", text):
        return len(text)
    if re.search(r"\b[A-Z][\w’'-]*[?!]$", text) and not re.match(
        r"(?:Wh\w+|How|Is|Are|Do|Does|Did|Can|Could|Would)\b", text
    ):
        return len(text)  # the sign of a title: What Is Salt?
    return len(text) - 1 if text[-1:] in ".!?" else len(text)


def _shortest(marked: Marked) -> int:
    """Words of the sentence with nothing but what must stand."""
    gone = [False] * (len(marked.text) + 1)
    spans = [(cut.start, cut.end) for cut in marked.cuts if isinstance(cut, Cut)]
    spans += [(one.items[one.least - 1][1], one.items[-2][1] if one.ended else one.end) for one in marked.series]
    for start, end in spans:
        gone[start:end] = [True] * (end - start)
    return len("".join(letter for letter, away in zip(marked.text, gone, strict=False) if not away).split())
