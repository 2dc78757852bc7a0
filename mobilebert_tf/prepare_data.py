# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Makes pre-training examples of text, on all cores of this machine or on many machines.

    python -m mobilebert_tf.prepare_data --input='corpus/*.txt.xz' --output=DIR \
        [--vocabulary=vocab.txt | --vocabulary_size=30522]

Text is UTF-8, plain or .gz, .xz, .bz2, with one paragraph a line and a blank line between
documents; or a data set of tensorflow-datasets, --tfds=NAME[:SPLIT]. A vocabulary is learned
when none is given. Any other option is Apache Beam's: --direct_num_workers=4, or
--runner=DataflowRunner with those of that runner. Started again, a run that was stopped
goes on where it was.
"""

import dataclasses
import json
import logging
import os
import sys

from absl import app, flags

from mobilebert_tf.data.pretraining_examples_config import PretrainingExamplesConfig

_INPUT = flags.DEFINE_list("input", [], "Files, folders or patterns, separated by commas.")
_TFDS = flags.DEFINE_string("tfds", None, "Data set of tensorflow-datasets, NAME[:SPLIT].")
_DATA_DIR = flags.DEFINE_string("tfds_data_dir", None, "Where data sets are.")
_OUTPUT = flags.DEFINE_string("output", None, "Folder to write.")
_OVERWRITE = flags.DEFINE_bool("overwrite", False, "Replace what the folder holds.")
_VOCABULARY = flags.DEFINE_string("vocabulary", None, "File with one token a line.")
_SIZE = flags.DEFINE_integer("vocabulary_size", 30522, "Tokens, if a vocabulary is learned.")
_LOWERCASE = flags.DEFINE_bool("lowercase", True, "Whether to lower-case.")
_ACCENTS = flags.DEFINE_bool("strip_accents", None, "Default: if --lowercase.")
_CJK = flags.DEFINE_bool("split_on_cjk", True, "Whether each Chinese character is a word.")
_ON_CORRUPT = flags.DEFINE_enum(
    "on_corrupt",
    "error",
    ["error", "skip"],
    "At damaged input: stop, or leave it out and count it.",
)
# Fields of PretrainingExamplesConfig, which has their defaults.
_HELP = {
    "sequence_length": "Tokens of an example.",
    "short_sequence_probability": "Share of documents with shorter examples.",
    "held_out_fraction": "Share of documents set aside for evaluation.",
    "num_shards": "Training files.",
    "block_bytes": "Text handled at once; memory grows with it.",
    "dupe_factor": "How often a document is used, each time with other pairs.",
    "masking": "'dynamic', when examples are read, or 'static', now, as BERT does.",
    "max_predictions": "Static masking: masked tokens at most.",
    "selection_rate": "Static masking: share of masked tokens.",
    "whole_word_masking": "Static masking: all pieces of a word or none.",
    "use_v2_feature_names": "Static masking: write input_word_ids and input_type_ids.",
    "seed": "Of every choice.",
}
_DEFINE = {
    bool: flags.DEFINE_bool,
    int: flags.DEFINE_integer,
    float: flags.DEFINE_float,
    str: flags.DEFINE_string,
}
_FIELDS = {
    field.name: _DEFINE[type(field.default)](field.name, field.default, _HELP[field.name])
    for field in dataclasses.fields(PretrainingExamplesConfig)
}


def main(argv: list[str]) -> None:
    """Makes the examples, and prints what they are."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    if not flags.FLAGS["verbosity"].present:
        # Beam notes which of its optional parts are not installed.
        logging.disable(logging.WARNING)
    try:
        print(_report(_run(argv[1:])))
    except (ValueError, OSError, RuntimeError) as error:
        sys.exit(f"error: {error}")


def _run(beam_arguments: list[str]) -> dict:
    stray = [argument for argument in beam_arguments if not argument.startswith("--")]
    if stray:
        raise ValueError(f"Unknown argument {stray[0]!r}.")
    if bool(_INPUT.value) == bool(_TFDS.value) or not _OUTPUT.value:
        raise ValueError("--output and one of --input and --tfds must be given.")
    from mobilebert_tf.data import PretrainingJob, TokenizerConfig, run_pretraining_job

    config = PretrainingExamplesConfig(**{name: flag.value for name, flag in _FIELDS.items()})
    tokenizer = TokenizerConfig(
        lowercase=_LOWERCASE.value, strip_accents=_ACCENTS.value, split_on_cjk=_CJK.value
    )
    corpus = _corpus(config.block_bytes)
    job = PretrainingJob(
        corpus=corpus,
        vocabulary=_vocabulary(corpus, tokenizer),
        tokenizer=tokenizer,
        directory=_OUTPUT.value,
        config=config,
        on_corrupt=_ON_CORRUPT.value,
    )
    return run_pretraining_job(job, beam_arguments, _OVERWRITE.value)


def _corpus(unit_bytes: int):
    from mobilebert_tf.data import TextCorpus, TfdsCorpus, find_text_files

    if _TFDS.value:
        return TfdsCorpus(_TFDS.value, unit_bytes, _DATA_DIR.value)
    paths = [path for pattern in _INPUT.value for path in find_text_files(pattern)]
    return TextCorpus(list(dict.fromkeys(paths)), unit_bytes)


def _vocabulary(corpus, tokenizer) -> list[str]:
    from mobilebert_tf.data import corpus_sample, learn_vocabulary, load_vocabulary

    if _VOCABULARY.value:
        return load_vocabulary(_VOCABULARY.value)
    print("Learning a vocabulary …", flush=True)
    return learn_vocabulary(corpus_sample(corpus), _SIZE.value, **dataclasses.asdict(tokenizer))


def _report(summary: dict) -> str:
    lines = []
    for split in ("train", "held_out"):
        if split in summary:
            found = summary[split]
            lines.append(
                f"{split}: {found['documents']} documents, {found['examples']} examples, "
                f"{found['tokens']} tokens, {found['random_next'] / found['examples']:.1%} random "
                f"next, {len(found['shards'])} files"
            )
    skipped = {name: number for name, number in summary["skipped"].items() if name != "reasons"}
    if skipped:
        lines.append(f"left out as damaged: {json.dumps(skipped)}")
        lines += [f"  {reason}" for reason in summary["skipped"]["reasons"]]
    return "\n".join([*lines, f"{_OUTPUT.value}: written"])


if __name__ == "__main__":
    app.run(main, flags_parser=lambda argv: flags.FLAGS(argv, known_only=True))
