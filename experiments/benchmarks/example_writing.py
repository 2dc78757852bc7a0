# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""How fast text becomes pre-training examples, beside the Model Garden, and in how much memory.

    python -m experiments.benchmarks.example_writing --text=TEXT_FOLDER \
        --vocabulary=vocab.txt --megabytes=100 --pairs=1 --output=example_writing.json

Both sides are programs, timed from start to end: `mobilebert_tf.prepare_data` on all cores,
masking at load time and in the file, and `official.nlp.data.create_pretraining_data` with
`dupe_factor=1`, which uses one core. They take turns. The text is the same; the
Garden wants one sentence a line and gets it so, while ours splits paragraphs itself.

Then ours runs on texts of `--memory_megabytes`; memory is the proportional set size of all
its processes together, five times a second. On 2 cores 100 MB takes the Garden about six
minutes. Expected: ratios above 6, and memory within 10 % for 20 and 140 MB.
"""

from __future__ import annotations

import itertools
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator

from absl import app, flags

from experiments.provenance import provenance
from mobilebert_tf.data import find_text_files, read_lines
from mobilebert_tf.files import write_json
from mobilebert_tf.text import split_sentences

_TEXT = flags.DEFINE_string("text", None, "Folder of text files.")
_VOCABULARY = flags.DEFINE_string("vocabulary", None, "Vocabulary of both sides.")
_MEGABYTES = flags.DEFINE_float("megabytes", 100, "Text that is timed.")
_PAIRS = flags.DEFINE_integer("pairs", 1, "Runs of each side.", lower_bound=0)
_MEMORY = flags.DEFINE_list("memory_megabytes", ["20", "140"], "Texts whose memory is compared.")
_WORKERS = flags.DEFINE_integer("workers", len(os.sched_getaffinity(0)), "Of our side.")
_LENGTH = flags.DEFINE_integer("sequence_length", 128, "Tokens of an example.")
_OUTPUT = flags.DEFINE_string("output", None, "JSON file to write.")

_POLL_SECONDS = 0.2


def main(arguments: list[str]) -> None:
    """Measures, prints the ratios, and writes the figures."""
    if len(arguments) > 1:
        raise app.UsageError(f"Unexpected arguments: {' '.join(arguments[1:])}")
    try:
        with tempfile.TemporaryDirectory() as directory:
            record = _measure(pathlib.Path(directory))
    except (ValueError, OSError) as error:
        sys.exit(f"error: {error}")
    if _OUTPUT.value:
        write_json(_OUTPUT.value, record)
    print(json.dumps(record["summary"], indent=2))


def _measure(directory: pathlib.Path) -> dict:
    runs: dict[str, list[dict]] = {"ours": [], "ours_static": [], "garden": []}
    if _PAIRS.value:
        text, sentences = directory / "text.txt", directory / "sentences.txt"
        size = _write_text(text, sentences, _MEGABYTES.value)
        for pair in range(_PAIRS.value):
            for name, command in _commands(text, sentences, directory).items():
                run = _run(command)
                runs[name].append(run | {"megabytes_per_second": size / 1e6 / run["seconds"]})
                _say(f"{pair + 1}/{_PAIRS.value}: {name} {run['seconds']:.1f} s")
    memory = {float(each): _run_of_size(directory, float(each)) for each in _MEMORY.value}
    return {
        "summary": _summary(runs, memory),
        "runs": runs,
        "memory": memory,
        "settings": {
            "megabytes": _MEGABYTES.value,
            "sequence_length": _LENGTH.value,
            "workers": _WORKERS.value,
        },
        "load": os.getloadavg(),
        "provenance": provenance(),
    }


def _commands(
    text: pathlib.Path, sentences: pathlib.Path, directory: pathlib.Path
) -> dict[str, list[str]]:
    garden = [
        *(sys.executable, "-m", "official.nlp.data.create_pretraining_data"),
        *(f"--input_file={sentences}", f"--output_file={directory / 'garden.tfrecord'}"),
        *(f"--vocab_file={_VOCABULARY.value}", "--dupe_factor=1"),
        *(f"--max_seq_length={_LENGTH.value}", "--max_predictions_per_seq=20"),
    ]
    return {
        "ours": _ours(text, directory / "ours"),
        "ours_static": [*_ours(text, directory / "static"), "--masking=static"],
        "garden": garden,
    }


def _ours(text: pathlib.Path, output: pathlib.Path) -> list[str]:
    return [
        *(sys.executable, "-m", "mobilebert_tf.prepare_data"),
        *(f"--input={text}", f"--output={output}", f"--vocabulary={_VOCABULARY.value}"),
        *(f"--sequence_length={_LENGTH.value}", f"--direct_num_workers={_WORKERS.value}"),
    ]


def _run_of_size(directory: pathlib.Path, megabytes: float) -> dict:
    text = directory / f"{megabytes:g}.txt"
    size = _write_text(text, None, megabytes)
    output = directory / f"{megabytes:g}"
    run = _run(_ours(text, output)) | {"text_bytes": size}
    run["output_bytes"] = sum(path.stat().st_size for path in output.glob("*.tfrecord"))
    text.unlink()
    _say(f"{megabytes:g} MB: at most {run['peak_megabytes']:.0f} MB of memory")
    return run


def _run(command: list[str]) -> dict:
    """Runs a program to its end; wall clock, processor time and peak memory of it all."""
    before = os.times()
    start = time.perf_counter()
    peak = 0.0
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=errors)
        while process.poll() is None:
            peak = max(peak, sum(map(_megabytes, _family(process.pid))))
            time.sleep(_POLL_SECONDS)
        seconds = time.perf_counter() - start
        if process.returncode:
            errors.seek(0)
            last = errors.read().decode(errors="replace").strip().rpartition("\n")[2]
            raise ValueError(f"{' '.join(command[:3])} failed: {last}")
    after = os.times()
    processor = sum(after[2:4]) - sum(before[2:4])
    return {"seconds": seconds, "processor_seconds": processor, "peak_megabytes": peak}


def _family(root: int) -> list[int]:
    """A process and all that it has started, directly or not."""
    parents = {}
    for folder in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            parents[int(folder.name)] = int(
                (folder / "stat").read_text().rpartition(")")[2].split()[1]
            )
        except OSError:
            continue
    family = {root}
    while more := {pid for pid, parent in parents.items() if parent in family} - family:
        family |= more
    return sorted(family)


def _megabytes(pid: int) -> float:
    """Proportional set size: pages that processes share count once."""
    try:
        lines = pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1000


def _write_text(text: pathlib.Path, sentences: pathlib.Path | None, megabytes: float) -> int:
    """Writes so much text in turn from all files, and the same with a sentence a line."""
    with text.open("w", encoding="utf-8") as file, open(sentences or os.devnull, "w") as split:
        for line in _lines(_TEXT.value):
            file.write(f"{line}\n")
            if sentences:
                split.write("\n".join([*split_sentences(line), ""]) or "\n")
            if not line and file.tell() >= megabytes * 1e6:
                return file.tell()
    raise ValueError(f"--text has less than {megabytes} MB. Received: {_TEXT.value!r}.")


def _lines(folder: str) -> Iterator[str]:
    """Documents of all files in turn, and an empty line after each."""
    streams = [
        (
            list(lines)
            for blank, lines in itertools.groupby(read_lines(path), key=lambda s: not s.strip())
            if not blank
        )
        for path in find_text_files(folder)
    ]
    for document in itertools.chain.from_iterable(itertools.zip_longest(*streams)):
        if document:
            yield from document
            yield ""


def _summary(runs: dict[str, list[dict]], memory: dict[float, dict]) -> dict[str, float]:
    summary = {}
    for name, each in runs.items():
        if each:
            speeds = [run["megabytes_per_second"] for run in each]
            summary[f"{name}_megabytes_per_second"] = statistics.median(speeds)
    for name in ("ours", "ours_static"):
        pairs = zip(runs["garden"], runs[name], strict=True)
        if ratios := [garden["seconds"] / ours["seconds"] for garden, ours in pairs]:
            summary[f"{name}_ratio_median"] = statistics.median(ratios)
            summary[f"{name}_ratio_lowest"] = min(ratios)
    for size, run in memory.items():
        summary[f"peak_megabytes_of_{size:g}"] = run["peak_megabytes"]
    return {name: round(value, 3) for name, value in summary.items()}


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    flags.mark_flags_as_required(["text", "vocabulary"])
    app.run(main)
