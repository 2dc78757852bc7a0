# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A block shows the last record, or how to make one."""

from experiments.last_record import last_record


def test_without_a_record_the_command_stands_there():
    block = last_record({}, "make it", lambda record: "never")
    assert block.startswith("*Not measured yet") and block.endswith("`make it`")


def test_the_last_record_is_shown():
    records = {"a.json": {"value": 1}, "b.json": {"value": 2}}
    assert last_record(records, "make it", lambda record: f"{record['value']}") == "2"
