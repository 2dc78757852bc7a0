// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package android.view;

public abstract class Window {
  public void addFlags(int flags) {}
}
