// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.Test;

public class TextClassifierTest {
  private static ModelMetadata metadata() throws IOException {
    return ModelMetadata.read(ByteBuffer.wrap(Goldens.model()));
  }

  @Test
  public void sortsLabelsByProbability() throws IOException {
    FakeModel model = new FakeModel().with("probability", 0.2f, 0.1f, 0.7f);
    List<LabelScore> scores = new TextClassifier(model, metadata()).classify("!");
    assertEquals("肯定", scores.get(0).label());
    assertEquals(0.7f, scores.get(0).score(), 0);
    assertEquals("neutral", scores.get(2).label());
    assertEquals(3, model.inputs.get(0).usedLength());
  }

  @Test
  public void packsPairs() throws IOException {
    FakeModel model = new FakeModel().with("probability", 0, 0, 1);
    new TextClassifier(model, metadata()).classify("!", "!");
    assertArrayEquals(new int[] {0, 0, 0, 1, 1, 0}, model.inputs.get(0).segmentIds(6));
  }

  @Test
  public void saysWhenLabelsAndOutputsDiffer() throws IOException {
    ModelMetadata metadata = metadata();
    TextClassifier two = new TextClassifier(new FakeModel().with("probability", 0, 1), metadata);
    assertThrows(IllegalStateException.class, () -> two.classify("!"));
    TextClassifier none = new TextClassifier(new FakeModel(), metadata);
    assertThrows(IllegalStateException.class, () -> none.classify("!"));
  }
}
