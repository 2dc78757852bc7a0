// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Character properties, lower case and canonical decomposition, equal on every platform.
 *
 * <p>The tables of {@code java.lang.Character} and {@code java.text.Normalizer} are those of the
 * phone's Unicode version; a model's tokens must not depend on it. Takes about 70 kB of memory once
 * the class is loaded. All methods are thread-safe.
 */
final class UnicodeTable {
  /** What the cleaning does with a character; see {@link #kind}. */
  static final int OTHER = 0;

  static final int SPACE = 1;
  static final int DROPPED = 2;
  static final int IDEOGRAPH = 3;
  static final int PUNCTUATION = 4;
  static final int ACCENT = 5;

  private static final int KIND_MASK = 7;
  private static final int CASED = 8;
  private static final int CASE_IGNORABLE = 16;
  private static final int HAS_LOWER_CASE = 32;
  private static final int HAS_DECOMPOSITION = 64;
  private static final int COMBINES = 128;

  private static final int PAGE_BITS = 7;
  private static final int PAGE_SIZE = 1 << PAGE_BITS;
  private static final int CODE_POINTS = Character.MAX_CODE_POINT + 1;

  private static final int FIRST_SYLLABLE = 0xAC00;
  private static final int SYLLABLES = 11172;
  private static final int VOWELS_TIMES_TAILS = 588;
  private static final int TAILS = 28;

  private static final int[] LOWER_CASE_FROM;
  private static final int[] LOWER_CASE_TO;
  private static final int[] DECOMPOSITION_FROM;
  private static final int[] DECOMPOSITION_TO; // two for each, the second 0 if there is none
  private static final int[] COMBINING_FROM; // first of a run, ascending
  private static final byte[] COMBINING_CLASS; // of the run
  private static final short[] PAGE_OF;
  private static final byte[] PROPERTIES;

  static {
    int[][] lower = lowerCase(numbers(UnicodeData.LOWER_CASE));
    LOWER_CASE_FROM = lower[0];
    LOWER_CASE_TO = lower[1];
    int[][] decompositions = decompositions(numbers(UnicodeData.DECOMPOSITIONS));
    DECOMPOSITION_FROM = decompositions[0];
    DECOMPOSITION_TO = decompositions[1];
    int[] combining = numbers(UnicodeData.COMBINING_CLASSES);
    COMBINING_FROM = new int[combining.length / 2];
    COMBINING_CLASS = new byte[combining.length / 2];
    byte[] flat = new byte[CODE_POINTS];
    fillRuns(numbers(UnicodeData.PROPERTIES), flat);
    for (int code : LOWER_CASE_FROM) {
      flat[code] |= HAS_LOWER_CASE;
    }
    for (int code : DECOMPOSITION_FROM) {
      flat[code] |= HAS_DECOMPOSITION;
    }
    markCombining(combining, flat);
    PAGE_OF = new short[CODE_POINTS >> PAGE_BITS];
    PROPERTIES = pages(flat, PAGE_OF);
  }

  private UnicodeTable() {}

  /** Returns one of the constants of this class for a code point. */
  static int kind(int codePoint) {
    return properties(codePoint) & KIND_MASK;
  }

  /** Returns whether a capital sigma behind this character may be a final one. */
  static boolean isCased(int codePoint) {
    return (properties(codePoint) & CASED) != 0;
  }

  /** Returns whether the search for such a character passes over this one. */
  static boolean isCaseIgnorable(int codePoint) {
    return (properties(codePoint) & CASE_IGNORABLE) != 0;
  }

  /** Returns the lower case of all characters with a single one, and others unchanged. */
  static int lowerCase(int codePoint) {
    if ((properties(codePoint) & HAS_LOWER_CASE) == 0) {
      return codePoint;
    }
    return LOWER_CASE_TO[Arrays.binarySearch(LOWER_CASE_FROM, codePoint)];
  }

  /** Returns the canonical combining class, 0 to 240. */
  static int combiningClass(int codePoint) {
    if ((properties(codePoint) & COMBINES) == 0) {
      return 0;
    }
    int run = Arrays.binarySearch(COMBINING_FROM, codePoint);
    return COMBINING_CLASS[run >= 0 ? run : -run - 2] & 0xFF;
  }

  /**
   * Writes the full canonical decomposition of a code point, without reordering.
   *
   * @param out where to write; four places must be free
   * @return the position behind the last one written
   */
  static int decompose(int codePoint, int[] out, int position) {
    int syllable = codePoint - FIRST_SYLLABLE;
    if (syllable >= 0 && syllable < SYLLABLES) {
      return decomposeSyllable(syllable, out, position);
    }
    if ((properties(codePoint) & HAS_DECOMPOSITION) == 0) {
      out[position] = codePoint;
      return position + 1;
    }
    int entry = 2 * Arrays.binarySearch(DECOMPOSITION_FROM, codePoint);
    int end = decompose(DECOMPOSITION_TO[entry], out, position);
    int second = DECOMPOSITION_TO[entry + 1];
    return second == 0 ? end : decompose(second, out, end);
  }

  private static int decomposeSyllable(int syllable, int[] out, int position) {
    out[position++] = 0x1100 + syllable / VOWELS_TIMES_TAILS;
    out[position++] = 0x1161 + syllable % VOWELS_TIMES_TAILS / TAILS;
    if (syllable % TAILS != 0) {
      out[position++] = 0x11A7 + syllable % TAILS;
    }
    return position;
  }

  private static int properties(int codePoint) {
    int page = PAGE_OF[codePoint >> PAGE_BITS];
    return PROPERTIES[(page << PAGE_BITS) + (codePoint & (PAGE_SIZE - 1))];
  }

  private static int[] numbers(String text) {
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      count += text.charAt(i) == ' ' ? 1 : 0;
    }
    int[] numbers = new int[count];
    int start = 0;
    for (int i = 0; i < count; i++) {
      int space = text.indexOf(' ', start);
      int end = space < 0 ? text.length() : space;
      numbers[i] = Integer.parseInt(text.substring(start, end), 36);
      start = end + 1;
    }
    return numbers;
  }

  private static void fillRuns(int[] runs, byte[] flat) {
    int code = 0;
    for (int i = 0; i < runs.length; i += 2) {
      Arrays.fill(flat, code, code + runs[i], (byte) runs[i + 1]);
      code += runs[i];
    }
  }

  private static void markCombining(int[] runs, byte[] flat) {
    int code = 0;
    for (int i = 0; i < runs.length; i += 2) {
      COMBINING_FROM[i / 2] = code;
      COMBINING_CLASS[i / 2] = (byte) runs[i + 1];
      for (int end = code + runs[i]; code < end; code++) {
        flat[code] |= runs[i + 1] == 0 ? 0 : COMBINES;
      }
    }
  }

  private static int[][] lowerCase(int[] runs) {
    int count = 0;
    for (int i = 1; i < runs.length; i += 4) {
      count += runs[i];
    }
    long[] pairs = new long[count]; // sorted together: from, to
    int code = 0;
    int next = 0;
    for (int i = 0; i < runs.length; i += 4) {
      code += runs[i];
      for (int j = 0; j < runs[i + 1]; j++) {
        long from = code + j * runs[i + 2];
        pairs[next++] = from << 32 | from + runs[i + 3];
      }
    }
    Arrays.sort(pairs);
    int[][] sides = new int[2][count];
    for (int i = 0; i < count; i++) {
      sides[0][i] = (int) (pairs[i] >> 32);
      sides[1][i] = (int) pairs[i];
    }
    return sides;
  }

  private static int[][] decompositions(int[] numbers) {
    int count = numbers.length / 3;
    int[][] sides = {new int[count], new int[2 * count]};
    int code = 0;
    for (int i = 0; i < count; i++) {
      code += numbers[3 * i];
      sides[0][i] = code;
      sides[1][2 * i] = numbers[3 * i + 1];
      sides[1][2 * i + 1] = numbers[3 * i + 2];
    }
    return sides;
  }

  /** Keeps one copy of equal pages; most of Unicode is one empty page. */
  private static byte[] pages(byte[] flat, short[] pageOf) {
    byte[] kept = new byte[flat.length];
    int count = 0;
    Map<String, Short> known = new HashMap<>();
    for (int page = 0; page < pageOf.length; page++) {
      byte[] content = Arrays.copyOfRange(flat, page << PAGE_BITS, (page + 1) << PAGE_BITS);
      String key = new String(content, StandardCharsets.ISO_8859_1);
      Short same = known.get(key);
      if (same == null) {
        same = (short) count++;
        known.put(key, same);
        System.arraycopy(content, 0, kept, same << PAGE_BITS, PAGE_SIZE);
      }
      pageOf[page] = same;
    }
    return Arrays.copyOf(kept, count << PAGE_BITS);
  }
}
