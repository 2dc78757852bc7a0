// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package android.os;

public class BatteryManager {
  public static final String EXTRA_TEMPERATURE = "temperature";
}
