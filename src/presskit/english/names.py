"""Names as they stand in a sentence: "at the Komische Bühne", but "at Corrane Studio".

In: a profile and its language. Out: a name with or without its article. The entry's own word goes first (`the = true`),
then what the author writes: one "the River Vote" in a text of theirs is enough. Where they do not name it, its shape
decides: "Guild of …", "… Authority".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from presskit.english.heads import is_common
from presskit.english.nouns import found, is_proper, listed
from presskit.profile import Profile


class Names:
    """The names of one profile."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self._known: dict[str, str] = {}

    def at(self, name: str) -> str:
        """The name as it follows "at": with its article if it takes one."""
        if name not in self._known:
            self._known[name] = self._said(name)
        return self._known[name]

    def _said(self, name: str) -> str:
        if found("organisations", "kinds", name):
            return name.lower()
        if described := self._described(name):
            return described
        if house := self.house(name):
            return " at ".join(house)
        if body := found("organisations", "bodies", name):
            return f"the {body['body'].lower()}{name[body.end('body') :]}"
        bare = re.sub(r"\s\((?=[A-Z][^)]*[A-Z&\d])[A-Z][\w&/.-]{1,9}\)(?=$| )", "", name)
        if long := re.fullmatch(r"[A-Z]{2,8} \(([^)]+ [^)]+)\)", name):
            bare = long[1]
        if re.match("The [A-Z]", bare) and " " in bare[4:] and _is_definite(bare[4:]):
            return f"the {bare[4:]}"
        if self._takes_article(name) or self._takes_article(bare):
            return f"the {bare}"
        one, joint, other = bare.partition(" and ")  # the Society of A and B House
        two = joint and " " in one and self._takes_article(one)
        return f"the {one} and {self.at(other)}" if two else bare

    def _described(self, name: str) -> str:
        """A name that is none but says what it is: the French government, a rural energy network; "" for a name."""
        if name.casefold() in self.settled or self._as_written(name) is not None:
            return ""
        first, *rest = name.split(" ")
        last = re.split(r" (?:of|for|in|at|on|with|about|from) ", name)[0].split(" ")[-1]
        small = first.islower() and not any(
            char.isupper() for char in re.split(r" (?:of|for|in|at|on|with|about|from) ", name)[0]
        )
        if (
            first.casefold() in ("a", "an", "the")
            or not last.islower()
            or not (is_common(last) or (small and re.search(" about | responsible ", name)))
        ):
            return ""
        if not rest:
            return ""
        if len(rest) == 1 and not first.islower() and not is_proper(first):
            return ""  # Pier magazine
        if last.endswith("s") and not last.endswith("ss"):
            return name if first.islower() or not is_common(first) else name[0].lower() + name[1:]
        before = re.split(r" (?:of|for|in|at|on|with|about|from) ", name)[0].split(" ")
        proper = is_proper(first)
        if first.islower() or (not proper and is_common(first) and all(word.islower() for word in before[1:])):
            low = name[0].lower() + name[1:]
            within = re.search(r" (?:at|of) (?:the )?[A-Z]| responsible for ", name)
            return f"the {low}" if within else f"{'an' if low[0] in 'aeio' else 'a'} {low}"
        return f"the {name}"

    def house(self, name: str) -> tuple[str, str] | None:
        """A part of an organisation and the whole, where a name gives both: "Centre for Ethics, University of Oslo"."""
        found_ = found("organisations", "house", name)
        if found_ is None or " at " in found_["house"]:
            return None
        part = found_["name"]
        shaped = re.search(r"\b(?:Group|Lab|Unit|Initiative|Division|Cluster)$", part)
        return f"the {part}" if shaped and not part.startswith("The ") else self.at(part), self.at(found_["house"])

    def _takes_article(self, name: str) -> bool:
        if name.split(" ")[0].casefold() in ("a", "an", "the", "her", "his", "our", "my"):
            return False
        settled = self.settled.get(name.casefold())
        if settled is not None:
            return settled
        written = self._as_written(name)
        if written is not None:
            return written
        if name in listed("organisations", "the"):
            return True
        if "!" in name or name in listed("organisations", "bare_name") or found("organisations", "company_shape", name):
            return False
        if found("organisations", "course", name):
            return True
        name = re.split(r" (?:at|in) |, (?=[A-Z][\w-]*$)", name)[0]
        shaped = " " in name and _is_definite(name) and not found("organisations", "bare_shape", name)
        shaped = shaped or _says_what(name)
        return bool(shaped or found("organisations", "definite_for_all_that", name))

    @cached_property
    def settled(self) -> dict[str, bool]:
        """The last word of an author: `the = true` on an entry."""
        rows = [(row.organization, row.the) for row in (*self.profile.work, *self.profile.volunteering)]
        rows += [(row.organization, row.the) for row in self.profile.memberships]
        return {name.casefold(): the for name, the in rows if the is not None}

    def _as_written(self, name: str) -> bool | None:
        """Whether the author writes it with its article; None where they do not say."""
        if not name[:1].isalnum() or name.casefold() not in self._folded:
            return None
        bare = False
        for each in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", self._prose):
            alone = found("organisations", "over", self._prose[each.end() : each.end() + 20])
            before = self._prose[max(each.start() - 20, 0) : each.start()]
            if alone and found("organisations", "written", before):
                return True
            bare |= bool(alone and found("organisations", "bare", before))
        return False if bare else None

    @cached_property
    def _prose(self) -> str:
        """Everything that the author wrote in sentences, without the marks of the notation."""
        return "\n".join(re.sub(r"[][{}*]", "", text) for text in _texts(self.profile))

    @cached_property
    def _folded(self) -> str:
        return self._prose.casefold()


def _says_what(name: str) -> bool:
    """Whether a name is common words up to the noun that says what it is: the Free Film College."""
    *before, last = re.split(r" (?:of|for) ", name)[0].split(" ")
    words = [word for word in before if word not in ("and", "&", "of", "for")]
    house = last.casefold() in listed("organisations", "houses")
    return house and bool(words) and all(is_common(word) or is_proper(word) or word.isupper() for word in words)


def _is_definite(name: str) -> bool:
    """Whether a name of several words has the shape of those that take the article."""
    words = name.split(" ")
    if re.match(r"(?!Children|Women|Men|People|King|Queen|Prince|Princess|Writers)\w+['’]s\b", name):
        return False
    last, before_of = listed("organisations", "last"), listed("organisations", "before_of")
    if any(" ".join(words[start:]) in last for start in range(max(len(words) - LONGEST_END, 1), len(words))):
        return True
    for at, word in enumerate(words[1:], start=1):
        if word in ("of", "for", "on", "in", "against", "de") and (
            words[at - 1] in before_of or " ".join(words[max(at - 2, 0) : at]) in before_of
        ):
            return True
    return found("organisations", "definite", name) is not None


LONGEST_END = 3
"""Words of the longest end of a name that decides: "Chamber of Commerce"."""


def _texts(profile: Profile) -> Iterator[str]:
    """The fields that hold prose: every text that is not a name."""
    for entry in profile.entries():
        for field in ("text", "summary", "description", "caption", "highlights", "known_for", "focus"):
            value = getattr(entry, field, None) or ()
            yield from (each for each in ((value,) if isinstance(value, str) else value) if isinstance(each, str))
