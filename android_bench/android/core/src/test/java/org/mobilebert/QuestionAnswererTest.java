// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.Test;

public class QuestionAnswererTest {
  /** The golden file, but of the other task: both names are written in one buffer. */
  private static ModelMetadata metadata() throws IOException {
    String text = new String(Goldens.model(), StandardCharsets.ISO_8859_1);
    String own = "{\"lowercase\": false, \"task\": \"text_classifier\"}";
    String other = "{\"task\":\"question_answerer\"}";
    assertTrue(text.contains(own));
    StringBuilder padded = new StringBuilder(other);
    while (padded.length() < own.length()) {
      padded.append(' ');
    }
    byte[] content = text.replace(own, padded).getBytes(StandardCharsets.ISO_8859_1);
    return ModelMetadata.read(ByteBuffer.wrap(content));
  }

  @Test
  public void readsEveryWindow() throws IOException {
    float[] logits = new float[16];
    FakeModel model = new FakeModel().with("start_logits", logits).with("end_logits", logits);
    QuestionAnswerer answerer = new QuestionAnswerer(model, metadata());
    // One piece of question leaves 12 places, a third of 16 is the stride: 0, 5, 10 and 15.
    List<Answer> answers =
        answerer.answer("!", "! ! ! ! ! ! ! ! ! ! ! ! ! ! ! ! ! ! ! ! ! ! ! !", 2);
    assertEquals(4, model.inputs.size());
    assertEquals("!", answers.get(0).text());
    assertEquals("! !", answers.get(1).text());
  }

  @Test
  public void noContextNoAnswer() throws IOException {
    FakeModel model = new FakeModel();
    assertTrue(new QuestionAnswerer(model, metadata()).answer("!", " ", 1).isEmpty());
    assertEquals(0, model.inputs.size());
  }

  @Test
  public void refusesAClassifier() throws IOException {
    ModelMetadata classifier = ModelMetadata.read(ByteBuffer.wrap(Goldens.model()));
    assertThrows(
        IllegalArgumentException.class, () -> new QuestionAnswerer(new FakeModel(), classifier));
  }
}
