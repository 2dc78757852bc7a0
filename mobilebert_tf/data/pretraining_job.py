# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Everything that workers must know to make pre-training examples of a corpus."""

import dataclasses
import functools
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from mobilebert_tf.data.damaged_input import POLICIES, DamagedInput
from mobilebert_tf.data.example_folder import ExampleFolder
from mobilebert_tf.data.example_pieces import ExamplePieces
from mobilebert_tf.data.example_shards import ExampleShard
from mobilebert_tf.data.example_summary import ExampleSummary
from mobilebert_tf.data.pretraining_examples_config import PretrainingExamplesConfig
from mobilebert_tf.data.special_token_ids import SpecialTokenIds
from mobilebert_tf.data.text_span import Document
from mobilebert_tf.data.tokenizer_config import TokenizerConfig
from mobilebert_tf.data.unit_record import UnitRecord
from mobilebert_tf.text.piece_characters import UNKNOWN


class Corpus(Protocol):
    """Text in units, as `TextCorpus` and `TfdsCorpus` give it.

    Attributes:
        sizes: bytes of text of each unit, about.
    """

    sizes: list[int]

    def identity(self) -> list:
        """What tells this corpus from others: something that JSON can hold."""

    def documents(self, unit: int, damaged: DamagedInput) -> Iterator[Document]:
        """Streams the documents of a unit."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class PretrainingJob:
    """A corpus, what shall be made of it, and where.

    Pickled, it is small whatever the corpus, and what its methods do depends on
    nothing else, so any runner may call them anywhere and more than once.

    Attributes:
        corpus: the text.
        vocabulary: tokens in the order of their ids.
        tokenizer: how text is cleaned before it is cut into tokens.
        directory: where the examples shall be.
        config: lengths, shares and seed.
        on_corrupt: `error` at damaged input, or `skip` and count it.
    """

    corpus: Corpus
    vocabulary: Sequence[str]
    tokenizer: TokenizerConfig
    directory: str
    config: PretrainingExamplesConfig
    on_corrupt: str = "error"

    def __post_init__(self):
        SpecialTokenIds.of(self.vocabulary)
        if UNKNOWN not in self.vocabulary:
            raise ValueError(
                f"`vocabulary` must hold {UNKNOWN}, for words of which it has no pieces. "
                f"Received: {len(self.vocabulary)} tokens without it."
            )
        if self.on_corrupt not in POLICIES:
            raise ValueError(
                f"`on_corrupt` must be one of {POLICIES}. Received: on_corrupt={self.on_corrupt!r}."
            )

    @functools.cached_property
    def run(self) -> str:
        """Tells this job from any other: text, vocabulary and settings, in twelve letters."""
        parts = [
            dataclasses.asdict(self.config),
            self._settings,
            self.vocabulary,
            self.corpus.identity(),
            self.on_corrupt,
        ]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:12]

    @property
    def folder(self) -> ExampleFolder:
        """The output folder."""
        return ExampleFolder(self.directory, self.run)

    def make_unit(self, unit: int) -> UnitRecord:
        """Writes the examples of one unit, unless that is done already.

        Raises:
            ValueError: naming the file, if the text is damaged and that is an error.
            OSError: naming the file, if writing fails.
        """
        if record := self.folder.read_record(unit):
            return record
        damaged = DamagedInput(self.on_corrupt)
        documents = self.corpus.documents(unit, damaged)
        record = self._pieces.write(unit, documents, lambda: self._lenders(unit))
        record = dataclasses.replace(
            record, skipped=dict(damaged.counts), reasons=tuple(damaged.reasons)
        )
        self.folder.write_record(record)
        return record

    def shards(self, records: Iterable[UnitRecord]) -> list[ExampleShard]:
        """How the examples of all units are divided between shards.

        Raises:
            ValueError: if there are too few documents.
        """
        return ExampleSummary(list(records), self.config).all_shards()

    def write_shard(self, shard: ExampleShard) -> str:
        """Joins one shard; returns its name."""
        staging = self.folder.staging
        shard.write(staging, staging)
        return shard.name

    def finish(self, names: Iterable[str], records: Iterable[UnitRecord]) -> dict:
        """Gives the shards of these names their place; returns the summary."""
        summary = ExampleSummary(list(records), self.config)
        content = summary.content(self.vocabulary, self._settings) | {"run": self.run}
        self.folder.finish(names, self.vocabulary, self._settings, content)
        return content

    @functools.cached_property
    def _pieces(self) -> ExamplePieces:
        tokenizer = self.tokenizer.make(self.vocabulary)
        return ExamplePieces(tokenizer, self.vocabulary, self.config, self.folder.staging)

    @functools.cached_property
    def _settings(self) -> dict:
        return dataclasses.asdict(TokenizerConfig.of(self.tokenizer.make()))

    def _lenders(self, unit: int) -> Iterator[tuple[int, Iterator[Document]]]:
        """The other units, from the next one on."""
        number = len(self.corpus.sizes)
        for other in (*range(unit + 1, number), *range(unit)):
            yield other, self.corpus.documents(other, DamagedInput("skip"))

    def __getstate__(self) -> dict:
        return {field.name: getattr(self, field.name) for field in dataclasses.fields(self)}
