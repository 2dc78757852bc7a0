# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The devices a run uses, by name."""

from __future__ import annotations

import functools

import tensorflow as tf

_NAMES = ("one_device", "mirrored", "multi_worker", "tpu")


def distribution_strategy(name: str = "one_device", tpu: str = "") -> tf.distribute.Strategy:
    """Returns a `tf.distribute` strategy; build models and optimizers in its `scope()`.

    Args:
        name: "one_device" (the first GPU, else the CPU), "mirrored" (every local
            GPU, else every logical CPU device), "multi_worker" (the workers of
            `TF_CONFIG`) or "tpu".
        tpu: name or address of the TPU; empty for a local one.

    Raises:
        ValueError: for another name, for one of this machine's devices alone where
            `TF_CONFIG` has several processes, which would each train by themselves, or
            for a TPU that cannot be reached.
    """
    if name not in _NAMES:
        raise ValueError(f"`name` must be one of {_NAMES}. Received: name={name!r}")
    if name in ("one_device", "mirrored") and (processes := _processes()) > 1:
        raise ValueError(
            f"`name` must be 'multi_worker' for the {processes} processes of TF_CONFIG; for one "
            f"alone, unset it. Received: name={name!r}"
        )
    if name == "multi_worker":
        return tf.distribute.MultiWorkerMirroredStrategy()
    if name == "tpu":
        return _tpu_strategy(tpu)
    devices = tf.config.list_logical_devices("GPU") or tf.config.list_logical_devices("CPU")
    if name == "mirrored":
        return _mirrored(tuple(device.name for device in devices))
    return tf.distribute.OneDeviceStrategy(devices[0].name)


@functools.cache
def _mirrored(devices: tuple[str, ...]) -> tf.distribute.Strategy:
    """One for all runs of a process.

    Each strategy numbers what its replicas exchange from 1, and TensorFlow holds a number
    of one to the shapes it had in another: the second run would end in its first step.
    """
    return tf.distribute.MirroredStrategy(list(devices))


def _processes() -> int:
    """How many processes `TF_CONFIG` has."""
    cluster = tf.distribute.cluster_resolver.TFConfigClusterResolver().cluster_spec()
    return sum(map(len, cluster.as_dict().values()))


def _tpu_strategy(tpu: str) -> tf.distribute.Strategy:
    try:
        resolver = tf.distribute.cluster_resolver.TPUClusterResolver(tpu=tpu)
        if tpu not in ("", "local"):
            tf.config.experimental_connect_to_cluster(resolver)
        tf.tpu.experimental.initialize_tpu_system(resolver)
    except (ValueError, OSError, tf.errors.OpError) as error:
        reason = str(error).strip().partition("\n")[0]
        raise ValueError(
            f"`tpu` must be a TPU that can be reached. Received: tpu={tpu!r} ({reason})"
        ) from error
    return tf.distribute.TPUStrategy(resolver)
