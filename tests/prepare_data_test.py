# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The program from text to examples: flags, errors, vocabulary, data sets."""

import json
import logging
import subprocess
import sys

import pytest
from absl import flags
from absl.testing import flagsaver

from mobilebert_tf.data import load_vocabulary
from tests.architecture.source_tree import REPOSITORY
from tests.data.example_records import read_shard
from tests.data.pretraining_job_test import VOCABULARY


@pytest.fixture(scope="module")
def prepare_data():
    """The program, with flags of its own: other programs' have the same names."""
    others = _take_flags("mobilebert_tf.", "android_bench.", "experiments.", "export.")
    from mobilebert_tf import prepare_data

    yield prepare_data
    _take_flags("mobilebert_tf.prepare_data")
    for name, flag in others.items():
        flags.FLAGS[name] = flag


def _take_flags(*modules):
    taken = {
        flag.name: flag
        for module, of_module in flags.FLAGS.flags_by_module_dict().items()
        if module.startswith(modules)
        for flag in of_module
    }
    for name in taken:
        delattr(flags.FLAGS, name)
    return taken


@pytest.fixture
def run(prepare_data):
    """Calls the program with a command line, as `app.run` would."""
    if not flags.FLAGS.is_parsed():
        flags.FLAGS.mark_as_parsed()

    def call(*arguments):
        with flagsaver.flagsaver():
            rest = flags.FLAGS(["prepare_data", *map(str, arguments)], known_only=True)
            prepare_data.main(rest)

    yield call
    logging.disable(logging.NOTSET)


@pytest.fixture
def text(tmp_path):
    words = "one two three four five six seven eight nine ten".split()
    documents = [
        "\n".join(f"The {a} {b} {words[n % 10]}. It is {b}!" for a in words for b in words[:4])
        for n in range(30)
    ]
    path = tmp_path / "text.txt"
    path.write_text("\n\n".join(documents))
    return path


def test_learns_a_vocabulary_and_writes_examples(tmp_path, text, run, capsys):
    output = tmp_path / "out"
    run(
        *(f"--input={text}", f"--output={output}", "--vocabulary_size=100", "--sequence_length=32"),
        *("--masking=static", "--max_predictions=5", "--num_shards=2", "--direct_num_workers=1"),
        *("--use_v2_feature_names", "--dupe_factor=2"),
    )
    summary = json.loads((output / "summary.json").read_text())
    printed = capsys.readouterr().out
    assert f"train: 28 documents, {summary['train']['examples']} examples" in printed
    assert printed.strip().endswith(f"{output}: written")
    vocabulary = load_vocabulary(output / "vocab.txt")
    assert {"seven", "[MASK]", "!"} <= set(vocabulary) and summary["vocabulary_size"] <= 100
    assert summary["config"]["dupe_factor"] == 2
    example = next(read_shard(output / "train-00000-of-00002.tfrecord"))
    assert len(example["input_word_ids"]) == 32 and len(example["masked_lm_ids"]) == 5


def test_reports_what_was_left_out(tmp_path, text, run, capsys):
    vocabulary = tmp_path / "vocab.txt"
    vocabulary.write_text("".join(f"{token}\n" for token in VOCABULARY))
    text.write_bytes(text.read_bytes() + b"\n\n\xff\n")
    arguments = [f"--input={text}", f"--output={tmp_path / 'out'}", f"--vocabulary={vocabulary}"]
    with pytest.raises(SystemExit, match=r"error: .*text\.txt' is not UTF-8: byte \d+ is 0xff"):
        run(*arguments, "--direct_num_workers=1")
    run(*arguments, "--direct_num_workers=1", "--on_corrupt=skip")
    printed = capsys.readouterr().out
    assert 'left out as damaged: {"documents": 1}' in printed and "is 0xff" in printed


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "--output and one of --input and --tfds must be given"),
        (["--input={text}", "--tfds=a", "--output=o"], "one of --input and --tfds"),
        (["--input={text}", "--output={text}o", "stray"], "Unknown argument 'stray'"),
        (["--input={text}x", "--output={text}o"], "which does not exist"),
        (["--input={text}", "--output={text}o", "--vocabulary={text}"], "is no token"),
        (
            ["--input={text}", "--output={text}o", "--vocabulary={vocab}", "--vocabulary_sise=9"],
            "Received: --vocabulary_sise",
        ),
        (["--input={text}", "--output={text}o", "--sequence_length=4"], "`sequence_length` must"),
    ],
)
def test_wrong_arguments_are_one_sentence(tmp_path, text, run, arguments, message):
    vocabulary = tmp_path / "vocab.txt"
    vocabulary.write_text("".join(f"{token}\n" for token in VOCABULARY))
    with pytest.raises(SystemExit) as raised:
        run(*(argument.format(text=text, vocab=vocabulary) for argument in arguments))
    error = str(raised.value)
    assert error.startswith("error: ") and message in error and "\n" not in error
    assert not (tmp_path / "text.txto").exists()


def test_as_a_program():
    command = [sys.executable, "-m", "mobilebert_tf.prepare_data", "--output=x"]
    result = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == "error: --output and one of --input and --tfds must be given.\n"
