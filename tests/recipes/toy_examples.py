# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Pre-training examples of a language of forty words."""

import random

from mobilebert_tf.data import PretrainingExamplesConfig, save_vocabulary
from mobilebert_tf.data import write_pretraining_examples as write_examples
from mobilebert_tf.models import MobileBERTTokenizer

_WORDS = [f"{first}{second}" for first in "bdfgklmn" for second in "aeiou"]
_SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]


def write_toy_examples(folder, held_out_fraction=0.1):
    """Writes `examples` and `vocab.txt` into `folder`; a sentence is a run of the words."""
    save_vocabulary(folder / "vocab.txt", [*_SPECIAL, *_WORDS, "."])
    config = PretrainingExamplesConfig(
        sequence_length=16, num_shards=2, held_out_fraction=held_out_fraction
    )
    tokenizer = MobileBERTTokenizer(str(folder / "vocab.txt"))
    write_examples(_documents(), tokenizer, folder / "examples", config)


def _documents():
    generator = random.Random(0)
    for _ in range(40):
        starts = [generator.randrange(len(_WORDS) - 6) for _ in range(8)]
        yield [" ".join([*_WORDS[start : start + 6], "."]) for start in starts]
