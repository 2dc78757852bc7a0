# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The English in a docstring, without its markup and its code."""

from __future__ import annotations

import inspect
import re

from mobilebert_tf.text import split_sentences


def _lines(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.MULTILINE)


_CODE_DIRECTIVES = (
    r"\[|_|math|code|plot|ipython|image|figure|table|csv|list-table|autosummary|only|highlight|"
    r"include|toctree|testcode|testoutput|testsetup|doctest|sourcecode|parsed-literal|currentmodule"
)
_DEEPER = r"(?:\1[ \t]+\S.*(?:\n|\Z)|[ \t]*\n)"

# What is no prose, replaced by what separates paragraphs.
_BLOCKS = (
    _lines(r"^[ \t]*(```|~~~)(?:.|\n)*?(?:^[ \t]*\1[ \t]*$|\Z)"),  # fences
    _lines(r"^[ \t]*>>>.*(?:\n[ \t]*\S.*)*"),  # doctests with their output
    _lines(rf"^([ \t]*)\.\. (?:{_CODE_DIRECTIVES}).*\n?{_DEEPER}*"),
    _lines(r"^[ \t]*\.\. .*$"),  # first lines of notes and the like
    _lines(rf"(?<=:):[ \t]*\n()[ \t]*\n{_DEEPER}+"),  # indented code after "::"
    # Sections of names, up to the next title.
    _lines(
        r"^[ \t]*(?:See Also|References|Methods|Attributes)\n[ \t]*-{3,}[ \t]*\n"
        r"(?:(?!.*\n[ \t]*[-=]{3,}[ \t]*$).*(?:\n|\Z))*"
    ),
    _lines(r"^.*\n[ \t]*([-=~^*#+])\1{2,}[ \t]*$"),  # other titles
    _lines(r"^[ \t]*(?:#+ .*|[A-Z][\w ]*:)$"),  # "## Title" and "Args:"
    _lines(r"^.*(?:\||={3}|-{4}).*$"),  # tables
    _lines(r"^[ \t]*\*{0,2}[\w`][\w*., `\[\]()]* : .*$"),  # numpydoc's "x, y : array_like"
    _lines(r"^[ \t]*(?:[-*+•]|\(?\d{1,2}[.)])[ \t]+"),  # bullets
    _lines(r"^[ \t]*`*\*{0,2}\w[\w.]*`*(?: ?\([^)\n]*\))?:[ \t]+(?=\S)"),  # Google's "x (int): "
)

_INLINE = (
    (re.compile(r":[\w:+-]+:`~?(?:[^`<]*<)?([^`>]+)>?`"), r"\1"),  # :class:`~a.B`
    (re.compile(r"`+([^`<]+?) *<[^`>]+>`_+"), r"\1"),  # `text <link>`_
    (re.compile(r"!?\[([^\]]+)\]\([^)]*\)"), r"\1"),  # [text](link)
    (re.compile(r"\[[\w#]{1,8}\]_"), ""),
    (re.compile(r"(?:https?|ftp)://\S+|www\.\S+"), ""),
    (re.compile(r"(?<!\w)(\*\*|\*|``|`|_)(\S(?:[^`*]*?\S)?)\1(?!\w)"), r"\2"),
    (re.compile(r"[`$\\]+|\{\{.*?\}\}"), ""),
    (re.compile(r"\s+"), " "),
    (re.compile(r"\s+([,.;:!?)])"), r"\1"),
)

_SENTENCE = re.compile(r"[\"'(]?[A-Z][^|=<>{}\[\]@#]*[.!?:][\"')]?$")
_WORD = re.compile(r"[A-Za-z][a-z'’-]*[,;:.!?)\"']*$|\([a-z]+$")
_COMMON = frozenset(
    "a an and are as at be but by can do each for from has have if in is it its may must not of on "
    "one or should such than that the then these they this to used was when where which will with "
    "you your".split()
)

MIN_SENTENCE_WORDS = 5
_MIN_WORD_SHARE = 0.75


def docstring_paragraphs(docstring: str) -> list[str]:
    """Returns the paragraphs of English sentences in a docstring.

    Left out are fenced and indented code, doctests, tables, section titles, lists
    of names and references, directives, links, and whatever is no sentence:
    fewer than five words, no capital letter or no full stop, less than three
    quarters plain words, or none of the most common English words. Names of
    parameters go, their descriptions stay.

    Args:
        docstring: as in the source, indented or not.
    """
    text = inspect.cleandoc(docstring)
    for pattern in _BLOCKS:
        text = pattern.sub("\n\n", text)
    paragraphs = (_sentences_of(block) for block in re.split(r"\n[ \t]*\n", text))
    return [paragraph for paragraph in paragraphs if paragraph]


def _sentences_of(block: str) -> str:
    return " ".join(s for s in split_sentences(_strip_markup(block)) if is_english(s))


def _strip_markup(text: str) -> str:
    for pattern, replacement in _INLINE:
        text = pattern.sub(replacement, text)
    return text.strip()


def is_english(sentence: str) -> bool:
    """Whether a string looks like a whole English sentence."""
    words = sentence.split()
    if len(words) < MIN_SENTENCE_WORDS or not _SENTENCE.match(sentence):
        return False
    plain = sum(1 for word in words if _WORD.match(word))
    return plain >= _MIN_WORD_SHARE * len(words) and not _COMMON.isdisjoint(words)
