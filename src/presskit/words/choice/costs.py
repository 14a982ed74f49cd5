"""What sentences cost by every unit: how long they are, with the joint before them.

In: the variants of a text. Out: the cost of a text, of a joint, and of the longest text that there is. Costs only ever
add up to the length of a text, or to a little more.
"""

from __future__ import annotations

from functools import cached_property

from presskit.markup import plain
from presskit.words.choice.variants import Variants, texts_of
from presskit.words.count import Limit, Unit, as_characters, count


class Costs:
    """Those of one text. Each is reckoned once."""

    def __init__(self, variants: Variants) -> None:
        self._variants = variants
        self._language = variants.writer.manner.language
        self._closing = variants.writer.closing
        self._known: dict[tuple[str, Unit], int] = {}
        self._longest: dict[Unit, list[int]] = {}
        self._alike: dict[Unit, bool] = {}

    def of(self, text: str, unit: Unit) -> int:
        """That of a sentence in its words."""
        key = (text, unit)
        if key not in self._known:
            self._known[key] = count(plain(text), unit)
        return self._known[key]

    def of_joint(self, unit: Unit, *, wide: bool) -> int:
        """That of what stands between two sentences; `wide`: between two paragraphs."""
        return self.of("\n\n" if wide else self._language.space, unit)

    def of_all(self, unit: Unit, sentences: int | None = None) -> int:
        """No text of so many sentences costs more."""
        if unit not in self._longest:
            joint = self.of_joint(unit, wide=True)
            self._longest[unit] = [
                joint + max((self.of(text, unit) for each in slot for text in texts_of(each)), default=0)
                for slot in self._variants.by_slot
            ]
        longest = self._longest[unit]
        return sum(longest if sentences is None else sorted(longest)[max(len(longest) - sentences, 0) :])

    def room(self, limit: Limit) -> tuple[Unit, int]:
        """The limit in a unit whose sum over the sentences is the length of the text, less the host's last one."""
        unit, most = limit.unit, limit.max
        if unit == "seconds":
            unit, most = "words", limit.max * self._language.words_per_minute // 60
        for text in self._closing:
            most -= self.of(text, unit) + self.of_joint(unit, wide=False)
        return unit, min(most, self.of_all(unit))

    @cached_property
    def slack(self) -> int:
        """By how many words a text may be shorter than its sentences together, for the larger of two counts is taken.

        That takes a dash in two sentences; more than two words it hardly ever is.
        """
        slots = self._variants.by_slot
        dashes = sum(any("–" in each.named.text or "—" in each.named.text for each in slot) for slot in slots)
        return min(dashes, 2)

    def as_characters(self, unit: Unit) -> bool:
        """Whether this unit counts every sentence of the text as characters do."""
        if unit not in ("utf16", "graphemes", "weighted"):
            return False
        if unit not in self._alike:
            self._alike[unit] = all(as_characters(plain(text), unit) for text in self._variants.texts)
        return self._alike[unit]
