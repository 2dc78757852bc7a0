# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A phone that is not there: its files, its commands, and what goes wrong with it."""

import errno
import os
import pathlib
import re
import shutil
import subprocess
import time

from android_bench.core_types import CORE_TYPES
from android_bench.native_build import ARM_SYSROOT
from android_bench.phone_root import make_phone_root
from tests.android_bench.fake_adbd import FakeAdbd

_TEMPORARY = "/data/local/tmp"
_CPU = "/sys/devices/system/cpu"
# Command -> a shell script, the answers of a cool and idle phone.
_TOOLS = {
    "getprop": """case $1 in
ro.product.manufacturer) echo Google;; ro.product.model) echo "Toy phone";;
ro.build.fingerprint) echo google/flame/flame:13/TP1A/1:user/release-keys;;
ro.build.version.release) echo 13;; ro.board.platform) echo msmnile;;
ro.product.cpu.abi) echo arm64-v8a;; esac""",
    "dumpsys": """case $1 in
battery) printf '  AC powered: false\\n  USB powered: true\\n  level: 83\\n  temperature: 281\\n';;
thermalservice) echo 'Thermal Status: 0';;
power) echo '  mWakefulness=Awake';; esac""",
    "df": """echo Filesystem 1K-blocks Used Available Use% Mounted
echo /dev/block/dm-5 100000000 1 90000000 1% /data""",
    "taskset": """shift; exec "$@\"""",
}


class FakePhone:
    """Answers adb on `serial`; runs ARM64 programs in qemu.

    Attributes:
        folder: what is /data/local/tmp on the phone.
        unplugged_by: a part of a command at which the cable is pulled; None for never.
        push_limit: bytes that arrive before `on_limit` happens.
        on_limit: called then; raises OSError for a full disk.
        damage: whether files arrive with a wrong byte.
        delay_s: seconds that the phone takes for each command.
        commands: all that its shell was given.
        authorised: whether it trusts the client.
    """

    def __init__(self, root: pathlib.Path, authorised: bool = True):
        self._root = make_phone_root(root, CORE_TYPES["cortex-a76"], ARM_SYSROOT)
        self.folder = self._make_files()
        self.unplugged_by: str | None = None
        self.push_limit: int | None = None
        self.on_limit = self.disconnect
        self.damage = False
        self.delay_s = 0.0
        self.commands: list[str] = []
        self.authorised = authorised
        self._adbd = FakeAdbd(self._shell, self, authorised)
        self.serial = f"127.0.0.1:{self._adbd.port}"

    def set_tool(self, name: str, script: str) -> None:
        """Replaces a command of the phone."""
        path = self._root / "bin" / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)

    def disconnect(self) -> None:
        """Pulls the cable, for good."""
        self._adbd.disconnect()

    def close(self) -> None:
        """Pulls the cable, and waits until the last command has ended."""
        self._adbd.close()

    def fill_disk(self) -> None:
        """Has no room for another byte."""
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def stat(self, path: str) -> tuple[int, int, int]:
        """Returns an error number, the mode and the size."""
        try:
            status = self._here(path).stat()
        except OSError as error:
            return error.errno, 0, 0
        return 0, status.st_mode, status.st_size

    def open_for_writing(self, path: str, mode: int):
        """Returns what takes the bytes of a file."""
        self._here(path).touch()
        self._here(path).chmod(mode & 0o777)
        return _PushedFile(self._here(path).open("wb", buffering=0), self)

    def read(self, path: str) -> bytes:
        """Returns a file's content."""
        return self._here(path).read_bytes()

    def _make_files(self) -> pathlib.Path:
        (self._root / "bin").mkdir()
        for name, script in _TOOLS.items():
            self.set_tool(name, script)
        (self._root / "proc/loadavg").write_text("0.50 0.40 0.30 1/900 1234\n")
        # The cores that this machine has, the last of which is the big one.
        shutil.rmtree(self._root / _CPU[1:])
        cores = sorted(os.sched_getaffinity(0))
        for core in cores:
            folder = self._root / f"{_CPU[1:]}/cpu{core}/cpufreq"
            folder.mkdir(parents=True)
            khz = 2_841_600 if core == cores[-1] else 1_785_600
            (folder / "cpuinfo_max_freq").write_text(f"{khz}\n")
            (folder / "scaling_cur_freq").write_text("1036800\n")
            (folder / "scaling_governor").write_text("schedutil\n")
        folder = self._root / _TEMPORARY[1:]
        folder.mkdir(parents=True)
        return folder

    def _here(self, path: str) -> pathlib.Path:
        return pathlib.Path(path.replace(_TEMPORARY, str(self.folder)))

    def _shell(self, command: str) -> tuple[int, bytes, bytes]:
        self.commands.append(command)
        time.sleep(self.delay_s)
        if self.unplugged_by is not None and self.unplugged_by in command:
            self.disconnect()
        done = subprocess.run(
            ["/bin/sh", "-c", self._translated(command)],
            env={"PATH": f"{self._root / 'bin'}:{os.environ['PATH']}"},
            capture_output=True,
            start_new_session=True,
        )
        # As a phone's shell reports the signal that ended what it became.
        status = done.returncode if done.returncode >= 0 else 128 - done.returncode
        output = done.stdout.replace(bytes(self.folder), _TEMPORARY.encode())
        return status, output, done.stderr

    def _translated(self, command: str) -> str:
        command = command.replace(_TEMPORARY, str(self.folder))
        for path in (_CPU, "/proc/loadavg"):
            command = command.replace(path, f"{self._root}{path}")
        emulated = f"exec qemu-aarch64 -cpu cortex-a76 -L {self._qemu_root()} ./ld-linux"
        return re.sub(r"exec \./ld-linux", emulated, command)

    def _qemu_root(self) -> pathlib.Path:
        """Four cores again for LiteRT, whatever this machine has."""
        root = self._root.with_name(f"{self._root.name}_qemu")
        if not root.exists():
            make_phone_root(root, CORE_TYPES["cortex-a76"], ARM_SYSROOT)
        return root


class _PushedFile:
    """A file that the phone receives, with the phone's faults."""

    def __init__(self, file, phone: FakePhone):
        self._file, self._phone = file, phone

    def write(self, data: bytes) -> None:
        """Takes bytes; the fault happens when the limit is reached."""
        phone = self._phone
        if phone.push_limit is not None:
            phone.push_limit -= len(data)
            if phone.push_limit < 0:
                phone.on_limit()
        self._file.write(bytes([data[0] ^ 1]) + data[1:] if phone.damage else data)

    def close(self) -> None:
        """Ends the file."""
        self._file.close()
