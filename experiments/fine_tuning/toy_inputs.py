# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A preset, files of GLUE and SQuAD in the toy language, to try everything in a minute."""

from __future__ import annotations

import json
import random
from pathlib import Path

import keras

from experiments.pretraining.toy_corpus import toy_documents, toy_labelled_texts
from mobilebert_tf.data import learn_vocabulary
from mobilebert_tf.models import (
    MobileBERTBackbone,
    MobileBERTPretrainer,
    MobileBERTTextClassifierPreprocessor,
    MobileBERTTokenizer,
    architecture,
    save_preset,
)

PRESET, GLUE, SQUAD = "preset", "glue", "squad"
_ROWS = {"train": 160, "dev": 40}


def write_toy_inputs(directory: Path) -> dict:
    """Writes `preset`, `glue` and `squad`; returns how many rows there are of each split.

    SST-2 asks whether a sentence is about the harbour, SQuAD where somebody is. The
    preset is not trained.
    """
    _write_preset(directory / PRESET)
    for seed, (split, rows) in enumerate(_ROWS.items()):
        _write_sst2(directory / GLUE / "SST-2" / f"{split}.tsv", seed, rows)
        _write_squad(directory / SQUAD / f"{split}-v1.1.json", seed, rows)
    return dict(_ROWS)


def _write_preset(path: Path) -> None:
    texts = [text for document in toy_documents(0) for text in document]
    tokenizer = MobileBERTTokenizer(learn_vocabulary(texts, 200))
    size = architecture("mobilebert_toy", vocabulary_size=tokenizer.vocabulary_size())
    keras.utils.set_random_seed(0)
    packer = MobileBERTTextClassifierPreprocessor(tokenizer, size["max_sequence_length"])
    save_preset(MobileBERTPretrainer(MobileBERTBackbone(**size), packer), path)


def _write_sst2(path: Path, seed: int, rows: int) -> None:
    texts = toy_labelled_texts(seed, rows)
    lines = [f"{text}\t{int(topic == 'harbour')}" for text, topic in texts]
    _write(path, "\n".join(["sentence\tlabel", *lines]))


def _write_squad(path: Path, seed: int, rows: int) -> None:
    texts = [text for text, _ in toy_labelled_texts(seed, rows)]
    paragraphs = [_paragraph(number, text) for number, text in enumerate(texts)]
    random.Random(seed).shuffle(paragraphs)
    content = {"version": "1.1", "data": [{"title": "toy", "paragraphs": paragraphs}]}
    _write(path, json.dumps(content))


def _paragraph(number: int, text: str) -> dict:
    """A sentence, and the question where its subject is; its last three words say so."""
    answer = " ".join(text.rstrip(".").split()[-3:])
    answers = [{"text": answer, "answer_start": text.index(answer)}]
    question = f"Where is the {text.split()[2]}?"
    return {
        "context": text,
        "qas": [{"id": str(number), "question": question, "answers": answers}],
    }


def _write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{content}\n", encoding="utf-8")
