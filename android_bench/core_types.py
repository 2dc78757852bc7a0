# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The ARM64 cores that the emulator can imitate, as far as kernels can tell them apart."""

import dataclasses

_BASE = "fp asimd evtstrm aes pmull sha1 sha2 crc32 cpuid"
_V8_2 = f"{_BASE} atomics fphp asimdhp asimdrdm lrcpc dcpop asimddp"


@dataclasses.dataclass(frozen=True, kw_only=True)
class CoreType:
    """A core as qemu computes it and as the phone's kernel describes it.

    LiteRT chooses its kernels by both, so they have to agree.

    Attributes:
        qemu_cpu: the argument of qemu's `-cpu`.
        part: the part number of Arm in /proc/cpuinfo.
        features: the features there.
        max_khz: the frequency in cpufreq; nothing is computed from it.
    """

    qemu_cpu: str
    part: int
    features: str
    max_khz: int


# Never qemu's plain "max": with SVE, qemu 7.2 gives LiteRT wrong results.
CORE_TYPES = {
    # No dot product: phones of 2016, and little cores of 2017.
    "cortex-a53": CoreType(qemu_cpu="cortex-a53", part=0xD03, features=_BASE, max_khz=1_400_000),
    # Dot product (SDOT): Pixel 4's big cores; little ones of today have it too.
    "cortex-a76": CoreType(qemu_cpu="cortex-a76", part=0xD0B, features=_V8_2, max_khz=2_253_000),
    # 8-bit matrix product (SMMLA): Pixel 8 and other phones with Armv9 cores.
    "i8mm": CoreType(
        qemu_cpu="max,sve=off",
        part=0xD0B,
        features=f"{_V8_2} i8mm bf16",
        max_khz=2_253_000,
    ),
}
