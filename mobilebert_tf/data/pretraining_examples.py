# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Writes documents as examples for masked language modelling and next sentence prediction."""

import contextlib
import dataclasses
import json
import pathlib
import random
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from mobilebert_tf.data.example_shards import ExampleShards
from mobilebert_tf.data.next_sentence_pairs import next_sentence_pairs
from mobilebert_tf.data.pretraining_examples_config import PretrainingExamplesConfig
from mobilebert_tf.data.tokenized_document import TokenizedDocument, tokenize_documents
from mobilebert_tf.files.whole_file import whole_file

SUMMARY = "summary.json"
_SPECIAL_TOKENS = ("pad", "cls", "sep", "mask")

Window = list[TokenizedDocument]


def write_pretraining_examples(
    documents: Iterable[list[str]],
    tokenizer: Any,
    directory: str | pathlib.Path,
    config: PretrainingExamplesConfig,
    progress: Callable[[int], Any] | None = None,
) -> dict:
    """Writes `train-*.tfrecord`, `held_out-*.tfrecord` and, last, `summary.json`.

    Segments are chosen as in BERT (`next_sentence_pairs`), but not masked: that
    happens when they are read, afresh in every epoch. Documents, not
    examples, are held out, so no sentence is on both sides. Memory is bounded by
    `config.window_tokens`, whatever the size of the corpus. The same documents,
    tokenizer and config give the same files.

    Args:
        documents: lists of paragraphs; read once, as a stream.
        tokenizer: a `MobileBERTTokenizer`, or anything with its `tokenize`,
            `vocabulary_size()` and `[PAD]`, `[CLS]`, `[SEP]`, `[MASK]` ids.
        directory: made if missing. A data set that is there already is replaced.
        config: lengths, shares and seed.
        progress: called with the number of documents each time some were read.

    Returns:
        The content of `summary.json`: the config, the vocabulary's size and
        special ids, and for `train` and `held_out` the numbers of documents,
        examples, tokens, random next segments, and of examples in each shard.

    Raises:
        ValueError: if there are too few documents.
        OSError: naming the file, if writing fails. No half-written file is left.
    """
    directory = pathlib.Path(directory)
    directory.mkdir(parents=True, exist_ok=True)
    (directory / SUMMARY).unlink(missing_ok=True)
    if progress:
        documents = _reporting(documents, progress)
    tokenized = tokenize_documents(documents, tokenizer, config.max_tokens)
    with contextlib.ExitStack() as stack:
        shards = {
            split: stack.enter_context(_make_shards(directory, split, number, tokenizer))
            for split, number in _numbers_of_shards(config).items()
        }
        writer = _SplitWriter(shards, config)
        for window in _windows(tokenized, config):
            writer.write(window)
    summary = {
        "config": dataclasses.asdict(config),
        "vocabulary_size": tokenizer.vocabulary_size(),
        **{f"{name}_token_id": getattr(tokenizer, f"{name}_token_id") for name in _SPECIAL_TOKENS},
        **writer.summary(),
    }
    with whole_file(directory / SUMMARY) as partial:
        partial.write_text(json.dumps(summary, indent=2) + "\n", encoding="utf-8")
    return summary


def _numbers_of_shards(config: PretrainingExamplesConfig) -> dict[str, int]:
    held_out = {"held_out": 1} if config.held_out_fraction else {}
    return {"train": config.num_shards} | held_out


def _make_shards(directory: pathlib.Path, split: str, number: int, tokenizer: Any) -> ExampleShards:
    return ExampleShards(directory, split, number, tokenizer.cls_token_id, tokenizer.sep_token_id)


class _SplitWriter:
    """Divides windows of documents between the splits and writes their examples."""

    def __init__(self, shards: dict[str, ExampleShards], config: PretrainingExamplesConfig):
        self._shards = shards
        self._config = config
        self._generator = random.Random(config.seed)
        self._num_documents = dict.fromkeys(shards, 0)

    def write(self, window: Window):
        """Writes the examples of one window."""
        for split, documents in self._divide(window).items():
            self._num_documents[split] += len(documents)
            for pair in next_sentence_pairs(
                documents,
                self._config.max_tokens,
                self._config.short_sequence_probability,
                self._generator,
            ):
                self._shards[split].write(pair)

    def _divide(self, window: Window) -> dict[str, Window]:
        if "held_out" not in self._shards:
            return {"train": window}
        number = max(2, round(len(window) * self._config.held_out_fraction))
        held_out = set(self._generator.sample(range(len(window)), number))
        return {
            "train": [window[i] for i in range(len(window)) if i not in held_out],
            "held_out": [window[i] for i in sorted(held_out)],
        }

    def summary(self) -> dict[str, dict]:
        """Numbers for `summary.json`."""
        return {
            split: {
                "documents": self._num_documents[split],
                "examples": shards.num_examples,
                "tokens": shards.num_tokens,
                "random_next": shards.num_random_next,
                "shards": {p.name: n for p, n in zip(shards.paths, shards.sizes, strict=True)},
            }
            for split, shards in self._shards.items()
        }


def _windows(
    documents: Iterable[TokenizedDocument], config: PretrainingExamplesConfig
) -> Iterator[Window]:
    """Gathers documents up to `window_tokens`, each time enough of them to make pairs.

    Half of a window waits until the next half is full, so that the last one is
    never too small.
    """
    ready: Window = []
    window: Window = []
    tokens = 0
    for document in documents:
        window.append(document)
        tokens += len(document.token_ids)
        if tokens >= config.window_tokens // 2 and len(window) >= config.min_documents:
            if ready:
                yield ready
            ready, window, tokens = window, [], 0
    if len(window) >= config.min_documents and ready:
        yield ready
        ready = []
    window = ready + window
    if len(window) < config.min_documents:
        raise ValueError(_too_few(len(window), config))
    yield window


def _too_few(number: int, config: PretrainingExamplesConfig) -> str:
    split = (
        ", two of them to hold out (or `held_out_fraction=0`)" if config.held_out_fraction else ""
    )
    return (
        f"`documents` must be at least {config.min_documents}{split}, because next sentence "
        f"prediction takes sentences from other documents. Received: {number} with text. Put a "
        "blank line between documents, or give more text."
    )


def _reporting(
    documents: Iterable[list[str]], progress: Callable[[int], Any]
) -> Iterator[list[str]]:
    """Passes documents on, and reports them a hundred at a time."""
    number = 0
    for number, document in enumerate(documents, 1):
        yield document
        if number % 100 == 0:
            progress(100)
    if number % 100:
        progress(number % 100)
