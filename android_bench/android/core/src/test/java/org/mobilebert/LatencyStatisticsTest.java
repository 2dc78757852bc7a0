// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import org.junit.Test;

public class LatencyStatisticsTest {
  @Test
  public void byHand() {
    LatencyStatistics statistics = new LatencyStatistics(new double[] {4, 1, 3, 2});
    assertEquals(2.5, statistics.meanMs(), 0);
    assertEquals(1, statistics.minMs(), 0);
    assertEquals(4, statistics.maxMs(), 0);
    assertEquals(2.5, statistics.percentileMs(50), 1e-12);
    assertEquals(3.7, statistics.percentileMs(90), 1e-12); // position 2.7 of 0 to 3
    assertEquals(4, statistics.percentileMs(100), 0);
    assertArrayEquals(new double[] {4, 1, 3, 2}, statistics.samplesMs(), 0);
  }

  @Test
  public void oneSampleIsEveryPercentile() {
    assertEquals(7, new LatencyStatistics(new double[] {7}).percentileMs(99), 0);
  }

  @Test
  public void noSampleIsAnError() {
    assertThrows(
        IllegalArgumentException.class, () -> new LatencyStatistics(new double[0]));
  }
}
