"""The words with which people write dates, in the languages of most résumés that we have seen.

In: nothing. Out: `PHRASES`, from the lexemes of a phrase (folded: small letters without accents) to what it can
mean. A word that can mean several things has them all, and the grammar decides: "de" is "of" and "from".
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

Roles = Mapping[str, object]
"""What a lexeme can be, by the name of the role, with its value: a month its number, a part of a year its name."""

# twelve months of each language, parted by spaces, the ways to write one by strokes
_MONTHS = {
    "English": "january|jan february|feb|febr march|mar april|apr may june|jun july|jul august|aug "
    "september|sep|sept october|oct november|nov december|dec",
    "German": "januar|janner|jan|jann februar|feber|feb marz|maerz|mar|mrz april|apr mai juni|jun|juno juli|jul|julei "
    "august|aug september|sep|sept oktober|okt november|nov dezember|dez",
    "French": "janvier|janv|jan|jr fevrier|fevr|fev mars avril|avr mai juin|jui juillet|juil|jul aout|aou "
    "septembre|sept octobre|oct novembre|nov decembre|dec",
    "Spanish": "enero|ene febrero|feb marzo|mar abril|abr mayo|may junio|jun julio|jul agosto|ago "
    "septiembre|setiembre|sep|sept|set octubre|oct noviembre|nov diciembre|dic",
    "Italian": "gennaio|gen|genn febbraio|febb|feb marzo|mar aprile|apr maggio|mag|magg giugno|giu luglio|lug|lugl "
    "agosto|ago settembre|set|sett ottobre|ott novembre|nov dicembre|dic",
    "Portuguese": "janeiro|jan fevereiro|fev marco|mar abril|abr maio|mai junho|jun julho|jul agosto|ago "
    "setembro|set outubro|out novembro|nov dezembro|dez",
    "Dutch": "januari|jan februari|feb maart|mrt|maa april|apr mei juni|jun juli|jul augustus|aug september|sep|sept "
    "oktober|okt november|nov december|dec",
    "Swedish": "januari|jan februari|feb mars|mar april|apr maj juni|jun juli|jul augusti|aug september|sep|sept "
    "oktober|okt november|nov december|dec",
    "Danish and Norwegian": "januar|jan februar|feb marts|mars|mar april|apr maj|mai juni|jun juli|jul august|aug "
    "september|sep oktober|okt november|nov december|desember|dec|des",
    "Polish": "styczen|stycznia|sty luty|lutego|lut marzec|marca kwiecien|kwietnia|kwi maj|maja czerwiec|czerwca|cze "
    "lipiec|lipca|lip sierpien|sierpnia|sie wrzesien|wrzesnia|wrz pazdziernik|pazdziernika|paz listopad|listopada|lis "
    "grudzien|grudnia|gru",
    "Russian": "январь|января|янв февраль|февраля|фев март|марта|мар апрель|апреля|апр маи|мая июнь|июня|июн "
    "июль|июля|июл август|августа|авг сентябрь|сентября|сен|сент октябрь|октября|окт ноябрь|ноября|ноя|нояб "
    "декабрь|декабря|дек",
}

_PARTS = {
    "spring": "spring printemps fruhling fruhjahr primavera lente voorjaar 春 春季 봄",
    "summer": "summer sommer ete verano estate verao zomer sommar 夏 夏季 여름",
    "autumn": "autumn fall herbst automne otono autunno outono herfst najaar 秋 秋季 가을",
    "winter": "winter hiver invierno inverno 冬 冬季 겨울",
}

_WEEKDAYS = (
    "monday mon montag lundi lunes lunedi maandag",
    "tuesday tue tues dienstag mardi martes martedi dinsdag",
    "wednesday wed weds mittwoch mercredi miercoles mercoledi woensdag",
    "thursday thu thur thurs donnerstag jeudi jueves giovedi donderdag",
    "friday fri freitag vendredi viernes venerdi vrijdag",
    "saturday sat samstag sonnabend samedi sabado sabato zaterdag",
    "sunday sun sonntag dimanche domingo domenica zondag",
)

_WORDS = {
    "of": "of de del di d do da van von des dell della",
    "in": "in im en em am le el il lo la den der the op nel nell nella no na anno ano annee ano jahr year o",
    "from": "from von vom de du del desde dal dalla da van vanaf ab zwischen entre between",
    "since": "since|from|seit|seit dem|ab|depuis|depuis le|des|a partir de|a partir du|desde|desde el|dal|dalla|da|"
    "vanaf|sinds|sedan|siden|od|с|от|as of|starting|beginning",
    "to": "to|bis|bis zum|a|au|aux|al|alla|as|ao|until|up until|till|til|thru|through|hasta|hasta el|ate|jusqu'a|"
    "jusqu'en|jusqu'au|fino a|fino al|tot|tot en met|t/m|do|по|до|в|至|到|から|부터",
    "until": "until|up until|till|bis|bis zum|jusqu'a|jusqu'en|jusqu'au|hasta|hasta el|ate|fino a|fino al|tot|"
    "tot en met|t/m|do|до",
    "and": "and und et y e en",
    "after": "まで|까지|迄",
    "since after": "から|부터|より|以来|起|이후",
    "open": "present|the present|presently|current|currently|now|today|to date|date|ongoing|on-going|in progress|still|"
    "until now|till now|till date|until today|up to now|to present|heute|bis heute|aktuell|derzeit|laufend|jetzt|dato|"
    "gegenwart|andauernd|actuel|actuelle|actuellement|aujourd'hui|a ce jour|ce jour|en cours|maintenant|nos jours|"
    "presente|present|actual|actualidad|la actualidad|actualmente|hoy|la fecha|a la fecha|ahora|en curso|attuale|"
    "attualmente|in corso|oggi|ad oggi|adesso|atual|atualmente|hoje|momento|o momento|em curso|em andamento|heden|nu|"
    "vandaag|nog steeds|idag|i dag|nuvarande|pagaende|obecnie|nadal|teraz|halen|gunumuz|devam ediyor|"
    "настоящее время|по настоящее время|до сих пор|н.в.|н.в|сеичас|至今|今|現在|现在|目前|현재|現在まで|현재까지",
    "expected": "expected|expecting|anticipated|anticipating|projected|planned|estimated|est|scheduled|"
    "expected graduation|anticipated graduation|projected graduation|graduation expected|expected completion|"
    "graduating|degree expected|expected in|voraussichtlich|vsl|vorauss|vss|geplant|vorgesehen|prevu|prevue|"
    "attendu|previsto|prevista|prevision|esperado|esperada|estimado|estimada|previsao|atteso|attesa|verwacht|verwachte|gepland|"
    "预计|預計|予定|見込|見込み|예정",
    "ended": "graduated|graduation|graduation date|class of|completed|conferred|awarded|abschluss|promotion",
    "quarter": "q|t|quarter|qtr|quartal|trimestre|trim|kwartaal",
    "half": "h|half|halbjahr|hj|half year|half-year|semestre",
    "doubt": "c|ca|circa|approx|approximately|about|around|roughly|etwa|vers|environ|env|hacia|aprox|tbc|tba|tbd|um",
}

_ORDINALS = (
    "first|erstes|erste|premier|primer|primero|primo|primeiro|eerste|1st",
    "second|zweites|zweite|deuxieme|segundo|secondo|tweede",
    "third|drittes|dritte|troisieme|tercer|tercero|terzo|terceiro|derde",
    "fourth|viertes|vierte|quatrieme|cuarto|quarto|vierde",
)

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


@cache
def phrases() -> Mapping[str, Roles]:
    """What each phrase can be; its lexemes are parted by spaces."""
    found = dict[str, dict[str, object]]()

    def know(role: str, value: object, ways: Iterable[str]) -> None:
        for way in ways:
            found.setdefault(way, {})[role] = value

    for months in _MONTHS.values():
        for number, ways in enumerate(months.split(), 1):
            know("month", number, ways.split("|"))
    for part, ways in _PARTS.items():
        know("part", part, ways.split())
    for number, ways in enumerate(_WEEKDAYS):
        know("weekday", number, ways.split())
    for number, ways in enumerate(_ORDINALS, 1):
        know("nth", number, ways.split("|"))
    for role, ways in _WORDS.items():
        know(role, True, ways.split("|") if "|" in ways else ways.split())
    for role, signs in (("year mark", "年년"), ("month mark", "月월"), ("day mark", "日일")):
        know(role, True, signs)
    return MappingProxyType({" ".join(lexemes(folded(way))): roles for way, roles in found.items()})


def folded(text: str) -> str:
    """Small letters without accents: "Août" and "aout" are one word."""
    apart = unicodedata.normalize("NFD", text.casefold())
    return unicodedata.normalize("NFC", "".join(mark for mark in apart if unicodedata.category(mark) != "Mn"))


def lexemes(phrase: str) -> list[str]:
    """The pieces of a phrase as the tokenizer makes them: words, single signs of Asian scripts, marks."""
    pieces = list[str]()
    word = ""
    for letter in phrase:
        if letter.isalpha() and not is_asian(letter):
            word += letter
            continue
        pieces += [word] if word else []
        word = ""
        pieces += [] if letter.isspace() else [letter]
    return [*pieces, word] if word else pieces


def is_asian(letter: str) -> bool:
    """Whether it is a sign of a script that writes without spaces: Chinese, Japanese; Korean is handled alike."""
    return "\u3040" <= letter <= "\u30ff" or "\u3400" <= letter <= "\u9fff" or "\uac00" <= letter <= "\ud7af"


def roman(word: str) -> int | None:
    """The month that a Roman number in capitals means."""
    return _ROMAN.index(word) + 1 if word in _ROMAN else None
