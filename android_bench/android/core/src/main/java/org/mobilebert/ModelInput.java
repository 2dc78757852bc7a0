// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert;

import java.util.Arrays;
import java.util.Random;

/**
 * One row of input for an exported model: token ids with {@code [CLS]} and {@code [SEP]}, and where
 * the second text starts. Immutable; padding is added for the length that is asked for.
 */
public final class ModelInput {
  private final int[] ids;
  private final int secondStart;
  private final int paddingId;

  /**
   * Takes over {@code ids}.
   *
   * @param secondStart position of the second text's first token; {@code ids.length} if none
   */
  ModelInput(int[] ids, int secondStart, int paddingId) {
    this.ids = ids;
    this.secondStart = secondStart;
    this.paddingId = paddingId;
  }

  /**
   * Makes an input of random tokens over the whole length, to measure with: the worst case, and no
   * id that a model does not have.
   *
   * @param vocabularySize ids are below it
   * @param length tokens
   * @param seed of the ids
   */
  public static ModelInput random(int vocabularySize, int length, long seed) {
    Random random = new Random(seed);
    int[] ids = new int[length];
    for (int i = 0; i < length; i++) {
      ids[i] = random.nextInt(vocabularySize);
    }
    return new ModelInput(ids, length, 0);
  }

  /** Returns the number of tokens, special ones included, without padding. */
  public int usedLength() {
    return ids.length;
  }

  /** Returns the token ids, shape {@code (length)}, padded with {@code [PAD]}. */
  public int[] ids(int length) {
    int[] padded = Arrays.copyOf(ids, checkLength(length));
    Arrays.fill(padded, ids.length, length, paddingId);
    return padded;
  }

  /** Returns 1 for tokens and 0 for padding, shape {@code (length)}. */
  public int[] mask(int length) {
    return ones(0, checkLength(length));
  }

  /** Returns 0 for the first text and padding, 1 for the second, shape {@code (length)}. */
  public int[] segmentIds(int length) {
    return ones(secondStart, checkLength(length));
  }

  private int[] ones(int from, int length) {
    int[] values = new int[length];
    Arrays.fill(values, from, ids.length, 1);
    return values;
  }

  private int checkLength(int length) {
    if (length < ids.length) {
      throw new IllegalArgumentException(
          "`length` must be at least " + ids.length + ". Received: length=" + length);
    }
    return length;
  }
}
