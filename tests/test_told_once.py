"""Texts from facts: each thing is told once, what is long keeps nothing short out, and a life goes in its order."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

HEAD = """as_of = 2026-01-01
[person]
name = "Ada Finch"
pronouns = "she"
occupations = ["geologist"]
"""
LEADS = 'told_as = "is a geologist whose Tide Walks programme teaches children to read mud"\n'


@pytest.fixture
def texts(here, run):
    """What a profile of these entries is told as in so many words."""

    def told(entries: str, words: int, *more: str) -> str:
        Path("profile.toml").write_text(HEAD + entries, "utf-8")
        return str(run("blurb", "--words", str(words), *more).out)

    return told


def test_what_the_first_sentence_says_is_not_told_again(texts):
    row = (
        '[[projects]]\nname = "Tide Walks"\nimportance = 5\ntold_as = "runs Tide Walks, a programme that teaches {0}"\n'
    )
    assert texts(LEADS + row.format("children to read mud"), 50).count("Tide Walks") == 1
    assert texts(LEADS + row.format("grandparents in nine harbour towns"), 50).count("Tide Walks") == 1
    assert "She runs Tide Boats, a programme that teaches." in texts(
        LEADS + row.format("").replace("Tide Walks, a", "Tide Boats, a"), 50
    )


def test_a_specialist_is_not_said_to_specialise_in_the_same(texts):
    first = 'told_as = "is a reader at Quay Hall and a specialist in northern tides"\n'
    row = (
        '[[work]]\norganization = "Quay Hall"\nposition = "reader"\nimportance = 4\n'
        'told_as = "specializes in {0}, with a focus on small ports"\n'
    )
    assert texts(first + row.format("northern tides and tidal law"), 50).count("northern") == 1
    assert "She specializes in southern ice" in texts(first + row.format("southern ice and polar law"), 50)


def test_a_prize_that_the_first_sentence_counts_is_not_told_again(texts):
    entries = (
        'told_as = "is a geologist whose maps have won five Quay Awards"\n'
        '[[awards]]\ntitle = "Quay Awards"\nsummary = "Five times."\nimportance = 4\n'
        '[[awards]]\ntitle = "Harbour Medal"\nimportance = 4\ntold_as = "received the Harbour Medal"\n'
    )
    text = texts(entries, 50)
    assert text.count("Quay Award") == 1
    assert "She received the Harbour Medal." in text


def test_the_house_of_the_first_sentence_is_not_named_again(texts):
    entries = (
        'told_as = "is a geologist with the Norland Ministry of Tides"\n'
        '[[work]]\norganization = "Norland Ministry of Tides"\nstart = 1998\ncurrent = true\nimportance = 4\n'
        'told_as = "has worked with the Norland Ministry of Tides since 1998"\n'
    )
    assert "the Norland Ministry of Tides, where she has worked since 1998." in texts(entries, 50)


def test_what_began_elsewhere_does_not_stand_between_a_house_and_what_is_done_there(texts):
    ministry = "Norland Ministry of Tides"
    first = f'told_as = "is a geologist and a reader of maps at the {ministry}"\n'
    entries = (
        '[[work]]\norganization = "Quarries"\nstart = 1997\nimportance = 5\n'
        'told_as = "has kept a hammer at work since 1997, splitting rocks in some of the greatest quarries"\n'
        f'[[work]]\norganization = "{ministry}"\nstart = 1998\nimportance = 4\n'
        f'told_as = "has served at the {ministry} since 1998"\n'
    )
    assert f"the {ministry}, where she has served since 1998." in texts(first + entries, 50)


def test_what_several_prizes_are_told_as_tells_each_of_them(texts):
    entries = (
        '[[awards]]\ntitle = "Fellowship"\nawarder = "Quay Trust"\n'
        'told_as = "has held fellowships from the Quay Trust and the Norland Fund"\n'
        '[[awards]]\ntitle = "Fellowship"\nawarder = "Norland Fund"\n'
    )
    assert texts(entries, 100).count("Norland Fund") == 1


BOOK = '[[publications]]\ntitle = "Ebb and Mud"\nkind = "Book"\nimportance = 5\n'
PRIZE = '[[awards]]\ntitle = "Quay Prize"\nwork = "Ebb and Mud"\nimportance = 5\n'


@pytest.mark.parametrize("book", ["", 'told_as = "is the author of *Ebb and Mud*"\n'])
@pytest.mark.parametrize("prize", ["", 'told_as = "won the Quay Prize for *Ebb and Mud*"\n'])
def test_a_book_stands_in_one_sentence_with_what_it_won(book, prize, texts):
    text = texts(BOOK + book + PRIZE + prize, 50)
    assert re.search(r"Ebb and Mud, which won the Quay Prize\.", text)
    assert text.count("Ebb and Mud") == 1


def test_what_is_long_keeps_nothing_short_out(texts):
    long = "sailed with nine students past all forty-one cold harbours of the far north shore in a boat that they built"
    entries = (
        f'[[projects]]\nname = "Sail"\nimportance = 5\ntold_as = "{long}"\n'
        '[[projects]]\nname = "Tides"\nimportance = 5\ntold_as = "found the lost bell of Alto"\n'
    )
    assert "She found the lost bell of Alto." in texts(entries, 25)
    longer = texts(entries, 50)
    assert "lost bell" in longer
    assert "forty-one" in longer


def test_a_life_goes_in_its_order(texts):
    post = '[[work]]\norganization = "{0}"\nstart = {1}\nend = {2}\ntold_as = "{3}"\n'
    entries = (
        '[[awards]]\ntitle = "Quay Medal"\nthe = true\ndate = 2019\ntold_as = "was awarded the Quay Medal in 2019"\n'
        + post.format("Brio Survey", 2001, 2009, "led the Brio Survey from 2001 to 2009")
        + post.format("Alto Mines", 1990, 2000, "drew maps for Alto Mines from 1990 to 2000")
        + '[[education]]\ninstitution = "Quay Hall"\ntold_as = "read geology at Quay Hall"\n'
    )
    text = texts(entries, 100)
    places = [text.index(each) for each in ("Quay Hall", "Alto Mines", "Brio Survey", "Quay Medal")]
    assert places == sorted(places)


def test_two_short_deeds_are_one_sentence(texts):
    entries = (
        '[[work]]\norganization = "Alto Mines"\ncurrent = false\ntold_as = "drew maps for Alto Mines"\n'
        '[[education]]\ninstitution = "Quay Hall"\ntold_as = "graduated from Quay Hall in 1988"\n'
    )
    assert "She graduated from Quay Hall in 1988 and drew maps for Alto Mines." in texts(entries, 100)
    assert "I graduated from Quay Hall in 1988 and drew maps for Alto Mines." in texts(entries, 100, "--voice", "first")


def test_a_path_ends_with_how_somebody_came_to_what_they_do(texts):
    post = '[[work]]\norganization = "{0}"\nstart = {1}\n{2}told_as = "{3}"\n'
    entries = (
        post.format("Brio Survey", 2009, "importance = 5\n", "was named head of the Brio Survey in 2009")
        + post.format("Alto Mines", 1990, "end = 2000\n", "drew maps for Alto Mines from 1990 to 2000")
        + '[[education]]\ninstitution = "Quay Hall"\nend = 1988\ntold_as = "graduated from Quay Hall in 1988"\n'
        + '[[certificates]]\nname = "Pilot"\ndate = 1989\ntold_as = "was certified as a pilot by Norland in 1989"\n'
    )
    assert texts(entries, 100) == (
        "Ada Finch is a geologist. "
        "She graduated from Quay Hall in 1988, was certified as a pilot by Norland in 1989 "
        "and drew maps for Alto Mines from 1990 to 2000. "
        "In 2009 she was named head of the Brio Survey.\n"
    )


def test_what_began_when_something_ended_follows_it(texts):
    post = '[[work]]\norganization = "{0}"\nstart = {1}\n{2}told_as = "{3}"\n'
    entries = post.format("Brio", 2000, "importance = 5\n", "was named head of Brio in 2000")
    entries += post.format("Alto Mines", 1990, "end = 2000\n", "drew maps for Alto Mines from 1990 to 2000")
    assert "She drew maps for Alto Mines from 1990 to 2000, when she was named head of Brio." in texts(entries, 100)
    assert "from 1990 to 2000, when I was named head of Brio." in texts(entries, 100, "--voice", "first")


def test_what_somebody_is_stands_before_what_they_do(texts):
    entries = (
        '[[memberships]]\norganization = "Reef Trust"\nthe = true\ntold_as = "is a fellow of the Reef Trust"\n'
        '[[numbers]]\nvalue = 40\nlabel = "harbours"\ntold_as = "has mapped the tides of forty harbours"\n'
    )
    assert "A fellow of the Reef Trust, she has mapped the tides of forty harbours." in texts(entries, 100)
    assert "I am a fellow of the Reef Trust. I have mapped" in texts(entries, 100, "--voice", "first")


def test_what_has_been_done_is_told_together(texts):
    entries = (
        '[[numbers]]\nvalue = 40\nlabel = "years"\nimportance = 4\ntold_as = "has been a nurse for forty years"\n'
        '[[work]]\norganization = "Wards"\ncurrent = false\ntold_as = "has worked in hospitals, clinics and at home"\n'
    )
    said = "She has been a nurse for forty years and has worked in hospitals, clinics and at home."
    assert said in texts(entries, 100)


def test_the_first_sentence_is_not_told_again(texts):
    entries = (
        'told_as = "is a geologist and chairwoman of the Quay Survey of Alto"\n'
        '[[work]]\norganization = "Quay Survey of Alto"\nposition = "chairwoman"\ncurrent = true\n'
        'told_as = "is chairwoman of the board of the Quay Survey of Alto, a firm that counts tides"\n'
        '[[memberships]]\norganization = "Quay Survey Society of Alto"\nrole = "president"\n'
        'told_as = "is president of the Quay Survey Society of Alto"\n'
    )
    text = texts(entries, 100)
    assert "board" not in text
    assert "president of the Quay Survey Society of Alto" in text


def test_of_a_list_of_names_as_many_are_told_as_have_room(texts):
    halls = "has sung in the Quay Theatre, the Harbour Hall, the Norland Opera and the Alto Dome"
    entries = f'[[shows]]\ntitle = "Halls"\nimportance = 4\ntold_as = "{halls}"\n'
    assert "She has sung in the Quay Theatre and the Harbour Hall." in texts(entries, 18)
    assert "the Norland Opera and the Alto Dome." in texts(entries, 50)


def test_the_verbs_of_a_series_follow_the_person(texts):
    row = (
        '[[work]]\norganization = "Quay Hall"\ncurrent = true\n'
        'told_as = "consults with Quay Hall, presents at its fairs and mentors students"\n'
    )
    assert "I consult with Quay Hall, present at its fairs and mentor students." in texts(row, 50, "--voice", "first")


def test_what_was_named_before_is_named_by_its_kind(texts):
    entries = 'told_as = "is a geologist and head of the Quay Foundation"\n' + (
        '[[work]]\norganization = "Quay Foundation"\nstart = 2006\ntold_as = "co-founded the Quay Foundation in 2006"\n'
    )
    assert "co-founded the foundation" in texts(entries, 50) or "which she co-founded in 2006" in texts(entries, 50)


def test_a_work_is_told_with_its_honour(texts):
    entries = (
        '[[publications]]\ntitle = "Ebb"\nkind = "Book"\nimportance = 5\ntold_as = "is the author of *Ebb*"\n'
        '[[awards]]\ntitle = "Quay Prize"\ndate = 2006\nimportance = 5\n'
        'told_as = "was a finalist for the Quay Prize for *Ebb* in 2006"\n'
    )
    assert "She is the author of Ebb, which was a finalist for the Quay Prize in 2006." in texts(entries, 50)


def test_a_name_that_was_told_is_said_shorter(texts):
    entries = (
        '[[memberships]]\norganization = "Salt Wind"\nimportance = 5\ntold_as = "plays in the octet Salt Wind"\n'
        '[[numbers]]\nvalue = 9\nlabel = "records"\ntold_as = "has toured Norland and recorded often with Salt Wind"\n'
    )
    assert texts(entries, 50).count("Salt Wind") == 1
    assert "has toured Norland and recorded often." in texts(entries, 50)


def test_a_prize_that_is_told_with_its_book_is_not_told_again(texts):
    entries = (
        '[[publications]]\ntitle = "Ebb"\nkind = "Book"\nimportance = 5\n'
        'told_as = "is the author of *Ebb*, which received the Quay Prize"\n'
        '[[awards]]\ntitle = "Quay Prize"\nimportance = 4\ntold_as = "received the Quay Prize for *Ebb*"\n'
    )
    text = texts(entries, 50)
    assert text == "Ada Finch is a geologist. She is the author of Ebb, which received the Quay Prize.\n"
    said = texts(entries, 50, "--explain")
    assert "left out" not in said


def test_a_date_behind_a_comma_goes_where_it_belongs(texts):
    choir = "founded Salt Wind, a choir that sings at sea, especially at night, in 1991"
    row = f'[[work]]\norganization = "Salt Wind"\nstart = 1991\nimportance = 5\ntold_as = "{choir}"\n'
    whole = "She founded Salt Wind in 1991, a choir that sings at sea, especially at night."
    assert whole in texts(row, 50)
    assert "She founded the choir Salt Wind." in texts(row, 11)


def test_two_posts_that_are_held_are_one_sentence_and_a_prize_beside_them_is_not(texts):
    entries = (
        '[[work]]\norganization = "Alto Mines"\ncurrent = true\ntold_as = "leads the survey of Alto Mines"\n'
        '[[work]]\norganization = "Quay Hall"\ncurrent = true\ntold_as = "teaches geology at Quay Hall"\n'
        '[[memberships]]\norganization = "Reef Trust"\ntold_as = "chairs the Reef Trust"\n'
    )
    text = texts(entries, 100)
    assert "She leads the survey of Alto Mines and teaches geology at Quay Hall." in text
    assert "She chairs the Reef Trust." in text


def test_a_date_stands_where_it_belongs(texts):
    row = '[[awards]]\ntitle = "First"\ndate = 2008\ntold_as = "became the first woman to map the Alto reef in 2008"\n'
    assert "In 2008 she became the first woman to map the Alto reef." in texts(row, 50)


def test_both_verbs_of_the_first_person(texts):
    row = '[[work]]\norganization = "Alto"\ncurrent = true\ntold_as = "founded and directs Alto"\n'
    assert "I founded and direct Alto." in texts(row, 50, "--voice", "first")


def test_papers_have_no_stars(texts):
    assert "Her work has appeared in the Quay Post and Ebb." in texts('appeared_in = ["*Quay Post*", "*Ebb*"]\n', 50)


def test_three_trades_stand_beside_a_post(here, run):
    post = '[[work]]\norganization = "Alto Mines"\nposition = "chief surveyor"\ncurrent = true\nimportance = 5\n'
    trades = HEAD.replace('["geologist"]', '["geologist", "diver", "poet"]')
    Path("profile.toml").write_text(trades + post, "utf-8")
    said = "Ada Finch is a geologist, diver and poet, and chief surveyor at Alto Mines."
    assert run("blurb", "--words", "50").out.strip() == said


def test_a_title_goes_without_its_subtitle_where_there_is_no_room(texts):
    told_as = "is a geologist and the keeper of mud collections at the Museum of Alto Harbour"
    entries = (
        f'told_as = "{told_as}"\n[[publications]]\ntitle = "Ebb and Mud: A Life"\nkind = "Book"\nimportance = 5\n'
        'told_as = "is the author of *Ebb and Mud: A Life*"\n'
    )
    assert texts(entries, 25).strip().endswith("She is the author of Ebb and Mud.")
    assert "She is the author of Ebb and Mud: A Life." in texts(entries, 50)


def test_not_every_sentence_begins_with_the_person(texts):
    row = '[[awards]]\ntitle = "{0}"\ndate = {1}\nimportance = 4\ntold_as = "{2} in {1}"\n'
    deeds = ("crossed the bay", "was named Reef Pilot", "swam round Alto", "was knighted")
    entries = "".join(row.format(f"Deed {at}", 2001 + at, deed) for at, deed in enumerate(deeds))
    begun = re.findall(r"(?:^|\. )(\w+)", texts(entries, 100))
    assert "She She She" not in " ".join(begun)
    alone = "".join(row.format(f"Deed {at}", 2001 + at, deed) for at, deed in enumerate(deeds[:2]))
    alone += '[[memberships]]\norganization = "Reef Trust"\nimportance = 4\ntold_as = "sits on the Reef Trust"\n'
    assert ". In 2002 she " in texts(alone, 100) or " and was named " in texts(alone, 100)


def test_a_post_that_the_first_sentence_holds_is_enough_of_the_present(texts):
    entries = (
        'told_as = "is a geologist and diver, and the founder of Quay Maps and Charts"\n'
        '[[work]]\norganization = "Quay Maps and Charts"\nposition = "founder"\nimportance = 4\n'
        'told_as = "founded Quay Maps and Charts in 2015 and is its director"\n'
        '[[work]]\norganization = "Alto Walks"\nposition = "president"\ncurrent = true\n'
        'told_as = "is president of Alto Walks, a travel house"\n'
        '[[publications]]\ntitle = "Ebb"\nkind = "Book"\nimportance = 5\n'
        'told_as = "is the author of *Ebb and Mud* and the cookbook *Crabs and Other Friends of Mine*"\n'
    )
    said = (
        "Ada Finch is a geologist and diver, and the founder of Quay Maps and Charts. She is the author of Ebb and Mud."
    )
    assert texts(entries, 25).strip() == said


def test_who_was_the_first_to_be_it_is_told(texts):
    entries = (
        'told_as = "is a geologist and director of the Norland Survey"\n'
        '[[work]]\norganization = "Norland Survey"\nposition = "director"\ncurrent = true\nimportance = 5\n'
        'told_as = "is the first woman to direct the Norland Survey"\n'
    )
    assert "She is the first woman to direct the Norland Survey." in texts(entries, 50)


def test_a_title_that_is_said_later_is_said_first(here, run):
    title = HEAD + 'honorific_prefix = "Dr"\nshort_name = "Dr Finch"\n'
    Path("profile.toml").write_text(title, "utf-8")
    assert run("blurb", "--words", "25").out.startswith("Dr Ada Finch is a geologist.")


def test_what_is_done_at_the_house_of_a_sentence_goes_on_from_it(texts):
    first = 'told_as = "is a geologist at the Quay Survey"\n'
    row = '[[projects]]\nname = "Mud"\ntold_as = "teaches mud to children at the Quay Survey"\n'
    assert "Ada Finch is a geologist at the Quay Survey, where she teaches mud to children." in texts(first + row, 50)
    assert "I am a geologist at the Quay Survey, where I teach mud to children." in texts(
        first + row, 50, "--voice", "first"
    )


def test_two_deeds_of_one_year_are_told_behind_it(texts):
    row = '[[awards]]\ntitle = "{0}"\ndate = 2010\nimportance = 4\ntold_as = "{1} in 2010"\n'
    entries = row.format("Quay Prize", "won the Quay Prize") + row.format("Mud", "was shortlisted for the Mud Medal")
    assert "In 2010 she won the Quay Prize and was shortlisted for the Mud Medal." in texts(entries, 100)


@pytest.mark.parametrize("adverb", ["recently", "previously"])
def test_a_word_of_time_covers_one_deed_only(adverb, texts):
    row = '[[work]]\norganization = "{0}"\ncurrent = false\ntold_as = "{1}"\n'
    entries = row.format("Alto", f"{adverb} led the crew of Alto") + row.format("Brio", "drew maps for Brio")
    assert " and drew maps" not in texts(entries, 100)
    assert " and drew maps" in texts(entries.replace(f"{adverb} ", ""), 100)


def test_what_shares_a_name_stands_together(texts):
    entries = (
        '[[shows]]\ntitle = "Silt"\nkind = "exhibition"\nimportance = 4\ntold_as = "arranged *Silt* at the Mariner"\n'
        '[[work]]\norganization = "Alto Mines"\nstart = 1990\nend = 1995\n'
        'told_as = "drew maps for Alto Mines in 1990"\n'
        '[[work]]\norganization = "Mariner Hall of Reefs"\nstart = 1996\nend = 2001\n'
        'told_as = "joined the Mariner Hall of Reefs in 1996"\n'
    )
    text = texts(entries, 100)
    assert text.index("Alto Mines") < text.index("Mariner Hall of Reefs") < text.index("Silt")


def test_posts_that_are_told_with_their_years_stand_in_the_order_of_time(texts):
    row = '[[work]]\norganization = "{0} Court"\nstart = {1}\nend = {2}\n'
    row += 'told_as = "was a judge at the {0} Court from {1} to {2}"\n'
    entries = row.format("Quay", 2001, 2009) + row.format("Reef", 1990, 2000)
    text = texts(entries, 100)
    assert text.index("from 1990 to 2000") < text.index("from 2001 to 2009")


def test_who_holds_one_post_is_told_since_when(texts):
    first = 'told_as = "is a judge at the Quay Court"\n'
    row = '[[work]]\norganization = "Court of the Quay"\nposition = "judge"\nstart = 2015\n'
    assert texts(first + row, 50).startswith("Ada Finch has been a judge at the Quay Court since 2015.")


def test_lists_are_written_as_their_author_writes_them(texts):
    row = '[[projects]]\nname = "Maps"\ntold_as = "has drawn maps of {0}"\n'
    assert "Alto, Brio and Cembalo" in texts(row.format("Alto, Brio and Cembalo"), 50)
    assert "Alto, Brio, and Cembalo" in texts(row.format("Alto, Brio, and Cembalo"), 50)


def test_a_town_with_its_state_is_no_item_of_a_list(texts):
    row = '[[projects]]\nname = "Maps"\nimportance = 4\n'
    row += 'told_as = "has shown maps at the Mud Hall in Washington, DC and Reef House"\n'
    for words in (25, 50):
        assert "Washington and DC" not in texts(row, words)


def test_two_things_that_somebody_is_share_a_verb(texts):
    entries = (
        '[[memberships]]\norganization = "Reef Trust"\nthe = true\ntold_as = "is a fellow of the Reef Trust"\n'
        '[[memberships]]\norganization = "Mud Club"\nthe = true\n'
        'told_as = "is a founder of the Mud Club, which meets at low tide"\n'
    )
    assert "is a fellow of the Reef Trust and a founder of the Mud Club" in texts(entries, 100)


def test_all_of_a_post_stands_for_what_the_first_sentence_says_of_it(texts):
    entries = (
        'told_as = "is a professor of tides who directs the Quay Survey"\n'
        '[[work]]\norganization = "Alto Hall"\nposition = "professor"\nimportance = 5\n'
        'told_as = "is the Imke Vale Professor of Tides at Alto Hall"\n'
    )
    assert texts(entries, 50) == (
        "Ada Finch is the Imke Vale Professor of Tides at Alto Hall and directs the Quay Survey.\n"
    )
    assert texts(entries, 12) == "Ada Finch is a professor of tides who directs the Quay Survey.\n"


def test_what_ends_with_words_that_were_told_ends_before_them(texts):
    entries = (
        'told_as = "is a weaver who has woven full-time since retiring from teaching"\n'
        '[[numbers]]\nvalue = 9\nlabel = "shows"\n'
        'told_as = "has taken part in nine shows since retiring from teaching"\n'
    )
    assert texts(entries, 50).endswith("She has taken part in nine shows.\n")


def test_of_many_trades_two_leave_room_for_what_is_great(texts):
    entries = (
        'told_as = "is a diver, pilot, officer and senior map reader"\n'
        '[[awards]]\ntitle = "First"\nimportance = 5\n'
        'told_as = "is the first Norland diver to walk below the ice of the northern harbours"\n'
    )
    assert texts(entries, 25).startswith("Ada Finch is a diver and pilot. She is the first Norland diver to walk")
    assert "officer and senior map reader." in texts(entries, 50)


def test_what_somebody_made_is_told_as_their_work(texts):
    row = '[[projects]]\nname = "{0}"\nimportance = 4\ntold_as = "{1}"\n'
    entries = row.format("A", "has made work that ranges from reefs to harbours") + row.format(
        "B", "has had a career that spans four decades"
    )
    assert "Her work ranges from reefs to harbours, and her career spans four decades." in texts(entries, 50)
    assert "My work ranges from reefs to harbours" in texts(entries, 50, "--voice", "first")


def test_a_home_stands_before_what_goes_on(texts):
    entries = 'told_as = "is a geologist and reader of maps"\nlocation = "Alto"\n[[work]]\norganization = "Quay"\n'
    entries += 'current = true\ntold_as = "maps reefs for the Quay Survey"\n'
    assert "Based in Alto, she maps reefs for the Quay Survey." in texts(entries, 50)


def test_who_is_founder_is_not_told_to_have_founded(texts):
    row = '[[work]]\norganization = "Quay Reef"\nposition = "founder"\nimportance = 5\n'
    entries = 'told_as = "is the founder of Quay Reef and a reader of maps"\n' + row
    entries += 'told_as = "founded the NGO Quay Reef"\n'
    assert texts(entries, 50) == "Ada Finch is the founder of Quay Reef and a reader of maps.\n"


def test_every_verb_of_a_phrase_follows_the_person(texts):
    row = (
        '[[work]]\norganization = "Quay"\ncurrent = true\ntold_as = "sells maps and receives commissions for others"\n'
    )
    assert "I sell maps and receive commissions for others." in texts(row, 50, "--voice", "first")


@pytest.mark.parametrize(
    ("first", "row", "again"),
    [
        ("is a tide warden and teacher of mud", "has been a tide warden for over 30 years", "30 years"),
        (
            "is a priest who chairs the Quay Board of Tides",
            "has been chairman of the Quay Board of Tides since 2016",
            "chairman",
        ),
        ("is the chief warden of Quay Hall at Alto", "became chief warden of Quay Hall in 2005", "became"),
    ],
)  # fmt: skip
def test_when_it_began_is_no_reason_to_say_it_twice(first, row, again, texts):
    entries = f'told_as = "{first}"\n[[volunteering]]\norganization = "Quay"\nposition = "x"\ntold_as = "{row}"\n'
    entries += '[[awards]]\ntitle = "Harbour Medal"\ntold_as = "received the Harbour Medal"\n'
    text = texts(entries, 50)
    assert again not in text
    assert "received the Harbour Medal" in text


def test_a_title_is_not_cut_where_its_end_was_said_before(texts):
    entries = (
        'told_as = "is a geologist"\n'
        '[[publications]]\ntitle = "The Court of No Tide"\nkind = "book"\nimportance = 5\n'
        'told_as = "is the author of three books, among them *The Court of No Tide* (2023)"\n'
        '[[awards]]\ntitle = "Harbour Prize"\nwork = "The Court of No Tide"\nresult = "finalist"\nimportance = 4\n'
        'told_as = "was a finalist for the Harbour Prize with *The Court of No Tide*"\n'
        '[[awards]]\ntitle = "Quay Grant"\nimportance = 4\ntold_as = "has received grants from the Quay Fund for Mud"\n'
    )
    for words in range(20, 60, 5):
        text = texts(entries, words)
        assert "*" not in text
        assert text.count("The Court") == text.count("The Court of No Tide")


def test_years_behind_one_another_stay_together(texts):
    entries = (
        'told_as = "is a dancer"\n'
        '[[awards]]\ntitle = "Best of All Award"\ndate = 1991\nimportance = 4\n'
        'told_as = "received the Best of All Award at the Tide Contest of Norland in 1991"\n'
        '[[awards]]\ntitle = "Teacher of Tides"\nimportance = 5\n'
        'told_as = "received the Grand Quay’s Teacher of Tides recognition in 2013, 2015 and 2016"\n'
    )
    for words in range(20, 60, 5):
        text = texts(entries, words)
        assert ("recognition" in text) == ("in 2013, 2015 and 2016" in text)


def test_what_a_house_is_stands_behind_its_name_and_not_behind_the_year(texts):
    entries = (
        'told_as = "is a nurse"\n'
        '[[work]]\norganization = "Mudworks"\nposition = "founder"\nstart = 2014\nimportance = 5\n'
        'told_as = "founded Mudworks in 2014, a company for light and cheap boots"\n'
        '[[awards]]\ntitle = "Quay Grant"\nimportance = 4\ntold_as = "has received grants from the Quay Fund for Mud"\n'
    )
    assert "In 2014 she founded Mudworks, a company for light and cheap boots." in texts(entries, 60)


def test_the_article_of_a_name_stays_behind_what_it_is(texts):
    entries = (
        'told_as = "is a designer of sails"\n'
        '[[work]]\norganization = "The Gentle Tide"\nposition = "co-founder"\nimportance = 5\n'
        'told_as = "co-founded The Gentle Tide, a dyed thread company of the north"\n'
    )
    for words in range(10, 30):
        text = texts(entries, words)
        assert text.count("Gentle Tide") == text.count("The Gentle Tide")
