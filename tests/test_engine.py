"""The choice: it is the best that there is, it keeps its promises, and the same comes out every time."""

import itertools
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bench.evaluate import PEOPLE, REAL, VOICES, Case, faults, ladder, passed_over
from presskit.document import plain
from presskit.profile import Profile
from presskit.words import UNITS, Limit, Unfit, Unit, count, engine_of
from presskit.words.choose import Engine
from presskit.words.parts import MOST_VARIANTS, parts, some_variants
from presskit.words.prices import FULL_STOPS, Prices
from presskit.words.sentence import Pick
from tests.test_choosing import LIMITS, SENTENCES, _parses
from tests.test_words import ADA, BRITISH, IGOR, QUINN, SAM, TODAY, profile, told

CASES = [Case.of(path) for path in (REAL, *PEOPLE)]
by_name = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


def engine(made: Profile, voice="third") -> Engine:
    return engine_of(made, voice, TODAY, BRITISH)


# --- small profiles, of sentences and facts --------------------------------------------------------

JOBS: list[Mapping[str, object]] = [
    {"organization": "Foo", "position": "founder", "start": 2020, "importance": 5},
    {"organization": "Bar", "start": 2015, "end": 2018, "importance": 4},
    {"organization": "Baz", "position": "engineer", "current": False},
]


@st.composite
def small(draw: st.DrawFn, *, facts: bool = True) -> Profile:
    """At most three sentences of few parts, and at most two positions."""
    both: list[list[Mapping[str, object]]] = [[], JOBS[:1], JOBS[1:2], JOBS[2:], JOBS[:2], JOBS[1:], [JOBS[0], JOBS[2]]]
    jobs = draw(st.sampled_from(both)) if facts else []
    person: dict[str, object] = dict(draw(st.sampled_from([IGOR, ADA, SAM, QUINN])))
    rows: list[Mapping[str, object]] = []
    texts = draw(st.lists(SENTENCES.filter(_parses), min_size=0 if jobs else 1, max_size=3))
    for number, text in enumerate(texts):
        text = text.replace("NAME", str(person["name"]).split()[-1])
        row: dict[str, object] = {"text": text, "importance": draw(st.integers(1, 5)), "id": f"s{number}"}
        if bool(jobs) and draw(st.booleans()):
            row["about"] = draw(st.sampled_from(jobs))["organization"]
        if "|" in text and "about" not in row:
            row["text"] = "{they} {has} won"
        if number and draw(st.booleans()):
            row["needs"] = [f"s{draw(st.integers(0, number - 1))}"]
        rows.append(row)
    occupations: list[list[str]] = [[], ["engineer"], ["poet", "cook"]]
    person["occupations"] = draw(st.sampled_from(occupations))
    return profile(*rows, person=person, work=jobs)


def every_text(made: Engine) -> Iterator[tuple[Pick, ...]]:
    """Every text that may be told, by the rules as docs/words.md has them, with no table."""
    choices: list[list[Pick | None]] = [
        [None, *((sentence, kept) for sentence in slot for kept in some_variants(sentence.parts))]
        for slot in made.slots
    ]
    for choice in itertools.product(*choices):
        picks = tuple(pick for pick in choice if pick is not None)
        if picks and allowed(picks, made):
            yield picks


def allowed(picks: tuple[Pick, ...], made: Engine) -> bool:
    by_author: set[str] = set()
    by_us: set[str] = set()
    keys: set[str] = set()
    last: tuple[str, ...] = ()
    named = False
    for place, (sentence, kept) in enumerate(picks):
        facts = set(sentence.told(kept))
        if len(facts) < sentence.least or facts & by_us or (not sentence.written and facts & by_author):
            return False
        if not keys.issuperset(sentence.needs) or (sentence.opens and place) or (sentence.leans and not named):
            return False
        if sentence.after and not (len(last) == 1 and last[0] in sentence.after):
            return False
        (by_author if sentence.written else by_us).update(facts)
        keys.update([sentence.key] if sentence.written else [])
        last = () if sentence.after else sentence.told(kept)
        named |= bool(made.writer.variant(sentence, kept).unnamed.mention)
    return True


def length(made: Engine, picks: tuple[Pick, ...], unit: Unit) -> int:
    return made.writer.draft(picks).count(unit)


@settings(max_examples=60, deadline=None)
@given(small(), st.sampled_from(["words", "characters", "graphemes"]), st.data())
def test_no_other_text_within_the_limit_is_worth_more(made, unit, data):
    author = engine(made)
    texts = list(itertools.islice(every_text(author), 4001))
    assume(texts and len(texts) <= 4000)
    style = Prices(data.draw(st.sampled_from(FULL_STOPS)))
    lengths = {picks: length(author, picks, unit) for picks in texts}
    named = [picks for picks in texts if any(author.writer.variant(*pick).unnamed.mention for pick in picks)]
    most = data.draw(st.integers(min(lengths.values()), max(lengths.values())))
    fitting = [picks for picks in named if lengths[picks] <= most] or [
        picks for picks in texts if picks not in named and lengths[picks] <= most
    ]
    chosen = author.within([Limit(most, unit)], style)
    if chosen is None:
        assert not fitting
        return
    assert lengths[chosen] <= most
    assert author.worth_of(chosen, style) == max(author.worth_of(picks, style) for picks in fitting)


@settings(max_examples=40, deadline=None)
@given(small(), st.data())
def test_no_other_text_within_two_limits_is_worth_more(made, data):
    author = engine(made)
    texts = list(itertools.islice(every_text(author), 1501))
    assume(texts and len(texts) <= 1500)
    style = Prices(FULL_STOPS[0])
    limits = [
        Limit(data.draw(st.integers(3, 25)), "words"),
        Limit(data.draw(st.integers(20, 120)), "characters"),
        Limit(data.draw(st.integers(1, 3)), "sentences"),
    ]
    fitting = [picks for picks in texts if author.writer.fits(picks, limits)]
    named = [picks for picks in fitting if any(author.writer.variant(*pick).unnamed.mention for pick in picks)]
    chosen = author.within(limits, style)
    if chosen is None:
        assert not fitting
        return
    best = max(author.worth_of(picks, style) for picks in named or fitting)
    assert author.writer.fits(chosen, limits)
    assert author.worth_of(chosen, style) == best
    # the same where no limit is tried by itself first, as it is when all of them bind
    together = author._within_several(limits[:2], limits[2:], style)
    assert together is not None
    assert author.worth_of(together, style) == best


def test_what_two_limits_leave_no_room_for_gives_way_to_what_comes_later():
    """A bracket that is worth something now, and takes the room of a greater sentence, is not kept."""
    made = profile(
        {"text": "{they} {is} an engineer[ from a small town in the very north].", "importance": 3},
        {"text": "{they} built the pier.", "importance": 5},
    )
    author = engine(made)
    picks = author._within_several([Limit(14, "words"), Limit(80, "characters")], [], Prices(FULL_STOPS[0]))
    assert picks is not None
    assert author.writer.text(picks) == "Igor Babuschkin is an engineer. He built the pier."


@settings(max_examples=60, deadline=None)
@given(small(), LIMITS, st.sampled_from(["third", "first", "mc"]))
def test_no_limit_is_broken_by_sentences_made_of_facts(made, pairs, voice):
    limits = [Limit(most, unit) for most, unit in pairs]
    try:
        draft = told(made, *limits, voice=voice)
    except Unfit as unfit:
        draft, shortest = None, unfit.shortest
    if draft is None:
        assert shortest is None or not shortest.within(limits)
        return
    for limit in limits:
        several = sum(each.sentences for each in draft.sentences)
        counted = several if limit.unit == "sentences" else count(plain(draft.text), limit.unit)
        assert draft.count(limit.unit) == counted <= limit.max


@settings(max_examples=60, deadline=None)
@given(small())
def test_nothing_is_told_twice(made):
    for most in (8, 15, 30, 80):
        try:
            draft = told(made, Limit(most, "words"))
        except Unfit:
            continue
        ours = [fact for each in draft.sentences if not each.key.startswith("bio") for fact in each.facts]
        theirs = {fact for each in draft.sentences if each.key.startswith("bio") for fact in each.facts}
        assert len(ours) == len(set(ours))
        assert not theirs.intersection(ours)


@settings(max_examples=60, deadline=None)
@given(small(), st.integers(3, 40))
def test_a_longer_text_is_worth_no_less(made, most):
    author, style = engine(made), Prices(FULL_STOPS[0])
    short, longer = (author.within([Limit(each, "words")], style) for each in (most, most + 1))
    if short is not None:
        assert longer is not None
        by_name = [any(author.writer.variant(*pick).unnamed.mention for pick in picks) for picks in (short, longer)]
        assert by_name[0] != by_name[1] or author.worth_of(longer, style) >= author.worth_of(short, style)


@settings(max_examples=60, deadline=None)
@given(small(facts=False), st.integers(4, 40), st.data())
def test_a_sentence_of_more_importance_is_not_told_less(made, most, data):
    limits, style = [Limit(most, "words")], Prices(FULL_STOPS[0])
    picks = engine(made).within(limits, style) or ()
    assume(picks)
    key = data.draw(st.sampled_from([sentence.key for sentence, _ in picks]))
    bio = tuple(
        row.model_copy(update={"importance": min(row.importance + 1, 5)}) if row.key == key else row for row in made.bio
    )
    for row, old in zip(bio, made.bio, strict=True):
        row._key = old.key
    again = engine(made.model_copy(update={"bio": bio})).within(limits, style)
    assert again is not None
    assert key in [sentence.key for sentence, _ in again]


def made_for(case: Case, voice) -> Engine:
    return engine_of(case.profile, voice, case.day, case.tongue)


@pytest.mark.parametrize("voice", ["third", "first", "mc"])
def test_the_table_knows_what_each_text_is_worth_and_how_long_it_is(voice):
    for case in CASES:
        author, style = made_for(case, voice), Prices(FULL_STOPS[1])
        table = author._table("characters", 640, None, style, wide=False)
        ending = sum(1 + len(text) for text in author.writer.closing)
        for limit in range(60, 640, 40):
            if found := table.best(limit):
                picks, cost, value = found
                assert value == author.worth_of(picks, style)
                assert cost + ending == author.writer.draft(picks).count("characters") <= limit + ending


@by_name
def test_before_that_stands_only_right_after_what_the_dates_prove_to_be_later(case):
    jobs = {job.key: job for job in case.profile.work}
    for most in range(12, 121, 3):
        draft = case.write(Limit(most, "words"), "third")
        told_ = draft.sentences if draft else ()
        for before, sentence in itertools.pairwise(told_):
            if not sentence.text.startswith("Before that"):
                continue
            (later,) = (jobs[fact] for fact in before.facts)
            assert not before.text.startswith("Before that")
            for earlier in (jobs[fact] for fact in sentence.facts):
                assert later.start
                assert earlier.end
                assert earlier.end.first_day() <= later.start.last_day()
                assert earlier.start is None or earlier.start.first_day() < later.start.first_day()
        assert not told_ or not told_[0].text.startswith("Before that")


@pytest.mark.parametrize(
    ("dates", "proven"),
    [
        ({"start": 2015, "end": 2018}, True),
        ({"end": 2018}, True),
        ({"start": 2015, "end": 2020}, True),
        ({"end": 2020}, False),  # before the founding or after it: the same year
        ({"start": 2015, "end": 2022}, False),  # beside it
        ({"start": 2015, "current": False}, False),
        ({"current": False}, False),
    ],
)
def test_an_order_in_time_is_claimed_only_where_it_is_proven(dates, proven):
    work = [
        {"organization": "Foo", "position": "founder", "start": 2020, "importance": 5},
        {"organization": "Bar", **dates},
        {"organization": "Baz", "start": 2009, "end": 2011},
    ]
    made = profile(person=IGOR, work=work)
    texts = [told(made, Limit(most, "words")).text for most in range(8, 40)]
    assert any("Before that" in text or "having worked at Bar" in text for text in texts) == proven


# --- real and invented people ----------------------------------------------------------------------


@by_name
@pytest.mark.parametrize("voice", VOICES)
def test_texts_of_every_length_are_sound(case, voice):
    limits = [Limit(most, "words") for most in (*range(5, 40, 4), *range(41, 301, 37))]
    limits += [Limit(most, "characters") for most in range(40, 301, 37)]
    limits += [Limit(most, unit) for unit in UNITS for most in (7, 90)] if case is CASES[0] else []
    for limit in limits:
        if draft := case.write(limit, voice):
            assert not list(faults(case, draft, limit, voice)), f"{limit}: {draft.text}"
            assert draft.within([limit])


@by_name
def test_standard_lengths_keep_what_the_shorter_ones_tell(case):
    kept, before = ladder(case)
    assert kept == before


@by_name
def test_the_most_important_is_not_passed_over(case):
    for most in range(40, 151, 10):
        draft = case.write(Limit(most, "words"), "third")
        if draft is None:
            continue
        assert not passed_over(case, draft), draft.text


def test_what_the_texts_are_to_look_like():
    """The texts that a reader has approved: change them only with a better one."""
    real = CASES[0]
    texts = {most: draft.text for most in (10, 15, 25) if (draft := real.write(Limit(most, "words"), "third"))}
    assert texts == {
        10: "AI researcher Igor Babuschkin founded Babuschkin Ventures and co-founded xAI.",
        15: "AI researcher Igor Babuschkin founded Babuschkin Ventures, co-founded xAI and worked at OpenAI "
        "and DeepMind.",
        25: "Igor Babuschkin is an AI researcher and engineer who founded Babuschkin Ventures in 2025, co-founded xAI "
        "in 2023 and worked at OpenAI, DeepMind and CERN.",
    }


SCRIPT = """
import sys
sys.path.insert(0, ".")
from bench.evaluate import *
for path in (REAL, *PEOPLE[::3]):
    case = Case.of(path)
    for most in (12, 50, 90, 170):
        for unit in ("words", "characters"):
            draft = case.write(Limit(most, unit), "third")
            print(draft.text if draft else None, [each.facts for each in draft.sentences] if draft else None)
"""


def test_the_same_text_comes_out_under_any_hash_seed():
    root = Path(__file__).parents[1]
    made = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT], cwd=root, capture_output=True, text=True, check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "4711")
    }  # fmt: skip
    assert len(made) == 1


# --- how much, how fast ----------------------------------------------------------------------------


def test_a_sentence_with_very_many_parts_keeps_all_of_them_in_reach():
    from presskit.notation import parse

    nodes = parse("They won" + "".join(f"[ a{n}[ b{n}]]" for n in range(12)))
    found = some_variants(parts(nodes))
    assert len(found) <= MOST_VARIANTS
    assert {part.at for part in parts(nodes)} == frozenset().union(*found)


def many(sentences: int) -> Profile:
    text = "{they} did thing NUM[ in May][, which was {big; bold; blue}][ and [very ]well]"
    return profile(*({"text": text.replace("NUM", str(n)), "importance": 1 + n % 5} for n in range(sentences)))


@pytest.mark.parametrize(("sentences", "seconds"), [(20, 0.5), (100, 3.0)])
def test_long_profiles_take_their_time_but_not_more(sentences, seconds):
    made = many(sentences)
    before = time.process_time()
    for most in range(5, 301, 5):
        told(made, Limit(most, "words"))
    assert time.process_time() - before < 2 * seconds  # the figure holds on a free machine
