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
            if not each.place:  # in its author's words, or of nobody in particular
                yield Piece(each.post.noun, each.row.key, each.row.importance)
                continue
            text = subject.language.piece(
                "deed" if each.deed else "role",
                position=each.post.noun,
                beside=each.post.beside,
                organization=subject.names.at(each.row.organization),
            )
            yield Piece(text, each.row.key, each.row.importance)


def _former(subject: Subject, posts: list[Held]) -> list[Piece]:
    """Where the person has worked and works no more, each place once; nothing of somebody who has died."""
    rows = [each for each in posts if each.kind in ("post", "work", "field")]
    now = {each.row.organization for each in rows if not each.over}
    past = [each.row for each in rows if each.over and not each.deed and each.row.organization not in now]
    places = [] if subject.dead else list({job.organization: job for job in reversed(past)}.values())[::-1]
    places.sort(key=lambda job: -job.importance)
    return [Piece(subject.names.at(job.organization), job.key, job.importance) for job in places]
