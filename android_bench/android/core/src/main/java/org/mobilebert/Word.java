// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert;

import java.util.Arrays;

/** A growing row of code points, each with the place in the text it came from. */
final class Word {
  private int[] codePoints;
  private int[] starts;
  private int[] ends;
  private int size;

  Word(int capacity) {
    codePoints = new int[capacity];
    starts = new int[capacity];
    ends = new int[capacity];
  }

  int size() {
    return size;
  }

  int codePoint(int index) {
    return codePoints[index];
  }

  int[] codePoints() {
    return codePoints;
  }

  int start(int index) {
    return starts[index];
  }

  int end(int index) {
    return ends[index];
  }

  void clear() {
    size = 0;
  }

  void append(int codePoint, int start, int end) {
    if (size == codePoints.length) {
      int capacity = 2 * size + 4;
      codePoints = Arrays.copyOf(codePoints, capacity);
      starts = Arrays.copyOf(starts, capacity);
      ends = Arrays.copyOf(ends, capacity);
    }
    codePoints[size] = codePoint;
    starts[size] = start;
    ends[size++] = end;
  }

  /** Stretches the last one's place in the text to {@code end}. */
  void extendLast(int end) {
    if (size > 0) {
      ends[size - 1] = Math.max(ends[size - 1], end);
    }
  }

  /** Moves the last one forward to {@code index}, those from there on back by one. */
  void moveLastTo(int index) {
    int last = size - 1;
    rotate(codePoints, index, last);
    rotate(starts, index, last);
    rotate(ends, index, last);
  }

  boolean isAscii() {
    for (int i = 0; i < size; i++) {
      if (codePoints[i] > 127) {
        return false;
      }
    }
    return true;
  }

  private static void rotate(int[] values, int index, int last) {
    int moved = values[last];
    System.arraycopy(values, index, values, index + 1, last - index);
    values[index] = moved;
  }
}
