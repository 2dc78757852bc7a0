# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A directory that has been begun is kept for its config and its inputs."""

import dataclasses
import json

import pytest

from mobilebert_tf.distill import FeatureCacheConfig, StrategyConfig
from mobilebert_tf.recipes import RunConfig
from mobilebert_tf.recipes.claim_directory import claim_directory
from mobilebert_tf.recipes.merge_config import merge_config
from mobilebert_tf.tasks import FineTuningRunConfig

CACHED = StrategyConfig(
    lower_layer_learning_rate_factor=0.0,
    repeat_batches=True,
    feature_cache=FeatureCacheConfig(max_gigabytes=1.0),
)


@pytest.fixture
def config(tmp_path):
    (tmp_path / "examples").mkdir()
    (tmp_path / "examples" / "a.tfrecord").write_bytes(b"records")
    (tmp_path / "teacher").mkdir()
    (tmp_path / "teacher" / "config.json").write_text("{}")
    (tmp_path / "teacher" / "model.weights.h5").write_bytes(b"weights")
    return RunConfig(
        examples=f"{tmp_path}/examples",
        teacher=f"{tmp_path}/teacher",
        output=f"{tmp_path}/student",
        strategy=CACHED,
    )


@pytest.fixture
def begun(config, tmp_path):
    """The directory of a run that has a checkpoint."""
    directory = tmp_path / "run"
    claim_directory(config, directory)
    (directory / "plan" / "00_layers").mkdir(parents=True)
    (directory / "plan" / "00_layers" / "checkpoint").touch()
    claim_directory(config, directory)
    return directory


def test_what_has_no_checkpoint_may_be_begun_with_others(config, tmp_path):
    claim_directory(config, tmp_path / "run")
    (tmp_path / "teacher" / "model.weights.h5").write_bytes(b"WEIGHTS")
    claim_directory(dataclasses.replace(config, seed=1), tmp_path / "run")
    assert json.loads((tmp_path / "run" / "config.json").read_text())["seed"] == 1


def test_another_config_is_refused(config, begun):
    with pytest.raises(ValueError, match=r"with another config: seed was 0\. Received: 1\."):
        claim_directory(dataclasses.replace(config, seed=1), begun)


@pytest.mark.parametrize(
    "change",
    [
        {"output": "elsewhere"},
        {"training": {"steps_per_loop": 7}},
        {"training": {"checkpoint_interval": 7}},
        {"training": {"keep_checkpoints": 1}},
        {"training": {"tensorboard": True}},
        {"strategy": {"feature_cache": {"max_gigabytes": 7.0}}},
    ],
)
def test_what_changes_no_weight_is_taken_and_written_back(config, begun, change):
    changed = merge_config(config, change)
    claim_directory(changed, begun)
    written = json.loads((begun / "config.json").read_text())
    assert merge_config(RunConfig(), written) == changed


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"training": {"jit_compile": True}}, r"training\.jit_compile was False\. Received: True"),
        ({"training": {"micro_batches": 2}}, r"training\.micro_batches was 1\. Received: 2"),
        (
            {"output": "elsewhere", "strategy": {"feature_cache": {"max_gigabytes": 0.0}}},
            r"strategy\.feature_cache\.max_gigabytes was 1\.0\. Received: 0\.0",
        ),
    ],
)
def test_what_changes_the_rounding_is_refused(config, begun, change, message):
    before = (begun / "config.json").read_text()
    with pytest.raises(ValueError, match=message):
        claim_directory(merge_config(config, change), begun)
    assert (begun / "config.json").read_text() == before


def test_another_output_must_not_exist_yet(config, begun, tmp_path):
    other = dataclasses.replace(config, output=f"{tmp_path}/teacher")
    with pytest.raises(
        ValueError, match=r"`output` must not exist yet .*/teacher'.* was .*/student"
    ):
        claim_directory(other, begun)
    (tmp_path / "student").mkdir()
    claim_directory(dataclasses.replace(config, output=f"{tmp_path}/run/../student"), begun)


def test_a_fine_tuning_may_go_on_with_another_output(tmp_path):
    config = FineTuningRunConfig(preset="preset", data="data", output=f"{tmp_path}/a")
    claim_directory(config, tmp_path / "run")
    (tmp_path / "run" / "evaluation.json").touch()
    changed = merge_config(
        config, {"output": f"{tmp_path}/b", "fine_tuning": {"checkpoint_interval": 7}}
    )
    claim_directory(changed, tmp_path / "run")
    written = json.loads((tmp_path / "run" / "config.json").read_text())
    assert merge_config(FineTuningRunConfig(), written) == changed
    with pytest.raises(ValueError, match=r"fine_tuning\.epochs was 5\. Received: 6"):
        claim_directory(merge_config(config, {"fine_tuning": {"epochs": 6}}), tmp_path / "run")


def test_a_field_that_an_older_config_lacks_stood_at_its_default(config, begun):
    path = begun / "config.json"
    fields = json.loads(path.read_text())
    del fields["strategy"]["layer_map"]
    path.write_text(json.dumps(fields))
    claim_directory(config, begun)


@pytest.mark.parametrize(
    ("path", "content", "message"),
    [
        ("teacher/model.weights.h5", b"WEIGHTS", r"`teacher` must be .*model\.weights\.h5 has cha"),
        ("examples/a.tfrecord", b"more records", r"`examples` must be .*a\.tfrecord has changed\."),
        ("examples/b.tfrecord", b"records", r"`examples` must be .*b\.tfrecord is new\."),
        ("teacher/model.weights.h5", None, r"`teacher` must be .*model\.weights\.h5 is missing\."),
    ],
)
def test_other_inputs_are_refused(config, begun, tmp_path, path, content, message):
    if content is None:
        (tmp_path / path).unlink()
    else:
        (tmp_path / path).write_bytes(content)
    with pytest.raises(ValueError, match=message):
        claim_directory(config, begun)


def test_a_directory_of_an_older_version_is_taken_with_what_is_there_now(config, begun, tmp_path):
    (begun / "inputs.json").unlink()
    (tmp_path / "teacher" / "model.weights.h5").write_bytes(b"WEIGHTS")
    claim_directory(config, begun)
    (tmp_path / "teacher" / "model.weights.h5").write_bytes(b"weights")
    with pytest.raises(ValueError, match="has changed"):
        claim_directory(config, begun)


def test_a_finished_run_needs_its_inputs_no_more(config, begun, tmp_path):
    (tmp_path / "student").mkdir()
    (tmp_path / "examples" / "a.tfrecord").unlink()
    claim_directory(config, begun)


def test_a_preset_is_no_directory_of_a_run(config, tmp_path):
    path = tmp_path / "teacher" / "config.json"
    path.write_text('{"module": "a", "config": {}}')
    with pytest.raises(ValueError, match="teacher is no directory of a run"):
        claim_directory(config, tmp_path / "teacher")
    assert path.read_text().startswith('{"module"')


def test_a_damaged_config_is_named(config, begun):
    (begun / "config.json").write_text("{")
    with pytest.raises(ValueError, match=r"run/config\.json cannot be read as JSON"):
        claim_directory(config, begun)
