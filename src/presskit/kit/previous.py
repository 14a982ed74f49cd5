"""The kit that stands in output/ from the last build: what of it stays, and what is to become of the rest.

In: the folder of the kit and its manifest. Out: files that need not be made again, and a `Plan` of what to write, keep
and delete; or Problems, where files of one person or audience would come among those of another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from shlex import quote

from presskit.content import Content
from presskit.kit import manifest
from presskit.kit.folder import Folder, Strange
from presskit.kit.jobs import Outcome, Task
from presskit.kit.journal import CLAIMS, MANIFEST, Plan, sha256
from presskit.kit.manifest import FileRow, Manifest
from presskit.problems import Problem, Problems, Warn, error, from_here, warning
from presskit.profile import Logo, Photo, Profile
from presskit.writers.kit_file import KitFile


class Previous:
    """The kit in a folder; `last` is its manifest, None where there is none, `inputs` what the next is made from."""

    def __init__(self, folder: Folder, last: Manifest | None, inputs: Mapping[str, str]) -> None:
        self.folder = folder
        self.known = last is not None
        self.last = last or Manifest()
        self._tasks: dict[str, dict[str, FileRow]] = {}
        for name, row in self.last.files.items() if self.last.is_comparable(inputs) else ():
            self._tasks.setdefault(row.task, {})[name] = row
        self._claimed = manifest.read_claims(folder, self.last.files.get(CLAIMS, FileRow()))

    def of_task(self, task: Task) -> Outcome | None:
        """The files of a task that reads the same as when they were made, if all of them still stand."""
        rows = self._tasks.get(task.name)
        if not rows or not task.key or any(row.reads != task.key for row in rows.values()):
            return None
        files = self._standing(rows)
        if len(files) < len(rows) or any(len(file.claims) != rows[file.name].claims for file in files):
            return None  # also where claims.json was lost or edited
        return Outcome(files, list(self.last.told.get(task.name, ())))

    def _standing(self, rows: Mapping[str, FileRow]) -> tuple[KitFile, ...]:
        there = {name: manifest.standing(self.folder, name, row.sha256) for name, row in rows.items()}
        return tuple(
            rows[name].file(name, content, self._claimed.get(name, ())) for name, content in there.items() if content
        )

    def left_alone(
        self, wanted: Sequence[str], profile: Profile, withheld: Mapping[str, str], audience: str | None
    ) -> tuple[dict[str, FileRow], tuple[KitFile, ...]]:
        """The rows of all files but those of the `wanted` products, and those of the files that still stand.

        Raises Problems if they are not of this person or for this audience.
        """
        last, folder = self.last, self.folder.path
        if self.known and last.asked.audience != audience:
            raise Problems([_other_audience(folder, last.asked.audience)])
        rest = {name: row for name, row in last.files.items() if name != CLAIMS and row.product not in wanted}
        if rest and last.person not in ("", profile.person.name):
            hint = "choose another --output; or, if that is one person, build the whole kit, without --only"
            raise Problems([_of_others(profile, folder, last.person, hint)])
        known = set(last.hidden)
        hidden = [key for key, said in hidden_texts(profile, withheld).items() if not known.issuperset(said)]
        if rest and hidden:
            raise Problems([_tells_more(profile, folder, hidden[0], withheld[hidden[0]])])
        return rest, self._standing(rest)

    def must_be_of(self, profile: Profile, path: Path) -> None:
        """Raise Problems if the kit is of another name and of another file: who changes her name keeps her file."""
        way, name = self.last.profile, self.last.person
        if way and name and way != manifest.way_to(path, self.folder) and name != profile.person.name:
            raise Problems([_other_person(profile, self.folder.path, name, path)])

    def plan(self, made: Mapping[str, Content], after: Iterable[str], warn: Warn) -> Plan:
        """What to write of the files `made`, what to delete and keep, so that those `after` are the kit.

        Raises Problems rather than touch a file that presskit did not make.
        """
        rows, folder = self.last.files, self.folder
        write, keep, foreign = {}, {}, list[Problem]()
        for name, content in made.items():
            try:
                old = folder.size_and_hash(name)
            except Strange as found:
                foreign.append(_foreign(folder, found.name, f"this is {found.what}, which presskit did not make"))
                continue
            if old == (content.size, content.sha256):
                continue
            write[name] = content
            if old is None or (name == MANIFEST and self.known):
                continue
            if name not in rows:
                foreign.append(_foreign(folder, name, "presskit did not make this file and will not replace it"))
            elif old[1] != rows[name].sha256:
                keep[name] = _name_for_kept(folder, name)
                message = f"this file was edited after it was built; it is kept as {Path(keep[name]).name}"
                hint = "put the change into the profile or the template, and it is made every time"
                warn(warning(from_here(folder.path / name), None, "edited", message, hint))
        if foreign:
            raise Problems(dict.fromkeys(foreign))
        delete = []
        for name in sorted(set(rows) - set(after)):
            if manifest.stands(folder, name, rows[name].sha256):
                delete.append(name)
            elif folder.exists(name):
                message = "this file is no part of the kit any more; it stays, for it was edited after it was built"
                warn(warning(from_here(folder.path / name), None, "edited", message, "delete it, if nobody needs it"))
        return Plan(write, delete, keep)


def hidden_texts(profile: Profile, withheld: Mapping[str, str]) -> dict[str, list[str]]:
    """Hashes of what is withheld, by its key: of each text and figure with the name of its entry, for keys move as
    entries and points come and go."""
    entries = {entry.key: entry for entry in profile.entries()}
    result = {}
    for key in withheld:
        entry = entries[key.partition(".")[0]]
        named = (key.partition("[")[0], entry.id or entry.name_of)
        said = [(*named, *(part for part in at if isinstance(part, str)), text) for at, text in entry.said(key)]
        result[key] = [sha256(repr(one).encode()) for one in said]
    return result


def hidden_files(profile: Profile, withheld: Mapping[str, str]) -> set[str]:
    """The pictures that only withheld entries name."""
    rows: tuple[Photo | Logo, ...] = (*profile.photos, *profile.logos)
    named = [(row.file, row.key in withheld) for row in rows]
    return {file for file, hidden in named if hidden} - {file for file, hidden in named if not hidden}


def _foreign(folder: Folder, name: str, message: str) -> Problem:
    hint = "move it away, or choose another folder with --output"
    return error(from_here(folder.path / name), None, "output", message, hint)


def _name_for_kept(folder: Folder, name: str) -> str:
    path, number = Path(name), 1
    while folder.exists((kept := path.with_name(f"{path.stem}-edited-{number}{path.suffix}")).as_posix()):
        number += 1
    return kept.as_posix()


def _other_audience(folder: Path, audience: str | None) -> Problem:
    whom = f'the audience "{audience}"' if audience else "everyone"
    hint = "build the whole kit, without --only, or choose another --output"
    return error(from_here(folder), None, "audience", f"the kit that stands here is for {whom}", hint)


def _other_person(profile: Profile, folder: Path, name: str, path: Path) -> Problem:
    """That the whole kit of one person would be replaced by that of another."""
    named = path.stem if path.stem != "profile" else path.absolute().parent.name
    aside = f"{from_here(folder)}-{named}"
    command = f"presskit build {quote(from_here(path))} --output {quote(aside)}"
    hint = f"give each person a folder: {command}; or delete {from_here(folder)}, if nobody needs that kit"
    return _of_others(profile, folder, name, hint)


def _of_others(profile: Profile, folder: Path, name: str, hint: str) -> Problem:
    """That the texts of one person would come among the files of another, or in their place."""
    message = f"the kit in {from_here(folder)} is of {name}, and this profile of {profile.person.name}"
    return error(profile.display_path, profile.place("person", "name"), "person", message, hint)


def _tells_more(profile: Profile, folder: Path, key: str, reason: str) -> Problem:
    """That files which would be left, and packed, may hold what has been withheld since they were built."""
    message = f"{key}: it is withheld ({reason}), and the kit in {from_here(folder)} was built when it was not"
    hint = "build the whole kit, without --only, or choose another --output"
    return error(profile.display_path, profile.place(key), "audience", message, hint)
