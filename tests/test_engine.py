"""The choice: it is the best that there is, it keeps its promises, and the same comes out every time."""

import itertools
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import assume, given, settings, strategies as st

from bench.evaluate import PEOPLE, REAL, VOICES, Case, faults, lost, passed_over
from presskit.document import plain
from presskit.grammar import FIRST_OCCUPATION, OCCUPATIONS
from presskit.profile import Profile
from presskit.words import UNITS, Limit, Unfit, Unit, count, engine_of, parts as words_parts
from presskit.words.choice.engine import Engine
from presskit.words.order import told_by
from presskit.words.parts import MOST_VARIANTS, parts, some_variants
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
        [None, *(variant.pick for sentence in slot for variant in made.variants.of(sentence))] for slot in made.slots
    ]
    for choice in itertools.product(*choices):
        picks = tuple(pick for pick in choice if pick is not None)
        if picks and allowed(picks, made):
            yield picks


def allowed(picks: tuple[Pick, ...], made: Engine) -> bool:
    by_us: set[str] = set()
    keys: set[str] = set()
    linked = False
    named = False
    for place, (sentence, kept) in enumerate(picks):
        facts = set(sentence.told(kept))
        if not sentence.written and facts & by_us:
            return False
        if not keys.issuperset(sentence.needs) or (sentence.opens and place) or (sentence.leans and not named):
            return False
        if sentence.linked and linked:
            return False
        by_us.update(() if sentence.written else facts)
        keys.update([sentence.key] if sentence.written else [])
        linked = sentence.linked
        named |= bool(made.writer.variant(sentence, kept).unnamed.mention)
    return True


def length(made: Engine, picks: tuple[Pick, ...], unit: Unit) -> int:
    return made.writer.draft(picks).count(unit)


def best_of(fitting: list[tuple[Pick, ...]], made: Engine, *, named: bool = False) -> int | None:
    """What the best of these texts is worth; one that names the person goes before every other, or they all must."""
    naming = [picks for picks in fitting if any(made.writer.variant(*pick).unnamed.mention for pick in picks)]
    return max((made.worth.of_text(picks) for picks in naming or ([] if named else fitting)), default=None)


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(small(), st.sampled_from(["words", "characters", "graphemes"]), st.data())
def test_no_other_text_within_the_limit_is_worth_more(made, unit, data):
    author = engine(made)
    texts = list(itertools.islice(every_text(author), 4001))
    assume(texts and len(texts) <= 4000)
    lengths = {picks: length(author, picks, unit) for picks in texts}
    most = data.draw(st.integers(min(lengths.values()), max(lengths.values())))
    barred = author.barred(data.draw(st.integers(0, len(author.foremost))))
    fitting = [picks for picks in texts if lengths[picks] <= most and barred.isdisjoint(told_by(picks))]
    chosen = author.optimiser.within([Limit(most, unit)], barred)
    best = best_of(fitting, author)
    if chosen is None:
        assert best is None
        return
    assert lengths[chosen] <= most
    assert author.worth.of_text(chosen) == best


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(small(), st.data())
def test_no_other_text_within_two_limits_is_worth_more(made, data):
    author = engine(made)
    texts = list(itertools.islice(every_text(author), 1501))
    assume(texts and len(texts) <= 1500)
    limits = [
        Limit(data.draw(st.integers(3, 25)), "words"),
        Limit(data.draw(st.integers(20, 120)), "characters"),
        Limit(data.draw(st.integers(1, 3)), "sentences"),
    ]
    fitting = [picks for picks in texts if author.writer.fits(picks, limits)]
    chosen = author.optimiser.within(limits)
    if chosen is None:
        assert not fitting
        return
    best = best_of(fitting, author)
    assert author.writer.fits(chosen, limits)
    assert author.worth.of_text(chosen) == best
    # the same where no limit is tried by itself first, as it is when all of them bind
    together = author.optimiser.within_several(limits[:2], limits[2:], frozenset())
    assert together is not None
    assert author.worth.of_text(together) == best


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(small(), st.integers(4, 40))
def test_of_the_foremost_as_many_are_told_without_a_gap_as_any_text_tells(made, most):
    author = engine(made)
    texts = list(itertools.islice(every_text(author), 4001))
    assume(texts and len(texts) <= 4000)
    chosen = author.choose([Limit(most, "words")])
    assume(chosen and author._in_a_row(chosen))
    fitting = [
        (any(author.writer.variant(*pick).unnamed.mention for pick in picks), {*told_by(picks)})
        for picks in texts
        if length(author, picks, "words") <= most
    ]
    rows = []
    for first in range(len(author.foremost) + 1):
        able = [(named, told_) for named, told_ in fitting if author.barred(first).isdisjoint(told_)]
        best = any(named for named, _ in able)  # what names the person goes before every other text
        rows += [first for named, told_ in able if named == best and told_.issuperset(author.foremost[:first])]
    assert author._in_a_row(chosen or ()) == max(rows)


def test_what_two_limits_leave_no_room_for_gives_way_to_what_comes_later():
    """A bracket that is worth something now, and takes the room of a greater sentence, is not kept."""
    made = profile(
        {"text": "{they} {is} an engineer[ from a small town in the very north].", "importance": 3},
        {"text": "{they} built the pier.", "importance": 5},
    )
    author = engine(made)
    picks = author.optimiser.within_several([Limit(14, "words"), Limit(80, "characters")], [], frozenset())
    assert picks is not None
    assert author.writer.text(picks) == "Igor Babuschkin is an engineer. He built the pier."


@pytest.mark.slow
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
        counted = several if limit.unit == "sentences" else count(plain(draft.text), limit.unit, draft.language)
        assert draft.count(limit.unit) == counted <= limit.max


@pytest.mark.slow
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


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(small(), st.integers(3, 40))
def test_a_longer_text_is_worth_no_less(made, most):
    author = engine(made)
    short, longer = (author.optimiser.within([Limit(each, "words")]) for each in (most, most + 1))
    if short is not None:
        assert longer is not None
        by_name = [any(author.writer.variant(*pick).unnamed.mention for pick in picks) for picks in (short, longer)]
        assert by_name[0] != by_name[1] or author.worth.of_text(longer) >= author.worth.of_text(short)


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(small())
def test_what_a_text_tells_of_great_importance_every_longer_one_tells(made):
    author = engine(made)
    before: frozenset[str] = frozenset()
    for most in range(4, 60):
        picks = author.choose([Limit(most, "words")])
        if picks is None or not author._in_a_row(picks) or best_of([picks], author, named=True) is None:
            continue  # too short for who the person is, or for their name
        told_ = frozenset(told_by(picks)).intersection(author.foremost) - {OCCUPATIONS, FIRST_OCCUPATION}
        assert before <= told_
        before = told_


def made_for(case: Case, voice) -> Engine:
    return engine_of(case.profile, voice, case.day, case.tongue)


@pytest.mark.slow
@pytest.mark.parametrize("voice", ["third", "first", "mc"])
def test_the_table_knows_what_each_text_is_worth_and_how_long_it_is(voice):
    for case in CASES:
        author = made_for(case, voice)
        table = author.optimiser.table("characters", 640, None, frozenset(), wide=False)
        ending = sum(1 + len(text) for text in author.writer.closing)
        for limit in range(60, 640, 40):
            if found := table.best(limit):
                picks, cost, value = found
                assert value == author.worth.of_text(picks)
                assert cost + ending == author.writer.draft(picks).count("characters") <= limit + ending


@pytest.mark.slow
@by_name
def test_earlier_stands_after_the_name_and_tells_what_the_dates_prove_to_be_earlier(case):
    jobs = {job.key: job for job in case.profile.work}
    for most in range(12, 121, 3):
        draft = case.write(Limit(most, "words"), "third")
        told_ = draft.sentences if draft else ()
        for before, sentence in itertools.pairwise(told_):
            if not sentence.text.startswith("Earlier, ") or sentence.key.startswith("bio"):
                continue
            founded = [jobs[fact] for fact in before.facts if fact in jobs and "founder" in (jobs[fact].position or "")]
            for later, earlier in itertools.product(founded, (jobs[fact] for fact in sentence.facts)):
                assert later.start
                assert earlier.end
                assert earlier.end.first_day() <= later.start.last_day()
        assert not told_ or not told_[0].text.startswith("Earlier, ") or told_[0].key.startswith("bio")


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
    assert any("Earlier" in text and "Bar" in text for text in texts) == proven


# --- real and invented people ----------------------------------------------------------------------


@pytest.mark.slow
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


@pytest.mark.slow
@by_name
@pytest.mark.parametrize("voice", ["third", "first", "mc"])
def test_every_longer_text_keeps_what_is_of_great_importance(case, voice):
    assert not lost(case, voice)


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
    texts = {most: draft.text for most in (10, 25) if (draft := real.write(Limit(most, "words"), "third"))}
    assert texts == {
        10: "Igor Babuschkin is an AI researcher and engineer from Germany.",
        25: "Igor Babuschkin is an AI researcher. In August 2025 he left xAI to found Babuschkin Ventures. In 2023 he "
        "co-founded xAI, where he led engineering.",
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


@pytest.mark.slow
@pytest.mark.parametrize(("sentences", "seconds"), [(20, 0.5), (100, 3.0)])
def test_long_profiles_take_their_time_but_not_more(sentences, seconds):
    made = many(sentences)
    before = time.process_time()
    for most in range(5, 301, 5):
        told(made, Limit(most, "words"))
    assert time.process_time() - before < 2 * seconds  # the figure holds on a free machine


def test_a_list_of_a_hundred_things_is_varied_once(monkeypatch):
    from presskit.notation import parse

    found, yielded = words_parts.variants, []

    def counted(all_parts):
        for kept in found(all_parts):
            yielded.append(kept)
            yield kept

    monkeypatch.setattr(words_parts, "variants", counted)
    made = some_variants(parts(parse("They tied {" + "; ".join(f"knot {at}" for at in range(101)) + "}")))
    assert len(made) <= MOST_VARIANTS + 1
    assert len(yielded) <= 3 * (MOST_VARIANTS + 1)
