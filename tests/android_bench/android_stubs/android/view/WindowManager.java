// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package android.view;

public interface WindowManager {
  class LayoutParams {
    public static final int FLAG_KEEP_SCREEN_ON = 128;
  }
}
