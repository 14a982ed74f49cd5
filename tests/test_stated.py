"""Facts that a sentence of a biography states outright, and sentences that only look as if they did."""

from __future__ import annotations

import pytest

from presskit.prose.stated import stated


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        (
            "Since 2019 {Tomke Harms} {has} run the Studio for Slow Signals[ in Bremerhaven[, where {they} {trains}]].",
            [("work", {"organization": "Studio for Slow Signals", "location": "Bremerhaven", "start": "2019"})],
        ),
        (
            "Since 2016 {they} {has} been principal cellist of the Low Countries Sinfonia[, and {they} {teaches}].",
            [("work", {"organization": "Low Countries Sinfonia", "position": "principal cellist", "start": "2016"})],
        ),
        (
            "From 2006 to 2013 {they} worked as a voicer for Salt & Sons in Alto.",
            [
                (
                    "work",
                    {
                        "organization": "Salt & Sons",
                        "position": "voicer",
                        "location": "Alto",
                        "start": "2006",
                        "end": "2013",
                    },
                )
            ],
        ),
        (
            "Since 2014 {they} {has} led {their} own workshop, Quay Bells, in Skarvik.",
            [("work", {"organization": "Quay Bells", "position": "owner", "location": "Skarvik", "start": "2014"})],
        ),
        (
            "In 2023 the Guild of Bell Founders gave {them} its Silver Tongue.",
            [("awards", {"title": "Silver Tongue", "awarder": "Guild of Bell Founders", "date": "2023"})],
        ),
        (
            "{they} [studied drawing at Alto College and ]worked for ten years as a staff reporter at The Quay Post.",
            [
                ("education", {"institution": "Alto College", "area": "drawing"}),
                ("work", {"organization": "The Quay Post", "position": "staff reporter", "current": "false"}),
            ],
        ),
        (
            "{their} book The Long Tide, about ferrymen, was published by Tern Press in 2019.",
            [
                (
                    "publications",
                    {"title": "The Long Tide", "publisher": "Tern Press", "date": "2019", "kind": "book"},
                )
            ],
        ),
        (
            "{their} book Breathing Bronze was published by Tern Press in 2022.",
            [
                (
                    "publications",
                    {"title": "Breathing Bronze", "publisher": "Tern Press", "date": "2022", "kind": "book"},
                )
            ],
        ),
        (
            "{they} studied musical acoustics at the University of Alto, "
            "where {they} received {their} master’s degree in 2006.",
            [
                (
                    "education",
                    {
                        "institution": "University of Alto",
                        "study_type": "master’s",
                        "area": "musical acoustics",
                        "end": "2006",
                    },
                )
            ],
        ),
        (
            "{their} first album, Salt Meadow[ (Tern Records, 2018)], won the Golden Bow Prize in 2019.",
            [("awards", {"title": "Golden Bow Prize", "date": "2019", "work": "Salt Meadow"})],
        ),
        (
            "{they} {is|was} an associate professor of marine biology at the University of Bergen.",
            [("work", {"organization": "University of Bergen", "position": "associate professor of marine biology"})],
        ),
        (
            "From 2010 to 2015 {they} was a senior editor at Field Notes.",
            [("work", {"organization": "Field Notes", "position": "senior editor", "start": "2010", "end": "2015"})],
        ),
        (
            "In 2015 {they} founded Weir & Co[, a studio].",
            [("work", {"organization": "Weir & Co", "position": "founder", "start": "2015"})],
        ),
        (
            "{their} album Fog Signals won the North Coast Sound Prize[ in 2022].",
            [("awards", {"title": "North Coast Sound Prize", "date": "2022", "work": "Fog Signals"})],
        ),
        (
            "{they} won the Footbridge Prize of the Guild of Bridges in 2021 and lives in Leeds.",
            [("awards", {"title": "Footbridge Prize", "awarder": "Guild of Bridges", "date": "2021"})],
        ),
        (
            "{they} was shortlisted for the 2020 Tideway Prize.",
            [("awards", {"title": "2020 Tideway Prize", "result": "shortlisted"})],
        ),
        (
            "{they} {holds} a PhD in acoustics from Leiden University and an MA from the Royal College of Art.",
            [
                ("education", {"institution": "Leiden University", "study_type": "PhD", "area": "acoustics"}),
                ("education", {"institution": "Royal College of Art", "study_type": "MA"}),
            ],
        ),
        (
            "{they} won the Harbour Prize in 2019 and the Tern Medal of the Guild of Bridges in 2020.",
            [
                ("awards", {"title": "Harbour Prize", "date": "2019"}),
                ("awards", {"title": "Tern Medal", "awarder": "Guild of Bridges", "date": "2020"}),
            ],
        ),
        (
            "{they} received a doctorate in 2011 from the Fjord Institute[, and {teaches} acoustics].",
            [("education", {"institution": "Fjord Institute", "study_type": "doctorate", "end": "2011"})],
        ),
        (
            "Today {they} {teaches} river ecology at the University of Leeds.",
            [("work", {"organization": "University of Leeds"})],
        ),
        (
            "{they} {is} the author of *Low Water* (Tern, 2021).",
            [("publications", {"title": "Low Water", "publisher": "Tern", "date": "2021"})],
        ),
        (
            "{their} first novel, *The Quiet Weir* (Tern, 2019), was read on air.",
            [("publications", {"title": "The Quiet Weir", "publisher": "Tern", "date": "2019", "kind": "novel"})],
        ),
        (
            "{They}{’s} the founder and CEO of Brack Robotics, a company in Bremen.",
            [("work", {"organization": "Brack Robotics", "position": "founder and CEO"})],
        ),
        (
            "{They} {is} Reader in Coastal Law at Bergen University, where {they} {has} led the Shore Lab since 2017.",
            [
                ("work", {"organization": "Bergen University", "position": "Reader in Coastal Law"}),
                ("work", {"organization": "Shore Lab", "start": "2017"}),
            ],
        ),
        (
            "Before that {they} {was} an engineer at Weir & Co and a product lead at Tern Labs[, now sold].",
            [
                ("work", {"organization": "Weir & Co", "position": "engineer", "current": "false"}),
                ("work", {"organization": "Tern Labs", "position": "product lead", "current": "false"}),
            ],
        ),
        (
            "{They} worked for five years at the Fjord Institute, first as a research fellow and then as its head.",
            [("work", {"organization": "Fjord Institute", "position": "research fellow", "current": "false"})],
        ),
        (
            "{They} studied naval architecture at TU Delft[ and {holds} an MBA from INSEAD].",
            [
                ("education", {"institution": "TU Delft", "area": "naval architecture"}),
                ("education", {"institution": "INSEAD", "study_type": "MBA"}),
            ],
        ),
    ],
)
def test_what_is_stated_outright_is_read(sentence, facts):
    assert [(fact.table, dict(fact.values)) for fact in stated(sentence)] == facts


def test_what_lacks_its_name_is_to_be_completed():
    [fact] = stated("{they} studied composition in Groningen.")
    assert (fact.table, dict(fact.values), fact.whole) == (
        "education",
        {"area": "composition", "location": "Groningen"},
        False,
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "{they} {is} a partner of John Weir.",  # whose partner?
        "{they} {is} an architect based in Porto.",
        "{they} studied at the School of Tides and Harbour Studies.",  # where does the name end?
        "{their} work has won many prizes.",
        "{they} {has} written for The Lantern and The Weekly Post.",
        "{they} {is} a member of the Royal Society.",  # no post
        "Since 2016 {they} {has} been a member of the Guild of Bridges.",
        "{they} joined Northwater as lead designer in 2018.",  # is it over?
        "The firm won the race in 2020.",
        "{their} father, who was a baker and worked as a reporter at The Quay Post, taught {them}.",
        "{they} {has} a sister who sings and worked as a reporter at The Quay Post.",
    ],
)
def test_what_may_mean_something_else_is_nothing(sentence):
    assert stated(sentence) == []
