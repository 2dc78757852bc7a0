// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import org.junit.Test;

public class TextEncoderTest {
  // [PAD]=0, [UNK]=1, [CLS]=2, [SEP]=3, a=4, b=5, c=6
  private static final WordPieceTokenizer TOKENIZER =
      new WordPieceTokenizer(
          new Vocabulary(Arrays.asList("[PAD]", "[UNK]", "[CLS]", "[SEP]", "a", "b", "c")), true);

  @Test
  public void packsAndPads() {
    ModelInput input = new TextEncoder(TOKENIZER, 6).encode("a b");
    assertEquals(4, input.usedLength());
    assertArrayEquals(new int[] {2, 4, 5, 3, 0, 0}, input.ids(6));
    assertArrayEquals(new int[] {1, 1, 1, 1, 0, 0}, input.mask(6));
    assertArrayEquals(new int[6], input.segmentIds(6));
    assertArrayEquals(new int[] {2, 4, 5, 3}, input.ids(4));
    assertThrows(IllegalArgumentException.class, () -> input.mask(3));
  }

  @Test
  public void cutsBeforeTheLastSeparator() {
    ModelInput input = new TextEncoder(TOKENIZER, 5).encode("a b c a b c");
    assertArrayEquals(new int[] {2, 4, 5, 6, 3}, input.ids(5));
  }

  @Test
  public void nothingIsTheTwoSpecials() {
    assertArrayEquals(new int[] {2, 3, 0}, new TextEncoder(TOKENIZER, 5).encode("").ids(3));
  }

  @Test
  public void pairByHand() {
    ModelInput input = new TextEncoder(TOKENIZER, 9).encodePair("a b", "c c c");
    assertArrayEquals(new int[] {2, 4, 5, 3, 6, 6, 6, 3, 0}, input.ids(9));
    assertArrayEquals(new int[] {1, 1, 1, 1, 1, 1, 1, 1, 0}, input.mask(9));
    assertArrayEquals(new int[] {0, 0, 0, 0, 1, 1, 1, 1, 0}, input.segmentIds(9));
    // Four places: two for each, and the longer takes what the shorter leaves.
    TextEncoder encoder = new TextEncoder(TOKENIZER, 7);
    assertArrayEquals(new int[] {2, 4, 5, 3, 6, 6, 3}, encoder.encodePair("a b a", "c c c").ids(7));
    assertArrayEquals(new int[] {2, 4, 5, 4, 3, 6, 3}, encoder.encodePair("a b a b", "c").ids(7));
    assertArrayEquals(new int[] {2, 4, 3, 6, 6, 6, 3}, encoder.encodePair("a", "c c c c").ids(7));
    // Of five places the odd one is the first text's.
    encoder = new TextEncoder(TOKENIZER, 8);
    assertArrayEquals(
        new int[] {2, 4, 5, 4, 3, 6, 6, 3}, encoder.encodePair("a b a b", "c c c c").ids(8));
  }

  @Test
  public void windowsByHand() {
    // Six places for the context and a third of ten as stride: 0-5, 3-8.
    TextEncoder encoder = new TextEncoder(TOKENIZER, 10);
    QuestionInput input = encoder.encodeQuestion("a", "b c b c b c b c b");
    assertEquals(2, input.windows().size());
    assertEquals(0, input.windows().get(0).firstToken());
    assertEquals(3, input.windows().get(1).firstToken());
    assertEquals(6, input.windows().get(1).size());
    assertEquals(3, input.windows().get(1).position());
    assertArrayEquals(
        new int[] {2, 4, 3, 6, 5, 6, 5, 6, 5, 3}, input.windows().get(1).input().ids(10));
    // Piece 3 has two neighbours to the right in the first, none to the left in the second.
    assertEquals(true, input.isMaxContext(0, 3));
    assertEquals(false, input.isMaxContext(1, 3));
    // Piece 4: one and one; the first window wins. Piece 5: none against two.
    assertEquals(true, input.isMaxContext(0, 4));
    assertEquals(true, input.isMaxContext(1, 5));
  }

  @Test
  public void strideNeverSkipsAPiece() {
    TextEncoder encoder = new TextEncoder(TOKENIZER, 10);
    assertEquals(2, encoder.encodeQuestion("a", "b b b b b b b b", 128).windows().size());
    assertEquals(0, encoder.encodeQuestion("a", " ", 128).windows().size());
    assertThrows(
        IllegalArgumentException.class, () -> encoder.encodeQuestion("a", "b", 0));
  }

  @Test
  public void randomInputsAreFullAndValid() {
    ModelInput input = ModelInput.random(7, 100, 0);
    assertEquals(100, input.usedLength());
    assertArrayEquals(input.ids(100), ModelInput.random(7, 100, 0).ids(100));
    int[] counts = new int[7];
    for (int id : input.ids(100)) {
      counts[id]++;
    }
    for (int count : counts) {
      assertTrue(count > 0);
    }
    assertArrayEquals(new int[100], input.segmentIds(100));
  }

  @Test
  public void noRoomIsAnError() {
    assertThrows(IllegalArgumentException.class, () -> new TextEncoder(TOKENIZER, 4));
  }
}
