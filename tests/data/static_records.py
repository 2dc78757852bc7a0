# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""TFRecords as BERT's create_pretraining_data writes them, of examples that carry their number."""

import tensorflow as tf

PAD, UNK, CLS, SEP, MASK = range(5)
FIRST_WORD = 10


def static_record(number, length=16, predictions=3, v2=False):
    """Example `number`: [CLS] [MASK] n [SEP] n n (n) [SEP]; position 1 is to be predicted."""
    word = FIRST_WORD + number
    second = 3 + number % 2
    tokens = [CLS, MASK, word, SEP, *[word] * (second - 1), SEP]
    padding = [0] * (length - len(tokens))
    unused = [0] * (predictions - 1)
    features = {
        "input_word_ids" if v2 else "input_ids": tokens + padding,
        "input_mask": [1] * len(tokens) + padding,
        "input_type_ids" if v2 else "segment_ids": [0] * 4 + [1] * second + padding,
        "masked_lm_positions": [1, *unused],
        "masked_lm_ids": [word, *unused],
        "masked_lm_weights": [1.0, *map(float, unused)],
        "next_sentence_labels": [number % 2],
    }
    return _example({name: _feature(values) for name, values in features.items()})


def write_records(path, records, compression=""):
    """Writes serialized records to a file."""
    with tf.io.TFRecordWriter(str(path), compression or None) as writer:
        for record in records:
            writer.write(record)


def write_static(directory, number=20, num_files=2, **arguments):
    """Writes examples 0 to `number - 1` as somebody else's files."""
    for file in range(num_files):
        numbers = range(file, number, num_files)
        records = [static_record(n, **arguments) for n in numbers]
        write_records(directory / f"tf_examples.tfrecord-{file:05d}", records)


def _feature(values):
    if isinstance(values[0], float):
        return tf.train.Feature(float_list=tf.train.FloatList(value=values))
    return tf.train.Feature(int64_list=tf.train.Int64List(value=values))


def _example(features):
    return tf.train.Example(features=tf.train.Features(feature=features)).SerializeToString()
