// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package android.widget;

import android.text.Editable;

public class EditText extends TextView {
  @Override
  public Editable getText() {
    return null;
  }
}
