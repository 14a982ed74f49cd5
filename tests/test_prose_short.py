"""Pasted biographies in few words: who the person is and what they do now, whatever the text opens with."""

import re
from pathlib import Path

import pytest

import presskit
from presskit.prose import read
from tests.conftest import Run

SHORT = {
    # a trade without what follows it; a post with its place
    "Mara Lind is Senior Reader in Salt Law at the Norland Institute of Law, which she helped to build up.":
        "",  # its own words are as few
    "Mara Lind has been teaching the history of salt at Norland College since 1994, and has three grown children.":
        "teaches the history of salt[ at Norland College].",
    "Mara Lind has been teaching the history of salt at Norland College since the autumn of 1994.":
        "teaches the history of salt[ at Norland College].",
    "Mara Lind is an independent adviser with years of naval, legal and practical experience on four continents.":
        "is an independent adviser.",
    "Mara Lind currently serves as the group cello instructor at Norland College and as a reader at Brio in Bonn.":
        "serves as the group cello instructor at Norland College.",
    # what stands before the name, or behind it
    "Potter and glazier Mara Lind is the recipient of the Harbour Prize for her bowls in the colour of sea salt.":
        "is a potter and glazier.",
    "A lecturer in the salt department, Mara Lind leads the large first courses in coastal and marine chemistry.":
        "is a lecturer in the salt department.",
    "As Head of Glass at Brio Works, Mara Lind has created a practice which engages makers, growers and schools.":
        "is Head of Glass at Brio Works.",
    "Chalk and ink artist Mara Lind is the recipient of the Harbour Prize for her drawings of the northern coast.":
        "is a chalk and ink artist.",
    "Mara Lind—potter, glazier—has shown her bowls in the colour of sea salt at many houses of the northern coast.":
        "is a potter, glazier.",
    # a post keeps its place, and a trade that leans what it leans on; what is over is not told of today
    "Mara Lind is Senior Writer at the Alto Review, co-editor of its yearly books, and also a founder of Brio Hall.":
        "is Senior Writer at the Alto Review.",
    "Mara Lind has been a reader in the Council of Salt and Fellow in Glass, Norland University; and a Brio Scholar.":
        "",
    "Mara Lind, a Norwegian painter living and working in Bonn, holds a degree in paper from the Alto Academy.":
        "is a Norwegian painter.",
    "Mara Lind will be remembered as the first woman to cross the Sound alone, and as the founder of three schools.":
        "",
    "Mara Lind is a professional photographer and writer, best known in Norland for her photographs of sea salt.":
        "is a professional photographer and writer.",
    "Mara Lind, Department of Salt, Alto University, is a historian of salt with a wide interest in coasts.":
        "is a historian.",
    # what was, is not told of today
    "A former singer and once the youngest judge of Norland, Mara Lind leads a small farm of sheep in the north.": "",
    "Mara Lind is a Norland salt lawyer turned curator and adviser to the houses of the whole northern coast.": "",
}  # fmt: skip


@pytest.mark.parametrize("sentence", SHORT)
def test_a_long_sentence_that_says_who_somebody_is_has_a_short_wording(sentence):
    (only,) = read(sentence, name="Mara Lind", pronouns="she", language="en-GB").sentences
    said = re.sub(r"\{They\} |[{}]", "", only.short)
    assert said == SHORT[sentence]


OLE = """\
Physicist Ole Brandt is a leader in precise measurements of very small things and the study of antimatter in Norland. \
Past chair of the Alto physics department, he is Professor and Director of the Centre for Small Things at Brio \
University. He has received the Harbour Medal for a set of long experiments, of which the first took him nine years. \
Brandt was elected to the Norland Academy in 2004.
"""


def blurb(run: Run, words: int, *more: str) -> str:
    return run("blurb", "profile.toml", "--words", words, *more).out.strip()


@pytest.mark.slow
def test_ten_words_say_who_it_is_and_twenty_five_the_post_too(here: Path, run: Run):
    (here / "bio.txt").write_text(OLE)
    run("import", "bio.txt", "-o", "profile.toml")
    assert presskit.load("profile.toml").bio[0].short == "{They} {is} a physicist."
    assert blurb(run, 10) == "Ole Brandt is a physicist."
    assert blurb(run, 10, "--voice", "first") == "I am a physicist. I have received the Harbour Medal."
    now = "He is Professor and Director of the Centre for Small Things at Brio University."
    assert blurb(run, 25) == f"Ole Brandt is a physicist. {now} He has received the Harbour Medal."
    assert blurb(run, 65).startswith("Physicist Ole Brandt is a leader in precise measurements")
    assert run("blurb", "profile.toml").out == OLE
    texts = [run("blurb", "profile.toml", "--words", most) for most in range(5, 75)]
    assert all(
        text.status == 0 and len(text.out.split()) <= most for most, text in zip(range(5, 75), texts, strict=True)
    )


LEADS = {
    # a birth, a degree or a title before the name say nothing of what somebody does
    "Mara Lind was born in Bergen and raised in Bonn. She is the editor of Nordlys.": 1,
    "Professor Mara Lind received her diploma in salt law from Alto in 1982. She directs the Brio Institute.": 1,
    "Mara Lind is from Bergen. In 2015, she received the Harbour Medal for her photographs of the ice.": 1,
    "Ms Mara Lind is currently the Senior Director of the Alto Library. She was a reader at Brio.": 0,
    # what was joined by what is
    "Mara Lind studied law. She was the president of the Alto Guild and is a critic in glass at Brio.": 1,
    # nobody says who: the latest post, else what somebody made
    "Mara Lind came home to Bergen. She was elected as the General Secretary of the Salt Union in 2010.": 1,
    # only what was, or what somebody makes
    "From 2010-2020, Mara Lind was a curator at the Alto Museum. Lind's writing has appeared in Brio.": 0,
    "Mara Lind came to Bonn in 1990. Informed by salt, she dreamt. Her sculptures explore the coast of Norland.": 2,
    "Mara Lind spent her early years in Bonn. Her bowls were loud. Lind's works are owned by forty museums.": 2,
}


@pytest.mark.parametrize("text", LEADS)
def test_the_sentence_that_says_who_it_is_leads(text):
    importance = [each.importance for each in read(text, name="Mara Lind", pronouns="she").sentences]
    assert importance.index(5) == LEADS[text]


@pytest.mark.parametrize(
    ("short", "told"),
    [
        ("{they} {is a potter.", "bio[1].short: this { is never closed"),
        ("{Vik} {is} a potter.", "bio[1].short: {Vik} is no name of Ada Lind"),
        ("{is|was} a potter.", "bio[1].short: {is|was} follows the dates of a fact"),
    ],
)
def test_a_mistake_in_a_short_wording_is_told_at_its_place(short, told, here: Path, run: Run):
    Path("profile.toml").write_text(
        f'[person]\nname = "Ada Lind"\n[[bio]]\ntext = "{{They}} {{is}} a potter of large bowls."\nshort = "{short}"\n'
    )
    ran = run("blurb", "profile.toml")
    assert ran.status == 1
    assert told in ran.err
    assert "profile.toml:5:" in ran.err


NAMES = {
    "Born in Bonn, Ole studied law. He made shows such as I Want To Take You Home, a play. Ole is a potter.": "Ole",
    "My practice of Yoga began in 2001. I have found that Vinyasa Flow is for me. I teach in Bergen.": "",
    "RUTH VIK is a camerawoman in Bonn. Vik also teaches film.": "Ruth Vik",
}


@pytest.mark.parametrize("text", NAMES)
def test_no_title_is_taken_for_a_name(text):
    assert read(text).name == NAMES[text]


SVEN = """\
Sven Holm was born in Salten, Norland, in 1951. He had his primary education at the Harbour School. He studied \
theology at Brio College. Bishop Ole Dahl ordained him as Provost on 4 May 1990 in Alto. Since then, he is serving the \
Diocese of Salten as its Bishop. In 1994, His Grace founded the Salten Mission. His Grace is a member of the Tide \
Council. His singing has been showcased in the media.
"""


@pytest.mark.slow
def test_no_shorter_text_opens_with_a_birth_or_a_school(here: Path, run: Run):
    (here / "bio.txt").write_text(SVEN)
    run("import", "bio.txt", "-o", "profile.toml")
    assert run("blurb", "profile.toml").out == SVEN
    for most in (14, 20, 30, 50, 70):
        assert blurb(run, most).startswith("Sven Holm is serving the Diocese of Salten as its Bishop.")
    assert "I founded the Salten Mission." in blurb(run, 30, "--voice", "first")
    assert "Grace" not in blurb(run, 60, "--voice", "first")


SAXOPHONIST = """\
Alto saxophonist Mara Lind was born in Bergen in 1980. She began playing at the age of nine. In 2004, she won a pair \
of Harbour Prizes. In 2006, Lind released her second album, Salt Roads. Next, she earned a degree from Brio College.
"""


@pytest.mark.slow
def test_what_stands_before_a_birth_says_who_it_is(here: Path, run: Run):
    (here / "bio.txt").write_text(SAXOPHONIST)
    run("import", "bio.txt", "-o", "profile.toml")
    assert run("blurb", "profile.toml").out == SAXOPHONIST
    told = blurb(run, 25)
    assert told.startswith("Mara Lind is an alto saxophonist.")
    assert "born" not in told
    assert blurb(run, 25, "--voice", "first").startswith("I am an alto saxophonist.")


BESIDE = """\
The acclaimed historian of salt, Dr Mara Lind, is a Fellow of Brio College. She won the Harbour Medal (2011) for her \
book (Tide Press). Her work has been recognised through various honours.
"""


@pytest.mark.slow
def test_nobody_says_the_historian_i_am_nor_reads_brackets_aloud(here: Path, run: Run):
    (here / "bio.txt").write_text(BESIDE)
    run("import", "bio.txt", "-o", "profile.toml")
    assert blurb(run, 30, "--voice", "first").startswith(
        "I am an acclaimed historian of salt and a Fellow of Brio College."
    )
    host = blurb(run, 60, "--voice", "mc")
    assert host.startswith("Our guest is an acclaimed historian of salt and a Fellow")
    assert "(" not in host
    assert "various honours" not in blurb(run, 30)


@pytest.mark.slow
def test_a_nurse_who_brings_her_passion_is_a_nurse(here: Path, run: Run):
    text = (
        "Mara Lind, a certified nurse with 26 years of experience, brings her passion for care into her work for the "
        "wards of the north. She works as the Ward Manager at Alto Hospital. She has been a Tide trainer since 2009 "
        "and helps others find their voice.\n"
    )
    (here / "bio.txt").write_text(text)
    run("import", "bio.txt", "-o", "profile.toml")
    told = blurb(run, 60, "--voice", "first")
    assert told.startswith("I am a certified nurse with 26 years of experience.")
    assert " help others" in told


RANKS = {
    # what somebody is known for goes with who they are; a work, a field, a founding before honours and venues
    "Mara Lind is a chemist. She discovered the salt that bears her name.": [5, 5],
    "Mara Lind is a chemist. Her research focuses on the salt of rivers.": [5, 4],
    "Mara Lind is a poet. Her novel Salt won three prizes.": [5, 4],
    "Mara Lind is a potter. Projects include Salt at Alto, Tide at Brio, and Reef in Bonn.": [5, 4],
    "Mara Lind is a potter. In addition to her role as curator of ‘Salt’, she is completing her PhD in Bonn.": [5, 5],
    "Mara Lind is a potter. She presented a solo show at Alto Hall in Bonn. She relocated to Oslo in 1990.": [5, 4, 1],
    # of more great things than a text has room for the works stay
    "Mara Lind is a poet. Her research focuses on salt. She founded Alto in Bonn. Her poems have been shown in Brio. "
    "She established Brio in Oslo. “Tide” is her first book, named as one of three essential works.": [
        5,
        4,
        4,
        4,
        3,
        4,
    ],
    "Mara Lind is a poet. She was awarded the Harbour Grant in 2001.": [5, 3],
    "Mara Lind is a poet. She gives talks at schools.": [5, 2],
    "Mara Lind is a poet. Her speaking style inspires others.": [5, 1],
    "Mara Lind is a poet. When not writing, she works as a solicitor for the Salten Law Centre.": [5, 5],
}


@pytest.mark.parametrize("text", RANKS)
def test_what_an_editor_tells_first(text):
    assert [each.importance for each in read(text, name="Mara Lind", pronouns="she").sentences] == RANKS[text]


TITLED = """\
Padma Star Dr. Kar is a leading name in the study of salt. In 2005, he was the first man in Norland to freeze a tide. \
Previously, he served as the head of the Salten Tide House. His citation praises ‘his sustained work as one of the \
coldest men of the north’. A renowned teacher, Dr. Kar trained many of the singers who stood in the Harbour Hall.
"""


@pytest.mark.slow
def test_a_title_is_part_of_the_name_and_nobody_praises_himself(here: Path, run: Run):
    (here / "bio.txt").write_text(TITLED)
    run("import", "bio.txt", "-o", "profile.toml", "--name", "O. P. Kar", "--pronouns", "he")
    assert run("blurb", "profile.toml").out == TITLED
    assert blurb(run, 20).startswith(("Padma Star Dr. O. P. Kar is", "Dr. O. P. Kar is a leading name"))
    told = blurb(run, 70, "--voice", "first")
    assert told.startswith("I am a leading name in the study of salt.")
    assert "renowned" not in told
    assert "‘my" not in told
    texts = [blurb(run, most) for most in range(20, 75, 5)]
    assert all(text.count("he served") == text.count("Previously, he served") for text in texts)
    host = blurb(run, 60, "--voice", "mc")
    assert host.removesuffix("Please welcome Dr. O. P. Kar.").count("Dr.") == 0
    assert host.endswith("Please welcome Dr. O. P. Kar.")  # the title comes with the name, and not before it


COUNTESS = """\
Mara Lind, Countess of Salten, was born in 1969. Her Royal Highness Countess Mara is the daughter of King Ole of \
Norland. In 1988, Countess Mara was appointed as a sergeant of the Salten Guard, and in 1989 she led its boats. From \
1996 to 2004, Countess Mara was the commander of the Tide Squadron of the north. Since 2020 Countess Mara is Attaché \
at the Embassy of Norland in Bonn.
"""


@pytest.mark.slow
def test_rank_is_part_of_the_name(here: Path, run: Run):
    (here / "bio.txt").write_text(COUNTESS)
    run("import", "bio.txt", "-o", "profile.toml", "--name", "Mara Lind, Countess of Salten", "--pronouns", "she")
    told = blurb(run, 18, "--voice", "first")
    assert told.startswith("Since 2020 I am Attaché at the Embassy of Norland in Bonn.")
    assert "Highness" not in told


KEPT = {
    # what a sentence cannot lose; one line, one kind
    "Mara Lind was the last Envoy of the Secretary (EOS) in the Mission to Salten.":
        "{Mara Lind} {was} the last Envoy of the Secretary[ (EOS)] in the Mission to Salten.",
    "Mara Lind has photographed many legends such as Ole Brandt, Ada Holm and Imke Vale.":
        "{Mara Lind} {has} photographed many legends such as {2+ Ole Brandt; Ada Holm; Imke Vale}.",
    "Mara Lind performed the role of Tide in the opera Salt at the Harbour House in Bonn.":
        "{Mara Lind} performed the role of Tide in the opera Salt at the Harbour House in Bonn.",
    "The Salten Dig, where Mara Lind has worked since 1976, is the core of her research in the north.":
        "The Salten Dig, where {Mara Lind} {has} worked since 1976, is the core of {their} research in the north.",
    "Previously, Mara Lind led the firm Brio.": "Previously, {Mara Lind} led the firm Brio.",
}  # fmt: skip


@pytest.mark.parametrize("sentence", KEPT)
def test_what_a_sentence_cannot_lose(sentence):
    (only,) = read(sentence, name="Mara Lind", pronouns="she", language="en-GB").sentences
    assert only.written == KEPT[sentence]


SLIPS = {
    "Mara Lind is a bass. Salten Opera debut in Bonn on 10 May, in the role of Tide.": "no verb is found",
    "A poet much sought after, Mara Lind’s voice carries.": "is said of “Mara Lind’s voice",
    "Since May 2020 Mara Lind is Attaché in Bonn.": "“has been” may be meant",
    "Mara Lind is a Norwegian Baritone.": "a capital is too much",
    "Mara Lind won the Tide (2009) (with Ole).": "two brackets stand side by side",
    "Mara Lind is a full time resident.": "a hyphen is missing, as two words are one before a noun",
    "On June 16, 1985 when Mara Lind won, it rained.": "a comma is missing behind the year",
    "Mara Lind showed salt, most notably, TIDE.": "a comma too much",
    "Mara Lind sings. Her culture of trust, care, and value, continues to grow.": "a comma stands between subject",
    "Mara Lind passed out with her bachelors in salt.": "an apostrophe is missing in a degree",
    "Mara Lind has twenty years professional experience.": "an apostrophe is missing behind a plural",
    "Mara Lind studied at University of Salten.": "“the” is missing before an institution",
    "Mara Lind has few books to her credit.": "“a few” may be meant",
    "Since then, she is the Bishop. Mara Lind sings.": "“has” wants to stand before what still goes on",
    "Mara Lind sings. She had served as an envoy.": "the tense may be meant otherwise",
    "Mara Lind reads & in Bonn sings.": "“&” stands for “and”",
    "Mara Lind is on the Tide List, a Salt Fellow, on the Ice List, and has won.": "a list is out of joint",
    "Mara Lind was born in Salten Norway.": "a comma is missing between town and country",
    "Mara Lind won the Ole Brandt award for salt.": "a small letter stands in a name",
    "Mara Lind likes colours. Mara Lind hates the colors of tin.": "spelt in two ways",
    "Mara Lind is a poet. She lives in Bonn and Alto, Norland. She sings. She lives in Bonn & in Alto, Norland.":
        "a sentence is said twice",
    "Mara Lind is a poet. An advocate for the coast and its birds Mara Lind has a boat.": "a comma is missing before",
    # words that are in no list, and such as run together
    "Mara Lind is a poet with a choreograpic eye.": "“choreographic” may be meant",
    "Mara Lind made two operasfor children.": "“operas for” may be meant",
    # articles, hyphens, commas, tenses, capitals
    "Mara Lind is a poet, a printer and author a book of salt.": "“of” is missing: “and author a book”",
    "Mara Lind holds a MS from Alto.": "“an” may be meant: “a MS”",
    "Mara Lind is a Bergen based poet.": "a hyphen is missing, as the two are one: “Bergen based poet”",
    "Mara Lind is the longest serving mayor of Alto.": "the two are one: “longest serving mayor”",
    "Mara Lind took a five month course.": "“five month course”",
    "Mara Lind led the Salt Guild (SGN) where she taught.": "a comma is missing before what is said of a name",
    "Mara Lind lives in Rochester, New York and teaches.": "a comma is missing behind a state or country",
    "To date Mara Lind paints. To date she published two books.": "the perfect may be meant: “To date she published”",
    "Mara Lind went on to attended the Alto Academy.": "a past form stands behind “to”",
    "Mara Lind studied in Bonn and after leaving, accepted a post.": "a comma is missing before what is put in",
    "Mara Lind has shown at places such as Alto and Brio, among others.": "“such as” and “among others” say the same",
    "Mara Lind is a poet. In addition to rowing, she is also a cook.": "the same is said twice: “In addition to rowing",
    "Mara Lind teaches at The Norland School of Salt.": "a capital is too much within a sentence: “at The Norland",
    "Mara Lind went to Queens University.": "“Queen’s”, “King’s” or “New Year’s” may be meant",
    "Mara Lind writes a book, planned to appear in 2011.": "what was planned may be past",
    "Mara Lind is a poet. Her research, combines salt and ice.": "a comma stands between a subject and its verb",
    "Mara Lind was with Alto and formally a reader at Brio.": "“formerly” may be meant",
}  # fmt: skip


@pytest.mark.parametrize("text", SLIPS)
def test_slips_of_the_source_are_told(text):
    assert any(SLIPS[text] in note.text for note in read(text, name="Mara Lind", pronouns="she").notes)


SOUND = (
    "Mara Lind is a podcaster and dramaturg who sang in Le nozze di Figaro at Teatro alla Scala.",
    "Mara Lind, who was born in Bergen, is the author of Rosa que está and of “Skynng”, a cofounder of Alto.",
    "Mara Lind worked for two years in Bonn, and is well known for her award-winning films.",
    "Mara Lind returned to Bergen in 2011. She needs to succeed, and went on to feed birds.",
)


@pytest.mark.parametrize("text", SOUND)
def test_what_is_sound_is_let_alone(text):
    assert read(text, name="Mara Lind", pronouns="she").notes == []


MENDED = {
    "Mara Lind taught from1996 and in1980.": "Mara Lind taught from 1996 and in 1980.",
    "Mara Lind led the Guild (GSG)and the High- Level Salten Group.":
        "Mara Lind led the Guild (GSG) and the High-Level Salten Group.",
    "Mara Lind is a adviser of the the Tide,, the worlds first.":
        "Mara Lind is an adviser of the Tide, the world’s first.",
    "Mara Lind ran -- and won.": "Mara Lind ran – and won.",
    "Mara Lind recieved a prize.": "Mara Lind received a prize.",
}  # fmt: skip


@pytest.mark.parametrize("text", MENDED)
def test_what_can_only_be_meant_so_is_put_right_and_told(text):
    bio = read(text, name="Mara Lind", pronouns="she")
    assert [each.text for each in bio.sentences] == [MENDED[text]]
    assert any("put right" in note.text for note in bio.notes)


def test_a_lost_stop_is_put_in():
    bio = read("Mara Lind studied at Alto University, Bonn She has trained many.", name="Mara Lind", pronouns="she")
    assert [each.text for each in bio.sentences][1] == "She has trained many."


@pytest.mark.slow
def test_feet_and_inches_keep_their_marks_and_a_colon_takes_no_stop(here: Path, run: Run):
    text = 'Mara Lind jumped 58\' 11 1/2" in 1985 and "flew". As she rightly said:\n\nSalt is a sport.\n'
    (here / "bio.txt").write_text(text)
    run("import", "bio.txt", "-o", "profile.toml", "--name", "Mara Lind", "--pronouns", "she")
    told = run("blurb", "profile.toml").out
    assert "58' 11 1/2\" in 1985 and “flew”." in told
    assert "said:." not in told


def test_inches_are_no_quotation():
    notes = read("Mara Lind jumped 58' 11 1/2\" in 1985.", name="Mara Lind", pronouns="she").notes
    assert not notes


@pytest.mark.slow
def test_a_speech_at_an_award_says_who_it_is_and_nobody_grants_it_himself(here: Path, run: Run):
    text = (
        "It is a great pleasure to grant the Harbour Award to Mara Lind, who has for many years worked as a thoughtful "
        "psychotherapist. She trained in Bonn, and worked at the Alto Clinic for ten years. Her service is also of "
        "great significance. In 2009 she retired from the clinic, and has a small practice in Salten.\n"
    )
    (here / "bio.txt").write_text(text)
    run("import", "bio.txt", "-o", "profile.toml", "--name", "Mara Lind", "--pronouns", "she")
    assert blurb(run, 30).startswith("Mara Lind has for many years worked as a thoughtful psychotherapist.")
    assert "grant" not in blurb(run, 60, "--voice", "first") + blurb(run, 60, "--voice", "mc")


@pytest.mark.slow
def test_a_trade_before_the_name_is_said_of_i_too(here: Path, run: Run):
    text = (
        "Soprano Mara Lind has been hailed as the “voice of the tide” by all the newspapers of Norland. She sings at "
        "the Harbour Opera of Salten every year. In 2019, Lind made her debut at the Alto House. Holm taught her.\n"
    )
    (here / "bio.txt").write_text(text)
    run("import", "bio.txt", "-o", "profile.toml", "--name", "Mara Lind", "--pronouns", "she")
    assert blurb(run, 40, "--voice", "first").startswith("I am a soprano. I have been hailed as")
    assert blurb(run, 40, "--voice", "mc").startswith("Our guest is a soprano. She has been hailed as")
    assert blurb(run, 40).startswith("Soprano Mara Lind has been hailed as")


def test_a_month_with_a_stop_ends_no_sentence():
    text = "Ole Brandt, former dean of Alto, was elected bishop of Salten on Nov. 14, 1998, and ordained on March 13."
    (only,) = read(text, name="Ole Brandt", pronouns="he").sentences
    assert only.text == text


LEFT_OUT = {
    # told in the third person alone: one line, one doubt
    "In 2020, Mara Lind and team look west with their new house.": "team",
    "In the 2012 Honours List of the Tide Mara was awarded a Medal.": "Medal",
    "After a great career the Norlandman arrived at Alto to begin her tenure.": "tenure",
}


@pytest.mark.slow
@pytest.mark.parametrize("sentence", LEFT_OUT)
def test_a_doubt_leaves_a_sentence_out_of_the_first_person(sentence, here: Path, run: Run):
    (here / "bio.txt").write_text(
        "Mara Lind, appointed Head of the Salten Opera in 2008, has worked with the best houses of the north. "
        f"{sentence} She sings in the choir of the Harbour Church of Bonn every Sunday, and she has two boats there. "
        "She paints the salt works of Salten and the ice of the Sound in every month of the year.\n"
    )
    run("import", "bio.txt", "-o", "profile.toml", "--name", "Mara Lind", "--pronouns", "she")
    told = blurb(run, 200, "--voice", "first")
    assert "I have worked with the best houses" in told
    assert LEFT_OUT[sentence] not in told


def test_an_age_behind_the_name_is_said_in_the_third_person_alone():
    (only,) = read("Mara Lind, 64, calls herself a potter of salt.", name="Mara Lind", pronouns="she").sentences
    assert only.written == "{Mara Lind}[@, 64,] {calls} {themselves} a potter of salt."


def test_a_word_of_a_title_is_no_verb_of_the_person():
    text = "Ada is the author of Salt, Don’t Call Me, and Tide."
    (only,) = read(text, name="Ada Lind", pronouns="she").sentences
    assert only.written.startswith("{Ada} {is} the author of Salt, Don’t Call Me")


def test_letters_without_commas_belong_to_the_name():
    text = "Dr Mara Lind MD MRCPsych PhD is a psychiatrist and Director of the Centre for Salt in Bonn."
    (only,) = read(text, name="Mara Lind", pronouns="she").sentences
    assert only.written.startswith("{Dr Mara Lind}[@ MD MRCPsych PhD] {is} a psychiatrist")


INSIDE = {
    # the first of two parts goes where the second tells more, or of today
    "Lind joined the Norland Band in 1984 and has been playing with the Alto Orchestra since 1986.":
        "{Lind} [joined the Norland Band in 1984 and ]{has} been playing with the Alto Orchestra since 1986.",
    "Her work has been supported by the Brio Foundation, and in 2014 she won the Harbour Prize.":
        "[{Their} work has been supported by the Brio Foundation, and ]in 2014 {they} won the Harbour Prize.",
    # a second post, a second degree, a second department
    "She is the founder of Salt Works + Alto and an Associate Reader at the University of Norland.":
        "{They} {is} the founder of Salt Works + Alto[ and an Associate Reader at the University of Norland].",
    "She holds a BA from Coastal University and an MA from the Brio School of Art.":
        "{They} {holds} a BA from Coastal University[ and an MA from the Brio School of Art].",
    "She is a Reader at Alto University’s Department of Salt and Department of Marine Clay.":
        "{They} {is} a Reader at Alto University’s Department of Salt[ and Department of Marine Clay].",
    # what the books are called; a title that nothing marks but its year
    "To date she has published fourteen books which include Salt Roads, The Reef and Low Tide.":
        "To date {they} {has} published fourteen books[ which include {2+ Salt Roads; The Reef; Low Tide}].",
    "Her latest book is Salt in Motion: Sea, Wind, and Scale (2018), the first history of brine.":
        "{Their} latest book is Salt in Motion: Sea, Wind, and Scale[ (2018)][, the first history of brine].",
    "She chairs the board of Navy Quay, Inc., the most visited place in Norland and the North.":
        "{They} {chairs} the board of Navy Quay, Inc.[, the most visited place in Norland and the North].",
    # nothing goes that says which: a broad trade, several of a kind, the place of a school, as whom something was won
    "She is a researcher and educator who works on the coasts of salt and clay.":
        "{They} {is} a researcher and educator who works on the coasts of salt and clay.",
    "She has lately contributed to several large conferences in salt law, including the Alto Days in Bergen.":
        "{They} {has} lately contributed to several large conferences in salt law, including the Alto Days in Bergen.",
    "She received an MA from the Glass Design Laboratory at the Alto Association in Bergen.":
        "{They} received an MA from the Glass Design Laboratory at the Alto Association in Bergen.",
    "Her poems have won various awards, including the Tide, and have appeared in Reef (CUP, 2000) and Low (2005).":
        "{Their} poems have won various awards, including the Tide[, and have appeared in Reef[& (CUP, 2000)] and "
        "Low[& (2005)]].",
    "Dr. Mara Lind is Founding Head of the Salt Centre; Co-Director, Alto Lab; and Reader, Alto House.":
        "{Dr. Mara Lind} {is} Founding Head of the Salt Centre[\\; Co-Director, Alto Lab\\; and Reader, Alto House].",
    "When Dr. Lind first launched her career, glass medicine was barely a concept.":
        "When {Dr. Lind} first launched {their} career, glass medicine was barely a concept.",
    "She was the lecturer of horn at Alto from 2015 to 2018 and is a member of the Alto Quintet.":
        "{They} [{was} the lecturer of horn at Alto from 2015 to 2018 and ]{is} a member of the Alto Quintet.",
    "She is best known for her work as Queen in the opera Reef, and as a nurse in Brio’s opera Salt.":
        "{They} {is} best known for {their} work as Queen in the opera Reef[, and as a nurse in Brio’s opera Salt].",
    "As a Harbour City player, she won ten titles.": "As a Harbour City player, {they} won ten titles.",
}  # fmt: skip


@pytest.mark.parametrize("sentence", INSIDE)
def test_a_long_sentence_is_cut_inside_and_keeps_what_matters(sentence):
    text = f"Mara Lind is a painter. {sentence}"
    assert read(text, name="Mara Lind", pronouns="she", language="en-GB").sentences[1].written == INSIDE[sentence]


@pytest.mark.slow
def test_a_name_alone_is_no_sentence_and_a_trade_before_a_birth_leads(here: Path, run: Run):
    text = (
        "Mara Lind. Writer, printer and sailor, she was born in Bergen in 1964. She has written more than 20 books.\n"
    )
    (here / "bio.txt").write_text(text)
    run("import", "bio.txt", "-o", "profile.toml", "--pronouns", "she", "--name", "Mara Lind")
    assert "(the name alone; it stands in [person]): Mara Lind." in (here / "profile.toml").read_text()
    assert blurb(run, 15) == "Mara Lind is a writer, printer and sailor. She has written more than 20 books."
    whole = text.replace("Mara Lind. ", "").replace("sailor, she", "sailor, Mara Lind")
    assert run("blurb", "profile.toml").out == whole


@pytest.mark.slow
def test_a_post_beside_what_was_told_is_told_by_itself(here: Path, run: Run):
    (here / "bio.txt").write_text(
        "Mara Lind’s training began at the age of seven at a small school in Bergen where she learned to row. After "
        "her first year she left for Bonn. Upon her return to Norland, Mara began to row with the Alto Eight. In "
        "addition to rowing, she is also a co-founder and manager of Norland’s newest boat house, BRIO Oars.\n"
    )
    run("import", "bio.txt", "-o", "profile.toml", "--pronouns", "she")
    assert blurb(run, 25) == ("Mara Lind is a co-founder and manager of Norland’s newest boat house, BRIO Oars.")
    for words in range(20, 60):
        told = blurb(run, words)
        assert "Upon her return" not in told or "Bonn" in told, told


def test_a_question_mark_in_a_title_ends_no_sentence():
    text = "Mara Lind is a painter. Her show Do You Want What I Have Got? A Salt Cantata and her play toured in 2012."
    assert len(read(text, name="Mara Lind", pronouns="she").sentences) == 2


@pytest.mark.slow
def test_what_speaks_of_the_end_of_a_sentence_goes_with_that_end(here: Path, run: Run):
    text = (
        "Mara Lind is a painter. She was Mayor of Alto — an office that she had held since October 2004. That makes "
        "her the longest serving mayor in the history of Norland.\n"
    )
    (here / "bio.txt").write_text(text)
    run("import", "bio.txt", "-o", "profile.toml")
    assert blurb(run, 15) == "Mara Lind is a painter. She was Mayor of Alto."
    assert run("blurb", "profile.toml").out == text


@pytest.mark.slow
def test_where_the_first_sentence_has_no_room_a_shorter_wording_and_the_post_are_told(here: Path, run: Run):
    (here / "bio.txt").write_text(
        "Dr. Mara Lind is a painter, curator, and the author of Salt and Breath: The Arts of the Coast, published by "
        "Alto Critical Studies in Brine and released in the South by Coastal University Press. Lind’s book is “surely "
        "the most that anybody has ever said of so little in all of our long history”. She is head of operations at "
        "Brio Studio and visiting reader at Alto College.\n"
    )
    run("import", "bio.txt", "-o", "profile.toml", "--pronouns", "she")
    assert blurb(run, 25) == (
        "Dr. Mara Lind is a painter, curator, and the author of Salt and Breath. She is head of operations at Brio "
        "Studio."
    )


def test_what_begins_with_a_firm_needs_the_sentence_that_names_it():
    text = (
        "Mara Lind is a founding partner at Alto Glass. She was born in Bonn. She studied at Brio. "
        "Alto Glass has been shown at the Harbour Museum."
    )
    assert read(text, name="Mara Lind", pronouns="she").sentences[3].needs == [0]


def test_fame_for_a_virtue_is_no_fame():
    text = "Mara Lind is a painter. She is known for her honesty. She is known for her Salt Road murals."
    assert [each.importance for each in read(text, name="Mara Lind", pronouns="she").sentences][1:] == [2, 5]


NAMES_TWICE = (
    "Mara Lind is Chair in Salt at Alto University. She once read all of the books on salt in the town library. Lind "
    "has made lasting contributions to the study of old salt roads (OSR) and of the coasts of Norland in the last ice "
    "age. She lives in Bonn.\n"
)


@pytest.mark.slow
def test_a_pronoun_stands_for_a_name_right_behind_another_and_no_idle_abbreviation_is_kept(here: Path, run: Run):
    (here / "bio.txt").write_text(NAMES_TWICE)
    run("import", "bio.txt", "-o", "profile.toml")
    told = blurb(run, 33)
    assert told.startswith("Mara Lind is Chair in Salt at Alto University. She has made lasting contributions")
    assert "(OSR)" not in told
    assert run("blurb", "profile.toml").out == NAMES_TWICE


HELD = {
    "Her interests include open care, spirituality in healthcare, cancer care, old methods, and new scales.":
        "{Their} interests include open care, spirituality in healthcare, cancer care, old methods, and new scales.",
    "At the time of her retirement, she set a record as the head of a house.":
        "At the time of {their} retirement, {they} set a record as the head of a house.",
    "She has published the following volumes of poetry with Brio: Salt (2010), Tide (2011) and Reef (2012).":
        "{They} {has} published the following volumes of poetry with Brio: Salt (2010), Tide (2011) and Reef (2012).",
    "Her translations of Ole Brandt’s poetry have won various awards, including the Salt Prize.":
        "{Their} translations of Ole Brandt’s poetry have won various awards, including the Salt Prize.",
    "She was the director of the Alto Museum in Bergen for 27 years, from 1989 until December 2016.":
        "{They} {was} the director of the Alto Museum in Bergen for 27 years[, from 1989 until December 2016].",
    # a clause goes on to its verb
    "Her work matters at a time when hate letters in Norland and Brio are rising.":
        "{Their} work matters at a time when hate letters in Norland and Brio are rising.",
    "Her work matters at a time when thefts reported in Norland are rising.":
        "{Their} work matters at a time when thefts reported in Norland are rising.",
    # a few names would seem to be all of them, unless they are examples
    "She has practised and taught in Norland, Brio, Alto and Salten.":
        "{They} {has} practised and taught in Norland, Brio, Alto and Salten.",
    "She has taught in four towns: Norland, Brio, Alto and Salten.":
        "{They} {has} taught in four towns[: Norland, Brio, Alto and Salten].",
    "She has taught in cities including Norland, Brio, Alto and Salten.":
        "{They} {has} taught in cities including {2+ Norland; Brio; Alto; Salten}.",
    # a title has commas, stops and colons of its own
    "Her books include O.K. Vik, A Life, Volume One: The Net (1998), The Harbour, A Novel (2001) and Salt: A Coast.":
        "{Their} books include O.K. Vik, A Life, Volume One: The Net (1998), The Harbour, A Novel (2001) and Salt: A "
        "Coast.",
    "Her books include Brine (1996); O.K. Vik, A Life. I: The Net (1998); and Vivid Boats (2014).":
        "{Their} books include Brine (1996)\\; O.K. Vik, A Life. I: The Net (1998)\\; and Vivid Boats (2014).",
    # what came of it; a relative clause whose sentence goes on; what is added for an "and"; several posts
    "Her books include Salt (longlisted for the Tide), Low (winner of the Reef Prize), and Brine (2014).":
        "{Their} books include Salt (longlisted for the Tide), Low (winner of the Reef Prize), and Brine[ (2014)].",
    "Her bowls have won the Salt Prize (shortlisted), the Tide Award (2014) and the Reef Medal.":
        "{Their} bowls have won the Salt Prize (shortlisted), the Tide Award[ (2014)] and the Reef Medal.",
    "In 1992, her work on the salt roads of Vila do Norte, which is a holy town, has drawn eyes to her.":
        "In 1992, {their} work on the salt roads of Vila do Norte, which is a holy town, has drawn eyes to {them}.",
    "She is a speaker and coach, Reader at Alto College, as well as Visiting Fellow of Brio.":
        "{They} {is} a speaker and coach, Reader at Alto College, as well as Visiting Fellow of Brio.",
    "She has worked on clay since 2001 with previous positions as a clerk at Alto, and as a cook at Brio.":
        "{They} {has} worked on clay since 2001[ with previous positions as a clerk at Alto, and as a cook at Brio].",
    "She was the first woman to fly back a second, third, and fourth time.":
        "{They} {was} the first woman to fly back a second, third, and fourth time.",
    # a stop in a title: nobody can say where it ends
    "She has shown her bowls in Alto including Salt. A Coast (Bonn 2001), Ole Vik. At Sea (2015), and Reef (2019).":
        "{They} {has} shown {their} bowls in Alto including Salt. A Coast (Bonn 2001), Ole Vik. At Sea (2015), and "
        "Reef (2019).",
    # with whom it was done; a professor of which house
    "With two other potters, she founded in 1994 Brio Kiln.":
        "With two other potters, {they} founded in 1994 Brio Kiln.",
    "She is the Alto Professor in Clay and the inaugural Chair for Glass at the Brio College of Art.":
        "{They} {is} the Alto Professor in Clay and the inaugural Chair for Glass at the Brio College of Art.",
    # nothing is left that says next to nothing
    "During her sixteen years with Alto, her duties were manifold.":
        "During {their} sixteen years with Alto, {their} duties were manifold.",
    # what somebody is known for stays
    "She is a member of the Salt Council, and was the first woman to occupy the position of Chief Potter.":
        "{They} {is} a member of the Salt Council, and {was} the first woman to occupy the position of Chief Potter.",
    "She later settled in Bonn, where she founded the Brio Kiln.":
        "{They} later settled in Bonn, where {they} founded the Brio Kiln.",
    # what is also so needs what stands before it
    "She is one of the many historians of Norland; she is also a potter and a reader of maps.":
        "{They} {is} one of the many historians of Norland\\; {they} {is} also a potter and a reader of maps.",
}  # fmt: skip


@pytest.mark.parametrize("sentence", HELD)
def test_nothing_goes_of_which_the_rest_would_say_another_thing(sentence):
    text = f"Mara Lind is a painter. {sentence}"
    assert read(text, name="Mara Lind", pronouns="she", language="en-GB").sentences[1].written == HELD[sentence]


@pytest.mark.slow
@pytest.mark.parametrize(
    "honour", ["Hon. Justice", "The Hon.", "The Right Honourable", "Rt Hon", "H.E.", "Associate Professor", "Hon. Dr."]
)
def test_no_honour_stands_alone_before_i_or_our_next_speaker(honour, here: Path, run: Run):
    said = f"{honour} Mara Lind was appointed to the Court of Appeal in 2019. She is a judge in Alto.\n"
    (here / "bio.txt").write_text(said)
    run("import", "bio.txt", "-o", "profile.toml", "--name", "Mara Lind", "--pronouns", "she")
    assert run("blurb", "profile.toml").out == said
    assert blurb(run, 40, "--voice", "first").startswith("I was appointed to the Court of Appeal")
    assert blurb(run, 40, "--voice", "mc").startswith("Our guest was appointed to the Court of Appeal")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Norwegian Soprano Mara Lind is a member of the Alto House.", "Mara Lind"),
        ("Mezzo-soprano Mara Lind, from Bergen, is in her first year at Alto.", "Mara Lind"),
        ("Drawing upon the arts of salt, Mara Lind's works explode in patterns.", "Mara Lind"),
        ("Mara Lind—potter, glazier—has written two books.", "Mara Lind"),
    ],
)
def test_the_name_is_found_without_trade_and_ending(text, name):
    assert read(text).name == name


WORDED = {
    "In 1998, she joined the faculty of Alto College, where she is a professor in the Department of Glass.":
        "{They} {is} a professor in the Department of Glass at Alto College.",
    "She wrote the textbook Salt, and, since the second term of 2005, she is a Professor of Clay at Alto.":
        "{They} {is} a Professor of Clay at Alto.",
    "She is a Salt Prize winner in glass and the author of The Road to Alto (2021), All My Tides, and Low Water.":
        "{They} {is} a Salt Prize winner in glass.",
    "In 2011, she won the Salt Prize; in 2013, the Tide Award; and, in 2018, the Reef Medal of the Brio Fair.":
        "In 2011, {they} won the Salt Prize.",
    "She is founder of Alto, a house where potters work by night; co-owner of Brio, and editor of Tide, a paper.":
        "{They} {is} founder of Alto[, a house where potters work by night].",
    "She has a keen interest in clay and served as the first Bergen-born President of the Salt Society of Norland.":
        "{They} served as the first Bergen-born President of the Salt Society of Norland.",
    "She is the recipient of the 2019 Salt Prize for Young Potters, the 2019 Tide Award for Glass, and many others.":
        "{They} {is} the recipient of the 2019 Salt Prize for Young Potters.",
    "Her book, *Salt: Art, Work, and Tides*, was published in April of 2023 by Alto University Press.":
        "{Their} book, *Salt: Art, Work, and Tides*, was published in April of 2023.",
    "She is the author, with Ole Vik, of the books *Salt* and *Tide,* and is co-editor of *Low Water.*":
        "{They} {is} the author, with Ole Vik, of the books *Salt* and *Tide*.",
    "In 1991, she founded Saltwater, a national movement to keep the coast, its boats and salt, and to build boats.":
        "In 1991, {they} founded Saltwater.",
}  # fmt: skip


@pytest.mark.parametrize("text", WORDED)
def test_a_long_sentence_has_a_wording_with_what_it_cannot_do_without(text):
    some = read(f"Mara Lind is a potter. {text}", name="Mara Lind", pronouns="she").sentences[1].wordings
    assert WORDED[text] in some


@pytest.mark.slow
def test_letters_go_with_the_name_that_a_pronoun_stands_for(here: Path, run: Run):
    (here / "bio.txt").write_text(
        "Mara Lind, PhD was born in Bergen, and came of age in Bonn. She is the editor of Nordlys. In 2020 she won the "
        "Salt Prize.\n"
    )
    run("import", "bio.txt", "-o", "profile.toml")
    told = "Mara Lind is the editor of Nordlys. She was born in Bergen, and came of age in Bonn."
    assert blurb(run, 25) == f"{told} In 2020 she won the Salt Prize."


@pytest.mark.slow
def test_a_host_opens_with_the_person_and_not_with_a_front(here: Path, run: Run):
    (here / "bio.txt").write_text(
        "Born 1984, Mara Lind is a potter whose bowls hold salt. In 2020, she won the Salt Prize of Norland.\n"
    )
    run("import", "bio.txt", "-o", "profile.toml")
    assert blurb(run, 40, "--voice", "mc").startswith("Our guest is a potter")
    (here / "bio.txt").write_text("In 2020, Mara Lind won the Salt Prize. She is the editor of Nordlys in Bergen.\n")
    run("import", "bio.txt", "-o", "profile.toml", "--force")
    assert blurb(run, 40, "--voice", "mc").startswith("Our guest is the editor of Nordlys")


CUT_OFF = {
    # what was read as cut within a series, or without what it hangs on
    "She has presented ninety shows, created 14 bowls and performed at ten houses.": "created 14 bowls.",
    "She has made ten recordings of Vik and Brandt and her acclaimed setting of “The Salt.”": "]{their} acclaimed",
    "She is the author of several plays, including Salt, Tide, Reef, and Storm.": "including Salt.",
    "Her bowls won the Salt Award, two Prizes, and have been listed for Tide, and shown in Bonn.": "Prizes, and shown",
    "She is an Alto Fellow, a recipient of the Salt Fund, 2021 Tide Grant, and 2020 Reef Prize.": "the Salt Fund.",
    "Her work has appeared in *Alto Post*, *Brio*, the *Tide* series and many other papers.": "in *Alto Post*.",
    "She speaks often; appearances have included Salt by Alto, TideX and ReefX Bonn, and Brio Fair.": "Alto and TideX",
    "She is a Master Potter, Salt Adviser and has been giving support to kilns for over 25 years.": "Salt Adviser.",
    "She left Brio as Head of Clay in 2017 and currently serves as chair of the Alto Salt Court.": "in 2017.",
}


@pytest.mark.parametrize("text", CUT_OFF)
def test_no_wording_is_cut_within_a_series(text):
    sentence = read(f"Mara Lind is a potter. {text}", name="Mara Lind", pronouns="she").sentences[1]
    assert not any(CUT_OFF[text] in one for one in (sentence.written, *sentence.wordings))


@pytest.mark.slow
def test_a_trade_before_the_name_is_told_in_every_voice(here: Path, run: Run):
    (here / "bio.txt").write_text("Writer and translator Mara Lind is the author of *Salt*. In 2020 she won a prize.\n")
    run("import", "bio.txt", "-o", "profile.toml")
    assert blurb(run, 12) == "Writer and translator Mara Lind is the author of Salt."
    assert blurb(run, 14, "--voice", "first") == "I am a writer and translator, and the author of Salt."
    (here / "bio.txt").write_text(
        "Praised for her warm voice, soprano Mara Lind has sung in Bonn. Lind lives in Bergen with her dogs.\n"
    )
    run("import", "bio.txt", "-o", "profile.toml", "--force")
    assert blurb(run, 12) == "Praised for her warm voice, soprano Mara Lind has sung in Bonn."
    assert blurb(run, 12, "--voice", "first") == "Praised for my warm voice, I have sung in Bonn."


@pytest.mark.slow
def test_the_core_of_a_first_sentence_says_who_it_is_where_there_is_no_room_for_more(here: Path, run: Run):
    (here / "bio.txt").write_text(
        "Mara E. Lind, a career member of the Alto Service, class of Adviser, recently served as the Ambassador to "
        "the Republic of Norland. Prior to that, Lind served as the Deputy Director of the Salt Office. She speaks "
        "Norse.\n"
    )
    run("import", "bio.txt", "-o", "profile.toml")
    served = "recently served as the Ambassador to the Republic of Norland."
    assert blurb(run, 16) == f"Mara E. Lind {served}"  # what she speaks stands in for no post
    assert blurb(run, 30, "--voice", "first").startswith(f"I {served}")


NO_LEAD = {
    # a post of today behind one of yesterday
    "Mara Lind studied glass. Formerly the poet of Alto, she is currently Professor of Clay at Brio University.": 1,
    # who goes on from something that was told nowhere
    "Mara Lind joined the team in 2024. Lind is the glass chaplain at Alto College.": 1,
    # a by-line, a father, a prize among the two things of a sentence: none leads where a post is held
    "Mara Lind's work has been widely shown. Lind serves as director of the Glass Centre at Alto College.": 1,
    "Mara Lind is the son of potters. Lind is the Salt Editor of the Harbour Rail.": 1,
    "For over 20 years Mara Lind worked as a lawyer. In 2006, she founded and currently directs the Salt Trust.": 1,
}


@pytest.mark.parametrize("text", NO_LEAD)
def test_the_post_that_is_held_leads(text):
    importance = [each.importance for each in read(text, name="Mara Lind", pronouns="she").sentences]
    assert importance.index(5) == NO_LEAD[text]


@pytest.mark.slow
def test_a_host_keeps_the_name_for_the_end(here: Path, run: Run):
    (here / "bio.txt").write_text(
        "Mara Lind is a farmer in Norland. Mara and her family have been members of the Alto Bureau for fifty years.\n"
    )
    run("import", "bio.txt", "-o", "profile.toml")
    assert blurb(run, 40, "--voice", "mc") == "Our guest is a farmer in Norland. Please welcome Mara Lind."


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mara “Sol” Lind is a potter. Sol fires jugs.", "Sol"),
        ("Lind was born in Bonn. Ole Lind’s art is old.", "Ole Lind"),
    ],
)
def test_a_nickname_and_a_later_whole_name_are_names(text, name):
    bio = read(text)
    assert name in bio.name or f"{{{name}}}" in bio.sentences[1].written


@pytest.mark.slow
def test_what_somebody_is_is_not_said_twice_in_a_shorter_wording(here: Path, run: Run):
    (here / "bio.txt").write_text(
        "Mara Lind is a Consultant Surgeon at the Salt and Norland Hospitals since 2016 and is the limb lead within "
        "the department of the house. She sits on the committee for the trust.\n"
    )
    run("import", "bio.txt", "-o", "profile.toml")
    for voice in ("first", "mc"):
        assert blurb(run, 30, "--voice", voice).count("Consultant Surgeon") == 1


@pytest.mark.slow
def test_pronouns_behind_a_name_go_with_it(here: Path, run: Run):
    (here / "bio.txt").write_text(
        "Mara Lind PhD (she/her) joined the team in 2024. She is the campus chaplain at Alto University.\n"
    )
    run("import", "bio.txt", "-o", "profile.toml")
    assert blurb(run, 16).endswith("Alto University. She joined the team in 2024.")
