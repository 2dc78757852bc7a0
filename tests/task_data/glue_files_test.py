# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""GLUE's files are read as they are, and what is wrong with one is said with its line."""

import collections
import pathlib

import pytest

from mobilebert_tf.task_data import glue_layout, read_glue_files

SHARED = pathlib.Path(__file__).parents[3] / "shared" / "data" / "glue"

# The first lines of each official file, shortened.
TABLES = {
    ("cola", "train"): "gj04\t1\t\tOur friends won't buy this.\ngj04\t0\t*\tThey \"drank the pub.",
    ("cola", "test"): "index\tsentence\n0\tBill whistled past the house.",
    ("mrpc", "dev"): (
        '\ufeffQuality\t#1 ID\t#2 ID\t#1 String\t#2 String\n1\t13\t15\tHe said " so\tHe'
    ),
    ("qqp", "train"): "id\tqid1\tqid2\tquestion1\tquestion2\tis_duplicate\n9\t1\t2\tWhy?\tHow?\t0",
    ("stsb", "dev"): (
        "index\tgenre\tfilename\tyear\told_index\tsource1\tsource2\tsentence1\tsentence2\tscore\n"
        "0\tmain-captions\tMSRvid\t2012test\t0000\tnone\tnone\tA man.\tA hat.\t5.000"
    ),
    ("mnli", "dev_mismatched"): (
        "index\tpairID\tsentence1_parse\tsentence1\tsentence2\tlabel1\tgold_label\n"
        "0\t3\t( X )\tOne.\tTwo.\tneutral\tcontradiction"
    ),
    ("qnli", "train"): "index\tquestion\tsentence\tlabel\n0\tWhen?\tThen.\tnot_entailment",
    ("rte", "test"): "index\tsentence1\tsentence2\n0\tOne.\tTwo.",
}  # fmt: skip
EXPECTED = {
    ("cola", "train"): (("Our friends won't buy this.", 'They "drank the pub.'), None, (1, 0)),
    ("cola", "test"): (("Bill whistled past the house.",), None, None),
    ("mrpc", "dev"): (('He said " so',), ("He",), (1,)),
    ("qqp", "train"): (("Why?",), ("How?",), (0,)),
    ("stsb", "dev"): (("A man.",), ("A hat.",), (5.0,)),
    ("mnli", "dev_mismatched"): (("One.",), ("Two.",), (2,)),
    ("qnli", "train"): (("When?",), ("Then.",), (1,)),
    ("rte", "test"): (("One.",), ("Two.",), None),
}


def _write(tmp_path, text, name="dev.tsv", encoding="utf-8"):
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return path


def _sst2(path, **arguments):
    return read_glue_files(path, glue_layout("sst2"), "dev", **arguments)


@pytest.mark.parametrize("case", TABLES, ids="-".join)
def test_official_layouts(case, tmp_path):
    name, split = case
    layout = glue_layout(name)
    (tmp_path / layout.folder).mkdir()
    _write(tmp_path / layout.folder, TABLES[case] + "\n", f"{layout.splits[split]}.tsv")
    for data in (tmp_path, tmp_path / layout.folder):
        examples = read_glue_files(data, layout, split)
        assert (examples.texts, examples.second_texts, examples.labels) == EXPECTED[case]
        assert examples.notes == {}
    assert examples.class_names == tuple(layout.classes.values())
    assert examples.ids[0] == ("9" if name == "qqp" else "0")


@pytest.mark.skipif(not SHARED.exists(), reason="needs GLUE's own files")
@pytest.mark.parametrize(
    ("name", "split", "examples", "labels"),
    [
        ("sst2", "train", 67349, {0: 29780, 1: 37569}),
        ("sst2", "dev", 872, {0: 428, 1: 444}),
        ("mrpc", "train", 3668, {0: 1194, 1: 2474}),
        ("mrpc", "test", 1725, None),
        ("rte", "train", 2490, {0: 1249, 1: 1241}),
        ("rte", "dev", 277, {0: 146, 1: 131}),
        ("wnli", "dev", 71, {0: 40, 1: 31}),
        ("ax", "test", 1104, None),
    ],
)
def test_real_files_are_complete(name, split, examples, labels):
    found = read_glue_files(SHARED, glue_layout(name), split)
    assert found.summary == {"examples": examples}
    assert found.labels is None if labels is None else collections.Counter(found.labels) == labels


@pytest.mark.skipif(not SHARED.exists(), reason="needs GLUE's own files")
def test_files_with_fewer_columns_are_read_by_name():
    path = SHARED / "MNLI" / "dev_matched.min.tsv"
    found = read_glue_files(path, glue_layout("mnli"), "dev_matched")
    assert collections.Counter(found.labels) == {0: 3479, 1: 3123, 2: 3213}


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("only a text", "1 columns instead of 2"),
        ("a\tb\t1", "3 columns instead of 2"),
        ("good\tyes", r"label 'yes' is not among \['0', '1'\]"),
        ("good\t", r"label '' is not among"),
    ],
)
def test_bad_rows_are_named_with_file_and_line(row, fault, tmp_path):
    path = _write(tmp_path, f"sentence\tlabel\nfine\t1\n\n{row}\n")
    with pytest.raises(ValueError, match=rf"dev.tsv', line 4: {fault}.*skip_bad_rows"):
        _sst2(path)
    skipped = _sst2(path, skip_bad_rows=True)
    assert skipped.texts == ("fine",)
    assert sum(skipped.notes.values()) == 1


def test_scores_must_be_similarities(tmp_path):
    path = _write(tmp_path, "index\tsentence1\tsentence2\tscore\n0\ta\tb\t5.5\n")
    with pytest.raises(ValueError, match=r"line 2: score '5\.5' is no number between 0 and 5"):
        read_glue_files(path, glue_layout("stsb"), "dev")


def test_test_splits_never_lose_a_row(tmp_path):
    path = _write(tmp_path, "index\tsentence\n0\tfine\n1\n")
    with pytest.raises(ValueError, match=r"line 3: 1 columns instead of 2\.$"):
        read_glue_files(path, glue_layout("sst2"), "test", skip_bad_rows=True)


@pytest.mark.parametrize("text", ["text\tlabel\na\t1\n", "a\t1\n", "sentence\ta\tb\n"])
def test_wrong_columns_are_named(text, tmp_path):
    with pytest.raises(ValueError, match=r"line 1: the header of sst2 must name .*without \['"):
        _sst2(_write(tmp_path, text))


def test_empty_texts_stay_and_are_counted(tmp_path):
    found = _sst2(_write(tmp_path, "sentence\tlabel\n \t1\nfine\t0\n"))
    assert found.summary == {"examples": 2, "with an empty text": 1}


def test_a_long_text_stays_whole(tmp_path):
    found = _sst2(_write(tmp_path, f"sentence\tlabel\n{'long ' * 20_000}\t1\n"))
    assert len(found.texts[0]) == 100_000


def test_other_encodings_are_refused_with_the_line(tmp_path):
    path = _write(tmp_path, "sentence\tlabel\nfine\t1\ncafé\t0\n", encoding="latin-1")
    with pytest.raises(ValueError, match=r"dev.tsv' is not UTF-8: byte 25 .*That is line 3."):
        _sst2(path)


def test_missing_files_are_named(tmp_path):
    with pytest.raises(ValueError, match=r"must hold dev.tsv, or SST-2/ with it"):
        _sst2(tmp_path)
    with pytest.raises(ValueError, match="holds no examples"):
        _sst2(_write(tmp_path, "sentence\tlabel\n"))
    with pytest.raises(ValueError, match="Received: split='validation'"):
        read_glue_files(tmp_path, glue_layout("sst2"), "validation")
