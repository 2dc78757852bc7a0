# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A stream of documents in blocks, from which examples are made."""

import random
from collections.abc import Iterable, Iterator

from mobilebert_tf.data.pretraining_examples_config import PretrainingExamplesConfig
from mobilebert_tf.data.text_span import Document

Block = list[Document]


def document_blocks(
    documents: Iterable[Document], config: PretrainingExamplesConfig
) -> Iterator[Block]:
    """Gathers documents to blocks of about `config.block_bytes`.

    One block waits until the next is full, and takes it in if it stays too small,
    so that every block is between the size asked for and one and a half times that,
    but for the only one of a small stream.

    Yields:
        Blocks of one document or more.
    """
    waiting: Block = []
    block: Block = []
    size = 0
    for document in documents:
        block.append(document)
        size += sum(len(paragraph.encode()) for paragraph in document)
        if size >= config.block_bytes and len(block) >= config.min_documents:
            if waiting:
                yield waiting
            waiting, block, size = block, [], 0
    if waiting and size >= config.block_bytes // 2 and len(block) >= config.min_documents:
        yield waiting
        waiting = []
    if waiting or block:
        yield waiting + block


def held_out_documents(
    number: int, is_first: bool, fraction: float, generator: random.Random
) -> set[int]:
    """Draws which of the `number` documents of a block are held out, by their indices.

    An even number near the fraction, so that at least two make pairs with each
    other, and at least two stay. The first block always gives some, if it can.
    """
    pairs = int(number * fraction / 2 + generator.random())
    pairs = max(pairs, 1) if is_first and fraction else pairs
    pairs = max(0, min(pairs, (number - 2) // 2))
    return set(generator.sample(range(number), 2 * pairs))
