"""What two checkers of English say of the sentences that presskit writes; both are for development only.

`make evaluate` runs them after the figures: Debian's link-grammar (`link-parser`, a grammar that must accept a whole
sentence) and Harper (`harper-py`, a checker that marks mistakes). One that is not installed is told and passed over.
What they reject is printed, to be read; docs/decisions/words-reading.md accounts for each kind.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping

from bench.evaluate import PEOPLE, REAL, Case
from presskit.document import plain
from presskit.words import LADDER, Limit

COMMAND = ("link-parser", "en", "-graphics=0", "-verbosity=1", "-null=0", "-timeout=10")


def sentences() -> dict[str, str]:
    """Every sentence of the standard lengths, in the third person, once; with its names exchanged for common ones.

    No dictionary knows "van 't Hoff" or that *Smoke and Salt* is one thing: the grammar is asked about, not the names.
    """
    found: dict[str, str] = {}
    for case in (Case.of(path) for path in (REAL, *PEOPLE)):
        for words in LADDER:
            draft = case.write(Limit(words, "words"), "third")
            for told in draft.sentences if draft else ():
                text = plain(told.text)
                found.setdefault(text, _renamed(case, text))
    return found


def _renamed(case: Case, text: str) -> str:
    profile = case.profile
    person = profile.person
    common = {person.name: "John Smith", person.surname: "Smith"}
    common |= {row.title: "Nobel Prize" for row in profile.awards if row.title.endswith("Prize")}
    common |= {row.title: "Ulysses" for row in profile.publications}
    for row in profile.education:
        if row.study_type and row.study_type.upper() != row.study_type.lower() and not row.study_type.islower():
            common |= {f"{article} {row.study_type}": "a degree" for article in ("a", "an")}
    for name in sorted(common, key=len, reverse=True):
        for written in {name.replace("'", "’"), name[0].upper() + name[1:].replace("'", "’")}:
            text = re.sub(rf"(?<!\w){re.escape(written)}(?!\w)", common[name], text)
    return text.replace("“Ulysses”", "Ulysses")


def link_grammar(texts: Mapping[str, str]) -> Iterator[str]:
    """The sentences that link-grammar cannot parse whole. Its dictionary knows no curly marks."""
    typed = str.maketrans("’‘“”–", "''\"\"-")
    for text, renamed in texts.items():
        asked = renamed.translate(typed) + "\n"
        answer = subprocess.run(COMMAND, input=asked, capture_output=True, text=True, check=False).stdout
        if not re.search(r"^Found \d+ linkage", answer, re.MULTILINE):
            yield text


def harper(texts: Iterable[str]) -> Iterator[str]:
    """What Harper marks, but for spelling: names are in no dictionary."""
    from harper import Dialect, Linter

    linter = Linter(dialect=Dialect.BRITISH)
    for text in texts:
        for lint in linter.lint(text):
            if lint.lint_kind not in ("Spelling", "Capitalization"):
                yield f"{lint.lint_kind}: {lint.message} | {text}"


def main() -> int:
    """Ask both and print."""
    texts = sentences()
    print(f"\n{len(texts)} sentences of the standard lengths")
    if shutil.which("link-parser"):
        rejected = [*link_grammar(texts)]
        print(f"link-grammar accepts {1 - len(rejected) / len(texts):.1%}; it rejects")
        print("".join(f"  {text}\n" for text in rejected))
    else:
        print("link-grammar is not installed (apt-get install link-grammar link-grammar-dictionaries-en)")
    try:
        marked = [*harper(texts)]
    except ImportError:
        print("Harper is not installed (pip install harper-py)")
    else:
        print(f"Harper marks {len(marked)}\n" + "".join(f"  {mark}\n" for mark in marked))
    return 0


if __name__ == "__main__":
    sys.exit(main())
