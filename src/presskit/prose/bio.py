"""A biography that somebody wrote, as sentences in the notation: every step, in its order.

In: the text as it was pasted, and what is known of the person. Out: `Bio`. Nothing of the text is lost: what cannot be
understood is a plain sentence, and what is no sentence is put aside; each doubt is a note with its line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from presskit import language as languages
from presskit.language import Language
from presskit.notation import escape
from presskit.prose import slips
from presskit.prose.cuts import cuts
from presskit.prose.lists import series
from presskit.prose.marking import Marked, proven
from presskit.prose.order import order
from presskit.prose.passages import Aside, Note, Passage, paragraphs
from presskit.prose.person import Mention, Subject, found
from presskit.prose.rules import Scene
from presskit.prose.sentences import divided
from presskit.prose.tokens import Token, tokens
from presskit.prose.verbs import marks, their_children

LONGEST = 1_200
"""Characters of a sentence in which marks are looked for; nobody has tried the rules on a longer one."""


@dataclass
class Sentence:
    """One sentence: as it was pasted, and as it is written into a profile.

    `shortest` and `longest` are words; `needs` are places of other sentences.
    """

    text: str
    line: int
    paragraph: bool
    tokens: Sequence[Token] = ()
    mentions: Sequence[Mention] = ()
    front: bool = False
    fragment: bool = False
    written: str = ""
    importance: int = 3
    needs: list[int] = field(default_factory=list)
    shortest: int = 0
    longest: int = 0


@dataclass
class Bio:
    """What a text came to. `pronouns` is "" where nobody can tell; `language` is a tag."""

    name: str
    pronouns: str
    first: bool
    language: str
    sentences: list[Sentence]
    notes: list[Note]
    asides: list[Aside]


def read(text: str, *, name: str = "", pronouns: str = "", language: str = "") -> Bio:
    """The sentences of a text. `name`, `pronouns` and `language` are what is known already."""
    pasted = paragraphs(text)
    prose = "\n\n".join(passage.text for passage in pasted.passages)
    notes = [*pasted.notes]
    first_line = pasted.passages[0].lines[0] if pasted.passages else 1
    subject = found(prose, pasted.headings, name, pronouns, lambda said: notes.append(Note(first_line, said)))
    tag = language or ("en-US" if _has_serial_commas(prose) else "en-GB")
    spoken = languages.load(tag)
    sentences = list[Sentence]()
    for passage in pasted.passages:
        sentences += _of(passage, subject, spoken, notes, pasted.asides, opens=not sentences)
    if sentences:
        order(sentences, subject, sentences[0].shortest)
    known = subject.pronouns if subject.pronouns != "name" else ""
    return Bio(subject.name, known, subject.first, tag, sentences, _in_order(notes), pasted.asides)


def _in_order(notes: Sequence[Note]) -> list[Note]:
    return list(dict.fromkeys(sorted(notes, key=lambda note: note.line)))


def _has_serial_commas(text: str) -> bool:
    serial = len(re.findall(r"\w, [^,.;]{2,40}, (?:and|or) ", text))
    return serial > len(re.findall(r"\w, [^,.;]{2,40}(?<!,) (?:and|or) \w[^,.;]{2,40}[,.;]", text))


def _of(
    passage: Passage, subject: Subject, spoken: Language, notes: list[Note], asides: list[Aside], *, opens: bool
) -> list[Sentence]:
    """The sentences of a paragraph."""
    sentences = list[Sentence]()
    notes += [Note(passage.line_at(at), said) for at, said in slips.in_paragraph(passage.text, subject.names)]
    for start, end in divided(passage.text, subject.names):
        line = passage.line_at(start)

        def doubt(said: str, line: int = line) -> None:
            notes.append(Note(line, said))

        said, greeting = _introduced(passage.text[start:end], subject)
        if greeting:
            asides.append(Aside(line, greeting, "the name stands in [person]"))
        if not said:
            continue
        first = opens and not sentences
        if slips.lacks_subject(said):
            doubt(f"a sentence without its subject: the person is put before “{' '.join(said.split()[:4])} …”")
            said = f"{_called(subject, first=first)} {said[0].lower()}{said[1:]}"
        sentence = Sentence(said, line, paragraph=not sentences and not opens)
        _write(sentence, subject, spoken, doubt, opens=first)
        sentences.append(sentence)
    return sentences


_INTRODUCES = re.compile(
    r"(?:(?:Hi|Hello|Hey)\b(?: there)?[,!.]? )?(?:[Mm]y name is|[Mm]y name[’']s|I am|I[’']m|This is) "
)


def _introduced(text: str, subject: Subject) -> tuple[str, str]:
    """A sentence without the words by which somebody says their name, which no other voice can say; and these words."""
    start = _INTRODUCES.match(text) if subject.first else None
    name = start and next((name for name in subject.names if text.startswith(name, start.end())), "")
    if not start or not name:
        return text, ""
    end = start.end() + len(name)
    rest = text[end:]
    if goes_on := re.match(r",? and (?=I\b)|[;.:–—-] ?(?=I\b)|, (?=I\b)", rest):
        return rest[goes_on.end() :], text[: end + goes_on.end()].strip()
    if what := re.match(r",? (?:and I am |and I[’']m )?(?=an? |the )", rest):
        return f"I am {rest[what.end() :]}", text[: end + what.end()].strip()
    return ("", text) if re.fullmatch(r"[.!,; ]*", rest) else (text, "")


def _called(subject: Subject, *, first: bool) -> str:
    """What the text calls the person at the beginning of a sentence."""
    if subject.first:
        return "I"
    if first or subject.pronouns == "name":
        return subject.name
    return subject.pronouns.capitalize()


def _write(sentence: Sentence, subject: Subject, spoken: Language, doubt: object, *, opens: bool) -> None:
    """Find the marks of a sentence, and keep those that give back the source."""
    text = sentence.text
    assert callable(doubt)
    if len(text) > LONGEST:
        doubt(f"a sentence of {len(text.split()):,} words, in which nothing is looked for")
        sentence.written, sentence.longest, sentence.shortest = escape(text), len(text.split()), len(text.split())
        return
    doubts = list[str]()
    sentence.mentions = mentions = subject.mentions(text, doubts.append)
    for said in doubts:
        doubt(said + (", so the sentence is not told in the first person" if mentions else ": left as it is"))
    sentence.tokens = found = tokens(text, {mention.end for mention in mentions if mention.subject})
    for said in slips.in_sentence(text, found, mentions):
        doubt(said)
    sentence.fragment = slips.is_fragment(found, mentions)
    verbs = marks(text, found, mentions, subject, doubt)
    if doubts:
        verbs = None
    if verbs is not None and subject.pronouns in ("he", "she") and their_children(text):
        doubt("“their” means two people, so the sentence is not told in the first person")
        verbs = None
    scene = Scene(text, found, mentions, opens, _stop(text))
    shown = mentions if verbs is not None else ()
    went = cuts(scene)
    front = next((cut for cut in went if cut.start == 0), None)
    sentence.front = front is not None
    lists = series(scene, went, spoken.joints)
    whole = Marked(text, shown, verbs or (), went, lists)
    for marked in (whole, replace(whole, series=()), replace(whole, series=(), cuts=())):
        if written := proven(marked, subject, spoken):
            sentence.written = written
            sentence.longest, sentence.shortest = len(text.split()), _shortest(marked)
            return
    if mentions:
        doubt("with marks the sentence would not come back as it was: it stays plain")
    sentence.written = escape(text)
    sentence.longest = sentence.shortest = len(text.split())


def _stop(text: str) -> int:
    """Where the full stop stands, or the end of what has none."""
    if re.search(r"[.!?][”\"’)]$", text):
        return len(text)
    return len(text) - 1 if text[-1:] in ".!?" else len(text)


def _shortest(marked: Marked) -> int:
    """Words of the sentence with nothing but what must stand."""
    gone = [False] * (len(marked.text) + 1)
    spans = [(cut.start, cut.end) for cut in marked.cuts]
    spans += [(one.items[0][1], one.end) for one in marked.series]
    for start, end in spans:
        gone[start:end] = [True] * (end - start)
    return len("".join(letter for letter, away in zip(marked.text, gone, strict=False) if not away).split())
