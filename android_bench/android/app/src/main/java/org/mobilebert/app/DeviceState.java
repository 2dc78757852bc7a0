// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert.app;

import android.content.Context;
import android.content.Intent;
import android.content.IntentFilter;
import android.os.BatteryManager;
import android.os.Build;
import android.os.PowerManager;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the phone says about itself, for the record of a measurement. */
final class DeviceState {
  private DeviceState() {}

  /**
   * Asks the phone. Keys: {@code model}, {@code build}, {@code soc}, {@code android_sdk}, {@code
   * battery_celsius}, {@code thermal_status} (0 none to 6 shutdown), {@code power_save}; null for
   * what this version of Android does not tell.
   */
  static Map<String, Object> read(Context context) {
    PowerManager power = (PowerManager) context.getSystemService(Context.POWER_SERVICE);
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("model", Build.MODEL);
    state.put("build", Build.FINGERPRINT);
    state.put("soc", Build.VERSION.SDK_INT >= 31 ? Build.SOC_MODEL : null);
    state.put("android_sdk", Build.VERSION.SDK_INT);
    state.put("battery_celsius", batteryCelsius(context));
    state.put(
        "thermal_status", Build.VERSION.SDK_INT >= 29 ? power.getCurrentThermalStatus() : null);
    state.put("power_save", power.isPowerSaveMode());
    return state;
  }

  /** Returns why figures measured now would not be worth much, or null. */
  static String unfit(Map<String, Object> state) {
    Object thermal = state.get("thermal_status");
    if (thermal instanceof Integer && (Integer) thermal > 0) {
      return "the phone is throttling (thermal status " + thermal + "); let it cool down";
    }
    return Boolean.TRUE.equals(state.get("power_save")) ? "power save mode is on" : null;
  }

  private static Double batteryCelsius(Context context) {
    Intent battery =
        context.registerReceiver(null, new IntentFilter(Intent.ACTION_BATTERY_CHANGED));
    int tenths = battery == null ? 0 : battery.getIntExtra(BatteryManager.EXTRA_TEMPERATURE, 0);
    return tenths == 0 ? null : Double.valueOf(tenths / 10.0);
  }
}
