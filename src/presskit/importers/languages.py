"""Names of languages, by the codes that other tools write.

In: a code of ISO 639-1 or 639-2, also in a tag such as `fr-CA`. Out: the English name, or what was written.
"""

from __future__ import annotations


def name(code: str) -> str:
    """What the language is called; what is no code that is known stays as it is."""
    return _NAMES.get(code.strip().lower().partition("-")[0], code) if len(code.strip()) <= 7 else code


_NAMES = {
    "ara": "Arabic", "ar": "Arabic", "bul": "Bulgarian", "bg": "Bulgarian", "cat": "Catalan", "ca": "Catalan",
    "chi": "Chinese", "zho": "Chinese", "zh": "Chinese", "hrv": "Croatian", "hr": "Croatian", "cze": "Czech",
    "ces": "Czech", "cs": "Czech", "dan": "Danish", "da": "Danish", "dut": "Dutch", "nld": "Dutch", "nl": "Dutch",
    "eng": "English", "en": "English", "est": "Estonian", "et": "Estonian", "fin": "Finnish", "fi": "Finnish",
    "fre": "French", "fra": "French", "fr": "French", "glg": "Galician", "gl": "Galician", "geo": "Georgian",
    "kat": "Georgian", "ka": "Georgian", "ger": "German", "deu": "German", "de": "German", "gre": "Greek",
    "ell": "Greek", "el": "Greek", "heb": "Hebrew", "he": "Hebrew", "hin": "Hindi", "hi": "Hindi",
    "hun": "Hungarian", "hu": "Hungarian", "ice": "Icelandic", "isl": "Icelandic", "is": "Icelandic",
    "ind": "Indonesian", "id": "Indonesian", "gle": "Irish", "ga": "Irish", "ita": "Italian", "it": "Italian",
    "jpn": "Japanese", "ja": "Japanese", "kor": "Korean", "ko": "Korean", "lat": "Latin", "la": "Latin",
    "lav": "Latvian", "lv": "Latvian", "lit": "Lithuanian", "lt": "Lithuanian", "ltz": "Luxembourgish",
    "lb": "Luxembourgish", "mac": "Macedonian", "mkd": "Macedonian", "mk": "Macedonian", "may": "Malay",
    "msa": "Malay", "ms": "Malay", "mlt": "Maltese", "mt": "Maltese", "nor": "Norwegian", "no": "Norwegian",
    "nob": "Norwegian Bokmål", "nb": "Norwegian Bokmål", "nno": "Norwegian Nynorsk", "nn": "Norwegian Nynorsk",
    "per": "Persian", "fas": "Persian", "fa": "Persian", "pol": "Polish", "pl": "Polish", "por": "Portuguese",
    "pt": "Portuguese", "rum": "Romanian", "ron": "Romanian", "ro": "Romanian", "rus": "Russian", "ru": "Russian",
    "srp": "Serbian", "sr": "Serbian", "slo": "Slovak", "slk": "Slovak", "sk": "Slovak", "slv": "Slovenian",
    "sl": "Slovenian", "spa": "Spanish", "es": "Spanish", "swa": "Swahili", "sw": "Swahili", "swe": "Swedish",
    "sv": "Swedish", "tgl": "Tagalog", "tl": "Tagalog", "tha": "Thai", "th": "Thai", "tur": "Turkish",
    "tr": "Turkish", "ukr": "Ukrainian", "uk": "Ukrainian", "urd": "Urdu", "ur": "Urdu", "vie": "Vietnamese",
    "vi": "Vietnamese", "wel": "Welsh", "cym": "Welsh", "cy": "Welsh", "alb": "Albanian", "sqi": "Albanian",
    "sq": "Albanian", "arm": "Armenian", "hye": "Armenian", "hy": "Armenian", "aze": "Azerbaijani",
    "az": "Azerbaijani", "baq": "Basque", "eus": "Basque", "eu": "Basque", "bel": "Belarusian", "be": "Belarusian",
    "ben": "Bengali", "bn": "Bengali", "bos": "Bosnian", "bs": "Bosnian", "afr": "Afrikaans", "af": "Afrikaans",
    "tam": "Tamil", "ta": "Tamil",
}  # fmt: skip
