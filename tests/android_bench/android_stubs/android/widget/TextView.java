// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package android.widget;

import android.view.View;

public class TextView extends View {
  public CharSequence getText() {
    return null;
  }

  public final void setText(CharSequence text) {}
}
