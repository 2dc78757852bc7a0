// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert;

import java.util.Arrays;

/** Collects the pieces of a text, word by word. */
final class TokenList {
  private static final int LONGEST_WORD = 200;

  private final Vocabulary vocabulary;
  private final int[] hashes;
  private int[] ids;
  private int[] starts;
  private int[] ends;
  private int size;

  /**
   * Makes an empty list.
   *
   * @param textLength of the text, to guess the space from
   */
  TokenList(Vocabulary vocabulary, int textLength) {
    this.vocabulary = vocabulary;
    hashes = new int[Math.min(LONGEST_WORD, vocabulary.longestPiece())];
    int capacity = 8 + textLength / 3;
    ids = new int[capacity];
    starts = new int[capacity];
    ends = new int[capacity];
  }

  /** Adds the pieces of {@code word[from, to)}: all of them, or {@code [UNK]}. */
  void addWord(Word word, int from, int to) {
    if (from == to) {
      return;
    }
    int before = size;
    boolean fits = to - from <= LONGEST_WORD;
    for (int start = from; fits && start < to; ) {
      int[] codePoints = word.codePoints();
      int id = vocabulary.longestPrefix(codePoints, start, to, start > from, hashes);
      fits = id >= 0;
      if (fits) {
        int end = start + vocabulary.length(id);
        add(id, word.start(start), word.end(end - 1));
        start = end;
      }
    }
    if (!fits) {
      size = before;
      add(vocabulary.unknownId(), word.start(from), word.end(to - 1));
    }
  }

  Tokens toTokens() {
    return new Tokens(ids, starts, ends, size);
  }

  private void add(int id, int start, int end) {
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, 2 * size);
      starts = Arrays.copyOf(starts, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
    }
    ids[size] = id;
    starts[size] = start;
    ends[size++] = end;
  }
}
