"""What a process keeps of one kit for the next: what lays out, with its fonts, its sheets and its compiled templates.

In: everything that a typesetter depends on. Out: the one from before, if it was made of the same. A build makes a press
and throws it away; whoever shows pages while somebody types keeps it.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from presskit.problems import Warn

if TYPE_CHECKING:
    from presskit.document import Document
    from presskit.fit import Column, Fitted, Layout
    from presskit.writers.pdf import Typesetter

MOST = 8
"""Typesetters that are kept: those of a kit."""

WORN = 300
"""Documents after which one is made anew, for it remembers every line that it has set."""


@dataclass
class TypesetterCache:
    """Typesetters of earlier kits. `stop` is called before each layout and whatever else takes long, and may
    raise: nobody waits for it any more."""

    stop: Callable[[], None] = lambda: None
    fitted: dict[str, Fitted] = field(default_factory=dict)
    """How the last document of each template was fitted to its pages: the first guess for the next."""

    density: dict[str, Mapping[str, float]] = field(default_factory=dict)
    """How dense the texts of the last document of each template that is composed were taken to be."""

    _kept: OrderedDict[tuple[object, ...], tuple[Typesetter, list[int]]] = field(default_factory=OrderedDict)

    def typesetter(
        self,
        key: tuple[object, ...],
        make: Callable[[], Typesetter],
        pictures: Mapping[str, Callable[[], bytes]],
        warn: Warn,
        *,
        keep: bool,
    ) -> Typesetter:
        """The typesetter that was made for this key, with these pictures, or a new one; without `keep` always a new
        one: what the user has written may be another by now."""
        if not keep:
            return make()
        result, used = self._kept.pop(key, (None, [0]))
        if result is None or used[0] > WORN:
            result, used = make(), [0]
        else:
            result.begin_anew(pictures, warn)
        used[0] += 1
        self._kept[key] = (result, used)
        while len(self._kept) > MOST:
            self._kept.popitem(last=False)
        return result

    def watched(
        self, measure: Callable[[Document, Layout], Mapping[str, Column]]
    ) -> Callable[[Document, Layout], Mapping[str, Column]]:
        """A way to measure that stops where nobody waits."""

        def watched(document: Document, layout: Layout) -> Mapping[str, Column]:
            self.stop()
            return measure(document, layout)

        return watched
