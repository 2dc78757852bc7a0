# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Loads a preset as whatever it was saved as."""

import json
import pathlib

import mobilebert_tf.models as models

_PACKAGE = "mobilebert_tf>"


def load_preset(directory: str, load_weights: bool = True):
    """Returns the task that a preset holds, or its backbone if it holds no task.

    Args:
        directory: a preset of ours.
        load_weights: whether to read the weights too.

    Raises:
        ValueError: if the folder is no preset, or not one of this library.
    """
    folder = pathlib.Path(directory)
    for name in ("task.json", "config.json"):
        if (folder / name).is_file():
            registered = _registered_name(folder / name)
            model_class = getattr(models, registered.removeprefix(_PACKAGE), None)
            if not registered.startswith(_PACKAGE) or model_class is None:
                raise ValueError(
                    f"{folder} is a preset of another library: {name} names {registered!r}."
                )
            return model_class.from_preset(str(folder), load_weights=load_weights)
    raise ValueError(
        f"{folder} is no preset: config.json is missing. Presets are what `save_to_preset` and "
        "`python -m mobilebert_tf.convert_checkpoint` write."
    )


def _registered_name(path: pathlib.Path) -> str:
    try:
        return str(json.loads(path.read_text("utf-8"))["registered_name"])
    except (ValueError, KeyError, TypeError) as error:
        raise ValueError(f"{path} is not a preset's configuration.") from error
