# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What a worker does with the number of a unit."""

import pickle

import pytest

from mobilebert_tf.data.pretraining_examples_config import PretrainingExamplesConfig
from mobilebert_tf.data.pretraining_job import PretrainingJob
from mobilebert_tf.data.text_corpus import TextCorpus
from mobilebert_tf.data.tokenizer_config import TokenizerConfig

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", ".", *map(str, range(100))]
CONFIG = PretrainingExamplesConfig(sequence_length=16, num_shards=2, block_bytes=1000)


def make_job(folder, documents=60, extra=b"", **settings):
    """Document n only says n; the text is written once, for its date counts."""
    path = folder / "text.txt"
    if not path.exists():
        texts = (f"{n % 100} {n % 100} {n % 100}. " * 10 for n in range(documents))
        path.write_bytes("\n\n".join(texts).encode() + extra)
    return PretrainingJob(
        **{
            "corpus": TextCorpus([str(path)], 1000),
            "vocabulary": VOCABULARY,
            "tokenizer": TokenizerConfig(),
            "directory": str(folder / "out"),
            "config": CONFIG,
        }
        | settings
    )


def test_a_unit_is_made_once(tmp_path):
    job = make_job(tmp_path)
    job.folder.open()
    record = job.make_unit(2)
    assert job.folder.finished_units() == [2] and record.documents > 5
    (tmp_path / "text.txt").unlink()
    assert pickle.loads(pickle.dumps(job)).make_unit(2) == record


def test_all_steps_make_the_folder(tmp_path):
    job = make_job(tmp_path)
    job.folder.open()
    records = [job.make_unit(unit) for unit in reversed(range(len(job.corpus.sizes)))]
    names = [job.write_shard(shard) for shard in job.shards(records)]
    summary = job.finish(names, records)
    assert summary == job.folder.read_summary() and summary["run"] == job.run
    documents = summary["train"]["documents"] + summary["held_out"]["documents"]
    assert documents == sum(record.documents for record in records) == 60


@pytest.mark.parametrize(
    "change",
    [
        {"vocabulary": [*VOCABULARY, "more"]},
        {"tokenizer": TokenizerConfig(lowercase=False)},
        {"config": PretrainingExamplesConfig(seed=1)},
        {"on_corrupt": "skip"},
    ],
)
def test_every_setting_makes_another_run(tmp_path, change):
    assert make_job(tmp_path, **change).run != make_job(tmp_path).run == make_job(tmp_path).run


def test_the_directory_does_not(tmp_path):
    assert make_job(tmp_path, directory="elsewhere").run == make_job(tmp_path).run


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"on_corrupt": "ignore"}, "`on_corrupt` must be one of"),
        ({"vocabulary": ["a"]}, r"\[PAD\]"),
        # It ended in two lines of KerasHub's, after the folder was made.
        ({"vocabulary": ["[PAD]", "[CLS]", "[SEP]", "[MASK]"]}, r"hold \[UNK\], .* 4 tokens"),
    ],
)
def test_rejects_bad_settings_by_name(tmp_path, settings, message):
    with pytest.raises(ValueError, match=message):
        make_job(tmp_path, **settings)
