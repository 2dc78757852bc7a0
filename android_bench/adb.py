# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A device, through the adb client."""

from __future__ import annotations

import hashlib
import pathlib
import shlex
import shutil
import subprocess

from android_bench.errors import BenchmarkError

_SHORT_S = 30.0
# What the client says when the device has gone.
_GONE = (
    "not found",
    "device offline",
    "no devices",
    "closed",
    "connection reset",
    "protocol fault",
)


class Adb:
    """One device that is connected and usable.

    Every word of a command for the device is quoted for its shell. The client runs in a
    session of its own, so that Ctrl-C reaches this program alone, which then still can
    clean up.

    Args:
        client: path of adb.
        serial: of the device.
    """

    def __init__(self, client: str, serial: str):
        self._client = client
        self.serial = serial

    def shell(self, words: list[str], timeout_s: float = _SHORT_S) -> str:
        """Runs a command; returns what it wrote to standard output.

        Raises:
            BenchmarkError: if it fails, takes too long, or the device goes away.
        """
        return self.script(shlex.join(words), timeout_s)

    def script(self, text: str, timeout_s: float = _SHORT_S) -> str:
        """Like `shell`, for text in the shell's language that the caller has quoted."""
        done = self._run(["shell", "-T", text], timeout_s)
        if done.returncode:
            raise BenchmarkError(f"{self.serial}: {_last(done)} (status {done.returncode})")
        return done.stdout

    def run(self, text: str, timeout_s: float) -> tuple[int, str]:
        """Runs a script that may fail; returns its status and all that it printed."""
        done = self._run(["shell", "-T", text], timeout_s)
        return done.returncode, done.stdout + done.stderr

    def push(self, source: pathlib.Path, target: str, timeout_s: float) -> None:
        """Copies a file to the device and compares checksums.

        Raises:
            BenchmarkError: if it does not arrive whole.
        """
        done = self._run(["push", str(source), target], timeout_s)
        if done.returncode:
            raise BenchmarkError(f"{source.name} cannot be copied to {self.serial}: {_last(done)}")
        arrived = self.shell(["sha256sum", target], timeout_s).split()[:1]
        if arrived != [hashlib.sha256(source.read_bytes()).hexdigest()]:
            raise BenchmarkError(f"{source.name} arrived damaged on {self.serial}")

    def pull(self, source: str, target: pathlib.Path) -> None:
        """Copies a file from the device.

        Raises:
            BenchmarkError: if there is none, or the device goes away.
        """
        done = self._run(["pull", source, str(target)], _SHORT_S)
        if done.returncode:
            raise BenchmarkError(f"{source} cannot be copied from {self.serial}: {_last(done)}")

    def _run(self, arguments: list[str], timeout_s: float) -> subprocess.CompletedProcess:
        done = _call([self._client, "-s", self.serial, *arguments], timeout_s, self.serial)
        reason = _last(done).lower()
        told = reason.startswith(("error:", "adb: error:", "adb: device", "adb: failed to"))
        if done.returncode and told and any(words in reason for words in _GONE):
            raise BenchmarkError(f"{self.serial} has disconnected ({_last(done)})")
        return done


def connect_device(serial: str | None) -> Adb:
    """Finds the device to use.

    Args:
        serial: of the device; None for the only one there is.

    Raises:
        BenchmarkError: without adb, without a device, with several to choose from, or if
            it is not authorised, offline, no ARM64 or too old.
    """
    client = shutil.which("adb")
    if client is None:
        raise BenchmarkError(
            "there is no adb. Install it: apt-get install adb, or Android's platform-tools."
        )
    states = _device_states(client)
    if serial is None:
        serial = _only(states)
    if serial not in states:
        known = ", ".join(states) or "none"
        raise BenchmarkError(f"there is no device {serial}. Connected: {known}.")
    _require_usable(serial, states[serial])
    device = Adb(client, serial)
    _require_arm64(device)
    return device


def _device_states(client: str) -> dict[str, str]:
    done = _call([client, "devices"], _SHORT_S, "adb")
    if done.returncode:
        raise BenchmarkError(f"adb does not work: {_last(done)}")
    lines = [line.split("\t") for line in done.stdout.splitlines() if "\t" in line]
    return {line[0]: line[1].strip() for line in sorted(lines)}


def _only(states: dict[str, str]) -> str:
    if not states:
        raise BenchmarkError(
            "no device is connected. Connect one with USB debugging on (adb devices lists it), "
            "or count instructions without one: --target=emulated."
        )
    if len(states) > 1:
        raise BenchmarkError(
            f"{len(states)} devices are connected: {', '.join(states)}. "
            f"Name one: --target=adb:{next(iter(states))}"
        )
    return next(iter(states))


def _require_usable(serial: str, state: str) -> None:
    if state in ("unauthorized", "authorizing"):
        raise BenchmarkError(
            f"{serial} does not trust this computer. Unlock it and allow USB debugging."
        )
    if state.startswith("no permissions"):
        raise BenchmarkError(f"this user may not open {serial}: {state}")
    if state != "device":
        raise BenchmarkError(f"{serial} is {state}. Reconnect it, or run: adb reconnect {serial}")


def _require_arm64(device: Adb) -> None:
    status, printed = device.run("getprop ro.product.cpu.abi; exit 3", _SHORT_S)
    if status != 3:
        raise BenchmarkError(f"{device.serial} is older than Android 7, which cannot be used")
    abi = printed.strip()
    if abi != "arm64-v8a":
        raise BenchmarkError(f"{device.serial} must be arm64-v8a. Received: {abi or 'nothing'}")


def _call(command: list[str], timeout_s: float, who: str) -> subprocess.CompletedProcess:
    try:
        return subprocess.run(
            command,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            text=True,
            errors="replace",
            timeout=timeout_s,
            start_new_session=True,
        )
    except subprocess.TimeoutExpired:
        raise BenchmarkError(
            f"{who} took more than {timeout_s:g} s for {' '.join(command[3:5])[:60]}; "
            "give it more with --timeout"
        ) from None


def _last(done: subprocess.CompletedProcess) -> str:
    """The client's or the command's reason; the client may print a summary after it."""
    lines = (done.stderr.strip() or done.stdout.strip() or "no reason given").splitlines()
    errors = [line for line in lines if "error:" in line or "failed" in line]
    return (errors or lines)[-1].strip()
