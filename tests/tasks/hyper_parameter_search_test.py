# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The search stays in the paper's space, finds the best of it, and survives being killed."""

import dataclasses
import importlib

import pytest

from mobilebert_tf.tasks import FineTuningRunConfig, search_hyper_parameters
from tests.tasks.toy_tasks import write_sst2

MODULE = importlib.import_module("mobilebert_tf.tasks.hyper_parameter_search")


class Killed(BaseException):
    """What no code catches."""


@pytest.fixture
def trained(monkeypatch):
    """Replaces fine-tuning by a formula; returns the list of what was trained."""
    calls = []

    def fine_tune_on(chosen, splits, config, folder, progress):
        del chosen, splits, progress
        folder.mkdir(exist_ok=True)
        calls.append(config.fine_tuning)
        return config.fine_tuning

    def scores(chosen, model, examples, config, progress):
        del chosen, examples, config, progress
        return {"accuracy": 1 - 1e4 * abs(model.learning_rate - 6e-5) / 2 - model.epochs / 100}

    monkeypatch.setattr(MODULE, "fine_tune_on", fine_tune_on)
    monkeypatch.setattr(MODULE, "development_scores", scores)
    monkeypatch.setattr(MODULE, "save_preset", lambda model, path: calls.append(path))
    return calls


@pytest.fixture
def config(tmp_path):
    data = str(write_sst2(tmp_path / "data"))
    return FineTuningRunConfig(task="sst2", preset="preset", data=data, output="best")


def _space(trials):
    return [(t.batch_size, round(1e5 * t.learning_rate), t.epochs) for t in trials]


def test_walks_the_papers_space_and_saves_the_best(config, trained, tmp_path):
    trials = search_hyper_parameters(config, tmp_path / "search", 12, progress=False)
    assert len(trials) == 12
    for batch, rate, epochs in _space(trials):
        assert batch in (16, 32, 48)
        assert 1 <= rate <= 10
        assert 2 <= epochs <= 10
    best = max(trials, key=lambda trial: trial.score)
    assert trained[-1] == "best"
    assert (trained[-2].batch_size, trained[-2].epochs) == (best.batch_size, best.epochs)
    assert trained[-2].learning_rate == pytest.approx(best.learning_rate)
    assert len(list((tmp_path / "search").glob("trial_*"))) == 1
    # What has been tried is not trained again.
    assert (
        len({(c.batch_size, c.learning_rate, c.epochs) for c in trained[:-2]}) == len(trained) - 2
    )


def test_trials_on_other_data_are_not_compared(config, trained, tmp_path):
    """Scores of two development sets chose the best trial together."""
    search_hyper_parameters(config, tmp_path / "search", 2, progress=False)
    path = tmp_path / "data" / "SST-2" / "dev.tsv"
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join(lines[:-1]) + "\n", "utf-8")
    with pytest.raises(ValueError, match=r"holds a search on other data\. Use another directory"):
        search_hyper_parameters(config, tmp_path / "search", 4, progress=False)
    assert len(trained) == 4  # Two trials, the best one once more, and its preset.
    path.write_text("\n".join(lines) + "\n", "utf-8")
    assert len(search_hyper_parameters(config, tmp_path / "search", 3, progress=False)) == 3


def test_goes_on_where_it_was_killed(config, trained, tmp_path, monkeypatch):
    search_hyper_parameters(config, tmp_path / "search", 2, progress=False)
    tune, begun = MODULE.fine_tune_on, []

    def kill(chosen, splits, config, folder, progress):
        tune(chosen, splits, config, folder, progress)
        begun.append(config.fine_tuning)
        raise Killed

    monkeypatch.setattr(MODULE, "fine_tune_on", kill)
    with pytest.raises(Killed):
        search_hyper_parameters(config, tmp_path / "search", 4, progress=False)
    monkeypatch.setattr(MODULE, "fine_tune_on", tune)
    trials = search_hyper_parameters(config, tmp_path / "search", 4, progress=False)
    assert len(trials) == 4
    third = trials[2]  # The killed one, proposed again.
    assert (third.batch_size, third.epochs) == (begun[0].batch_size, begun[0].epochs)
    again = search_hyper_parameters(config, tmp_path / "search", 4, progress=False)
    assert again == trials


def test_output_that_is_no_preset_is_refused_before_any_trial(config, trained, tmp_path):
    (tmp_path / "best").mkdir()
    (tmp_path / "best" / "notes.txt").write_text("mine")
    config = dataclasses.replace(config, output=str(tmp_path / "best"))
    with pytest.raises(ValueError, match=r"over one that is empty or has a config\.json"):
        search_hyper_parameters(config, tmp_path / "search", 2, progress=False)
    assert not trained
    assert not (tmp_path / "search").exists()


def test_a_trial_that_diverges_scores_nothing(config, trained, tmp_path, monkeypatch):
    def diverge(*arguments):
        raise FloatingPointError("Step 3 is not finite")

    monkeypatch.setattr(MODULE, "development_scores", diverge)
    (trial,) = search_hyper_parameters(config, tmp_path / "search", 1, progress=False)
    assert trial.score == 0.0
    assert trained


def test_needs_its_paths(config, tmp_path):
    with pytest.raises(ValueError, match="`output` must be given"):
        search_hyper_parameters(dataclasses.replace(config, output=""), tmp_path / "search")
    assert not (tmp_path / "search").exists()
