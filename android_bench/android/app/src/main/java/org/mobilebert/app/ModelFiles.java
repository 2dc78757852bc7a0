// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert.app;

import android.content.Context;
import android.content.res.AssetFileDescriptor;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The {@code .tflite} files an app can see: those pushed to its external files folder ({@code adb
 * push model.tflite /sdcard/Android/data/org.mobilebert.app/files/}), then those in its assets.
 */
final class ModelFiles {
  private static final String SUFFIX = ".tflite";

  private ModelFiles() {}

  /** Returns the names of all files, in order; a pushed file hides an asset of its name. */
  static List<String> names(Context context) throws IOException {
    List<String> names = new ArrayList<>();
    String[] pushed = folder(context).list();
    for (String name : pushed == null ? new String[0] : pushed) {
      addModel(name, names);
    }
    for (String name : context.getAssets().list("")) {
      addModel(name, names);
    }
    Collections.sort(names);
    return names;
  }

  /**
   * Maps a file into memory, without a copy.
   *
   * @throws IOException if there is no such file, or if it is compressed in the APK
   */
  static MappedByteBuffer map(Context context, String name) throws IOException {
    // The name may come from another app's intent.
    if (!new File(name).getName().equals(name)) {
      throw new FileNotFoundException("A name without a folder is wanted. Received: " + name);
    }
    File pushed = new File(folder(context), name);
    if (pushed.isFile()) {
      try (FileInputStream stream = new FileInputStream(pushed)) {
        return stream.getChannel().map(FileChannel.MapMode.READ_ONLY, 0, pushed.length());
      }
    }
    try (AssetFileDescriptor asset = context.getAssets().openFd(name);
        FileInputStream stream = new FileInputStream(asset.getFileDescriptor())) {
      return stream
          .getChannel()
          .map(FileChannel.MapMode.READ_ONLY, asset.getStartOffset(), asset.getLength());
    }
  }

  /** Returns where results are written and pushed files are looked for. */
  static File folder(Context context) {
    File external = context.getExternalFilesDir(null);
    return external == null ? context.getFilesDir() : external;
  }

  private static void addModel(String name, List<String> names) {
    if (name.endsWith(SUFFIX) && !names.contains(name)) {
      names.add(name);
    }
  }
}
