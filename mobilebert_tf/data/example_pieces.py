# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Makes the examples of one unit of text: the work of one worker."""

import hashlib
import itertools
import random
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import tensorflow as tf

from mobilebert_tf.data.document_blocks import Block, document_blocks, held_out_documents
from mobilebert_tf.data.document_tokenizer import DocumentTokenizer
from mobilebert_tf.data.example_serializer import ExampleSerializer
from mobilebert_tf.data.next_sentence_pairs import next_sentence_pairs
from mobilebert_tf.data.pretraining_examples_config import PretrainingExamplesConfig
from mobilebert_tf.data.storage_errors import storage_errors
from mobilebert_tf.data.text_span import Document
from mobilebert_tf.data.tokenized_document import TokenizedDocument
from mobilebert_tf.data.unit_record import HELD_OUT, TRAIN, Piece, UnitRecord

Lenders = Callable[[], Iterator[tuple[int, Iterable[Document]]]]

_MOST_LENDERS = 100
_MASKS_PER_FILE = 2**24


class ExamplePieces:
    """Writes the examples of units, each block and split to a file of its own.

    A block's examples depend on the block, its number and the config, so workers
    need not know of each other. They are shuffled within the block.

    Args:
        tokenizer: its `tokenize` maps `(batch,)` strings to a ragged tensor, in a graph.
        vocabulary: the tokens in the order of their ids.
        config: lengths, shares and seed.
        folder: existing folder to write to.
    """

    def __init__(
        self,
        tokenizer: Any,
        vocabulary: Sequence[str],
        config: PretrainingExamplesConfig,
        folder: str,
    ):
        self._config = config
        self._folder = folder
        self._tokenize = DocumentTokenizer(tokenizer, config.max_tokens)
        self._serializer = ExampleSerializer(config, vocabulary)

    def write(
        self,
        unit: int,
        documents: Iterable[Document],
        lenders: Lenders = lambda: iter(()),
    ) -> UnitRecord:
        """Writes the examples of one unit.

        Args:
            unit: its number.
            documents: lists of paragraphs; streamed.
            lenders: called if a block has one document only; gives other units'
                numbers and documents, of which some lend random second segments.

        Returns:
            What was written. Too few documents make no examples.

        Raises:
            OSError: naming the file, if writing fails.
        """
        pieces: list[Piece] = []
        num_documents = 0
        for number, block in enumerate(document_blocks(documents, self._config)):
            generator = self._generator(unit, number)
            train, held_out = self._divide(unit, number, block, generator)
            num_documents += len(train) + len(held_out)
            borrowed = self._borrow(lenders) if len(train) == 1 else []
            for split, group, others in ((TRAIN, train, borrowed), (HELD_OUT, held_out, [])):
                if group and len(group) + len(others) > 1:
                    name = f"{unit:06d}-{number:04d}-{split}.tfrecord"
                    pieces.append(self._write_piece(name, split, group, others, generator))
        return UnitRecord(unit=unit, documents=num_documents, pieces=tuple(pieces))

    def _generator(self, unit: int, number: int) -> random.Random:
        return random.Random(f"{self._config.seed}/{unit}/{number}")

    def _divide(
        self, unit: int, number: int, block: Block, generator: random.Random
    ) -> tuple[list[TokenizedDocument], list[TokenizedDocument]]:
        """Documents to train with, and those held out."""
        chosen = self._held_out(unit, number, block, generator)
        train = list(self._tokenize(d for i, d in enumerate(block) if i not in chosen))
        held_out = list(self._tokenize(d for i, d in enumerate(block) if i in chosen))
        # Documents without a token are gone; one that is left alone makes no pairs.
        return (train + held_out, []) if len(held_out) == 1 else (train, held_out)

    def _held_out(self, unit: int, number: int, block: Block, generator: random.Random) -> set[int]:
        fraction = self._config.held_out_fraction
        return held_out_documents(len(block), unit == number == 0, fraction, generator)

    def _borrow(self, lenders: Lenders) -> list[TokenizedDocument]:
        """Training documents of the next unit that has some."""
        for unit, documents in lenders():
            block = next(document_blocks(documents, self._config), [])
            chosen = self._held_out(unit, 0, block, self._generator(unit, 0))
            train = (document for i, document in enumerate(block) if i not in chosen)
            if found := list(itertools.islice(self._tokenize(train), _MOST_LENDERS)):
                return found
        return []

    def _write_piece(
        self,
        name: str,
        split: str,
        documents: list[TokenizedDocument],
        lenders: list[TokenizedDocument],
        generator: random.Random,
    ) -> Piece:
        config = self._config
        pairs = [
            pair
            for _ in range(config.dupe_factor)
            for pair in next_sentence_pairs(
                documents,
                config.max_tokens,
                config.short_sequence_probability,
                generator,
                lenders,
            )
        ]
        generator.shuffle(pairs)
        self._write_records(name, self._serializer(pairs, _first_number(name)))
        return Piece(
            name=name,
            split=split,
            documents=len(documents),
            examples=len(pairs),
            tokens=sum(map(self._serializer.num_tokens, pairs)),
            random_next=sum(pair.label for pair in pairs),
        )

    def _write_records(self, name: str, records: list[bytes]):
        """Two workers may do the same unit, when one is given up too early; both are right."""
        path = f"{self._folder}/{name}"
        partial = f"{path}.{uuid.uuid4().hex}"
        with storage_errors(path):
            with tf.io.TFRecordWriter(partial) as writer:
                for record in records:
                    writer.write(record)
            tf.io.gfile.rename(partial, path, overwrite=True)


def _first_number(name: str) -> int:
    """Where the masks of a file's examples begin: far from those of any other file."""
    return int(hashlib.sha256(name.encode()).hexdigest()[:8], 16) * _MASKS_PER_FILE
