"""`check` knows a sentence in another language than the profile's, and takes no name for one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import PERSON, Run

OTHERS = {
    "Ihr Buch *Salt and Rope* handelt vom Knüpfen und vom Warten.": "German",
    "Elle dirige une école de voile, qui est la plus vieille de la côte.": "French",
    "Vive en Cádiz desde 2011 y es autora de una novela.": "Spanish",
    "È nata a Bari, lavora nel porto e scrive delle guide che nessuno legge.": "Italian",
    "É capitã, vive em Faro e também escreve uma coluna.": "Portuguese",
    "Zij woont op Texel en heeft een boek over touw geschreven.": "Dutch",
    "Hon är kapten och har skrivit en bok som inte handlar om havet.": "Swedish",
    "Mieszka w Gdyni, pracuje przy liniach, które nie pękają, i jest kapitanem.": "Polish",
    "Hän on kapteeni, joka asuu Turussa ja kirjoittaa myös kirjoja.": "Finnish",
    "Она живёт в Мурманске и вяжет сети.": "in Cyrillic letters",
}

OURS = (
    "{they} {founded} the Gesellschaft für Seile mit beschränkter Haftung and {leads} it.",
    "{they} {wrote} *Ihre Seile sind nicht für den Wind* and *Il est une île*.",
    "{they} {sang} with Les Matelots de la Mer et du Vent, Los Marineros and Il Coro della Marina.",
    "“Sie hat mit ihren Seilen auch nicht recht”, wrote Die Seefahrt.",
    "{their} motto is no secret: nada es más que una cuerda, as sailors in Vigo say.",
    "Captain, rope maker, author.",
)


def _checked(run: Run, text: str) -> str:
    quotes = "'''" if "'" in text else "'"
    Path("profile.toml").write_text(f"{PERSON}[[bio]]\ntext = {quotes}{text}{quotes}\n", "utf-8")
    return run("check").out


@pytest.mark.parametrize("text", OTHERS)
def test_a_sentence_in_another_language_is_advice(text, here, run):
    told = f"bio[1].text: this sentence seems to be {OTHERS[text]}, and the profile is in English\n"
    assert told in _checked(run, text)


@pytest.mark.parametrize("text", OURS)
def test_names_titles_and_quotations_in_other_languages_are_none(text, here, run):
    assert "this sentence seems to be" not in _checked(run, text)


def test_of_a_text_of_several_sentences_the_one_is_named(here, run):
    out = _checked(run, "{they} {makes} ropes. Sie hat mit ihren Seilen auch ein Haus gebaut.")
    assert "profile.toml:6:31: advice: bio[1].text: this sentence seems to be German" in out
