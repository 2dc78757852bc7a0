// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert.app;

import android.content.Context;
import android.content.Intent;
import android.os.PowerManager;
import java.io.File;
import java.io.FileNotFoundException;

/** Runs BenchmarkRun over the models in a folder, on stand-ins for Android and LiteRT. */
public final class BenchmarkRunCheck {
  private BenchmarkRunCheck() {}

  public static void main(String[] arguments) throws Exception {
    Context context = new Folder(new File(arguments[0]));
    BenchmarkRequest request = new BenchmarkRequest(new Intent(context, BenchmarkActivity.class));
    System.out.println(new BenchmarkRun(context, request).run());
    try {
      ModelFiles.map(context, "../" + arguments[1]);
    } catch (FileNotFoundException expected) {
      System.out.println(expected.getMessage());
    }
  }

  private static final class Folder extends Context {
    private final File folder;

    Folder(File folder) {
      this.folder = folder;
    }

    @Override
    public File getExternalFilesDir(String type) {
      return folder;
    }

    @Override
    public Object getSystemService(String name) {
      return new PowerManager();
    }
  }
}
