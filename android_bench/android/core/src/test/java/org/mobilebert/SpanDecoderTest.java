// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class SpanDecoderTest {
  private static final WordPieceTokenizer TOKENIZER =
      new WordPieceTokenizer(
          new Vocabulary(Arrays.asList("[PAD]", "[UNK]", "[CLS]", "[SEP]", "a", "b")), true);

  /** "[CLS] a [SEP] A b  a [SEP]": the context is at 3, 4 and 5. */
  private static QuestionInput question() {
    return new TextEncoder(TOKENIZER, 8).encodeQuestion("a", "A b  a");
  }

  @Test
  public void bestSpansByHand() {
    SpanDecoder decoder = new SpanDecoder(question(), 2, 3);
    decoder.add(
        0, new float[] {1, 9, 9, 3, 0, 1, 9, 9}, new float[] {0.5f, 9, 9, 0, 2, 4, 9, 9});
    List<Answer> answers = decoder.answers();
    // A..b 3+2; a 1+4 = 5 as well, but a worse start; b..a 0+4. A..a is too long.
    assertEquals("A b", answers.get(0).text());
    assertEquals(5, answers.get(0).score(), 0);
    assertEquals("a", answers.get(1).text());
    assertEquals(5, answers.get(1).start());
    assertEquals(6, answers.get(1).end());
    assertEquals("b  a", answers.get(2).text());
    assertEquals(1.5, decoder.noAnswerScore(), 0);
  }

  @Test
  public void equalTextsCountOnce() {
    QuestionInput input = new TextEncoder(TOKENIZER, 8).encodeQuestion("b", "a a a");
    SpanDecoder decoder = new SpanDecoder(input, 1, 5);
    decoder.add(0, new float[8], new float[8]);
    assertEquals(1, decoder.answers().size());
  }

  @Test
  public void notANumberIsNoAnswer() {
    float[] broken = new float[8];
    Arrays.fill(broken, Float.NaN);
    SpanDecoder decoder = new SpanDecoder(question(), 2, 1);
    decoder.add(0, broken, broken);
    assertTrue(decoder.answers().isEmpty());
  }

  @Test
  public void equalsThePythonReference() throws Exception {
    WordPieceTokenizer tokenizer = new WordPieceTokenizer(Goldens.vocabulary(), true);
    for (Map<String, Object> row : Goldens.rows("answers.jsonl")) {
      int length = Goldens.number(row, "sequence_length");
      QuestionInput input =
          new TextEncoder(tokenizer, length)
              .encodeQuestion(
                  (String) row.get("question"),
                  (String) row.get("context"),
                  Goldens.number(row, "stride"));
      checkInputs((List<?>) row.get("inputs"), input, length);
      checkAnswers(row, input);
    }
  }

  private static void checkInputs(List<?> expected, QuestionInput input, int length) {
    assertEquals(expected.size(), input.windows().size());
    for (int i = 0; i < expected.size(); i++) {
      Map<?, ?> row = (Map<?, ?>) expected.get(i);
      ModelInput found = input.windows().get(i).input();
      assertArrayEquals(Goldens.ints(row.get("ids")), found.ids(length));
      assertArrayEquals(Goldens.ints(row.get("mask")), found.mask(length));
      assertArrayEquals(Goldens.ints(row.get("segment_ids")), found.segmentIds(length));
    }
  }

  private static void checkAnswers(Map<String, Object> row, QuestionInput input) {
    List<?> expected = (List<?>) row.get("answers");
    SpanDecoder decoder =
        new SpanDecoder(input, Goldens.number(row, "max_answer_tokens"), expected.size());
    List<?> logits = (List<?>) row.get("logits");
    for (int i = 0; i < logits.size(); i++) {
      List<?> both = (List<?>) logits.get(i);
      decoder.add(i, Goldens.floats(both.get(0)), Goldens.floats(both.get(1)));
    }
    assertEquals((Double) row.get("no_answer_score"), decoder.noAnswerScore(), 0);
    List<Answer> answers = decoder.answers();
    assertEquals(expected.size(), answers.size());
    for (int i = 0; i < expected.size(); i++) {
      Map<?, ?> answer = (Map<?, ?>) expected.get(i);
      assertEquals(answer.get("text"), answers.get(i).text());
      assertEquals(((Double) answer.get("start")).intValue(), answers.get(i).start());
      assertEquals(((Double) answer.get("end")).intValue(), answers.get(i).end());
      assertEquals((Double) answer.get("score"), answers.get(i).score(), 0);
    }
  }

  @Test
  public void badSizesAreErrors() {
    assertThrows(IllegalArgumentException.class, () -> new SpanDecoder(question(), 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new SpanDecoder(question(), 1, 0));
  }
}
