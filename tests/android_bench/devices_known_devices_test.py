# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The phones we know are consistent, and every figure about them has a source."""

import json

import pytest

from android_bench.devices.device import CoreCluster, Device, Expectation
from android_bench.devices.device_table import format_cores, format_expectations
from android_bench.devices.known_devices import core_mask_warning, find_device, known_devices
from experiments import paper


def _device(**changes) -> Device:
    little = CoreCluster(core="little", count=4, first_core=0, max_khz=1_800_000)
    big = CoreCluster(core="big", count=2, first_core=4, max_khz=2_800_000)
    fields = {
        "models": ("Phone",),
        "soc": "Chip",
        "soc_source": "maker",
        "clusters": (little, big),
        "clusters_source": "kernel",
    }
    return Device(**(fields | changes))


def test_the_papers_phone():
    device = find_device("Pixel 4")
    # Three cores at 2.42 GHz and one at 2.84: numbers 4 to 7.
    assert device.big_core_mask == "f0"
    assert device.num_cores == 8


def test_the_papers_figures_are_all_there():
    figures = {each.model: each.latency_ms for each in find_device("Pixel 4").expectations}
    published = {
        name: row["latency"]
        for table in (paper.TABLE_4, paper.TABLE_7)
        for name, row in table.rows.items()
        if row.get("latency") is not None
    }
    assert figures == published
    # The paper's 5.5 times.
    assert round(figures["bert_base"] / figures["mobilebert"], 1) == 5.5


@pytest.mark.parametrize("device", known_devices(), ids=lambda device: device.models[0])
def test_masks_match_core_counts_and_every_figure_has_a_source(device):
    assert device.num_cores in (8, 9)
    assert device.soc_source and device.clusters_source
    assert all(each.source for each in device.expectations)
    if device.big_core_mask is not None:
        bits = int(device.big_core_mask, 16).bit_count()
        assert bits == device.num_cores - device.clusters[0].count
    assert device.models[0] in format_cores([device])


def test_unknown_numbers_give_no_mask():
    unknown = CoreCluster(core="big", count=2)
    little = CoreCluster(core="little", count=4, first_core=0)
    assert _device(clusters=(little, unknown)).big_core_mask is None
    assert "ask cpufreq" in format_cores([_device(clusters=(little, unknown))])


def test_cores_of_one_kind_are_all_big():
    only = CoreCluster(core="only", count=4, first_core=0)
    assert _device(clusters=(only,)).big_core_mask == "f"


def test_warns_when_the_phone_says_something_else():
    assert core_mask_warning("Pixel 4", "f0") is None
    assert core_mask_warning("Pixel 4 ", "0F0") is None
    assert "big ones at f0" in core_mask_warning("Pixel 4", "70")
    # Nothing is known about these.
    assert core_mask_warning("Pixel 9", "f0") is None
    assert core_mask_warning("Other", "1") is None


@pytest.mark.parametrize(
    "changes, message",
    [
        ({"soc_source": ""}, "needs a source"),
        ({"clusters": ()}, "needs models and clusters"),
        ({"clusters": _device().clusters[::-1]}, "slowest first"),
        ({"clusters": _device().clusters[:1] * 2}, "distinct"),
        ({"clusters": _device().clusters[1:]}, "below 2"),
    ],
)
def test_inconsistent_devices_are_errors(changes, message):
    with pytest.raises(ValueError, match=message):
        _device(**changes)


def test_wrong_units_and_missing_sources_are_errors():
    with pytest.raises(ValueError, match="kilohertz"):
        CoreCluster(core="big", count=1, max_khz=2_800)
    with pytest.raises(ValueError, match="positive"):
        CoreCluster(core="big", count=0)
    with pytest.raises(ValueError, match="source"):
        Expectation(model="m", latency_ms=1, runtime="r", source="")
    with pytest.raises(ValueError, match="latency_ms"):
        Expectation(model="m", latency_ms=0, runtime="r", source="s")


def test_broken_files_are_errors(tmp_path):
    entry = {
        "models": ["A"],
        "soc": "c",
        "soc_source": "s",
        "clusters": [{"core": "x", "count": 1}],
        "clusters_source": "s",
    }

    def read(*rows):
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.json"
        path.write_text(json.dumps(rows))
        return known_devices(path)

    assert read(entry)[0].models == ("A",)
    with pytest.raises(ValueError, match="twice: A"):
        read(entry, entry)
    with pytest.raises(ValueError, match="Did you mean `clusters`"):
        read({**entry, "cluster": []})
    with pytest.raises(ValueError, match="needs count"):
        read({**entry, "clusters": [{"core": "x"}]})


def test_table_of_expectations():
    table = format_expectations([find_device("Pixel 4")])
    assert "| Pixel 4 | mobilebert | 62 | 4 | 128 | TensorFlow Lite |" in table
