# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The other side of `fine_tuning_step`: Transformers' PyTorch MobileBERT.

Runs in an environment of its own, without this project, as
`python peer_fine_tuning_step.py '{"batch_size": 32, ...}'`.
"""

from __future__ import annotations

import importlib
import json
import sys
import time


def main() -> None:
    """Warms up, and answers each line with a step's seconds by the clock and of CPU."""
    # By name, because they are no dependencies of this project.
    torch, transformers = map(importlib.import_module, ("torch", "transformers"))

    settings = json.loads(sys.argv[1])
    torch.set_num_threads(settings["cores"])
    torch.manual_seed(0)
    model = transformers.MobileBertForSequenceClassification(transformers.MobileBertConfig())
    model.train()
    shape = settings["batch_size"], settings["sequence_length"]
    batch = {
        "input_ids": torch.randint(1000, 30000, shape),
        "attention_mask": torch.ones(shape, dtype=torch.long),
        "token_type_ids": torch.zeros(shape, dtype=torch.long),
        "labels": torch.arange(shape[0]) % 2,
    }
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-4, weight_decay=0.01, eps=1e-6)

    def step() -> str:
        start, cpu = time.perf_counter(), time.process_time()
        loss = model(**batch).loss
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        loss.item()
        return f"{time.perf_counter() - start} {time.process_time() - cpu}"

    step()
    versions = {"torch": torch.__version__, "transformers": transformers.__version__}
    print(json.dumps(versions), flush=True)
    for _ in sys.stdin:
        print(step(), flush=True)


if __name__ == "__main__":
    main()
