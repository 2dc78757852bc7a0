// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.Test;

public class VocabularyTest {
  private static final List<String> SPECIAL = Arrays.asList("[PAD]", "[UNK]", "[CLS]", "[SEP]");

  private static Vocabulary with(String... pieces) {
    List<String> all = new ArrayList<>(SPECIAL);
    all.addAll(Arrays.asList(pieces));
    return new Vocabulary(all);
  }

  private static int find(Vocabulary vocabulary, String word, boolean continuation) {
    int[] points = word.codePoints().toArray();
    int[] hashes = new int[vocabulary.longestPiece()];
    return vocabulary.longestPrefix(points, 0, points.length, continuation, hashes);
  }

  @Test
  public void longestPieceWins() {
    Vocabulary vocabulary = with("a", "ab", "##a", "abcd");
    assertEquals(5, find(vocabulary, "abc", false));
    assertEquals(7, find(vocabulary, "abcd", false));
    assertEquals(6, find(vocabulary, "abcd", true));
    assertEquals(-1, find(vocabulary, "b", false));
  }

  @Test
  public void firstOfEqualPiecesWins() {
    assertEquals(4, find(with("a", "a", "##a"), "a", false));
  }

  @Test
  public void everyPieceIsFound() {
    String[] pieces = new String[20_000];
    for (int i = 0; i < pieces.length; i++) {
      pieces[i] = (i % 2 == 0 ? "" : "##") + Integer.toString(i * 7919, 36);
    }
    Vocabulary vocabulary = with(pieces);
    for (int i = 0; i < pieces.length; i++) {
      String bare = pieces[i].replace("##", "");
      assertEquals(pieces[i], 4 + i, find(vocabulary, bare, i % 2 == 1));
    }
  }

  @Test
  public void aPieceOfHashesIsAPiece() {
    assertEquals(4, find(with("##", "#"), "##", false));
    assertEquals(-1, find(with("##", "#"), "#", true));
  }

  @Test
  public void readsLines() throws IOException {
    byte[] text = "[PAD]\r\n[UNK]\r\n[CLS]\n[SEP]\nä😀".getBytes(StandardCharsets.UTF_8);
    Vocabulary vocabulary = Vocabulary.read(new ByteArrayInputStream(text));
    assertEquals(5, vocabulary.size());
    assertEquals("ä😀", vocabulary.piece(4));
    assertEquals(0, vocabulary.paddingId());
    assertEquals(1, vocabulary.unknownId());
    assertEquals(2, vocabulary.startId());
    assertEquals(3, vocabulary.separatorId());
  }

  @Test
  public void namesTheMissingSpecial() {
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class, () -> new Vocabulary(Arrays.asList("[PAD]", "[UNK]")));
    assertTrue(error.getMessage(), error.getMessage().contains("must contain [CLS]"));
    assertThrows(
        IllegalArgumentException.class, () -> new Vocabulary(new ArrayList<String>()));
  }
}
