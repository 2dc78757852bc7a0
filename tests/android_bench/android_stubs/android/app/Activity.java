// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package android.app;

import android.content.Context;
import android.content.Intent;
import android.os.Bundle;
import android.view.View;
import android.view.Window;

public class Activity extends Context {
  protected void onCreate(Bundle state) {}

  protected void onDestroy() {}

  public void setContentView(int layout) {}

  public <T extends View> T findViewById(int id) {
    return null;
  }

  public final void runOnUiThread(Runnable action) {}

  public void startActivity(Intent intent) {}

  public Intent getIntent() {
    return null;
  }

  public Window getWindow() {
    return null;
  }
}
