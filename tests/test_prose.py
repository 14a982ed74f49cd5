"""A biography that somebody wrote becomes sentences in the notation, through the command line."""

from __future__ import annotations

import io
import json
import re
import sys
import time
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

import presskit
from presskit import prose
from presskit.notation import parse

MARA = (
    "Mara Lind covers East Africa from Nairobi, and previously reported for Nordlys from Oslo. Lind’s first book, "
    "*Salt Roads*, won the Harbour Prize in 2019. She lives in Nairobi with her two dogs.\n"
)


def pasted(run, text: str, *more: str) -> list[str]:
    """The sentences of a biography, in the notation; `bio.txt` and `profile.toml` stand in this folder."""
    Path("bio.txt").write_text(text, "utf-8")
    ran = run("import", "bio.txt", "-o", "profile.toml", "--force", *more)
    assert ran.status == 0, ran.err
    return [sentence.text for sentence in presskit.load("profile.toml").bio]


@pytest.mark.slow
def test_a_biography_is_pasted_and_comes_back_letter_for_letter(here, run):
    assert pasted(run, MARA) == [
        "{Mara Lind} {covers} East Africa[ from Nairobi][, and previously reported for Nordlys from Oslo].",
        "{Lind’s} first book, *Salt Roads*, won the Harbour Prize in 2019.",
        "{They} {lives} in Nairobi[ with {their} two dogs].",
    ]
    profile = presskit.load("profile.toml")
    assert (profile.person.name, profile.person.pronouns) == ("Mara Lind", "she")
    assert [sentence.importance for sentence in profile.bio] == [5, 4, 1]
    assert run("check").status == 0
    assert run("blurb").out.replace("*", "") == MARA.replace("*", "")


@pytest.mark.slow
def test_new_makes_a_folder_of_it_and_tells_every_sentence(here, run):
    document = docx.Document()
    document.add_heading("About Mara", 1)
    paragraph = document.add_paragraph("Mara Lind covers East Africa from Nairobi. Her book ")
    paragraph.add_run("Salt Roads").italic = True
    paragraph.add_run(" won the Harbour Prize.")
    document.save("bio.docx")
    ran = run("new", "me", "--bio", "bio.docx")
    assert ran.status == 0, ran.err
    assert "Mara Lind, she; 2 sentences of 15 words, told in 5 to 15:" in ran.err
    assert "  1  5–7    {Mara Lind} {covers} East Africa[ from Nairobi]." in ran.err
    assert "cd me && presskit blurb --words 50" in ran.err
    assert Path("me/profile.schema.json").exists()
    assert presskit.load("me/profile.toml").bio[1].text == "{Their} book *Salt Roads* won the Harbour Prize."
    assert run("new", "me", "--bio", "bio.docx").status == 1  # there is a profile already


def test_it_is_pasted_from_standard_input(here, run, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(MARA.encode())))
    ran = run("import", "-")
    assert ran.status == 0, ran.err
    assert 'name = "Mara Lind"' in ran.out
    assert ran.err.startswith("Read standard input as prose: bio (3).")


def test_into_a_profile_uses_its_name_and_adds_nothing_twice(here, run):
    before = (
        '[person]\nname = "Mara Lind"\npronouns = "they"\n\n[[bio]]\nid = "bio-1"\ntext = "{they} {is} a potter."\n'
    )
    Path("profile.toml").write_text(before)
    Path("bio.txt").write_text("Lind is a potter in Nairobi. They cover East Africa. Lind is fond of maps.")
    ran = run("import", "bio.txt", "--into", "profile.toml")
    assert ran.status == 0, ran.err
    assert Path("profile.toml").read_text().startswith(before)
    assert [sentence.text for sentence in presskit.load("profile.toml").bio][1:] == [
        "{Lind} {is} a potter[ in Nairobi].", "{They} {covers} East Africa.", "{Lind} {is} fond of maps.",
    ]  # fmt: skip
    again = run("import", "bio.txt", "--into", "profile.toml")
    assert again.err.endswith("profile.toml has all of it already; it is as it was.\n")


FIRST = (
    "I am a potter in Bergen. I make jugs from river clay, and my glazes are mixed by hand. I've taught since 2009.\n"
)


@pytest.mark.slow
def test_a_text_that_says_i_needs_pronouns_and_says_so(here, run):
    told = pasted(run, FIRST, "--name", "Ole Brandt")
    assert told[0] == "{They} {is} a potter[ in Bergen]."
    assert "# pronouns = " in Path("profile.toml").read_text()
    assert run("blurb", "--voice", "first").out == FIRST.replace("'", "’")
    pasted(run, FIRST, "--name", "Ole Brandt", "--pronouns", "he")
    assert run("blurb").out.startswith(
        "Ole Brandt is a potter in Bergen. He makes jugs from river clay, and his glazes"
    )


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        (
            "two",
            "Ada Strand and Ole Brandt are architects in Oslo. They build quays.",
            "about two people, Ada Strand and",
        ),
        ("nobody", "A short walk through the old town. Mind the steps.", "does not say whose it is"),
        ("long", "Ada Strand is a poet. " + "She writes a line a day. " * 1000, "has 6,005 words"),
        ("empty", " \n", "the file is empty"),
    ],
)
def test_what_is_no_biography_is_refused_with_what_to_do(name, text, told, here, run):
    Path("bio.txt").write_text(text)
    ran = run("import", "bio.txt", "-o", "profile.toml")
    assert ran.status in (1, 2)
    assert told in ran.err
    assert not Path("profile.toml").exists()


@pytest.mark.slow
def test_the_summary_of_a_resume_is_the_persons_own_bio(here, run):
    summary = "I build bridges in Bergen. I have taught at Coastal University."
    Path("resume.json").write_text(json.dumps({"basics": {"name": "Ada Strand", "summary": summary}}))
    ran = run("import", "resume.json", "-o", "profile.toml", "--pronouns", "she")
    assert ran.status == 0, ran.err
    assert not presskit.load("profile.toml").sections
    assert run("blurb").out == "Ada Strand builds bridges in Bergen. She has taught at Coastal University.\n"


RANKED: tuple[tuple[str, int, list[str]], ...] = (
    ("Mara Lind was born in Bergen in 1970.", 1, []),
    ("She studied ceramics at Coastal University.", 2, []),
    ("She is professor of ceramics at the Northern School of Art.", 5, []),
    ("Her book “Salt” won the Harbour Prize.", 4, ["bio-1"]),
    ("It was translated into three languages.", 2, ["bio-2"]),
    ("She worked in three kilns of the north.", 2, ["bio-1"]),
    ("She lives in Bergen with her dogs.", 1, ["bio-1"]),
    ("Her web site is www.lind.example.", 1, ["bio-1"]),
)


@pytest.mark.slow
def test_who_the_person_is_leads_wherever_it_stands_and_what_points_back_needs_it(here, run):
    pasted(run, " ".join(text for text, _, _ in RANKED))
    told = presskit.load("profile.toml").bio
    assert [(one.importance, list(one.needs)) for one in told] == [(rank, needs) for _, rank, needs in RANKED]
    assert run("blurb", "--words", "12").out == "Mara Lind is professor of ceramics at the Northern School of Art.\n"


@pytest.mark.slow
def test_a_house_that_is_led_to_this_day_goes_before_a_class_that_is_taught(here, run):
    told = "Mara Lind is a potter. Since 2014 she has led her own workshop, Kiln & Clay, in Bonn."
    pasted(run, f"{told} She teaches a summer school for young potters and lives near Bonn with her two dogs.")
    assert [sentence.importance for sentence in presskit.load("profile.toml").bio] == [5, 5, 3]


@pytest.mark.slow
def test_what_a_sentence_points_at_stays_in_the_one_before(here, run):
    told = pasted(run, "Mara Lind is a potter. She fired jugs at Northern Kilns from clay. The project took years.")
    assert told[1:] == ["{They} fired jugs at Northern Kilns from clay.", "The project took years."]
    told = pasted(run, "Mara Lind is a potter. She fired jugs at Northern Kilns from clay. She sings.")
    assert told[1] == "{They} fired jugs at Northern Kilns[ from clay]."


# --- slips, doubts, odd texts --------------------------------------------------------------------------------

SLIPS = {
    "Mara Lind is a potter in a cafÃ© of Bergen. She fires jugs.": "broken letters: “cafÃ©”, perhaps “café”",
    "Mara Lind is a potter in Bergen. She plays jazz jazz alone.": "a word comes twice: “jazz jazz”",
    "Mara Lind is a potter in Bergen,Norland. She fires jugs.": "a space is missing: “Bergen,Norland”",
    "Mara Lind is a potter (in Bergen. She fires jugs there.": "a “(” has no partner",
    "Mara Lind is a potter in Bergen. Winner of the Harbour Prize.": "no sentence, but a part of one: “Winner of the",
    "Mara Lind is a potter in Bergen. Lives in an old tower with dogs.": "a sentence without its subject: the person",
    "Mara Lind is a potter who fires jugs in Bergen": "the paragraph ends without a full stop",
    "Mara Lind is a potter She fires jugs. She lives in Bergen.": "a full stop may be lost: “potter She fires”",
    "Mara Lind is a potter. they fires jugs in Bergen.": "a sentence begins with a small letter",
    "Mara Lind is a potter. She fires jugs. They are in Bergen. Their kiln is old.": "the text says “she” and “they”",
    "Mara Lind is a potter. She fires jugs with Dr. Ruth Vik in her kiln.": "“her” may be that of “Dr. Ruth Vik”",
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("text", SLIPS)
def test_a_slip_of_the_text_is_told_with_its_line_and_not_mended(text, here, run):
    Path("bio.txt").write_text(f"\n\n{text}\n", "utf-8")
    ran = run("import", "bio.txt", "-o", "profile.toml")
    assert ran.status == 0, ran.err
    assert f"line 3: {SLIPS[text]}" in ran.err
    assert run("check").status == 0


def test_lines_that_are_no_sentences_are_comments_and_lines_that_wrap_are_one_paragraph(here, run):
    text = (
        "# Mara Lind\n\nMara Lind is a potter in Bergen who fires\njugs of river clay. She\n\nhas taught "
        "since 2009.\n\n- Harbour Prize\n- Northern Medal\n\nPhoto: Ole Brandt\n"
    )
    told = pasted(run, text)
    assert told[0] == "{Mara Lind} {is} a potter[ in Bergen who fires jugs of river clay]."
    assert told[1] == "{They} {has} taught since 2009."
    left = Path("profile.toml").read_text().partition("Left over")[2]
    for line in ("line 1 (a heading): Mara", "line 8 (a point of a list): - Harbour", "Photo: Ole Brandt"):
        assert f"# {line}" in left or line in left


@pytest.mark.slow
def test_a_page_of_a_whole_site_gives_the_biography_alone(here, run):
    menu = "".join(f'<li><a href="/{at}">Page number {at} of all</a></li>' for at in range(40))
    news = "".join(f"<div><p>The hall {at} opens at noon and closes at six.</p></div>" for at in range(150))
    page = (
        "<!doctype html><html><head><title>Site</title><script>var a = 'He is';</script></head>"
        f"<body><nav><ul>{menu}</ul></nav>"
        "<h1>Mara Lind</h1><div><p>Mara Lind is a potter in Bergen. She fires <em>jugs </em>of river clay.</p></div>"
        f"{news}"
        "<footer><p>All rights reserved by the hall.</p></footer></body></html>"
    )
    Path("site.html").write_text(page)
    ran = run("import", "site.html", "-o", "profile.toml")
    assert ran.status == 0, ran.err
    texts = [sentence.text for sentence in presskit.load("profile.toml").bio]
    assert texts == ["{Mara Lind} {is} a potter[ in Bergen].", "{They} {fires} *jugs* of river clay."]
    Path("none.html").write_text(f"<html><body><ul>{menu}</ul></body></html>")
    ran = run("import", "none.html")
    assert (ran.status, ran.out) == (1, "")
    assert "there is no text in it that could be a biography" in ran.err


@pytest.mark.slow
def test_rtf_and_libreoffice_are_read(here, run):
    rtf = (
        r"{\rtf1\ansi{\fonttbl{\f0 Arial;}}\f0 Mara Lind is a potter in Bergen.\par "
        r"She wrote {\i Salt} at caf\'e9 \u214?stra.\par}"
    )
    Path("bio.rtf").write_bytes(rtf.encode("ascii"))
    content = (
        '<o:document-content xmlns:o="urn:o" xmlns:text="urn:t"><o:body><o:text><text:p>Mara Lind is a '
        "potter<text:s/>in Bergen.</text:p><text:p>She wrote Salt.</text:p></o:text></o:body></o:document-content>"
    )
    with zipfile.ZipFile("bio.odt", "w") as archive:
        archive.writestr("content.xml", content)
    for name, last in (("bio.rtf", "{They} wrote *Salt*[ at café Östra]."), ("bio.odt", "{They} wrote Salt.")):
        ran = run("import", name, "-o", f"{name}.toml")
        assert ran.status == 0, ran.err
        told = [sentence.text for sentence in presskit.load(f"{name}.toml").bio]
        assert told == ["{Mara Lind} {is} a potter[ in Bergen].", last]


@pytest.mark.slow
def test_another_language_is_kept_as_it_is_and_told(here, run):
    text = "Mara Lind ist eine Töpferin aus Bergen. Sie wurde mit dem Hafenpreis ausgezeichnet und lebt in Oslo.\n"
    told = pasted(run, text, "--name", "Mara Lind")
    assert told == [
        "Mara Lind ist eine Töpferin aus Bergen.",
        "Sie wurde mit dem Hafenpreis ausgezeichnet und lebt in Oslo.",
    ]
    assert run("blurb").out == text


@pytest.mark.slow
def test_my_name_is_stands_in_the_person(here, run):
    text = "Hello! My name is Ole Brandt, and I am a potter. I live in Bergen. I fire jugs in our yard."
    told = pasted(run, text, "--pronouns", "he")
    assert told == ["{They} {is} a potter.", "{They} {lives} in Bergen."]
    left = Path("profile.toml").read_text().partition("Left over")[2]
    assert "(only the first person can say “our”): I fire jugs in our yard." in left
    assert presskit.load("profile.toml").person.name == "Ole Brandt"


ODD = st.text(
    st.sampled_from("MaraLindsheisapoet.,;:()“”\"'’[]{}|*\\@&–—\n -_#<>/0129éÖ\u00a0\u200b\ufffd"), max_size=200
)
PIECES = st.lists(
    st.sampled_from(
        ["Mara Lind", "She", "is a poet", "who lives in Oslo", ",", ".", ";", "and", "has won", "the Harbour Prize",
         "in 2019", "(Alto, 2014)", "“Salt”", "*Tide*", "from 2014 to 2019", "Lind’s", "her", "{they}", "[", "]", "\\",
         "including", "Alto, Brio and Cello", "\n\n", "\n", "They", "I", "my", "as a", "which", "- ", "#", "Dr.",
         "they’re", "isn’t", "not only", "both", ":", "@mara", "https://a.example/x", "…", "!", "?", "…and"]
    ),
    max_size=30,
).map(" ".join)  # fmt: skip


@pytest.mark.slow
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.one_of(PIECES, ODD))
def test_whatever_is_pasted_comes_back_or_is_refused_in_a_line(text):
    """A sentence in the notation reads back as the sentence that was pasted; everything else is told with its line."""
    bio = prose.read(text, name="Mara Lind", pronouns="she")
    lines = len(text.split("\n")) + text.count("\r")
    places = [note.line for note in bio.notes] + [aside.line for aside in bio.asides]
    assert all(1 <= line <= lines + 1 for line in places)
    for sentence in bio.sentences:
        tree = parse(sentence.written)
        assert tree
        if sentence.mentions and "{" not in sentence.written:  # not told in the first person, and that is said
            assert sentence.line in [note.line for note in bio.notes]
        plain = re.sub(r"\W", "", sentence.text)
        forms = r"\{(?:[Tt]hey|[Tt]heirs?|[Tt]hem|\w+selves)\}"
        kept = re.sub(r"\W", "", re.sub(forms, "", sentence.written))
        assert len(kept) <= len(plain) + 4


@pytest.mark.slow
def test_fifty_thousand_words_are_refused_at_once_and_a_long_sentence_is_kept(here, run):
    Path("bio.txt").write_text("Mara Lind is a potter. " + "She fires jugs in Bergen. " * 10_000)
    before = time.process_time()
    ran = run("import", "bio.txt")
    assert (ran.status, ran.out) == (1, "")
    assert "a biography has some hundred" in ran.err
    assert time.process_time() - before < 2
    told = pasted(run, "Mara Lind is a potter" + " and fires jugs" * 90 + ". She lives in Bergen.")
    assert "{" not in told[0]
    assert told[1] == "{They} {lives} in Bergen."


@pytest.mark.slow
def test_a_kit_of_a_pasted_biography_has_its_texts_though_nothing_makes_a_line(here, run):
    (here / "bio.txt").write_text("Mara Quist is a ceramic artist in Bergen. She won the Harbour Craft Prize in 2021.")
    run("import", "bio.txt", "-o", "profile.toml")
    made = run("build", "--only", "blurbs")
    assert made.status == 0
    assert made.err.count("there are no blurbs") == 1
    assert "there are no blurbs of one line: the profile has nothing to make a line of" in made.err
    assert (here / "output/blurbs/words-50.txt").read_text().startswith("Mara Quist is a ceramic artist in Bergen. She")


@pytest.mark.slow
def test_letters_behind_the_name_go_with_it_and_a_name_in_a_title_is_the_titles(here, run):
    first = "Professor Mara Lind AM PhD Kest U, BA (Hons) QNU, FASSA is a voice for the rivers of Norland."
    second = "Lind has written several books, including her guide to the delta, Mara Lind: Welcome to the River."
    Path("bio.txt").write_text(f"{first} {second}\n", "utf-8")
    run("import", "bio.txt", "-o", "profile.toml", "--name", "Mara Lind", "--pronouns", "she")
    told = run("blurb", "--words", "60", "--voice", "first").out
    assert told.startswith("I am a voice for the rivers of Norland.")
    assert "Mara Lind: Welcome to the River" in told
    assert "Mara Lind: Welcome to the River" in run("blurb", "--words", "60", "--voice", "mc").out


def test_me_in_a_title_is_not_who_tells_the_text():
    """A title that says “Me” twice is nobody’s “I”, and a given name of one letter is a name."""
    bio = prose.read(
        'B Lind is a writer and potter. They curate the Salt Fair for Alto, and work as a teacher. "Bowls Like Me" is '
        'their first book. They live in Bonn. With warm reviews, "Bowls Like Me" is a book of essays. B founded the '
        "Brio Kiln."
    )
    assert (bio.name, bio.pronouns, bio.first) == ("B Lind", "they", False)
    assert bio.sentences[1].written.startswith("{They} {curates} the Salt Fair")
    assert 2 in bio.sentences[4].needs  # whose book it is, another says
    assert bio.sentences[5].written == "{B} founded the Brio Kiln."


@pytest.mark.slow
def test_a_given_name_of_one_letter_is_imported(here, run):
    (here / "bio.txt").write_text("B Alto-Lind is a potter of Bergen. They teach at Brio. B founded the Brio Kiln.\n")
    run("import", "bio.txt", "-o", "profile.toml", "--name", "B Alto-Lind", "--pronouns", "they")
    assert "B founded the Brio Kiln" in run("blurb", "--words", "50").out


def test_what_a_later_sentence_speaks_of_by_a_short_name_stays():
    """Whoever is told of "Ida" was told of Ida Holm."""
    text = (
        "Mara Lind is a baker. She founded Alto, where she met her wife, Ida Holm. She won the Harbour Prize with Ida."
    )
    bio = prose.read(text, name="Mara Lind", pronouns="she")
    assert bio.sentences[1].written == "{They} founded Alto, where {they} met {their} wife, Ida Holm."
    assert bio.sentences[2].needs == [1]


def test_what_only_joins_a_sentence_to_the_one_before_goes(here, run):
    """Who devotes themselves to weaving does so without "But"; where nothing says what somebody is, that leads."""
    text = (
        "My childhood was loud. I went to a school by the harbour of Salten for nine long years. "
        "But in the last few years I have been able to devote myself full-time to weaving.\n"
    )
    pasted(run, text, "--name", "Mara Lind", "--pronouns", "she")
    told = "In the last few years Mara Lind has been able to devote herself full-time to weaving."
    assert run("blurb", "profile.toml", "--words", "17").out.strip() == told
    assert "harbour" in run("blurb", "profile.toml").out


def test_a_summary_without_its_subject_is_the_biography(here, run):
    """The person’s own summary is told, and is no section."""
    resume = {
        "basics": {"name": "Kim Sand", "summary": "Night-shift nurse with seven years in a Level I trauma centre."}
    }
    Path("resume.json").write_text(json.dumps(resume))
    assert run("import", "resume.json", "-o", "profile.toml").status == 0
    profile = presskit.load("profile.toml")
    assert profile.bio[0].text.startswith("{Kim Sand} {is} a night-shift nurse")
    assert not profile.sections
