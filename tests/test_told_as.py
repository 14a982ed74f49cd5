"""`told_as`, the author's last word on how a sentence tells an entry, and the advice that leads to it."""

from __future__ import annotations

from pathlib import Path

import pytest

HEAD = """as_of = 2026-01-01
[person]
name = "Ada Finch"
pronouns = "she"
occupations = ["geologist"]
"""

CASES = [
    ('[[work]]\norganization = "Norland Senate"\nposition = "Whip, Pier Party"\n'
     'told_as = "is the Pier Party’s whip in the Norland Senate"',
     "Ada Finch is a geologist and the Pier Party’s whip in the Norland Senate."),
    ('[[work]]\norganization = "Norland Senate"\ntold_as = "the Pier Party’s whip in the Norland Senate"',
     "Ada Finch is a geologist and the Pier Party’s whip in the Norland Senate."),
    ('[[work]]\norganization = "Norland Senate"\ncurrent = false\ntold_as = "is a page in the Norland Senate"',
     "She was a page in the Norland Senate."),
    ('[[work]]\norganization = "Quay Hall"\ntold_as = "holds the Vale Chair in Tides at Quay Hall"',
     "She holds the Vale Chair in Tides at Quay Hall."),
    ('[[awards]]\ntitle = "Record"\ntold_as = "set the national record in the pole vault in 1999."',
     "She set the national record in the pole vault in 1999."),
    ('[[education]]\ninstitution = "Quay Hall"\ntold_as = "read Norn at Quay Hall"', "She read Norn at Quay Hall."),
    ('[[publications]]\ntitle = "Ebb"\nkind = "Book"\ntold_as = "co-edited *Ebb* with Kim Vale"',
     "She co-edited Ebb with Kim Vale."),
    ('[[memberships]]\norganization = "Salt Wind"\ntold_as = "plays in the octet Salt Wind"',
     "She plays in the octet Salt Wind."),
    ('[[numbers]]\nvalue = 40\nlabel = "harbours"\ntold_as = "has counted the tides of forty harbours"',
     "She has counted the tides of forty harbours."),
    ('[[work]]\norganization = "Ebb Hall"\nposition = "owner"\ntold_as = "will open a second hall, Ebb, in Skarvik"',
     "She will open a second hall, Ebb, in Skarvik."),
    ('[[projects]]\nname = "Ebb"\ntold_as = "shot, cut and scored *Ebb*"', "She shot, cut and scored Ebb."),
    ('[[memberships]]\norganization = "Salt Wind"\ntold_as = "first heard the octet Salt Wind in Alto"',
     "She first heard the octet Salt Wind in Alto."),
    ('[[work]]\norganization = "Quay Hall"\ntold_as = "also teaches at Quay Hall"', "She also teaches at Quay Hall."),
]  # fmt: skip


@pytest.mark.parametrize(("table", "said"), CASES)
def test_an_entry_is_told_as_its_author_says(table, said, here, run):
    Path("profile.toml").write_text(HEAD + table, "utf-8")
    assert said in run("blurb", "--words", "50").out


def test_the_first_person_says_it_too(here, run):
    line = "holds a chair of her own at Quay Hall, where she leads the tides"
    table = f'[[work]]\norganization = "Quay Hall"\ntold_as = "{line}"'
    Path("profile.toml").write_text(HEAD + table, "utf-8")
    assert (
        "I hold a chair of my own at Quay Hall, where I lead the tides."
        in run("blurb", "--words", "50", "--voice", "first").out
    )


def test_their_own_is_mine_and_what_may_be_of_others_stays(here, run):
    row = '[[shows]]\ntitle = "Ebb"\ntold_as = "{0}"\n'
    rows = row.format("made their debut with *Ebb* in 2008") + row.format("helped farmers to sell their crops").replace(
        "Ebb", "Flow"
    )
    Path("profile.toml").write_text(HEAD.replace("she", "they") + rows, "utf-8")
    said = run("blurb", "--words", "50", "--voice", "first").out
    assert "I made my debut with Ebb" in said
    assert "helped farmers to sell their crops" in said


OWN = {
    "considers the effect of salt on the language of their lineage": "the language of my lineage",
    "works with a choir on the sound of their hall": "the sound of their hall",
    "asks what a stranger does with their boat": "their boat",
}


@pytest.mark.parametrize("told", OWN)
def test_their_is_mine_where_nobody_else_is_there_to_own_it(told, here, run):
    row = f'[[projects]]\nname = "Ebb"\ntold_as = "{told}"\n'
    Path("profile.toml").write_text(HEAD.replace("she", "they") + row, "utf-8")
    assert OWN[told] in run("blurb", "--words", "50", "--voice", "first").out
    assert told.partition(" ")[2] in run("blurb", "--words", "50").out


def test_two_of_one_verb_are_one_sentence(here, run):
    row = '[[memberships]]\norganization = "{0}"\ntold_as = "served on the board of {0}"\n'
    Path("profile.toml").write_text(HEAD + row.format("Tides") + row.format("Fog"), "utf-8")
    assert "She served on the boards of Tides and Fog." in run("blurb", "--words", "50").out


def test_what_somebody_is_the_first_to_do_is_told_of_each(here, run):
    row = '[[awards]]\ntitle = "{0}"\ntold_as = "{1}"\n'
    first = "is the first Norland geologist to sail under the ice"
    again = "is the first Norland geologist to return to it a second, third and fourth time"
    Path("profile.toml").write_text(HEAD + row.format("A", first) + row.format("B", again), "utf-8")
    text = run("blurb", "--words", "50").out
    assert "to sail under the ice and the first Norland geologist to return to it a second, third and fourth" in text
    advice = [row.format(each, f"is an adviser to {each}") for each in ("the Quay Trust", "Salt Wind")]
    Path("profile.toml").write_text(HEAD + "".join(advice), "utf-8")
    assert "and to" not in run("blurb", "--words", "50").out


def test_it_may_tell_other_entries_of_its_table_too(here, run):
    table = (
        '[[work]]\norganization = "Quill"\nposition = "reporter"\ncurrent = false\n'
        'told_as = "reported for Quill and Slate from the reefs"\n'
        '[[work]]\norganization = "Slate"\nposition = "reporter"\ncurrent = false\n'
    )
    Path("profile.toml").write_text(HEAD + table, "utf-8")
    assert (
        run("blurb", "--words", "50").out
        == "Ada Finch is a geologist. She reported for Quill and Slate from the reefs.\n"
    )


def test_it_goes_with_any_field_of_the_entry_that_is_withheld(here, run):
    table = (
        '[[work]]\norganization = "Norland Senate"\nposition = "whip"\nfocus = "fog"\nprivate = ["focus"]\n'
        'told_as = "is the whip who counts fog in the Norland Senate"'
    )
    Path("profile.toml").write_text(HEAD + table, "utf-8")
    assert "fog" not in run("blurb", "--words", "50").out


UNSURE = [
    '[[work]]\norganization = "Salt Kitchen on Radio Nine"',
    '[[volunteering]]\norganization = "young sailors"',
    '[[projects]]\nname = "Ebb"\nrole = "developer"',
    '[[awards]]\ntitle = "Best Band"',
    '[[awards]]\ntitle = "Athlete of the Year"',
    '[[memberships]]\norganization = "Salt Wind"',
    '[[education]]\narea = "navigation"',
    '[[education]]\ninstitution = "Quay Hall"\nstudy_type = "PhD paper"',
    '[[shows]]\ntitle = "Ondine"\nkind = "production"\nvenue = "Pier Theatre"',
    '[[work]]\norganization = "Department of Tides"\nposition = "chair"\ncurrent = false',
]


@pytest.mark.parametrize("table", UNSURE)
def test_what_is_not_certain_is_told_in_no_sentence_and_check_says_what_to_write(table, here, run):
    Path("profile.toml").write_text(HEAD + table, "utf-8")
    assert run("blurb", "--words", "50").out.strip() == "Ada Finch is a geologist."
    heard = [
        line for line in run("check").out.splitlines() if "told in no sentence" in line or "no sentence tells" in line
    ]
    assert len(heard) == 1
    assert heard[0].startswith("profile.toml:")
    Path("profile.toml").write_text(f'{HEAD}{table}\ntold_as = "sailed to the northern reefs"\n', "utf-8")
    assert "She sailed to the northern reefs." in run("blurb", "--words", "50").out
    assert "no sentence tells" not in run("check").out


def told(run, profile: str, *options: str) -> str:
    Path("profile.toml").write_text(profile, "utf-8")
    return str(run("blurb", *options).out).strip()


WHO = HEAD + 'told_as = "is a geologist at Quay Hall who reads old harbours from their mud"\n'


def test_the_first_sentence_is_its_authors_and_what_it_names_is_not_told_again(here, run):
    post = '[[work]]\norganization = "Quay Hall"\nposition = "lecturer"\n'
    post += '[[awards]]\ntitle = "Pier Prize"\nimportance = 5\n'
    assert told(run, WHO + post, "--words", "25") == (
        "Ada Finch is a geologist at Quay Hall who reads old harbours from their mud. She won the Pier Prize."
    )
    assert told(run, WHO + post, "--words", "25", "--voice", "first").startswith("I am a geologist at Quay Hall who")
    assert told(run, WHO + post, "--words", "6") == "Ada Finch is a geologist."
    greater = '[[work]]\norganization = "Pier Museum"\nposition = "director"\nimportance = 5\n'
    assert told(run, WHO + greater, "--words", "25").startswith("Ada Finch is a geologist at Quay Hall who reads")


def test_what_only_explains_is_left_out_where_room_is_short(here, run):
    row = '[[memberships]]\norganization = "Salt Wind"\n'
    row += 'told_as = "plays in Salt Wind, an octet that was founded on a ferry"'
    assert told(run, HEAD + row, "--words", "30").endswith(
        "She plays in the octet Salt Wind, which was founded on a ferry."
    )
    assert told(run, HEAD + row, "--words", "12").endswith("She plays in the octet Salt Wind.")


ALIKE = [
    ("memberships", "organization", ["served on the board of Tides", "served on the board of Fog"],
     "She served on the boards of Tides and Fog."),
    ("awards", "title", ["was named Fox of the Year in 2016", "was named Owl of the Year in 2019"],
     "She was named Fox of the Year in 2016 and Owl of the Year in 2019."),
    ("awards", "title", ["was on the Pier list in 2016", "was named Owl of the Year in 2019"],
     "She was on the Pier list in 2016 and was named Owl of the Year in 2019."),
    ("publications", "title", ["is the author of the companion to the musical *Ebb*",
                               "is the author of the companion to the musical *Flow*"],
     "She is the author of the companion to the musical Ebb."),
    ("publications", "title", ["is the author of *Ebb* (2019), a history of fog", "is the author of *Flow* (2012)"],
     "She is the author of Ebb (2019) and Flow (2012)."),
    ("education", "institution", ["holds an MA from Quay Hall", "holds a PhD from Pier College"],
     "She holds a PhD from Pier College and an MA from Quay Hall."),
]  # fmt: skip


@pytest.mark.parametrize(("table", "field", "lines", "said"), ALIKE)
def test_what_begins_alike_is_told_once(table, field, lines, said, here, run):
    study = ['study_type = "MA"\n', 'study_type = "PhD"\n'] if table == "education" else ["", ""]
    rows = [f'[[{table}]]\n{field} = "{name}"\n{more}told_as = "{line}"\n'
            for name, line, more in zip(("One", "Two"), lines, study, strict=True)]  # fmt: skip
    assert said in told(run, HEAD + "".join(rows), "--words", "60")


def test_who_is_retired_is_so_still(here, run):
    row = '[[work]]\norganization = "Quay Hall"\ncurrent = false\ntold_as = "is a retired professor of Quay Hall"'
    assert told(run, HEAD + row, "--words", "50") == "Ada Finch is a geologist and retired professor of Quay Hall."


def test_no_degree_hides_a_higher_one_behind_what_names_its_school(here, run):
    rows = (
        '[[education]]\ninstitution = "Quay Hall"\nstudy_type = "PhD"\narea = "geology"\n'
        '[[education]]\ninstitution = "Quay Hall"\ntold_as = "spent two years of research on mud at Quay Hall"\n'
    )
    assert "holds a PhD in geology from Quay Hall" in told(run, HEAD + rows, "--words", "50")


def test_a_date_gives_way_where_room_is_short_and_no_other_is_added(here, run):
    row = '[[work]]\norganization = "Pier Museum"\nposition = "director"\nstart = 1980\nend = 2007\nimportance = 5\n'
    row += 'told_as = "was director of the Pier Museum of Tides and Harbours in Alto, Norland, from 1980 to 2007"'
    row = row.replace(", from", " from")
    assert told(run, HEAD + row, "--words", "40").endswith("in Alto, Norland from 1980 to 2007.")
    assert told(run, HEAD + row, "--words", "20").endswith("in Alto, Norland.")


def test_nothing_lesser_stands_in_for_what_is_great(here, run):
    rows = (
        '[[publications]]\ntitle = "A Very Long Title of a Book on the Ways of Mud in the Old Harbours of the '
        'North and the South"\nkind = "Book"\nimportance = 5\n[[publications]]\ntitle = "Ebb"\nkind = "Book"\n'
        '[[memberships]]\norganization = "Guild of Tides"\nrole = "member"\n'
        '[[awards]]\ntitle = "Pier Prize of the Harbour Towns"\nimportance = 4\n'
    )
    said = told(run, HEAD + rows, "--words", "25")
    assert said == "Ada Finch is a geologist. She won the Pier Prize of the Harbour Towns."


def test_long_texts_say_less(here, run):
    verbs = ("plays in", "sings with", "sails for", "writes to", "speaks for", "swims in", "walks with", "reads to")
    rows = "".join(
        f'[[memberships]]\norganization = "Guild {at}"\n'
        f'told_as = "{verb} Guild {at} of the seven old harbours on the northern shore of Norland"\n'
        for at, verb in enumerate(verbs)
    )
    assert told(run, HEAD + rows, "--words", "100").count(".") == 5


def test_who_has_left_the_office_is_no_director(here, run):
    text = HEAD.replace('"geologist"', '"museum director"')
    row = '[[work]]\norganization = "Pier Museum"\nposition = "director"\nstart = 1980\nend = 2007\n'
    assert told(run, text + row, "--words", "50").startswith("Ada Finch is a former museum director.")


def test_check_shows_the_first_sentence_and_what_is_too_long(here, run):
    post = '[[work]]\norganization = "Quay Hall"\nposition = "lecturer"\nimportance = 5\n'
    Path("profile.toml").write_text(HEAD + post, "utf-8")
    assert "every text begins “Ada Finch is a geologist and lecturer at Quay Hall.”" in run("check").out
    line = (
        "is a lecturer who takes the students of Quay Hall to all of the old harbours of the north in a boat of her own"
    )
    Path("profile.toml").write_text(f'{HEAD}{post}told_as = "{line}"\n', "utf-8")
    assert "told_as has 25 words" in run("check").out
    Path("profile.toml").write_text(f'{HEAD}{post}told_as = "is Director of Quay Hall"\n', "utf-8")
    assert 'write "director"' in run("check").out


def test_who_has_no_pronoun_is_advised_too(here, run):
    text = HEAD.replace('pronouns = "she"\n', "")
    Path("profile.toml").write_text(text + '[[awards]]\ntitle = "Best Band"\n', "utf-8")
    checked = run("check").out
    assert "no sentence tells it" in checked
    assert "as it follows “Ada Finch”" in checked


def test_the_office_that_somebody_has_left_says_who_they_were(here, run):
    text = HEAD.replace('"geologist"', '"museum director", "curator"')
    row = '[[work]]\norganization = "Pier Museum"\nposition = "director"\nstart = 1980\nend = 2007\nimportance = 5\n'
    line = "was the director of the Pier Museum in Alto, Norland, for 27 years, from 1980 until May 2007"
    assert told(run, text + row, "--words", "25") == "Ada Finch was director of the Pier Museum from 1980 to 2007."
    assert told(run, f'{text}{row}told_as = "{line}"\n', "--words", "25").startswith(
        "Ada Finch was the director of the"
    )


def test_the_place_and_the_field_of_the_foremost_post_are_told_where_there_is_room(here, run):
    row = '[[work]]\norganization = "Quay University"\nposition = "professor of tides"\nlocation = "Norland"\n'
    row += 'focus = "the care of mud, the life of silt, the sound of fog, the law of sand and the colour of salt"\n'
    said = told(run, HEAD + row, "--words", "40")
    assert said.startswith("Ada Finch is a geologist and professor of tides at Quay University in Norland, where she")
    assert said.endswith("focuses on the care of mud and the life of silt.")


def test_prizes_keep_their_dates_alike(here, run):
    rows = "".join(
        f'[[awards]]\ntitle = "{name}"\ndate = {year}\ntold_as = "{verb} the {name} of the Seven Harbours in {year}"\n'
        for name, year, verb in (("Pier Prize", 2004, "won"), ("Fog Medal", 2011, "was handed"))
    )
    said = told(run, HEAD + rows, "--words", "26")
    assert ("2004" in said) == ("Pier Prize" in said)
    assert ("2011" in said) == ("Fog Medal" in said)


def test_books_beside_a_collection_in_its_authors_words_are_not_of_it(here, run):
    """Books without a date have no empty brackets."""
    books = "".join(
        f'[[publications]]\ntitle = "{title}"\nkind = "Book"\n{more}'
        for title, more in (
            ("The Harbour Year", "importance = 5\n"),
            ("Salt and Rope", ""),
            ("The Weight of Tides", 'told_as = "is the author of the story collection *The Weight of Tides*"\n'),
        )
    )
    person = '[person]\nname = "Ada Lund"\npronouns = "she"\noccupations = ["novelist"]\n'
    (here / "profile.toml").write_text(person + books, "utf-8")
    text = run("blurb", "--words", "50").out
    assert "()" not in text
    assert "The Weight of Tides, The Harbour Year" not in text


def test_a_verb_that_no_list_has_is_a_verb_where_no_post_follows(here, run):
    person = '[person]\nname = "Ada Lund"\npronouns = "she"\noccupations = ["photographer", "filmmaker"]\n'
    work = '[[work]]\norganization = "independent practice"\nposition = "photographer"\nimportance = 5\n'
    (here / "profile.toml").write_text(
        person + work + 'told_as = "follows women and friends as they move through change"\n', "utf-8"
    )
    assert "is follows" not in run("blurb", "--words", "50").out
    (here / "profile.toml").write_text(person + work + 'told_as = "sports editor at the Lund Courier"\n', "utf-8")
    assert "sports editor at the Lund Courier" in run("blurb", "--words", "50").out


def test_what_was_done_is_told_beside_no_post(here, run):
    work = "".join(
        f'[[work]]\norganization = "{court}"\nposition = "judge"\nstart = {start}\n{more}'
        for court, start, more in (
            ("Court of Appeal", 2023, 'importance = 5\ntold_as = "was appointed to the Court of Appeal in 2023"\n'),
            ("Harbour Court", 2015, 'end = 2023\ntold_as = "was a judge of the Harbour Court from 2015 to 2023"\n'),
        )
    )
    (here / "profile.toml").write_text(
        '[person]\nname = "Ada Lund"\npronouns = "she"\noccupations = ["judge"]\n' + work
    )
    text = run("blurb", "--words", "50").out
    assert (
        "She was a judge of the Harbour Court from 2015 to 2023, when she was appointed to the Court of Appeal." in text
    )


def test_prizes_that_their_author_tells_together_are_told_once(here, run):
    awards = "".join(f'[[awards]]\ntitle = "{title} Fellowship"\n' for title in ("Harbour", "Quay"))
    own = '[[awards]]\ntitle = "Lund Fellowship"\ntold_as = "is a recipient of Lund, Harbour and Quay Fellowships"\n'
    (here / "profile.toml").write_text('[person]\nname = "Ada Lund"\npronouns = "she"\n' + own + awards, "utf-8")
    assert run("blurb", "--words", "50").out.count("Harbour") == 1


EXPLAINED = [
    (
        "work",
        "organization",
        "founded Salt Wind in 2001, a label for fog horns",
        "founded the label Salt Wind in 2001.",
    ),
    ("projects", "name", "hosts *Ebb* with Kim Vale, a podcast about mud", "hosts the podcast Ebb with Kim Vale."),
    ("projects", "name", "founded the choir Salt Wind, an octet from Alto", "founded the choir Salt Wind."),
    ("work", "organization", "founded the Quay Museum, a house in Alto", "founded the Quay Museum."),
    ("publications", "title", "wrote *Ebb on the Pier*, a book on mud", "wrote Ebb on the Pier."),
]


@pytest.mark.parametrize(("table", "field", "line", "said"), EXPLAINED)
def test_a_name_that_says_nothing_is_never_told_without_what_it_names(table, field, line, said, here, run):
    row = f'[[{table}]]\n{field} = "{line.split()[1].strip("*,")}"\ntold_as = "{line}"\n'
    whole = f"She {line}.".replace("*", "")
    assert whole in told(run, HEAD + row, "--words", "40")
    shortest = len(f"Ada Finch is a geologist. She {said}".split())
    assert told(run, HEAD + row, "--words", str(shortest)).endswith(f"She {said}")
    assert told(run, HEAD + row, "--words", str(shortest - 1)) == "Ada Finch is a geologist."


def test_what_a_house_does_that_the_first_sentence_names_is_told_of_the_house(here, run):
    who = HEAD + 'told_as = "is the founder of Salt Wind and a former captain of the Alto ferries"\n'
    row = '[[work]]\norganization = "Salt Wind"\nimportance = 5\n'
    row += 'told_as = "founded the NGO Salt Wind, which trains pilots for the northern harbours"\n'
    assert told(run, who + row, "--words", "50") == (
        "Ada Finch is the founder of Salt Wind and a former captain of the Alto ferries. "
        "Salt Wind trains pilots for the northern harbours."
    )
    ends = HEAD + 'told_as = "is a former captain and the founder of Salt Wind"\n'
    assert told(run, ends + row, "--words", "50", "--voice", "first") == (
        "I am a former captain and the founder of Salt Wind, which trains pilots for the northern harbours."
    )
    field = row.replace(", which trains pilots for the northern harbours", ", specializing in fog")
    assert told(run, who + field, "--words", "50", "--voice", "first").endswith("I specialize in fog.")


def test_a_post_that_is_told_by_something_else_is_not_told_with_its_first_day(here, run):
    who = HEAD + 'told_as = "is a surgeon at Quay Hospital"\n'
    row = '[[work]]\norganization = "Quay Hospital"\nposition = "surgeon"\nstart = 2007\nimportance = 5\n'
    row += 'told_as = "has expertise in the hands of sailors"\n'
    text = told(run, who + row, "--words", "50")
    assert (
        text == "Ada Finch has been a surgeon at Quay Hospital since 2007. She has expertise in the hands of sailors."
    )


def test_no_adjective_stands_in_for_a_trade(here, run):
    who = HEAD + 'told_as = "is a tall, quiet, bold diver and pilot"\n'
    row = '[[awards]]\ntitle = "First"\nimportance = 5\n'
    row += 'told_as = "is the first Norland diver to walk below the ice of the old northern harbour at Alto Bay"\n'
    assert "quiet." not in told(run, who + row, "--words", "25")


def test_no_post_stands_before_a_deed_that_has_nothing_to_do_with_it(here, run):
    rows = (
        '[[work]]\norganization = "Quay Hall"\nposition = "lecturer"\nimportance = 5\n'
        'told_as = "is an associate lecturer in tides at Quay Hall"\n'
        '[[projects]]\nname = "Salt Wind"\nimportance = 4\ntold_as = "founded the octet Salt Wind in 1997"\n'
    )
    who = HEAD + 'told_as = "is a geologist who reads old harbours"\n'
    text = told(run, who + rows, "--words", "50")
    assert "n associate lecturer in tides at Quay Hall, she founded" not in text
    assert "founded the octet Salt Wind" in text


def test_no_two_sentences_in_a_row_end_with_a_clause_that_may_go(here, run):
    rows = "".join(
        f'[[projects]]\nname = "{at}"\nimportance = 4\ntold_as = "{verb} of old ports in Norland, which has {what}"\n'
        for at, verb, what in (
            ("A", "pioneered the mapping", "saved many ships from the mud"),
            ("B", "developed a reading", "given sailors more time to sleep"),
        )
    )
    assert told(run, HEAD + rows, "--words", "60").count(", which") == 1


def test_of_honours_in_a_list_most_are_told_and_no_other_of_the_row_stands_apart(here, run):
    givers = ("Alto Fund", "Brio Trust", "Cello Bank", "Dune Guild")
    line = f"has received fellowships from the {', the '.join(givers[:3])} and the {givers[3]}"
    rows = "".join(f'[[awards]]\ntitle = "Fellowship"\nawarder = "{each}"\nimportance = 2\n' for each in givers[1:])
    rows += f'[[awards]]\ntitle = "Fellowship"\nawarder = "{givers[0]}"\nimportance = 4\ntold_as = "{line}"\n'
    rows += '[[awards]]\ntitle = "Fellowship"\nawarder = "Ebb Hall"\nimportance = 2\n'
    for length in range(5, 60):
        text = told(run, HEAD + rows, "--words", str(length))
        assert "Ebb Hall" not in text
        assert "fellowships" not in text or sum(each in text for each in givers) > 2


def test_who_is_a_founder_of_it_is_told_to_have_founded_it_for_the_sake_of_more_only(here, run):
    who = HEAD + 'told_as = "is a geologist and a founder of Salt Wind"\n'
    row = '[[work]]\norganization = "Salt Wind"\nposition = "founder"\nstart = 2013\nimportance = 5\n'
    row += 'told_as = "founded Salt Wind with Kim Vale in 2013{0}"\n'
    assert "founded" not in told(run, who + row.format(""), "--words", "50")
    more = ", marking the loss of the last ferry of the old northern harbours"
    assert told(run, who + row.format(more), "--words", "50").endswith(f"with Kim Vale in 2013{more}.")
    assert "founded" not in told(run, who + row.format(more), "--words", "25")


def test_who_has_no_pronoun_is_called_by_name_and_by_trade_in_turn(here, run):
    verbs = ("maps the old harbours of the north", "teaches sailors at Quay Hall", "swims with a club of pilots")
    rows = "".join(f'[[projects]]\nname = "{at}"\ntold_as = "{verb}"\n' for at, verb in enumerate(verbs))
    text = told(run, HEAD.replace('pronouns = "she"\n', "") + rows, "--words", "50")
    assert "Ada Finch is a geologist. Finch " in text
    assert " The geologist " in text


BESIDE = [
    ("is founding partner of Quay Hall", "is the author of *Ebb*",
     "I am founding partner of Quay Hall and the author of Ebb."),
    ("is partner and director of Quay Hall", "is the author of *Ebb*",
     "I am partner and director of Quay Hall, and the author of Ebb."),
    ("is the editor of *Ebb*", "mentors young sailors and promotes the old ferries of the north",
     "I am the editor of Ebb. I mentor young sailors and promote the old ferries of the north."),
    ("is the only sailor to win all four prizes of the year", "is a pilot of the second class in Alto",
     "I am the only sailor to win all four prizes of the year. I am a pilot of the second class in Alto."),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "said"), BESIDE)
def test_what_somebody_is_stands_beside_what_else_they_are_where_that_reads_well(one, other, said, here, run):
    tables = ("memberships", "organization"), ("projects", "name")
    rows = "".join(
        f'[[{table}]]\n{field} = "Q{at}"\nimportance = 4\ntold_as = "{line}"\n'
        for at, ((table, field), line) in enumerate(zip(tables, (one, other), strict=True))
    )
    assert said in told(run, HEAD + rows, "--words", "60", "--voice", "first")


def test_who_teaches_somewhere_does_not_teach_there_again(here, run):
    who = HEAD + 'told_as = "is a geologist who teaches at Quay Hall"\n'
    row = '[[work]]\norganization = "Quay Hall"\ntold_as = "teaches the law of mud and fog at Quay Hall"\n'
    assert "where she teaches" not in told(run, who + row, "--words", "60")


def test_what_was_named_long_before_is_named_again(here, run):
    who = HEAD + 'told_as = "is a geologist at the Quay University"\n'
    rows = "".join(f'[[projects]]\nname = "{at}"\nimportance = 5\ntold_as = "{verb}"\n' for at, verb in (
        ("A", "mapped the old harbours of the north by boat and on foot"),
        ("B", "has drawn the mud of nine rivers for a bank"),
        ("C", "showed sailors how the tides of Norland turn"),
    ))  # fmt: skip
    rows += '[[work]]\norganization = "Quay University"\n'
    rows += 'current = false\ntold_as = "was dean of mud at the Quay University"'
    text = told(run, who + rows, "--words", "100")
    assert text.endswith("was dean of mud at the Quay University.")
