# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What docs/data.md tells a reader to type works."""

import pathlib
import re
import shlex
import subprocess
import sys

import keras
import pytest

from mobilebert_tf.data import PretrainingDatasetConfig
from mobilebert_tf.models import (
    MobileBERTBackbone,
    MobileBERTPretrainer,
    MobileBERTTextClassifierPreprocessor,
    MobileBERTTokenizer,
    architecture,
    save_preset,
)
from tests.data.numbered_examples import write_numbered_examples

ROOT = pathlib.Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMANDS = [
    line
    for language, text in FENCE.findall(PAGE)
    if language == "sh"
    for line in text.replace("\\\n", " ").splitlines()
]
EXTRACTED = """<doc id="12" url="https://x" title="One">
One

First paragraph.

Second paragraph.
</doc>

<doc id="13" url="https://x" title="Two">
Two

Third.
</doc>
"""


@pytest.mark.parametrize("module", sorted({shlex.split(line)[2] for line in COMMANDS}))
def test_programs_know_their_flags(module):
    command = [sys.executable, "-m", module, "--helpfull"]
    known = subprocess.run(command, cwd=ROOT, capture_output=True, text=True).stdout
    known = known.replace("--[no]", "--")
    for words in map(shlex.split, COMMANDS):
        assert words[:2] == ["python", "-m"]
        for word in words[3:] if words[2] == module else []:
            assert not word.startswith("--") or f"{word.partition('=')[0]}:" in known, word


def test_settings_of_the_table_exist():
    settings = set(re.findall(r"`data\.(\w+)", PAGE))
    assert settings == set(PretrainingDatasetConfig.__dataclass_fields__)


def test_extracted_articles_become_documents(tmp_path):
    (script,) = (text for _, text in FENCE.findall(PAGE) if "awk" in text)
    (tmp_path / "extracted" / "AA").mkdir(parents=True)
    (tmp_path / "text").mkdir()
    (tmp_path / "extracted" / "AA" / "wiki_00").write_text(EXTRACTED)
    subprocess.run(script, shell=True, cwd=tmp_path, check=True)
    (file,) = (tmp_path / "text").iterdir()
    assert file.suffix == ".txt"
    assert file.read_text() == "First paragraph.\nSecond paragraph.\n\nThird.\n\n"


@pytest.mark.slow
def test_second_phase(tmp_path):
    (script,) = (text for language, text in FENCE.findall(PAGE) if language == "python")
    for published, toy in (("50_000", "2"), ("=256", "=4"), ("=77", "=3")):
        assert published in script
        script = script.replace(published, toy)
    (tmp_path / "examples_512").mkdir()
    write_numbered_examples(tmp_path / "examples_512")
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *(f"word{n}" for n in range(45))]
    keras.utils.set_random_seed(0)
    size = architecture("mobilebert_toy", vocabulary_size=50, num_layers=1)
    preprocessor = MobileBERTTextClassifierPreprocessor(MobileBERTTokenizer(pieces), 16)
    model = MobileBERTPretrainer(MobileBERTBackbone(**size), preprocessor)
    save_preset(model, tmp_path / "preset_128")
    command = [sys.executable, "-c", script]
    subprocess.run(command, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}, check=True)
    assert (tmp_path / "preset_512" / "config.json").exists()
