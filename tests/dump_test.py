# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The program that runs a preset on token ids."""

import subprocess
import sys

import numpy as np
import pytest

from mobilebert_tf import dump
from mobilebert_tf.models import MobileBERTMultipleChoice, MobileBERTPretrainer, model_outputs
from tests.layers.randomize import randomize
from tests.models.toy import toy_backbone, toy_inputs

NAMES = {
    "token_ids": "input_ids",
    "padding_mask": "input_mask",
    "segment_ids": "segment_ids",
    "mask_positions": "masked_lm_positions",
}


def _save_inputs(path, **cases) -> str:
    arrays = {
        f"{case}/{NAMES[name]}" if case else NAMES[name]: value
        for case, inputs in cases.items()
        for name, value in inputs.items()
    }
    np.savez(path, **arrays)
    return str(path)


def _preset(tmp_path, task_class=MobileBERTPretrainer) -> tuple:
    task = randomize(task_class(toy_backbone(num_layers=1)), scale=0.2)
    task.save_to_preset(str(tmp_path / "preset"))
    return task, str(tmp_path / "preset")


def test_program_writes_every_output_of_every_case(tmp_path):
    task, preset = _preset(tmp_path)
    cases = {"short": toy_inputs(6, num_predictions=2), "long": toy_inputs(12, num_predictions=2)}
    inputs, output = _save_inputs(tmp_path / "in.npz", **cases), str(tmp_path / "out.npz")
    flags = [f"--preset={preset}", f"--inputs={inputs}", f"--output={output}"]
    command = [sys.executable, "-m", "mobilebert_tf.dump", *flags]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "2 cases" in done.stdout and done.stderr == ""
    with np.load(output) as found:
        for case, values in cases.items():
            expected = model_outputs(task, values)
            for name, value in expected.items():
                np.testing.assert_allclose(
                    found[f"{case}/{name}"], value, rtol=1e-4, atol=1e-5, err_msg=name
                )
        assert len(found.files) == 2 * len(expected)


def test_mask_and_segments_may_be_missing(tmp_path):
    task, preset = _preset(tmp_path)
    ids = toy_inputs()["token_ids"]
    cases = dump._read_cases(_save_inputs(tmp_path / "in.npz", **{"": {"token_ids": ids}}))
    found = dump._run(preset, cases)
    inputs = {"padding_mask": np.ones_like(ids), "segment_ids": np.zeros_like(ids)}
    expected = model_outputs(task, {"token_ids": ids} | inputs)
    np.testing.assert_allclose(found["layer_0"], expected["layer_0"], rtol=1e-4, atol=1e-5)


def test_rows_of_multiple_choice_are_choices(tmp_path):
    _, preset = _preset(tmp_path, MobileBERTMultipleChoice)
    cases = dump._read_cases(_save_inputs(tmp_path / "in.npz", **{"": toy_inputs()}))
    assert dump._run(preset, cases)["logits"].shape == (1, 3)


@pytest.mark.parametrize(
    "changes,message",
    [
        (
            {"token_ids": np.array([[19]])},
            "input_ids must be at least 0 and below 19. Received: 19",
        ),
        ({"mask_positions": np.array([[9]])}, "below 9. Received: 9"),
        ({"token_ids": np.ones((1, 200), "int32")}, "at most 128 long. Received: length=200"),
        ({"token_ids": np.array([[2**32 + 5]])}, "input_ids must be at least 0 and below 19"),
        ({"token_ids": np.array([5, 6])}, r"input_ids must be rows.* shape=\(2,\)"),
        ({"token_ids": np.array(5)}, r"input_ids must be rows.* shape=\(\)"),
        ({"token_ids": np.ones((2, 2, 2), int)}, r"input_ids must be rows.* shape=\(2, 2, 2\)"),
        ({"token_ids": np.ones((1, 0), int)}, r"input_ids must be rows.* shape=\(1, 0\)"),
        ({"padding_mask": np.full((1, 9), 2)}, "input_mask must be at least 0 and below 2"),
        ({"mask_positions": np.zeros((2, 1), int)}, r"masked_lm_positions must be .* batch of 1"),
        ({"mask_positions": np.zeros(1, int)}, r"masked_lm_positions must be .* shape=\(1,\)"),
    ],
)
def test_inputs_that_the_model_has_no_place_for(tmp_path, changes, message):
    _, preset = _preset(tmp_path)
    inputs = changes if "token_ids" in changes else toy_inputs(batch=1) | changes
    cases = dump._read_cases(_save_inputs(tmp_path / "in.npz", **{"": inputs}))
    with pytest.raises(ValueError, match=message):
        dump._run(preset, cases)


def test_shapes_must_agree(tmp_path):
    inputs = toy_inputs() | {"padding_mask": np.ones((3, 4), "int32")}
    with pytest.raises(ValueError, match=r"input_mask must have the shape .* \(3, 9\)"):
        dump._read_cases(_save_inputs(tmp_path / "in.npz", **{"": inputs}))


def test_file_without_ids(tmp_path):
    np.savez(tmp_path / "in.npz", words=np.ones(1))
    with pytest.raises(ValueError, match=r"must hold .input_ids.. Received: \['words'\]"):
        dump._read_cases(str(tmp_path / "in.npz"))
    (tmp_path / "in.npz").write_bytes(b"no archive")
    with pytest.raises(ValueError, match="cannot be read as npz"):
        dump._read_cases(str(tmp_path / "in.npz"))
    np.save(tmp_path / "array.npy", np.ones(1))
    with pytest.raises(ValueError, match="cannot be read as npz"):
        dump._read_cases(str(tmp_path / "array.npy"))


@pytest.mark.parametrize("ids", [[[1.5, 2.0]], [["the", "fox"]], [[np.nan, 1.0]]])
def test_ids_that_are_no_integers(tmp_path, ids):
    path = _save_inputs(tmp_path / "in.npz", **{"": {"token_ids": np.array(ids)}})
    with pytest.raises(ValueError, match="input_ids must hold integers"):
        dump._read_cases(path)


def test_output_that_cannot_be_written(tmp_path):
    with pytest.raises(ValueError, match="folder that exists"):
        dump._check_output(str(tmp_path / "missing" / "out.npz"))
    with pytest.raises(ValueError, match="must be a file"):
        dump._check_output(str(tmp_path))
