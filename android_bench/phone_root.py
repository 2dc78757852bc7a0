# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A folder that looks to an emulated program like the root of a phone."""

from __future__ import annotations

import pathlib

from android_bench.core_types import CoreType

_NUM_CORES = 4
_SYSTEM = "sys/devices/system/cpu"
# Level, type, size; the last is shared by all cores.
_CACHES = ((1, "Data", "64K"), (1, "Instruction", "64K"), (2, "Unified", "512K"))
_SHARED_CACHE = (3, "Unified", "4096K")


def make_phone_root(
    folder: pathlib.Path, core_type: CoreType, arm_libraries: pathlib.Path
) -> pathlib.Path:
    """Fills `folder`, to be given to qemu's `-L`, and returns it.

    LiteRT looks at the cores before it chooses its kernels. Without these files it
    would read those of this machine, and crash on another architecture's caches.

    Args:
        folder: is created.
        core_type: what all cores are.
        arm_libraries: the folder with ld-linux-aarch64.so.1 and the C library.
    """
    folder.mkdir(parents=True)
    (folder / "lib").symlink_to(arm_libraries)
    for path, content in _files(core_type).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(f"{content}\n", encoding="ascii")
    return folder


def _files(core_type: CoreType) -> dict[str, str]:
    cores = f"0-{_NUM_CORES - 1}"
    processors = (_processor(index, core_type) for index in range(_NUM_CORES))
    files = {"proc/cpuinfo": "\n".join(processors) + "\nHardware\t: emulated"}
    files |= {f"{_SYSTEM}/{name}": cores for name in ("possible", "present", "online")}
    files[f"{_SYSTEM}/kernel_max"] = str(_NUM_CORES - 1)
    for index in range(_NUM_CORES):
        core = f"{_SYSTEM}/cpu{index}"
        files[f"{core}/cpufreq/cpuinfo_max_freq"] = str(core_type.max_khz)
        files[f"{core}/cpufreq/cpuinfo_min_freq"] = "300000"
        files[f"{core}/topology/physical_package_id"] = "0"
        files[f"{core}/topology/core_id"] = str(index)
        files[f"{core}/topology/core_siblings_list"] = cores
        files[f"{core}/topology/cluster_cpus_list"] = cores
        for number, cache in enumerate((*_CACHES, _SHARED_CACHE)):
            owners = cores if cache is _SHARED_CACHE else str(index)
            values = zip(
                ("level", "type", "size", "shared_cpu_list"), (*cache, owners), strict=True
            )
            files |= {f"{core}/cache/index{number}/{name}": str(value) for name, value in values}
    return files


def _processor(index: int, core_type: CoreType) -> str:
    return (
        f"processor\t: {index}\n"
        f"BogoMIPS\t: 38.40\n"
        f"Features\t: {core_type.features}\n"
        "CPU implementer\t: 0x41\n"
        "CPU architecture: 8\n"
        "CPU variant\t: 0x1\n"
        f"CPU part\t: {core_type.part:#05x}\n"
        "CPU revision\t: 0\n"
    )
