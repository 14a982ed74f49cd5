"""Facts told in real grammar: a row for each kind of fault that editors struck out, with invented facts."""

from __future__ import annotations

import pytest

from presskit.document import plain
from presskit.words import Limit
from tests.test_words import profile, told

ADA = {"name": "Ada Finch", "pronouns": "she", "occupations": ["lecturer"]}
POET = {**ADA, "occupations": ["poet"]}


def text(person=POET, **tables) -> str:
    """Everything that there is to say, in the third person."""
    return plain(told(profile(person=person, **tables)).text)


def post(organization: str, position: str, **more) -> dict[str, object]:
    return {"organization": organization, "position": position, **more}


TABLE = [
    # "the" missing or too much
    ("the", {"work": [post("Inter-Isles Commission on Rivers", "clerk")]},
     "clerk at the Inter-Isles Commission on Rivers"),
    ("the", {"work": [post("Yale University School of Art", "clerk")]}, "clerk at Yale University School of Art"),
    ("the", {"work": [post("Coast & Harbour", "editor", current=False, the=True)]}, "edited the Coast & Harbour"),
    ("the", {"work": [post("Journal of Tides", "editor", current=False)]}, "edited the Journal of Tides"),
    ("the", {"work": [post("Harbour Forum", "clerk", the=False)]}, "clerk at Harbour Forum"),
    # occupation told twice
    ("occupation", {"person": {**ADA, "occupations": ["law professor"]},
                    "work": [post("Norland University", "Distinguished Professor of Law")]},
     "Ada Finch is a distinguished professor of law at Norland University."),
    ("occupation", {"person": {**ADA, "occupations": ["journalist"]}, "work": [post("Quill", "reporter")]},
     "Ada Finch is a reporter at Quill."),
    ("occupation", {"person": {**ADA, "occupations": ["biologist", "diver"]},
                    "work": [post("Norland University", "professor of biology")]},
     "Ada Finch is a biologist and diver, and a professor of biology at Norland University."),
    # preposition
    ("preposition", {"work": [post("Harbour Party", "candidate")]}, "candidate for the Harbour Party"),
    ("preposition", {"work": [post("MasterBaker", "judge")]}, "judge on MasterBaker"),
    ("preposition", {"work": [post("Fairport Symphony", "violinist")]}, "violinist with the Fairport Symphony"),
    ("preposition", {"work": [post("Inter-Isles Commission", "expert member")]},
     "expert member of the Inter-Isles Commission"),
    ("preposition", {"work": [post("Radio Norland", "guest", at="with")]}, "guest with Radio Norland"),
    # verb repeated
    ("verb", {"work": [post(each, "founder", current=False) for each in ("Alto", "Brio", "Cello")]},
     "Ada Finch is a poet who founded Alto, Brio and Cello."),
    ("verb", {"awards": [{"title": "Fellow", "awarder": "Guild of Letters"}, {"title": "Fellow of the Tide Society"}]},
     "She is a fellow of the Guild of Letters and the Tide Society."),
    ("verb", {"person": {**ADA, "occupations": ["architect"]},
              "projects": [{"name": each, "role": "designer"} for each in ("Wind House", "Salt House")]},
     "She designed Wind House and Salt House."),
    # prize as if unique
    ("prize", {"awards": [{"title": "Fellowship", "awarder": each}
                           for each in ("Ferry House", "Pier Ark", "Quay Hall")]},
     "She received fellowships from Ferry House, Pier Ark and Quay Hall."),
    ("prize", {"awards": [{"title": "Ministry Scholarship", "date": year} for year in (2011, 2013)]},
     "She received two ministry scholarships."),
    ("prize", {"awards": [{"title": "MacAdam Fellowship"}]}, "She received a MacAdam Fellowship."),
    # role or place repeated
    ("repeated", {"work": [post(each, "reporter", current=False) for each in ("Quill", "Slate")]},
     "She was a reporter at Quill and Slate."),
    ("repeated", {"education": [{"institution": "Norland University", "study_type": "Bachelor",
                                 "area": each, "end": 2001}
                                for each in ("Music", "Engineering")]},
     "She holds bachelor’s degrees in music and engineering from Norland University."),
    ("repeated", {"education": [{"institution": each, "area": "Law", "current": False} for each in ("Foo", "Bar")]},
     "She studied law at Foo and Bar."),
    # capital in mid-sentence
    ("capital", {"work": [post("Foo", "Software Engineer Intern")]}, "software engineer intern at Foo"),
    ("capital", {"work": [post("Foo", "UX Designer")]}, "UX designer at Foo"),
    ("capital", {"work": [post("Norland University", "Lecturer in Norwegian Literature")]},
     "lecturer in Norwegian literature at Norland University"),
    ("capital", {"awards": [{"title": "Individual Gold Medal", "awarder": "Isles Olympiad"}]},
     "She won an individual gold medal at the Isles Olympiad."),
    # what a prize was for, and what a work won
    ("for", {"projects": [{"name": "Sound Crossing", "role": "engineer", "start": 2020}],
             "awards": [{"title": "Pier Medal", "awarder": "Harbour Guild", "summary": "For the Sound Crossing."},
                        {"title": "Quay Cup"}]},
     "She won the Pier Medal from the Harbour Guild for the Sound Crossing, and the Quay Cup."),
    ("for", {"projects": [{"name": "Undertow", "role": "film director"}],
             "awards": [{"title": "Jury Prize", "awarder": "Isles Film Festival", "work": "Undertow"}]},
     "She directed Undertow, which won the Jury Prize at the Isles Film Festival."),
    # "a" for the only one
    ("unique", {"person": {**ADA, "occupations": []}, "work": [post("Norland", "governor")]},
     "Ada Finch is governor of Norland."),
    ("unique", {"person": {**ADA, "occupations": []}, "work": [post("Quill", "managing editor")]},
     "Ada Finch is managing editor of Quill."),
    ("unique", {"person": {**ADA, "occupations": []},
                "work": [post("Norland University", "Regius Professor of Greek")]},
     "Ada Finch is the Regius Professor of Greek at Norland University."),
    # "honours include" and a bare title
    ("honours", {"awards": [{"title": "Super Scientist"}]}, "She was named a Super Scientist."),
    ("honours", {"awards": [{"title": "3-time Harbour Chess Champion"}]},
     "She was a three-time Harbour chess champion."),
    ("honours", {"awards": [{"title": "=1st", "awarder": "Fairport Open"}]},
     "She tied for first at the Fairport Open."),
    ("honours", {"awards": [{"title": "Harbour Prize", "result": "shortlisted", "work": "Salt Book"}]},
     "She was shortlisted for the Harbour Prize for Salt Book."),
    # untrue
    ("untrue", {"person": {**ADA, "occupations": ["architect"]},
                "projects": [{"name": "Wind House"}, {"name": "Salt House"}]},
     "Her projects include Wind House and Salt House."),
    ("untrue", {"publications": [{"title": "Nine Rivers", "kind": "Anthology", "authors": ["Ivo Quay"]}]},
     "Her work has appeared in Nine Rivers."),
    ("untrue", {"publications": [{"title": "Nine Rivers", "kind": "Book", "summary": "Co-editor."}]},
     "She co-edited Nine Rivers."),
    # the next sentence repeats the role
    ("again", {"work": [post("Quill", "editor", start=2010), post("Quill", "reporter", start=2001, end=2010)]},
     "Ada Finch is a poet and editor of Quill after working there as a reporter."),
    # quotation marks and italics by kind
    ("titles", {"publications": [{"title": "Glass Room", "kind": "poetry collection"},
                                 {"title": "Salt Book", "kind": "poetry collection"}]},
     "Ada Finch is a poet and the author of the poetry collections Glass Room and Salt Book."),
    # dates
    ("dates", {"awards": [{"title": "Harbour Prize", "date": 2004}, {"title": "Pier Prize", "date": 2015}]},
     "She won the Pier Prize in 2015 and the Harbour Prize in 2004."),
    # never told though there was room
    ("told", {"work": [post("Junco", "founder", current=False)],
              "organizations": [{"name": "Junco", "description": "Junco is a school for sailors."}]},
     "who founded Junco, a school for sailors."),
    ("told", {"work": [post("Junco", "director", summary="Leads the design of boats.")]},
     "Ada Finch is a poet and director of Junco, where she leads the design of boats."),
    ("told", {"numbers": [{"value": "30+", "label": "years as a teacher of sailors"}]},
     "She has spent more than 30 years as a teacher of sailors."),
    # a word that no list knows may be a name: then the title stands as it is written
    ("named", {"person": {**ADA, "occupations": []}, "work": [post("Pier Museum", "Imke Vale Brown Director")]},
     "Ada Finch is the Imke Vale Brown Director of the Pier Museum."),
    ("named", {"person": {**ADA, "occupations": []}, "work": [post("Fairport", "Vossler Visiting Professor")]},
     "Ada Finch is the Vossler Visiting Professor at Fairport."),
    ("named", {"person": {**ADA, "occupations": []}, "work": [post("City of Fairport", "Poet Laureate of Fairport")]},
     "Ada Finch is poet laureate of Fairport."),
    # posts of all trades: what stands between them and their place, and whether one person holds them
    ("trades", {"work": [post("Vale String Quartet", "First Violin", current=False)]},
     "She was first violin with the Vale String Quartet"),
    ("trades", {"work": [post("Norland Army", "Captain", current=False)]}, "She was a captain in the Norland Army"),
    ("trades", {"work": [post("Norland Foreign Service", "diplomat", current=False)]},
     "She was a diplomat in the Norland Foreign Service"),
    ("trades", {"work": [post("Fairport University", "Department Chair", current=False)]},
     "She was department chair at Fairport University"),
    ("trades", {"work": [post("Fairport University", "PhD Candidate")]}, "PhD candidate at Fairport University"),
    ("trades", {"work": [post("Vale & Company", "Senior Director, Library Services")]},
     "senior director of library services at Vale & Company"),
    ("trades", {"work": [post("Pier Philharmonic", "Chorus Master")]}, "chorus master of the Pier Philharmonic"),
    ("trades", {"work": [post("Quay Hall", "Of Counsel")]}, "of counsel at Quay Hall"),
    # names of many kinds
    ("names", {"work": [post("Vale Gallery of Norland Art", "clerk")]}, "clerk at the Vale Gallery of Norland Art"),
    ("names", {"work": [post("Fairport Cathedral", "clerk")]}, "clerk at Fairport Cathedral"),
    ("names", {"work": [post("Musée du Port", "clerk")]}, "clerk at the Musée du Port"),
    ("names", {"work": [post("Norland Tide Organization", "clerk")]}, "clerk at the Norland Tide Organization"),
    # titles of honours that are phrases, ranks or programmes
    ("title", {"awards": [{"title": "One of the isles' 51 best cooks", "awarder": "Pier magazine"}]},
     "She was named one of the isles’ 51 best cooks by Pier magazine."),
    ("title", {"awards": [{"title": "Officer of the Order of Norland"}]},
     "She was made an Officer of the Order of Norland."),
    ("title", {"awards": [{"title": "Tide Poetry Series"}]}, "She was selected for the Tide Poetry Series."),
    ("title", {"awards": [{"title": "Inductee, Norland Sailors Hall of Fame"}]},
     "She was inducted into the Norland Sailors Hall of Fame."),
    ("title", {"awards": [{"title": "Emmy Award"}]}, "She won an Emmy Award."),
    ("title", {"awards": [{"title": "Vale Fellowship", "awarder": "Vale Foundation"}]},
     "She received a Vale Fellowship."),
    ("title", {"awards": [{"title": "Chambers-ranked"}]}, "Ada Finch is a poet."),
    ("title", {"publications": [{"title": "Salt Book", "kind": "Novel"}],
               "awards": [{"title": "Great New Writers selection", "awarder": "Pier Books",
                           "summary": "For Salt Book."}]},
     "Salt Book was a Pier Books Great New Writers selection."),
    # what trades have: translations, parts that were played, training, figures, projects of which something is said
    ("trades", {"person": {**ADA, "occupations": ["translator"]},
                "publications": [{"title": each, "kind": "Translation", "authors": ["Ivo Quay"]}
                                 for each in ("Salt Book", "Ebb")]},
     "She has translated Ivo Quay’s Salt Book and Ebb."),
    ("trades", {"person": {**ADA, "occupations": ["soprano"]},
                "shows": [{"title": "Ondine", "kind": "opera", "venue": "Pier Opera", "role": "Ondine"},
                          {"title": "Tides", "kind": "opera", "venue": "Quay Hall", "role": "Imke"}]},
     "Her roles include the title role in Ondine at Pier Opera and Imke in Tides at Quay Hall."),
    ("trades", {"education": [{"institution": "Fairport Hospital", "study_type": "Residency", "area": "Surgery"}]},
     "She completed a residency in surgery at Fairport Hospital."),
    ("trades", {"education": [{"institution": "Quay Hall", "area": "Law"}, {"institution": "Pier Hall"}]},
     "She studied law at Quay Hall."),
    ("trades", {"numbers": [{"value": "40+", "label": "museums own her vessels"}]},
     "More than 40 museums own her vessels."),
    ("trades", {"projects": [{"name": "Tide Watch", "role": "leader", "summary": "Legal campaign that moved a port."}]},
     "She leads Tide Watch, a legal campaign that moved a port."),
    ("trades", {"projects": [{"name": "Undertow", "summary": "A family in a harbour town."}]}, "Ada Finch is a poet."),
    ("trades", {"projects": [{"name": "rural tide network at Quay"}, {"name": "Wind House"}]},
     "Among her projects is the rural tide network at Quay."),
    ("trades", {"projects": [{"name": each, "summary": "A game of tides."} for each in ("Ebb", "Flood")]},
     "Her games include Ebb and Flood."),
    # several trades are not all at one place; one rank of a ladder is held
    ("glued", {"person": {**ADA, "occupations": ["violinist", "conductor"]}, "work": [post("Pier Opera", "director")]},
     "Ada Finch is a violinist and conductor, and director of Pier Opera."),
    ("glued", {"person": {**ADA, "occupations": []}, "work": [post("Quay Hall", "Associate Professor and Professor")]},
     "Ada Finch is a professor at Quay Hall."),
    # three prizes make a list, the same prize twice is one
    ("list", {"awards": [{"title": "Pier Medal", "work": each} for each in ("Salt Book", "Ebb")]},
     "She won the Pier Medal for Salt Book and Ebb."),
    ("list", {"awards": [{"title": each} for each in ("Pier Medal", "Vale Prize", "Quay Cup")]},
     "Her awards include the Pier Medal, the Vale Prize and the Quay Cup."),
    # certainty: what a name, a part or a prize does not say is not guessed
    ("sure", {"memberships": [{"organization": "Quayside", "role": "lead fellow"}]}, "She is a Quayside lead fellow."),
    ("sure", {"memberships": [{"organization": "Quay College, Fairport", "role": "Emeritus Fellow"},
                              {"organization": "Tide Society", "role": "President"}]},
     "She is an emeritus fellow of Quay College, Fairport, and president of the Tide Society."),
    ("sure", {"memberships": [{"organization": "Tide Society", "role": each, "end": year}
                              for each, year in (("president", 2010), ("interim president", 2012))]},
     "She was president of the Tide Society."),
    ("sure", {"work": [post("Norland University", "Chair in Law")]},
     "She holds the chair in law at Norland University."),
    ("sure", {"work": [post("Norland University", "founder and director of the writing program")]},
     "Ada Finch is a poet, and founder and director of the writing program at Norland University."),
    ("sure", {"work": [post("Norland University", "Head of Coral Lab")]}, "head of the coral lab at Norland"),
    ("sure", {"work": [post("Diocese of Quay", "11th bishop")]},
     "Ada Finch is a poet and the 11th bishop of the Diocese of Quay."),
    ("sure", {"person": {**POET, "nationality": "Welsh", "origin": "Wales"}}, "Ada Finch is a Welsh poet."),
    ("sure", {"publications": [{"title": each, "kind": "Book"} for each in ("Salt and Water", "Fog")]},
     "the author of Salt and Water, and Fog."),
    ("sure", {"work": [post("MSc in Tides and Fog", "Director")]}, "director of the MSc in Tides and Fog"),
    ("sure", {"work": [post("Isles Council", "Norland’s Permanent Representative", current=False)]},
     "She was Norland’s permanent representative"),
    ("sure", {"work": [post("Harbour Hour on Radio Norland", "judge, presenter and co-presenter")]},
     "and a judge and presenter on Harbour Hour on Radio Norland."),
    ("sure", {"work": [post("Norland Embassy", "clerk", location="Paris, France")]},
     "clerk at the Norland Embassy in Paris"),
    ("sure", {"volunteering": [post("Quay Library", "volunteer")]},
     "Ada Finch is a poet. She volunteers at the Quay Library."),
    ("sure", {"work": [post("Free Film and TV College in Quay", "clerk")]},
     "clerk at the Free Film and TV College in Quay"),
    ("sure", {"person": {**POET, "nationality": "Norlandish", "origin": "Fairport, Norland"}},
     "Ada Finch is a Norlandish poet from Fairport."),
    ("sure", {"person": {**POET, "known_for": ["the first map of the reefs"]}, "work": [post("Quill", "editor")]},
     "Ada Finch is a poet, known for the first map of the reefs. She is editor of Quill."),
    ("sure", {"projects": [{"name": "Ebb", "role": "developer", "summary": "An app for tides, in use since 2019."}]},
     "She developed Ebb, an app for tides."),
    ("sure", {"shows": [{"title": "Ebb", "kind": "production", "role": "composer"},
                        {"title": "Flood", "kind": "production", "role": "composer"},
                        {"title": "Fog", "kind": "production"}]},
     "She composed the music for Ebb and Flood."),
    ("sure", {"shows": [{"title": "Ebb", "kind": "exhibition", "role": "curator"},
                        {"title": "Flood", "kind": "exhibition", "role": "co-curator"}]},
     "She curated Ebb, and co-curated Flood."),
    ("sure", {"shows": [{"kind": "concert", "role": "guest conductor", "collaborators": [each]}
                        for each in ("Pier Philharmonic", "Quay Symphony")]},
     "She has conducted the Pier Philharmonic and the Quay Symphony."),
    ("sure", {"education": [{"institution": each} for each in ("Vale School", "Norland University")]},
     "She studied at Norland University."),
    ("sure", {"awards": [{"title": f"Best {each}", "awarder": "Norland Jazz Awards"} for each in ("Singer", "Band")]},
     "She won the Norland Jazz Awards for Best Singer and Best Band."),
    ("sure", {"awards": [{"title": "Pier Medal"}, {"title": "Quay Fellow"}]},
     "She won the Pier Medal and was named a Quay Fellow."),
    ("sure", {"awards": [{"title": "Harbour champion", "summary": "Four times."}]},
     "She was a four-time Harbour champion."),
    ("sure", {"awards": [{"title": "112th Harbour Chess Champion"}]}, "She was the 112th Harbour chess champion."),
    ("sure", {"awards": [{"title": "OBE", "awarder": "Queen’s Birthday Honours List"}]}, "She received an OBE."),
    # a post that reads like no post, an employer that is no name
    ("no-post", {"work": [post("Career Break", "Caregiving")]}, "Ada Finch is a poet."),
    ("no-post", {"work": [post("Foo", "Ingeniería Electrónica", current=False)]}, "Ada Finch is a poet."),
    ("no-post", {"work": [post("Foo", "Marketing", current=False)]}, "She worked in marketing at Foo."),
    ("no-post", {"work": [post("Freelance / Self-Employed", "Translator")]}, "She works freelance as a translator."),
    ("no-post", {"work": [post("Fairport School", "teacher of Russian History")]},
     "She teaches Russian history at Fairport School."),
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "tables", "said"), TABLE, ids=[f"{row[0]}-{at}" for at, row in enumerate(TABLE)])
def test_each_kind_is_told_as_an_editor_would(kind, tables, said):
    assert said in text(**tables), kind


def test_what_was_shown_is_told_by_its_kind():
    shows = [
        {"title": "Tides", "kind": "solo exhibition", "venue": "Pier Gallery", "date": 2021},
        {"title": "Ebb", "kind": "solo exhibition", "venue": "Harbour Museum", "date": 2024},
    ]
    made = text(shows=shows)
    assert "Her solo exhibitions include Ebb at the Harbour Museum (2024) and Tides at the Pier Gallery (2021)." in made


def test_memberships_of_one_role_are_told_in_one():
    rows = [{"organization": each, "role": "fellow"} for each in ("Tide Society", "Guild of Letters")]
    assert "She is a fellow of the Tide Society and the Guild of Letters." in text(memberships=rows)


def test_where_work_has_appeared_is_told():
    made = text(person={**POET, "appeared_in": ["Quill", "The Pier Review"]})
    assert made == "Ada Finch is a poet. Her work has appeared in Quill and The Pier Review."


def test_studies_with_a_teacher_need_no_institution():
    assert "She studied with Ivo Quay." in text(education=[{"teachers": ["Ivo Quay"]}])


def test_an_occupation_with_signs_of_its_own_is_told_as_it_stands(here, run):
    (here / "profile.toml").write_text(
        '[person]\nname = "Ada Lind"\noccupations = ["nurse (ret."]\n'
        '[[work]]\norganization = "Ward 7"\nposition = "ward manager"\n'
    )
    ran = run("blurb", "--words", "25")
    assert ran.status == 0, ran.err


def test_nobody_says_of_themselves_what_they_are_known_for():
    made = profile(person={**POET, "known_for": ["her tides"]})
    assert plain(told(made).text) == "Ada Finch is a poet, known for her tides."
    assert plain(told(made, voice="first").text) == "I am a poet."


@pytest.mark.parametrize(("known_for", "said"), [
    ("work at the edge of physics and dance", "She works at the edge of physics and dance."),
    ("research into how fish sleep", "She works on how fish sleep."),
    ("design work between technology and culture", ""),
])  # fmt: skip
def test_nobody_is_known_for_a_field(known_for, said):
    made = text(person={**POET, "known_for": [known_for]})
    assert made == f"Ada Finch is a poet. {said}".strip()


@pytest.mark.parametrize(("tables", "said"), [
    ({"work": [post("Quay Hall", "assistant, then associate", current=False)]},
     "She was an assistant and then associate at Quay Hall."),
    ({"work": [post("Harbour Post", "theatre editor and chief drama critic", current=False)]},
     "She was theatre editor and chief drama critic"),
    ({"memberships": [{"organization": "Vale Gallery", "role": "artist"}]}, "She is represented by the Vale Gallery."),
    ({"work": [post("Yale University", "Professor of History and Chair of the Program in Tides & Fog")]},
     "professor of history and chair of the Program in Tides and Fog at Yale University"),
    ({"work": [post("Norland University", "professor of tides, fog and sand")]},
     "professor of tides, fog and sand at Norland University"),
])  # fmt: skip
def test_posts_that_readers_struck_out(tables, said):
    assert said in text(**tables)


def test_what_was_done_to_the_person_is_not_what_they_did():
    job = post("Quay Court", "judge", highlights=["Nominated by the governor in 1995", "Dozens of rulings on the sea"])
    assert text(work=[job]) == "Ada Finch is a poet and judge of the Quay Court."


def test_a_title_that_nobody_knows_is_told_as_it_stands():
    work = [{"organization": "Tarn Diocese", "position": "Metropolitan", "current": True}]
    assert "serves as Metropolitan at" in text(work=work)


def test_a_prize_that_came_twice_stands_once():
    twice = [{"title": "Athlete of the Year", "awarder": name} for name in ("Track Weekly", "the Tarn Committee")]
    said = text(awards=twice)
    assert said.count("Athlete of the Year") == 1


def test_who_has_played_with_an_orchestra_has_not_performed_at_it():
    shows = [{"venue": "Tarn Symphony Orchestra", "kind": "concert"}, {"venue": "Foss Hall", "kind": "concert"}]
    assert "performed with the Tarn Symphony Orchestra, and at Foss Hall" in text(shows=shows)


def test_a_prize_is_told_with_its_year_and_what_it_was_for():
    rows = [
        {
            "title": "Pier Medal",
            "awarder": "Harbour Guild",
            "date": 1990,
            "summary": "For her book on the old harbours.",
        },
        {"title": "Fog Prize", "awarder": "Harbour Guild", "date": 2001},
    ]
    said = text(awards=rows)
    assert "the Pier Medal from the Harbour Guild for her book on the old harbours in 1990" in said
    assert "the Fog Prize in 2001" in said


def test_nobody_has_been_emerita_since_they_were_made_professor():
    chair = post("Tarn University", "professor emerita of tides", start=1998, current=True)
    assert "1998" not in text(work=[chair])


def test_a_work_is_never_told_as_a_house():
    made = [{"name": "Our College", "role": "director", "importance": 5, "end": 2005,
             "told_as": "directed *Our College*, which opened in Foss"}]  # fmt: skip
    race = "was nominated for the Quay Prize at the Tarn Awards for *Our College*"
    won = [
        {"title": "Pier Medal", "work": "Our College", "told_as": "won the Pier Medal in Foss for *Our College*"},
        {"title": "Quay Prize", "told_as": race},
    ]
    assert "the college" not in text(projects=made, awards=won)


def test_a_list_of_grants_does_not_say_what_the_first_one_is():
    won = [{"title": "Foss Fellowship",
            "told_as": "has received a Foss Fellowship (2004), a National Endowment for Tides grant (2010) and a Pier "
            "writing fellowship (2017)"}]  # fmt: skip
    for most in (20, 30, 60):
        assert "a the" not in text(awards=won)
        assert "Endowment Foss" not in plain(told(profile(person=POET, awards=won), Limit(most, "words")).text)


def test_what_explains_a_name_stands_beside_it():
    told_as = "ran Alto Farm with her son from 1985 to 2008, a city farm"
    farm = {"organization": "Alto Farm", "start": 1985, "end": 2008, "told_as": told_as}
    assert "ran Alto Farm, a city farm, with her son" in text(work=[farm])


def test_who_is_called_an_author_is_not_called_so_again():
    book = {"title": "Salt", "kind": "Memoir", "told_as": "is the author of the 2012 memoir *Salt*"}
    person = {**POET, "occupations": ["author"]}
    assert "wrote the 2012 memoir Salt" in plain(told(profile(person=person, publications=[book])).text)


def test_with_whom_a_work_was_made_is_told_with_it():
    made = {"name": "Tidehouse", "role": "architect", "collaborators": ["Bo Vik"], "end": 2012,
            "told_as": "conceived the pavilion *Tidehouse* for the Foss Fair, with the director Bo Vik"}  # fmt: skip
    assert "with the director Bo Vik" in plain(told(profile(person=POET, projects=[made]), Limit(24, "words")).text)


def test_the_greatest_prize_stands_before_the_race_for_another():
    won = {"title": "Quay Prize", "date": 1988, "importance": 5, "told_as": "won the 1988 Quay Prize in reporting"}
    race = {"title": "Pier Prize", "date": 1986, "result": "finalist", "told_as": "was a finalist for the Pier Prize"}
    said = text(awards=[won, race])
    assert said.index("Quay Prize") < said.index("Pier Prize")


def short(most: int, person=POET, **tables) -> str:
    """What there is to say in at most so many words."""
    return plain(told(profile(person=person, **tables), Limit(most, "words")).text)


def test_a_first_sentence_of_three_nouns_is_not_cut_after_the_first():
    person = {**ADA, "told_as": "is a dancer, a singer and the artistic director of The Foundry"}
    work = {"organization": "The Foundry", "position": "founder", "start": 2005, "current": True,
            "told_as": "founded The Foundry in 2005, a house for dancers"}  # fmt: skip
    for most in (8, 14, 20, 25):
        assert "is a dancer, which" not in short(most, person, work=[work])
        assert "is a dancer." not in short(most, person, work=[work])


def test_what_explains_a_piece_is_not_told_of_the_house_that_showed_it():
    show = {"title": "Model", "venue": "Foss Hall", "told_as": "presented *Model* at Foss Hall, a work for the tides"}
    for most in (12, 16, 30):
        assert "the work Foss Hall" not in short(most, shows=[show])


def test_who_has_graduated_is_a_graduate():
    study = {"institution": "Foss Studio", "end": 2005, "told_as": "is a graduate of the Foss Studio"}
    assert "is a graduate of the Foss Studio" in text(education=[study])


def test_a_house_is_called_by_its_head_noun_only():
    jobs = [post("College & Tide Fellowship", "director", told_as="runs College & Tide Fellowship"),
            post("Foss Hall", "teacher", told_as="teaches for College & Tide Fellowship at Foss Hall")]  # fmt: skip
    assert "the college" not in text(work=jobs)


def test_who_is_its_director_does_not_lead_it_again():
    person = {**ADA, "told_as": "is a writer and the executive director of Tide House"}
    job = post("Tide House", "executive director", told_as="leads Tide House")
    assert "leads" not in text(person, work=[job])


def test_a_year_behind_what_explains_a_work_stays_there():
    made = {"name": "Noise", "role": "presenter", "end": 2013, "current": False,
            "told_as": "presented *Noise*, a thirty-part series for Quay Radio, in 2013"}  # fmt: skip
    assert "Noise in 2013, a thirty-part" not in text(projects=[made])
    for most in (8, 10, 14):
        assert "in 2013, a" not in short(most, projects=[made])


def test_a_title_that_belongs_to_the_name_is_told_with_it():
    person = {**POET, "honorific_prefix": "Sir"}
    assert text(person).startswith("Sir Ada Finch is a poet")
    assert text({**POET, "honorific_prefix": "Dr"}).startswith("Ada Finch is a poet")


def test_after_is_said_of_what_followed_soon():
    told_as = {1986: "was counsel to the Quay Guild from 1982 until 1986", 1993: "returned to Foss Hall in 1993"}
    rows = [
        {"organization": "Quay Guild", "start": 1982, "end": 1986, "told_as": told_as[1986]},
        {"organization": "Foss Hall", "start": 1993, "end": 2000, "told_as": told_as[1993]},
    ]
    assert "After serving" not in text(work=rows)
