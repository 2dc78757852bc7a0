// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert;

import java.util.ArrayList;
import java.util.List;

/**
 * Times several tasks in turns, one run each, so that a clock that slows down or a phone that gets
 * warm hits all of them alike.
 */
public final class LatencyBenchmark {
  /** A clock; {@code System::nanoTime} outside tests. */
  public interface Clock {
    /** Returns nanoseconds since whenever. */
    long nanoTime();
  }

  private final int warmupRuns;
  private final int runs;
  private final Clock clock;

  /**
   * Makes a benchmark.
   *
   * @param warmupRuns of each task, not counted
   * @param runs timed ones of each task
   * @throws IllegalArgumentException if there would be nothing to time
   */
  public LatencyBenchmark(int warmupRuns, int runs, Clock clock) {
    if (runs < 1 || warmupRuns < 0) {
      throw new IllegalArgumentException(
          "`runs` must be positive and `warmupRuns` not negative. Received: "
              + runs
              + ", "
              + warmupRuns);
    }
    this.warmupRuns = warmupRuns;
    this.runs = runs;
    this.clock = clock;
  }

  /**
   * Runs all tasks.
   *
   * @return the statistics of each task, in the order given
   * @throws InterruptedException if the thread was interrupted between two runs
   */
  public List<LatencyStatistics> measure(List<Runnable> tasks) throws InterruptedException {
    for (int run = 0; run < warmupRuns; run++) {
      for (Runnable task : tasks) {
        milliseconds(task);
      }
    }
    double[][] samples = new double[tasks.size()][runs];
    for (int run = 0; run < runs; run++) {
      for (int task = 0; task < tasks.size(); task++) {
        samples[task][run] = milliseconds(tasks.get(task));
      }
    }
    List<LatencyStatistics> statistics = new ArrayList<>();
    for (double[] each : samples) {
      statistics.add(new LatencyStatistics(each));
    }
    return statistics;
  }

  /** Returns how long one run of a task takes, milliseconds. */
  public double milliseconds(Runnable task) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("The benchmark was stopped.");
    }
    long start = clock.nanoTime();
    task.run();
    return (clock.nanoTime() - start) / 1e6;
  }
}
