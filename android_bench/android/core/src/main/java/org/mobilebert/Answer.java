// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert;

/** A stretch of the context that answers a question. Immutable. */
public final class Answer {
  private final String text;
  private final int start;
  private final int end;
  private final double score;

  Answer(String text, int start, int end, double score) {
    this.text = text;
    this.start = start;
    this.end = end;
    this.score = score;
  }

  /** Returns {@code context.substring(start, end)}, white space and accents as they were. */
  public String text() {
    return text;
  }

  /** Returns where in the context it starts, in UTF-16 code units as {@link String#charAt}. */
  public int start() {
    return start;
  }

  /** Returns where in the context it ends, exclusive. */
  public int end() {
    return end;
  }

  /** Returns the sum of its start and end logit. */
  public double score() {
    return score;
  }

  @Override
  public String toString() {
    return text + " [" + start + ", " + end + ") " + score;
  }
}
