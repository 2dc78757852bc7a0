// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package android.content.res;

import java.io.IOException;

public final class AssetManager {
  private AssetManager() {}

  public String[] list(String path) throws IOException {
    return null;
  }

  public AssetFileDescriptor openFd(String name) throws IOException {
    return null;
  }
}
