"""The public facts as JSON, for whoever reads them with a program.

In: a profile that was filtered for its audience. Out: text in the words of docs/profile.md, without what is the
owner's business: what is private, for whom, until when, how their pictures are called, and how the kit is built.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from presskit.document import Claim
from presskit.profile import Profile

_OWNERS = ("private", "audiences", "embargo", "importance", "file")


def write(profile: Profile) -> str:
    """The facts, without the tables that steer a build."""
    facts = profile.model_dump(
        mode="json",
        exclude_none=True,
        exclude_defaults=True,
        exclude={"letter", "kit", "words", "check", "bio", "pinned"},
    )
    return json.dumps(_public(facts), ensure_ascii=False, indent=2) + "\n"


def sentences(document: str, claims: Iterable[Claim]) -> str:
    """What a document says, sentence by sentence, with the ids of its sources; keys of entries are the owner's."""
    rows = [{"text": claim.text, "sources": list(claim.sources)} for claim in claims]
    return json.dumps({"document": document, "sentences": rows}, ensure_ascii=False, indent=1) + "\n"


def _public(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _public(inner) for key, inner in value.items() if key not in _OWNERS}
    return [_public(inner) for inner in value] if isinstance(value, list) else value
