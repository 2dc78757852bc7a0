# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The comparison runs every stage once, and its baselines are what they are called."""

import dataclasses
import importlib
import json

import numpy as np
import pytest

from experiments.fine_tuning.baselines import BASELINES, bag_of_words, majority_class
from experiments.fine_tuning.config import ComparisonConfig
from experiments.fine_tuning.run import run_comparison
from experiments.fine_tuning.task_scale import TaskScale
from experiments.fine_tuning.to_markdown import to_markdown
from mobilebert_tf.task_data import TextExamples
from mobilebert_tf.tasks import task
from tests.tasks.toy_tasks import write_rte, write_sst2, write_stsb
from tests.training.toy_sentiment import LABELS, TEXTS

STAGES = importlib.import_module("experiments.fine_tuning.stages")
EXAMPLES = TextExamples(
    texts=tuple(TEXTS),
    labels=tuple(LABELS),
    class_names=("negative", "positive"),
    ids=tuple(map(str, range(len(TEXTS)))),
)


@pytest.fixture
def config(tmp_path):
    data = str(write_rte(write_sst2(tmp_path / "glue")))
    return ComparisonConfig(preset="preset", glue=data, tasks=("sst2", "rte"), seeds=2)


@pytest.fixture
def trained(monkeypatch):
    """Replaces fine-tuning; returns the presets that it was begun from."""
    presets = []

    def fine_tune_on(chosen, splits, run, folder):
        preset = run.preset.rpartition("/")[-1]
        presets.append((chosen.name, preset, run.fine_tuning.seed, folder.name))

    def save_random_preset(work, config, seed):
        return {"parameters": 1000 + seed}

    monkeypatch.setattr(STAGES, "fine_tune_on", fine_tune_on)
    monkeypatch.setattr(STAGES, "development_scores", lambda *_, **__: {"accuracy": 0.5})
    monkeypatch.setattr(STAGES, "save_random_preset", save_random_preset)
    monkeypatch.setattr(STAGES, "save_preset", lambda *_: None)
    return presets


def test_counted_words_find_the_words_that_decide():
    assert np.mean(bag_of_words(EXAMPLES, EXAMPLES) == LABELS) == 1.0


def test_counted_words_read_both_texts():
    pairs = TextExamples(
        texts=("film",) * len(TEXTS),
        second_texts=EXAMPLES.texts,
        labels=EXAMPLES.labels,
        class_names=EXAMPLES.class_names,
        ids=EXAMPLES.ids,
    )
    assert np.mean(bag_of_words(pairs, pairs) == LABELS) == 1.0


def test_baselines_of_a_number(tmp_path):
    """STS-B has numbers, not classes: a logistic regression refuses them."""
    stsb = task("stsb")
    training = stsb.read(str(write_stsb(tmp_path)), "train")
    # Whole numbers alone would pass for classes.
    training = dataclasses.replace(training, labels=tuple(n - 0.25 for n in training.labels))
    for baseline in BASELINES.values():
        predictions = baseline(training, training)
        assert predictions.shape == (len(training),)
        assert 0.0 <= stsb.score_predictions(training.labels, predictions)["correlation"] <= 1.0


def test_the_majority_is_the_training_sets():
    training = EXAMPLES.take([0, 9, 10])  # one negative, two positive
    assert majority_class(training, EXAMPLES).tolist() == [1] * len(EXAMPLES)


def test_runs_every_stage_once(config, trained, tmp_path):
    report = run_comparison(config, tmp_path / "work")
    assert report["unfinished"] == []
    assert trained[:4] == [
        ("sst2", "preset", 0, "sst2_pretrained_0"),
        ("sst2", "random_0", 0, "sst2_random_0"),
        ("rte", "preset", 0, "rte_pretrained_0"),
        ("rte", "random_0", 0, "rte_random_0"),
    ]
    assert len(trained) == 8
    assert run_comparison(config, tmp_path / "work")["tasks"] == report["tasks"]
    assert len(trained) == 8
    assert report["parameters"] == 1000
    assert report["tasks"]["rte"]["pretrained"][0]["training"]["examples"] == 16
    assert json.loads(json.dumps(report)) == report
    # Both halves of the toy sentences are equally frequent, and the words decide.
    row = to_markdown(report).splitlines()[2]
    assert row == "| sst2 (accuracy) | 50.0 | 100.0 | 50.0 (50.0 to 50.0) | 50.0 (50.0 to 50.0) |"


def test_no_stage_begins_after_its_time(config, trained, tmp_path):
    report = run_comparison(config, tmp_path / "work", minutes=0.0)
    assert trained == []
    assert "sst2_random_1" in report["unfinished"]
    assert "Not run yet" in to_markdown(report)


def test_random_presets_are_not_asked_for_in_vain(config, trained, tmp_path):
    report = run_comparison(config, tmp_path / "work", variants=("pretrained",))
    assert {preset for _, preset, _, _ in trained} == {"preset"}
    assert report["tasks"]["sst2"].keys() == {"pretrained"}
    # What one table has fine-tuned, another one takes.
    run_comparison(config, tmp_path / "work")
    assert len(trained) == 8


def test_epochs_are_whole():
    assert [TaskScale().epochs_on(n) for n in (320, 32 * 1000, 10**6)] == [10, 4, 1]


def test_needs_data_and_a_scale_for_every_task():
    with pytest.raises(
        ValueError, match=r"`squad` must be given for the task squad\. Received: squad"
    ):
        ComparisonConfig(preset="p", glue="g", tasks=("squad",))
    with pytest.raises(ValueError, match="`glue` must be given for the task rte"):
        ComparisonConfig(preset="p", squad="s", tasks=("squad", "rte"))
    assert ComparisonConfig(preset="p", squad="s", tasks=("squad",)).data("squad") == "s"
    with pytest.raises(ValueError, match="Did you mean 'sst2'"):
        ComparisonConfig(preset="p", glue="g", tasks=("sst",))
    with pytest.raises(ValueError, match=r"at this scale\. Received: 'sst2'"):
        ComparisonConfig(preset="p", glue="g", tasks=("sst2",), scale={"rte": TaskScale()})
