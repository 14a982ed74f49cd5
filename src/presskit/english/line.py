"""What a line about a person may hold, without name and stop: "Chief engineer at Northwater Bridges; author"."""

from __future__ import annotations

from collections.abc import Iterator

from presskit.english.posts import Held, held
from presskit.english.subject import Subject
from presskit.english.works import Works, is_book
from presskit.grammar import Line, Piece
from presskit.profile.tables import Work


def line(subject: Subject) -> Line:
    """Its pieces, each by itself."""
    posts = [held(subject, row) for row in subject.greatest(subject.profile.work, Work)]
    return Line(
        [subject.nouns.lowered(each) for each in subject.person.occupations],
        [*_positions(subject, posts)],
        _former(subject, posts),
        [Piece(row.title, row.key, row.importance) for row in Works(subject).alone if is_book(row.kind or "")],
        subject.nouns.says,
    )


def _positions(subject: Subject, posts: list[Held]) -> Iterator[Piece]:
    """What was founded, and the positions that are held; nobody who has died holds one."""
    for each in posts:
        if each.post and each.kind == "post" and (each.deed or not each.over):
            yield Piece(_where(subject, each), each.row.key, each.row.importance)


def _former(subject: Subject, posts: list[Held]) -> list[Piece]:
    """What the person was and where, and is no more, each place once; nothing of somebody who has died."""
    rows = [each for each in posts if each.kind in ("post", "work", "field")]
    now = {each.row.organization for each in rows if not each.over}
    past = [each for each in rows if each.over and not each.deed and each.row.organization not in now]
    places = [] if subject.dead else list({job.row.organization: job for job in reversed(past)}.values())[::-1]
    places.sort(key=lambda job: -job.row.importance)
    return [Piece(_where(subject, job), job.row.key, job.row.importance) for job in places]


def _where(subject: Subject, job: Held) -> str:
    """A post with its place, or "at" the place: by itself, the place behind "formerly" were a name that the
    person once had."""
    place = subject.names.at(job.row.organization) if job.place or not job.post else ""
    if not job.post:
        return subject.language.piece("past", organization=place)
    if not place:
        return job.post.noun
    kind = "deed" if job.deed else "role"
    return subject.language.piece(kind, position=job.post.noun, beside=job.post.beside, organization=place)
