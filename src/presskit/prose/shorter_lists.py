"""A list by fewer of its items: shorter wordings of a sentence that names many works, honours or posts.

In: a sentence. Out: wordings with one, two, three … of the items, each true if the sentence is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from presskit.prose.english import pattern
from presskit.prose.known import gems
from presskit.prose.short import Said
from presskit.prose.tokens import shut
from presskit.prose.vocabulary import is_role


def fewer_items(said: Said) -> Iterator[str]:
    """A list that names some of several, or that semicolons part, by one, two or three of its items."""
    closed = shut(said.text)
    for head in pattern("list_head").finditer(said.text):
        rest = said.text[head.end() :].rstrip(".")
        if closed[head.start()] or re.search(
            r"\b(?:two|three|four|five|six|both|\d+) (?:[\w-]+ )*[a-z]+s?,?:? ?$", said.text[: head.end()]
        ):
            continue
        if (
            pattern("subject_again").search(rest)
            or "as well as" in rest
            or re.search(r", an? (?:[\w-]+ )?$", said.text[: head.start()])  # a fellow, a recipient of A, B, and C
            or re.search(r", and (?:has|have|is|are|was|were) ", rest)
        ):
            continue
        open_list = re.search(r"(?i)\binclud|\bsuch\b|\bamong\b", head[0]) is not None
        items, joint = _items(rest, open_list=open_list)
        if not open_list and items and re.match(r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+) ", items[0]):
            continue  # two cookbooks – Salt and Wind: of a number all
        least = 2 if open_list or _AND_MORE.search(rest) else _LONG_LIST
        if len(items) < least or not all(_is_item(item, plain=open_list) for item in items):
            continue
        ranked = sorted(range(len(items)), key=lambda at: (-gems(items[at]), at))
        won = pattern("honours_named").search(said.text[: head.end()]) is not None  # of prizes the greatest may lead
        plural = re.search(r"(?i)\binclude$|\b(?:in|at)$", head[0].strip(" :")) is not None
        plural |= _OF_SEVERAL.search(items[0]) is not None
        for size in (1, 2, 3, 5, 8)[plural or open_list :]:  # several, including one, is no list
            if size >= len(items):
                break
            for numbers in dict.fromkeys(
                (tuple(range(size)), tuple(sorted((ranked if won else [*range(size)])[:size])))
            ):
                some = [items[number] for number in numbers]
                if joint == ";" or size == 1 or not any(" and " in item for item in some):  # Salt, and Tide and Reef
                    yield f"{said.text[: head.end()]}{_listed(some, joint)}."


_OF_SEVERAL = re.compile(r"\b[a-z]{3,}s (?:at|from|by|with) (?:the )?[A-Z][^,;]*$")
"""The first of several of whom a plural is said: grants from Alto."""
_LONG_LIST = 3
_MORE = re.compile(r"(?:many|numerous|several|various|countless) (?:other|more)?\b|others?$|more$")
"""What goes on from a list without a name."""
_AND_MORE = re.compile(
    r"(?:, and|,| and) (?:(?:many|numerous|several|various|countless) )?(?:others|more|other [a-z]+)$"
)


def _items(rest: str, *, open_list: bool) -> tuple[list[str], str]:
    """The items of a list, and the sign that parts them; none where nobody can tell."""
    closed = shut(rest)
    joint = ";" if any(sign == ";" and not away for sign, away in zip(rest, closed, strict=False)) else ","
    items, start = list[str](), 0
    for at, sign in enumerate(rest):
        if sign == joint and not closed[at]:
            items.append(rest[start:at].strip())
            start = at + 1
    items.append(rest[start:].strip())
    last = next((at for at, item in enumerate(items) if item.startswith(("and ", "& "))), len(items) - 1)
    items[last:] = [
        f"{joint} ".join(items[last:])
    ]  # what follows hangs on it: and fellowships from Alto, Brio and Cello
    if joint == "," and not items[-1].startswith("and ") and (ands := items[-1].count(" and ")):
        right = re.sub(r" ?\([^()]*\)", "", items[-1].partition(" and ")[2])
        name = re.match(r"(?:an?|the|two|three|four|his|her|their) |\S+ \S", right) is None  # Great Britain and Ireland
        if ands > 1 or (len(items) == 1 and (name or re.search(r": | between | both ", rest))):
            return [], joint
        items[-1:] = items[-1].split(" and ")
    found = [re.sub(r"^(?:and|or|&) ", "", item) for item in items]
    if len(found) > 1 and _MORE.match(found[-1]):
        del found[-1]
    if joint == "," and any(": " in item for item in found):
        return [], joint  # a subtitle has commas of its own
    kinds = {item[:1].isupper() for item in found}
    bare = {re.sub(r"^[Tt]he ", "", item)[:1].isupper() for item in found}
    if joint == "," and not open_list and len(kinds) > 1 and len(bare) > 1:
        return [], joint  # her first work, Salt; a best-selling book, Salt
    shared = (
        len(found) > 1 and re.search(r"(?:[a-z]s|ships)$", found[-1]) and any(" " not in item for item in found[:-1])
    )
    shared = shared or any(re.search(r" and .*\b[a-z]+s$", item) and item.count(" and ") == 1 for item in found[1:-1])
    return ([] if shared else found), joint


def _is_item(item: str, *, plain: bool) -> bool:
    """Whether an item of a list stands for itself: no clause, no “and elsewhere”; `plain`: it may be no name."""
    if not item or re.match(
        r"(?:which|who|where|when|others?|elsewhere|more(?! than)|many|most recently|has|is|was|he|she|they)\b", item
    ):
        return False
    named = r"(?:an? |the |two |three |four |five |his |her |their |my )?(?:[\w’'/-]+ ){0,6}?[“\"‘*]?[A-Z0-9]"
    return re.match(named, item) is not None or (
        plain and len(item.split()) <= _SHORT_ITEM and re.match(r"[a-z]", item) is not None
    )


_SHORT_ITEM = 6


_PAIR = 2


def _listed(some: Sequence[str], joint: str) -> str:
    told = [re.sub(r"\*[^*]*\*|\([^()]*\)", "", item) for item in some] if len(some) == _PAIR else some
    inner = joint == ";" and any("," in item for item in told)
    if len(some) == 1:
        return some[0]
    if inner:
        return "; ".join(some[:-1]) + f"; and {some[-1]}"
    return ", ".join(some[:-1]) + ("," if len(some) > 2 and joint == ";" else "") + f" and {some[-1]}"


def fewer_posts(said: Said) -> Iterator[str]:
    """ "She is a former Professor at Alto, Director of Brio, and Dean at Cello": each post, and the first two."""
    match = pattern("posts_told").fullmatch(said.text)
    if not match or pattern("clause_opened").search(match[3]) or ";" in match[3]:
        return
    items = [item for item in re.split(r", (?:and )?(?:as )?", match[3]) if item]
    if len(items) < 3 or not all(map(_ROLE.match, items)):
        items = [item for item in re.split(r",? and (?:as )?|, ", match[3]) if item]
    if (
        len(items) < 2
        or not all(map(_is_post, items if " and " not in items[0] else items[:1]))
        or _share_a_place(items)
    ):
        return
    own = "former " if "former" in match[2] else ""
    past = re.search(r"\b(?:was|were|served as)[a-z ]* $", match[1]) is not None or bool(own)
    for at, item in enumerate(items if past else items[:1]):
        lead = match[2] if not at else (f"a {own}" if own and not re.match(r"an? |the ", item) else "")
        yield f"{match[1]}{lead}{item}."
    if len(items) > 2:
        yield f"{match[1]}{match[2]}{items[0]}{',' * (' and ' in items[0])} and {items[1]}."


_ROLE = re.compile(r"(?:an? |the )?[A-Z][\w’'-]*(?: [\w’'-]+){0,5} (?:of|at|for|in|to|with|on) ")
"""What a role begins with that is one of a series: Fellow of, Science Envoy to."""


def _share_a_place(items: Sequence[str]) -> bool:
    """Whether only the last of several posts says where it is: Director of Glass and Reader at Alto."""
    *before, last = [re.search(r" at (?:the |both )?[A-Z]", item) is not None for item in items]
    return last and not all(before)


def _is_post(item: str) -> bool:
    head = re.match(r"(?:an? |the )?((?:[\w’'-]+ ){0,4}?[\w’'-]+) (?:of|at|for|in|with)\b.* (?:the )?[A-Z]", item)
    return head is not None and any(is_role(word) for word in head[1].split())
