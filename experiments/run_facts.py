# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""How a record was made, as Markdown."""

from __future__ import annotations

import re

# Experiments in which nothing depends on a seed.
_COUNTED = {"table_1"}


def run_facts(file: str, record: dict) -> str:
    """Renders command, commit, host, wall time, seeds and data.

    Args:
        file: name of the record.
        record: its content.
    """
    facts = {
        "made by": f"`{record['command']}`",
        "commit": _commit(record["provenance"]),
        "host": _host(record["provenance"]),
        "wall time": wall_time(record),
        "seeds or repetitions": _repetitions(record),
        "data": _data(record["data_sha256"]),
        "record": f"[`{file}`](../experiments/records/{file})",
    }
    lines = [f"| {name} | {text} |" for name, text in facts.items() if text]
    return "\n".join(["| run | |", "|---|---|", *lines])


def wall_time(record: dict) -> str:
    """Returns the time that a run took, over all of its starts where that is known."""
    stages = record["report"].get("seconds")
    together = sum(stages.values()) if isinstance(stages, dict) else 0.0
    if together > record["seconds"]:
        return f"{_duration(together)} of all stages together"
    return _duration(record["seconds"])


def _duration(seconds: float) -> str:
    if seconds < 120:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 7200 else f"{seconds / 3600:.1f} h"


def _commit(provenance: dict) -> str:
    commit = provenance.get("commit", "unknown")[:12]
    state = ", **with changes that are in no commit**" if provenance.get("dirty") else ""
    return f"{commit}{state}, {provenance['date'][:10]}"


def _host(provenance: dict) -> str:
    versions = provenance["versions"]
    processor = provenance.get("processor") or provenance["machine"]
    return (
        f"{processor}, {provenance['cores']} cores; Python {provenance['python']}, TensorFlow "
        f"{versions['tensorflow']}, Keras {versions['keras']}, LiteRT {versions['ai-edge-litert']}"
    )


def _repetitions(record: dict) -> str:
    found = re.search(r"--seeds=(\d+)", record["command"])
    return found[1] if found and record["experiment"] not in _COUNTED else ""


def _data(checksums: dict[str, str]) -> str:
    if not checksums:
        return ""
    first, *rest = checksums
    more = f" and {len(rest)} more files" if rest else ""
    return f"`{first}`{more}; SHA-256 in the record"
