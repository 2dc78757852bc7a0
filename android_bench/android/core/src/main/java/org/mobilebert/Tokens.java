// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert;

import java.util.Arrays;

/**
 * The word pieces of a text: ids, and where in the text each came from. Immutable.
 *
 * <p>Positions are those of {@link String#charAt}: UTF-16 code units, end exclusive. Accents that
 * were stripped belong to the letter before them; what the cleaning removes elsewhere (control and
 * zero-width characters, white space) belongs to no piece.
 */
public final class Tokens {
  private final int[] ids;
  private final int[] starts;
  private final int[] ends;
  private final int size;

  /** Takes over the arrays; the first {@code size} places count. */
  Tokens(int[] ids, int[] starts, int[] ends, int size) {
    this.ids = ids;
    this.starts = starts;
    this.ends = ends;
    this.size = size;
  }

  /** Returns the number of pieces. */
  public int size() {
    return size;
  }

  /** Returns the vocabulary id of a piece. */
  public int id(int index) {
    return ids[check(index)];
  }

  /** Returns where in the text a piece starts. */
  public int start(int index) {
    return starts[check(index)];
  }

  /** Returns where in the text a piece ends, exclusive. */
  public int end(int index) {
    return ends[check(index)];
  }

  /** Returns all ids. */
  public int[] ids() {
    return Arrays.copyOf(ids, size);
  }

  /** Copies ids {@code [from, to)} to {@code target} from {@code position} on. */
  void copyIds(int from, int to, int[] target, int position) {
    System.arraycopy(ids, from, target, position, to - from);
  }

  private int check(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException("piece " + index + " of " + size);
    }
    return index;
  }
}
