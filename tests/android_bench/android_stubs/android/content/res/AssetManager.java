// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package android.content.res;

import java.io.IOException;

public final class AssetManager {
  public String[] list(String path) throws IOException {
    return new String[0];
  }

  public AssetFileDescriptor openFd(String name) throws IOException {
    return null;
  }
}
