# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Cuts a paragraph into sentences with a rule that needs no model and no download."""

import re

# Script -> marks that end a sentence wherever they stand; white space need not follow.
FULL_STOPS = {
    "Arabic": "؟۔",
    "Armenian": "։",
    "Burmese": "။",
    "Chinese, Japanese": "。！？｡",
    "Devanagari and its kin": "।॥",
    "Ethiopic": "።፧፨",
    "Hebrew (Biblical)": "׃",
    "Khmer": "។៕",
    "Mongolian": "᠃᠉",
    "Sinhala": "෴",
    "Tibetan": "།༎",
}
# Language -> words after which a full stop ends a sentence only by accident. Single
# letters ("J. Smith", "U.S.", "z.B.") are handled by _is_abbreviated.
ABBREVIATIONS = {
    "English": (
        "adm al apr approx art aug bros capt cf ch chap col cor corp dec dept dr eq eqs esp est "
        "etc ex feb fig figs gen gov hon inc jan jr lt ltd maj mar mr mrs ms mt no nos nov oct op "
        "p pp prof ref refs rep rev sec sen sep sept sgt sr st supt univ viz vol vols vs"
    ),
    "French": "mme mlle mlles mgr env",
    "German": "bzw vgl nr abs hrsg geb usw evtl ggf inkl",
    "Greek": "δηλ βλ κα αρ σελ κλπ",
    "Italian": "sig dott ing pag ecc avv",
    "Polish": "np tzn itp itd tj ul św",
    "Russian": "ул тыс млн млрд руб проф акад рис табл напр др пр см ср гг вв",
    "Spanish, Portuguese": "sra srta dra ud uds pág núm",
    "Ukrainian": "вул ім тис грн",
}

_ALWAYS = "".join(FULL_STOPS.values())
_CLOSING = r"(?:[\"'”’“»›«‹)\]]|[\u00a0\u202f ][»›])*"
_OPENING = re.compile(r"[\"'“‘„‚«‹(\[¿¡]*")
_WIDE_CLOSING = r"[\"”’」』）》»)]*"

# Full stops of alphabets need white space after them. All marks together come first, for
# the engine then finds the next one fast.
_BOUNDARY = re.compile(
    rf"[.!?…;\u037e{_ALWAYS}]"
    rf"(?:(?<=[.!?…;\u037e])(?P<more>[.!?…]*){_CLOSING}(?P<gap>\s+)"
    rf"|(?<=[{_ALWAYS}])[{_ALWAYS}]*{_WIDE_CLOSING}(?P<wide_gap>\s*))"
)
_GREEK = re.compile("[\u0370-\u03ff\u1f00-\u1fff]")
_LAST_WORD = re.compile(r"[^\s(\[\"'“‘„«]+$")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]$")
_ABBREVIATED = frozenset(word for words in ABBREVIATIONS.values() for word in words.split())
_LONGEST_ABBREVIATION = 16
# What follows a full stop in the middle of a sentence, beside lower-case letters.
_CONTINUES = frozenset(",;:.!?)]»›")
# Letters of this block count as lower case, though Georgian has no upper case in prose.
_GEORGIAN = range(0x10D0, 0x1100)

# Thai and Lao have no full stop; spaces stand between clauses and sentences.
_CLAUSE_GAP = re.compile("(?<=[\u0e00-\u0eff])\\s+(?=[\u0e00-\u0eff])")
_SHORTEST_CLAUSES = 60


def split_sentences(paragraph: str) -> list[str]:
    """Splits a paragraph at the ends of its sentences, whatever its script.

    A mark of `. ! ? …` (with closing quotes or brackets), or after a Greek letter a
    semicolon, that is followed by white space and by something that is not a
    lower-case letter ends a sentence, unless the word before a single full stop is a
    known abbreviation, an initial or a dotted acronym. The marks of `FULL_STOPS` end one
    always. Thai and Lao are cut at spaces, after 60 characters or more. The
    original BERT wants one sentence per line and leaves the cutting to the user; next
    sentence prediction only needs plausible pieces, so a rule that errs on the side of
    too long is enough.

    Args:
        paragraph: text without line breaks; may be empty.

    Returns:
        The sentences in order, stripped, none empty. Joined by the white space
        between them they are the paragraph: no character is dropped.
    """
    sentences = []
    start = 0
    for match in _BOUNDARY.finditer(paragraph):
        if match["gap"] and not _is_end(paragraph, start, match):
            continue
        sentences.append(paragraph[start : match.end()])
        start = match.end()
    sentences.append(paragraph[start:])
    if _CLAUSE_GAP.search(paragraph):
        sentences = [clauses for sentence in sentences for clauses in _clauses(sentence)]
    return [stripped for sentence in sentences if (stripped := sentence.strip())]


def _is_end(paragraph: str, start: int, match: re.Match) -> bool:
    """Whether a mark and white space end the sentence that begins at `start`."""
    index = match.start()
    mark = paragraph[index]
    if mark == "." and not match["more"]:
        if _is_abbreviated(paragraph[max(start, index - _LONGEST_ABBREVIATION) : index]):
            return False
    elif mark in ";\u037e" and not _GREEK.match(paragraph, max(0, index - 1)):
        return False
    return _begins_sentence(paragraph, match.end())


def _is_abbreviated(before: str) -> bool:
    """Whether the word before a full stop is one that is written with it."""
    word = _LAST_WORD.search(before)
    return bool(word) and bool(word[0].lower() in _ABBREVIATED or _ACRONYM.match(word[0]))


def _begins_sentence(paragraph: str, index: int) -> bool:
    """Whether what follows an opening quote or bracket, if any, can begin a sentence."""
    index = _OPENING.match(paragraph, index).end()
    character = paragraph[index : index + 1]
    if character in _CONTINUES:
        return False
    return not character.islower() or ord(character) in _GEORGIAN


def _clauses(sentence: str) -> list[str]:
    """Cuts Thai or Lao at spaces, but into no shorter pieces than need be."""
    pieces = []
    start = 0
    for match in _CLAUSE_GAP.finditer(sentence):
        if match.start() - start >= _SHORTEST_CLAUSES:
            pieces.append(sentence[start : match.start()])
            start = match.start()
    return [*pieces, sentence[start:]]
