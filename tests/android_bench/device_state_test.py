# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of what is read about a phone."""

from android_bench.device_state import doubts, max_frequencies, parse_device_state, unfit_reasons

PRINTED = """== ro.product.manufacturer
Google
== ro.product.model
Pixel 6
== ro.build.fingerprint
google/oriole/oriole:14/AP1A/1:user/release-keys
== ro.build.version.release
14
== ro.soc.model
Tensor
== ro.board.platform
gs101
== ro.hardware
oriole
== cores
0 sched_pixel 1803000 300000
6 sched_pixel 2802000 500000
7 unknown - -
== loadavg
2.15 1.80 1.20 2/4000 12345
== battery
Current Battery Service state:
  AC powered: false
  USB powered: true
  Wireless powered: false
  level: 14
  scale: 100
  temperature: 305
== thermal
IsStatusOverride: false
Thermal Status: 1
== power
  mWakefulness=Asleep
  mWakefulnessChanging=false
"""


def test_everything_is_read():
    state = parse_device_state(PRINTED)
    assert state == {
        "manufacturer": "Google",
        "model": "Pixel 6",
        "build": "google/oriole/oriole:14/AP1A/1:user/release-keys",
        "android_version": "14",
        "soc": "Tensor",
        "cores": [
            {"core": 0, "governor": "sched_pixel", "max_khz": 1803000, "current_khz": 300000},
            {"core": 6, "governor": "sched_pixel", "max_khz": 2802000, "current_khz": 500000},
            {"core": 7, "governor": "unknown", "max_khz": None, "current_khz": None},
        ],
        "battery_celsius": 30.5,
        "battery_percent": 14,
        "charging": True,
        "thermal_status": 1,
        "screen_on": False,
        "load_average_1_min": 2.15,
    }
    assert max_frequencies(state) == {0: 1803000, 6: 2802000}


def test_what_a_phone_hides_is_unknown_and_no_reason_to_refuse():
    state = parse_device_state("== battery\nCan't find service: battery\n== power\n")
    assert state["battery_celsius"] is None and state["screen_on"] is None
    assert state["model"] == "unknown" and state["cores"] == []
    assert unfit_reasons(state) == []
    assert doubts(state, state) == ["The device does not tell its temperature."]


def test_a_phone_that_charges_a_little_hot_and_dark_is_fit_with_a_doubt():
    state = parse_device_state(PRINTED)
    assert unfit_reasons(state) == []
    assert doubts(state, state) == ["The screen was off: the cores may have been kept slow."]


def test_reasons_to_refuse():
    text = PRINTED.replace("USB powered: true", "USB powered: false").replace("305", "402")
    text = text.replace("Status: 1", "Status: 4").replace("0 sched_pixel", "0 powersave")
    thermal, battery, charge, governor = unfit_reasons(parse_device_state(text))
    assert thermal == "its thermal status is critical: let it cool down"
    assert battery.startswith("its battery has 40.2 °C")
    assert charge.startswith("its battery is at 14 %")
    assert governor.startswith("its governor is powersave")


def test_a_phone_that_got_hot_or_was_busy_is_doubted():
    before = parse_device_state(PRINTED.replace("Asleep", "Awake").replace("2.15", "9.15"))
    after = parse_device_state(PRINTED.replace("Status: 1", "Status: 2"))
    busy, hot = doubts(before, after)
    assert "load average 9.15" in busy
    assert "slowed down during the run" in hot
