// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert.app;

import android.content.Intent;
import java.util.Arrays;
import java.util.List;

/**
 * What to measure, from the intent that started the activity. Immutable.
 *
 * <pre>
 *   adb shell am start -S -n org.mobilebert.app/.BenchmarkActivity \
 *       --es models a.tflite,b.tflite --ei threads 4 --ei runs 50 --ei warmup 5
 * </pre>
 */
final class BenchmarkRequest {
  final List<String> models; // file names; empty for all there are
  final int threads;
  final int runs;
  final int warmup;

  /**
   * Reads an intent.
   *
   * @throws IllegalArgumentException if a number makes no sense
   */
  BenchmarkRequest(Intent intent) {
    String names = intent.getStringExtra("models");
    models = Arrays.asList(names == null || names.isEmpty() ? new String[0] : names.split(","));
    threads = intent.getIntExtra("threads", 4);
    runs = intent.getIntExtra("runs", 50);
    warmup = intent.getIntExtra("warmup", 5);
    if (threads < 1 || runs < 1 || warmup < 0) {
      throw new IllegalArgumentException(
          "`threads` and `runs` must be positive, `warmup` not negative. Received: "
              + threads
              + ", "
              + runs
              + ", "
              + warmup);
    }
  }
}
