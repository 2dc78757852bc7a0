// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package android.content;

import android.content.res.AssetManager;
import java.io.File;

public abstract class Context {
  public static final String POWER_SERVICE = "power";

  public AssetManager getAssets() {
    return new AssetManager();
  }

  public File getExternalFilesDir(String type) {
    return null;
  }

  public File getFilesDir() {
    return null;
  }

  public Object getSystemService(String name) {
    return null;
  }

  public Intent registerReceiver(BroadcastReceiver receiver, IntentFilter filter) {
    return null;
  }

  public final String getString(int id, Object... arguments) {
    return null;
  }

  public Context getApplicationContext() {
    return null;
  }
}
