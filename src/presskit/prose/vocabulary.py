"""What a word can be in a biography: a trade, a post, a verb. One answer to each, which every rule asks for.

In: a word as it stands in a text. Out: whether it is of that kind; the words themselves stand in `en.toml`.
"""

from __future__ import annotations

from functools import cache

from presskit.prose.english import bases, pasts, pattern, thirds, words


@cache
def is_trade(word: str) -> bool:
    """Whether a word says by itself what somebody is, with an article before it: a poet, a mezzo-soprano, a
    geoarchaeologist. What no list has is one by its ending."""
    low = _plain(word)
    ours = words("nouns.free_roles")
    return low in ours or low.rpartition("-")[2] in ours or pattern("trade_by_ending").search(low) is not None


@cache
def is_post(word: str) -> bool:
    """Whether a word names a post, of which the organisation is the news: director, vice-chancellor."""
    low = _plain(word)
    return low in words("nouns.posts") or low.rpartition("-")[2] in words("nouns.posts")


@cache
def is_role(word: str) -> bool:
    """Whether a word is anything that somebody can be: a trade, a post, or what leans on a word beside it, an
    advocate."""
    low = _plain(word)
    ours = words("nouns.leaning_roles") | words("rules.trades_too") | words("rules.trades_alone")
    return is_trade(low) or is_post(low) or low in ours or low.rpartition("-")[2] in ours


@cache
def stands_alone(word: str) -> bool:
    """Whether "is a …" says enough with this word and nothing before or behind it."""
    return is_trade(word) or _plain(word) in words("rules.trades_alone")


@cache
def leans(word: str) -> bool:
    """Whether a role says little without what follows it: director, advocate."""
    return is_role(word) and not is_trade(word)


@cache
def is_finite(word: str) -> bool:
    """Whether a word can be the verb of a sentence and is no plural that looks like one: has, teaches, wrote."""
    low = word.lower()
    third = low in thirds() and low not in words("verbs.like_nouns")
    return third or low in words("verbs.auxiliaries") or low in pasts()


@cache
def is_verb_form(word: str) -> bool:
    """Whether a word is any form of a verb that is known, but for the -ing form."""
    low = word.lower()
    return low in thirds() or low in pasts() or low in bases()


def names_role(text: str) -> bool:
    """Whether any word of a text is a role."""
    return any(map(is_role, text.split()))


def _plain(word: str) -> str:
    return word.lower().strip(',.;:()“”"*').replace("'", "’").removesuffix("’s")
