// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert;

/** Lowers the case of words and strips their accents. Has scratch memory: one for each call. */
final class WordNormalizer {
  private static final int CAPITAL_SIGMA = 0x3A3;
  private static final int SMALL_SIGMA = 0x3C3;
  private static final int FINAL_SIGMA = 0x3C2;
  private static final int DOTTED_CAPITAL_I = 0x130;
  private static final int DOT_ABOVE = 0x307;
  private static final int LONGEST_DECOMPOSITION = 4;

  /** A word with more combining characters in a row is {@code [UNK]} in whatever order. */
  private static final int LONGEST_RUN = 200;

  private final boolean lowerCase;
  private final boolean stripAccents;
  private final int[] part = new int[LONGEST_DECOMPOSITION];
  private Word spare;

  WordNormalizer(boolean lowerCase, boolean stripAccents, int capacity) {
    this.lowerCase = lowerCase;
    this.stripAccents = stripAccents;
    spare = new Word(lowerCase || stripAccents ? capacity : 0);
  }

  /** Returns the normalised word, and keeps the other for the next call. */
  Word normalize(Word word) {
    Word result = word;
    if (lowerCase) {
      result = lowerCase(result);
    }
    return stripAccents && !result.isAscii() ? stripAccents(result) : result;
  }

  /** As Python's {@code str.lower()}: with final sigma, without a locale. */
  private Word lowerCase(Word word) {
    Word lower = takeSpare(word);
    for (int i = 0; i < word.size(); i++) {
      int codePoint = word.codePoint(i);
      if (codePoint == CAPITAL_SIGMA) {
        lower.append(isFinal(word, i) ? FINAL_SIGMA : SMALL_SIGMA, word.start(i), word.end(i));
      } else if (codePoint == DOTTED_CAPITAL_I) {
        lower.append('i', word.start(i), word.end(i));
        lower.append(DOT_ABOVE, word.start(i), word.end(i));
      } else {
        lower.append(UnicodeTable.lowerCase(codePoint), word.start(i), word.end(i));
      }
    }
    return lower;
  }

  private static boolean isFinal(Word word, int sigma) {
    return isCasedBeyondIgnorable(word, sigma, -1) && !isCasedBeyondIgnorable(word, sigma, 1);
  }

  private static boolean isCasedBeyondIgnorable(Word word, int index, int step) {
    int i = index + step;
    while (i >= 0 && i < word.size() && UnicodeTable.isCaseIgnorable(word.codePoint(i))) {
      i += step;
    }
    return i >= 0 && i < word.size() && UnicodeTable.isCased(word.codePoint(i));
  }

  /** NFD without category Mn; what is stripped still counts as its letter's place in the text. */
  private Word stripAccents(Word word) {
    Word kept = takeSpare(word);
    int run = 0; // where in `kept` the current row of combining characters starts
    for (int i = 0; i < word.size(); i++) {
      int count = UnicodeTable.decompose(word.codePoint(i), part, 0);
      for (int j = 0; j < count; j++) {
        int combining = UnicodeTable.combiningClass(part[j]);
        if (UnicodeTable.kind(part[j]) == UnicodeTable.ACCENT) {
          kept.extendLast(word.end(i));
        } else {
          kept.append(part[j], word.start(i), word.end(i));
          sortLast(kept, run, combining);
        }
        run = combining == 0 ? kept.size() : run;
      }
    }
    return kept;
  }

  /** Canonical ordering: by combining class within a row, equal ones stay as they were. */
  private static void sortLast(Word word, int run, int combining) {
    int last = word.size() - 1;
    int target = last;
    if (combining == 0 || last - run > LONGEST_RUN) {
      return;
    }
    while (target > run && UnicodeTable.combiningClass(word.codePoint(target - 1)) > combining) {
      target--;
    }
    if (target < last) {
      word.moveLastTo(target);
    }
  }

  private Word takeSpare(Word given) {
    Word taken = spare;
    taken.clear();
    spare = given;
    return taken;
  }
}
