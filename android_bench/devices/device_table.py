# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Prints what is published about phones.

python -m android_bench.devices.device_table [--model='Pixel 4']
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from absl import app, flags

from android_bench.devices.device import CoreCluster, Device, Expectation
from android_bench.devices.known_devices import find_device, known_devices

_MODEL = flags.DEFINE_string("model", None, "Only this phone, as `ro.product.model` has it.")


def main(argv):
    """Prints two Markdown tables: cores, and published latencies."""
    if len(argv) > 1:
        sys.exit(f"Unexpected argument {argv[1]!r}: name a phone as --model='Pixel 4'.")
    devices = known_devices()
    if _MODEL.value is not None:
        device = find_device(_MODEL.value)
        if device is None:
            names = ", ".join(model for each in devices for model in each.models)
            sys.exit(f"`--model` must be one of {names}. Received: {_MODEL.value}")
        devices = (device,)
    print(format_cores(devices))
    print()
    print(format_expectations(devices))


def format_cores(devices: Sequence[Device]) -> str:
    """Processor, cores and mask of each phone as a Markdown table."""
    lines = ["| phone | processor | cores | big cores | sources |", "|---|---|---|---|---|"]
    for device in devices:
        cores = " + ".join(map(_cluster, device.clusters))
        mask = device.big_core_mask or "ask cpufreq"
        sources = "; ".join(dict.fromkeys([device.soc_source, device.clusters_source]))
        lines.append(
            f"| {', '.join(device.models)} | {device.soc} | {cores} | {mask} | {sources} |"
        )
    return "\n".join(lines)


def format_expectations(devices: Sequence[Device]) -> str:
    """Published latencies as a Markdown table, milliseconds."""
    lines = [
        "| phone | model | ms | threads | tokens | runtime | source |",
        "|---|---|---:|---:|---:|---|---|",
    ]
    for device in devices:
        lines += [_expectation(device, each) for each in device.expectations]
    return "\n".join(lines)


def _cluster(cluster: CoreCluster) -> str:
    frequency = "" if cluster.max_khz is None else f" at {cluster.max_khz / 1e6:.2f} GHz"
    return f"{cluster.count}× {cluster.core}{frequency}"


def _expectation(device: Device, each: Expectation) -> str:
    remark = f" ({each.remark})" if each.remark else ""
    return (
        f"| {device.models[0]} | {each.model} | {each.latency_ms:g} | {each.threads or '?'} "
        f"| {each.sequence_length or '?'} | {each.runtime} | {each.source}{remark} |"
    )


if __name__ == "__main__":
    app.run(main)
