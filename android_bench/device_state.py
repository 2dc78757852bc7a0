# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What has to be known of a phone to believe a figure from it."""

from __future__ import annotations

import re

from android_bench.adb import Adb

# One call of the shell for all, with a line before each part. Nothing is put into it.
_SCRIPT = """
for name in ro.product.manufacturer ro.product.model ro.build.fingerprint \\
    ro.build.version.release ro.soc.model ro.board.platform ro.hardware; do
  echo "== $name"; getprop $name
done
echo "== cores"
for core in /sys/devices/system/cpu/cpu[0-9]*; do
  echo "${core##*/cpu} $(cat $core/cpufreq/scaling_governor 2>/dev/null || echo unknown)" \\
    "$(cat $core/cpufreq/cpuinfo_max_freq 2>/dev/null || echo -)" \\
    "$(cat $core/cpufreq/scaling_cur_freq 2>/dev/null || echo -)"
done
echo "== loadavg"; cat /proc/loadavg
echo "== battery"; dumpsys battery
echo "== thermal"; dumpsys thermalservice
echo "== power"; dumpsys power
"""
_MAX_CELSIUS = 40.0
_MAX_THERMAL_STATUS = 1  # light
_MIN_PERCENT = 15
_THERMAL_NAMES = ("none", "light", "moderate", "severe", "critical", "emergency", "shutdown")


def read_device_state(device: Adb) -> dict:
    """Returns `device_state` of `result_schema.json`; None for what the device hides."""
    return parse_device_state(device.script(_SCRIPT + "exit 0"))


def parse_device_state(text: str) -> dict:
    """Reads what the script prints; parts may be missing or be errors."""
    parts = {}
    for part in re.split(r"^== ", text, flags=re.MULTILINE)[1:]:
        name, _, content = part.partition("\n")
        parts[name.strip()] = content.strip()
    power = _field(parts, "power", r"mWakefulness=(\w+)")
    tenths = _field(parts, "battery", r"temperature: (-?\d+)")
    return {
        "manufacturer": _first(parts, "ro.product.manufacturer"),
        "model": _first(parts, "ro.product.model"),
        "build": _first(parts, "ro.build.fingerprint"),
        "android_version": _first(parts, "ro.build.version.release"),
        "soc": _first(parts, "ro.soc.model", "ro.board.platform", "ro.hardware"),
        "cores": [_core(line.split()) for line in parts.get("cores", "").splitlines()],
        "battery_celsius": None if tenths is None else int(tenths) / 10,
        "battery_percent": _number(_field(parts, "battery", r"^\s*level: (\d+)")),
        "charging": _charging(parts.get("battery", "")),
        "thermal_status": _number(_field(parts, "thermal", r"Thermal Status: (\d+)")),
        "screen_on": None if power is None else power == "Awake",
        "load_average_1_min": _load(parts.get("loadavg", "")),
    }


def unfit_reasons(state: dict) -> list[str]:
    """Says why a device is not fit to measure; empty if it is."""
    reasons = []
    if (state["thermal_status"] or 0) > _MAX_THERMAL_STATUS:
        name = _THERMAL_NAMES[min(state["thermal_status"], len(_THERMAL_NAMES) - 1)]
        reasons.append(f"its thermal status is {name}: let it cool down")
    if (state["battery_celsius"] or 0) > _MAX_CELSIUS:
        reasons.append(f"its battery has {state['battery_celsius']:g} °C: let it cool down")
    percent = state["battery_percent"]
    if percent is not None and percent < _MIN_PERCENT and not state["charging"]:
        reasons.append(f"its battery is at {percent} %, where phones slow down: charge it")
    governors = {core["governor"] for core in state["cores"]}
    if "powersave" in governors:
        reasons.append("its governor is powersave, which keeps clocks low")
    return reasons


def doubts(before: dict, after: dict | None) -> list[str]:
    """Says what happened during a run, or is not known, that a reader has to know."""
    found = []
    if before["screen_on"] is False:
        found.append("The screen was off: the cores may have been kept slow.")
    load, cores = before["load_average_1_min"], len(before["cores"])
    if load is not None and load > max(cores, 1):
        found.append(f"The device was busy before the run: load average {load:g}.")
    if after is None:
        found.append("The device's state after the run is unknown.")
    elif (after["thermal_status"] or 0) > (before["thermal_status"] or 0):
        found.append("The device got hot and may have slowed down during the run.")
    if before["thermal_status"] is None and before["battery_celsius"] is None:
        found.append("The device does not tell its temperature.")
    return found


def max_frequencies(state: dict) -> dict[int, int]:
    """Returns core to highest frequency, of the cores whose frequency is known."""
    return {core["core"]: core["max_khz"] for core in state["cores"] if core["max_khz"] is not None}


def _core(words: list[str]) -> dict:
    number, governor, max_khz, current_khz = (words + ["-"] * 4)[:4]
    return {
        "core": int(number) if number.isdigit() else -1,
        "governor": governor,
        "max_khz": _number(max_khz),
        "current_khz": _number(current_khz),
    }


def _charging(battery: str) -> bool | None:
    powered = re.findall(r"(?:AC|USB|Wireless|Dock) powered: (\w+)", battery)
    return "true" in powered if powered else None


def _load(text: str) -> float | None:
    match = re.match(r"(\d+\.\d+) ", text)
    return float(match[1]) if match else None


def _field(parts: dict[str, str], name: str, pattern: str) -> str | None:
    match = re.search(pattern, parts.get(name, ""), re.MULTILINE)
    return match[1] if match else None


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdigit() else None


def _first(parts: dict[str, str], *names: str) -> str:
    return next((parts[name] for name in names if parts.get(name)), "unknown")
