"""What a bracket takes with it that the sentence cannot lose: without it the words stand, and say nothing.

In: the tree of a sentence, and what presskit knows of English prose. Out: notes. What breaks a sentence `brackets`
tells; here it is whole, and an editor would strike it out: "She has a PhD.", "He reported on the wars." The rules are
those by which `prose` refuses to cut a pasted biography, as far as they hold for whoever cuts by hand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from presskit.check.brackets import PERSON, Gap, gaps
from presskit.check.context import CheckContext, Note, Rule
from presskit.notation import List, Optional, walk
from presskit.prose.english import bases, complements, pasts, third, thirds, words

LONG = 25
"""Words of a sentence that should have more than one length."""

Found = tuple[str, str] | None


def thin_bracket(context: CheckContext) -> Iterator[Note]:
    """A bracket without which the sentence says nothing, or something else: "has a PhD", "combines physics"."""
    if context.language.tag[:2] != "en":
        return
    for sentence in context.sentences:
        for at, gap in gaps(sentence.nodes):
            if found := next((found for loses in _LOSSES if (found := loses(gap, context))), None):
                yield sentence.piece.note(at, *found)


def one_length(context: CheckContext) -> Iterator[Note]:
    """A long sentence with no bracket and no list: a text without room for it has nothing of it."""
    for sentence in context.sentences:
        length = len(sentence.piece.text.split())
        if length > LONG and not any(isinstance(node, Optional | List) for node in walk(sentence.nodes)):
            message = f"the sentence has {length} words and no other length, so where there is less room it is gone"
            yield sentence.piece.note(0, message, "put [brackets] around what it can do without, or make two of it")


def lone_mark(context: CheckContext) -> Iterator[Note]:
    """A bracket that begins with & where there is no other for it to go with."""
    for sentence in context.sentences:
        marked = [node for node in walk(sentence.nodes) if isinstance(node, Optional) and node.together]
        if len(marked) == 1:
            message = "[& …] goes together with the others of its sentence, and there is none"
            yield sentence.piece.note(marked[0].at, message, "take the & out, or write \\& for a plain one")


# --- the losses ------------------------------------------------------------------------------------------------


def _cuts_a_word(gap: Gap, _: CheckContext) -> Found:
    joined = gap.body[:1].isalpha() and gap.before[-1:].isalpha() and " " in gap.body.strip()
    if not joined or gap.inside in words("small.prepositions"):  # that it runs into the word before is told elsewhere
        return None
    message = f"this bracket begins inside a word: without it the text says “{gap.last}”"
    return message, "begin it with a space, or take the whole word into it"


def _halves_a_range(gap: Gap, _: CheckContext) -> Found:
    to = r"\s?(?:[-–—/]\s?|(?:to|until|through) )(?:\d|present|today)"
    behind = re.search(r"(?:from \d+|\d)$", gap.before.rstrip()) and re.match(to, gap.body)
    ahead = re.search(r"\d\s?$", gap.body) and re.match(r"\s?[-–—/]\s?\d", gap.rest)
    if not (behind or ahead):
        return None
    return "this bracket takes one end of a range and leaves the other", "take the whole range into the bracket"


def _announces(gap: Gap, context: CheckContext) -> Found:
    head = gap.before.rstrip()
    said = next((word for word in ("such as", "as well as") if head.endswith(word)), gap.last)
    if not gap.ends or not (gap.last in context.terms("announcing") or said != gap.last):
        return None
    return f"without this bracket “{said}” announces nothing", f"take “{said}” into the bracket: [ {said} …]"


def _becomes_a_verb(gap: Gap, context: CheckContext) -> Found:
    helps = gap.last in context.terms("auxiliaries") and gap.following in pasts()
    if not (helps and re.match(r"(?:an?|the|[a-z]+s) ", gap.body) and gap.body.rstrip().endswith((",", " and"))):
        return None
    message = f"without this bracket “{gap.last} {gap.following}” becomes one verb, and says something else"
    return message, f"take “{gap.last}” into the bracket, too"


def _lacks_its_phrase(gap: Gap, context: CheckContext) -> Found:
    """Behind a verb, what it needs: graduated[ from …]; behind its object, what binds the two: combines X[ with …]."""
    said, needed = _said(gap), complements()
    if not (said and gap.ends and gap.body[:1] == " " and _in_small_letters(gap)) or _dated(gap):
        return None
    noun = said[-1] in words("verbs.like_nouns") | words("verbs.bases_like_nouns") and said[-2:-1] != ["they"]
    noun |= bool(words("small.determiners").intersection(said[-2:-1]))
    if not noun and gap.inside in needed.get(said[-1], ()) and said[-1] not in context.terms("complete"):
        lacks = said[-1]
    elif said[-1] in ("themselves", "himself", "herself") and gap.inside in words("small.prepositions"):
        lacks = " ".join(said[-2:])
    else:
        binding = context.terms("binding")
        clause = said[-6:]
        at = next((at for at in range(len(clause) - 2, -1, -1) if _base(clause[at]) in binding), None)
        between = clause[at + 1 :] if at is not None else ()
        if (
            at is None
            or gap.inside not in needed.get(clause[at], ())
            or words("small.prepositions").intersection(between)
        ):
            return None
        lacks = " ".join(clause[at:])
    message = f"without this bracket “{lacks}” lacks what it needs: “{lacks} {gap.inside} …”"
    return message, "let that stand outside the bracket"


def _empty_noun(gap: Gap, context: CheckContext) -> Found:
    """Behind a noun that says nothing alone, a phrase about it: a PhD[ in physics], an expert[ in soils]."""
    said, small = _said(gap), _in_small_letters(gap)
    phrase = gap.inside in words("small.prepositions") and gap.body[:1] == " "
    if not (phrase and gap.ends and len(said) > 1) or _dated(gap) or PERSON in gap.body[:8]:
        return None
    noun, before = said[-1], said[-2]
    verb = before in thirds() or before in pasts() or before in bases() or before in context.terms("auxiliaries")
    bare = before in context.terms("bare_before")
    trade = noun in words("nouns.posts") | words("nouns.free_roles")
    leans = (
        noun in words("nouns.lean") and small and not (trade and bare and gap.inside in ("at", "in", "from", "with"))
    )
    general = noun in words("nouns.general") and (bare or verb)
    several = re.search(r"[^s]s$", noun) is not None and noun not in context.terms("known_ones")
    definite = before == "the" and len(said) > 2 and small and several
    if not (leans or general or definite):
        return None
    shown = " ".join(re.findall(r"[\w’'.-]+", gap.before)[-2 if bare else -1 :])
    message = f"without this bracket “{shown}” says too little"
    return message, "let what it is about stand outside, or take the noun into the bracket, too"


def _base(form: str) -> str:
    """The verb of a form, as it stands behind "I"."""
    return pasts().get(form) or next(
        (verb for verb in (form[:-1], form[:-2], f"{form[:-3]}y") if third(verb) == form), form
    )


def _said(gap: Gap) -> list[str]:
    """The words before the gap, back to the last mark that parts them, in small letters."""
    last = re.split(r"[,;:()–—]", gap.before.rstrip())[-1]
    return [word.lower().rstrip(".") for word in re.findall(r"[\w’'.-]+", last.replace(PERSON + "X", "they"))]


def _in_small_letters(gap: Gap) -> bool:
    word = re.search(r"[\w’'-]+$", gap.before.rstrip())
    return word is not None and word[0] == word[0].lower()


def _dated(gap: Gap) -> bool:
    return re.match(r"\s*[a-z]+ (?:[\w,]+ ){0,2}(?:1|2)\d{3}\b", gap.body) is not None


_LOSSES: tuple[Callable[[Gap, CheckContext], Found], ...] = (
    _cuts_a_word, _halves_a_range, _announces, _becomes_a_verb, _lacks_its_phrase, _empty_noun,
)  # fmt: skip

RULES: tuple[Rule, ...] = (
    Rule("thin-bracket", thin_bracket),
    Rule("one-length", one_length),
    Rule("lone-mark", lone_mark),
)
