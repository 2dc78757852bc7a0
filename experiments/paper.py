# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The tables of the paper as data.

Sun et al., "MobileBERT: a Compact Task-Agnostic BERT for Resource-Limited Devices",
ACL 2020. Numbers are as printed; a cell that is empty there is missing here. Cells
that the paper marks as taken from elsewhere, or as its own rerun of others' code, have
a note.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

_JIAO = "taken from Jiao et al., 2019"
_RERUN = "the authors' run of the official code"
_TASK_TEACHER = "compressed with a teacher fine-tuned on the task"


@dataclasses.dataclass(frozen=True)
class PaperTable:
    """One table.

    Attributes:
        number: of the table in the paper.
        section: where the paper discusses it.
        subject: what it shows.
        units: unit of each column; the order is that of the columns.
        rows: row name -> column -> value.
        notes: row name, or (row name, column) -> where the paper says a value comes from.
    """

    number: int
    section: str
    subject: str
    units: dict[str, str]
    rows: dict[str, dict[str, float]]
    notes: dict[str | tuple[str, str], str] = dataclasses.field(default_factory=dict)

    def source(self, row: str, column: str) -> str:
        """Returns where a cell stands and in what unit, for a person who wants to look it up.

        Raises:
            KeyError: if the table has no such cell.
        """
        self.rows[row][column]
        note = self.notes.get((row, column)) or self.notes.get(row)
        unit = f" ({self.units[column]})" if self.units[column] else ""
        table = f"table {self.number} (section {self.section}: {self.subject})"
        cell = f"Sun et al. 2020, {table}, {row}, {column}{unit}"
        return f"{cell}; {note}" if note else cell


def _rows(columns: Iterable[str], **rows: Iterable[float | None]) -> dict[str, dict[str, float]]:
    names = tuple(columns)
    return {
        row: {name: value for name, value in zip(names, values, strict=True) if value is not None}
        for row, values in rows.items()
    }


_SETTINGS = {
    "parameters": "millions",
    "embedding_dim": "",
    "hidden_dim": "",
    "bottleneck_dim": "",
    "intermediate_dim": "",
    "num_heads": "",
    "num_feed_forwards": "",
    "num_layers": "",
}
TABLE_1 = PaperTable(
    number=1,
    section="3.1",
    subject="model settings",
    units=_SETTINGS,
    rows=_rows(
        _SETTINGS,
        bert_large=(334, 1024, 1024, None, 4096, 16, 1, 24),
        bert_base=(109, 768, 768, None, 3072, 12, 1, 12),
        ib_bert_large=(293, 128, 512, 1024, 4096, 4, 1, 24),
        mobilebert=(25.3, 128, 512, 128, 512, 4, 4, 24),
        mobilebert_tiny=(15.1, 128, 512, 128, 512, 4, 2, 24),
    ),
)

_TEACHER = {
    "parameters": "millions",
    "hidden_dim": "",
    "bottleneck_dim": "",
    "num_heads": "",
    "squad": "F1 on SQuAD v1.1 dev",
}
TABLE_2 = PaperTable(
    number=2,
    section="4.1",
    subject="search for the teacher; 125k steps of batch 2048",
    units=_TEACHER,
    rows=_rows(
        _TEACHER,
        a=(356, 1024, 1024, 16, 88.2),
        b=(325, 768, 1024, 16, 88.6),
        c=(293, 512, 1024, 16, 88.1),
        d=(276, 384, 1024, 16, 87.6),
        e=(262, 256, 1024, 16, 87.0),
        f=(293, 512, 1024, 4, 88.3),
        g=(92, 512, 512, 4, 85.8),
        h=(33, 512, 256, 4, 84.8),
        i=(15, 512, 128, 4, 82.0),
    ),
)

_STUDENT = {
    "bottleneck_dim": "",
    "num_heads": "",
    "attention_parameters": "millions",
    "num_feed_forwards": "",
    "feed_forward_parameters": "millions",
    "squad": "F1 on SQuAD v1.1 dev",
}
TABLE_3 = PaperTable(
    number=3,
    section="4.1",
    subject="search for the student; 125k steps of batch 2048",
    units=_STUDENT,
    rows={
        str(row[0]): dict(zip(_STUDENT, row, strict=True))
        for row in (
            (192, 6, 8, 1, 7, 82.6),
            (160, 5, 6.5, 2, 10, 83.4),
            (128, 4, 5, 4, 12.5, 83.4),
            (96, 3, 4, 8, 14, 81.6),
        )
    },
)

_GLUE = {
    "parameters": "millions",
    "flops": "billions",
    "latency": "ms, Pixel 4, 4 threads, 128 tokens",
    "cola": "Matthews correlation, %",
    "sst2": "accuracy, %",
    "mrpc": "F1, %",
    "stsb": "Spearman correlation, %",
    "qqp": "F1, %",
    "mnli_matched": "accuracy, %",
    "mnli_mismatched": "accuracy, %",
    "qnli": "accuracy, %",
    "rte": "accuracy, %",
    "glue": "score",
}
_NO = None
TABLE_4 = PaperTable(
    number=4,
    section="4.3",
    subject="GLUE test, without WNLI",
    units=_GLUE,
    rows=_rows(
        _GLUE,
        elmo=(_NO, _NO, _NO, 33.6, 90.4, 84.4, 72.3, 63.1, 74.1, 74.5, 79.8, 58.9, 70.0),
        gpt=(109, _NO, _NO, 47.2, 93.1, 87.7, 84.8, 70.1, 80.7, 80.6, 87.2, 69.1, 76.9),
        bert_base=(109, 22.5, 342, 52.1, 93.5, 88.9, 85.8, 71.2, 84.6, 83.4, 90.5, 66.4, 78.3),
        bert_pkd_6=(66.5, 11.3, _NO, _NO, 92.0, 85.0, _NO, 70.7, 81.5, 81.0, 89.0, 65.5, _NO),
        bert_pkd_4=(52.2, 7.6, _NO, 24.8, 89.4, 82.6, 79.8, 70.2, 79.9, 79.3, 85.1, 62.3, _NO),
        bert_pkd_3=(45.3, 5.7, _NO, _NO, 87.5, 80.7, _NO, 68.1, 76.7, 76.3, 84.7, 58.2, _NO),
        distilbert_6=(62.2, 11.3, _NO, _NO, 92.0, 85.0, _NO, 70.7, 81.5, 81.0, 89.0, 65.5, _NO),
        distilbert_4=(52.2, 7.6, _NO, 32.8, 91.4, 82.4, 76.1, 68.5, 78.9, 78.0, 85.2, 54.1, _NO),
        tinybert=(14.5, 1.2, _NO, 43.3, 92.6, 86.4, 79.9, 71.3, 82.5, 81.8, 87.7, 62.9, 75.4),
        mobilebert_tiny=(15.1, 3.1, 40, 46.7, 91.7, 87.9, 80.1, 68.9, 81.5, 81.6, 89.5, 65.1, 75.8),
        mobilebert=(25.3, 5.7, 62, 50.5, 92.8, 88.8, 84.4, 70.2, 83.3, 82.6, 90.6, 66.2, 77.7),
        mobilebert_no_opt=(
            *(25.3, 5.7, 192),
            *(51.1, 92.6, 88.8, 84.8, 70.5, 84.3, 83.4, 91.6, 70.4, 78.5),
        ),
    ),
    notes={
        "bert_pkd_6": _TASK_TEACHER,
        "bert_pkd_4": f"{_JIAO}; {_TASK_TEACHER}",
        "bert_pkd_3": _TASK_TEACHER,
        "distilbert_6": _JIAO,
        "distilbert_4": _JIAO,
        "tinybert": _TASK_TEACHER,
    },
)

_SQUAD = {
    "parameters": "millions",
    "v1_exact_match": "%",
    "v1_f1": "%",
    "v2_exact_match": "%",
    "v2_f1": "%",
}
TABLE_5 = PaperTable(
    number=5,
    section="4.4",
    subject="SQuAD dev",
    units=_SQUAD,
    rows=_rows(
        _SQUAD,
        docqa_elmo=(None, None, None, 65.1, 67.6),
        bert_base=(109, 80.8, 88.5, 74.2, 77.1),
        distilbert_6=(66.6, 79.1, 86.9, None, None),
        distilbert_6_jiao=(66.6, 78.1, 86.2, 66.0, 69.5),
        distilbert_4_jiao=(52.2, 71.8, 81.2, 60.6, 64.1),
        tinybert=(14.5, 72.7, 82.1, 65.3, 68.8),
        mobilebert_tiny=(15.1, 81.4, 88.6, 74.4, 77.1),
        mobilebert=(25.3, 82.9, 90.0, 76.2, 79.2),
        mobilebert_no_opt=(25.3, 83.4, 90.3, 77.6, 80.2),
    ),
    notes={
        ("bert_base", "v2_exact_match"): _RERUN,
        ("bert_base", "v2_f1"): _RERUN,
        "distilbert_6_jiao": _JIAO,
        "distilbert_4_jiao": _JIAO,
    },
)

_DEVELOPMENT = {
    "mnli_matched": "accuracy, %",
    "qnli": "accuracy, %",
    "mrpc": "accuracy, %",
    "sst2": "accuracy, %",
    "squad": "F1 on SQuAD v1.1 dev, %",
}
TABLE_6 = PaperTable(
    number=6,
    section="4.5",
    subject="8-bit quantisation after training, dev",
    units=_DEVELOPMENT,
    rows=_rows(
        _DEVELOPMENT,
        mobilebert_tiny=(82.0, 89.9, 86.7, 91.6, 88.6),
        mobilebert_tiny_int8=(82.0, 89.8, 86.3, 91.6, 88.4),
        mobilebert=(83.9, 91.0, 87.5, 92.1, 90.0),
        mobilebert_int8=(83.9, 90.8, 87.0, 91.9, 90.0),
    ),
)

_OPERATIONS = {"flops": "billions", "latency": "ms, Pixel 4, 4 threads, 128 tokens"}
TABLE_7 = PaperTable(
    number=7,
    section="4.6.1",
    subject="operational optimisations",
    units=_OPERATIONS,
    rows=_rows(
        _OPERATIONS,
        mobilebert_no_opt=(5.7, 192),
        mobilebert_layernorm_relu=(5.7, 167),
        mobilebert_nonorm_gelu=(5.7, 92),
        mobilebert=(5.7, 62),
    ),
)

TABLE_8 = PaperTable(
    number=8,
    section="4.6.2",
    subject="strategies of transfer, dev",
    units=_DEVELOPMENT,
    rows=_rows(
        _DEVELOPMENT,
        auxiliary=(83.0, 90.3, 86.8, 91.9, 88.2),
        joint=(83.5, 90.5, 87.5, 92.0, 89.7),
        progressive=(83.9, 91.0, 87.5, 92.1, 90.0),
    ),
)

_OBJECTIVES = {name: unit for name, unit in _DEVELOPMENT.items() if name != "squad"}
TABLE_9 = PaperTable(
    number=9,
    section="4.6.3",
    subject="training objectives, without OPT, dev",
    units=_OBJECTIVES,
    rows=_rows(
        _OBJECTIVES,
        bert_large=(86.6, 92.1, 87.8, 93.7),
        ib_bert_large=(87.0, 93.2, 87.3, 94.1),
        bert_base=(84.4, 91.1, 86.7, 92.9),
        bare=(80.8, 88.2, 84.3, 90.1),
        distillation_only=(81.1, 88.9, 85.5, 91.7),
        progressive_feature_maps=(83.8, 91.1, 87.0, 92.2),
        progressive=(84.4, 91.5, 87.0, 92.5),
    ),
    notes={("bert_large", "qnli"): _RERUN, ("bert_base", "qnli"): _RERUN},
)

TABLES = {
    table.number: table
    for table in (
        *(TABLE_1, TABLE_2, TABLE_3, TABLE_4, TABLE_5),
        *(TABLE_6, TABLE_7, TABLE_8, TABLE_9),
    )
}
