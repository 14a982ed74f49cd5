"""Invented profiles that tests build: nearly empty, overfull, long names, other scripts."""

from __future__ import annotations

ONLY_NAME = '[person]\nname = "Ada Example"\n'

TWO_JOBS = """
as_of = 2026-01-01
[person]
name = "Ada Example"
headline = "Builder of footbridges"
pronouns = "she"
[[work]]
organization = "Example Bridges"
position = "chief engineer"
start = 2021
[[work]]
organization = "Harbour Works"
position = "engineer"
start = 2014
end = 2021
"""

LETTERS = """
as_of = 2026-01-01
[person]
name = "Ελένη Παπαδοπούλου"
pronouns = "she"
occupations = ["συγγραφέας", "писатель", "писменниця", "autorka książek", "Đặng Thị"]
pronunciation = "eh-LEH-nee"
ipa = "/eˈleni papaðoˈpulu/"
origin = "Θεσσαλονίκη, Љубљана, Київ, İstanbul, Łódź, Reykjavík"
[[work]]
organization = "Εκδόσεις Ωμέγα"
position = "директорка"
start = 2019
summary = "Ő, ű, ș, ț, ğ, ħ, ŋ, ẞ and ſ: letters that the look’s own faces may lack."
[[bio]]
text = '{they} {writes} novels in Ελληνικά and на русском языке, at 20 €, 5 ₴ or 3 £ – “quoted” ‘twice’.'
"""


def overfull(entries: int = 40) -> str:
    """Everything that a profile can hold, many times over."""
    rows = [
        'as_of = 2026-01-01\n[person]\nname = "Maximilian Overfull"\npronouns = "he"\norigin = "Everywhere"',
        'occupations = ["speaker", "author", "engineer", "consultant"]',
        'known_for = ["talking", "writing", "more talking"]',
        'pronunciation = "mak-see-MEE-lee-an"\nlocation = "A suitcase"\nborn = 1961',
    ]
    long = "It took longer than anybody had thought, and in the end everybody agreed that it had been worth the wait."
    for n in range(entries):
        rows += [
            f'[[work]]\norganization = "Company number {n} of many"\nposition = "Director of matter {n}"',
            f"start = {1970 + n}",
            f"end = {1971 + n}\nimportance = {1 + n % 5}",
            f'summary = "{long}"\nhighlights = ["{long}", "{long}"]',
            f'[[talks]]\ntitle = "A talk about matter {n}"\nevent = "Conference {n}"\ndate = {1980 + n}',
            f'[[awards]]\ntitle = "Prize {n}"\nawarder = "Society {n}"\ndate = {1980 + n}\nsummary = "{long}"',
            f'[[publications]]\ntitle = "Book {n}"\npublisher = "House {n}"\ndate = {1980 + n}',
            f'[[quotes]]\ntext = "Words {n} that nobody forgets, at least not before the next ones are said."',
            f'[[questions]]\ntext = "What do you think of matter {n}?"',
            f'[[topics]]\ntitle = "Matter {n}"\nsummary = "{long}"',
            f'[[numbers]]\nvalue = {n}\nlabel = "things of kind {n}"',
            f'[[links]]\nlabel = "Page {n}"\nurl = "https://example.org/{n}"',
            f'[[coverage]]\ntitle = "He said {n}"\noutlet = "The Daily {n}"\ndate = {1980 + n}',
            f'[[milestones]]\ndate = {1980 + n}\ntext = "Something of kind {n} happened"',
            f'[[organizations]]\nname = "Company {n}"\ndescription = "{long} {long}"',
            f'[[education]]\ninstitution = "School {n}"\narea = "Subject {n}"\nstart = {1960 + n}\nend = {1961 + n}',
            f'[[interests]]\nname = "Interest {n}"',
            f'[[bio]]\nimportance = {1 + n % 5}\ntext = "{{they}} did thing {n}[, which {long.lower()}]"',
        ]
    rows += [
        f'[[contacts]]\nname = "Press office {n}"\nkind = "press"\n'
        f'email = "press{n}@example.org"\nphone = "+44 20 7946 095{n}"'
        for n in range(3)
    ]
    return "\n".join(rows)


LONG = f"""
as_of = 2026-01-01
[person]
name = "{"Wolfeschlegelsteinhausenbergerdorff Extraordinarily " * 6}"
headline = "{"Senior Executive Vice President for the Coordination of Everything " * 2}"
[[work]]
organization = "{"The Society for the Advancement of Unusually Long Names " * 2}"
position = "{"Deputy Assistant to the Under-Secretary of the Permanent Commission on Titles and Honours " * 1}of Office"
start = 2020
[[contacts]]
name = "Press"
email = "{"a-very-long-address-indeed." * 2}that-goes-on@an-even-longer-domain-name.example.org"
kind = "press"
"""


def career(positions: int = 40) -> str:
    """An engineer's long career: promotions at one employer, roles at the same time, a title of 120 characters."""
    rows = [
        'as_of = 2026-01-31\nlanguage = "en-GB"\n[person]\nname = "Wystan Harrowby"\npronouns = "he"',
        'headline = "Consulting engineer for bridges, tunnels and the paperwork between them"\nlocation = "Durham"',
        '[[contacts]]\nname = "Wystan Harrowby"\nkind = "personal"\nphone = "+44 191 498 0123"',
        f'email = "{"wystan.harrowby." * 3}at.a.consultancy.with.a.long.name@harrowby.example"',
    ]
    title = "deputy to the assistant director for the maintenance, renewal and safe removal of movable bridges"
    title += " and of their papers"
    for n in range(positions):
        stay = n // 4  # four positions at each employer, one beside it
        start, end = 2026 - n, 2027 - n
        rows += [
            f'[[work]]\norganization = "{"Old" if n % 4 == 3 else "Tyne"} Bridgeworks {stay}"',
            f'position = "{title if n == 1 else f"engineer, grade {positions - n}"}"\nstart = "{start - 1}-03"',
            f'end = "{end - 1}-02"' if n else "",
            f'importance = {1 + (positions - n) % 5}\nlocation = "Site {stay}"',
            f'summary = "Looked after {n + 2} bridges, three ferries and the road between them."',
            f'highlights = ["Reopened bridge {n} a week early.", "Found the crack that {n} surveys had missed."]',
        ]
    for n in range(8):
        rows += [
            f'[[publications]]\ntitle = "On bearings, part {n}"\npublisher = "Bridge Quarterly"\ndate = {2000 + n}',
            f'[[skills]]\nname = "Skill {n}"\nkeywords = ["part {n}a", "part {n}b"]',
            f'[[education]]\ninstitution = "College {n}"\nstudy_type = "Certificate"\narea = "subject {n}"',
            f"end = {1980 + n}",
        ]
    return "\n".join(rows)


def academic() -> str:
    """A long academic life: 152 entries, with what real ones have."""
    tables = {
        "work": (12, 'organization = "University of Mill {n}"\nposition = "lecturer"\nstart = {year}\nend = {end}\n'
                     'highlights = ["Built {n} flumes.", "Taught {n} courses."]'),
        "education": (4, 'institution = "College {n}"\nstudy_type = "MSc"\narea = "Ocean science"\nend = {end}'),
        "publications": (70, 'title = "Tides and harbours, part {n}: what a flume says of a bay"\ndate = {year}\n'
                             'publisher = "Journal of Tides"\nvolume = "{n}"\npages = "1-9"\n'
                             'authors = ["Ada Lind", "Bo Holm", "C. Lund"]'),
        "talks": (30, 'title = "A flume and its bay, {n}"\nevent = "Harbours {n}"\ndate = {year}\nlocation = "Oslo"'),
        "awards": (10, 'title = "Tide prize {n}"\nawarder = "Guild {n}"\ndate = {year}'),
        "projects": (12, 'name = "Flume {n}"\nrole = "lead"\nstart = {year}\nsummary = "Measures tides in bay {n}."'),
        "volunteering": (6, 'organization = "School {n}"\nposition = "trustee"\nstart = {year}'),
        "skills": (8, 'name = "Skill {n}"\nkeywords = ["Of {n}", "And {n}"]'),
    }  # fmt: skip
    rows = ['as_of = 2026-01-01\n[person]\nname = "Ada Lind"\noccupations = ["oceanographer"]\nknown_for = ["tides"]']
    for table, (count, fields) in tables.items():
        rows += [f"[[{table}]]\n{fields.format(n=n, year=1985 + n % 38, end=1987 + n % 38)}" for n in range(count)]
    return "\n".join(rows) + "\n"
