// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert;

import java.util.Arrays;

/** The sequence lengths that one file offers, and which of them an input takes. Immutable. */
public final class SequenceLengths {
  private final int[] lengths;

  /**
   * Takes the lengths in any order.
   *
   * @throws IllegalArgumentException if there is none
   */
  public SequenceLengths(int... lengths) {
    if (lengths.length == 0) {
      throw new IllegalArgumentException("A model must have a sequence length. Received: none.");
    }
    this.lengths = lengths.clone();
    Arrays.sort(this.lengths);
  }

  /** Returns the greatest, tokens. */
  public int longest() {
    return lengths[lengths.length - 1];
  }

  /**
   * Returns the shortest that fits and leaves one place of padding: the last word's trigram reads
   * the token behind it, and beyond the end there would be nothing instead. Else the longest.
   */
  public int choose(int usedLength) {
    for (int length : lengths) {
      if (length > usedLength) {
        return length;
      }
    }
    return longest();
  }
}
