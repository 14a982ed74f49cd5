"""Advice on the author's sentences: what goes wrong when some of them, or parts of one, are left out.

In: a `CheckContext`. Out: notes that point at a character of a `[[bio]]` text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, pairwise

from presskit.check.context import MARK, NAME, QUOTE, CheckContext, Note, Piece, Rule, Sentence, Token, names_in
from presskit.notation import Form, Nodes, Optional, Reference, Tensed, Text, Verb, source, walk
from presskit.problems import Hint, replacement
from presskit.words import unheard


def foreign_pronoun(context: CheckContext) -> Iterator[Note]:
    """A pronoun that is not the person's: "he" of somebody whose `pronouns` are "she", or "I" among "he".

    Other people's words are theirs, and after another person is named a pronoun may mean that one.
    """
    for piece, token, whose, form in _pronouns(context):
        own = context.profile.person.pronoun_set
        voice = getattr(piece.entry, "voice", None)
        if own in whose or voice == "first":
            continue
        said = f'the profile’s pronouns are "{own}"' if own != "name" else "the profile has no pronouns"
        braces = _braces(piece, token, form, context)
        hint: Hint = "name the person instead"
        if _is_sentence(piece):
            hint = replacement(token.text, braces, ", or change person.pronouns")
        if "first" in whose:
            said = "texts are told in the third person"
            if _is_sentence(piece):
                hint = replacement(token.text, braces, f", which becomes {token.text} in the first person")
        yield piece.note(token.at, f"it says “{token.text}”, and {said}", hint)


def bare_pronoun(context: CheckContext) -> Iterator[Note]:
    """A pronoun written out in a sentence with notation: it stays as it is where a name or "I" would be needed."""
    notated = {
        sentence.entry.key
        for sentence in context.sentences
        if any(isinstance(node, Reference | Verb | Tensed) for node in walk(sentence.nodes))
    }
    for piece, token, whose, form in _pronouns(context):
        if piece.entry.key in notated and context.profile.person.pronoun_set in whose:
            braces = _braces(piece, token, form, context)
            why = f", which becomes the name, “{token.low}” or “I” as the text needs it"
            hint = replacement(token.text, braces, why)
            yield piece.note(token.at, f"“{token.text}” is hidden from the notation", hint)


def not_in_the_first_person(context: CheckContext) -> Iterator[Note]:
    """Plain prose about the person that leaves a doubt: who "her" is, what a verb belongs to. No "I" tells it."""
    if context.as_of is not None and context.profile.person.has_died(context.as_of):
        return
    for key in unheard(context.profile, context.language):
        message = f"{key}.text: texts in the first person leave this sentence out: who does what in it is not certain"
        yield Note(key, message, "write the person as {they} or {their}, and their verbs in braces: {leads}", ("text",))


def date_before_where(context: CheckContext) -> Iterator[Note]:
    """A date in brackets directly before ", where": with both, the text reads "in 2023, where"."""
    months = "|".join(map(re.escape, context.language.months))
    dated = re.compile(rf"(?:\b\d{{4}}s?|\b(?:{months})(?: \d{{1,2}})?)\s*$")
    relatives = context.terms("relatives")
    for sentence in context.sentences:
        for nodes in _levels(sentence.nodes):
            for node, after in pairwise(nodes):
                if not isinstance(node, Optional) or not dated.search(_last_text(node.body)):
                    continue
                follows = _first_text((after,))
                opener = re.match(r"\s*,\s*(?:(?:of|in|at|for|to|with|from) )?(\w+)", follows)
                if opener and opener[1].lower() in relatives:
                    message = f"a date stands before “, {opener[1]}”, which then seems to speak of the date"
                    hint = "put the date first: [In 2023 ]{they} …, or end the sentence before it"
                    yield sentence.piece.note(node.at, message, hint)


def loses_reference(context: CheckContext) -> Iterator[Note]:
    """A word that leans on the sentence before ("also", "there", "this"), which may be left out."""
    leaning = context.terms("leaning")
    for sentence in context.sentences:
        times = {match.start() for match in sentence.piece.matches(context.patterns("relative_time_patterns"))}
        for token, inside in _leaning(sentence, leaning):
            if token.at in times:
                continue  # "this year" speaks of the day of reading, and another rule of it
            if inside:
                message = f"“{token.text}” speaks of what stands in brackets, and is said without it too"
                hint = f"take “{token.text}” into the brackets, or say what it means"
            elif sentence.entry.needs:
                continue
            else:
                message = f"“{token.text}” speaks of a sentence before, which can be left out"
                hint = 'add needs = ["…"] with the id of that sentence, or say it without'
            yield sentence.piece.note(token.at, message, hint)


def told_twice(context: CheckContext) -> Iterator[Note]:
    """An organisation that two sentences tell of, neither of which needs the other: a text can hold both."""
    named: dict[str, list[tuple[Sentence, int, tuple[str, ...]]]] = {}
    for sentence in context.sentences:
        facts = [context.named(name) for name in sentence.entry.about]
        about = tuple(fact.name_of for fact in facts if fact)
        for name, at in dict(reversed([*names_in(sentence.piece.words, context.organizations)])).items():
            if name in about or not about:
                named.setdefault(name, []).append((sentence, at, about))
    for name, rows in named.items():
        for (first, _, about), (second, at, other) in combinations(rows, 2):
            if bool(about) == bool(other) and not _linked(context, first, second):
                message = f"{name} is told in {first.entry.key}, too"
                hint = "make one sentence of the two, or let the second need the first: needs = […]"
                if not about:
                    hint = f'say which one tells it: about = "{name}"; or make one sentence of the two'
                yield second.piece.note(at, message, hint)
                break


def plain_verb(context: CheckContext) -> Iterator[Note]:
    """A verb right after {they} without its braces: it agrees with "she" or with "they" only, whoever is spoken of."""
    plurals, no_verbs = context.terms("plain_verbs"), context.terms("no_verbs")
    for sentence in context.sentences if no_verbs else ():
        for nodes in _levels(sentence.nodes):
            for before, node, after in zip((None, *nodes), nodes, nodes[1:], strict=False):
                if not (isinstance(node, Reference) and node.form == "they" and isinstance(after, Text)):
                    continue
                words = list(_VERB_AFTER.finditer(after.text))
                found = next((one for one in words if one[1] in plurals), None)
                person = source((node,))
                if found and not (isinstance(before, Text) and _ASKS.search(before.text)):
                    message = f"“{found[1]}” does not agree where {person} becomes “he” or “she”"
                    hint = replacement(found[1], f"{{{_third_person(found[1], context)}}}")
                    yield sentence.piece.note(after.at + found.start(1), message, hint)
                elif not found and words and _is_singular(words[-1][1], no_verbs):
                    message = f"“{words[-1][1]}” does not agree where {person} becomes “they” or “I”"
                    yield sentence.piece.note(
                        after.at + words[-1].start(1), message, replacement(words[-1][1], f"{{{words[-1][1]}}}")
                    )


_VERB_AFTER = re.compile(r"(?:^|(?<=^ now)|(?<=^ also)|(?<=^ both)|(?<=^ often)|(?<=^ still)) ([a-z]+)(?![\w’'-])")
_ASKS = re.compile(r"\b(?:do|does|did|can|could|may|might|must|shall|should|will|would|let|lets|that) $", re.IGNORECASE)


def _is_singular(word: str, no_verbs: frozenset[str]) -> bool:
    return word.endswith("s") and len(word) > 1 and not word.endswith("ss") and word not in no_verbs


def _third_person(verb: str, context: CheckContext) -> str:
    """The form of a verb beside "she", which is the one that braces take: write, writes."""
    irregular = {"am": "is", "are": "is", "were": "was", "have": "has", "do": "does", "go": "goes"}
    ways = (irregular.get(verb, ""), f"{verb[:-1]}ies", f"{verb}es", f"{verb}s")
    agree = context.language.verbs.agree
    return next((way for way in ways if way in irregular.values() or agree(way, "plural") == verb), f"{verb}s")


def wrong_case(context: CheckContext) -> Iterator[Note]:
    """A {them} or {their} that a verb follows, as its subject: it becomes "her wrote"."""
    finite = context.terms("pasts") | context.terms("auxiliaries")
    surely = context.terms("auxiliaries") - {"will"}
    for sentence in context.sentences:
        for nodes in _levels(sentence.nodes):
            for node, after in pairwise(nodes):
                if not (isinstance(node, Reference) and node.form in ("them", "their")):
                    continue
                match = re.match(r"\s+([a-z]+)(?![\w’'-])", after.text) if isinstance(after, Text) else None
                low = match[1] if match else ""
                verb = isinstance(after, Tensed | Verb) or (isinstance(after, Text) and after.text.isspace())
                if node.form == "them":
                    tokens = [token for token in sentence.piece.all_tokens if token.at < node.at]
                    opens = not tokens or (tokens[-1].text.isdigit() and len(tokens) <= 3)
                    wrong = opens and (verb or low in finite or low.endswith("ed"))
                else:
                    wrong = low in surely
                if wrong:
                    word = f"{{{node.form.capitalize() if node.capital else node.form}}}"
                    right = "{They}" if node.capital else "{they}"
                    yield sentence.piece.note(
                        node.at, f"{word} stands where the subject of a verb does", replacement(word, right)
                    )


def pronoun_in_brackets(context: CheckContext) -> Iterator[Note]:
    """A pronoun alone in square or round brackets: [they] is a part that may be left out, {they} the person."""
    forms = _table(context)
    for sentence in context.sentences:
        for node in walk(sentence.nodes):
            body = node.body if isinstance(node, Optional) else ()
            if len(body) == 1 and isinstance(body[0], Text) and (word := body[0].text.strip()).lower() in forms:
                braces = _reference(word, forms[word.lower()][1], sentence.piece, node.at)
                yield sentence.piece.note(
                    node.at, f"[{word}] may be left out, and means nobody", replacement(f"[{word}]", braces)
                )
        for match in re.finditer(r"\((\w+)\)", sentence.piece.words):
            if match[1].lower() in forms and match[1] != "I":
                braces = _reference(match[1], forms[match[1].lower()][1], sentence.piece, match.start())
                yield sentence.piece.note(
                    match.start(), f"({match[1]}) is printed as it stands", replacement(match[0], braces)
                )


def _reference(word: str, forms: set[Form], piece: Piece, at: int) -> str:
    """What a pronoun should be, `word` with its capital: "her" as "their"."""
    form = "they" if "they" in forms else next(name for name in ("their", "them", *forms) if name in forms)
    return f"{{{form.capitalize() if word[0].isupper() and piece.text[:at].strip() else form}}}"


def idle_braces(context: CheckContext) -> Iterator[Note]:
    """A word in braces that is no verb which changes with the person ({wow}), or has a capital within a sentence."""
    agree = context.language.verbs.agree
    for sentence in context.sentences:
        for node in walk(sentence.nodes):
            if not isinstance(node, Verb) or node.word[0] in "'’":  # contracted: written to a pronoun only
                continue
            word = node.word.lower()
            changes = any(agree(word, number) != word for number in ("plural", "first"))
            before = sentence.piece.text[: node.at]
            past = word.endswith("ed") or word in context.terms("pasts")
            if word in context.terms("plain_verbs") and not changes:
                message = f"{{{node.word}}} is printed as it stands: braces hold the form beside “she”"
                yield sentence.piece.note(
                    node.at, message, replacement(f"{{{node.word}}}", f"{{{_third_person(word, context)}}}")
                )
            elif context.terms("pasts") and not changes and not past:
                message = f"{{{node.word}}} is no verb that changes with the person, and is printed as it stands"
                yield sentence.piece.note(node.at, message, f"take the braces away, or write \\{{{node.word}\\}}")
            elif node.word[0].isupper() and re.search(r"\w[^.!?]*$", before):
                message = f"{{{node.word}}} has a capital in the middle of a sentence"
                small = f"{{{node.word[0].lower()}{node.word[1:]}}}"
                yield sentence.piece.note(node.at, message, replacement(f"{{{node.word}}}", small))


# --- pronouns --------------------------------------------------------------------------------------------------


def _pronouns(context: CheckContext) -> Iterator[tuple[Piece, Token, set[str], set[Form]]]:
    """Each pronoun that surely means the person, whose it can be (he, she, they, first), and its forms."""
    own = context.profile.person.pronoun_set
    table = _table(context)
    by_id = {sentence.entry.id: sentence.piece for sentence in context.sentences if sentence.entry.id}
    for piece in (*(sentence.piece for sentence in context.sentences), *context.pinned):
        earlier = [by_id[name] for name in getattr(piece.entry, "needs", ()) if name in by_id]
        for number, token in enumerate(piece.tokens):
            if token.low not in table:
                continue
            whose, forms = table[token.low]
            others = (
                ("they" in whose and not (own == "they" and _means_the_person(piece, token)))
                or ("first" in whose and _in_a_name(piece.tokens, number, context))
                or ("first" not in whose and _another_person(context, piece, token.at))
                or ("first" not in whose and any(_another_person(context, other, len(other.text)) for other in earlier))
            )
            if not others:
                yield piece, token, whose, forms


def _table(context: CheckContext) -> dict[str, tuple[set[str], set[Form]]]:
    """Each pronoun of the language: whose it can be, and in which forms."""
    table: dict[str, tuple[set[str], set[Form]]] = {}
    for person, words in context.language.pronouns.items():
        for form, word in words.items():
            whose, forms = table.setdefault(word.lower(), (set(), set()))
            whose.add(person)
            forms.add(form)
    return table


def _is_sentence(piece: Piece) -> bool:
    return piece.entry.key.startswith("bio[")


def _in_a_name(tokens: tuple[Token, ...], number: int, context: CheckContext) -> bool:
    """Whether "I" is a numeral: Jaime I Prize, Phase I, World War I."""
    token, before = tokens[number], tokens[number - 1] if number else None
    if token.text != "I":
        return token.text != token.low and token.low != "i" and number > 0  # "My Fair Lady", "ME"
    if before is None:
        return False
    if before.low in context.terms("numbered"):
        return True
    return before.text[0].isupper() and before.text not in context.language.months and before.end + 1 == token.at


def _another_person(context: CheckContext, piece: Piece, end: int) -> bool:
    """Whether somebody else is spoken of before this place."""
    if any(at < end for _, at in names_in(piece.words, context.people)):
        return True
    own = {word for name in context.own_names for word in name.lower().split()}
    people, roles, honorifics = context.terms("people"), context.terms("roles"), context.terms("honorifics")
    not_people, months = context.terms("not_people"), context.language.months
    before = [token for token in piece.tokens if token.at < end]
    for number, token in enumerate(before):
        after = before[number + 1] if number + 1 < len(before) else None
        if token.low in people or (token.low in roles and not _is_own(context, piece, token)):
            return True
        joined = after is not None and piece.view[token.end : after.at] in (" ", ". ")
        if not joined or after is None or not (token.text[0].isupper() and after.text[0].isupper()):
            continue
        if token.low in honorifics and after.low not in own:
            return True
        capitals = [token.low, after.low]
        for further in before[number + 2 :]:
            if not further.text[0].isupper() or piece.view[further.at - 1] != " ":
                break
            capitals.append(further.low)
        opener = context.terms("prepositions") | context.terms("articles")
        opens = number == 0 and token.low not in own and token.low in opener
        if not (own.intersection(capitals) or not_people.intersection(capitals) or opens or token.text in months):
            return len(after.text) > 1
    return False


def _is_own(context: CheckContext, piece: Piece, token: Token) -> bool:
    """Whether a role is the person's own: "{is} an author", "as the club's editor"."""
    before = re.findall(r"\w+", piece.text[: token.at].lower())
    return not context.terms("copulas").isdisjoint(before[-4:])


def _means_the_person(piece: Piece, token: Token) -> bool:
    """Whether a written-out "they" is the person, and not things that were named before."""
    before = [other.low for other in piece.tokens if other.at < token.at]
    return not any(len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) for word in before)


def _braces(piece: Piece, token: Token, forms: set[Form], context: CheckContext) -> str:
    """The reference that a pronoun should be; both where a word has two forms and nothing tells which."""
    if len(forms) == 1:
        return f"{{{next(iter(forms))}}}"
    after = next((other for other in piece.all_tokens if other.at > token.at), None)
    between = piece.words[token.end : after.at] if after else ""
    ends = after is None or bool(re.search(r"[.,;:!?)]", between))
    if forms == {"them", "their"}:
        stops = (
            context.terms("prepositions")
            | context.terms("conjunctions")
            | context.terms("articles")
            | context.terms("after_them")
        )
        return "{them}" if ends or (after and after.low in stops) else "{their}"
    return "{theirs}" if ends else "{their}"


# --- trees -----------------------------------------------------------------------------------------------------


def _levels(nodes: Nodes) -> Iterator[Nodes]:
    """The nodes that stand beside each other, at every depth."""
    yield nodes
    for node in nodes:
        if isinstance(node, Optional):
            yield from _levels(node.body)


def _first_text(nodes: Nodes) -> str:
    node = nodes[0]
    if isinstance(node, Optional):
        return _first_text(node.body)
    return node.text if isinstance(node, Text) else ""


def _last_text(nodes: Nodes) -> str:
    node = nodes[-1]
    if isinstance(node, Optional):
        return _last_text(node.body)
    return node.text if isinstance(node, Text) else ""


def _leaning(sentence: Sentence, leaning: frozenset[str]) -> Iterator[tuple[Token, bool]]:
    """Each word that leans on something, and whether that stands in a bracket of the sentence that it is not in."""
    piece = sentence.piece
    for number, token in enumerate(piece.tokens):
        if token.low not in leaning:
            continue
        before = piece.tokens[number - 1] if number else None
        after = piece.tokens[number + 1] if number + 1 < len(piece.tokens) else None
        head = piece.view[: token.at]
        if token.low in ("also", "too", "likewise", "therefore", "thereby"):
            # "and also": it adds to what the same sentence says before
            if before and before.low in ("and", "but") and piece.view[before.end : token.at] == " ":
                leans, inside = False, _left_behind(piece, before.at)
            else:
                leans, inside = _opens(piece, token) or not _said_before(head), False
        elif token.low == "there":
            exists = bool(after and after.low in ("is", "are", "was", "were", "will", "has", "have", "had", "to"))
            verb = piece.text[token.end :].lstrip().startswith(("{is", "{was", "{has"))
            leans = not (exists or verb) and not _said_before(head)
            inside = not (exists or verb) and _left_behind(piece, before.at if before else token.at)
        else:
            clause = bool(before and before.low in ("of", "in", "on", "for", "with", "to", "from", "by", "at", "after"))
            leans, inside = (before is None or (clause and number == 1)), False
        if leans or inside:
            yield token, inside


def _opens(piece: Piece, token: Token) -> bool:
    """Whether nothing but the person stands before it."""
    return not any(char.isalnum() for char in piece.view[: token.at])


def _said_before(head: str) -> bool:
    """Whether the sentence has said something before this that the word can speak of: a verb with its object."""
    return len(re.findall(rf"[^\W_]+|{NAME}+", head)) >= 3 or bool(re.search(rf"{QUOTE}|[,;]", head))


def _left_behind(piece: Piece, at: int) -> bool:
    """Whether the words right before stand in a bracket that is closed by now, with nothing else before them."""
    head = piece.text[:at].rstrip()
    if not head.endswith("]"):
        return False
    depth = 0
    for place in range(len(head) - 1, -1, -1):
        depth += {"]": 1, "[": -1}.get(head[place], 0)
        if depth == 0:
            rest = re.sub(rf"{MARK}+", " ", piece.words[:place])
            return len(rest.split()) == 0
    return False


def _linked(context: CheckContext, first: Sentence, second: Sentence) -> bool:
    """Whether one of the two needs the other, by however many steps."""
    needs = {sentence.entry.id: sentence.entry.needs for sentence in context.sentences if sentence.entry.id}

    def reaches(start: Sentence, goal: Sentence) -> bool:
        seen, ahead = set[str](), list(start.entry.needs)
        while ahead:
            name = ahead.pop()
            if name not in seen:
                seen.add(name)
                ahead += needs.get(name, ())
        return goal.entry.id in seen

    return reaches(first, second) or reaches(second, first)


RULES: tuple[Rule, ...] = (
    Rule("pronouns", foreign_pronoun),
    Rule("not-first", not_in_the_first_person),
    Rule("bare-pronoun", bare_pronoun),
    Rule("plain-verb", plain_verb),
    Rule("wrong-case", wrong_case),
    Rule("bracketed-pronoun", pronoun_in_brackets),
    Rule("idle-braces", idle_braces),
    Rule("date-before-where", date_before_where),
    Rule("loses-reference", loses_reference),
    Rule("told-twice", told_twice),
)
