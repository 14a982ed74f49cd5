"""Names as they stand in a sentence: "at the Komische Bühne", but "at Corrane Studio".

In: a profile and its language. Out: a name with or without its article. What the author writes decides: one "the River
Vote" in a text of theirs is enough. Where they do not name it, its shape does: "Guild of …", "… Authority".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from presskit.language import Language
from presskit.profile import Entry, Profile


class Names:
    """The names of one profile."""

    def __init__(self, profile: Profile, language: Language) -> None:
        self.profile = profile
        self.language = language
        self._known: dict[str, str] = {}

    def at(self, name: str) -> str:
        """The name as it follows "at": with its article if it takes one."""
        if name not in self._known:
            written = self._as_written(name)
            taken = self.language.takes_article(name) if written is None else written
            self._known[name] = self.language.definite(name) if taken else name
        return self._known[name]

    def _as_written(self, name: str) -> bool | None:
        """Whether the author writes it with its article; None where they do not say."""
        if not name[:1].isalnum() or name.casefold() not in self._folded:
            return None
        bare = False
        for found in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", self._prose):
            alone = self.language.ends_a_name(self._prose[found.end() : found.end() + 20])
            before = self._prose[max(found.start() - 20, 0) : found.start()]
            if alone and self.language.ends_with_article(before):
                return True
            bare |= alone and self.language.lets_a_name_stand_bare(before)
        return False if bare else None

    @cached_property
    def _prose(self) -> str:
        """Everything that the author wrote in sentences, without the marks of the notation."""
        return "\n".join(re.sub(r"[][{}*]", "", text) for text in _texts(self.profile))

    @cached_property
    def _folded(self) -> str:
        return self._prose.casefold()


def _texts(profile: Profile) -> Iterator[str]:
    """The fields that hold prose: every text that is not a name."""
    for entry in profile.entries():
        yield from _prose_of(entry)


def _prose_of(entry: Entry) -> Iterator[str]:
    for field in ("text", "summary", "description", "headline", "caption", "highlights", "known_for", "focus"):
        value = getattr(entry, field, None) or ()
        yield from (each for each in ((value,) if isinstance(value, str) else value) if isinstance(each, str))
