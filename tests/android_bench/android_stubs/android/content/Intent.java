// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package android.content;

public class Intent {
  public static final String ACTION_BATTERY_CHANGED = "android.intent.action.BATTERY_CHANGED";

  public Intent(Context context, Class<?> activity) {}

  public String getStringExtra(String name) {
    return null;
  }

  public int getIntExtra(String name, int otherwise) {
    return otherwise;
  }
}
