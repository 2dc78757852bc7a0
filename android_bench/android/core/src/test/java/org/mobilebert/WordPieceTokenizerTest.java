// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.Test;

public class WordPieceTokenizerTest {
  private static final Vocabulary SMALL =
      new Vocabulary(
          Arrays.asList("[PAD]", "[UNK]", "[CLS]", "[SEP]", "i", "cafe", "##s", "ı", "café", "😀"));

  @Test
  public void equalsThePythonTokenizer() throws Exception {
    Vocabulary vocabulary = Goldens.vocabulary();
    List<Map<String, Object>> rows = Goldens.rows("tokens.jsonl");
    assertTrue(rows.size() > 100);
    for (Map<String, Object> row : rows) {
      check(row, vocabulary);
    }
  }

  @Test
  public void doesNotAskTheLocale() throws Exception {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(new Locale("tr", "TR"));
      assertEquals(4, new WordPieceTokenizer(SMALL, true).tokenize("I").id(0));
      equalsThePythonTokenizer();
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  public void placesAreThoseOfTheText() {
    String text = "  CAFÉS,\u200b cafe\u0301 😀";
    Tokens tokens = new WordPieceTokenizer(SMALL, true).tokenize(text);
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      parts.add(text.substring(tokens.start(i), tokens.end(i)));
    }
    assertEquals(Arrays.asList("CAFÉ", "S", ",", "cafe\u0301", "😀"), parts);
    assertArrayEquals(new int[] {5, 6, 1, 5, 9}, tokens.ids());
  }

  @Test
  public void caseAndAccentsAreTwoChoices() {
    assertEquals(8, new WordPieceTokenizer(SMALL, true, false, true).tokenize("CAFÉ").id(0));
    assertEquals(1, new WordPieceTokenizer(SMALL, false, true, true).tokenize("CAFÉ").id(0));
    assertEquals(5, new WordPieceTokenizer(SMALL, false, true, true).tokenize("café").id(0));
    assertEquals(8, new WordPieceTokenizer(SMALL, false).tokenize("café").id(0));
  }

  @Test
  public void manyThreadsMayShareOne() throws Exception {
    final Vocabulary vocabulary = Goldens.vocabulary();
    final List<Map<String, Object>> rows = Goldens.rows("tokens.jsonl");
    ExecutorService executor = Executors.newFixedThreadPool(4);
    Callable<Void> task =
        () -> {
          for (int round = 0; round < 5; round++) {
            for (Map<String, Object> row : rows) {
              check(row, vocabulary);
            }
          }
          return null;
        };
    try {
      for (Future<Void> done : executor.invokeAll(Collections.nCopies(4, task))) {
        done.get();
      }
    } finally {
      executor.shutdownNow();
    }
  }

  /** Work must grow with the text and no faster, or one message stops an app. */
  @Test(timeout = 120_000)
  public void longWordsCostLittle() {
    WordPieceTokenizer tokenizer = new WordPieceTokenizer(SMALL, true);
    for (String part :
        Arrays.asList("x", "\u0130", "\ud4db", "\u0323\u0301", "\u302e\u302a", "Σ")) {
      String text = String.join("", Collections.nCopies(500_000, part));
      assertTrue(part, tokenizer.tokenize(text).size() <= 1);
    }
    String punctuation = String.join("", Collections.nCopies(500_000, "."));
    assertEquals(500_000, tokenizer.tokenize(punctuation).size());
  }

  @Test(expected = IndexOutOfBoundsException.class)
  public void noPieceBehindTheLast() {
    new WordPieceTokenizer(SMALL, true).tokenize("i").id(1);
  }

  @Test(expected = NullPointerException.class)
  public void noTextIsAnError() {
    new WordPieceTokenizer(SMALL, true).tokenize(null);
  }

  private static void check(Map<String, Object> row, Vocabulary vocabulary) {
    WordPieceTokenizer tokenizer =
        new WordPieceTokenizer(
            vocabulary,
            (Boolean) row.get("lowercase"),
            (Boolean) row.get("strip_accents"),
            (Boolean) row.get("split_on_cjk"));
    Tokens tokens = tokenizer.tokenize((String) row.get("text"));
    String reason = (String) row.get("reason");
    int[] starts = Goldens.ints(row.get("starts"));
    int[] ends = Goldens.ints(row.get("ends"));
    assertArrayEquals(reason, Goldens.ints(row.get("ids")), tokens.ids());
    for (int i = 0; i < starts.length; i++) {
      assertEquals(reason, starts[i], tokens.start(i));
      assertEquals(reason, ends[i], tokens.end(i));
    }
  }
}
