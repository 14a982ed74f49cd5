"""How good the texts of the words engine are: every limit, every voice, every profile; as a table.

`make evaluate` runs all of it (some minutes); `python bench/evaluate.py --every 10` a tenth. Counts of faults, of great
things that a longer text loses and of former posts told alone must all be 0; the process fails if one is not.
docs/words.md says what is measured. The tests run a sample of the checks.
"""

from __future__ import annotations

import argparse
import datetime
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from presskit import language
from presskit.document import plain
from presskit.profile import Entry, Profile, read_file
from presskit.words import Draft, Limit, Told, Unfit, Unit, Voice, count, material, write
from presskit.words.order import GREAT

ROOT = Path(__file__).parents[1]
REAL = ROOT / "profile.toml"
PEOPLE = sorted((ROOT / "tests" / "people").glob("*.toml"))
VOICES: tuple[Voice, ...] = ("third", "first", "mc", "tagline")
LIMITS: Mapping[Unit, range] = {
    "words": range(5, 301),
    "characters": range(40, 601),
    "weighted": range(40, 321),
    "sentences": range(1, 9),
}
BANDS: Mapping[Unit, tuple[tuple[int, int], ...]] = {
    "words": ((8, 15), (16, 25), (26, 100)),
    "characters": ((60, 100), (101, 280), (281, 600)),
}
PRONOUNS = {
    "he": "he him his himself",
    "she": "she her hers herself",
    "they": "they them their theirs themselves",
    "first": "I me my mine myself",
}
# What the surroundings of a pronoun must not be: the verb of another number. "were" after a name is no English either.
WRONG = re.compile(
    r"\b(?:[Tt]hey|I) (?:is|has|does|goes|works|holds|leads|writes|speaks)\b|\bI are\b|\b[Tt]hey (?:was|am)\b"
    r"|\b(?:[Hh]e|[Ss]he) (?:are|have|were|work|hold|lead|write|speak)\b"
)
CONNECTIVE = re.compile(r"^(?:Before that|After that|Later|Previously|Earlier|Then)\b")


@dataclass(frozen=True)
class Case:
    """One profile, read once."""

    name: str
    profile: Profile
    day: datetime.date
    tongue: language.Language

    @classmethod
    def of(cls, path: Path) -> Case:
        profile = read_file(path)
        name = "real" if path == REAL else path.stem
        return cls(name, profile, profile.as_of or datetime.date(2025, 11, 1), language.load(profile.language))

    def write(self, limit: Limit, voice: Voice) -> Draft | None:
        """The text, or None where nothing fits."""
        try:
            return write(self.profile, [limit], voice=voice, as_of=self.day, language=self.tongue)
        except Unfit:
            return None


def faults(case: Case, draft: Draft, limit: Limit, voice: Voice) -> Iterator[str]:
    """What is wrong with a text, by counts and patterns of its own."""
    text = plain(draft.text)
    if _length(text, draft, limit.unit) > limit.max:
        yield "over the limit"
    bare = _masked(case, text)
    if voice == "tagline":
        if re.search(r"[;,·]$|\s$|(?<!Inc)\.$", text):
            yield "cut"
        return
    if not re.search(r"[.!?][”’)]*$", text):
        yield "cut"
    yield from _wrong_pronouns(case, bare, text, voice)
    if WRONG.search(bare):
        yield "agreement"
    if any(name in text for name in _future(case)):
        yield "future fact"
    sentences = [told.text for told in draft.sentences]
    if any(CONNECTIVE.match(one) and CONNECTIVE.match(two) for one, two in pairwise(sentences)):
        yield "two connectives"
    if re.search(r"  | [,.;](?:\s|$)|,,|\( |[\[\]{}|]|\b(?:a [aeio]|an [bcdfgjklmnpqrstvwz])|\b(\w+) \1\b", text):
        yield "surface"
    if len({told.text for told in draft.sentences}) < len(draft.sentences):
        yield "told twice"


def _length(text: str, draft: Draft, unit: Unit) -> int:
    if unit == "words":
        return max(len(text.split()), len(re.split(r"[\s–—]+", text.strip())))
    several = sum(each.sentences for each in draft.sentences)
    return {"characters": len(text), "sentences": several}.get(unit) or count(text, unit, draft.language)


def _masked(case: Case, text: str) -> str:
    """The text without the names and quotations, in which an "I" is none of the person's."""
    text = re.sub(r"“[^”]*”", "“”", text)
    names = {entry.name_of for entry in case.profile.entries() if entry is not case.profile.person}
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, "—")
    return text


def _wrong_pronouns(case: Case, bare: str, text: str, voice: Voice) -> Iterator[str]:
    person = case.profile.person
    own = "first" if voice == "first" else person.pronouns
    # "they" may be anybody else: the rivers, most of them twice
    kinds = [kind for kind in PRONOUNS if kind not in (own, "they")]
    others = "|".join(word for kind in kinds for word in PRONOUNS[kind].split())
    found = re.search(
        rf"\b(?:{others})\b", bare.replace(_curly(person.name), "—"), re.IGNORECASE if own != "first" else 0
    )
    if found and not (own != "first" and found[0] == "i"):
        yield f"foreign pronoun: {found[0]}"
    if voice == "third":
        first = re.search(rf"\b(?:{'|'.join(PRONOUNS.get(own, 'he she').split())})\b", bare, re.IGNORECASE)
        named = text.find(_curly(person.name))
        if named < 0 or (
            first and bare[: first.start()].count(".") == 0 and _curly(person.name) not in bare[: first.start()]
        ):
            yield "pronoun before the name"


def _curly(name: str) -> str:
    return name.replace("'", "’")


def _future(case: Case) -> list[str]:
    rows: Iterable[Entry] = (*case.profile.work, *case.profile.publications, *case.profile.awards)
    return [row.name_of for row in rows if not row.begun(case.day)]


# --- measuring ------------------------------------------------------------------------------------


def measure(
    cases: Sequence[Case], every: int
) -> tuple[Counter[str], dict[tuple[str, str], list[float]], int, list[str]]:
    """Faults, shares of room that are filled by profile and band, the number of texts, and examples of faults."""
    found: Counter[str] = Counter()
    fill: dict[tuple[str, str], list[float]] = defaultdict(list)
    texts, shown = 0, []
    for case in cases:
        for voice in VOICES:
            whole = material(case.profile, voice=voice, as_of=case.day, language=case.tongue)
            for unit, numbers in LIMITS.items():
                for most in numbers[::every]:
                    limit = Limit(most, unit)
                    draft = case.write(limit, voice)
                    if draft is None:
                        continue
                    texts += 1
                    for fault in faults(case, draft, limit, voice):
                        found[fault.split(":")[0]] += 1
                        shown.append(f"{case.name} {voice} {limit}: {fault}: {draft.text}")
                    if voice == "third" and whole is not None:
                        room = min(most, whole.count(unit))
                        for low, high in BANDS.get(unit, ()):
                            if low <= most <= high and room:
                                fill[case.name, f"{low}–{high} {unit}"].append(draft.count(unit) / room)
    return found, fill, texts, shown


def lost(case: Case, voice: Voice = "third") -> list[str]:
    """What a text tells of importance 4 and 5 and a longer one does not, word by word: `25 words: work[2]`; from the
    length on at which it says who the person is."""
    found: list[str] = []
    entries = {entry.key: entry for entry in case.profile.entries()}
    before: set[str] = set()
    for words in range(10, 201):
        draft = case.write(Limit(words, "words"), voice)
        if draft is None:
            continue
        # of a sentence of the author's its own importance counts
        now = {name for each in draft.sentences for name in _things(each)}
        if not before and "person" not in now and (case.profile.person.occupations or case.profile.person.headline):
            continue
        found += [f"{words} words: {name}" for name in sorted(before - now)]
        before = {name for name in now if name in entries and entries[name].importance >= GREAT}
    return found


def _things(told: Told) -> tuple[str, ...]:
    return (told.key, *(("person",) if "person" in told.facts else ())) if told.key.startswith("bio") else told.facts


def without_present(case: Case) -> list[int]:
    """The lengths at which a text tells a post that is over, and none that is held, though there is one."""
    posts = {job.key: job for job in case.profile.work}
    held = {key for key, job in posts.items() if not job.past(case.day)}
    found = []
    for words in range(10, 201) if held else ():
        draft = case.write(Limit(words, "words"), "third")
        told = {fact for each in draft.sentences for fact in each.facts} if draft else set()
        found += [words] if told & (set(posts) - held) and not told & held else []
    return found


def style(case: Case) -> tuple[float, float, float, int, int]:
    """Words a sentence at 50 to 150 words, of all, of the author's and of presskit's; how many sentences there are;
    texts that pass over something two steps more important than the least that they tell."""
    lengths: dict[bool, list[int]] = {True: [], False: []}
    inversions = 0
    for most in range(50, 151, 5):
        draft = case.write(Limit(most, "words"), "third")
        for told in draft.sentences if draft else ():
            lengths[told.key.startswith("bio")].append(count(plain(told.text), "words"))
        inversions += draft is not None and passed_over(case, draft)
    every = lengths[True] + lengths[False]
    return _mean(every), _mean(lengths[True]), _mean(lengths[False]), len(every), inversions


def passed_over(case: Case, draft: Draft) -> bool:
    """Whether something is left out that is two steps more important than the least that is told."""
    entries = {entry.key: entry for entry in case.profile.entries()}
    told = {fact for each in draft.sentences for fact in (each.key, *each.facts)}
    said = [entries[each.key].importance for each in draft.sentences if each.key in entries and each.key != "person"]
    left = []
    for key in draft.left_out:
        entry = entries.get(key)
        about = [fact.key for name in getattr(entry, "about", ()) if (fact := case.profile.named(name))]
        # a sentence whose fact another one tells is not missed; the first says who the person is
        if entry and not told.intersection(about or (["person"] if key == "bio[1]" else [])):
            left.append(entry.importance)
    return bool(said) and max(left, default=0) >= min(said) + 2


def speed(case: Case) -> float:
    """Milliseconds of CPU for every word limit to 300, from nothing."""
    fresh = Case(case.name, case.profile.model_copy(), case.day, case.tongue)
    before = time.process_time()
    for most in range(1, 301):
        fresh.write(Limit(most, "words"), "third")
    return (time.process_time() - before) * 1000


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="Only every Nth limit.")
    every = parser.parse_args().every
    cases = [Case.of(path) for path in (REAL, *PEOPLE)]
    found, fill, texts, shown = measure(cases, every)
    columns = [f"{low}–{high} {unit}" for unit, bands in BANDS.items() for low, high in bands]
    print(f"{texts} texts, {sum(found.values())} faults {dict(found) or ''}")
    for line in shown[:20]:
        print("  " + line)
    print("\n" + "".join(f"{name:>20}" for name in ("fill", *columns)))
    for case in cases:
        print(f"{case.name:>20}" + "".join(f"{_mean(fill[case.name, name]):>20.3f}" for name in columns))
    invented = {name: [share for case in cases[1:] for share in fill[case.name, name]] for name in columns}
    print(f"{'invented, mean':>20}" + "".join(f"{_mean(invented[name]):>20.3f}" for name in columns))
    heads = (
        "words/sentence",
        "the author's",
        "presskit's",
        "sentences",
        "passed over of 21",
        "lost when longer",
        "no present post",
        "ms, 300 limits",
    )
    print("\n" + "".join(f"{head:>20}" for head in ("", *heads)))
    broken = 0
    for case in cases:
        mean, theirs, ours, sentences, inversions = style(case)
        gone, alone = len(lost(case)), len(without_present(case))
        broken += gone + alone
        print(
            f"{case.name:>20}{mean:>20.1f}{theirs:>20.1f}{ours:>20.1f}{sentences:>20}{inversions:>20}"
            f"{gone:>20}{alone:>20}{speed(case):>20.0f}"
        )
    return 1 if found or broken else 0


def _mean(shares: Sequence[float]) -> float:
    return sum(shares) / len(shares) if shares else float("nan")


if __name__ == "__main__":
    sys.exit(main())
