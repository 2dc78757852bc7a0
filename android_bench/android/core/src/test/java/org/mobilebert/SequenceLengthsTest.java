// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import org.junit.Test;

public class SequenceLengthsTest {
  @Test
  public void shortestThatLeavesAPlaceWins() {
    SequenceLengths lengths = new SequenceLengths(384, 64, 128);
    assertEquals(384, lengths.longest());
    assertEquals(64, lengths.choose(63));
    assertEquals(128, lengths.choose(64));
    assertEquals(384, lengths.choose(384));
  }

  @Test
  public void noLengthIsAnError() {
    assertThrows(IllegalArgumentException.class, () -> new SequenceLengths());
  }
}
