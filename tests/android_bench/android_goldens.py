# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Writes what the JVM tests of the Java library compare with.

    python -m tests.android_bench.android_goldens

Made by our own tokenizer from our own hard texts; `android_goldens_test.py`
holds that the files are current.
"""

import base64
import json
import pathlib
import random

import numpy as np
from ai_edge_litert import schema_py_generated as schema

from mobilebert_tf.lite.flatbuffer import pack_model
from mobilebert_tf.lite.metadata import ModelMetadata, write_metadata
from mobilebert_tf.lite.word_piece import WordPiece
from mobilebert_tf.text.answer_decoding import (
    AnswerDecodingConfig,
    WindowLogits,
    decode_answers,
)
from mobilebert_tf.text.document_windows import document_windows, most_context
from mobilebert_tf.text.question_windows_config import QuestionWindowsConfig
from tests.android_bench.android_reference import as_utf16, tokenize

FOLDER = pathlib.Path("android_bench/android/core/src/test/resources/org/mobilebert")
# Text, why it is here.
TEXTS = (
    ("", "nothing"),
    (" \t\r\n\u00a0\u3000\u2003", "white space of many kinds"),
    ("The café was naïve: Zoë paid £5.", "accents and signs"),
    ("CAFE\u0301 cafe\u0301s cafe\u0301", "combining accents, the last one at the end"),
    ("Tiếng Việt có sáu thanh điệu", "several accents on a letter"),
    ("hello\u00a0world\u2028next\u2029last\u202fnarrow", "spaces that are not U+0020"),
    ("hel\u200blo \ufeffwor\u00adld zero\u200djoin\u2060er", "zero-width characters vanish"),
    (
        "nul\u0000 bell\u0007 delete\u007f c1\u0085 tab\x0bvt\x0cff\x1fus",
        "control characters vanish",
    ),
    ("bad \ufffd\ufffdtext\ufffd", "replacement characters vanish"),
    ("İstanbul ISTANBUL ıspanak Iğdır", "dotted and dotless i, whatever the locale"),
    ("ΟΔΥΣΣΕΥΣ Σ ΑΣ. ΑΣ\u0301 Α\u00adΣ\u200bΒ ΣΣ", "capital sigma, final or not"),
    ("ΆΈΉΊΌΎΏ ἀρχή ᾳ ῷ", "Greek, monotonic and polytonic"),
    ("Straße STRASSE ẞ ﬁ ﬂ ĳ Ⅷ ½ ²", "no case folding, no compatibility forms"),
    ("Москва Ёлка йод ЙОД", "Cyrillic, where two letters have accents"),
    ("שָׁלוֹם עֲלֵיכֶם־כן", "Hebrew points and maqaf"),
    ("السَّلَامُ عَلَيْكُمْ، أَهْلًا؟", "Arabic marks and punctuation"),
    ("नमस्ते दुनिया। क़ख़", "Devanagari: signs stay, virama and nukta go"),
    ("தமிழ் ไทยแลนด์ ខ្មែរ မြန်မာ", "Tamil, Thai, Khmer, Burmese"),
    ("한국어 각각 \u1112\u1161\u11ab", "Hangul syllables come apart"),
    ("日本語とカタカナ が ガ が", "ideographs alone, kana together"),
    ("中文和English混合。「引号」", "ideographs beside letters"),
    ("\u9fff\u3400\U00020000\U0002a6d7\uf900\U0002f800x", "all blocks of ideographs"),
    ("😀 👨‍👩‍👧‍👦 🇩🇪 ❤️ 👍🏽", "emoji, joined and coloured"),
    ("𝔘𝔫𝔦𝔠𝔬𝔡𝔢 𐐀𐐨 \U0001d165\U0001d16d", "letters beyond the first plane"),
    ("\ud83d lone \ude00 \ud83dx\udc00", "lone surrogates"),
    ("don't “quote” ‘q’ a–b—c … 1,000.50 50% #tag @me a/b_c", "punctuation"),
    ("`~!@#$%^&*()_+-={}|[]\\:\";'<>?,./", "all ASCII signs"),
    ("¿Qué? ¡Sí! «oui» · ‧ ⁂ 。、・", "punctuation beyond ASCII"),
    ("[CLS] [SEP] [MASK] [UNK] [PAD] ##ing", "markers in the text are text"),
    ("x" * 200 + " " + "x" * 201, "200 letters are a word, 201 are not"),
    ("é" * 200 + " " + "é" * 201, "counted after the accents are gone"),
    ("e" + "\u0301" * 230 + "x", "230 accents on one letter"),
    ("a\u0301\u0327\u0345\u302e\u0323\u0300b", "accents out of order"),
    ("\u0301start \u0301 end\u0301", "accents without a letter"),
    ("\u1fef\u037e\u2000\u2126\u212a\u212b\u0344", "single characters that decompose"),
    ("Ⅰ ⓐ Ａｂｃ ａ", "other kinds of letters"),
    ("\u0378 \ue000 \U0010ffff \U000e0041", "unassigned, private, tags"),
    ("unaffable running playing tokenization", "longest piece first"),
    ("MiXeD CaSe ÀÉÎ", "case"),
)
_SPECIALS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
_PIECES = (
    *("un", "##aff", "##able", "run", "##ning", "token", "##ization"),
    *("café", "cafe", "istanbul"),
    # So that words of 200 letters have few pieces.
    *("x" * 40, "##" + "x" * 40, "e" * 40, "##" + "e" * 40, "é" * 40, "##" + "é" * 40),
)
# Lower case, strip accents, split at ideographs.
_MODES = (
    (True, True, True),
    (False, False, True),
    (True, False, True),
    (False, True, True),
    (True, True, False),
)


def goldens() -> dict[str, str]:
    """Returns the files: name to content, ASCII but for the vocabulary."""
    pieces = vocabulary()
    return {
        "vocabulary.txt": "\n".join(pieces) + "\n",
        "tokens.jsonl": _json_lines(_token_rows(pieces)),
        "answers.jsonl": _json_lines(_answer_rows(pieces)),
        "model.base64": base64.encodebytes(_golden_file(pieces)).decode("ascii"),
    }


def vocabulary() -> list[str]:
    """Returns a character of nearly everything in the texts, and a few longer pieces."""
    letters = set()
    for text, _ in TEXTS:
        for mode in _MODES:
            pieces = tokenize(_EveryCharacter(_SPECIALS), as_utf16(text), *mode)
            letters.update(letter for piece in pieces for letter in piece.text)
    # Two that are unknown in the middle of a word, and what UTF-8 cannot write.
    letters -= {"л", "ب", *map(chr, range(0xD800, 0xE000))}
    letters = sorted(letters)
    return [*_SPECIALS, *_PIECES, *letters, *(f"##{letter}" for letter in letters)]


class _EveryCharacter(WordPiece):
    """Knows every word, so that normalisation alone shows."""

    def _pieces(self, word: str) -> list[str]:
        return [word]

    def tokenize(self, text: str) -> list[str]:
        return list(self._words(text))


def _token_rows(pieces: list[str]):
    for text, reason in TEXTS:
        text = as_utf16(text)
        # The first two are BERT's; the others need no long texts.
        for lower, strip, split in _MODES if len(text) < 45 else _MODES[:2]:
            tokenizer = WordPiece(pieces, lowercase=lower and strip)
            found = tokenize(tokenizer, text, lower, strip, split)
            yield {
                "reason": reason,
                "text": text,
                "lowercase": lower,
                "strip_accents": strip,
                "split_on_cjk": split,
                "ids": [tokenizer._ids[piece.text] for piece in found],
                "starts": [piece.start for piece in found],
                "ends": [piece.end for piece in found],
            }


def _answer_rows(pieces: list[str]):
    """Questions over windows, with logits in eighths so that there are equal ones."""
    tokenizer = WordPiece(pieces)
    rng = random.Random(0)
    question, context = "Où est Zoë?", "Zoë, naïve,\u00a0ran  to the cafe\u0301 😀 in Iğdır (Σ ΑΣ)."
    for length, stride, longest in ((128, 42, 30), (24, 8, 5), (24, 7, 30), (17, 128, 3)):
        lengths = QuestionWindowsConfig(sequence_length=length, stride=stride)
        head = tokenizer.tokenize(question)[: lengths.question_room]
        tokens = tokenize(tokenizer, context, True, True)
        windows = document_windows(len(tokens), lengths.context_room(len(head)), stride)
        logits = [
            [[rng.randrange(-40, 40) / 8 for _ in range(length)] for _ in range(2)] for _ in windows
        ]
        yield {
            "question": question,
            "context": context,
            "sequence_length": length,
            "stride": stride,
            "max_answer_tokens": longest,
            "inputs": [
                _packed(tokenizer, head, [p.text for p in tokens[start : start + size]], length)
                for start, size in windows
            ],
            "logits": logits,
            "no_answer_score": min(starts[0] + ends[0] for starts, ends in logits),
            "answers": _answers(context, tokens, windows, logits, len(head) + 2, longest),
        }


def _packed(tokenizer, head, tail, length: int) -> dict:
    row = tokenizer.pack(["[CLS]", *head, "[SEP]", *tail, "[SEP]"], len(head) + 2, length)
    return {name: value[0].tolist() for name, value in row.items()}


def _answers(context: str, tokens, windows, logits, position: int, longest: int) -> list[dict]:
    """What `decode_answers` makes of the logits, in UTF-16 code units."""
    units = [len(context[:index].encode("utf-16-le")) // 2 for index in range(len(context) + 1)]
    decoded = decode_answers(
        (
            WindowLogits(
                start=start,
                may_start=may_start,
                start_logits=np.array(starts[position : position + size], "float32"),
                end_logits=np.array(ends[position : position + size], "float32"),
                null_start_logit=starts[0],
                null_end_logit=ends[0],
            )
            for (start, size), may_start, (starts, ends) in zip(
                windows, most_context(windows), logits, strict=True
            )
        ),
        context,
        lambda first, last: (units.index(tokens[first].start), units.index(tokens[last].end)),
        config=AnswerDecodingConfig(max_answer_pieces=longest),
    )
    return [
        {
            "text": answer.text,
            "start": units[answer.first],
            "end": units[answer.first + len(answer.text)],
            "score": answer.score,
        }
        for answer in decoded.ranked
    ]


def file_without_operators(metadata: ModelMetadata) -> bytes:
    """Returns a `.tflite` file of inputs, an output and what metadata are about."""
    names = ("ids", "mask", "segment_ids", "probability")
    tensors = [
        schema.TensorT(name=name, shape=np.array([1, 8], np.int32), buffer=0) for name in names
    ]
    subgraph = schema.SubGraphT(
        tensors=tensors,
        inputs=np.arange(3, dtype=np.int32),
        outputs=np.array([3], np.int32),
        operators=[],
    )
    model = schema.ModelT(version=3, subgraphs=[subgraph], buffers=[schema.BufferT()])
    model.operatorCodes = []
    return write_metadata(pack_model(model), metadata)


def _golden_file(pieces: list[str]) -> bytes:
    metadata = ModelMetadata(
        vocabulary=tuple(pieces[:60]),
        labels=("négatif", "neutral", "肯定"),
        lowercase=False,
        name="Golden",
        description="A file for tests.",
        license="Apache-2.0",
    )
    return file_without_operators(metadata)


def _json_lines(rows) -> str:
    return "".join(json.dumps(row, separators=(",", ":")) + "\n" for row in rows)


def main():
    """Writes the files."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, content in goldens().items():
        (FOLDER / name).write_text(content, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
