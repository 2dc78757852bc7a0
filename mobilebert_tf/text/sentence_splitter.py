# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Cuts a paragraph into sentences with a rule that needs no model and no download."""

import re

# A full stop after these words ends a sentence only by accident. Single
# letters ("J. Smith", "U.S.") are handled by _ABBREVIATED.
_ABBREVIATIONS = (
    "adm al apr approx art aug bros capt cf ch chap col cor corp dec dept dr eq eqs "
    "esp est etc ex feb fig figs gen gov hon inc jan jr lt ltd maj mar mr mrs ms mt "
    "no nos nov oct op p pp prof ref refs rep rev sec sen sep sept sgt sr st supt "
    "univ viz vol vols vs"
).split()

_ABBREVIATED = re.compile(
    rf"(?:^|[\s(\[\"'“‘])(?:[^\W\d_]|(?:[^\W\d_]\.)+[^\W\d_]|(?:{'|'.join(_ABBREVIATIONS)}))$",
    re.IGNORECASE,
)

# Sentence end, closing quotes and brackets, white space, and something a
# sentence can start with: anything but a lower-case Latin letter or a mark
# that continues. Ideographic stops and the danda need no white space.
_BOUNDARY = re.compile(
    r"(?P<stop>[.!?…]+)[\"'”’)\]]*(?P<gap>\s+)(?=[\"'“‘(\[]*[^\sa-zà-öø-ÿ,;:.!?)\]])"
    r"|[。！？｡।॥][”’」』）]*(?P<wide_gap>\s*)(?=\S)"
)

_LONGEST_ABBREVIATION = 16


def split_sentences(paragraph: str) -> list[str]:
    """Splits a paragraph at the ends of its sentences.

    A mark of `. ! ? …` (with closing quotes or brackets) that is followed by
    white space and by something that is not a lower-case letter ends a
    sentence, unless the word before a single full stop is a known
    abbreviation, an initial or a dotted acronym. `。！？` and the danda end one
    always. The original BERT wants one sentence per line and leaves the cutting
    to the user; next sentence prediction only needs plausible pieces, so a
    rule that errs on the side of too long is enough.

    Args:
        paragraph: text without line breaks; may be empty.

    Returns:
        The sentences in order, stripped, none empty. Joined by the white space
        between them they are the paragraph: no character is dropped.
    """
    sentences = []
    start = 0
    for match in _BOUNDARY.finditer(paragraph):
        if match["stop"] == "." and _is_abbreviated(paragraph, match.start(), start):
            continue
        sentences.append(paragraph[start : match.end()])
        start = match.end()
    sentences.append(paragraph[start:])
    return [stripped for sentence in sentences if (stripped := sentence.strip())]


def _is_abbreviated(paragraph: str, stop: int, start: int) -> bool:
    """Whether the word that ends at `stop` is one that is written with a full stop."""
    return bool(_ABBREVIATED.search(paragraph[max(start, stop - _LONGEST_ABBREVIATION) : stop]))
