# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Our side of `fine_tuning_step`: a step for each line read, its seconds written."""

from __future__ import annotations

import json
import sys
import time


def main() -> None:
    """Warms up, and answers each line with a step's seconds by the clock and of CPU."""
    import keras
    import numpy as np
    import tensorflow as tf

    from mobilebert_tf.models import MobileBERTBackbone, MobileBERTTextClassifier, architecture
    from mobilebert_tf.training import FineTuningConfig

    settings = json.loads(sys.argv[1])
    keras.utils.set_random_seed(0)
    shape = settings["batch_size"], settings["sequence_length"]
    inputs = {
        "token_ids": np.random.default_rng(0).integers(1000, 30000, shape).astype("int32"),
        "padding_mask": np.ones(shape, "int32"),
        "segment_ids": np.zeros(shape, "int32"),
    }
    examples = (inputs, np.arange(shape[0]) % 2)
    batches = tf.data.Dataset.from_tensors(examples).repeat()
    batches = batches.map(lambda x, y: (tf.nest.map_structure(tf.identity, x), y))
    model = MobileBERTTextClassifier(
        MobileBERTBackbone(**architecture("mobilebert")), num_classes=2
    )
    config = FineTuningConfig()
    model.compile(optimizer=config.make_optimizer(1000), jit_compile=settings["jit_compile"])
    iterator = iter(batches)

    def step() -> str:
        start, cpu = time.perf_counter(), time.process_time()
        function(iterator)["loss"].numpy()
        return f"{time.perf_counter() - start} {time.process_time() - cpu}"

    function = model.make_train_function() or model.train_function
    step()
    print(json.dumps({"tensorflow": tf.__version__, "keras": keras.__version__}), flush=True)
    for _ in sys.stdin:
        print(step(), flush=True)


if __name__ == "__main__":
    main()
