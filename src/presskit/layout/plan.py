"""Which pages a press kit has, in which order, and what each of them shows.

In: a `Setting`. Out: `Page`s. The rules stand here in the order in which they are asked; what a page does not take is
left for the lists, so that nothing is lost.

| if the profile has | then | else |
| --- | --- | --- |
| fewer than six prizes, talks, publications, projects, numbers, articles | cover, biography, work, stage | the rest |
| a portrait large enough | a cover with it | a cover of type |
| another photograph | it closes the kit | |
| a photograph of the work, lengths, or a saying | it stands before the biography | the biography is first |
| work of importance 5 that a photograph's caption names | the lead feature | features above the career |
| a saying of its own, of importance 4 or more, of 5 to 40 words | a plate | with the other sayings |
| books, projects, unpaid work | features | |
| three figures or more that are lengths | drawn to one scale, others below them | |
| three other figures or more, short | a plate of figures | in the lists |
| posts that fill most of a page | the career, each post beside a lane of time with its bar | in the lists |
| more than twelve talks | a page of talks | in the lists |
| two to six prizes | large above the lists | a list |
| a text for a host, topics, questions | the stage | |
| facts, few photographs, one or two to ask | what is to check, then a photograph or the address | the end |
| two photographs or more that no page has shown large | a wall of three or four of them | a sheet |
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from presskit.document import Entry, Section, plain
from presskit.layout import (
    back,
    biography,
    career,
    chapters,
    covers,
    end,
    lists,
    numbers,
    photographs,
    plates,
    sayings,
    stage,
    works,
)
from presskit.layout.codes import codes
from presskit.layout.contents import Feature, Post
from presskit.layout.page import Block, Item, Page, beside, stacked
from presskit.layout.setting import Setting, TextBox

SHORT_FIGURE = 7
"""Characters of a figure that can be set large."""

TOO_LONG = 900
"""Characters of what an entry says beyond which it stands in the lists, where it can be broken."""


def plan(s: Setting, now: float) -> list[Page]:
    """The pages of a press kit on a day, told in years."""
    _spare_long(s)
    pages = [covers.cover(s)]
    pages += _few(s, now) if s.contents.few else _full(s, now)
    return _numbered([page for page in pages if page.blocks])


def _full(s: Setting, now: float) -> list[Page]:
    c = s.contents
    lead = c.lead
    second = _other_employer(s, lead) if lead else None
    shots = [one for one in c.photos if not (lead and one is lead.photo)]
    shots = shots[:-1] if c.section("contacts") else shots  # the last one closes the kit
    pages = biography.biography(s, shots[0] if shots else None)
    more = plates.plates(s, shots[1:], 2 if s.grid.cover == "below" else 1)
    if lead:
        pages.append(works.lead(s, lead, second))
    plate = c.plate
    apart = len(c.left("talks")) > lists.MANY_TALKS  # the plate parts the career from the talks
    quoted = [works.quote(s, plate)] if plate else []
    pages += [] if apart else quoted
    scaled = numbers.measured(c.section("numbers"))
    lengths = [entry for _, entry in scaled]
    large = []
    if len(scaled) >= 3:
        large = [numbers.measures(s, scaled, [one for one in c.section("numbers") if one not in lengths])]
    made = [one for one in c.features if one.entry.key not in c.told and (one.section != "work" or not _dated(one))]
    made = sorted(made, key=lambda one: (one.section != "publications", -one.entry.importance))
    said = [one for one in (*c.own, *c.others) if one.key not in c.told and _can_be_pulled(one)]
    feature = works.features(s, made, next(iter(said), None)) if len(made) >= 2 else None
    short = [one for one in c.left("numbers") if len(plain(one.title)) <= SHORT_FIGURE]
    large += [numbers.numbers(s, short)] if len(short) >= 3 else []
    drawn = career.career(s, now)
    pages += [feature] if feature else []
    between = not feature and bool(plate)
    pages += [] if between else large
    pages += [*more[:1], *drawn]
    pages += large if between else []
    pages += [*(quoted if apart else []), *lists.talks(s, now), *more[1:]]
    checked = back.checks(s) if c.section("contacts") else None
    pages += _others(s)
    hosted, ended = stage.stage(s, [] if checked else _end_parts(s))
    pages += [*_pages(hosted), *_leftovers(s), *_pages(checked)]
    pages += [] if ended else [back.back(s)] if checked else end.end(s)
    while more and len(pages) >= MOST:  # what a plate shows stands on the sheet, too
        pages.remove(more.pop())
    return _opened(pages)


def _opened(pages: list[Page]) -> list[Page]:
    """The pages, before the biography that which nobody else could have: the work with its photograph, lengths at one
    scale, or what was said. After many talks stands what is read out of the speaker.
    """
    spoken, dense = ([page for page in pages if page.type == type] for type in ("stage", "talks"))
    if spoken and dense:  # between two pages of lists
        at = pages.index(dense[-1]) + 1
        pages = [*pages[:at], *spoken, *(page for page in pages[at:] if page not in spoken)]
    for type in ("lead", "measures", "quote"):
        found = next((page for page in pages[:4] if page.type == type), None)
        if found:
            return [found, *(page for page in pages if page is not found)]
    return pages


MOST = 12
"""Pages of a kit, its cover among them, from which on no photograph has a page of its own but the first."""


def _pages(page: Page | None) -> list[Page]:
    return [page] if page else []


def _spare_long(s: Setting) -> None:
    """Leave out of features and the career what says so much that only a list can hold it."""
    c = s.contents
    long = {key for id in ("work", "volunteering", "projects", "publications", "education") for one in c.section(id)
            for key in [one.key] if len(one.text) + sum(map(len, one.points)) > TOO_LONG}  # fmt: skip
    if long:
        c.features = tuple(one for one in c.features if one.entry.key not in long)
        c.posts = tuple(_briefly(post, long) for post in c.posts)


def _briefly(post: Post, long: set[str]) -> Post:
    """A post without the texts that are too long for a lane."""
    entries = [replace(one, key=f"{one.key}#", text="", points=()) if one.key in long else one for one in post.entries]
    return replace(post, entries=entries)


def _dated(feature: Feature) -> bool:
    return bool(feature.entry.span and feature.entry.span.begin is not None)


def _other_employer(s: Setting, lead: Feature) -> Feature | None:
    """Another present employer, for the corner of the lead feature."""
    found = (one for one in s.contents.features if one.section == "work" and one is not lead and not one.entry.past)
    return next((one for one in found if one.entry.title != lead.entry.title), None)


def _can_be_pulled(entry: Entry) -> bool:
    return 5 <= len(entry.text.split()) <= 40 and "\n" not in entry.text


def _stays(section: Section) -> bool:
    """Whether the stage or the end shows it."""
    return section.id in ("interests", "languages", "sources", "links")


def _others(s: Setting) -> list[Page]:
    """Sections that have a page of their own, then every list that is left, then sayings."""
    c = s.contents
    pages: list[Page] = []
    for section in c.lists:
        if section.column.startswith("own-"):
            pages += chapters.chapter(s, section)
    at_end = () if c.section("photos") else ("organizations",)
    left = [*(one for one in c.lists if not _stays(one) and one.id not in at_end), *c.figures]
    pages += lists.record(s, [*left, *sayings.second_saying(s)] if left else [], s.label("record"))
    return [*pages, *sayings.voices(s)]


def _leftovers(s: Setting) -> list[Page]:
    """Whatever no page has shown: it is told in lists, so that nothing is lost."""
    c = s.contents
    shown = ("sources", "links") if c.section("photos") else ("sources", "links", "organizations")
    return lists.record(s, [one for one in (*c.lists, *c.figures) if one.id not in shown], s.label("more"))


# --- few facts --------------------------------------------------------------------------------------------


MANY = 5
"""So many entries of a list want a page of lists."""

FEW_PAGES = 4
"""So many pages are enough for few facts: what would be on a fifth stands beside the words of a host, if it has room
there."""


def _few(s: Setting, now: float) -> list[Page]:
    """Biography, work, what a host needs: four pages with the cover, if all of it has room there."""
    c = s.contents
    pages = biography.biography(s, next(iter(c.photos), None))
    if not (pages and _career_below(s, pages[0], now)):
        pages += _work(s, now)
    for section in c.lists:
        if section.column.startswith("own-"):
            pages += chapters.chapter(s, section)
    asked = c.section("contacts")
    merged = 1 + len(pages) + 2 > FEW_PAGES or not asked
    few = [one for one in _rest(s) if one.id not in ("facts", "organizations") and len(one.entries) < MANY][:2]
    ends, told, checked = _end_parts(s, photographed=merged), set(c.told), None
    hosted, ended = stage.stage(s, ends)
    wide = any(page.type == "career" for page in pages)  # then the words of a host have a page of their own, too
    if c.first("introduction") and (wide or not ended) and not (asked or c.section("photos")):
        c.told = told
        checked = back.checks(s, few)
        hosted, ended = stage.stage(s, [] if checked else ends)
    pages += lists.record(s, _rest(s), s.label("record"))
    pages += sayings.voices(s)
    pages += [*_pages(checked), *_pages(hosted), *_leftovers(s)]
    return pages if ended or checked else [*pages, *end.end(s)]


def _rest(s: Setting) -> list[Section]:
    """The lists that no page has shown and none of the last ones will."""
    c = s.contents
    return [*(one for one in c.lists if not _stays(one) and not one.column.startswith("own-")), *c.figures]


def _career_below(s: Setting, page: Page, now: float) -> bool:
    """Draw a short career at the foot of a biography of one text, if nothing more is to be said of any post."""
    c, grid = s.contents, s.grid
    if len(page.blocks) > 1 or not c.posts or len(c.posts) > 6 or c.plate or not career.time(c.posts, now):
        return False
    block = page.blocks[0]
    top = block.inner.y + stacked(block.items) + (grid.inset + 2 if grid.flush else 12)
    lower = career.below(s, now, top, 9.5)
    if not lower:
        return False
    block.paint = block.paint._replace(h=top - block.paint.y)
    block.inner = block.inner._replace(h=stacked(block.items) + 0.5)
    page.blocks += lower
    return True


def _work(s: Setting, now: float) -> list[Page]:
    """A saying across the head, what was made below it, the career at the foot."""
    c = s.contents
    saying, told = c.plate, set(c.told)
    if not c.posts:
        return _made(s, saying)
    if len(c.posts) >= CAREER and (drawn := career.career(s, now)):
        return [*([_said_alone(s, saying)] if saying else []), *drawn]
    for least in (10.8, 9.4, 8.8):
        for share in (0.56, 0.52, 0.48, 0.44, 0.4, 0.36, 0.32, 0.28, 0.24):
            if page := _worked(s, now, share, least):
                return [page]
            c.told = set(told)
    return [*([works.quote(s, saying)] if saying else []), *career.career(s, now)]


CAREER = 4
"""So many posts have a page of their own, and so has the saying before them."""


def _said_alone(s: Setting, saying: Entry) -> Page:
    """A saying over a page, with two short ones at its foot or beside it."""
    s.part = "work"
    heading = s.contents.heading("quotes")
    c, grid = s.contents, s.grid
    c.take(saying)
    minor = [one for one in c.left("quotes") if not one.title and len(one.text) < 60][:2]
    top = grid.height * (0.7 if minor else 1.0)
    block = grid.block("quote", 0, 12, 0, top, usual="accent")
    by = s.text("stand", works.by_line(s, saying), 15.0, block.inner.w, marks=c.notes(saying), tag="p")
    box = TextBox(block.inner.w, block.room - by.taken - 8, 190, 20)
    block.add(s.display("said", saying.text, box, said=True, tag="blockquote"))
    block.foot = [by]
    if not minor:
        return Page("quote", heading, [block], title=heading, ground=block.ground)
    c.take(*minor)
    under = grid.block("quote.minor", 0, 12, top, grid.height, usual="dark", deep=False)
    under.foot = _minor(s, minor, under.inner.w, 46.0)
    return Page("quote", heading, [block, under], title=heading, ground=under.ground)


def _made(s: Setting, saying: Entry | None) -> list[Page]:
    """What was made, of somebody without posts: one or two works at the foot of a saying that takes the rest of the
    page, more on grounds of their own.
    """
    c, grid, s.part = s.contents, s.grid, "work"
    made = [one for one in c.features if one.entry.text or one.entry.points]
    if len(made) > 2 or (len(made) == 2 and not saying):
        page = works.features(s, made, saying)
        return [page] if page else []
    if not (saying and made):
        return [works.quote(s, saying)] if saying else []
    high = max(block.paint.bottom for block in _columns(s, made, grid.height / 2)) - grid.height / 2
    top = grid.height - high - (grid.foot - grid.inset + 2 if grid.flush else grid.foot)
    blocks = [*_saying(s, saying, top), *_columns(s, made, top)]
    for block in blocks:
        if grid.flush and block.paint.y >= top - 0.1:
            block.paint = block.paint._replace(h=grid.height - block.paint.y)
    c.take(*(one.entry for one in made))
    return [Page("work", s.label("work_part"), blocks, title=s.label("work_part"))]


def _worked(s: Setting, now: float, share: float, least: float) -> Page | None:
    """Saying, what was made and career on one page, of which the saying has a share of the height, in type of so many
    points at `least`. None if they do not fit, or leave much of the page.
    """
    c, grid, s.part = s.contents, s.grid, "work"
    held = {entry.key for post in c.posts for entry in post.entries}
    made = [one for one in c.features if (one.entry.text or one.entry.points) and one.entry.key not in held][:2]
    saying = c.plate
    blocks: list[Block] = []
    top = 0.0
    if saying:
        top = grid.height * share
        blocks += _saying(s, saying, top)
        if blocks[0].room > EMPTY and share > LOW:
            return None
    if made:
        blocks += _columns(s, made, top)
        c.take(*(one.entry for one in made))
        top = max(block.paint.bottom for block in blocks)
    if not blocks:
        return None
    lower = career.below(s, now, top, least)
    title = s.label("work_part")
    return Page("work", title, [*blocks, *lower], title=title) if lower else None


EMPTY, LOW = 14.0, 0.36
"""Millimetres that a saying leaves of its ground at most, and the share of the page that it has if it leaves more."""


BY = 12.0
"""Points of who said something, and on what, below sayings on a ground of their own."""


def _saying(s: Setting, saying: Entry, high: float) -> list[Block]:
    c, grid = s.contents, s.grid
    c.take(saying)
    minor = [one for one in c.left("quotes") if not one.title and len(one.text) < 60][:2]
    wide = 8 if minor and grid.flush else 12
    block = grid.block("work.saying", 0, wide, 0, high, usual="accent")
    by = s.text("meta", works.by_line(s, saying), BY, block.inner.w, above=3, marks=c.notes(saying))
    foot: list[Item] = []
    if minor and not grid.flush:
        c.take(*minor)
        foot = _minor(s, minor, block.inner.w, 28.0)
    room = block.inner.h - by.taken - stacked(foot) - 4
    block.add(s.display("said", saying.text, TextBox(block.inner.w, room, 190, 20), said=True, tag="blockquote"), by)
    block.foot = foot
    if not (minor and grid.flush):
        return [block]
    c.take(*minor)
    side = grid.block("work.minor", 8, 12, 0, high, usual="dark")
    side.add(*_minor(s, minor, side.inner.w, 46.0, side.inner.h))
    return [block, side]


LINED = 40.0
"""Points up to which short sayings beside each other stand on a line each."""


def _minor(s: Setting, minor: Sequence[Entry], width: float, most: float, high: float = 0.0) -> list[Item]:
    """Two short sayings of one size: beside each other below a line or, over a height, one below the other; who said
    both is told once.
    """
    wide = width if high else (width - s.grid.gutter) / 2
    bys = [s.text("meta", works.by_line(s, one), BY, wide, above=1.6, marks=s.contents.notes(one)) for one in minor]
    once = len(minor) > 1 and len({works.by_line(s, one) for one in minor}) == 1
    room = (high - sum(one.taken for one in bys)) / len(minor) - 8 if high else 30.0
    size = min(s.display("said", one.text, TextBox(wide, room, most, 12), said=True).size for one in minor)
    if not high and most < LINED:  # beside each other each stands on a line
        size = max(14.0, min([size, *(94 * wide / s.role("said").width(f"“{one.text}”", 100) for one in minor)]))
    stacks: list[list[Item]] = []
    for at, (one, by) in enumerate(zip(minor, bys, strict=True)):
        box = TextBox(wide, room + 40, size, size)
        above = 3.0 if not high else 9.0 if at else 0.0
        said = s.display("said", one.text, box, above=above, said=True, tag="blockquote")
        stacks.append([said] if once and at < len(minor) - 1 and high else [said, by])
    if high:
        return [item for stack in stacks for item in stack]
    if once:
        by = s.text("meta", works.by_line(s, minor[0]), BY, width, above=1.6, marks=s.contents.notes(minor[0]))
        return [beside([stack[:1] for stack in stacks], [wide] * len(stacks), s.grid.gutter), by]
    return [beside(stacks, [wide] * len(stacks), s.grid.gutter)]


def _columns(s: Setting, made: Sequence[Feature], top: float) -> list[Block]:
    """The work that matters, beside each other."""
    grid = s.grid
    wide = 12 / len(made)
    blocks = []
    for at in range(len(made)):
        usual = "tint" if at == 0 and grid.flush else "paper"
        block = grid.block(f"work.{at + 1}", at * wide, (at + 1) * wide, top, top + 200, usual=usual, deep=top == 0)
        blocks.append(block)
    works.columns(s, blocks, made, grid.height * 0.25)
    above = (grid.inset if grid.flush else 9.0) if top > 0 else grid.head
    high = above + max(stacked(block.items) for block in blocks) + (grid.inset + 1.5 if grid.flush else 2)
    for block in blocks:
        block.paint = block.paint._replace(h=high)
        block.inner = block.inner._replace(y=top + above, h=high - above - (grid.inset if grid.flush else 0))
        if not grid.flush and block.ground == "paper":
            block.paint = block.inner
    return blocks


def _end_parts(s: Setting, *, photographed: bool = False) -> list[stage.Part]:
    """Contact, sources, terms and links as parts that stand beside the words of a host, and, where it is asked for, the
    only photograph; nothing if they want a page.
    """
    c, grid = s.contents, s.grid
    photos = c.section("photos")
    if (
        (photos and not (photographed and len(photos) == 1))
        or c.section("logos")
        or len(c.section("contacts")) > 2
        or len(c.section("sources")) > 3
    ):
        return []
    width = grid.block("stage.side", 7, 12, 0, grid.height, usual="tint").inner.w
    parts: list[stage.Part] = []
    if photos:
        parts.append((c.heading("photos"), photographs.small(s, photos[0], width)))
    if c.section("contacts"):
        parts.append((s.label("contact"), end.people(s, c.section("contacts"), width)))
    scanned = [row for row in c.section("codes") if row.picture]
    if scanned and parts:
        parts[-1][1].extend(replace(one, above=4) for one in codes(s, scanned, min(width, 64)))
    if c.section("links"):
        rows = [end.link(entry) for entry in c.section("links")]
        parts.append((c.heading("links"), [s.rows("stacked", rows, width, title=9.2, lead=8.5, pad=0.9, role="meta")]))
    parts += [
        (c.heading("rights"), [s.text("note", one.paragraphs, 9.2, width, above=1.5)]) for one in c.section("rights")
    ]
    if c.section("sources"):
        rows = [end.source(s, entry, at) for at, entry in enumerate(c.section("sources"), 1)]
        parts.append((c.heading("sources"), [s.rows("sources", rows, width, title=9.2, note=8.5, pad=1.2)]))
    return parts


# --- what adjoins ----------------------------------------------------------------------------------------


def _numbered(pages: list[Page]) -> list[Page]:
    """The pages, each with the name under which it is found."""
    for at, page in enumerate(pages, 1):
        page.id = f"page-{at}"
    return pages
