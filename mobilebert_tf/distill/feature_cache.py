# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Progressive transfer whose cost does not grow with depth."""

from __future__ import annotations

import functools
import math
import os
import pathlib
import shutil
from collections.abc import Callable, Sequence
from typing import Any

import keras
import numpy as np
import tensorflow as tf
import tqdm

from mobilebert_tf.distill.feature_cache_config import FeatureCacheConfig
from mobilebert_tf.files import whole_file
from mobilebert_tf.layers import no_gradient
from mobilebert_tf.training.batch import Batch
from mobilebert_tf.training.distribute_batches import DatasetFn

MAPS = ("teacher_input", "teacher_output", "student_input")
# NumPy has no bfloat16: files hold its bits.
_STORED = {"bfloat16": tf.uint16, "float32": tf.float32}


class FeatureCache:
    """What teacher and student compute below a block, on disk, a file a batch.

    Blocks that are frozen compute the same of the same batch each time. Where all
    layer stages read the same batches, the stage of block i finds in
    `layer_i/BATCH.bin` three maps (batch, sequence, hidden): the input and the output
    of the teacher's block, and the input of its own. It runs its own block, and of
    the teacher's what leads to the attention scores.

    The files of block i are made of those of block i - 1, whose weights are final
    then: the teacher's next block and the student's last run once for each batch.
    They take the place of the former one by one, so that the disk holds one file for
    each batch, and one more.

    A file is whole or not there, and what is not there is computed again, from the
    embedding if need be, to the same bits. A run can be killed anywhere.

    Args:
        directory: of the files; made when they are.
        config: the bound, and the dtype that features are kept in.
        teacher, student: `MobileBERTPretrainer`s.
        teacher_layers: the teacher's block for each of the student's.
        dataset_fn: index of a batch -> dataset of batches from there on.
        progress: show a line while files are made.
    """

    def __init__(
        self,
        directory: str | os.PathLike[str],
        config: FeatureCacheConfig,
        teacher: keras.Model,
        student: keras.Model,
        teacher_layers: Sequence[int],
        dataset_fn: DatasetFn,
        progress: bool = True,
    ):
        self._directory = pathlib.Path(directory)
        self._config = config
        self._stored = _STORED[config.dtype]
        self._teacher, self._student = teacher.backbone, student.backbone
        self._teacher_layers = tuple(teacher_layers)
        self._dataset_fn = dataset_fn
        self._progress = progress
        self._bottom = tf.function(self._bottom_features)
        self._steps = [self._step(layer) for layer in range(1, len(teacher_layers))]

    def require_space(self, batches: int) -> None:
        """Checks that the features of so many batches fit.

        Raises:
            ValueError: if they are above the bound.
            OSError: if the disk has not that much left.
        """
        needed = (batches + 1) * self._file_bytes
        if needed > self._config.max_gigabytes * 1e9:
            raise ValueError(
                f"`max_gigabytes` of the feature cache must be at least {needed / 1e9:.3g}: "
                f"{batches} batches and one, each {self._shape} in {self._config.dtype}. Received: "
                f"max_gigabytes={self._config.max_gigabytes}. Give more, or take fewer steps a "
                "layer, a smaller batch or shorter examples."
            )
        self._directory.mkdir(parents=True, exist_ok=True)
        used = sum(path.stat().st_size for path in self._directory.rglob("*.bin"))
        free = shutil.disk_usage(self._directory).free + used
        if needed > free:
            raise OSError(
                f"The feature cache needs {needed / 1e9:.3g} GB in {self._directory}, where "
                f"{free / 1e9:.3g} GB are free. Free some space, use another disk, or do without "
                "the cache (`max_gigabytes=0`) in another directory."
            )

    def dataset(self, layer: int, batches: int, start: int = 0) -> tf.data.Dataset:
        """Returns the batches from `start`, with what block `layer` reads; makes missing files.

        A batch has `teacher_input`, `teacher_output` and `student_input`, (batch, sequence,
        hidden), beside its own tensors. The student's blocks below `layer` must be trained.

        Args:
            layer: block of the student, from 1.
            batches: the number of batches that the stage reads.
            start: number of the first one to return.

        Raises:
            OSError: if there is no space; what was made is kept for the next attempt.
        """
        self._fill(layer, batches)
        read = functools.partial(self._read_in_graph, layer)
        features = tf.data.Dataset.range(start, batches).map(
            read, num_parallel_calls=tf.data.AUTOTUNE, deterministic=True
        )
        both = tf.data.Dataset.zip(self._dataset_fn(start), features)
        return both.map(lambda batch, found: batch | found).prefetch(tf.data.AUTOTUNE)

    def remove(self) -> None:
        """Gives the space back."""
        shutil.rmtree(self._directory, ignore_errors=True)

    @functools.cached_property
    def _shape(self) -> tuple[int, ...]:
        """Of a file."""
        batch, sequence = self._dataset_fn(0).element_spec["token_ids"].shape
        if None in (batch, sequence):
            raise ValueError(
                "Batches must have one fixed size and length to be cached; use "
                "`batch(size, drop_remainder=True)`. "
                f"Received: token_ids of shape {(batch, sequence)}"
            )
        return 3, batch, sequence, self._student.hidden_dim

    @functools.cached_property
    def _file_bytes(self) -> int:
        return math.prod(self._shape) * self._stored.size

    def _path(self, layer: int, index: int) -> pathlib.Path:
        return self._directory / f"layer_{layer}" / f"{index:08d}.bin"

    def _fill(self, layer: int, batches: int) -> None:
        missing = [i for i in range(batches) if not self._has(layer, i)]
        if missing:
            self.require_space(batches)
            first = missing[0]
            line = tqdm.tqdm(
                self._dataset_fn(first).take(batches - first),
                desc=f"layer_{layer} features",
                total=batches,
                initial=first,
                unit="batch",
                disable=not self._progress,
            )
            for index, batch in enumerate(line, first):
                if not self._has(layer, index):
                    self._write(self._path(layer, index), self._features(layer, index, batch))
                for below in range(1, layer):
                    self._path(below, index).unlink(missing_ok=True)

    def _features(self, layer: int, index: int, batch: Batch) -> Any:
        """The three maps of a block, as its file holds them."""
        if not layer:
            return self._bottom(batch)
        if self._has(layer, index):
            return tf.bitcast(self._read(layer, index), self._config.dtype)
        below = self._features(layer - 1, index, batch)
        return self._steps[layer - 1](below, batch["padding_mask"])

    def _bottom_features(self, batch: Batch) -> tf.Tensor:
        ids, segments, mask = (batch[name] for name in ("token_ids", "segment_ids", "padding_mask"))
        teacher = self._teacher.embeddings(ids, segments, training=False)
        student = self._student.embeddings(ids, segments, training=False)
        maps = (*self._teacher_maps(teacher, 0, self._teacher_layers[0], mask), student)
        # Teacher and student may compute in different precisions; float32 holds both.
        return tf.stack([tf.cast(each, tf.float32) for each in maps])

    def _step(self, layer: int) -> Callable[..., tf.Tensor]:
        """From the maps of the block below to those of block `layer`."""
        before, block = self._teacher_layers[layer - 1 : layer + 1]

        @tf.function
        def step(below: tf.Tensor, mask: tf.Tensor) -> tf.Tensor:
            teacher_input, teacher_output, student_input = tf.unstack(below)
            maps = teacher_input, teacher_output
            if block > before:
                maps = self._teacher_maps(teacher_output, before + 1, block, mask)
            student, _ = self._student.blocks[layer - 1](student_input, mask, training=False)
            return tf.stack([tf.cast(each, self._config.dtype) for each in (*maps, student)])

        # A plan makes one for each layer, which TensorFlow takes for one traced again.
        step._omit_frequent_tracing_warning = True
        return step

    def _teacher_maps(
        self, hidden: tf.Tensor, first: int, last: int, mask: tf.Tensor
    ) -> tuple[tf.Tensor, tf.Tensor]:
        """Runs the teacher's blocks; input and output of the last one."""
        with no_gradient():
            for block in self._teacher.blocks[first:last]:
                hidden, _ = block(hidden, mask, training=False)
            return hidden, self._teacher.blocks[last](hidden, mask, training=False)[0]

    def _has(self, layer: int, index: int) -> bool:
        path = self._path(layer, index)
        # A file cut off by a power failure is made again too.
        return path.exists() and path.stat().st_size == self._file_bytes

    def _write(self, path: pathlib.Path, features: tf.Tensor) -> None:
        with whole_file(path) as partial:
            partial.write_bytes(tf.bitcast(features, self._stored).numpy().data)

    def _read(self, layer: int, index: int) -> np.ndarray:
        dtype = self._stored.as_numpy_dtype
        return np.asarray(np.memmap(self._path(layer, index), dtype, "r", shape=self._shape))

    def _read_in_graph(self, layer: int, index: tf.Tensor) -> Batch:
        read = functools.partial(self._read, layer)
        values = tf.numpy_function(read, [index], self._stored, stateful=False)
        features = tf.bitcast(tf.ensure_shape(values, self._shape), self._config.dtype)
        return dict(zip(MAPS, tf.unstack(features), strict=True))
