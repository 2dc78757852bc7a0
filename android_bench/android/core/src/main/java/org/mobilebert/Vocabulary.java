// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The word pieces of a model; a piece's position is its id. Immutable, so thread-safe.
 *
 * <p>Looks up slices of a word without making strings: an open-addressing table over code points,
 * about 1.5 MB for BERT's 30,522 pieces.
 */
public final class Vocabulary {
  private static final String CONTINUATION = "##";
  private static final int FREE = -1;

  private final List<String> pieces;
  private final int[] codePoints; // all pieces, one behind the other, without "##"
  private final int[] starts; // of each piece in codePoints, and the end of the last
  private final boolean[] continues;
  private final int[] table; // hash -> id
  private final int longest; // code points of the longest piece
  private final int padding;
  private final int unknown;
  private final int start;
  private final int separator;

  /**
   * Takes a list of pieces. Of equal pieces the first counts.
   *
   * @throws IllegalArgumentException if a special token is missing
   */
  public Vocabulary(List<String> pieces) {
    this.pieces = Collections.unmodifiableList(new ArrayList<>(pieces));
    int total = 0;
    for (String piece : this.pieces) {
      total += piece.length();
    }
    int[] points = new int[total];
    starts = new int[pieces.size() + 1];
    continues = new boolean[pieces.size()];
    table = new int[Integer.highestOneBit(Math.max(1, pieces.size())) * 4];
    Arrays.fill(table, FREE);
    codePoints = points;
    int most = 0;
    for (int id = 0; id < this.pieces.size(); id++) {
      add(id, this.pieces.get(id));
      most = Math.max(most, starts[id + 1] - starts[id]);
    }
    longest = most;
    padding = special("[PAD]");
    unknown = special("[UNK]");
    start = special("[CLS]");
    separator = special("[SEP]");
  }

  /**
   * Reads one piece a line, UTF-8. The stream stays open.
   *
   * @throws IllegalArgumentException if a special token is missing
   */
  public static Vocabulary read(InputStream stream) throws IOException {
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    List<String> lines = new ArrayList<>();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      lines.add(line);
    }
    return new Vocabulary(lines);
  }

  /** Returns the number of pieces. */
  public int size() {
    return pieces.size();
  }

  /** Returns the piece of an id, with its "##". */
  public String piece(int id) {
    return pieces.get(id);
  }

  /** Returns the id of {@code [PAD]}. */
  public int paddingId() {
    return padding;
  }

  /** Returns the id of {@code [UNK]}. */
  public int unknownId() {
    return unknown;
  }

  /** Returns the id of {@code [CLS]}. */
  public int startId() {
    return start;
  }

  /** Returns the id of {@code [SEP]}. */
  public int separatorId() {
    return separator;
  }

  /** Returns the code points of the longest piece, without its "##". */
  int longestPiece() {
    return longest;
  }

  /** Returns the code points of a piece, without its "##". */
  int length(int id) {
    return starts[id + 1] - starts[id];
  }

  /**
   * Finds the longest piece that a slice of a word begins with.
   *
   * @param word code points
   * @param from where the slice starts
   * @param to where it ends
   * @param continuation whether only pieces that were written with "##" count, or only others
   * @param hashes scratch of at least {@link #longestPiece()} places
   * @return the id, or -1
   */
  int longestPrefix(int[] word, int from, int to, boolean continuation, int[] hashes) {
    int length = Math.min(longest, to - from);
    int hash = continuation ? 1 : 0;
    for (int i = 0; i < length; i++) {
      hash = 31 * hash + word[from + i] + 1;
      hashes[i] = hash;
    }
    for (; length > 0; length--) {
      int id = find(hashes[length - 1], word, from, length, continuation);
      if (id != FREE) {
        return id;
      }
    }
    return FREE;
  }

  private void add(int id, String piece) {
    boolean continuation = piece.startsWith(CONTINUATION) && piece.length() > 2;
    int end = starts[id];
    int hash = continuation ? 1 : 0;
    for (int i = continuation ? 2 : 0; i < piece.length(); ) {
      int codePoint = piece.codePointAt(i);
      codePoints[end++] = codePoint;
      hash = 31 * hash + codePoint + 1;
      i += Character.charCount(codePoint);
    }
    starts[id + 1] = end;
    continues[id] = continuation;
    if (find(hash, codePoints, starts[id], length(id), continuation) == FREE) {
      int slot = slot(hash);
      while (table[slot] != FREE) {
        slot = (slot + 1) & (table.length - 1);
      }
      table[slot] = id;
    }
  }

  private int find(int hash, int[] word, int from, int length, boolean continuation) {
    for (int slot = slot(hash); table[slot] != FREE; slot = (slot + 1) & (table.length - 1)) {
      int id = table[slot];
      if (continues[id] == continuation && length(id) == length && matches(id, word, from)) {
        return id;
      }
    }
    return FREE;
  }

  private boolean matches(int id, int[] word, int from) {
    for (int i = starts[id], j = from; i < starts[id + 1]; i++, j++) {
      if (codePoints[i] != word[j]) {
        return false;
      }
    }
    return true;
  }

  private int slot(int hash) {
    int mixed = hash * 0x9E3779B1;
    return (mixed ^ mixed >>> 15) & (table.length - 1);
  }

  private int special(String token) {
    int id = pieces.indexOf(token);
    if (id < 0) {
      throw new IllegalArgumentException(
          "The vocabulary must contain "
              + token
              + ". Received: "
              + pieces.size()
              + " pieces without it. Use the vocabulary the model was trained with.");
    }
    return id;
  }
}
