// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert;

/** A label and how probable it is. Immutable. */
public final class LabelScore {
  private final String label;
  private final float score;

  LabelScore(String label, float score) {
    this.label = label;
    this.score = score;
  }

  /** Returns the label. */
  public String label() {
    return label;
  }

  /** Returns its probability, 0 to 1. */
  public float score() {
    return score;
  }

  @Override
  public String toString() {
    return label + " " + score;
  }
}
