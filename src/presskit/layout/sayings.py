"""Sayings that no other page has shown: in two columns, each as large as its length allows, or one beside the lists."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from presskit.document import Entry, Section
from presskit.layout.columns import even_cuts
from presskit.layout.lists import split_text
from presskit.layout.page import Item, Page, stacked
from presskit.layout.setting import ASIDE, Setting, TextBox
from presskit.layout.works import by_line, quote


def second_saying(s: Setting) -> list[Section]:
    """Of two short sayings that no page has shown the lesser one, as a list: the other stands above the lists, and both
    would not fill a page of their own.
    """
    c = s.contents
    left = [one for one in (*c.others, *c.own) if one.key not in c.told]
    if len(left) != 2 or any(len(one.text) > 240 or "\n" in one.text for one in left):
        return []
    second = left[1]
    shown = replace(second, title=f"“{second.text}”", text="", details=(by_line(s, second),), dates="")
    return [Section("quotes", c.heading("quotes"), "quotes", (shown,))]


def voices(s: Setting) -> list[Page]:
    """Sayings that no other page has shown, in two columns, each as large as its length allows."""
    s.part = "voices"
    c, grid = s.contents, s.grid
    entries = c.left("quotes")
    if not entries:
        return []
    if len(entries) == 1 and len(entries[0].text.split()) <= 60 and "\n" not in entries[0].text:
        return [quote(s, entries[0])]
    c.take(*entries)
    heading = c.heading("quotes")
    count = 2 if len(entries) > 2 and max(len(entry.text) for entry in entries) < 700 else 1
    wide = 12 / count
    blocks = [grid.block("voices", at * wide, at * wide + wide, 0, grid.height, usual="tint") for at in range(count)]
    width, room = blocks[0].inner.w - 6, blocks[0].inner.h
    for scale in (2.0, 1.7, 1.45, 1.2, 1.0):
        stacks = _sayings(s, entries, width, room, scale)
        heights = [stacked(stack) + 9 for stack in stacks]
        if scale == 1.0 or all(sum(heights[b:e]) <= room for b, e in even_cuts(heights, count)):
            break
    pages: list[Page] = []
    cuts = even_cuts([stacked(stack) + 9 for stack in stacks], max(count, count * _pages(stacks, room, count)))
    for start in range(0, len(cuts), count):
        blocks = [
            grid.block("voices", at * wide, at * wide + wide, 0, grid.height, usual="tint") for at in range(count)
        ]
        used = blocks[: len(cuts[start : start + count])]
        for block, (begin, end) in zip(used, cuts[start : start + count], strict=True):
            high = sum(stacked(stack) for stack in stacks[begin:end])
            apart = min(60.0, max(6.0, (room - high - 5) / max(end - begin - 1, 1)))
            for at, stack in enumerate(stacks[begin:end]):
                block.add(*[replace(stack[0], above=apart if at else 2.0), *stack[1:]])
        pages.append(Page("voices", heading, blocks, title=heading if not pages else "", ground=blocks[0].ground))
    return pages


def _pages(stacks: Sequence[Sequence[Item]], room: float, count: int) -> int:
    total = sum(stacked(stack) + 9 for stack in stacks)
    return max(1, math.ceil(total / (room * count)))


def _sayings(s: Setting, entries: Sequence[Entry], width: float, room: float, scale: float) -> list[list[Item]]:
    """Each with its speaker; one that no page holds in parts."""
    few = len(entries) <= 4
    result: list[list[Item]] = []
    for entry in entries:
        by = s.text("meta", by_line(s, entry), ASIDE, width, above=2.4, marks=s.contents.notes(entry))
        length = len(entry.text)
        if length < 320 and "\n" not in entry.text:
            most = (38.0 if few else 25.0) if length < 90 else (26.0 if few else 19.0)
            result.append(
                [
                    s.display(
                        "said", entry.text, TextBox(width, room * 0.6, most * scale, 12), said=True, tag="blockquote"
                    ),
                    by,
                ]
            )
            continue
        size = 14.0 if length < 700 else 11.0
        parts = [part for text in entry.paragraphs for part in split_text(s, "aloud", text, size, width, room - 30)]
        texts = [s.text("aloud", part, size, width, above=1.5 if at else 0) for at, part in enumerate(parts)]
        result += [[text] for text in texts[:-1]]
        result.append([texts[-1], by])
    return result
