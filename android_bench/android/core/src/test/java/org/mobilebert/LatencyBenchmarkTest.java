// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.Test;

public class LatencyBenchmarkTest {
  private final List<String> order = new ArrayList<>();
  private long now;

  /** A task that takes longer each time. */
  private Runnable task(String name, long nanoseconds) {
    return () -> {
      order.add(name);
      now += nanoseconds * order.size();
    };
  }

  @Test
  public void tasksTakeTurns() throws InterruptedException {
    LatencyBenchmark benchmark = new LatencyBenchmark(1, 2, () -> now);
    List<LatencyStatistics> results =
        benchmark.measure(Arrays.asList(task("a", 1_000_000), task("b", 2_000_000)));
    assertEquals(Arrays.asList("a", "b", "a", "b", "a", "b"), order);
    // The first of each is warm-up: a's are the third and fifth run, b's the fourth and sixth.
    assertArrayEquals(new double[] {3, 5}, results.get(0).samplesMs(), 0);
    assertArrayEquals(new double[] {8, 12}, results.get(1).samplesMs(), 0);
  }

  @Test
  public void canBeStopped() {
    LatencyBenchmark benchmark = new LatencyBenchmark(0, 1000, () -> now);
    Runnable stopping = () -> Thread.currentThread().interrupt();
    assertThrows(
        InterruptedException.class, () -> benchmark.measure(Collections.singletonList(stopping)));
  }

  @Test
  public void nothingToTimeIsAnError() {
    assertThrows(IllegalArgumentException.class, () -> new LatencyBenchmark(0, 0, () -> now));
    assertThrows(IllegalArgumentException.class, () -> new LatencyBenchmark(-1, 1, () -> now));
  }
}
