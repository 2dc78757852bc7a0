// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert;

/** A question and a stretch of its context, packed. Immutable. */
public final class ContextWindow {
  private final ModelInput input;
  private final int position;
  private final int firstToken;
  private final int size;

  ContextWindow(ModelInput input, int position, int firstToken, int size) {
    this.input = input;
    this.position = position;
    this.firstToken = firstToken;
    this.size = size;
  }

  /** Returns what the model takes. */
  public ModelInput input() {
    return input;
  }

  /** Returns where in the input the stretch starts. */
  public int position() {
    return position;
  }

  /** Returns the first piece of the stretch, as an index into the context's pieces. */
  public int firstToken() {
    return firstToken;
  }

  /** Returns the number of pieces of the stretch. */
  public int size() {
    return size;
  }

  /**
   * Returns how much context a piece has here: the smaller side, and a little for the length, as
   * BERT's SQuAD script has it.
   *
   * @param token index into the context's pieces, within this stretch
   */
  double contextOf(int token) {
    int left = token - firstToken;
    int right = firstToken + size - 1 - token;
    return Math.min(left, right) + 0.01 * size;
  }
}
