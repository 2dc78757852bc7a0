// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert;

import java.util.Arrays;

/** Mean, percentiles and extremes of latencies, milliseconds. Immutable. */
public final class LatencyStatistics {
  private final double[] samples;
  private final double[] sorted;

  /**
   * Takes samples in milliseconds, in the order they were measured.
   *
   * @throws IllegalArgumentException if there is none
   */
  public LatencyStatistics(double[] samplesMs) {
    if (samplesMs.length == 0) {
      throw new IllegalArgumentException("`samplesMs` must have a sample. Received: none.");
    }
    samples = samplesMs.clone();
    sorted = samplesMs.clone();
    Arrays.sort(sorted);
  }

  /** Returns all samples as they were measured, milliseconds. */
  public double[] samplesMs() {
    return samples.clone();
  }

  /** Returns the mean, milliseconds. */
  public double meanMs() {
    double sum = 0;
    for (double sample : samples) {
      sum += sample;
    }
    return sum / samples.length;
  }

  /** Returns the least, milliseconds. */
  public double minMs() {
    return sorted[0];
  }

  /** Returns the greatest, milliseconds. */
  public double maxMs() {
    return sorted[sorted.length - 1];
  }

  /**
   * Returns a percentile, milliseconds, linear between neighbours as NumPy's default.
   *
   * @param percent 0 to 100
   */
  public double percentileMs(double percent) {
    double position = (sorted.length - 1) * percent / 100;
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (sorted[above] - sorted[below]) * (position - below);
  }
}
